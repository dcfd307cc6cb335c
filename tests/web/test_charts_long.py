"""Charts of records over many years, with names that try to be more than names, and what only the team may see."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from factories import claim, day
from incidents.domain.counts import Qualifier
from incidents.domain.incident import IncidentPlace
from incidents.domain.people import Actor as Alleged
from incidents.domain.people import Involvement
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Grade
from incidents.storage import history, people
from incidents.storage.db import session, transaction
from machinery.asking import House
from storage.found import draft_of, keep, open_article
from web.charted import charts, lines_of, page, table_of
from web.conftest import opened
from web.shown import links, said

MARKUP = "<script>alert(1)</script> & “<b>brigade</b>”"
LONG = ("Invented brigade of the invented river bank " * 11).strip()
TURNED = "Invented \u202eedagirb\u2066"
MORE_ACTORS = 22


@pytest.fixture(scope="module")
def long(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Invented records of 2009 to 2019, some known to the year alone; names that try to be more than names."""
    for house in opened(furnished, tmp_path_factory.mktemp("long")):
        article = open_article("invented-news")
        _name_actors()
        for year in range(2009, 2020):
            _keep(f"{year}-05-04", claim(1, article, year - 2009), actors=("G-MARKUP",))
        _keep("2014", claim(1, article, 3), actors=("G-LONG", "G-TURNED"))
        _keep("2014-11/2015-02", claim(1, article, 3))
        _keep(None, claim(1, article, 2_000_000, qualifier=Qualifier.AT_LEAST), governorate="IQ-BG")
        _keep("2019-12-01", claim(1, article, 5, outcome="detained"), actors=tuple(_crowd()), public=False)
        _keep("2019-12-02", claim(1, article, 4, outcome="detained"), actors=tuple(_crowd()))
        yield house


def _crowd() -> Iterator[str]:
    return (f"G-{number:02}" for number in range(MORE_ACTORS))


def _name_actors() -> None:
    names = {"G-MARKUP": MARKUP, "G-LONG": LONG, "G-TURNED": TURNED} | {code: f"Invented {code}" for code in _crowd()}
    with transaction() as current:
        for code, name in names.items():
            people.keep(current, Alleged(code=code, name=Trilingual(en=name)))


_numbers = iter(range(1, 1000))


def _keep(
    when: str | None, *claims: object, governorate: str = "IQ-DQ", actors: tuple[str, ...] = (), public: bool = True
) -> None:
    content = draft_of(
        "Invented",
        *claims,
        occurred=day(when) if when else None,
        places=(IncidentPlace(place=governorate),),
        actors=tuple(Involvement(actor=actor, alleged_by=(claims[0].article,)) for actor in actors),  # type: ignore[attr-defined]
    )
    keep(f"IRQ-{next(_numbers):07}", content, public=public, grade=Grade.WEAK)


def test_many_years_are_drawn_by_year_and_each_leads_to_its_months(long: House) -> None:
    words = charts(long)
    assert "Reported killed, by year" in words
    assert "A year leads to its months." in words
    assert "1 record has no date." in words
    assert "1 record may lie in more than one year and stands in none." in words
    answer = long.visitor().get("/incidents/charts")
    (year,) = {link for link in links(answer) if "from=2014" in link and "by=month" in link}
    months = said(long.visitor().get(year))
    assert "Reported killed, by month" in months
    assert "2 incidents in charts" in months
    assert "1 record may lie in more than one month and stands in none." in months


def test_months_can_be_asked_for_and_years_too(long: House) -> None:
    assert "Reported killed, by month" in charts(long, "by=month")
    assert "Reported killed, by year" in charts(long, "by=year&from=2019&to=2019")
    assert "Reported killed, by month" in charts(long, "from=2019&to=2019")


def test_the_way_chosen_goes_along_with_every_other_choice(long: House) -> None:
    answer = long.visitor().get("/incidents/charts?by=month&rows=actor&columns=year&place=IQ-DQ")
    ways = [link for link in links(answer) if link.startswith("/incidents/charts?") and "by=year" in link]
    assert parse_qs(urlsplit(ways[0]).query) == {
        "by": ["year"], "rows": ["actor"], "columns": ["year"], "place": ["IQ-DQ"],
    }  # fmt: skip
    taken_away = next(link for link in links(answer) if "place" not in link and "rows=actor" in link)
    assert parse_qs(urlsplit(taken_away).query) == {"by": ["month"], "rows": ["actor"], "columns": ["year"]}
    assert '<input type="hidden" name="rows" value="actor">' in answer.text


def test_another_outcome_is_drawn_where_records_give_it(long: House) -> None:
    answer = long.visitor().get("/incidents/charts")
    assert "Arrested or detained" in said(answer)
    (way,) = {link for link in links(answer) if "people=detained" in link and "by=" not in link}
    words = said(long.visitor().get(way))
    assert "People reported, by year: Arrested or detained" in words
    assert "Reported killed, by year" not in words
    assert "14 records here give no number for this." in words


def test_an_outcome_that_no_record_gives_is_no_zero(long: House) -> None:
    words = charts(long, "people=tortured&from=2019&to=2019")
    assert "May 2019 1 no number given 1" in words


