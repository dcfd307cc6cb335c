"""Sittings in and out. Each belongs to the account that began it: to anybody else it does not exist."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.sittings import Answers, Seen, Sitting
from incidents.domain.vocabulary import N_
from incidents.storage import lookup
from incidents.storage.db import now, session
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.sitting import SittingRow

_PREFIX = "D"
_KEPT_WHEN_FINISHED = timedelta(days=1)
#: What `about` holds, by its name in the value.
_ABOUT = ("file_name", "problem", "problem_params", "said", "kept", "left_out", "window", "used")
_LISTS = frozenset({"said", "used"})


def add(current: Session, by: Actor, text: str, answers: Answers, **about: Any) -> str:
    """Begin a sitting and return its code; `about` are further fields of `Sitting` that are known at once."""
    moment = now()
    row = SittingRow(code=codes.make(_PREFIX), account_id=by.account, text=text, created=moment, changed=moment)
    row.about, row.answers, row.recorded, row.version = dict(about), _plain(answers), [], 1
    current.add(row)
    current.flush()
    return row.code


def sitting(code: str, by: Actor) -> Sitting:
    """One sitting of one's own. NotFound for any other."""
    return _values(session(), [_row(session(), code, by)])[0]


def all_of(by: Actor) -> tuple[Sitting, ...]:
    """One's own sittings, last changed first."""
    query = select(SittingRow).where(SittingRow.account_id == by.account)
    rows = session().scalars(query.order_by(SittingRow.changed.desc(), SittingRow.id.desc())).all()
    return _values(session(), rows)


def save(current: Session, code: str, by: Actor, answers: Answers, seen: Seen) -> int:
    """Keep the answers as typed and return the new version. Conflict: another page saved since this one was made."""
    row = _row(current, code, by)
    if row.version != seen.version and not (seen.window and row.about.get("window") == seen.window):
        raise Conflict(N_("This was saved in another window meanwhile."))
    return _write(current, row, answers, {**row.about, "window": seen.window if seen.auto else ""})


def settle(current: Session, code: str, by: Actor, article: str, incident: str, used: Iterable[str]) -> None:
    """Keep what went into a record; what the answers say of the article stays for the next."""
    row = _row(current, code, by)
    before = _values(current, [row])[0]
    row.article_id = lookup.ids(current, ArticleRow, [article], field="article").get(article)
    row.recorded = list(dict.fromkeys((*before.recorded, incident)))
    kept = list(dict.fromkeys((*before.used, *used)))
    _write(current, row, before.source_answers(), {**row.about, "window": "", "used": kept})


def drop(current: Session, code: str, by: Actor) -> None:
    """Discard a sitting for good, its text with it."""
    current.delete(_row(current, code, by))
    current.flush()


def let_go(current: Session, code: str, by: Actor) -> None:
    """The same for one that may be gone already; blank for none."""
    if code:
        current.execute(delete(SittingRow).where(SittingRow.code == code, SittingRow.account_id == by.account))


def drop_finished(current: Session, by: Actor) -> None:
    """Discard one's sittings that went into records a day ago or earlier, and were not gone on with."""
    before = now() - _KEPT_WHEN_FINISHED
    query = select(SittingRow).where(SittingRow.account_id == by.account, SittingRow.changed < before)
    rows = current.scalars(query).all()
    for row, value in zip(rows, _values(current, rows), strict=True):
        if value.finished:
            current.delete(row)
    current.flush()


def _write(current: Session, row: SittingRow, answers: Answers, about: dict[str, Any]) -> int:
    row.answers, row.about = _plain(answers), about
    row.version += 1
    row.changed = now()
    current.flush()
    return row.version


def _row(current: Session, code: str, by: Actor) -> SittingRow:
    query = select(SittingRow).where(SittingRow.code == code, SittingRow.account_id == by.account)
    row = current.scalars(query).first()
    if row is None or by.account is None:
        raise NotFound(N_("There is no such draft, or it was recorded or discarded."))
    return row


def _plain(answers: Answers) -> dict[str, Any]:
    return {name: list(texts) for name, texts in answers.items()}


def _values(current: Session, rows: Iterable[SittingRow]) -> tuple[Sitting, ...]:
    rows = tuple(rows)
    articles = lookup.codes(current, ArticleRow, [row.article_id for row in rows])
    return tuple(
        Sitting(
            code=row.code,
            version=row.version,
            text=row.text,
            answers={name: tuple(texts) for name, texts in row.answers.items()},
            article=articles.get(row.article_id or 0, ""),
            recorded=tuple(row.recorded),
            changed=row.changed,
            **_about(row.about),
        )
        for row in rows
    )


def _about(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(kept[name]) if name in _LISTS else kept[name] for name in _ABOUT if name in kept}
