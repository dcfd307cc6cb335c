"""Incidents kept and read: the team's working copy, its steps and its codes."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.incident import Draft, Record, Step
from incidents.domain.moments import day_of
from incidents.domain.verification import check_step
from incidents.domain.vocabulary import N_, Audience, Grade, Status
from incidents.storage import incident_rows, incident_writing
from incidents.storage.db import now, session
from incidents.storage.incident_values import Head, drafts, forwards, led_on
from incidents.storage.models.account import AccountRow
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.incident import ForwardRow, IncidentArticleRow, IncidentRow, StepRow, TouchRow
from incidents.storage.models.publication import PublicationRow, stands


def add(current: Session, draft: Draft, by: Actor, *, prefix: str, code: str = "") -> str:
    """Keep a new incident as a draft and return its code."""
    code = code or codes.make(prefix)
    incident_writing.add_all(current, {code: draft}, by)
    return code


def amend(current: Session, code: str, draft: Draft, version: int, status: Status, by: Actor) -> int:
    """Save the working copy anew. Conflict if it was saved since `version` was read. Returns the new version."""
    row = _row(current, code)
    if row.version != version:
        raise Conflict(N_("Somebody else saved this record while you were writing."))
    incident_writing.amend_all(current, {code: (draft, status)}, by)
    return row.version


def take_step(
    current: Session, code: str, new: Status, by: Actor, *, version: int | None = None, reason: str = ""
) -> None:
    """Move a record to another status, if this actor may, and keep who did it and why.

    Conflict: the record was saved since `version` was read. Refused or NotAllowed: the step is not open.
    """
    row = _row(current, code)
    if version is not None and row.version != version:
        raise Conflict(N_("Somebody else saved this record while you were reading it. Look at it again."))
    old = Status(row.status)
    check_step(old, new, by, is_author=is_author(current, code, by.account), reason=reason)
    row.status = new.value
    row.version += 1
    row.changed = now()
    step = StepRow(incident_id=row.id, at=row.changed, account_id=by.account or None, old=old.value, new=new.value)
    step.reason = reason.strip()
    current.add(step)
    current.flush()


def grade(current: Session, code: str, new: Grade, reason: str) -> None:
    """Keep how well supported a reviewer finds an incident."""
    row = _row(current, code)
    row.grade, row.grade_reason = new.value, reason.strip()
    row.version += 1
    row.changed = now()
    current.flush()


def judge(current: Session, code: str, draft: Draft, version: int) -> None:
    """Keep a reviewer's judgement of figures; status, revision and authors stay. Conflict as for `amend`."""
    row = _row(current, code)
    if row.version != version:
        raise Conflict(N_("Somebody else saved this record while you were reading it. Look at it again."))
    row.version += 1
    row.changed = now()
    incident_rows.write_parts(current, {row.id: draft}, entered_by=None)
    incident_rows.write_lines(current, {row.id: draft})
    current.flush()


def forward(current: Session, old: str, new: str) -> None:
    """Let the code of a duplicate lead to the record that stays."""
    row, target = _row(current, old), _row(current, new)
    row.forwarded_to_id = target.id
    current.merge(ForwardRow(code=old, incident_id=target.id))
    current.flush()


def forwarded(code: str) -> str | None:
    """Where an old code leads, at the end of the chain; None where it leads nowhere."""
    return led_on(session(), (code,)).get(code)