@pytest.mark.parametrize("query", ["", "by=month", "rows=actor&columns=source", "lang=ar"])
def test_names_are_only_ever_names(long: House, query: str) -> None:
    whole = page(long, f"from=2014&to=2014&{query}")
    assert "<script>alert" not in whole
    assert "<b>brigade" not in whole
    assert html.escape(MARKUP, quote=False).replace('"', "&#34;") in whole
    assert f"<bdi>{TURNED}</bdi>" in whole


def test_a_name_of_500_letters_is_cut_in_the_drawing_and_whole_in_the_table(long: House) -> None:
    whole = page(long, "rows=year&columns=actor&from=2014&to=2014")
    assert "\u2068Invented brigade of the…\u2069</text>" in whole
    assert f"{LONG}</text>" not in whole
    assert f"<bdi>{LONG}</bdi>" in whole
    assert f'title="{LONG}"' in whole


def test_what_has_no_room_is_counted(long: House) -> None:
    words = charts(long)
    assert "And 5 more, not drawn here." in words
    crossed_words = charts(long, "rows=actor&columns=year")
    assert "Rows: and 5 more, left out here." in crossed_words
    assert "Columns: and" not in crossed_words
    assert "Columns: and 13 more, left out here." in charts(long, "rows=year&columns=actor")


def test_two_million_people_of_no_day_are_in_the_table(long: House) -> None:
    assert "Baghdad 1 2,000,000 or more 0" in charts(long)


def test_a_table_of_any_two_things(long: House) -> None:
    rows = table_of(page(long, "rows=place&columns=year&from=2018"))
    assert rows == [
        ["Governorate \\ Year", "2018", "2019", "All"],
        ["Dhi Qar", "1 record 9", "2 records 10", "3 records 19"],
        ["All", "1 record 9", "2 records 10", "3 records 19"],
    ]


def test_a_code_besides_the_one_asked_for_leads_nowhere_rather_than_astray(long: House) -> None:
    rows = re.search(
        r'<table class="table crossed">.*?</table>', page(long, "actor=G-LONG&rows=actor&columns=year"), re.DOTALL
    )
    assert rows is not None
    assert all("actor=G-LONG" in one for one in re.findall(r'href="([^"]+)"', rows[0]))
    assert "<span>1 record</span>" in rows[0]


def test_the_status_is_for_the_team(long: House) -> None:
    assert ">Status</option>" not in page(long)
    refused = long.visitor().get("/incidents/charts?rows=status")
    assert refused.status_code == 400
    assert "“status” is not a code that is known here." in said(refused)
    words = charts(long, "rows=status&columns=year", who="researcher")
    assert "Draft" in words


def test_nothing_of_the_kind_on_a_side_is_said(long: House) -> None:
    assert "No record here says both: choose other rows or columns." in charts(long, "rows=violation&columns=year")


def test_the_table_as_a_file(long: House) -> None:
    lines = lines_of(long, "rows=place&columns=year&from=2018")
    numbers = [
        (
            one["row"],
            one["column"],
            one["incidents"],
            one["killed_min"],
            one["killed_max"],
            one["incidents_with_number"],
        )
        for one in lines
    ]
    assert numbers == [
        ("IQ-DQ", "2018", "1", "9", "9", "1"),
        ("IQ-DQ", "2019", "2", "10", "10", "1"),
        ("IQ-DQ", "all", "3", "19", "19", "2"),
        ("all", "2018", "1", "9", "9", "1"),
        ("all", "2019", "2", "10", "10", "1"),
    ]
    assert {one["row_label"] for one in lines} == {"Dhi Qar", "All"}
    assert all("not a death toll" in one["note"] for one in lines)


def test_no_line_of_a_file_is_run_by_a_spreadsheet(long: House) -> None:
    with transaction() as current:
        people.keep(current, Alleged(code="G-SUM", name=Trilingual(en="=1+1")))
    _keep("2019-12-03", claim(1, open_article("=invented"), 1), actors=("G-SUM",))
    labels = {one["row_label"] for one in lines_of(long, "rows=actor&columns=year&from=2019-12-03&to=2019-12-03")}
    assert "'=1+1" in labels


def test_the_team_s_numbers_go_out_only_with_those_who_may_take_them(long: House) -> None:
    query = "rows=outcome&columns=year&from=2019-12&to=2019-12-02"
    for who, audience, detained in (("", "public", "1"), ("monitor", "public", "1"), ("advocate", "team", "2")):
        lines = lines_of(long, query, who)
        assert {one["audience"] for one in lines} == {audience}, who
        assert {one["incidents"] for one in lines if one["row"] == "detained"} == {detained}, who


def test_a_file_is_written_into_the_history_and_a_visitor_s_is_counted(long: House) -> None:
    def counted() -> int:
        session().rollback()
        return session().scalar(text("SELECT sum(exports) FROM export_tally WHERE format = 'crossed'")) or 0

    before = counted()
    lines_of(long, "rows=place&columns=year")
    assert counted() == before + 1
    lines_of(long, "rows=place&columns=year", "manager")
    assert counted() == before + 1
    newest = history.entries(limit=1)[0]
    assert (newest.deed, newest.content["rows"], newest.content["columns"]) == ("export finished", "place", "year")
    assert len(newest.content["sha256"]) == 64
