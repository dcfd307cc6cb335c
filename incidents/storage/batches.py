"""Batches of imports in and out: the batch itself, and what became of each of its rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.batches import Batch, BatchLine, BatchState, Counts, Problem, Reading, RowState
from incidents.domain.codec import from_plain, to_plain
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import N_
from incidents.storage import bulk
from incidents.storage.db import now, session
from incidents.storage.models.account import AccountRow
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.batch import BatchLineRow, BatchRow
from incidents.storage.models.incident import IncidentRow

_PREFIX = "B"
_LONGEST_NAME = 500
_LONGEST_EXTERNAL = 200
_CHUNK = 1000


def add(current: Session, file_name: str, sha256: str, reading: Reading, by: Actor) -> str:
    """Keep a new batch that waits, and return its code."""
    row = BatchRow(
        code=codes.make(_PREFIX),
        at=now(),
        account_id=by.account or None,
        file_name=file_name[:_LONGEST_NAME],
        sha256=sha256,
        preset=reading.preset,
        settings=to_plain(reading),
        state=BatchState.WAITING.value,
    )
    current.add(row)
    current.flush()
    return row.code


def batch(code: str) -> Batch:
    """One batch. NotFound if there is none."""
    found = _batches(_select().where(BatchRow.code == code))
    if not found:
        raise NotFound(N_("There is no such import."))
    return found[0]


def newest(limit: int) -> tuple[Batch, ...]:
    """The batches that were begun last, newest first."""
    return _batches(_select().order_by(BatchRow.id.desc()).limit(limit))


def unfinished(sha256: str) -> tuple[Batch, ...]:
    """The batches of a file that were begun and not brought to their end, newest first."""
    query = _select().where(BatchRow.sha256 == sha256, BatchRow.state == BatchState.RUNNING.value)
    return _batches(query.order_by(BatchRow.id.desc()))


def is_known(sha256: str) -> bool:
    """Whether there is a batch of this file."""
    return session().scalar(select(BatchRow.id).where(BatchRow.sha256 == sha256).limit(1)) is not None


def read_anew(current: Session, code: str, reading: Reading) -> None:
    """Keep how a waiting batch is to be read; what a dry run found before does not hold any more."""
    current.execute(delete(BatchLineRow).where(BatchLineRow.batch_id == number(current, code)))
    values: dict[str, Any] = {
        "preset": reading.preset,
        "settings": to_plain(reading),
        "rows": 0,
        "counts": {},
        "finished": None,
    }
    current.execute(update(BatchRow).where(BatchRow.code == code).values(**values))


def begin(current: Session, code: str, *, preset: str, dataset: str, article: str) -> None:
    """Let a batch run: the lines of its dry run go, its data set and the article of the edition are kept."""
    current.execute(delete(BatchLineRow).where(BatchLineRow.batch_id == number(current, code)))
    kept = select(ArticleRow.id).where(ArticleRow.code == article).scalar_subquery()
    values: dict[str, Any] = {"preset": preset, "dataset": dataset, "article_id": kept, "counts": {}, "finished": None}
    state = BatchState.RUNNING.value
    current.execute(update(BatchRow).where(BatchRow.code == code).values(state=state, **values))


def progress(current: Session, code: str, counts: Counts, *, state: BatchState | None = None, ended: bool = False,
             rows: int | None = None) -> None:  # fmt: skip
    """Keep how far a batch is; `rows` is how many the file holds, once that is known."""
    values: dict[str, Any] = {"counts": to_plain(counts)}
    values |= {"state": state.value} if state else {}
    values |= {"finished": now()} if ended else {}
    values |= {} if rows is None else {"rows": rows}
    current.execute(update(BatchRow).where(BatchRow.code == code).values(**values))


def settle(current: Session, code: str, state: BatchState) -> None:
    """Let a batch stand elsewhere, its counts as they are."""
    current.execute(update(BatchRow).where(BatchRow.code == code).values(state=state.value, finished=now()))


def forget(current: Session, code: str) -> None:
    """Delete a batch that was never brought in, with what a dry run found."""
    batch_id = number(current, code)
    current.execute(delete(BatchLineRow).where(BatchLineRow.batch_id == batch_id))
    current.execute(delete(BatchRow).where(BatchRow.id == batch_id))


def keep_lines(current: Session, code: str, lines: Sequence[BatchLine], *, entry: int | None = None) -> None:
    """Keep what became of some rows; `entry` is the deed of the history they belong to."""
    incidents = {line.incident for line in lines if line.incident}
    query = select(IncidentRow.code, IncidentRow.id).where(IncidentRow.code.in_(incidents))
    numbers = dict(current.execute(query).all())
    batch_id = number(current, code)
    around = {"batch_id": batch_id, "entry": entry}
    rows = [{**around, "incident_id": numbers.get(line.incident), **_columns(line)} for line in lines]
    bulk.insert_all(current, BatchLineRow, rows)


def mark_undone(current: Session, code: str, lines: Iterable[BatchLine]) -> None:
    """Keep that rows were undone, or why one was left as it is."""
    batch_id = number(current, code)
    for line in lines:
        where = (BatchLineRow.batch_id == batch_id, BatchLineRow.number == line.number)
        problems = [to_plain(problem) for problem in line.problems]
        current.execute(update(BatchLineRow).where(*where).values(undone=True, problems=problems))


def stand_at(current: Session, code: str, line: BatchLine, version: int) -> None:
    """Keep the version at which a record stands as a batch had left it, after a later one was undone."""
    record = select(IncidentRow.id).where(IncidentRow.code == line.incident).scalar_subquery()
    where = (BatchLineRow.batch_id == number(current, code), BatchLineRow.external == line.external)
    current.execute(update(BatchLineRow).where(*where, BatchLineRow.incident_id == record).values(version=version))


def lines(code: str, *, states: Sequence[RowState] = (), after: int = 0, limit: int = _CHUNK,
          pending: bool = False) -> tuple[BatchLine, ...]:  # fmt: skip
    """Rows of a batch in the order of the file, of some states or of all; `pending` leaves out what is undone."""
    query = (
        select(BatchLineRow, IncidentRow.code)
        .join(BatchRow, BatchRow.id == BatchLineRow.batch_id)
        .outerjoin(IncidentRow, IncidentRow.id == BatchLineRow.incident_id)
        .where(BatchRow.code == code, BatchLineRow.number > after)
    )
    if states:
        query = query.where(BatchLineRow.state.in_([state.value for state in states]))
    if pending:
        query = query.where(BatchLineRow.undone.is_(False))
    found = session().execute(query.order_by(BatchLineRow.number).limit(limit)).all()
    return tuple(_line(row, incident or "") for row, incident in found)


def every_line(code: str, *, states: Sequence[RowState] = ()) -> Iterator[BatchLine]:
    """All rows of a batch, some at a time."""
    after = 0
    while found := lines(code, states=states, after=after):
        yield from found
        after = found[-1].number


def last_line(code: str) -> int:
    """The number of the last row that was dealt with; 0 for none."""
    query = select(func.max(BatchLineRow.number)).join(BatchRow, BatchRow.id == BatchLineRow.batch_id)
    return session().scalar(query.where(BatchRow.code == code)) or 0


def entries_of(incident: str) -> tuple[int, ...]:
    """The deeds of the history in which imports wrote an incident."""
    query = select(BatchLineRow.entry).join(IncidentRow, IncidentRow.id == BatchLineRow.incident_id)
    kept = query.where(IncidentRow.code == incident, BatchLineRow.entry.is_not(None), BatchLineRow.version.is_not(None))
    return tuple(entry for entry in session().scalars(kept) if entry is not None)


def number(current: Session, code: str) -> int:
    """The row number of a batch."""
    found = current.scalar(select(BatchRow.id).where(BatchRow.code == code))
    if found is None:
        raise NotFound(N_("There is no such import."))
    return found


def _select() -> Select[BatchRow, str, str]:
    return (
        select(BatchRow, AccountRow.name, ArticleRow.code)
        .outerjoin(AccountRow, AccountRow.id == BatchRow.account_id)
        .outerjoin(ArticleRow, ArticleRow.id == BatchRow.article_id)
    )


def _batches(query: Select[BatchRow, str, str]) -> tuple[Batch, ...]:
    found = session().execute(query).all()
    return tuple(_batch(row, name or "", article or "") for row, name, article in found)


def _batch(row: BatchRow, name: str, article: str) -> Batch:
    return Batch(
        code=row.code,
        at=row.at,
        by=name,
        file_name=row.file_name,
        sha256=row.sha256,
        dataset=row.dataset,
        preset=row.preset,
        reading=from_plain(Reading, row.settings),
        state=BatchState(row.state),
        rows=row.rows,
        counts=from_plain(Counts, row.counts),
        article=article,
        finished=row.finished,
    )


def _columns(line: BatchLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "external": line.external[:_LONGEST_EXTERNAL],
        "digest": line.digest,
        "state": line.state.value,
        "problems": [to_plain(one) for one in line.problems],
        "version": line.version,
        "before": line.before,
        "undone": line.undone,
    }


def _line(row: BatchLineRow, incident: str) -> BatchLine:
    return BatchLine(
        number=row.number,
        external=row.external,
        digest=row.digest,
        state=RowState(row.state),
        incident=incident,
        problems=tuple(from_plain(Problem, one) for one in row.problems),
        version=row.version,
        before=row.before,
        undone=row.undone,
    )
