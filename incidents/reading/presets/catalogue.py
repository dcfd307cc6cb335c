"""Every preset, which of them a table is for, and the rows of a table as drafts."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from incidents.domain.errors import Refused
from incidents.domain.tabled import Names, RowDraft
from incidents.domain.values import altered
from incidents.domain.vocabulary import N_
from incidents.reading.presets import acled, events, ged, gtd, ibc, own
from incidents.reading.presets.joined import joined
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.limits import MOST_ROWS
from incidents.reading.sheets.table import Row, Table

PRESETS: dict[str, Preset] = {module.PRESET.name: module.PRESET for module in (own, acled, ged, ibc, gtd, events)}
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
    if missing := preset.missing(table.columns):
        raise Refused(
            N_("These columns are missing: %(columns)s. Is it another kind of table?"),
            field="preset",
            columns=", ".join(missing),
        )
    met: Counter[bytes] = Counter()
    for row in _rows(table, preset):
        if row.problems:
            yield row, RowDraft(problems=row.problems, warnings=row.warnings)
            continue
        draft = preset.read(row, names)
        yield row, draft if draft.external else altered(draft, external=_made(row, met))


def count(table: Table, preset: Preset) -> int:
    """How many rows the table holds. Refused: it cannot be read to its end, or `drafts` would not get there."""
    rows = sum(1 for _ in _rows(table, preset))
    if rows > MOST_ROWS:
        met: Counter[bytes] = Counter()
        for row in _rows(table, preset):
            if not row.problems and not preset.external(row):
                _made(row, met)
    return rows


def _rows(table: Table, preset: Preset) -> Iterator[Row]:
    return joined(table, preset.parts) if preset.parts else table.rows()


def _made(row: Row, met: Counter[bytes]) -> str:
    """A code made of a row's content; rows that say the same are told apart by their order. Refused: too many rows."""
    content = "\x1f".join("" if cell is None else str(cell) for cell in row.cells.values())
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()[:12]
    met[digest] += 1
    if len(met) > MOST_ROWS:
        raise Refused(N_("The rows have no code of their own, and there are more than %(most)s."), most=MOST_ROWS)
    return digest.hex() if met[digest] == 1 else f"{digest.hex()}-{met[digest]}"
