"""Evidence lists: incidents picked by hand, or a question asked again each time."""

from dataclasses import dataclass, field, replace

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

    def holds(self, incident: str) -> bool:
        """Whether an incident was put on the list by hand."""
        return any(item.incident == incident for item in self.items)

    def with_item(self, incident: str, note: str = "") -> "ListDraft":
        """The list with an incident at its end; twice the same adds nothing."""
        return self if self.holds(incident) else replace(self, items=(*self.items, ListItem(incident, note)))

    def without(self, incident: str) -> "ListDraft":
        """The list with an incident taken off."""
        return replace(self, items=tuple(item for item in self.items if item.incident != incident))

    def moved(self, incident: str, steps: int) -> "ListDraft":
        """The list with an incident `steps` places further down, or up where it is negative; never past an end."""
        order = list(self.items)
        place = next((index for index, item in enumerate(order) if item.incident == incident), None)
        if place is None:
            return self
        item = order.pop(place)
        order.insert(max(0, min(place + steps, len(order))), item)
        return replace(self, items=tuple(order))


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
