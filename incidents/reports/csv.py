"""CSV files: the incidents table alone, or a zip of every table with its code book and a covering note.

Text is quoted and passes `cells.cell`; numbers stand bare. The encoding is UTF-8 with a byte order mark, since Excel
reads Arabic wrongly without one; lines end with CR LF (RFC 4180). Records are taken once and one at a time: the members
of a zip are written side by side into temporary files that hold 1 MiB in memory at most, and packed afterwards.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports import codebook, cover, packing
from incidents.reports.cells import Value
from incidents.reports.columns import Column, Entry, ExportHead
from incidents.reports.lines import Lines
from incidents.reports.rows import TABLES, rows
from incidents.reports.tables.incidents import INCIDENTS

_READING = (
    N_("The files are UTF-8 with a byte order mark; text is in quotation marks, numbers are not."),
    N_("Empty is not zero: it means that nothing was said."),
    N_("Text that begins like a formula has one apostrophe added in front, so that no spreadsheet runs it."),
    N_("Several codes in one cell are parted by a vertical bar."),
    N_("The code book says what each column and each code means."),
)


def write_flat(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The incidents table as one CSV file; how many incidents were written."""
    lines = Lines(out, _names(INCIDENTS.shown(head.audience)))
    read = INCIDENTS.lines(head.audience)
    for record in records:
        for row in read(Entry.of(record, head)):
            lines.add(row)
    lines.flush()
    return lines.rows


def write_zip(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """Every table as a CSV file, the code book and README.txt, in one zip; how many incidents were written."""
    with ExitStack() as stack:
        files = {table.name: Lines.kept(_names(table.shown(head.audience)), stack) for table in TABLES}
        tally = cover.Tally()
        for name, values in rows(records, head, tally):
            files[name].add(values)
        files[codebook.NAME] = Lines.kept(codebook.HEADING, stack)
        for line in codebook.rows(head):
            files[codebook.NAME].add(line)
        for lines in files.values():
            lines.flush()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            packing.note(archive, head, tally, _reading(head, files))
            for name, lines in files.items():
                packing.pack(archive, packing.member(f"{name}.csv", head.made_at), lines.out)
    return tally.records


def write_rows(heading: Iterable[str], values: Iterable[Iterable[Value]], out: IO[bytes]) -> int:
    """Any other table as one CSV file; how many rows were written."""
    lines = Lines(out, heading)
    for row in values:
        lines.add(row)
    lines.flush()
    return lines.rows


def _names(columns: Iterable[Column[Any]]) -> list[str]:
    return [column.name for column in columns]


def _reading(head: ExportHead, files: dict[str, Lines]) -> list[str]:
    """How to read the files; rows and digest of each."""
    text = ["", head.say(N_("Reading the files")), *(head.say(line) for line in _READING)]
    text += ["", head.say(N_("Files: rows beside the heading, SHA-256 digest"))]
    return [*text, *(f"{name}.csv  {lines.rows}  {lines.digest.hexdigest()}" for name, lines in files.items())]
