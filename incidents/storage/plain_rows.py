"""Rows as they are read in bulk: values by column name, and no objects that the session would keep an eye on."""

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

Values = Any
"""The columns of one row, by name."""


@cache
def every_column(kind: Any) -> Select[Any]:
    """A question for every column of the row class `kind`."""
    return select(*(getattr(kind, attribute.key) for attribute in inspect(kind).column_attrs))


def by_number(current: Session, kind: Any, numbers: Collection[int]) -> dict[int, Values]:
    """Row number → the columns of a row class with an `id`."""
    if not numbers:
        return {}
    return {row.id: row for row in current.execute(every_column(kind).where(kind.id.in_(numbers)))}
