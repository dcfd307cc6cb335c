"""A mention with the place it is taken to mean."""

from dataclasses import dataclass

from incidents.reading.where.mentions import Mention


@dataclass(frozen=True)
class Found:
    """A place: its code, codes of others of the same name, and why (a msgid)."""

    mention: Mention
    code: str
    others: tuple[str, ...]
    why: str
