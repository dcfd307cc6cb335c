"""By what a record is found no more in a release once it was taken back: words, exact places, who, and from whom.

It goes on counting by its days, its governorate, its cause, its harm and the like, so that such a question has the same
answer for ever. Whether it is there by something finer cannot be asked, nor read off the choices beside a question.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from incidents.domain.criteria import Criteria
from incidents.domain.releases import CLOSE, PLACE, WIDE
from incidents.storage.models.finding import FindingKeyRow, FindingRow
from incidents.storage.models.place import PlaceRow
from incidents.storage.search.sights import still_shown

_WIDE = select(PlaceRow.code).where(PlaceRow.level.in_([level.value for level in WIDE]))


def found_by(criteria: Criteria) -> Iterator[ColumnElement[bool]]:
    """What must hold of a frozen finding besides the question itself; nothing where the present is asked."""
    if criteria.release is None:
        return
    if any(part.param in CLOSE for part in criteria.parts()):
        yield still_shown()
    elif criteria.places:
        yield or_(_in_wide(criteria.places), still_shown())


def counted_by(key: Any, criteria: Criteria) -> Iterator[ColumnElement[bool]]:
    """What must hold of a code of a frozen finding (`key`, its row) for it to count beside the other codes."""
    if criteria.release is not None:
        wide = or_(key.param != PLACE, key.code.in_(_WIDE))
        yield or_(and_(key.param.not_in(CLOSE), wide), still_shown())


def _in_wide(places: Iterable[str]) -> ColumnElement[bool]:
    """That one of these places, a governorate or a country, holds the finding."""
    key = FindingKeyRow
    rows = select(key.finding_id).where(key.param == PLACE, key.code.in_(list(places)), key.code.in_(_WIDE))
    return FindingRow.id.in_(rows)
