"""Public codes to row numbers, in one question a table."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_


def ids(session: Session, model: Any, codes: Iterable[str], *, field: str) -> dict[str, int]:
    """Code → row number for every code given; `model` is a row class with `id` and `code`.

    Refused, at `field`, for the first that is not known.
    """
    wanted = {code for code in codes if code}
    if not wanted:
        return {}
    found: dict[str, int] = dict(session.execute(select(model.code, model.id).where(model.code.in_(wanted))).all())
    missing = sorted(wanted - found.keys())
    if missing:
        raise Refused(N_("“%(text)s” is not a code that is known here."), field=field, text=missing[0][:80])
    return found


def codes(session: Session, model: Any, numbers: Iterable[int | None]) -> dict[int, str]:
    """Row number → code for every number given."""
    wanted = {number for number in numbers if number is not None}
    if not wanted:
        return {}
    return dict(session.execute(select(model.id, model.code).where(model.id.in_(wanted))).all())
