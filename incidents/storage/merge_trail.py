"""What points to a record that is merged, and follows it: links, lists, codes of data sets, records found different."""

from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from incidents.storage.db import now
from incidents.storage.models.batch import ExternalCodeRow
from incidents.storage.models.incident import IncidentLinkRow
from incidents.storage.models.listing import ListItemRow, ListRow
from incidents.storage.models.match import NotSameRow

#: Kind of pointer → the rows that followed, as plain values; `moved` false where the target had such a row already.
Trail = dict[str, list[Any]]


def follow(current: Session, gone: int, kept: int) -> Trail:
    """Let everything that points to one record, by row number, point to another; returns what undoing needs."""
    current.execute(delete(IncidentLinkRow).where(IncidentLinkRow.incident_id == gone))  # its copy holds them
    trail = {
        "links": _links(current, gone, kept),
        "lists": _lists(current, gone, kept),
        "codes": _codes(current, gone, kept),
        "different": _different(current, gone, kept),
    }
    current.flush()
    current.expire_all()
    return trail


def follow_back(current: Session, gone: int, kept: int, trail: Trail) -> None:
    """Undo `follow`, as far as what was moved still stands where it was moved to."""
    _links_back(current, gone, kept, trail["links"])
    _lists_back(current, gone, kept, trail["lists"])
    for dataset, external in trail["codes"]:
        where = (ExternalCodeRow.dataset == dataset, ExternalCodeRow.external == external)
        moved = update(ExternalCodeRow).where(*where, ExternalCodeRow.incident_id == kept)
        current.execute(moved.values(incident_id=gone))
    for other in trail["different"]:
        first, second = sorted((kept, other))
        current.execute(delete(NotSameRow).where(NotSameRow.first_id == first, NotSameRow.second_id == second))
    current.flush()
    current.expire_all()


def lists_of(current: Session, trail: Trail) -> tuple[str, ...]:
    """Codes of the lists that were changed."""
    numbers = [number for number, *_ in trail["lists"]]
    return tuple(current.scalars(select(ListRow.code).where(ListRow.id.in_(numbers)).order_by(ListRow.id)))


def _links(current: Session, gone: int, kept: int) -> list[Any]:
    link = IncidentLinkRow
    query = select(link.incident_id, link.kind, link.position).where(link.other_id == gone, link.incident_id != kept)
    found = []
    for incident, kind, position in current.execute(query).all():
        moved = not _has_link(current, incident, kept, kind)
        if moved:
            where = _link(incident, gone, kind)
            current.execute(update(IncidentLinkRow).where(*where).values(other_id=kept))
        found.append([incident, kind, position, moved])
    current.execute(delete(link).where(link.other_id == gone))
    return found


def _links_back(current: Session, gone: int, kept: int, links: list[Any]) -> None:
    for incident, kind, position, moved in links:
        if moved and not _has_link(current, incident, kept, kind):
            continue  # somebody took the link away since
        if moved:
            current.execute(delete(IncidentLinkRow).where(*_link(incident, kept, kind)))
        if not _has_link(current, incident, gone, kind):
            row = {"incident_id": incident, "other_id": gone, "kind": kind, "position": position}
            current.execute(insert(IncidentLinkRow), [row])


def _link(incident: int, other: int, kind: str) -> tuple[Any, ...]:
    row = IncidentLinkRow
    return row.incident_id == incident, row.other_id == other, row.kind == kind


def _has_link(current: Session, incident: int, other: int, kind: str) -> bool:
    query = select(IncidentLinkRow.incident_id).where(*_link(incident, other, kind))
    return current.scalar(query) is not None


def _lists(current: Session, gone: int, kept: int) -> list[Any]:
    item = ListItemRow
    query = select(item.list_id, item.position, item.note).where(item.incident_id == gone)
    found = []
    for number, position, note in current.execute(query).all():
        moved = not _has_item(current, number, kept)
        if moved:
            current.execute(update(item).where(*_item(number, gone)).values(incident_id=kept))
        found.append([number, position, note, moved])
        _changed(current, number)
    current.execute(delete(item).where(item.incident_id == gone))
    return found


def _lists_back(current: Session, gone: int, kept: int, items: list[Any]) -> None:
    for number, position, note, moved in items:
        if moved and not _has_item(current, number, kept):
            continue  # somebody took it off the list since
        if moved:
            current.execute(delete(ListItemRow).where(*_item(number, kept)))
        if not _has_item(current, number, gone):
            row = {"list_id": number, "incident_id": gone, "position": position, "note": note}
            current.execute(insert(ListItemRow), [row])
        _changed(current, number)


def _item(number: int, incident: int) -> tuple[Any, ...]:
    return ListItemRow.list_id == number, ListItemRow.incident_id == incident


def _has_item(current: Session, number: int, incident: int) -> bool:
    return current.scalar(select(ListItemRow.list_id).where(*_item(number, incident))) is not None


def _changed(current: Session, number: int) -> None:
    """A list changed under whoever is just writing it: their save is a clash, not a loss."""
    values = {"version": ListRow.version + 1, "changed": now()}
    current.execute(update(ListRow).where(ListRow.id == number).values(**values))


def _codes(current: Session, gone: int, kept: int) -> list[Any]:
    row = ExternalCodeRow
    found = [list(pair) for pair in current.execute(select(row.dataset, row.external).where(row.incident_id == gone))]
    current.execute(update(row).where(row.incident_id == gone).values(incident_id=kept))
    return found


def _different(current: Session, gone: int, kept: int) -> list[Any]:
    """What one record was found different from, the other is too."""
    found = []
    for row in current.scalars(
        select(NotSameRow).where((NotSameRow.first_id == gone) | (NotSameRow.second_id == gone))
    ):
        other = row.second_id if row.first_id == gone else row.first_id
        first, second = sorted((kept, other))
        if other != kept and current.get(NotSameRow, (first, second)) is None:
            copy = {"first_id": first, "second_id": second, "account_id": row.account_id, "at": row.at}
            current.execute(insert(NotSameRow), [{**copy, "reason": row.reason}])
            found.append(other)
    return found
