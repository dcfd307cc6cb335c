"""The one door to a spreadsheet cell."""

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.formulas import looks_like_formula
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Grade
from incidents.reports.cells import cell, plain
from unit.reports.export_samples import AWKWARD, HOSTILE

BEGINNINGS = "=+-@＝＋－＠\t\r\n\0"


def taken_back(text: str) -> str:
    """What a reader does who wants the very text: one apostrophe off where it stands before a formula."""
    return text[1:] if text.startswith("'") and looks_like_formula(text[1:]) else text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", AWKWARD)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet=BEGINNINGS + "' x\u200b"))
def test_no_text_runs_and_every_text_can_be_taken_back(text: str) -> None:
    marked = cell(text)
    assert isinstance(marked, str)
    assert not re.match(rf"\s*[{re.escape(BEGINNINGS)}]", marked)
    assert taken_back(marked) == text


@pytest.mark.parametrize("number", [-2, 0, 46, -3.25, 44.25])
def test_a_number_typed_as_a_number_stays_one(number: float) -> None:
    assert cell(number) == number
    assert not isinstance(cell(number), str)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (0, 0),
        (True, "yes"),
        (False, "no"),
        (Grade.FAIR, "fair"),
        (PlacePrecision.CITY, 3),
        (date(2019, 11, 28), "2019-11-28"),
        (time(3, 0), "03:00"),
        (datetime(2020, 1, 3, 9, 30, 1, 5, tzinfo=UTC), "2020-01-03T09:30:01+00:00"),
        (("live-ammunition", "beating"), "live-ammunition | beating"),
        ((), ""),
        ("half \ud83d a character", "half \\ud83d a character"),
    ],
)
def test_values_have_one_written_form(value: object, written: object) -> None:
    assert plain(value) == written  # type: ignore[arg-type]
