"""Every preset, which of them a table is for, and the rows of a table as drafts."""

from collections.abc import Iterable, Iterator

from incidents.domain.tabled import Names, RowDraft
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row, Table

PRESETS: dict[str, Preset] = {}
"""By name: own, acled, ged, ibc, gtd, events. Reading by hand has a preset made for each file (`by_hand.preset`)."""


def recognise(columns: Iterable[str]) -> Preset | None:
    """The preset that a table with these columns is for; None where it has to be read by hand."""
    known = tuple(columns)
    return next((preset for preset in PRESETS.values() if preset.fits(known)), None)


def drafts(table: Table, preset: Preset, names: Names) -> Iterator[tuple[Row, RowDraft]]:
    """Every row of the table as the preset reads it, in order; rows that cannot be read have problems, no content.

    A row without a code of its own gets one made of what it says, so that the same file read again gives the same.
    Refused: a column is missing without which nothing can be read.
    """
    raise NotImplementedError
