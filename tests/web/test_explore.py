"""Finding: one question, three views of it, each usable without a script."""

import html
import re
from urllib.parse import parse_qs, unquote_plus, urlsplit

import pytest
from flask.testing import FlaskClient

from incidents.domain.criteria import Criteria
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.services import lists, searching
from incidents.web.explore.asked import totals_words
from machinery.asking import House
from web.shown import KHILANI, PATTERN, ZAYTUN, codes, links, said, shown

__all__ = ["shown"]

VIEWS = ("/incidents", "/incidents/map", "/incidents/charts")
MONTH = "from=2019-11&to=2019-11"


def test_the_list_says_how_many_and_that_a_sum_is_no_finding(shown: House) -> None:
    answer = shown.visitor().get("/incidents")
    words = said(answer)
    assert "46 incidents" in words
    assert re.search(r"Reported killed: \d+ to \d+( or more)? \.", words)
    assert "Sum of the 46 records here, as reported; not a death toll." in words
    assert "5 records give no number." in words
    assert "is a pattern over time and enters no sum" in words
    assert "gave 490 killed in Iraq" in words
    assert len(codes(answer)) == 25


def test_one_incident_is_no_sum_and_its_first_reports_stand_beside(shown: House) -> None:
    words = said(shown.visitor().get("/incidents?place=IQ-DQ-ZAYTUN-BRIDGE"))
    assert "1 incident" in words
    assert "Reported killed: 46 to 70 (later reports). First-day reports: 8 to 29 ." in words
    assert "not a death toll" not in words


def test_what_was_said_is_printed(shown: House) -> None:
    words = said(shown.visitor().get("/incidents?from=2020-02-25&to=2020-02-25&place=IQ-BG-KHILANI-SQUARE"))
    assert "20 to more than 50" in words
    assert "51" not in words


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_keeps_the_question_of_the_others(shown: House, view: str) -> None:
    answer = shown.visitor().get(f"{view}?{MONTH}&place=IQ-DQ")
    asked = {"from": ["2019-11"], "to": ["2019-11"], "place": ["IQ-DQ"]}
    for other in VIEWS:
        assert any(urlsplit(link).path == other and parse_qs(urlsplit(link).query) == asked for link in links(answer))


@pytest.mark.parametrize("view", VIEWS)
def test_each_restriction_is_a_chip_that_takes_it_away(shown: House, view: str) -> None:
    answer = shown.visitor().get(f"{view}?{MONTH}&place=IQ-DQ")
    assert "Place: Dhi Qar" in said(answer)
    assert "From Nov 2019" in said(answer)
    assert f"{view}?from=2019-11&to=2019-11" in links(answer)
    assert f"{view}?from=2019-11&place=IQ-DQ" in links(answer)


def test_a_question_in_another_spelling_leads_to_its_own_address(shown: House) -> None:
    visitor = shown.visitor()
    answer = visitor.get(
        "/incidents?killed_min=&q=&to=Nov+2019&place=IQ-DQ&from=1+Nov+2019&dates=certain&dates=possible"
    )
    assert (answer.status_code, answer.location) == (303, "/incidents?from=2019-11-01&to=2019-11&place=IQ-DQ")
    assert visitor.get(answer.location).status_code == 200
    assert visitor.get("/incidents/map?q=").location == "/incidents/map"


def test_the_box_for_partly_known_dates_is_ticked_until_it_is_not(shown: House) -> None:
    visitor = shown.visitor()
    assert re.search(r'value="possible" checked', visitor.get("/incidents").text)
    unticked = visitor.get("/incidents?dates=certain")
    assert not re.search(r'value="possible" checked', unticked.text)
    assert "Only dates known for certain" in said(unticked)


