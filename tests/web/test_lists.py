"""Evidence lists in the browser: make, fill, order without a script, publish, cite; who may not."""

import re

import pytest

from factories import draft
from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Status
from incidents.services import lists
from machinery.asking import Browser, House
from storage.found import CODES, keep, keep_five

BRIDGE, SQUARE, SILENT = CODES["bridge"], CODES["square"], CODES["silent"]
BLANK = {"title-en": "", "title-ar": "", "title-ckb": "", "cover-en": "", "cover-ar": "", "cover-ckb": ""}
HOSTILE = ("</script><script>alert(1)</script>", "${alert(1)}", '" onfocus="alert(1)', "C:\\users\\x", "=1+1")


def made(house: House, *codes: str, by: str = "advocate", **more: object) -> str:
    items = tuple(map(ListItem, codes))
    title = more.pop("title", "An invented list")
    return lists.make(ListDraft(title=Trilingual(en=str(title)), items=items, **more), house.actor(by))


def kept(house: House, code: str) -> EvidenceList:
    return lists.evidence_list(code, house.actor("manager"))


def order(house: House, code: str) -> list[str]:
    return [item.incident for item in kept(house, code).content.items]


def answers(page: str) -> dict[str, str]:
    """What the edit page would send back untouched."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return BLANK | dict(hidden) | {name.replace("incident", "note"): "" for name, _ in hidden if "incident" in name}


def pressed(browser: Browser, code: str, step: str, **typed: str) -> int:
    page = browser.get(f"/lists/{code}/edit").text
    sent = answers(page) | {"title-en": "An invented list", "step": step} | typed
    return browser.post(f"/lists/{code}/edit", sent).status_code


def test_a_list_is_made_by_hand_and_filled_from_an_incident(house: House) -> None:
    keep_five()
    browser = house.signed_in("advocate")
    answer = browser.post("/lists/new", BLANK | {"title-ar": "قائمة مختلقة", "query": "", "incident": BRIDGE})
    assert answer.status_code == 303
    code = answer.location.split("/")[2].partition("?")[0]
    assert "The list is kept" in browser.get(answer.location).text
    offered = browser.get(f"/lists/add?incident={SQUARE}").text
    assert "قائمة مختلقة" in offered
    assert f'value="{SQUARE}"' in offered
    assert browser.post("/lists/add", {"incident": SQUARE, "to": code, "note": "An invented note"}).status_code == 303
    assert browser.post(f"/lists/{code}/incidents", {"incident": SILENT, "note": ""}).status_code == 303
    assert order(house, code) == [BRIDGE, SQUARE, SILENT]
    assert "An invented note" in browser.get(f"/lists/{code}").text


def test_a_question_is_saved_as_a_list_and_told_in_words(house: House) -> None:
    keep_five()
    browser = house.signed_in("researcher")
    page = browser.get("/lists/new?query=place%3DIQ-DQ%26killed_min%3D2").text
    assert "Place: Dhi Qar" in page
    sent = BLANK | {"title-en": "Dhi Qar", "query": "place=IQ-DQ&killed_min=2"}
    address = browser.post("/lists/new", sent).location
    told = browser.get(address).text
    assert "Place: Dhi Qar" in told
    assert "Killed: at least 2" in told
    assert f"/incidents/{BRIDGE}" in told


def test_a_list_without_a_title_loses_nothing_typed(house: House) -> None:
    answer = house.signed_in("advocate").post(
        "/lists/new", BLANK | {"cover-en": "Words of the cover", "query": "", "incident": ""}
    )
    assert answer.status_code == 422
    assert 'href="#title-en"' in answer.text
    assert "Words of the cover" in answer.text


@pytest.mark.parametrize("query", ["nonsense=1", "killed_min=many", "list=L-0000000", "from=31+Nov+2019"])
def test_a_question_that_cannot_be_asked_is_said_so_and_kept_in_the_form(house: House, query: str) -> None:
    browser = house.signed_in("advocate")
    assert browser.get(f"/lists/new?query={query.replace('&', '%26')}").status_code == 200
    answer = browser.post("/lists/new", BLANK | {"title-en": "A title", "query": query})
    assert answer.status_code == 422
    assert 'value="A title"' in answer.text


def test_rows_are_moved_and_taken_off_by_buttons_that_need_no_script(house: House) -> None:
    keep_five()
    code, browser = made(house, BRIDGE, SQUARE, SILENT), house.signed_in("advocate")
    assert pressed(browser, code, f"up {SILENT}") == 303
    assert order(house, code) == [BRIDGE, SILENT, SQUARE]
    assert pressed(browser, code, f"down {BRIDGE}") == 303
    assert order(house, code) == [SILENT, BRIDGE, SQUARE]
    assert pressed(browser, code, f"off {SILENT}") == 303
    assert order(house, code) == [BRIDGE, SQUARE]
    assert pressed(browser, code, "explode everything") == 303
    assert order(house, code) == [BRIDGE, SQUARE]


def test_a_button_of_a_row_keeps_what_was_typed_elsewhere(house: House) -> None:
    keep_five()
    code, browser = made(house, BRIDGE, SQUARE), house.signed_in("advocate")
    typed = {"items-1-note": "Typed just now", "cover-ckb": "وتەی سەرەتا"}
    assert pressed(browser, code, f"up {SQUARE}", **typed) == 303
    found = kept(house, code).content
    assert found.items[0] == ListItem(SQUARE, "Typed just now")
    assert found.cover.ckb == "وتەی سەرەتا"


def test_the_first_button_of_the_form_saves_so_that_enter_moves_nothing(house: House) -> None:
    keep_five()
    page = house.signed_in("advocate").get(f"/lists/{made(house, BRIDGE, SQUARE)}/edit").text
    form = page.partition('action="/lists/L-')[2]
    assert 'name="step"' not in re.findall(r'<button[^>]*type="submit"[^>]*>', form)[0]


def test_the_form_cannot_put_an_incident_on_a_list_by_itself(house: House) -> None:
    keep_five()
    code, browser = made(house, BRIDGE), house.signed_in("advocate")
    pressed(browser, code, "", **{"items-0-incident": SQUARE, "items-0-note": "x"})
    assert order(house, code) == [BRIDGE]


def test_a_late_save_keeps_what_was_typed_and_says_so(house: House) -> None:
    code, browser = made(house), house.signed_in("advocate")
    lists.amend(code, kept(house, code).content, 1, house.actor("manager"))
    answer = browser.post(f"/lists/{code}/edit", BLANK | {"title-en": "Typed late", "version": "1"})
    assert answer.status_code == 409
    assert 'value="Typed late"' in answer.text
    assert 'name="version" value="2"' in answer.text
    again = browser.post(f"/lists/{code}/edit", BLANK | {"title-en": "Typed late", "version": "2"})
    assert again.status_code == 303
    assert kept(house, code).content.title.en == "Typed late"


def test_the_public_reads_a_list_once_it_is_published(house: House) -> None:
    keep_five()
    hidden = keep("IRQ-UNSEEN1", draft(title="Hidden from visitors"), public=False)
    code, browser = made(house, BRIDGE, hidden), house.signed_in("advocate")
    assert house.visitor().get(f"/lists/{code}").status_code == 404
    assert browser.post(f"/lists/{code}/publish").status_code == 303
    page = house.visitor().get(f"/lists/{code}").text
    assert f"/incidents/{BRIDGE}" in page
    for secret in (hidden, "Hidden from visitors", "advocate"):
        assert secret not in page
    assert "not a death toll" in page
    assert f"evidence list {code}" in page
    assert browser.post(f"/lists/{code}/withdraw").status_code == 303
    assert kept(house, code).status == Status.WITHDRAWN
    assert house.visitor().get(f"/lists/{code}").status_code == 410


def test_somebody_elses_list_is_read_by_the_team_and_changed_by_nobody_else(house: House) -> None:
    keep_five()
    code = made(house, BRIDGE, by="researcher")
    other = house.signed_in("monitor")
    assert other.get(f"/lists/{code}").status_code == 200
    assert "For the team" not in other.get(f"/lists/{code}").text
    assert other.get(f"/lists/{code}/edit").status_code == 403
    for deed in ("publish", "withdraw"):
        assert other.post(f"/lists/{code}/{deed}").status_code == 403
    assert other.post(f"/lists/{code}/incidents", {"incident": SQUARE, "note": ""}).status_code == 403
    assert other.post("/lists/add", {"incident": SQUARE, "to": code, "note": ""}).status_code == 422
    assert other.post(f"/lists/{code}/keep", {"version": "1"}).status_code == 403
    assert order(house, code) == [BRIDGE]


def test_a_question_is_kept_as_it_stands_now(house: House) -> None:
    keep_five()
    code, browser = made(house, query="place=IQ-DQ", by="advocate"), house.signed_in("advocate")
    assert "Keep the incidents found now" in browser.get(f"/lists/{code}").text
    assert browser.post(f"/lists/{code}/keep", {"version": "1"}).status_code == 303
    assert BRIDGE in order(house, code)


def test_a_question_with_too_many_answers_is_neither_kept_nor_cut_without_a_word(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_five()
    monkeypatch.setattr(lists, "MOST_ITEMS", 2)
    code, browser = made(house, query="", by="advocate"), house.signed_in("advocate")
    page = browser.get(f"/lists/{code}").text
    assert "Only the newest 2 are shown here" in page
    assert "holds at most 2 incidents; this one stays a question" in page
    assert f"/lists/{code}/keep" not in page
    answer = browser.post(f"/lists/{code}/keep", {"version": "1"})
    assert (answer.status_code, "These are 5 incidents" in answer.text) == (422, True)
    assert kept(house, code).content.query == ""


@pytest.mark.parametrize("incident", ["", "IRQ-NOTHING", "../x", "x" * 900])
def test_an_incident_that_is_not_there_is_refused_at_its_field(house: House, incident: str) -> None:
    code, browser = made(house), house.signed_in("advocate")
    answer = browser.post(f"/lists/{code}/incidents", {"incident": incident, "note": "Kept words"})
    assert answer.status_code == 422
    assert 'href="#incident"' in answer.text
    assert "Kept words" in answer.text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(house: House, words: str) -> None:
    keep_five()
    code, browser = made(house, BRIDGE, title=words), house.signed_in("advocate")
    pressed(browser, code, "", **{"title-en": words, "cover-en": words, "items-0-note": words})
    browser.post(f"/lists/{code}/publish")
    for address in ("/lists", f"/lists/{code}", f"/lists/{code}/print", f"/lists/{code}/edit"):
        page = browser.get(address).text
        assert "<script>alert" not in page
        assert ' onfocus="alert' not in page


def test_a_megabyte_of_text_is_refused_with_a_sentence(house: House) -> None:
    answer = house.signed_in("advocate").post(
        "/lists/new", BLANK | {"title-en": "x" * 1_000_000, "query": "", "incident": ""}
    )
    assert answer.status_code in {413, 422}


def test_a_list_that_is_not_there_is_not_found(house: House) -> None:
    for address in ("/lists/L-NOTHING", "/lists/L-NOTHING/print", "/lists/L-NOTHING/records.json", "/lists/%00"):
        assert house.visitor().get(address).status_code == 404
    assert house.signed_in("advocate").get("/lists/L-NOTHING/edit").status_code == 404
    assert house.signed_in("advocate").post("/lists/L-NOTHING/publish").status_code == 404