def record(code: str) -> Record:
    """The team's copy of one incident. NotFound if there is none."""
    row = session().scalars(select(IncidentRow).where(IncidentRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such record."))
    return records(session(), [row])[0]


def records(current: Session, rows: Sequence[Head]) -> tuple[Record, ...]:
    """The team's copies of some incidents, in the order given."""
    numbers = [row.id for row in rows]
    contents = drafts(current, rows)
    authors, steps = _authors(current, rows), _steps(current, numbers)
    led = forwards(current, [row.code for row in rows])
    public = dict(
        current.execute(
            select(PublicationRow.incident_id, PublicationRow.at).where(
                PublicationRow.incident_id.in_(numbers), stands()
            )
        ).all()
    )
    return tuple(
        Record(
            code=row.code,
            audience=Audience.TEAM,
            version=row.version,
            revision=row.revision,
            status=Status(row.status),
            grade=Grade(row.grade),
            grade_reason=row.grade_reason,
            content=contents[row.id],
            created=day_of(row.created),
            changed=row.changed,
            published_at=public.get(row.id),
            public=row.id in public,
            contributors=authors.get(row.id, ()),
            steps=steps.get(row.id, ()),
            forwarded_to=led.get(row.code, ""),
        )
        for row in rows
    )


def is_author(current: Session, code: str, account: int | None) -> bool:
    """Whether an account touched the current revision of an incident."""
    row = _row(current, code)
    query = select(TouchRow.account_id).where(
        TouchRow.incident_id == row.id, TouchRow.revision == row.revision, TouchRow.account_id == (account or 0)
    )
    return current.scalar(query) is not None


def waiting(statuses: Iterable[Status]) -> tuple[Record, ...]:
    """The team's copies that stand at one of the statuses, longest waiting first."""
    query = select(IncidentRow).where(IncidentRow.status.in_([status.value for status in statuses]))
    return records(session(), session().scalars(query.order_by(IncidentRow.changed, IncidentRow.id)).all())


def number(current: Session, code: str) -> int:
    """The row number of an incident."""
    return _row(current, code).id


def numbers(current: Session, wanted: Iterable[str]) -> dict[str, int]:
    """Code → row number of each incident that is there."""
    asked = list(wanted)
    query = select(IncidentRow.code, IncidentRow.id).where(IncidentRow.code.in_(asked))
    return dict(current.execute(query).all()) if asked else {}


def using_article(current: Session, article: int) -> tuple[str, ...]:
    """Codes of the incidents that lean on an article."""
    query = select(IncidentRow.code).join(IncidentArticleRow, IncidentArticleRow.incident_id == IncidentRow.id)
    return tuple(current.scalars(query.where(IncidentArticleRow.article_id == article)))


def using_source(current: Session, source: str) -> tuple[str, ...]:
    """Codes of the incidents that lean on an article of a source."""
    links = IncidentArticleRow
    query = (
        select(IncidentRow.code)
        .join(links, links.incident_id == IncidentRow.id)
        .join(ArticleRow, ArticleRow.id == links.article_id)
        .join(SourceRow, SourceRow.id == ArticleRow.source_id)
        .where(SourceRow.code == source)
        .distinct()
    )
    return tuple(current.scalars(query))


def kinds() -> dict[str, int]:
    """How many incidents there are of each data kind."""
    return dict(session().execute(select(IncidentRow.data_kind, func.count()).group_by(IncidentRow.data_kind)).all())


def _row(current: Session, code: str) -> IncidentRow:
    row = current.scalars(select(IncidentRow).where(IncidentRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such record."))
    return row


def _authors(current: Session, rows: Sequence[Head]) -> dict[int, tuple[str, ...]]:
    revisions = {row.id: row.revision for row in rows}
    found: dict[int, tuple[str, ...]] = {}
    query = (
        select(TouchRow.incident_id, TouchRow.revision, AccountRow.name)
        .join(AccountRow, AccountRow.id == TouchRow.account_id)
        .where(TouchRow.incident_id.in_(revisions))
        .order_by(AccountRow.name)
    )
    for incident, revision, name in current.execute(query):
        if revision == revisions[incident]:
            found[incident] = (*found.get(incident, ()), name)
    return found


def _steps(current: Session, numbers: Sequence[int]) -> dict[int, tuple[Step, ...]]:
    found: dict[int, tuple[Step, ...]] = {}
    query = (
        select(StepRow.incident_id, StepRow.at, StepRow.old, StepRow.new, StepRow.reason, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == StepRow.account_id)
        .where(StepRow.incident_id.in_(numbers))
        .order_by(StepRow.id)
    )
    for row in current.execute(query):
        one = Step(at=row.at, by=row.name or "", old=Status(row.old), new=Status(row.new), reason=row.reason)
        found[row.incident_id] = (*found.get(row.incident_id, ()), one)
    return found
