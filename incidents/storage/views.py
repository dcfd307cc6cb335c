"""Kept questions in and out."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.views import SavedView, ViewDraft, ViewPage
from incidents.domain.vocabulary import N_
from incidents.storage.db import now, session
from incidents.storage.models.account import AccountRow
from incidents.storage.models.view import SavedViewRow


def add(current: Session, draft: ViewDraft, account: int) -> str:
    """Keep a question of an account's and return its code."""
    row = SavedViewRow(code=codes.make(codes.VIEW), owner_id=account, made=now())
    row.name, row.page, row.query, row.shared = draft.name, draft.page.value, draft.query, draft.shared
    current.add(row)
    current.flush()
    return row.code


def rename(current: Session, code: str, name: str, seen: str, *, shared: bool) -> None:
    """Give a kept question another name, or share it otherwise. Conflict if it has another name than was `seen`."""
    row = _row(current, code)
    if row.name != seen:
        raise Conflict(N_("This question was given another name while you were writing."))
    row.name, row.shared = name, shared
    current.flush()


def drop(current: Session, code: str) -> None:
    """Keep a question no longer."""
    current.delete(_row(current, code))
    current.flush()


def view(code: str, account: int) -> SavedView:
    """A question that an account keeps or that is the team's. NotFound for what is not there and for others' own."""
    found = _values(SavedViewRow.code == code, _open_to(account))
    if not found:
        raise NotFound(N_("There is no such question."))
    return found[0]


def views(account: int) -> tuple[SavedView, ...]:
    """Every question that an account keeps or that is the team's, by name."""
    return _values(_open_to(account))


def kept_by(account: int) -> int:
    """How many questions an account keeps."""
    query = select(func.count()).select_from(SavedViewRow).where(SavedViewRow.owner_id == account)
    return session().scalar(query) or 0


def _open_to(account: int) -> ColumnElement[bool]:
    return or_(SavedViewRow.owner_id == account, SavedViewRow.shared)


def _row(current: Session, code: str) -> SavedViewRow:
    row = current.scalars(select(SavedViewRow).where(SavedViewRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such question."))
    return row


def _values(*holds: ColumnElement[bool]) -> tuple[SavedView, ...]:
    query = select(SavedViewRow, AccountRow.name).join(AccountRow, AccountRow.id == SavedViewRow.owner_id)
    rows = session().execute(query.where(*holds).order_by(func.lower(SavedViewRow.name), SavedViewRow.id))
    return tuple(
        SavedView(
            code=row.code,
            content=ViewDraft(name=row.name, page=ViewPage(row.page), query=row.query, shared=row.shared),
            owner=owner,
            owner_account=row.owner_id,
            made=row.made.isoformat(),
        )
        for row, owner in rows
    )
