"""What this installation was set up with. The composition root says it once; services ask for it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`prefix` begins incident codes; blank `geocoder` means off.

    `data` is the folder of shipped tables, `static` that of scripts and styles: the map to take along puts them inside.
    `files` is the folder of kept files; `capture` off means that no page is ever fetched.
    """

    data: Path
    static: Path = Path("static")
    files: Path = Path("files")
    capture: bool = True
    prefix: str = "IRQ"
    contact: str = ""
    geocoder: str = ""
    geocoder_agent: str = ""
    demonstration: bool = False
    #: The folder in which files of other data sets are kept, to be brought in.
    imports: Path = Path("imports")
    #: The folder of the key that signs checkpoints of the history.
    keys: Path = Path("keys")


_current: list[Settings] = []


def use(settings: Settings) -> None:
    """Set what `current` answers; called by the composition root."""
    _current[:] = [settings]


def current() -> Settings:
    """The settings of this installation. RuntimeError before `use`."""
    if not _current:
        raise RuntimeError("The services were not set up: create_app does it.")
    return _current[0]
