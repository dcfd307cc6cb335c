"""The table of any two things, in words and with addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import KILLED, N_, Audience
from incidents.services import crossing, crossing_file, wording
from incidents.services.crossing import Choice, Crossing, Side
from incidents.services.wording import Totals
from incidents.web.explore.chart_options import Options
from incidents.web.explore.choices import Labels
from incidents.web.explore.narrowing import Narrowing
from incidents.web.gate import actor
from incidents.web.i18n import digits, language, say
from incidents.web.query import address

_YEAR = "year"
Label = Callable[[str, str], str]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Records and people in words; `href` leads to these records, "" where no address can say them; 0 records: bare."""

    records: int
    killed: str
    without_number: int
    href: str


@dataclass(frozen=True)
class Line:
    """A row or a column: its label, short enough for a heading, the whole of it, and the total of all its records."""

    short: str
    label: str
    total: Cell


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The table as the page shows it."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[tuple[Cell, ...], ...]
    more_rows: int
    more_columns: int


def table(criteria: Criteria, options: Options, said: Labels) -> Shown:
    """The table that was asked for."""
    found = crossing.cross(criteria, actor(), *options.sides)
    narrow, label = Narrowing().by, partial(label_of, said)
    down = [narrow(criteria, found.rows.param, one.code) for one in found.rows.heads]
    across = [narrow(criteria, found.columns.param, one.code) for one in found.columns.heads]
    cells = tuple(
        tuple(
            _cell(
                found.cells.get((row.code, one.code)), narrow(of_row, found.columns.param, one.code) if of_row else None
            )
            for one in found.columns.heads
        )
        for row, of_row in zip(found.rows.heads, down, strict=True)
    )
    return Shown(
        rows=_lines(found.rows, down, label),
        columns=_lines(found.columns, across, label),
        cells=cells,
        more_rows=found.rows.more,
        more_columns=found.columns.more,
    )


def everything(criteria: Criteria, totals: Totals) -> Cell:
    """The corner of the table: all records of the question, each once."""
    killed = totals.sums.get(KILLED)
    words = wording.sum_words(killed, wording.words_of(language())) or say(N_("no number given"))
    silent = totals.incidents - (killed.records if killed else 0)
    href = address("explore.incidents", criteria)
    return Cell(records=totals.incidents, killed=words, without_number=silent, href=href)


def around(criteria: Criteria, options: Options) -> dict[str, Any]:
    """What stands about the table: the two choices, and the same as a file."""
    rows, columns = options.sides
    choices = [(param, say(crossing.AXES[param])) for param in crossing.axes(actor().audience)]
    here = options.kept(rows=rows, columns=columns, format="csv")
    return {
        "choices": choices,
        "rows": rows,
        "columns": columns,
        "names": {param: say(title) for param, title in crossing.AXES.items()},
        "csv_href": address("explore.charts", criteria, **here),
        "csv_is_team": crossing_file.audience_of(criteria, actor()) == Audience.TEAM,
    }


def label_of(said: Labels, param: str, code: str) -> str:
    """The label of a code on a side of the table."""
    return digits(code) if param == _YEAR else said.of(param, code)


def _lines(side: Side, lead_to: list[Criteria | None], label: Label) -> tuple[Line, ...]:
    """The heads of a side with their totals."""
    found = []
    for one, criteria in zip(side.heads, lead_to, strict=True):
        whole = label(side.param, one.code)
        found.append(Line(crossing.heading(whole), whole, _cell(one, criteria)))
    return tuple(found)


def _cell(one: Choice | Crossing | None, leads_to: Criteria | None) -> Cell:
    if one is None:
        return Cell(records=0, killed="", without_number=0, href="")
    killed = wording.words_of(language()).count(crossing.killed_of(one)) or say(N_("no number given"))
    href = address("explore.incidents", leads_to) if leads_to else ""
    return Cell(records=one.incidents, killed=killed, without_number=one.incidents - one.numbered, href=href)
