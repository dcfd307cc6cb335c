"""What the pages are set up with; the composition root fills it in."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class WebConfig:
    """`translations` is the folder of catalogues; `entrance` the one-time token of the demonstration's door.

    A session ends after `idle` without a request, and after `longest` in any case.
    """

    languages: tuple[str, ...]
    translations: Path
    demo: bool = False
    entrance: str = field(default="", repr=False)
    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)
