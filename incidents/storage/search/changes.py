"""How far the log of changes has come: what an answer that is kept is valid for."""

from incidents.storage.progress import progress

Stamp = tuple[str, int]


def newest() -> int:
    """The number of the last change to any finding; 0 before the first."""
    return progress().change


def stamp() -> Stamp:
    """The same, and of which database."""
    now = progress()
    return now.database, now.change
