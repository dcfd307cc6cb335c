"""The printed list: each number names its sources, the digest is of what is printed, right in Arabic too."""

import hashlib
import re

import pytest

from factories import claim, draft, kept_article
from incidents.domain.counts import Qualifier
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, Scope
from incidents.services import lists
from incidents.storage import history
from machinery.asking import House
from storage.found import keep, keep_five, open_article


def printed_list(house: House, *codes: str, public: bool = True, note: str = "") -> str:
    items = tuple(ListItem(code, note) for code in codes)
    title = Trilingual(en="Evidence of nothing real", ar="قائمة مختلقة")
    code = lists.make(
        ListDraft(title=title, items=items, cover=Trilingual(en="For an invented court.")), house.actor("advocate")
    )
    if public:
        lists.publish(code, house.actor("advocate"))
    return code


@pytest.fixture
def bridge(house: House) -> str:
    """46 to 70 by two sources, a national figure beside, more than 50 injured by one."""
    north = open_article("invented-north", title="North reports", url="https://north.example/1", url_shown=True)
    south = open_article("invented-south", title="الجنوب يكتب", language="ar", archive_url="https://archive.example/2")
    return keep(
        "IRQ-BRIDGE1",
        draft(
            claim(1, north, 46, passage="forty-six people"),
            claim(2, south, 70, note="read in a table of the article"),
            claim(3, south, 500, scope=Scope.NATIONAL, passage="five hundred in the country"),
            claim(
                4,
                north,
                50,
                outcome="injured",
                qualifier=Qualifier.MORE_THAN,
                printed="more than 50",
                passage="over fifty",
            ),
        ),
    )


