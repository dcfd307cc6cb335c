"""Plain tables, as TOML gives them, into frozen values of the domain, strictly by their type hints.

`domain/codec.py` reads back what this program wrote; this reads what people wrote. So every unknown field, wrong type
or unreadable date is named with the place where it stands.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import TimeSpan

T = TypeVar("T")


def build(kind: type[T], plain: Any, where: str) -> T:
    """The value of type `kind` that `plain` describes; ValueError, naming `where` and the field, for anything else.

    Dates are EDTF text, spans of time one text or two (`2019-11-28T09:00`), terms their code, a precision its name.
    """
    built: T = _value(kind, plain, where)
    return built


def _value(kind: Any, plain: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _value(next(each for each in get_args(kind) if each is not type(None)), plain, where)
    if origin is tuple:
        return _tuple(get_args(kind)[0], plain, where)
    if kind in _READ:
        return _told(where, plain, _READ[kind])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _term(kind, plain, where)
    if is_dataclass(kind):
        return _dataclass(kind, plain, where)
    if type(plain) is not kind:
        raise ValueError(f"{where}: {plain!r} is no {kind.__name__}")
    return plain


def _dataclass(kind: Any, plain: Any, where: str) -> Any:
    if not isinstance(plain, Mapping):
        raise ValueError(f"{where}: {plain!r} is no table")  # noqa: TRY004 - a fault in the data, not in the program
    hints = _hints(kind)
    if unknown := sorted(set(plain) - set(hints)):
        raise ValueError(f"{where}: unknown field {unknown[0]}")
    if missing := [one.name for one in fields(kind) if one.name not in plain and _needed(one)]:
        raise ValueError(f"{where}: {missing[0]} is missing")
    values = {name: _value(hints[name], each, f"{where}, {name}") for name, each in plain.items()}
    return _told(where, values, lambda known: kind(**known))


def _tuple(kind: Any, plain: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise ValueError(f"{where}: {plain!r} is no list")  # noqa: TRY004 - a fault in the data, not in the program
    return tuple(_value(kind, each, f"{where} {order}") for order, each in enumerate(plain, start=1))


def _term(kind: type[Enum], plain: Any, where: str) -> Enum:
    """A term by its code; a numbered one, such as a precision, by its name in small letters."""
    by_text = {str(one.value) if isinstance(one.value, str) else one.name.lower(): one for one in kind}
    if not isinstance(plain, str) or plain not in by_text:
        raise ValueError(f"{where}: {plain!r} is none of {', '.join(by_text)}")
    return by_text[plain]


def _told(where: str, plain: Any, read: Callable[[Any], Any]) -> Any:
    """What `read` makes of the value, its refusal put in terms of the file."""
    try:
        return read(plain)
    except (Refused, TypeError, AttributeError) as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _day(plain: Any) -> date:
    if type(plain) is not date:
        raise TypeError(f"{plain!r} is no day")
    return plain


def _time(plain: Any) -> time:
    if type(plain) is not time:
        raise TypeError(f"{plain!r} is no time of day")
    return plain


def _span(plain: Any) -> TimeSpan:
    begin, end = plain if isinstance(plain, list) and len(plain) == 2 else (plain, plain)  # noqa: PLR2004 - two ends
    return TimeSpan.between(begin, end)


_READ: dict[Any, Callable[[Any], Any]] = {
    UncertainDate: UncertainDate.from_edtf,
    TimeSpan: _span,
    date: _day,
    time: _time,
}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
