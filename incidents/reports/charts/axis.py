"""What stands under the strip: hours, days, years, each on the first row where it meets no other."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.reports.charts.across import Band
from incidents.reports.charts.lettering import Box, size_of, width
from incidents.reports.charts.timeline import Kind, caption, hours
from incidents.reports.charts.words import Words

_FIRST_ROW, _ROW = 23.0, 23.0  # pixels from the axis to the first baseline, and from row to row
_ROWS = 4
_APART = 3.0


@dataclass(frozen=True)
class Written:
    """One piece of text: its middle, its baseline below the axis, and the column it is led to where it lies lower."""

    text: str
    x: float
    row: int
    bold: bool
    box: Box
    lead: float | None = None

    @property
    def drop(self) -> float:
        """Pixels from the axis down to the baseline."""
        return _FIRST_ROW + self.row * _ROW


@dataclass(frozen=True)
class Foot:
    """All that stands under the axis; `ticks` are the places of the hours written."""

    written: tuple[Written, ...]
    ticks: tuple[float, ...]

    @property
    def height(self) -> float:
        """Pixels below the axis."""
        return max((one.drop for one in self.written), default=_FIRST_ROW) + 10


class _Rows:
    """Rows of text that do not overlap, within `across` pixels."""

    def __init__(self, words: Words, across: float) -> None:
        self._lang, self._across = words.lang, across
        self.written: list[Written] = []

    def put(self, text: str, x: float, rows: Sequence[int], *, bold: bool = False, lead: bool = False) -> int | None:
        """Write at the first of `rows` that is free there; its number, or None."""
        letters = size_of(self._lang)
        long = width(text, letters, bold=bold)
        at = min(max(x, long / 2), self._across - long / 2)
        for row in rows:
            box = Box(at - long / 2 - _APART, row * _ROW, at + long / 2 + _APART, (row + 1) * _ROW)
            if not any(box.meets(other.box) for other in self.written):
                self.written.append(Written(text, at, row, bold, box, x if lead and row else None))
                return row
        return None


def foot(bands: Sequence[Band], words: Words, across: float, *, narrow: bool) -> Foot:
    """The captions of the columns, then in a wide drawing the hours that have room between them."""
    rows, ticks = _Rows(words, across), []
    for index in range(len(bands)):
        _caption(index, bands, words, rows, narrow=narrow)
    if not narrow:
        for band in bands:
            ticks.extend(_hours(band, words, rows))
    return Foot(tuple(rows.written), tuple(ticks))


def _hours(band: Band, words: Words, rows: _Rows) -> list[float]:
    if band.column.kind is not Kind.HOURS:
        return []
    label = width("00:00", size_of(words.lang)) + 14
    begin, end = band.column.begin.timestamp(), band.column.end.timestamp()
    ticks = []
    for moment in hours(band.column, band.right - band.left, label):
        x = band.left + (band.right - band.left) * (moment.timestamp() - begin) / (end - begin)
        if rows.put(words.clock(moment), x, (0,)) is not None:
            ticks.append(x)
    return ticks


def _caption(index: int, bands: Sequence[Band], words: Words, rows: _Rows, *, narrow: bool) -> None:
    band = bands[index]
    before = bands[index - 1].column if index else None
    said = caption(band.column, before, words)
    if narrow:
        if before is not None and before.last == band.column.last and before.kind is Kind.HOURS:
            return
        joined = bands[index : index + 2]
        same = len(joined) > 1 and band.column.kind is Kind.HOURS and joined[1].column.last == band.column.last
        middle = (band.left + joined[1].right) / 2 if same else band.middle
        rows.put(said.main, middle, range(_ROWS), lead=True)
        return
    wanted = (1, 2) if band.column.kind is Kind.HOURS else (0, 2, 3)
    row = rows.put(said.main, band.middle, wanted, bold=True, lead=band.column.kind is not Kind.HOURS)
    if row is not None and said.more:
        rows.put(said.more, band.middle, (row + 1,))
