"""Any two things crossed: which stand on the two sides of the table, and what stands where they meet."""

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria, fixed_codes
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import KILLED, N_, Audience
from incidents.reports.charts.lettering import shortened
from incidents.services.charting import killed_of, spread
from incidents.storage.search.answering import Answers, answers
from incidents.storage.search.crossed import YEAR, Axis, Crossing
from incidents.storage.search.sums import By, Choice, Step, Sum

__all__ = ["AXES", "Choice", "Crossing", "Side", "Table", "axes", "cross", "heading", "killed_of", "read_axis"]

_TEAM = "status"
#: What can stand on a side of the table; the status of a record is for the team.
AXES: dict[str, str] = {
    "place": N_("Governorate"),
    YEAR: N_("Year"),
    "cause": N_("Cause"),
    "violation": N_("Alleged violation"),
    "outcome": N_("What was reported"),
    "group": N_("Who they were"),
    "actor": N_("Who is said to be responsible"),
    "source": N_("Source"),
    "grade": N_("How well supported"),
    _TEAM: N_("Status"),
}
_MOST_ROWS, _MOST_COLUMNS = 20, 12
_LONGEST = 80  # letters of a heading
_NO_NUMBER = Sum(min=0, max=0, open=False, records=0)


@dataclass(frozen=True)
class Side:
    """One side of the table: what stands on it, each with all its records, and how many more there are."""

    param: str
    heads: tuple[Choice, ...]
    more: int


@dataclass(frozen=True)
class Table:
    """Rows, columns, and what stands where they meet, by the codes of row and column; nothing for no record."""

    rows: Side
    columns: Side
    cells: Mapping[tuple[str, str], Crossing]


def axes(audience: Audience) -> tuple[str, ...]:
    """What an audience may cross."""
    return tuple(param for param in AXES if param != _TEAM or audience == Audience.TEAM)


def read_axis(param: str, audience: Audience, field: str) -> str:
    """The side of a table that was asked for. Refused: one that there is not, or not for this audience."""
    if param not in axes(audience):
        raise Refused(N_("“%(text)s” is not a code that is known here."), field=field, text=param[:40])
    return param


def heading(label: str) -> str:
    """A label, cut where it is too long to stand over a column."""
    return shortened(label, _LONGEST)


def cross(criteria: Criteria, by: Actor, rows: str, columns: str, *, audience: Audience | None = None) -> Table:
    """The selection by two things at once, as whoever asks may find it, or as an audience with fewer rights may.

    Refused: the same thing on both sides.
    """
    by.require(Action.READ_PUBLIC)
    if rows == columns:
        raise Refused(N_("Rows and columns need two different things."), field="columns")
    seen = by.audience if audience is None or by.audience == Audience.PUBLIC else audience
    asked = answers(seen, criteria)
    down = _side(criteria, asked, rows, _MOST_ROWS)
    across = _side(criteria, asked, columns, _MOST_COLUMNS)
    found = asked.crossed(criteria, _axis(down), _axis(across))
    return Table(down, across, {(one.row, one.column): one for one in found})


def _side(criteria: Criteria, asked: Answers, param: str, most: int) -> Side:
    if param == YEAR:
        years = asked.series(criteria, By.YEAR).steps
        found = [_year(step) for step in years if step.incidents]
        return Side(param, tuple(found[-most:]), max(0, len(found) - most))
    listed = list(spread(criteria, asked, param))
    if order := fixed_codes(param):
        listed.sort(key=lambda one: order.index(one.code))
    return Side(param, tuple(listed[:most]), max(0, len(listed) - most))


def _year(step: Step) -> Choice:
    killed = step.sums.get(KILLED, _NO_NUMBER)
    return Choice(step.label, step.incidents, killed.min, killed.max, killed.open, killed.records)


def _axis(side: Side) -> Axis:
    return Axis(side.param, tuple(one.code for one in side.heads))
