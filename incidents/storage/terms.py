"""Word lists in and out."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.reference import Term
from incidents.storage.db import session
from incidents.storage.models.term import TermRow


def term_id(list_name: str, slug: str) -> str:
    """The key of a term's row."""
    return f"{list_name}:{slug}"


@lru_cache(maxsize=10_000)
def slug_of(key: str | None) -> str:
    """The slug of a row's key; blank for none."""
    return key.partition(":")[2] if key else ""


def vocabulary() -> dict[str, tuple[Term, ...]]:
    """Every list by name, each in its order, retired terms among them."""
    lists: dict[str, list[Term]] = defaultdict(list)
    for row in session().scalars(select(TermRow).order_by(TermRow.list_name, TermRow.position)):
        lists[row.list_name].append(_value(row))
    return {name: tuple(terms) for name, terms in lists.items()}


def sync(current: Session, lists: dict[str, tuple[Term, ...]]) -> None:
    """Bring the table to what the program ships; terms it no longer ships are retired, never deleted."""
    shipped = {term_id(term.list, term.slug): term for terms in lists.values() for term in terms}
    known = {row.id: row for row in current.scalars(select(TermRow))}
    for key, row in known.items():
        if key not in shipped and ["added_here", "yes"] not in row.extra:
            row.active = False
    for key, term in shipped.items():
        row = known.get(key) or TermRow(id=key, list_name=term.list, slug=term.slug)
        _fill(row, term)
        current.add(row)
    current.flush()


def change(current: Session, term: Term) -> None:
    """Add a term of this installation, or correct its labels, or retire it."""
    key = term_id(term.list, term.slug)
    row = current.get(TermRow, key) or TermRow(id=key, list_name=term.list, slug=term.slug)
    _fill(row, term)
    current.add(row)
    current.flush()


def _fill(row: TermRow, term: Term) -> None:
    row.label_en, row.label_ar, row.label_ckb = term.label_en, term.label_ar, term.label_ckb
    row.parent, row.list_version, row.active, row.position = term.parent, term.list_version, term.active, term.order
    row.codes = [list(code) for code in term.codes]
    row.extra = [list(pair) for pair in term.extra]


def _value(row: TermRow) -> Term:
    return Term(
        list=row.list_name,
        slug=row.slug,
        label_en=row.label_en,
        label_ar=row.label_ar,
        label_ckb=row.label_ckb,
        parent=row.parent,
        active=row.active,
        codes=_pairs(row.codes),
        extra=_pairs(row.extra),
        order=row.position,
        list_version=row.list_version,
    )


def _pairs(rows: Iterable[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in rows)
