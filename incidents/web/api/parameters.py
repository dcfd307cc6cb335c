"""What a call may be asked, in one table: read by the views, told by the document and its page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from incidents.domain.articles import Article
from incidents.domain.criteria import CHOICES, DEFAULT_SIZE, LARGEST_SIZE, Sort, fixed_codes
from incidents.domain.errors import Refused
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.services.cells import DEEPEST_ZOOM

__all__ = ["Article", "Parameter", "bounds", "own_values", "place_in", "split"]


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of an address. `codes` are all that it may be; `repeat`: any of several values will do."""

    name: str
    meaning: str
    params: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()
    whole: tuple[int, int] | None = None
    repeat: bool = False
    required: bool = False
    place: str = "query"
    example: str = ""
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
