"""Tables that nobody knows: a person says which column is what, and what the words in it mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row


@dataclass(frozen=True, kw_only=True)
class HandField:
    """A field that a column can be read into; `label` is a msgid. `words` is the list its values are mapped to."""

    name: str
    label: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Mapping_:  # noqa: N801 - `Mapping` is Python's own
    """Our field → the column it is read from; and by field, what stands in the column → our code."""

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


FIELDS: tuple[HandField, ...] = ()


def preset(mapping: Mapping_, *, dataset: str) -> Preset:
    """A preset that reads by this mapping; `dataset` is what the data set is called."""
    raise NotImplementedError


def suggest_mapping(columns: Sequence[str], sample: Sequence[Row]) -> Mapping_:
    """Which column is likely what, by its name in English or Arabic and by what stands in it."""
    raise NotImplementedError
