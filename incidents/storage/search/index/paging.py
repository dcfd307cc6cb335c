"""A page of a question's answer: its places in the order, and the markers of the pages around it."""

from dataclasses import dataclass

from incidents.domain import cursors
from incidents.domain.criteria import Criteria
from incidents.domain.cursors import Mark
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.orders import ORDERS
from incidents.storage.search.index.places import Place, Way, behind
from incidents.storage.search.index.state import State


@dataclass(frozen=True)
class PagePlaces:
    """The incidents of a page in order, and its markers, where there are pages behind and before it."""

    incidents: tuple[int, ...]
    next: str | None
    previous: str | None


def page(state: State, rows: Rows, criteria: Criteria, mark: Mark | None) -> PagePlaces:
    """The places of the page asked for; `mark` is the place that its marker tells."""
    order = ORDERS[criteria.sort]
    back = mark is not None and mark.back
    way = Way(order, order.descending != back)
    place = (order.read(mark.key), mark.number) if mark is not None else None
    found = behind(state, rows, way, place, criteria.size + 1)
    shown, more = found[: criteria.size], len(found) > criteria.size
    if not shown:
        return PagePlaces((), None, None)
    before = mark is not None and bool(behind(state, rows, way.turned, shown[0], 1))
    if back:
        shown, before, more = shown[::-1], more, before
    return PagePlaces(
        tuple(incident for _, incident in shown),
        _marker(criteria, shown[-1], back=False) if more else None,
        _marker(criteria, shown[0], back=True) if before else None,
    )


def _marker(criteria: Criteria, place: Place, *, back: bool) -> str:
    key, incident = place
    return cursors.write(criteria, Mark(ORDERS[criteria.sort].told(key), incident, back))
