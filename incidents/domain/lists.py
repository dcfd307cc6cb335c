"""Evidence lists: incidents picked by hand, or a question asked again each time."""

from dataclasses import dataclass, field

from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Status


@dataclass(frozen=True)
class ListItem:
    """One incident of a list, with a note of its own."""

    incident: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ListDraft:
    """What a person enters about a list. `query` is the question, in the words of an address; None for hand-picked."""

    title: Trilingual = field(default_factory=Trilingual)
    cover: Trilingual = field(default_factory=Trilingual)
    items: tuple[ListItem, ...] = ()
    query: str | None = None


@dataclass(frozen=True, kw_only=True)
class EvidenceList:
    """A kept list. `owner` is the user name of whoever made it, for the team alone."""

    code: str
    version: int
    status: Status
    content: ListDraft
    owner: str
    owner_account: int | None
    changed: str