WRONG = {
    "foo=1": "foo",
    "from=zz": "could not be read as a date",
    "killed_min=x": "Give a whole number",
    "place=IQ-NOWHERE": "is not a code that is known here",
    "cause=nonsense": "is not a code that is known here",
    "grade=excellent": "is not a code that is known here",
    "after=zz": "page marker",
    "bbox=1": "four numbers",
    "near=33,44": "three numbers",
    "near=33,44,1000000000": "more than the whole earth",
    "within=44,33+45,33": "at least three different corners",
    "within=44,33+45,33+here": "Corner 3 of outline 1",
    "after=" + "A" * 250: "belongs to another question",
    "q=" + "+".join(["w"] * 99): "Search for",
    "from=2020&to=2019": "after the last",
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", WRONG)
def test_what_cannot_be_asked_is_told_beside_its_box_and_never_ignored(shown: House, view: str, query: str) -> None:
    if query.startswith("after=") and view != "/incidents":
        return  # pages belong to the list alone
    answer = shown.visitor().get(f"{view}?{query}")
    assert answer.status_code == 400
    assert WRONG[query] in said(answer)
    assert codes(answer) == []


def test_what_was_typed_stays_in_its_box(shown: House) -> None:
    answer = shown.visitor().get("/incidents?from=some+day&killed_min=%3Cb%3E&place=IQ-DQ")
    assert 'name="from" type="text" value="some day"' in answer.text
    assert 'value="&lt;b&gt;"' in answer.text
    assert re.search(r'name="place" value="IQ-DQ" checked', answer.text)


def turned(visitor: FlaskClient, address: str, rel: str) -> tuple[list[str], str]:
    """The codes of a page, and the address of the next or previous one; "" where there is none."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    further = re.search(rf'rel="{rel}" href="([^"]+)"', answer.text)
    return codes(answer), html.unescape(further[1]) if further else ""


def test_pages_follow_one_another_there_and_back_and_show_each_incident_once(shown: House) -> None:
    visitor, address, there = shown.visitor(), "/incidents?sort=-killed&size=10", []
    while address:
        last, (found, address) = address, turned(visitor, address, "next")
        there.append(found)
    assert [len(page) for page in there] == [10, 10, 10, 10, 6]
    assert len({code for page in there for code in page}) == 46
    back, address = [], last
    while address:
        found, address = turned(visitor, address, "prev")
        back.append(found)
    assert back == there[::-1]


def test_a_page_marker_of_another_question_is_told_and_the_question_kept(shown: House) -> None:
    visitor = shown.visitor()
    _, address = turned(visitor, "/incidents?sort=-killed&size=10", "next")
    answer = visitor.get(address.replace("size=10", "size=10&place=IQ-BG"), follow_redirects=True)
    assert answer.status_code == 400
    assert "This page marker belongs to another question" in said(answer)


def test_an_area_asked_for_is_said_and_stays_in_the_address_of_every_view(shown: House) -> None:
    answer = shown.visitor().get(
        "/incidents?near=31.04,46.25,5&within=46,31+47,31+47,32+46,32&bbox=170,-20,-170,20", follow_redirects=True
    )
    text = said(answer)
    assert "Within 5 km of 31.04, 46.25" in text
    assert "Within the area drawn on the map" in text
    assert "Within the area shown on the map" in text
    for view in VIEWS:
        assert any(link.startswith(f"{view}?bbox=170") and "within=46" in link for link in links(answer))


def test_a_geojson_polygon_leads_to_the_short_address(shown: House) -> None:
    polygon = '{"type": "Polygon", "coordinates": [[[46, 31], [47, 31], [47, 32], [46, 32], [46, 31]]]}'
    answer = shown.visitor().get("/incidents", query_string={"within": polygon})
    assert (answer.status_code, unquote_plus(answer.location)) == (303, "/incidents?within=46,31 47,31 47,32 46,32")
    assert codes(shown.visitor().get(answer.location))


def test_counts_stand_beside_every_choice_and_nothing_is_hidden(shown: House) -> None:
    page = shown.visitor().get("/incidents?place=IQ-DQ").text
    baghdad = re.search(r'value="IQ-BG" ?><span>Baghdad</span><span class="filters-count">(\d+)<', page)
    assert baghdad
    assert int(baghdad[1]) > 10
    assert re.search(r'class="choice nothing"><input type="checkbox" name="cause"', page)


def test_an_empty_answer_says_which_restriction_stands_in_the_way(shown: House) -> None:
    answer = shown.visitor().get("/incidents?q=unheardof&place=IQ-DQ")
    assert "No incident answers all of this" in said(answer)
    assert "Without “Words: unheardof” 8 incidents" in said(answer)
    assert "/incidents?place=IQ-DQ" in links(answer)


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_database_says_what_comes_next(house: House, view: str) -> None:
    assert "Nothing is recorded here yet" in said(house.visitor().get(view))
    assert "Record the first incident" in said(house.signed_in("monitor").get(view))


def test_searching_other_people_s_words_finds_and_does_not_repeat_them(shown: House) -> None:
    found = codes(shown.visitor().get("/incidents?q=%D8%B4%D9%87%D8%AF%D8%A7%D8%A1&size=200"))
    assert ZAYTUN in found
    assert ZAYTUN in codes(shown.visitor().get("/incidents?q=Nasiriya&size=200"))


def test_the_map_page_holds_the_same_incidents_as_a_list(shown: House) -> None:
    answer = shown.visitor().get("/incidents/map?place=IQ-DQ")
    assert "8 incidents" in said(answer)
    assert set(re.findall(r'data-code="(IRQ-\w{7})"', answer.text)) == set(codes(answer))
    assert re.search(
        r'<iframe [^>]*src="/incidents/map/frame\?lang=en&amp;place=IQ-DQ"[^>]*sandbox="allow-scripts"', answer.text
    )
    assert "<noscript>" in answer.text
    assert "Incidents by month" in said(answer)
    assert "/export?format=map&place=IQ-DQ" in links(answer)


def test_a_month_under_the_map_leads_to_that_month_and_back(shown: House) -> None:
    visitor = shown.visitor()
    assert f"/incidents/map?{MONTH}&place=IQ-DQ" in links(visitor.get("/incidents/map?place=IQ-DQ"))
    chosen = visitor.get(f"/incidents/map?{MONTH}&place=IQ-DQ")
    assert re.search(r'href="/incidents/map\?place=IQ-DQ" aria-current="true"', chosen.text)


def test_the_frame_draws_what_the_page_lists_and_fetches_nothing(shown: House) -> None:
    answer = shown.visitor().raw("/incidents/map/frame?place=IQ-DQ")
    assert answer.status_code == 200
    assert ZAYTUN in answer.text
    assert KHILANI not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([\w-]+)'", policy)
    assert nonce
    assert f'<script nonce="{nonce[1]}">' in answer.text
    assert "connect-src 'none'" in policy
    assert "sandbox" in policy


def test_a_frame_of_an_impossible_question_draws_nothing(shown: House) -> None:
    assert shown.visitor().raw("/incidents/map/frame?from=zz").status_code == 400


def test_every_chart_has_its_table(shown: House) -> None:
    answer = shown.visitor().get("/incidents/charts")
    for title in ("Reported killed, by month", "Reported injured, by month", "By governorate", "By cause, as reported",
                  "By who is said to be responsible", "By how well supported"):  # fmt: skip
        assert title in said(answer)
    assert answer.text.count("The same as a table") == 6
    assert answer.text.count("<table") == 7  # one more crosses any two things
    assert "nobody is said to have died of this cause" in said(answer)
    assert "not a death toll" in said(answer)


def test_a_pattern_is_listed_and_enters_no_sum(shown: House) -> None:
    answer = shown.visitor().get("/incidents?from=2019-10-01&to=2020-03-31&dates=certain&actor=&size=200")
    assert answer.status_code == 303
    whole = shown.visitor().get(answer.location)
    assert PATTERN in codes(whole)
    assert "A pattern over time; enters no sum" in said(whole)


def test_the_team_sees_drafts_and_says_so_and_visitors_do_not(shown: House) -> None:
    assert "Status" in said(shown.signed_in("researcher").get("/incidents"))
    assert 'name="status"' not in shown.visitor().get("/incidents").text
    assert shown.visitor().get("/incidents?status=draft").status_code == 200
    assert codes(shown.visitor().get("/incidents?status=draft")) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_house_that_asks_everyone_to_sign_in_shows_nothing(closed_house: House, view: str) -> None:
    answer = closed_house.visitor().get(f"{view}?q=bridge")
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")


def test_arabic_pages_run_from_the_right_with_their_own_digits(shown: House) -> None:
    answer = shown.visitor().get("/incidents?lang=ar&place=IQ-DQ-ZAYTUN-BRIDGE")
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "٤٦" in answer.text


def test_what_is_too_much_to_be_drawn_one_by_one_begins_with_the_newest(
    shown: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_ON_MAP", 3)
    monkeypatch.setattr("incidents.web.explore.map_parts.PANEL_SIZE", 3)
    answer = shown.visitor().get("/incidents/map")
    assert "The newest 3 of these 46 incidents." in said(answer)
    assert len(set(re.findall(r'data-code="(IRQ-\w{7})"', answer.text))) == 3


def test_a_restriction_by_a_list_names_the_list_only_to_those_who_may_know_it(shown: House) -> None:
    draft = ListDraft(title=Trilingual(en="Invented evidence"), items=(ListItem(ZAYTUN),))
    code = lists.make(draft, shown.actor("researcher"))
    assert "On the list: Invented evidence" in said(shown.signed_in("monitor").get(f"/incidents?list={code}"))
    hidden = said(shown.visitor().get(f"/incidents?list={code}"))
    assert "Invented evidence" not in hidden
    assert "0 incidents" in hidden


def test_a_record_that_went_between_its_count_and_its_figures_is_no_fault(shown: House) -> None:
    counted, gone = searching.Totals(1, {}, 0, 0), Criteria(text="nobodywrotethis")
    with shown.app.test_request_context("/incidents"):
        words = totals_words(counted, gone)
    assert (words.incidents, words.killed, words.first) == (1, "", "")
