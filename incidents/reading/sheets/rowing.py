"""Records with names: the heading found, and every record under it as a row of cells, or as refused with its reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from incidents.domain.checks import Warning_
from incidents.domain.errors import Refused
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets import habits, heading
from incidents.reading.sheets.limits import SAMPLE
from incidents.reading.sheets.mojibake import mended
from incidents.reading.sheets.records import Record
from incidents.reading.sheets.table import DateHabit, Note, Row, Table

_LOST = "\ufffd"
_NOT_DECODED = ("\udc80", "\udcff")  # a byte that is not of the encoding, as `surrogateescape` keeps it


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file that was opened: what kind it is, and its records as often as asked.

    `padded`: the file itself gives every row the same width, so that short rows are no fault. `kept` is whatever has to
    live as long as the file is read.
    """

    name: str
    kind: str
    records: Callable[[], Iterator[Record]]
    other: Callable[[str], Table]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    from_1904: bool = False
    padded: bool = False
    kept: object = None


@dataclass(frozen=True)
class _Heading:
    """The columns, the number of the row they stand in, and the rows under it that are no content."""

    columns: tuple[str, ...]
    number: int
    skipped: frozenset[int] = frozenset()


def table(found: Found, header_row: int | None) -> Table:
    """The table of an opened file. Refused: it holds nothing, or `header_row` is beyond its beginning."""
    sample = list(islice(found.records(), SAMPLE))
    place = _place(sample, header_row)
    head = sample[place]
    columns, notes = heading.names(head.cells)
    if not columns:
        raise Refused(N_("Row %(row)s holds no names of columns."), field="header_row", row=head.number)
    under = sample[place + 1 :]
    tags = [record.number for record in under[:1] if heading.is_tags(record.cells)]
    found_notes = (*found.notes, *_above(sample[:place], head.number), *notes, *_tagged(tags))
    day_habit, habit_notes = habits.of_days(record.cells for record in under)
    dates = DateHabit(month_first=day_habit, from_1904=found.from_1904)
    return Table(
        name=found.name,
        kind=found.kind,
        columns=columns,
        header_row=head.number,
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet,
        sheets=found.sheets,
        notes=(*found_notes, *habit_notes, *_mended(under)),
        dates=dates,
        rows=partial(_rows, found, _Heading(columns, head.number, frozenset(tags)), dates),
        other=found.other,
    )


def _place(sample: Sequence[Record], header_row: int | None) -> int:
    """Where in the sample the heading stands."""
    if not any(record.cells for record in sample):
        raise Refused(N_("There is no table in this file: no row holds anything."))
    if header_row is None:
        return heading.find(sample)
    for place, record in enumerate(sample):
        if record.number == header_row and record.problem is None:
            return place
    raise Refused(N_("Row %(row)s cannot be the heading: nothing stands in it."), field="header_row", row=header_row)


def _rows(found: Found, head: _Heading, dates: DateHabit) -> Iterator[Row]:
    read = partial(_row, head.columns, dates=dates, padded=found.padded)
    for record in found.records():
        if record.number <= head.number or record.number in head.skipped:
            continue
        if record.problem is not None:
            yield Row(number=record.number, problems=(record.problem,), dates=dates)
        elif any(cell not in {None, ""} for cell in record.cells):
            row = read(record)
            if row.problems or any(cell is not None for cell in row.cells.values()):
                yield row


def _row(columns: tuple[str, ...], record: Record, *, dates: DateHabit, padded: bool) -> Row:
    cells = _fitting(record.cells, len(columns), padded=padded)
    if cells is None:
        problem = Refused(
            N_("This row has %(cells)s cells, the heading has %(columns)s."),
            cells=len(record.cells),
            columns=len(columns),
        )
        return Row(number=record.number, problems=(problem,), dates=dates)
    if (as_they_are := _as_they_are(columns, cells)) is not None:
        return Row(number=record.number, cells=as_they_are, dates=dates)
    values: dict[str, Cell] = {}
    problems: list[Refused] = []
    warnings: list[Warning_] = []
    for column, cell in zip(columns, cells, strict=True):
        values[column] = _value(column, cell, problems, warnings) if isinstance(cell, str) else cell
    return Row(
        number=record.number,
        cells={} if problems else values,
        problems=tuple(problems),
        warnings=tuple(warnings),
        dates=dates,
    )


def _as_they_are(columns: tuple[str, ...], cells: Sequence[Any]) -> dict[str, Cell] | None:
    """The cells of a row of plain ASCII texts, as most are; None where anything has to be looked at."""
    if set(map(type, cells)) != {str}:
        return None
    together = "".join(cells)
    if not together.isascii() or "\0" in together:
        return None
    return {column: None if not cell or cell.isspace() else cell for column, cell in zip(columns, cells, strict=True)}


def _fitting(cells: Sequence[Cell], width: int, *, padded: bool) -> Sequence[Cell] | None:
    """The cells, as many as columns; None where there are more or fewer. Blank ones at the end do not count."""
    if len(cells) == width:
        return cells
    if len(cells) > width:
        return cells[:width] if not any(cell not in {None, ""} for cell in cells[width:]) else None
    return (*cells, *(None,) * (width - len(cells))) if padded else None


def _value(column: str, text: str, problems: list[Refused], warnings: list[Warning_]) -> Cell:
    """A text as it was meant; what is odd about it goes to `problems` and `warnings`."""
    if not text or text.isspace():
        return None
    if "\0" in text:
        text = text.replace("\0", "")
        warnings.append(Warning_(N_("Characters that nobody can see were left out."), (), column))
    if text.isascii():
        return text or None
    if any(_NOT_DECODED[0] <= char <= _NOT_DECODED[1] for char in text):
        problems.append(
            Refused(N_("Some letters of this cell cannot be read: they are not of the file's encoding."), field=column)
        )
        return None
    if _LOST in text:
        warnings.append(Warning_(N_("Some letters were lost before: they stand as �."), (), column))
    if (better := mended(text)) is not None:
        warnings.append(
            Warning_(N_("The letters were put right: the text had been read in a wrong encoding."), (), column)
        )
        return better
    return text


def _above(before: Sequence[Record], number: int) -> tuple[Note, ...]:
    rows = sum(any(cell not in {None, ""} for cell in record.cells) for record in before)
    if not rows:
        return ()
    return ((N_("The heading stands in row %(row)s; what stands above it is left out."), {"row": number}),)


def _tagged(numbers: Sequence[int]) -> tuple[Note, ...]:
    return tuple((N_("Row %(row)s holds HXL tags and is left out."), {"row": number}) for number in numbers)


def _mended(sample: Sequence[Record]) -> tuple[Note, ...]:
    """Whether the sample holds letters that are put right."""
    if not any(mended(cell) is not None for record in sample for cell in record.cells if isinstance(cell, str)):
        return ()
    return ((N_("Some letters had been read in a wrong encoding; they are put right where that is certain."), {}),)
