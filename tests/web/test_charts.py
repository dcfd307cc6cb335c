"""The answer as charts: over time, by one thing, by any two; on the page and as a file."""

import html
import re
from datetime import date
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from incidents.domain.query import read_string, to_string
from incidents.services.charting import Pace
from incidents.web.explore.narrowing import in_step
from machinery.asking import House
from web.charted import charts, lines_of, page, table_of
from web.shown import codes, links, said, shown

__all__ = ["shown"]


def test_records_without_a_number_are_told_at_each_chart(shown: House) -> None:
    words = charts(shown)
    assert words.count("records here give no number for this.") == 6
    assert words.count("not a death toll") >= 7


def test_a_crossing_without_a_record_is_no_zero(shown: House) -> None:
    rows = table_of(page(shown, "rows=place&columns=cause"))
    assert "– no record" in rows[1]
    assert any(cell.endswith("no number given") for row in rows for cell in row)


def test_each_crossing_leads_to_just_its_records(shown: House) -> None:
    answer = shown.visitor().get("/incidents/charts?rows=place&columns=year")
    whole = re.search(r'<table class="table crossed">.*?</table>', answer.text, re.DOTALL)
    assert whole is not None
    cells = re.findall(r'<a href="([^"]+)">(\d+) records?</a>', whole[0])
    assert len(cells) > 12
    for href, count in cells:
        found = shown.visitor().get(html.unescape(href))
        noun = "incident" if count == "1" else "incidents"
        assert f"{count} {noun}" in said(found), href


def test_a_crossing_within_what_was_asked_stays_within(shown: House) -> None:
    answer = shown.visitor().get("/incidents/charts?place=IQ-DQ-ZAYTUN-BRIDGE&rows=place&columns=cause")
    whole = re.search(r'<table class="table crossed">.*?</table>', answer.text, re.DOTALL)
    assert whole is not None
    for href in re.findall(r'href="([^"]+)"', whole[0]):
        asked = parse_qs(urlsplit(html.unescape(href)).query)
        assert asked["place"] == ["IQ-DQ-ZAYTUN-BRIDGE"]


def test_the_two_choices_work_without_a_script(shown: House) -> None:
    answer = shown.visitor().get("/incidents/charts?by=year&place=IQ-BG&rows=cause&columns=grade")
    form = re.search(r'<form class="crossing-choice".*?</form>', answer.text, re.DOTALL)
    assert form is not None
    assert 'action="/incidents/charts#crossed"' in form[0]
    assert re.findall(r'<option value="(\w+)" selected>', form[0]) == ["cause", "grade"]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[0]))
    assert hidden == {"place": "IQ-BG", "by": "year"}


REFUSED = {
    "rows=nothing": "“nothing” is not a code that is known here.",
    "columns=<script>": "“<script>” is not a code that is known here.",
    "rows=cause&columns=cause": "Rows and columns need two different things.",
    "rows=cause&rows=grade": "This can be given once only.",
    "by=day": "“day” is not a code that is known here.",
    "people=angels": "“angels” is not a code that is known here.",
    "format=pdf": "“pdf” is not a code that is known here.",
    "unheard=1": "“unheard” is not something that can be asked for here.",
}


@pytest.mark.parametrize("query", REFUSED)
def test_what_cannot_be_asked_is_said_beside_what_was_asked(shown: House, query: str) -> None:
    answer = shown.visitor().get(f"/incidents/charts?{query}&place=IQ-DQ")
    assert answer.status_code == 400
    assert REFUSED[query] in said(answer)
    assert "Place: Dhi Qar" in said(answer)


@pytest.mark.parametrize("view", ["/incidents", "/incidents/map"])
@pytest.mark.parametrize("own", ["rows=cause", "columns=cause", "by=year", "people=killed"])
def test_the_options_of_this_page_are_unknown_to_the_others(shown: House, view: str, own: str) -> None:
    assert shown.visitor().get(f"{view}?{own}").status_code == 400


def test_another_spelling_of_the_question_moves_on_with_the_options(shown: House) -> None:
    answer = shown.visitor().get("/incidents/charts?to=2020&from=2019&rows=cause&by=year&q=")
    assert answer.status_code == 303
    assert dict(parse_qsl(urlsplit(answer.location).query)) == {
        "from": "2019", "to": "2020", "rows": "cause", "by": "year",
    }  # fmt: skip


def test_one_record_and_none(shown: House) -> None:
    assert "1 incident in charts" in charts(shown, "place=IQ-DQ-ZAYTUN-BRIDGE")
    assert "No incident answers all of this" in charts(shown, "killed_min=4000")


def test_every_line_of_a_file_says_what_kind_of_data_it_is(shown: House) -> None:
    lines = lines_of(shown, "rows=cause&columns=grade")
    assert {one["data_kind"] for one in lines} == {"demonstration"}
    assert {one["audience"] for one in lines} == {"public"}


def test_no_number_is_empty_in_a_file(shown: House) -> None:
    silent = [one for one in lines_of(shown, "rows=cause&columns=grade") if one["incidents_with_number"] == "0"]
    assert silent
    assert {(one["killed_min"], one["killed_max"], one["killed_open"]) for one in silent} == {("", "", "")}


def test_a_file_of_nothing_is_refused(shown: House) -> None:
    answer = shown.visitor().raw("/incidents/charts?killed_min=4000&format=csv")
    assert answer.status_code == 422
    assert "There is no record that this file could hold." in said(answer)


def test_the_file_is_offered_under_the_table(shown: House) -> None:
    answer = shown.visitor().get("/incidents/charts?place=IQ-BG")
    offered = next(link for link in links(answer) if "format=csv" in link)
    assert parse_qs(urlsplit(offered).query) == {
        "rows": ["place"], "columns": ["year"], "format": ["csv"], "place": ["IQ-BG"],
    }  # fmt: skip
    assert shown.visitor().raw(offered).status_code == 200


def test_a_pattern_over_time_enters_no_sum_of_a_table(shown: House) -> None:
    rows = table_of(page(shown, "rows=place&columns=year"))
    everything = rows[-1][-1]
    assert everything.startswith("46 records 172 to 330")
    years = rows[-1][1:-1]
    assert sum(int(re.match(r"\d+", one)[0]) for one in years) < 46  # type: ignore[index]


def test_nothing_is_ranked_by_its_dead(shown: House) -> None:
    words = charts(shown).lower()
    assert [word for word in ("deadliest", "worst", "most lethal", "bloodiest") if word in words] == []
    records = [int(re.match(r"\d+", row[-1])[0]) for row in table_of(page(shown, "rows=cause&columns=grade"))[1:-1]]  # type: ignore[index]
    assert records == sorted(records, reverse=True)


def test_codes_are_listed_nowhere_on_the_page(shown: House) -> None:
    assert codes(shown.visitor().get("/incidents/charts")) == []


STEPS = {
    "place=IQ-DQ": "from=2019-11&to=2019-11&dates=certain&place=IQ-DQ",
    "from=2019&to=2020": "from=2019-11&to=2019-11&dates=certain",
    "from=2019-11-15": "from=2019-11-15&to=2019-11",
    "to=2019-11-20": "from=2019-11&to=2019-11-20",
    "from=2019-11-15&to=2019-11-20&dates=certain": "from=2019-11-15&to=2019-11-20&dates=certain",
}


@pytest.mark.parametrize("query", STEPS)
def test_a_month_keeps_an_end_that_was_asked_for_within_it(query: str) -> None:
    asked = read_string(query, outcomes=("killed",), today=date(2026, 11, 23))
    assert to_string(in_step(asked, date(2019, 11, 1), Pace.MONTH)) == STEPS[query]


def test_a_year_of_a_question_is_the_year_whole() -> None:
    asked = read_string("from=2018-06", outcomes=("killed",), today=date(2026, 11, 23))
    assert to_string(in_step(asked, date(2019, 1, 1), Pace.YEAR)) == "from=2019&to=2019&dates=certain"
    assert to_string(in_step(asked, date(2018, 1, 1), Pace.YEAR)) == "from=2018-06&to=2018"
