"""Plain JSON values as values of ours, by their type hints: what `domain/codec.py` wrote, held to its shape.

Nothing is taken on trust: a wrong type, a name that is not known, a code that there is not, a text with hidden
characters is a refusal at its path ("claims 3: scope_from"), and reading goes on beside it. Texts stay as they are.
"""

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from incidents.domain.date_words import FIRST_YEAR, LAST_YEAR
from incidents.domain.errors import Refused
from incidents.domain.moments import BAGHDAD
from incidents.domain.script import clean_text
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.json_text import Twice

T = TypeVar("T")
D = TypeVar("D", date, datetime, time)
_LARGEST = 2**31 - 1  # what a whole number of the database holds
_MOST_ITEMS = 10_000
_LONGEST_SHOWN = 40
_UNKNOWN = N_("There is no such field.")
_MISSING = N_("This field is missing.")
_STANDS_TWICE = N_("This field stands twice, so nobody can know which is meant.")
_TOO_MANY = N_("These are %(count)s items; a record has at most %(most)s.")
_NO_CODE = N_("“%(code)s” is no code of this column.")
_TEXT = N_("“%(text)s” stands where a text is wanted.")
_WHOLE = N_("“%(text)s” stands where a whole number is wanted.")
_NUMBER = N_("“%(text)s” stands where a number is wanted.")
_YES_NO = N_("“%(text)s” stands where true or false is wanted.")
_DAY = N_("“%(text)s” is no day or time in ISO form, from the year %(first)s to %(last)s.")
_LIST = N_("“%(text)s” stands where a list is wanted.")
_OBJECT = N_("“%(text)s” stands where an object is wanted.")

Problems = list[Refused]
Reader = Callable[[Any, str, Problems], Any]


class _Bad(Exception):
    """A value that was refused; why is among the problems."""


def read(kind: type[T], plain: Any, problems: Problems, at: str = "") -> T | None:
    """The value of type `kind` that `plain` stands for; None where it was refused, with the reasons in `problems`."""
    key: Any = kind
    before = len(problems)
    try:
        found: T = _reader(key)(plain, at, problems)
    except _Bad:
        return None
    return found if len(problems) == before else None


@cache
def _reader(kind: Any) -> Reader:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = _reader(next(each for each in get_args(kind) if each is not type(None)))
        return lambda plain, at, problems: None if plain is None else inner(plain, at, problems)
    if origin is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    return _PLAIN[kind]


def _refuse(problems: Problems, at: str, message: str, **params: Any) -> _Bad:
    problems.append(Refused(message, field=at, **params))
    return _Bad()


def _wrong(problems: Problems, at: str, plain: Any, message: str, **params: Any) -> _Bad:
    if isinstance(plain, Twice):
        return _refuse(problems, at, _STANDS_TWICE)
    return _refuse(problems, at, message, text=shown(plain), **params)


def shown(plain: Any) -> str:
    """A value in a few harmless words."""
    text = str(plain)[:_LONGEST_SHOWN]
    return "".join(char if char.isprintable() else "�" for char in text)


def _text(plain: Any, at: str, problems: Problems) -> str:
    if type(plain) is not str:
        raise _wrong(problems, at, plain, _TEXT)
    if plain.isascii() and plain.isprintable():
        return plain
    try:
        clean_text(plain)
    except Refused as refused:
        problems.append(refused.at(at))
        raise _Bad from refused
    return plain


def _whole(plain: Any, at: str, problems: Problems) -> int:
    if type(plain) is not int or abs(plain) > _LARGEST:
        raise _wrong(problems, at, plain, _WHOLE)
    return plain


def _number(plain: Any, at: str, problems: Problems) -> float:
    if type(plain) not in {int, float} or abs(plain) > _LARGEST or not math.isfinite(plain):
        raise _wrong(problems, at, plain, _NUMBER)
    return float(plain)


def _yes_or_no(plain: Any, at: str, problems: Problems) -> bool:
    if type(plain) is not bool:
        raise _wrong(problems, at, plain, _YES_NO)
    return plain


