"""What became of the records of a release since: changed, withdrawn, merged into another; and which came after it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, or_, select
from sqlalchemy.orm import aliased

from incidents.domain.fates import Fate, Since
from incidents.domain.moments import day_of
from incidents.storage import publications
from incidents.storage.db import session
from incidents.storage.incident_values import led_on
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.publication import PublicationRow, stands
from incidents.storage.search.sights import held_by, taken_back

_CHUNK = 1000
Changed = Row[*tuple[Any, ...]]


def since(release: int, incidents: Sequence[int]) -> dict[int, Since]:
    """Row number of an incident → what became of it; those that are as they were are left out."""
    found: dict[int, Since] = {}
    for start in range(0, len(incidents), _CHUNK):
        part = list(incidents[start : start + _CHUNK])
        rows = session().execute(_changed(release).where(IncidentRow.id.in_(part))).all()
        found.update({row.id: one for row, one in zip(rows, _told(rows), strict=True)})
    return found


def changed(release: int, limit: int) -> tuple[Since, ...]:
    """Up to `limit` records of a release that are not as they were, and of those that came after it; newest first."""
    held = _changed(release).subquery()
    moment = func.coalesce(held.c.amended, held.c.withdrawn)
    rows = session().execute(select(held).order_by(moment.desc(), held.c.code).limit(limit)).all()
    told = zip(map(_moment, rows), _told(rows), strict=True)
    found = sorted((*told, *_added(release, limit)), key=lambda one: one[1].code)
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(one for _, one in found[:limit])


def counted(release: int) -> Counter[Fate]:
    """How many records of a release were changed, withdrawn or merged since, and how many came after it."""
    held = _changed(release).subquery()
    told = case((held.c.amended.is_not(None), 1), else_=0), held.c.taken_back, held.c.forwarded_to_id.is_not(None)
    found: Counter[Fate] = Counter()
    for public, taken, forwarded, records in session().execute(select(*told, func.count()).group_by(*told)):
        found[_fate_of(public=bool(public), taken=bool(taken), forwarded=bool(forwarded))] += records
    query = select(func.count()).select_from(_new(release).subquery())
    return found + Counter({Fate.ADDED: session().scalar(query) or 0})


def _changed(release: int) -> Select[int, str, int | None, datetime, datetime, bool]:
    """The records of a release whose publication of then does not stand today."""
    held, then, today = held_by(release).subquery(), aliased(PublicationRow), aliased(PublicationRow, name="today")
    last = func.max(func.coalesce(PublicationRow.withdrawn_at, PublicationRow.at))
    gone = select(last).where(PublicationRow.incident_id == IncidentRow.id)
    standing = (today.incident_id == IncidentRow.id) & stands("today")
    return (
        select(
            IncidentRow.id, IncidentRow.code, IncidentRow.forwarded_to_id,
            today.at.label("amended"), gone.correlate(IncidentRow).scalar_subquery().label("withdrawn"),
            taken_back(then).label("taken_back"),
        )
        .select_from(held)
        .join(then, then.id == held.c.publication_id)
        .join(IncidentRow, IncidentRow.id == then.incident_id)
        .outerjoin(today, standing)
        .where(or_(today.id.is_(None), today.id != then.id))
    )  # fmt: skip


def _new(release: int) -> Select[str, datetime]:
    """What the public reads today of incidents that a release does not hold."""
    held, then = held_by(release).subquery(), aliased(PublicationRow)
    known = select(then.incident_id).join(held, held.c.publication_id == then.id)
    query = select(IncidentRow.code, PublicationRow.at)
    query = query.join(IncidentRow, IncidentRow.id == PublicationRow.incident_id)
    return query.where(stands(), PublicationRow.incident_id.not_in(known))


def _added(release: int, limit: int) -> Iterable[tuple[datetime, Since]]:
    query = _new(release).order_by(PublicationRow.at.desc(), IncidentRow.code).limit(limit)
    return ((at, Since(code, Fate.ADDED, day_of(at))) for code, at in session().execute(query))


def _told(rows: Sequence[Changed]) -> list[Since]:
    """What became of each; where merged ones lead is asked for all of them at once."""
    into = _led_on([row.code for row in rows if _fate(row) == Fate.MERGED])
    return [Since(row.code, _fate(row), day_of(_moment(row)), _into(row, into)) for row in rows]


def _into(row: Changed, led: Mapping[str, str]) -> str:
    return row.code if _fate(row) == Fate.RENEWED else led.get(row.code, "")


def _moment(row: Changed) -> datetime:
    """When a record was published again, or taken back."""
    moment: datetime = row.amended or row.withdrawn
    return moment


def _led_on(codes: Sequence[str]) -> dict[str, str]:
    """Code → the record at the end of its chain of merges, where the public may know that one."""
    led = led_on(session(), codes)
    public = publications.are_public(set(led.values())) if led else frozenset()
    return {code: end for code, end in led.items() if end in public}


def _fate(row: Changed) -> Fate:
    public, forwarded = row.amended is not None, row.forwarded_to_id is not None
    return _fate_of(public=public, taken=bool(row.taken_back), forwarded=forwarded)


def _fate_of(*, public: bool, taken: bool, forwarded: bool) -> Fate:
    if public:
        return Fate.RENEWED if taken else Fate.AMENDED
    return Fate.MERGED if forwarded else Fate.WITHDRAWN
