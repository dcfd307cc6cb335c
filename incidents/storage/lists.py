"""Evidence lists in and out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, Audience, Status
from incidents.storage import lookup
from incidents.storage.db import now, session
from incidents.storage.models.account import AccountRow
from incidents.storage.models.finding import FindingRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.listing import ListItemRow, ListRow


def add(current: Session, draft: ListDraft, by: Actor, *, code: str = "") -> str:
    """Keep a new list of the team's and return its code."""
    moment = now()
    row = ListRow(
        code=code or codes.make(codes.LIST), status=Status.DRAFT.value, created=moment, changed=moment, version=1
    )
    row.owner_id = by.account or None
    _fill(row, draft)
    current.add(row)
    current.flush()
    _write_items(current, row.id, draft)
    return row.code


def amend(current: Session, code: str, draft: ListDraft, version: int) -> None:
    """Save a list anew. Conflict if it was saved since `version` was read."""
    row = _row(current, code)
    if row.version != version:
        raise Conflict(N_("Somebody else saved this list while you were writing."))
    _fill(row, draft)
    row.version += 1
    row.changed = now()
    current.flush()
    _write_items(current, row.id, draft)


def existing(current: Session, wanted: Iterable[str]) -> frozenset[str]:
    """Those of the codes given that are kept here."""
    return frozenset(current.scalars(select(ListRow.code).where(ListRow.code.in_(list(wanted)))))


def take_away(current: Session, code: str) -> bool:
    """Take away a list that nobody has touched since it was made; False for one that stays."""
    row = _row(current, code)
    if row.version != 1 or row.status != Status.DRAFT.value:
        return False
    current.execute(delete(ListItemRow).where(ListItemRow.list_id == row.id))
    current.delete(row)
    current.flush()
    return True


def set_status(current: Session, code: str, status: Status) -> None:
    """Publish a list, or take it back."""
    row = _row(current, code)
    row.status = status.value
    row.version += 1
    row.changed = now()
    current.flush()


def was_public(code: str) -> bool:
    """Whether a list was public once and was taken back since."""
    query = select(ListRow.id).where(ListRow.code == code, ListRow.status == Status.WITHDRAWN.value)
    return session().scalar(query) is not None


def evidence_list(code: str, audience: Audience) -> EvidenceList:
    """One list as an audience may read it. NotFound for what does not exist and for what may not be known."""
    query = select(ListRow).where(ListRow.code == code)
    if audience == Audience.PUBLIC:
        query = query.where(ListRow.status == Status.PUBLISHED.value)
    rows = session().scalars(query).all()
    if not rows:
        raise NotFound(N_("There is no such list."))
    return _values(session(), rows, audience)[0]


def all_lists(audience: Audience) -> tuple[EvidenceList, ...]:
    """Every list an audience may read, last changed first."""
    query = select(ListRow).order_by(ListRow.changed.desc(), ListRow.id.desc())
    if audience == Audience.PUBLIC:
        query = query.where(ListRow.status == Status.PUBLISHED.value)
    return _values(session(), session().scalars(query).all(), audience)


def _row(current: Session, code: str) -> ListRow:
    row = current.scalars(select(ListRow).where(ListRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such list."))
    return row


def _fill(row: ListRow, draft: ListDraft) -> None:
    row.title_en, row.title_ar, row.title_ckb = draft.title.en, draft.title.ar, draft.title.ckb
    row.cover_en, row.cover_ar, row.cover_ckb = draft.cover.en, draft.cover.ar, draft.cover.ckb
    row.query = draft.query


def _write_items(current: Session, number: int, draft: ListDraft) -> None:
    """Items that nobody may find just now (rejected, confidential) stay at the end: no save takes them off unseen."""
    hidden = _hidden(current, number)
    current.execute(delete(ListItemRow).where(ListItemRow.list_id == number))
    unique = {item.incident: item for item in (*draft.items, *hidden)}
    incidents = lookup.ids(current, IncidentRow, unique, field="items")
    rows = [
        {"list_id": number, "incident_id": incidents[code], "position": position, "note": item.note}
        for position, (code, item) in enumerate(unique.items())
    ]
    if rows:
        current.execute(insert(ListItemRow), rows)


def _items(current: Session, numbers: Sequence[int], audience: Audience) -> dict[int, list[ListItem]]:
    """Row number → items, those only that the audience may find: a note must not tell of a hidden incident."""
    items: dict[int, list[ListItem]] = defaultdict(list)
    query = (
        select(ListItemRow.list_id, FindingRow.code, ListItemRow.note)
        .join(FindingRow, FindingRow.incident_id == ListItemRow.incident_id)
        .where(ListItemRow.list_id.in_(numbers), FindingRow.audience == audience.value)
        .order_by(ListItemRow.position)
    )
    for number, code, note in current.execute(query):
        items[number].append(ListItem(code, note))
    return items


def _hidden(current: Session, number: int) -> tuple[ListItem, ...]:
    findable = select(FindingRow.incident_id).where(FindingRow.audience == Audience.TEAM.value)
    query = (
        select(IncidentRow.code, ListItemRow.note)
        .join(IncidentRow, IncidentRow.id == ListItemRow.incident_id)
        .where(ListItemRow.list_id == number, ListItemRow.incident_id.not_in(findable))
        .order_by(ListItemRow.position)
    )
    return tuple(ListItem(code, note) for code, note in current.execute(query))


def _values(current: Session, rows: Sequence[ListRow], audience: Audience) -> tuple[EvidenceList, ...]:
    items = _items(current, [row.id for row in rows], audience)
    owners = {row.owner_id for row in rows if row.owner_id}
    accounts = select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(owners))
    names = dict(current.execute(accounts).all())
    team = audience == Audience.TEAM
    return tuple(
        EvidenceList(
            code=row.code,
            version=row.version,
            status=Status(row.status),
            content=ListDraft(
                title=Trilingual(row.title_en, row.title_ar, row.title_ckb),
                cover=Trilingual(row.cover_en, row.cover_ar, row.cover_ckb),
                items=tuple(items[row.id]),
                query=row.query,
            ),
            owner=names.get(row.owner_id or 0, "") if team else "",
            owner_account=row.owner_id if team else None,
            changed=row.changed.isoformat(),
        )
        for row in rows
    )
