"""CSV files: the incidents table alone, or a zip of every table with its code book and a covering note.

Text is quoted and passes `cells.cell`; numbers stand bare. The encoding is UTF-8 with a byte order mark, since Excel
reads Arabic wrongly without one; lines end with CR LF (RFC 4180). Records are taken once and one at a time: the members
of a zip are written side by side into temporary files that hold 1 MiB in memory at most, and packed afterwards.
"""

import codecs
import csv
import hashlib
import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports import codebook, cover
from incidents.reports.cells import Value, cells
from incidents.reports.columns import Column, Entry, ExportHead
from incidents.reports.rows import TABLES, rows
from incidents.reports.tables.incidents import INCIDENTS

_IN_MEMORY = 1 << 20  # bytes of a member kept in memory before it goes to the disk
_AT_ONCE = 1 << 16  # characters of a file that wait to be written
_READING = (
    N_("The files are UTF-8 with a byte order mark; text is in quotation marks, numbers are not."),
    N_("Empty is not zero: it means that nothing was said."),
    N_("Text that begins like a formula has one apostrophe added in front, so that no spreadsheet runs it."),
    N_("Several codes in one cell are parted by a vertical bar."),
    N_("The code book says what each column and each code means."),
)


class _Lines:
    """One CSV file as it is written: rows counted, bytes digested."""

    def __init__(self, out: IO[bytes], heading: Iterable[str]) -> None:
        self.out = out
        self.rows = 0
        self.digest = hashlib.sha256()
        self._waiting = StringIO(newline="")
        self._writer = csv.writer(self._waiting, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self._put(codecs.BOM_UTF8)
        self._writer.writerow(list(heading))

    @classmethod
    def kept(cls, heading: Iterable[str], until: ExitStack) -> Self:
        """A file that is kept aside until the stack is left."""
        return cls(until.enter_context(SpooledTemporaryFile(_IN_MEMORY)), heading)

    def add(self, values: Iterable[Value]) -> None:
        """Write one row."""
        self._writer.writerow(cells(values))
        self.rows += 1
        if self._waiting.tell() > _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Hand on the rows that wait."""
        self._put(self._waiting.getvalue().encode("utf-8"))
        self._waiting.seek(0)
        self._waiting.truncate()

    def _put(self, text: bytes) -> None:
        self.digest.update(text)
        self.out.write(text)


def write_flat(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The incidents table as one CSV file; how many incidents were written."""
    lines = _Lines(out, _names(INCIDENTS.shown(head.audience)))
    read = INCIDENTS.lines(head.audience)
    for record in records:
        for row in read(Entry.of(record, head)):
            lines.add(row)
    lines.flush()
    return lines.rows


def write_zip(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """Every table as a CSV file, the code book and README.txt, in one zip; how many incidents were written."""
    with ExitStack() as stack:
        files = {table.name: _Lines.kept(_names(table.shown(head.audience)), stack) for table in TABLES}
        tally = cover.Tally()
        for name, values in rows(records, head, tally):
            files[name].add(values)
        files[codebook.NAME] = _Lines.kept(codebook.HEADING, stack)
        for line in codebook.rows(head):
            files[codebook.NAME].add(line)
        for lines in files.values():
            lines.flush()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr(_info("README.txt", head.made_at), _readme(head, tally, files), ZIP_DEFLATED)
            for name, lines in files.items():
                _pack(archive, _info(f"{name}.csv", head.made_at), lines.out)
    return tally.records


def write_rows(heading: Iterable[str], values: Iterable[Iterable[Value]], out: IO[bytes]) -> int:
    """Any other table as one CSV file; how many rows were written."""
    lines = _Lines(out, heading)
    for row in values:
        lines.add(row)
    lines.flush()
    return lines.rows


def _names(columns: Iterable[Column[Any]]) -> list[str]:
    return [column.name for column in columns]


def _info(name: str, made_at: datetime) -> ZipInfo:
    info = ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _pack(archive: ZipFile, info: ZipInfo, kept: IO[bytes]) -> None:
    kept.seek(0)
    with archive.open(info, "w", force_zip64=True) as member:
        shutil.copyfileobj(kept, member)


def _readme(head: ExportHead, tally: cover.Tally, files: dict[str, _Lines]) -> bytes:
    """The covering note: what the files hold, how the ranges are made, how to read them, rows and digest of each."""
    text = [f"{what}: {said}" if what else f"    {said}" for what, said in cover.lines(head, tally)]
    if head.method_lines:
        text += ["", head.say(N_("Method")), *head.method_lines]
    text += ["", head.say(N_("Reading the files")), *(head.say(line) for line in _READING)]
    text += ["", head.say(N_("Files: rows beside the heading, SHA-256 digest"))]
    text += [f"{name}.csv  {lines.rows}  {lines.digest.hexdigest()}" for name, lines in files.items()]
    return codecs.BOM_UTF8 + "\r\n".join([*text, ""]).encode("utf-8", "backslashreplace")
