"""One row as a preset reads it: values by the names of columns, with what is wrong said of the column it stands in."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from incidents.domain.checks import Warning_
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.places import Point, looks_swapped
from incidents.domain.script import DIGITS, clean_line, clean_text
from incidents.domain.tabled import Cell, Names, RowDraft
from incidents.domain.values import altered
from incidents.domain.vocabulary import N_
from incidents.reading.presets.days import read_day
from incidents.reading.sheets.table import Row, key

T = TypeVar("T")
_BLANK = RowDraft()

_NOTHING = frozenset(
    {
        "", "-", "--", "–", "—", ".", "?", "؟", "na", "n/a", "nan", "null", "none", "#n/a", "unknown", "not known",
        "not stated", "not given", "no figure", "غير معروف", "غير مذكور", "مجهول", "لا يوجد",
    }
)  # fmt: skip
"""What programs and people write into a column of numbers or days where there is none."""
_WHOLE = re.compile(r"-?(?:\d+|\d{1,3}(?:[,٬]\d{3})+)(?:\.00?)?")  # "1.000" may be a thousand
_DECIMAL = re.compile(r"[-+]?\d+(?:[.,٫]\d+)?")
_FLOAT_CODE = re.compile(r"(\d+)\.0+")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+")
_AS_FORMULA = re.compile(r'="(.*)"')  # a text that a spreadsheet was kept from taking for a number
_MOST_PEOPLE = 9_999_999
_LONGEST_CODE = 200


@lru_cache(maxsize=256)
def _columns(names: tuple[str, ...]) -> Mapping[str, str]:
    """Folded name → name as the file has it; of two alike the first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key(name), name)
    return found


def code_of(row: Row, column: str) -> str:
    """The code in a column: a text, or a whole number written with or without a point; blank where there is none."""
    return _code(row.cells.get(_columns(tuple(row.cells)).get(key(column), "")))


def _code(cell: Cell) -> str:
    text = "" if cell is None else str(cell).strip()
    if found := _AS_FORMULA.fullmatch(text):
        text = found[1].strip()
    found = _FLOAT_CODE.fullmatch(text.translate(DIGITS))
    text = found[1] if found else text
    return "" if text.casefold() in _NOTHING else " ".join(text.replace("\0", "").split())[:_LONGEST_CODE]


