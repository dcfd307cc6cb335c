"""One question, the same answer on both engines: filters, counts, sums, months, pages and words."""

import base64
import json
from collections.abc import Iterator
from datetime import date

import pytest

from incidents.domain.access import VISITOR
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.errors import Refused
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Audience
from incidents.services import searching
from incidents.storage.db import db
from incidents.storage.search import rows, sums
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.sql_answers import SqlAnswers
from incidents.storage.search.sums import By, Sum
from storage.conftest import ENGINES, furnished
from storage.found import CODES, NAMES, keep_five

pytestmark = pytest.mark.usefixtures("five")
ALL = {"bridge", "square", "silent", "pattern", "undated"}


@pytest.fixture(scope="module", params=ENGINES)
def five(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The five incidents on one engine; nothing here changes them."""
    with furnished(request, tmp_path_factory.mktemp("five")):
        keep_five()
        yield


def ask(query: str) -> Criteria:
    return read_string(query, outcomes=("killed", "injured"), today=date(2026, 11, 23))


def found(query: str, audience: Audience = Audience.PUBLIC) -> set[str]:
    return {NAMES.get(one.code, one.code) for one in rows.all_summaries(ask(query), audience, 100)}


QUESTIONS = {
    "": ALL,
    "place=IQ": ALL,
    "place=IQ-DQ": {"bridge", "pattern", "undated"},
    "place=IQ-DQ-NASIRIYAH": {"bridge", "pattern"},
    "place=IQ-BG&place=IQ-KA": {"square", "silent"},
    "place=IQ-BA": set(),
    "violation=life": {"bridge"},
    "cause=live-ammunition": {"bridge"},
    "cause=live-ammunition&cause=tear-gas-inhalation": {"bridge", "silent"},
    "outcome=injured": {"square"},
    "outcome=killed": {"bridge", "square", "undated"},
    "group=protesters": {"bridge"},
    "actor=G-FORCE": {"bridge"},
    "grade=contested": {"square"},
    "grade=contested&grade=fair": {"square", "silent"},
    "source=invented-south": {"square", "silent", "pattern"},
    "figures=one-source": {"bridge", "undated"},
    "figures=disagree": {"square"},
    "figures=no-number": {"silent"},
    "killed_min=3": {"bridge", "undated"},
    "killed_min=2": {"bridge", "square", "undated"},
    "killed_max=5": {"bridge", "undated"},
    "killed_max=11": {"bridge", "square", "undated"},
    "injured_min=30": {"square"},
    "killed_min=0&injured_min=0": {"square"},
    "place=IQ-DQ&killed_min=5": {"bridge"},
    "from=2020": {"silent", "pattern"},
    "to=2019-11-27": {"square", "pattern"},
    "from=2019-11-28&to=2019-11-28": {"bridge", "square", "pattern"},
    "from=2019-11&to=2019-11&dates=certain": {"bridge", "square"},
    "from=2019-11-28&to=2019-11-28&dates=certain": {"bridge"},
    "bbox=46,30.9,46.5,31.2": {"bridge", "pattern"},
    "bbox=0,0,1,1": set(),
    "bbox=46.25,-90,44.2,90": {"bridge", "pattern", "silent", "undated"},
    "bbox=170,-90,-170,90": set(),
    "near=31.05799,46.25726,5": {"bridge", "pattern"},
    "near=33.3277,44.408,90": {"square", "silent"},
    "near=33.3277,44.408,85&place=IQ-BG": {"square"},
    "near=-33,-136,20040": ALL,
    "near=-33,-136,100": set(),
    "within=44,32 45,32 45,34 44,34": {"square", "silent"},
    "within=44,32 45,32 45,34 44,34;44.3,33.2 44.5,33.2 44.5,33.4 44.3,33.4": {"silent"},
    "within=44,32 45,32 45,33 44,33|46,31 46.5,31 46.5,31.1 46,31.1": {"silent", "bridge", "pattern"},
    "within=44,32 45,32 45,34 44,34&near=32.6,44,30&bbox=44,32,45,33&killed_min=1": set(),
    "within=44,32 45,32 45,34 44,34&near=32.6,44,30&bbox=44,32,45,33": {"silent"},
    "changed=2020-01-01": ALL,
    "changed=2100-01-01": set(),
}


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_question_finds_what_it_asks_for(query: str) -> None:
    expected = QUESTIONS[query]
    assert found(query) == expected
    assert rows.count(ask(query), Audience.PUBLIC) == len(expected)
    assert sums.totals(ask(query), Audience.PUBLIC).incidents == len(expected)


WORDS = {
    "احمد": {"bridge"},
    "أحمد": {"bridge"},
    "AHMAD": {"bridge"},
    "Nasiriya": {"bridge", "pattern"},
    "الناصرية": {"bridge", "pattern"},
    "ناصريه": {"bridge", "pattern"},
    "شهداء": {"bridge", "square", "undated", "pattern"},
    "martyrs": {"bridge", "square", "undated", "pattern"},
    "killed": {"bridge", "square", "undated", "pattern"},
    "wounded": {"square"},
    "live ammunition": {"bridge"},
    "ذخيرة": set(),
    '"invented bridge"': {"bridge"},
    '"bridge invented"': set(),
    '"five invented people"': {"bridge"},
    "invented -bridge": {"square", "silent", "pattern", "undated"},
    "-invented": set(),
    "fountain bridge": set(),
    "invented-south": {"square", "silent", "pattern"},
    "IRQ-0000003": {"silent"},
    "force": {"bridge"},
    "unheardof": set(),
    "%": ALL,
    "'; DROP TABLE finding; --": set(),
    'NEAR(a b) OR "': set(),
    "words:bridge": set(),
    "bridge*": {"bridge"},
    "break0": set(),
}


@pytest.mark.parametrize("text", WORDS)
def test_words_are_found_however_they_are_spelt(text: str) -> None:
    criteria = Criteria(text=text)
    answer = {NAMES[one.code] for one in rows.all_summaries(criteria, Audience.PUBLIC, 100)}
    assert answer == WORDS[text]


def test_a_phrase_is_never_found_across_two_texts() -> None:
    assert found('q="invented+north+march"') == set()


def test_counts_beside_a_choice_are_taken_as_if_none_of_it_were_chosen() -> None:
    counted = sums.choices(ask("place=IQ-DQ"), Audience.PUBLIC, ("place", "cause"))
    places = {one.code: one.incidents for one in counted["place"]}
    assert (places["IQ"], places["IQ-DQ"], places["IQ-BG"], places["IQ-KA"]) == (5, 3, 1, 1)
    assert {one.code: one.incidents for one in counted["cause"]} == {"live-ammunition": 1}


def test_a_choice_says_how_many_people_and_how_many_records_say_so() -> None:
    by_place = {one.code: one for one in sums.grouped(Criteria(), Audience.PUBLIC, "place")}
    everywhere = by_place["IQ"]
    assert (everywhere.killed_min, everywhere.killed_max, everywhere.killed_open) == (11, 20, True)
    assert (everywhere.incidents, everywhere.numbered) == (5, 3)


def test_sums_add_ranges_end_by_end_and_leave_patterns_out() -> None:
    totals = sums.totals(Criteria(), Audience.PUBLIC)
    assert totals.sums["killed"] == Sum(min=11, max=20, open=True, records=3)
    assert totals.sums["injured"] == Sum(min=30, max=30, open=False, records=1)
    assert (totals.incidents, totals.without_number, totals.summaries) == (5, 1, 1)
    assert totals.figures == 6


def test_nothing_found_sums_to_nothing() -> None:
    totals = sums.totals(ask("q=unheardof"), Audience.PUBLIC)
    assert (totals.incidents, totals.sums, totals.without_number) == (0, {}, 0)


def test_months_are_filled_and_what_no_month_holds_is_told() -> None:
    series = sums.series(Criteria(), Audience.PUBLIC, By.MONTH)
    assert [(step.label, step.incidents) for step in series.steps] == [("2019-11", 2), ("2019-12", 0), ("2020-01", 1)]
    assert series.steps[0].sums["killed"] == Sum(min=7, max=16, open=True, records=2)
    assert series.steps[2].without_number == 1
    assert (series.unplaced, series.undated) == (1, 1)


def test_a_day_holds_only_what_is_known_to_the_day() -> None:
    series = sums.series(Criteria(), Audience.PUBLIC, By.DAY)
    assert [step.label for step in series.steps] == ["2019-11-28", "2020-01-05"]
    assert series.unplaced == 2


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_of_one_follow_one_another_in_order_and_miss_nothing(sort: Sort) -> None:
    whole = [one.code for one in rows.page(Criteria(sort=sort, size=200), Audience.PUBLIC).items]
    walked, after = [], ""
    for _ in range(len(ALL)):
        page = rows.page(Criteria(sort=sort, size=1, after=after), Audience.PUBLIC)
        walked += [one.code for one in page.items]
        after = page.next or ""
    assert walked == whole
    assert after == ""
    assert len(set(whole)) == len(ALL)


def test_records_without_a_value_come_last_whichever_way_the_list_runs() -> None:
    def order(sort: Sort) -> list[str]:
        return [NAMES[one.code] for one in rows.page(Criteria(sort=sort), Audience.PUBLIC).items]

    assert order(Sort.NEWEST) == ["silent", "bridge", "square", "pattern", "undated"]
    assert order(Sort.OLDEST) == ["pattern", "square", "bridge", "silent", "undated"]
    assert order(Sort.MOST_KILLED)[:3] == ["square", "bridge", "undated"]
    assert order(Sort.FEWEST_KILLED)[:3] == ["undated", "bridge", "square"]
    assert order(Sort.CODE) == list(CODES)


FOREIGN = ("x", "é", "bm9uc2Vuc2U", base64.urlsafe_b64encode(json.dumps(["killed", 1, 1]).encode()).decode(), "=" * 9)


@pytest.mark.parametrize("cursor", FOREIGN)
def test_a_page_marker_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(Refused) as refused:
        rows.page(Criteria(after=cursor), Audience.PUBLIC)
    assert refused.value.field == "after"


def test_a_page_marker_of_another_order_is_refused() -> None:
    after = rows.page(Criteria(size=1), Audience.PUBLIC).next
    with pytest.raises(Refused):
        rows.page(Criteria(size=1, sort=Sort.CODE, after=after or ""), Audience.PUBLIC)


def test_of_many_codes_those_of_most_incidents_are_told_by_sql_and_by_the_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = IndexAnswers(Index(db.engine, Audience.PUBLIC))
    assert len(sums.grouped(Criteria(), Audience.PUBLIC, "article")) == 2
    monkeypatch.setattr(sums, "MOST_CODES", 1)
    for asked in (SqlAnswers(Audience.PUBLIC), index):
        told = asked.choices(Criteria(), ("article", "cause", "place"))
        assert [len(told[param]) for param in told] == [1, 1, 1]
        assert (told["place"][0].code, told["place"][0].incidents) == ("IQ", 5)
        assert asked.grouped(Criteria(), "article") == told["article"]


def test_for_an_empty_answer_only_what_could_help_is_counted() -> None:
    asked = ask("place=IQ-BA&place=IQ-NA&q=bridge&cause=live-ammunition")
    assert searching.without_each(asked, VISITOR) == (("q", "bridge", 0), ("cause", "live-ammunition", 0))
    assert searching.without_each(ask("place=IQ-BA&q=bridge"), VISITOR) == (("place", "IQ-BA", 1), ("q", "bridge", 0))


def test_a_summary_carries_what_the_list_shows() -> None:
    [square] = rows.all_summaries(ask("figures=disagree"), Audience.PUBLIC, 9)
    assert (square.counts["killed"].min, square.counts["killed"].max, square.counts["killed"].open) == (2, 11, True)
    assert square.said["killed"] == ("exact", "more_than")
    assert (square.place.en, square.area.en, square.voices, square.disagree) == ("Tahrir Square", "Baghdad", 2, True)


def test_the_incident_told_most_often_is_named_once_there_are_enough_figures() -> None:
    assert rows.most_told(Audience.PUBLIC, 4) is None
    assert rows.most_told(Audience.PUBLIC, 3) == CODES["square"]
