"""The selection along time on both engines: by month while that can be read, else by year; nothing falls out unsaid."""

import pytest

from factories import claim, day
from incidents.domain.access import VISITOR
from incidents.domain.criteria import Criteria
from incidents.services import charting, crossing
from incidents.services.charting import Pace, Timeline
from incidents.storage.search.sums import Step
from storage.found import draft_of, keep, open_article

pytestmark = pytest.mark.usefixtures("store")


def kept(*when: str | None) -> None:
    """An invented record of two killed for each date; None is a record without one."""
    article = open_article("invented-news")
    for number, date in enumerate(when, start=1):
        content = draft_of("Invented", claim(1, article, 2), occurred=day(date) if date else None)
        keep(f"IRQ-{number:07}", content)


def drawn(wanted: Pace | None = None) -> Timeline:
    return charting.timeline(Criteria(), VISITOR, wanted)


def filled(steps: tuple[Step, ...]) -> dict[str, int]:
    return {step.label: step.incidents for step in steps if step.incidents}


def test_up_to_sixty_months_are_months() -> None:
    kept("2015-01-01", "2019-12-31", "2019-12-30")
    found = drawn()
    assert (found.pace, len(found.steps)) == (Pace.MONTH, 60)
    assert filled(found.steps) == {"2015-01": 1, "2019-12": 2}
    assert found.paces == (Pace.YEAR, Pace.MONTH)


def test_more_than_sixty_are_years_unless_months_are_wanted() -> None:
    kept("2014-12-31", "2019-12-31")
    assert drawn().pace is Pace.YEAR
    assert (drawn(Pace.MONTH).pace, len(drawn(Pace.MONTH).steps)) == (Pace.MONTH, 61)
    assert [step.label for step in drawn(Pace.YEAR).steps] == ["2014", "2015", "2016", "2017", "2018", "2019"]


def test_more_than_twenty_years_are_never_months() -> None:
    kept("1999-01-01", "2019-12-31")
    assert drawn(Pace.MONTH).pace is Pace.YEAR
    assert drawn(Pace.MONTH).paces == (Pace.YEAR,)


def test_what_is_known_to_the_year_alone_is_drawn_by_year() -> None:
    kept("2019", "2019-05/2020-02", None)
    found = drawn()
    assert (found.pace, filled(found.steps)) == (Pace.YEAR, {"2019": 1})
    assert (found.unplaced, found.undated) == (1, 1)


def test_years_beyond_the_drawing_are_counted() -> None:
    kept("1701-01-01", "1702-05", "2019-12-31")
    found = drawn()
    assert len(found.steps) == 240
    assert (found.steps[0].label, found.earlier) == ("1780", 2)


def test_no_record_and_no_date_are_no_steps() -> None:
    assert drawn() == Timeline(
        pace=Pace.YEAR, paces=(Pace.YEAR,), steps=(), unplaced=0, undated=0, earlier=0
    )  # fmt: skip
    kept(None)
    assert (drawn().steps, drawn().undated) == ((), 1)


def test_a_year_of_three_digits_meets_its_column() -> None:
    kept("0987-03-04", "2019-12-31")
    table = crossing.cross(Criteria(), VISITOR, "year", "grade")
    assert {row: cell.incidents for (row, _), cell in table.cells.items()} == {"0987": 1, "2019": 1}
    assert [head.code for head in table.rows.heads] == ["0987", "2019"]


def test_of_many_years_the_latest_stand_in_the_table_and_the_others_are_counted() -> None:
    kept(*(f"{year}-01-01" for year in range(1990, 2012)))
    table = crossing.cross(Criteria(), VISITOR, "place", "year")
    assert [head.code for head in table.columns.heads][::11] == ["2000", "2011"]
    assert (table.columns.more, table.rows.more) == (10, 0)
    assert [(head.code, head.incidents, head.killed_min) for head in table.rows.heads] == [("IQ-DQ", 22, 44)]
