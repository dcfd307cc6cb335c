"""Page markers: a place in the order of one question, to go on from or back from; any other question refuses it.

Whoever holds a marker can read it. It says of a place only what the page itself has said, the day or figure sorted by
and the code of the record: a row number would tell how many records are kept between two that are shown.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from incidents.domain.criteria import Criteria, Sort
from incidents.domain.errors import Refused
from incidents.domain.query import to_string
from incidents.domain.vocabulary import N_

Key = date | datetime | int | str
_LARGEST = 2**31 - 1


def _people(value: Any) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        raise ValueError
    return value


def _code(value: Any) -> str:
    """Nothing that a database or an index could stumble over: codes are plain letters, digits and strokes."""
    if not isinstance(value, str) or not (value.isascii() and value.isprintable()):
        raise ValueError
    return value


#: How the key of an order is read; it is written as JSON, days and moments in ISO 8601.
_READ: dict[Sort, Callable[[Any], Key]] = {
    Sort.NEWEST: date.fromisoformat,
    Sort.OLDEST: date.fromisoformat,
    Sort.MOST_KILLED: _people,
    Sort.FEWEST_KILLED: _people,
    Sort.CHANGED: datetime.fromisoformat,
    Sort.CHANGED_OLDEST: datetime.fromisoformat,
    Sort.CODE: _code,
}


@dataclass(frozen=True)
class Mark:
    """A place in an order: what it sorts by and the code of the incident there; `back` asks for what comes before.

    With a blank code it is the place before the first incident of its key, as they were kept.
    """

    key: Key
    code: str
    back: bool = False


def write(criteria: Criteria, mark: Mark) -> str:
    """The marker for a place in the order of this question."""
    plain = mark.key.isoformat() if isinstance(mark.key, date) else mark.key
    content = [criteria.sort.value, plain, mark.code, int(mark.back)]
    return _encode([*content, _seal(criteria, content)])


def read(criteria: Criteria) -> Mark | None:
    """The place that `after` marks; None for the first page. Refused: a marker of another question, or a broken one."""
    if not criteria.after:
        return None
    try:
        return _opened(criteria)
    except (ValueError, TypeError, RecursionError) as error:  # what is no base-64 is a ValueError too
        raise strange() from error


def strange() -> Refused:
    """What a marker is answered with that leads to no place of its question."""
    return Refused(N_("This page marker belongs to another question. Start again from the first page."), field="after")


def _opened(criteria: Criteria) -> Mark:
    *content, seal = _decode(criteria.after)
    if seal != _seal(criteria, content):
        raise ValueError
    _, plain, code, back = content
    return Mark(_READ[criteria.sort](plain), _code(code), bool(back))


def _encode(content: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")


def _decode(marker: str) -> list[Any]:
    found = json.loads(base64.b64decode(marker + "=" * (-len(marker) % 4), altchars=b"-_", validate=True))
    if not isinstance(found, list) or _encode(found) != marker:
        raise ValueError
    return found


def _seal(criteria: Criteria, content: list[Any]) -> str:
    """Ties a place to its question and order, however many are on a page; a slip of the pen is noticed too."""
    sealed = json.dumps([to_string(criteria.question), criteria.sort.value, content])
    return base64.urlsafe_b64encode(hashlib.sha256(sealed.encode()).digest()[:9]).decode()
