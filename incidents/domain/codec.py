"""Frozen values to plain JSON and back, by their type hints; how a publication's body is kept.

Only the shapes of this floor are handled: dataclasses, enums, dates, times, tuples, dicts with text keys, optionals.
Fields at their default are left out, so that a body stays readable and grows no null columns. How a shape is read back
is worked out once a type, since an export reads a hundred thousand bodies.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache, partial
from operator import attrgetter, methodcaller
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from incidents.domain.values import made

T = TypeVar("T")
Reader = Callable[[Any], Any]
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
        if (said := getattr(value, name)) is not default and said != default
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
    key: Any = kind
    read = _reader(key)
    built: T = plain if read is None else read(plain)
    return built


@cache
def _reader(kind: Any) -> Reader | None:
    """How a value of a type is read; None where it stands as it is."""
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _optional(next(each for each in get_args(kind) if each is not type(None)))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is dict:
        return _dict(get_args(kind)[1])
    if kind in _TEXTUAL:
        textual: Reader = kind.fromisoformat
        return textual
    return _class(kind) if isinstance(kind, type) else None


def _class(kind: type) -> Reader | None:
    if is_dataclass(kind):
        return _checked(kind) if hasattr(kind, "__post_init__") else _filled(kind)
    return {one.value: one for one in kind}.__getitem__ if issubclass(kind, Enum) else None


def _optional(kind: Any) -> Reader | None:
    read = _reader(kind)
    return None if read is None else lambda plain: None if plain is None else read(plain)


def _dict(kind: Any) -> Reader:
    read = _reader(kind)
    return dict if read is None else lambda plain: {key: read(each) for key, each in plain.items()}


def _tuple(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - tuple[T, ...] has two arguments
        read = _reader(inner[0])
        return tuple if read is None else lambda plain: tuple([read(each) for each in plain])
    readers = [_reader(kind) or _same for kind in inner]
    return lambda plain: tuple(read(each) for read, each in zip(readers, plain, strict=True))


def _checked(kind: type) -> Reader:
    """A dataclass that looks at what it is given."""
    readers = _readers(kind)

    def read(plain: Mapping[str, Any]) -> Any:
        return kind(**{name: readers.get(name, _same)(each) for name, each in plain.items()})

    return read


def _filled(kind: type) -> Reader:
    """A dataclass that takes what it is given."""
    every: tuple[Field[Any], ...] = fields(kind)
    names, defaults = {one.name for one in every}, {one.name: _default(one) for one in every}
    needed = {name for name, default in defaults.items() if default is MISSING}
    readers = tuple(_readers(kind).items())

    def read(plain: Mapping[str, Any]) -> Any:
        if not needed <= plain.keys() <= names:
            raise TypeError(f"These are not the fields of {kind.__name__}: {', '.join(plain)}")
        values = {**defaults, **plain}
        for name, reader in readers:
            if name in plain:
                values[name] = reader(plain[name])
        return made(kind, values)

    return read


def _readers(kind: type) -> dict[str, Reader]:
    """Field → how it is read, of those that do not stand as they are."""
    found = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    return {name: read for name, read in found.items() if read is not None}


def _same(plain: Any) -> Any:
    return plain


def _default(one: Field[Any]) -> Any:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING
