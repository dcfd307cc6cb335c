"""The words that the shapes are written in: JSON Schema (2020-12) by a few short names."""

from collections.abc import Iterable, Mapping
from typing import Any

from incidents.domain.vocabulary import Audience, DataKind

Schema = dict[str, Any]
Terms = Mapping[str, tuple[str, ...]]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}
PEOPLE: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
PRECISION: Schema = {"type": "integer", "enum": [1, 2, 3, 4, 5, 6, 9]}


def thing(**members: Schema) -> Schema:
    """An object with just these members, all of them there."""
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def many(of: Schema) -> Schema:
    """A list of one shape."""
    return {"type": "array", "items": of}


def by_code(of: Schema) -> Schema:
    """An object whose names are codes."""
    return {"type": "object", "additionalProperties": of}


def maybe(of: Schema) -> Schema:
    """The shape, or null."""
    return {"oneOf": [of, {"type": "null"}]}


def one_of(codes: Iterable[str]) -> Schema:
    """One of these codes."""
    return {"type": "string", "enum": [str(code) for code in codes]}


def of(name: str) -> Schema:
    """The shape of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def always(code: str) -> Schema:
    """Just this code."""
    return {"type": "string", "const": code}


def answer(**members: Schema) -> Schema:
    """An answer of its own: it says for whom it was made and of which kind the data is."""
    return thing(audience=one_of(Audience), data_kind=one_of(DataKind), **members)


def of_range() -> dict[str, Schema]:
    """The four members of a range, for shapes that hold it flat."""
    return {"min": maybe(PEOPLE), "best": maybe(PEOPLE), "max": maybe(PEOPLE), "max_open": YES_NO}
