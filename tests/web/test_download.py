"""The page to download from: the question, for whom, each form with its file and with what it cannot carry."""

import re

import pytest
from werkzeug.test import TestResponse

from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.services import exporting, lists
from incidents.services.exporting import Form
from incidents.web.explore import downloads
from machinery.asking import House
from web.shown import ZAYTUN, links, said, shown

__all__ = ["shown"]
PAGE = "/incidents/download"


def fetch(house: House, query: str = "", name: str = "") -> TestResponse:
    browser = house.signed_in(name) if name else house.visitor()
    return browser.raw(f"{PAGE}?{query}" if query else PAGE)


def files(answer: TestResponse) -> dict[str, str]:
    """Code of a form → the address of its file."""
    found = (re.search(r"^/export\?.*\bformat=([a-z-]+)", href) for href in links(answer))
    return {match[1]: match.string for match in found if match}


def test_every_form_is_offered_and_its_file_holds_what_the_page_counts(shown: House) -> None:
    answer = fetch(shown, "from=2019-11&place=IQ-DQ")
    title = re.search(r"Download these (\d+) incidents", said(answer))
    assert title is not None
    assert set(files(answer)) == {form.value for form in Form} - {"bag"}
    visitor = shown.visitor()
    for form, href in files(answer).items():
        if form != "ged":
            assert visitor.raw(href).headers["X-Incidents-Count"] == title[1], form


def test_what_is_left_out_is_told_in_numbers_and_is_so(shown: House) -> None:
    answer = fetch(shown, "place=IQ-DQ")
    whole, told = (
        re.search(pattern, said(answer)) for pattern in (r"these (\d+) incidents", r"It leaves out (\d+) rec")
    )
    assert whole is not None
    assert told is not None
    kept = shown.visitor().raw(files(answer)["ged"]).headers["X-Incidents-Count"]
    assert int(whole[1]) - int(told[1]) == int(kept) > 0


def test_the_question_stands_there_in_words_and_each_word_can_be_taken_away(shown: House) -> None:
    answer = fetch(shown, "from=2019-11&place=IQ-DQ")
    assert "Place: Dhi Qar" in said(answer)
    assert f"{PAGE}?from=2019-11" in links(answer)
    assert "/incidents?from=2019-11&place=IQ-DQ" in links(answer)


def test_list_map_and_charts_lead_there_with_their_question(shown: House) -> None:
    for view in ("", "/map", "/charts"):
        assert f"{PAGE}?place=IQ-DQ" in links(shown.visitor().raw(f"/incidents{view}?place=IQ-DQ")), view


def test_the_team_s_files_are_offered_to_those_who_may_have_them_alone(shown: House) -> None:
    for name in ("", "researcher", "monitor"):
        answer = fetch(shown, "audience=team", name)
        assert "audience=team" not in "".join(files(answer).values())
        assert "For the team only" not in said(answer), name
    answer = fetch(shown, "audience=team", "advocate")
    assert "For the team only, not for passing on." in said(answer)
    assert all("audience=team" in href for href in files(answer).values())
    assert "map" not in files(answer), "the map as a file is always the public's"
    assert f"{PAGE}?audience=public" in links(answer)


def test_a_list_of_one_s_own_can_be_had_with_what_the_team_sees(shown: House) -> None:
    researcher, monitor = shown.actor("researcher"), shown.actor("monitor")
    draft = ListDraft(title=Trilingual(en="Invented list"), items=(ListItem(ZAYTUN),))
    own, other = lists.make(draft, researcher), lists.make(draft, monitor)
    answer = fetch(shown, f"list={own}&audience=team", "researcher")
    assert "Download this incident" in said(answer)
    assert shown.signed_in("researcher").raw(files(answer)["acled"]).status_code == 200
    assert "For the team only" not in said(fetch(shown, f"list={other}&audience=team", "researcher"))
    assert f"{PAGE}?list={own}" in links(shown.signed_in("researcher").raw(f"/lists/{own}"))


def test_a_list_that_is_not_public_has_nothing_for_everyone_and_says_so(shown: House) -> None:
    draft = ListDraft(title=Trilingual(en="Invented list"), items=(ListItem(ZAYTUN),))
    code = lists.make(draft, shown.actor("advocate"))
    answer = fetch(shown, f"list={code}", "advocate")
    assert "There is nothing to download" in said(answer)
    assert f"{PAGE}?audience=team&list={code}" in links(answer)
    assert "Invented list" not in said(fetch(shown, f"list={code}"))


def test_nothing_found_is_a_sentence_and_offers_no_file(shown: House) -> None:
    answer = fetch(shown, "q=nothing-like-it")
    assert answer.status_code == 200
    assert "There is nothing to download" in said(answer)
    assert files(answer) == {}


@pytest.mark.parametrize("query", ["from=zz", "cause=nope", "colour=red", "killed_min=many"])
def test_a_question_that_cannot_be_read_says_why_and_offers_no_file(shown: House, query: str) -> None:
    answer = fetch(shown, query)
    assert answer.status_code == 400
    assert "This question needs another look" in said(answer)
    assert files(answer) == {}


def test_an_unknown_audience_gets_what_everyone_gets(shown: House) -> None:
    assert "For everyone: what is published" in said(fetch(shown, "audience=%3Cscript%3E"))


def test_a_question_in_another_spelling_leads_to_its_own_address(shown: House) -> None:
    answer = fetch(shown, "to=2019-11&from=nov+2019")
    assert (answer.status_code, answer.location) == (303, f"{PAGE}?from=2019-11&to=2019-11")


def test_what_is_too_much_for_the_site_stands_there_with_its_command(
    shown: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_MOST", 7)
    answer = fetch(shown, "place=IQ-DQ")
    assert "The site makes files of up to 7 incidents." in said(answer)
    assert "incidents export --format gpkg --query place=IQ-DQ -o incidents.gpkg" in said(answer)
    assert set(files(answer)) == {"map"}
    arabic = said(fetch(shown, "place=IQ-DQ&lang=ar"))
    assert "incidents export --format gpkg --query place=IQ-DQ --lang ar -o incidents.gpkg" in arabic


def test_in_arabic_the_page_says_the_same(shown: House) -> None:
    answer = fetch(shown, "place=IQ-DQ&lang=ar")
    assert 'dir="rtl"' in answer.text
    assert set(files(answer)) == {form.value for form in exporting.Form} - {"bag"}
