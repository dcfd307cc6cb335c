"""Frozen values to plain JSON and back, by their type hints; how a publication's body is kept.

Only the shapes of this floor are handled: dataclasses, enums, dates, times, tuples, dicts with text keys, optionals.
Fields at their default are left out, so that a body stays readable and grows no null columns.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache, partial
from operator import attrgetter, methodcaller
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_TEXTUAL = (date, datetime, time)
_BARE = frozenset({str, int, float, bool, type(None)})


def to_plain(value: Any) -> Any:
    """`value` as dicts, lists, text, numbers, booleans and None."""
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """How values of one type are written; looked up once, since files hold millions of them."""
    if is_dataclass(kind):
        return partial(_said, tuple((one.name, _default(one)) for one in fields(kind)))
    return next((write for kinds, write in _WRITERS if issubclass(kind, kinds)), _as_it_is)


def _said(named: tuple[tuple[str, Any], ...], value: Any) -> dict[str, Any]:
    """The fields that are not at their default."""
    return {
        name: said if type(said) in _BARE else to_plain(said)
        for name, default in named
        if (said := getattr(value, name)) != default
    }


def _as_it_is(value: Any) -> Any:
    return value


_WRITERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Enum, attrgetter("value")),
    (_TEXTUAL, methodcaller("isoformat")),
    ((tuple, list, set, frozenset), lambda value: [to_plain(each) for each in value]),
    (dict, lambda value: {key: to_plain(each) for key, each in value.items()}),
)


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of type `kind` that `to_plain` wrote. KeyError, TypeError or ValueError for any other shape."""
    built: T = _build(kind, plain)
    return built


def _build(kind: Any, plain: Any) -> Any:  # noqa: PLR0911 - one return a shape
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = [each for each in get_args(kind) if each is not type(None)]
        return None if plain is None else _build(inner[0], plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if origin is dict:
        return {key: _build(get_args(kind)[1], each) for key, each in plain.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], each) for name, each in plain.items()})
    if kind in _TEXTUAL:
        return kind.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return plain


def _tuple(inner: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - tuple[T, ...] has two arguments
        return tuple(_build(inner[0], each) for each in plain)
    return tuple(_build(kind, each) for kind, each in zip(inner, plain, strict=True))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(one: Field[Any]) -> Any:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING
