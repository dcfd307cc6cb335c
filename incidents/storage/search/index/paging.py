"""A page of a question's answer: its places in the order, and the places from which the pages around it are read."""

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.domain import cursors
from incidents.domain.criteria import Criteria
from incidents.domain.cursors import Mark
from incidents.domain.incident import Summary
from incidents.storage.search.beginning import Beginning
from incidents.storage.search.index.matching import Rows
from incidents.storage.search.index.orders import ORDERS
from incidents.storage.search.index.places import Place, Way, behind
from incidents.storage.search.index.state import State


@dataclass(frozen=True)
class PagePlaces:
    """The incidents of a page in order, and its last and first place, where there are pages behind and before it."""

    incidents: tuple[int, ...]
    last: Place | None
    first: Place | None


def page(state: State, rows: Rows, criteria: Criteria, begin: Beginning | None) -> PagePlaces:
    """The places of the page asked for, from where its marker lets it begin."""
    order = ORDERS[criteria.sort]
    back = begin is not None and begin.back
    way = Way(order, order.descending != back)
    place = (order.read(begin.key), begin.number) if begin is not None else None
    found = behind(state, rows, way, place, criteria.size + 1)
    shown, more = found[: criteria.size], len(found) > criteria.size
    if not shown:
        return PagePlaces((), None, None)
    before = begin is not None and bool(behind(state, rows, way.turned, shown[0], 1))
    if back:
        shown, before, more = shown[::-1], more, before
    return PagePlaces(
        tuple(incident for _, incident in shown),
        shown[-1] if more else None,
        shown[0] if before else None,
    )


def marker(criteria: Criteria, place: Place | None, found: Mapping[int, Summary], *, back: bool) -> str | None:
    """The marker of the page behind or before a place, of which it gives the code; None where there is none."""
    if place is None:
        return None
    key, incident = place
    return cursors.write(criteria, Mark(ORDERS[criteria.sort].told(key), found[incident].code, back))
