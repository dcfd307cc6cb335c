"""Records of a delimited text: cut at quotes and delimiters, each with the line on which it begins."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from incidents.domain.errors import Refused
from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.limits import LONGEST_LINE

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 50  # records that tell the delimiter
_BROKEN = N_(
    "The quotation marks do not match: one is opened and not closed, or text follows a closing one (lines %(first)s"
    " to %(last)s)."
)


@dataclass(frozen=True)
class Record:
    """What stands in a row of a file, before it has names; `problem` says why it could not be cut into cells."""

    number: int
    cells: Sequence[Cell] = ()
    problem: Refused | None = None


class Lines:
    """The lines of a text, counted from 1. Those of one record can be given back, all but its first."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: list[str] = []
        self._taken: list[str] = []
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else self._stream.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self._number += 1
        if len(line) > LONGEST_LINE:
            raise Refused(
                N_("Line %(line)s is longer than %(most)s characters; this is not a table."),
                line=self._number,
                most=LONGEST_LINE,
            )
        self._taken.append(line)
        return line

    @property
    def first(self) -> int:
        """The line on which the record begins."""
        return self._number - len(self._taken) + 1

    @property
    def last(self) -> int:
        """The line on which it ends."""
        return self._number

    def begin(self) -> None:
        """A new record begins."""
        self._taken.clear()

    def give_back(self) -> None:
        """Let the lines after the record's first one be read again."""
        back = self._taken[1:]
        self._back.extend(reversed(back))
        self._number -= len(back)
        del self._taken[1:]


def records(lines: Lines, delimiter: str) -> Iterator[Record]:
    """The records, blank lines left out. Where quotes do not match it is said, and reading goes on below."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problem = Refused(_BROKEN, first=lines.first, last=lines.last)
            yield Record(lines.first, problem=problem)
            lines.give_back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        else:
            if cells:
                yield Record(lines.first, cells)


def find_delimiter(opened: Callable[[], TextIO]) -> str:
    """The sign that cuts the beginning of a file into the most even rows; a comma where none does.

    `opened` opens the file anew for every sign that is tried.
    """
    scores = {}
    for sign in DELIMITERS:
        with opened() as text:
            scores[sign] = _evenness(text, sign)
    return max(scores, key=lambda sign: scores[sign])


def _evenness(text: TextIO, delimiter: str) -> float:
    """The share of records of the most usual width, weighed with that width."""
    sample = list(islice(records(Lines(text), delimiter), _SAMPLE))
    widths = Counter(len(record.cells) for record in sample if record.problem is None)
    usual = max(widths, key=lambda width: (widths[width], width), default=1)
    return (usual - 1) * widths[usual] / max(1, len(sample))
