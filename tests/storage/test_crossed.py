"""Any two things crossed: the same records and people where a row meets a column, on both engines."""

from collections.abc import Iterator
from datetime import date

import pytest

from factories import claim, day
from incidents.domain.criteria import Criteria
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Audience
from incidents.storage.search.crossed import Axis, Crossing, crossed
from storage.conftest import ENGINES, furnished
from storage.found import draft_of, keep, keep_five, open_article

pytestmark = pytest.mark.usefixtures("six")
GOVERNORATES = Axis("place", ("IQ-BG", "IQ-DQ", "IQ-KA"))
YEARS = Axis("year", ("2019", "2020"))
GRADES = Axis("grade", ("contested", "fair", "weak"))


@pytest.fixture(scope="module", params=ENGINES)
def six(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The five incidents, and a sixth that only the team may find, on one engine; nothing here changes them."""
    with furnished(request, tmp_path_factory.mktemp("six")):
        keep_five()
        article = open_article("invented-east")
        keep("IRQ-0000006", draft_of("For the team", claim(1, article, 7), occurred=day("2020-02-02")), public=False)
        yield


def ask(query: str) -> Criteria:
    return read_string(query, outcomes=("killed", "injured"), today=date(2026, 11, 23))


def cells(rows: Axis, columns: Axis, query: str = "", audience: Audience = Audience.PUBLIC) -> dict[str, int]:
    return {f"{one.row} {one.column}": one.incidents for one in crossed(ask(query), audience, rows, columns)}


def test_a_crossing_has_records_the_range_of_people_and_how_many_records_give_a_number() -> None:
    assert crossed(Criteria(), Audience.PUBLIC, GOVERNORATES, GRADES) == (
        Crossing("IQ-BG", "contested", 1, 2, 11, killed_open=True, numbered=1),
        Crossing("IQ-DQ", "weak", 3, 9, 9, killed_open=True, numbered=2),
        Crossing("IQ-KA", "fair", 1, 0, 0, killed_open=False, numbered=0),
    )


def test_a_year_holds_what_lies_in_it_whole() -> None:
    assert cells(GOVERNORATES, YEARS) == {"IQ-BG 2019": 1, "IQ-DQ 2019": 1, "IQ-KA 2020": 1}
    assert cells(YEARS, GOVERNORATES) == {"2019 IQ-BG": 1, "2019 IQ-DQ": 1, "2020 IQ-KA": 1}


def test_a_record_with_several_sources_stands_at_each() -> None:
    sources = Axis("source", ("invented-north", "invented-south"))
    assert cells(sources, Axis("outcome", ("injured", "killed"))) == {
        "invented-north injured": 1, "invented-north killed": 3,
        "invented-south injured": 1, "invented-south killed": 1,
    }  # fmt: skip


def test_only_the_codes_asked_for_stand_on_an_axis() -> None:
    assert cells(Axis("place", ("IQ-BG",)), Axis("grade", ("weak", "contested"))) == {"IQ-BG contested": 1}
    assert cells(Axis("place", ("IQ-XX",)), GRADES) == {}
    assert cells(Axis("place", ()), GRADES) == {}
    assert cells(GOVERNORATES, Axis("year", ())) == {}
    assert cells(GOVERNORATES, Axis("year", ("1999",))) == {}


def test_the_question_holds_for_every_crossing() -> None:
    assert cells(GOVERNORATES, GRADES, "killed_min=3") == {"IQ-DQ weak": 2}
    assert cells(GOVERNORATES, GRADES, "q=fountain") == {"IQ-BG contested": 1}
    assert cells(GOVERNORATES, GRADES, "place=IQ-KA&from=2020") == {"IQ-KA fair": 1}


def test_what_only_the_team_may_find_is_in_no_crossing_of_the_public() -> None:
    statuses = Axis("status", ("draft", "published", "under-review"))
    assert cells(YEARS, statuses) == {"2019 published": 2, "2020 published": 1}
    assert cells(YEARS, GRADES, audience=Audience.TEAM) == {
        "2019 contested": 1,
        "2019 weak": 1,
        "2020 fair": 1,
        "2020 weak": 1,
    }
    assert cells(YEARS, GRADES) == {"2019 contested": 1, "2019 weak": 1, "2020 fair": 1}


def test_a_code_in_quotation_marks_of_another_language_is_only_a_code() -> None:
    assert cells(Axis("place", ("'; DROP TABLE finding; --",)), GRADES) == {}
    assert cells(Axis("place' OR '1'='1", ("IQ-BG",)), GRADES) == {}