def _day(plain: Any, at: str, problems: Problems) -> date:
    found = _iso(date, plain, at, problems)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _no_day(problems, at, plain)
    return found


def _moment(plain: Any, at: str, problems: Problems) -> datetime:
    """A moment on the clock of Iraq; one without a zone is told on it already."""
    found = _iso(datetime, plain, at, problems)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _no_day(problems, at, plain)
    return found.astimezone(BAGHDAD) if found.tzinfo else found.replace(tzinfo=BAGHDAD)


def _hour(plain: Any, at: str, problems: Problems) -> time:
    return _iso(time, plain, at, problems).replace(tzinfo=None)


def _iso(kind: type[D], plain: Any, at: str, problems: Problems) -> D:
    try:
        return kind.fromisoformat(plain)
    except (TypeError, ValueError) as error:
        raise _no_day(problems, at, plain) from error


def _no_day(problems: Problems, at: str, plain: Any) -> _Bad:
    return _wrong(problems, at, plain, _DAY, first=FIRST_YEAR, last=LAST_YEAR)


_PLAIN: dict[Any, Reader] = {
    str: _text,
    int: _whole,
    float: _number,
    bool: _yes_or_no,
    date: _day,
    datetime: _moment,
    time: _hour,
}


def _member(kind: type[Enum]) -> Reader:
    known = {one.value: one for one in kind}

    def read_member(plain: Any, at: str, problems: Problems) -> Enum:
        if type(plain) not in {str, int} or plain not in known:
            raise _refuse(problems, at, _NO_CODE, code=shown(plain))
        return known[plain]

    return read_member


def _tuple(inner: tuple[Any, ...]) -> Reader:
    each_alike = len(inner) == 2 and inner[1] is Ellipsis  # noqa: PLR2004 - tuple[T, ...] has two arguments
    readers = [_reader(kind) for kind in inner if kind is not Ellipsis]

    def read_tuple(plain: Any, at: str, problems: Problems) -> tuple[Any, ...]:
        if type(plain) is not list or not (each_alike or len(plain) == len(readers)):
            raise _wrong(problems, at, plain, _LIST)
        if len(plain) > _MOST_ITEMS:
            raise _refuse(problems, at, _TOO_MANY, count=len(plain), most=_MOST_ITEMS)
        wanted = readers * len(plain) if each_alike else readers
        return _every(
            [(one, each, f"{at} {number}") for number, (one, each) in enumerate(zip(wanted, plain, strict=True), 1)],
            problems,
        )

    return read_tuple


def _every(parts: list[tuple[Reader, Any, str]], problems: Problems) -> tuple[Any, ...]:
    """Each part read, so that all that is wrong is said; refused if any of them is."""
    found, before = [], len(problems)
    for read_part, plain, at in parts:
        try:
            found.append(read_part(plain, at, problems))
        except _Bad:
            continue
    if len(problems) > before:
        raise _Bad
    return tuple(found)


def _dataclass(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    every: tuple[Field[Any], ...] = fields(kind)
    needed = {one.name for one in every if one.default is MISSING and one.default_factory is MISSING}

    def read_dataclass(plain: Any, at: str, problems: Problems) -> Any:
        if not isinstance(plain, Mapping):
            raise _wrong(problems, at, plain, _OBJECT)
        before = len(problems)
        for odd, message in ((plain.keys() - hints.keys(), _UNKNOWN), (needed - plain.keys(), _MISSING)):
            problems += [Refused(message, field=joined(at, shown(name))) for name in sorted(odd)]
        names = [name for name in plain if name in hints]
        values = _every([(_reader(hints[name]), plain[name], joined(at, name)) for name in names], problems)
        if len(problems) > before:
            raise _Bad
        return _built(kind, dict(zip(names, values, strict=True)), at, problems)

    return read_dataclass


def _built(kind: Any, values: dict[str, Any], at: str, problems: Problems) -> Any:
    try:
        return kind(**values)
    except Refused as refused:
        problems.append(refused.at(at))
        raise _Bad from refused


def joined(at: str, name: str) -> str:
    """The path of a field within a part."""
    return f"{at}: {name}" if at else name
