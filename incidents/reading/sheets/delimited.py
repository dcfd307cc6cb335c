"""CSV files and their kin."""

from collections.abc import Callable, Iterator
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.sheets import encodings, rowing
from incidents.reading.sheets.records import Lines, Record, find_delimiter, records
from incidents.reading.sheets.table import Table

_SAID = "sep="  # a first line by which spreadsheets say how the file is cut
_BEGINNING = 1 << 16  # characters in which there must be a line end, or the end


def open_text(
    path: Path,
    name: str,
    *,
    encoding: str,
    delimiter: str,
    other: Callable[[str], Table],
) -> rowing.Found:
    """A delimited text. Refused: an encoding that there is not, a delimiter of several signs, a file of no text."""
    chosen, notes = (encodings.known(encoding), ()) if encoding else encodings.find(path)
    _refuse_binary(path, chosen)
    said = _said(path, chosen)
    sign = delimiter or said or find_delimiter(partial(_text, path, chosen))
    if len(sign) != 1 or sign in '"\r\n':
        raise Refused(N_("“%(text)s” cannot part the cells of a table."), field="delimiter", text=delimiter[:10])
    return rowing.Found(
        name=name,
        kind="csv",
        records=partial(_records, path, chosen, sign, skip=bool(said)),
        other=other,
        encoding=chosen,
        delimiter=sign,
        notes=notes,
    )


def _text(path: Path, encoding: str) -> TextIO:
    """The file as text, after its mark. Line ends stay as they are, since those inside a cell belong to it."""
    errors = "surrogateescape" if encoding.replace("-", "").lower() in {"utf8", "cp1252", "ascii"} else "replace"
    file = path.open("rb")
    file.seek(encodings.mark_length(path, encoding))
    return TextIOWrapper(file, encoding=encoding, errors=errors, newline="")


def _records(path: Path, encoding: str, delimiter: str, *, skip: bool) -> Iterator[Record]:
    with _text(path, encoding) as text:
        for record in records(Lines(text), delimiter):
            if not (skip and record.number == 1):
                yield record


def _said(path: Path, encoding: str) -> str:
    """The delimiter that the first line names, blank where it names none."""
    with _text(path, encoding) as text:
        first = text.readline(len(_SAID) + 3).rstrip("\r\n")
    return first[-1] if first.lower().startswith(_SAID) and len(first) == len(_SAID) + 1 else ""


def _refuse_binary(path: Path, encoding: str) -> None:
    """Refuse what is no text: more control characters than a text has."""
    with _text(path, encoding) as text:
        beginning = text.read(_BEGINNING)
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c\x1a\0" for char in beginning)
    nuls = beginning.count("\0")
    if controls * 100 > len(beginning) or nuls * 5 > len(beginning):
        raise Refused(N_("This file holds no text, so it is not a CSV table."))