def body(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def footnote(page: str, number: int) -> str:
    found = re.search(rf'<li id="note-{number}">(.*?)</li>', page, re.DOTALL)
    assert found, f"no footnote {number}"
    return " ".join(found[1].split())


def marked(page: str) -> set[int]:
    return {int(number) for number in re.findall(r'<sup><a href="#note-(\d+)">', page)}


def test_each_number_names_its_sources(house: House, bridge: str) -> None:
    page = body(house.visitor().get(f"/lists/{printed_list(house, bridge)}/print").text)
    assert "46 to 70" in page
    assert "more than 50" in page
    assert marked(page) == {1, 2, 3, 4}
    by_number = {number: footnote(page, number) for number in marked(page)}
    words = " ".join(by_number.values())
    assert all(source in words for source in ("Invented North", "Invented South"))
    (low,) = [text for text in by_number.values() if "forty-six people" in text]
    assert '<q dir="auto">forty-six people</q>' in low
    assert "https://north.example/1" in low
    (note,) = [text for text in by_number.values() if "read in a table" in text]
    assert "<q" not in note, "our own words stand without quotation marks"
    assert "https://archive.example/2" in note


def test_a_figure_that_is_not_counted_says_why(house: House, bridge: str) -> None:
    page = body(house.visitor().get(f"/lists/{printed_list(house, bridge)}/print").text)
    beside = page.partition("Reported, and not counted here")[2]
    assert "500" in beside
    assert "covers more than this event" in beside


def test_footnotes_run_on_through_the_list(house: House, bridge: str) -> None:
    north = open_article("invented-east")
    second = keep("IRQ-SECOND1", draft(claim(1, north, 3, passage="three of them"), title="A second invented event"))
    page = body(house.visitor().get(f"/lists/{printed_list(house, bridge, second)}/print").text)
    assert 'start="5"' in page
    assert "three of them" in footnote(page, 5)
    assert page.index("Invented event at an invented bridge") < page.index("A second invented event")


def test_the_cover_says_what_it_is_for_whom_and_how_it_was_made(house: House, bridge: str) -> None:
    code = printed_list(house, bridge, note="A note on this one")
    page = body(house.visitor().get(f"/lists/{code}/print").text)
    told = ("Evidence of nothing real", "قائمة مختلقة", "For an invented court.", "A note on this one")
    made = (code, "Incidents picked by hand", "Everyone: what is published", "No incident has a number of its own")
    for words in told + made:
        assert words in page
    assert page.partition("How the figures were made")[2].partition("</ol>")[0].count("<li>") == 5
    assert f"http://localhost/incidents/{bridge}" in page
    assert "“North reports”" in page.partition('id="articles"')[2]
    assert "Nobody is named as responsible" in page


def test_the_digest_is_that_of_the_records_offered_beside_it(house: House, bridge: str) -> None:
    code = printed_list(house, bridge)
    page, records = house.visitor().get(f"/lists/{code}/print").text, house.visitor().get(f"/lists/{code}/records.json")
    assert hashlib.sha256(records.data).hexdigest() in page
    assert records.headers["Content-Disposition"] == f'attachment; filename="{code}.json"'
    assert records.get_json()["incidents"][0]["record"]["code"] == bridge
    again = house.visitor().get(f"/lists/{code}/print?lang=ar").text
    assert hashlib.sha256(records.data).hexdigest() in again, "the same whatever the language of the page"


def test_the_public_print_leaves_out_what_only_the_team_may_see(house: House, bridge: str) -> None:
    hidden = keep("IRQ-UNSEEN1", draft(title="Hidden from visitors"), public=False)
    code = printed_list(house, bridge, hidden, note="A note")
    for who in (house.visitor(), house.signed_in("advocate")):
        assert "Hidden from visitors" not in who.get(f"/lists/{code}/print").text
    assert "1 incident of this list is not public" in house.signed_in("advocate").get(f"/lists/{code}/print").text
    assert "is not public" not in house.visitor().get(f"/lists/{code}/print").text


def test_a_public_print_does_not_tell_how_many_hidden_records_answer_its_question(house: House, bridge: str) -> None:
    keep("IRQ-UNSEEN1", draft(title="Hidden from visitors"), public=False)
    advocate = house.actor("advocate")
    code = lists.make(ListDraft(title=Trilingual(en="An invented question"), query="place=IQ-DQ"), advocate)
    lists.publish(code, advocate)
    for who in (house.visitor(), house.signed_in("advocate")):
        page = who.get(f"/lists/{code}/print").text
        assert "1 incident" in page
        assert "not public" not in page


def test_the_teams_print_is_marked_and_enters_the_history(house: House, bridge: str) -> None:
    team = kept_article("invented-east", title="Not public")
    hidden = keep("IRQ-UNSEEN1", draft(claim(1, team, 9), title="Hidden from visitors"), public=False)
    code = printed_list(house, bridge, hidden)
    page = house.signed_in("advocate").get(f"/lists/{code}/print?audience=team").text
    assert "For the team only: not for passing on" in page
    assert "Hidden from visitors" in page
    (entry,) = [one for one in history.entries() if one.deed == "list printed"]
    assert entry.content["count"] == 2
    assert entry.content["sha256"] in page


@pytest.mark.parametrize("who", ["", "researcher", "monitor"])
def test_the_teams_print_is_not_for_everybody(house: House, bridge: str, who: str) -> None:
    code = printed_list(house, bridge)
    browser = house.signed_in(who) if who else house.visitor()
    for room in ("print", "records.json"):
        assert browser.get(f"/lists/{code}/{room}?audience=team").status_code == 403
        assert browser.get(f"/lists/{code}/{room}?audience=everyone").status_code == 422


def test_a_pattern_over_time_is_listed_and_forms_no_range(house: House) -> None:
    north = open_article("invented-north")
    code = keep("IRQ-PATTERN", draft(claim(1, north, 100, passage="a hundred over months"), clarity=Clarity.SUMMARY))
    page = body(house.visitor().get(f"/lists/{printed_list(house, code)}/print").text)
    assert "Its figures form no range" in page
    assert "a hundred over months" in footnote(page, 1)


def test_a_record_without_a_number_says_so(house: House) -> None:
    code = keep("IRQ-SILENT1", draft(no_number_reason="Hospitals were told not to give figures."))
    page = body(house.visitor().get(f"/lists/{printed_list(house, code)}/print").text)
    assert "Hospitals were told not to give figures." in page
    assert marked(page) == set()


def test_it_runs_from_right_to_left_in_arabic(house: House, bridge: str) -> None:
    page = house.visitor().get(f"/lists/{printed_list(house, bridge)}/print?lang=ar").text
    assert page.startswith("<!doctype html>")
    if 'lang="ar"' in page.partition(">")[2].partition(">")[0]:
        assert 'dir="rtl"' in page.partition("<head>")[0]
    assert '<bdi lang="ar">قائمة مختلقة</bdi>' in page


def test_an_empty_list_is_printed_as_empty(house: House) -> None:
    page = house.visitor().get(f"/lists/{printed_list(house)}/print").text
    assert "No incident is on this list." in page


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_question_with_too_many_answers_is_not_printed_in_part_and_says_how_to_have_it(
    house: House, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    keep_five()
    code = lists.make(ListDraft(title=Trilingual(en="All of them"), query=""), house.actor("advocate"))
    lists.publish(code, house.actor("advocate"))
    monkeypatch.setattr(lists, "MOST_ITEMS", 2)
    answer = house.visitor().get(f"/lists/{code}/print?lang={lang}")
    page = body(answer.text)
    assert answer.status_code == 422
    assert "IRQ-" not in page
    assert f"/download?list={code}" in page.replace("&amp;", "&")
    assert f'href="/lists/{code}"' in page
    if lang == "en":
        assert "These are 5 incidents, and a list is printed, or kept as it is, with up to 2." in page
    assert house.visitor().get(f"/lists/{code}/records.json").status_code == 422


def test_a_printed_question_leaves_nothing_out(house: House) -> None:
    keep_five()
    keep("IRQ-HIDDEN1", draft(title="For the team"), public=False)
    code = lists.make(ListDraft(title=Trilingual(en="All of them"), query=""), house.actor("advocate"))
    page = body(house.signed_in("advocate").get(f"/lists/{code}/print").text)
    assert "5 incidents" in page
    assert "left out here" not in page


def test_a_list_picked_by_hand_says_how_many_are_left_out(house: House, bridge: str) -> None:
    hidden = keep("IRQ-HIDDEN1", draft(title="For the team"), public=False)
    address = f"/lists/{printed_list(house, bridge, hidden)}/print"
    page = house.signed_in("advocate").get(address).text
    assert '<p class="no-print">1 incident of this list is not public and is left out here.</p>' in page
    assert "left out here" not in body(house.visitor().get(address).text), "the public is told of no hidden incident"