class Cells:
    """A row being read. What is wrong or odd is gathered in `problems` and `warnings`, each with its column."""

    def __init__(self, row: Row, names: Names) -> None:
        self.row = row
        self.names = names
        self.problems = list(row.problems)
        self.warnings = list(row.warnings)
        self._columns = _columns(tuple(row.cells))
        self._lines: dict[str, str] = {}

    def has(self, column: str) -> bool:
        """Whether the table has the column."""
        return key(column) in self._columns

    def shown(self, column: str) -> str:
        """The column's name as the file writes it."""
        return self._columns.get(key(column), column)

    def cell(self, column: str) -> Cell:
        """What stands in a column; None where there is nothing, or no such column."""
        return self.row.cells.get(self._columns.get(key(column), ""))

    def refuse(self, column: str, message: str, **params: Any) -> None:
        """Refuse the row for what stands in this column."""
        self.problems.append(Refused(message, field=self.shown(column), **params))

    def warn(self, column: str, message: str, **params: object) -> None:
        """Say what is odd about this column; the row comes in."""
        self.warnings.append(Warning_(message, tuple(params.items()), self.shown(column)))

    def text(self, column: str) -> str:
        """A narrative, with its lines."""
        return self._clean(column, clean_text)

    def line(self, column: str) -> str:
        """A name or a title: one line."""
        if column not in self._lines:
            self._lines[column] = self._clean(column, clean_line)
        return self._lines[column]

    def code(self, column: str) -> str:
        """A code; see `code_of`. One that a spreadsheet has shortened refuses the row: others would share it."""
        text = _code(self.cell(column))
        if _SHORTENED.fullmatch(text):
            message = N_("“%(code)s” is a code that a spreadsheet has shortened. Take the file as it came.")
            self.refuse(column, message, code=text)
        return text

    def is_blank(self, column: str) -> bool:
        """Whether nothing stands there, or only a sign that there is nothing."""
        cell = self.cell(column)
        return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)

    def people(self, column: str, *, unknown: frozenset[int] = frozenset()) -> int | None:
        """A whole number of people, 0 or more; None where the cell is empty or holds one of the `unknown` marks."""
        if self.is_blank(column):
            return None
        number = self._whole(column)
        if number is None or number in unknown:
            return None
        if not 0 <= number <= _MOST_PEOPLE:
            self.refuse(
                column, N_("A number of people runs from 0 to %(most)s; this is %(n)s."), n=number, most=_MOST_PEOPLE
            )
            return None
        return number

    def choice(self, column: str, known: Mapping[int, T], blank: T) -> T:
        """What a numeric code means; `blank` where none is given. A code that is not known refuses the row."""
        if not self.has(column) or self.is_blank(column):
            return blank
        number = self._whole(column)
        if number is not None and number not in known:
            codes = ", ".join(map(str, known))
            self.refuse(column, N_("%(code)s is no code of this column; it has %(codes)s."), code=number, codes=codes)
        return blank if number is None else known.get(number, blank)

    def day(self, *columns: str) -> UncertainDate | None:
        """The day, month or year of the first of these columns that holds one."""
        for column in columns:
            if self.is_blank(column):
                continue
            try:
                return read_day(self.cell(column), self.row.dates, self.names.today)
            except Refused as refused:
                self.problems.append(refused.at(self.shown(column)))
                return None
        return None

    def point(self, lat: str, lon: str) -> Point | None:
        """The point of two columns; None where neither holds anything, or both are 0, where there is only sea."""
        if self.is_blank(lat) and self.is_blank(lon):
            return None
        if self.is_blank(lat) or self.is_blank(lon):
            empty, other = (lat, lon) if self.is_blank(lat) else (lon, lat)
            self.refuse(
                empty, N_("This is empty, but “%(other)s” is not: a point needs both."), other=self.shown(other)
            )
            return None
        north, east = self._decimal(lat), self._decimal(lon)
        if north is None or east is None:
            return None
        if north == east == 0:
            self.warn(lat, N_("0, 0 is a point in the ocean; it is taken for “not known”."))
            return None
        return self._on_earth(lat, north, east)

    def draft(self, **values: Any) -> RowDraft:
        """The row as an incident, with what was gathered."""
        return altered(_BLANK, **values, problems=tuple(self.problems), warnings=tuple(self.warnings))

    def _on_earth(self, lat: str, north: float, east: float) -> Point | None:
        try:
            point = Point(north, east)
        except Refused as refused:
            self.problems.append(refused.at(self.shown(lat)))
            return None
        if looks_swapped(point):
            self.warn(lat, N_("Latitude and longitude look swapped."))
        return point

    def _clean(self, column: str, clean: Callable[[str], str]) -> str:
        cell = self.cell(column)
        if cell is None:
            return ""
        text = cell.isoformat() if isinstance(cell, date) else str(cell)
        if text.isascii() and text.isprintable():  # nothing to clean but spaces; most cells are such
            return " ".join(text.split()) if clean is clean_line else text.strip()
        try:
            return clean(text)
        except Refused as refused:
            self.problems.append(refused.at(self.shown(column)))
            return ""

    def _whole(self, column: str) -> int | None:
        text = str(self.cell(column)).translate(DIGITS).strip()
        if not _WHOLE.fullmatch(text):
            self.refuse(column, N_("“%(text)s” is not a whole number."), text=text[:40])
            return None
        return int(re.sub(r"[,٬]", "", text.partition(".")[0]))

    def _decimal(self, column: str) -> float | None:
        text = str(self.cell(column)).translate(DIGITS).replace("−", "-").strip().removesuffix("°").strip()
        if not _DECIMAL.fullmatch(text):
            self.refuse(column, N_("“%(text)s” is not a number of degrees, such as 33.3128."), text=text[:40])
            return None
        return float(re.sub("[,٫]", ".", text))
