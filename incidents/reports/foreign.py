"""A table in the columns of another database: a CSV file, and a note that says what it holds and what it cannot."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports import cover, packing
from incidents.reports.cells import Value
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.lines import Lines

Values = Mapping[str, Value]


def _any(_entry: Entry) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Foreign:
    """A table of another database: its columns, and how a record fills them; a column it leaves out stays empty.

    `takes` tells which records have a row. `tags` stand in a second row under the names, where the form has one.
    `keys` is a second file: its columns, and its row for a record.
    """

    name: str
    columns: tuple[str, ...]
    row: Callable[[Entry, ExportHead], Values]
    takes: Callable[[Entry], bool] = _any
    tags: tuple[str, ...] = ()
    keys: tuple[str, tuple[str, ...], Callable[[Entry], Values]] | None = None


def write(table: Foreign, records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records in the table's columns, zipped with the note; how many have a row."""
    with ExitStack() as stack:
        files = {table.name: Lines.kept(table.columns, stack, begin=b"")}
        if table.tags:
            files[table.name].add(table.tags)
        if table.keys:
            files[table.keys[0]] = Lines.kept(table.keys[1], stack, begin=b"")
        tally = cover.Tally()
        for entry in (Entry.of(record, head) for record in records):
            if table.takes(entry):
                tally.add(entry)
                _fill(table, entry, head, files)
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            packing.note(archive, head, tally, _digests(head, files))
            for name, lines in files.items():
                packing.pack(archive, packing.member(f"{name}.csv", head.made_at), lines.out)
    return tally.records


def _fill(table: Foreign, entry: Entry, head: ExportHead, files: Mapping[str, Lines]) -> None:
    values = table.row(entry, head)
    files[table.name].add([values.get(name) for name in table.columns])
    if table.keys:
        name, columns, key = table.keys
        found = key(entry)
        files[name].add([found.get(column) for column in columns])


def _digests(head: ExportHead, files: Mapping[str, Lines]) -> list[str]:
    for lines in files.values():
        lines.flush()
    text = ["", head.say(N_("Files: rows beside the heading, SHA-256 digest"))]
    return [*text, *(f"{name}.csv  {lines.rows}  {lines.digest.hexdigest()}" for name, lines in files.items())]
