"""Releases in the browser: made by a manager, read by everyone, asked like the list, followed by feed."""

import hashlib
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as Tree

import pytest

from incidents.domain.access import LOADER
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.services import disclosing, lists, recording, releasing, searching
from incidents.storage import history, incidents
from incidents.storage.db import transaction
from machinery.asking import House
from storage.found import CODES, draft_of, keep, keep_five

BRIDGE, SQUARE = CODES["bridge"], CODES["square"]
BLANK = {f"{name}-{lang}": "" for name in ("title", "note") for lang in ("en", "ar", "ckb")}
ATOM = "{http://www.w3.org/2005/Atom}"
TITLE = "March of Ahmad over an invented bridge"


@pytest.fixture
def five(house: House) -> House:
    """A house with five public incidents, frozen as release 1."""
    keep_five()
    releasing.make(ReleaseDraft(title=Trilingual(en="Invented spring")), house.actor("manager"))
    return house


def withdrawn(house: House, code: str) -> None:
    with transaction() as session:
        disclosing.withdraw(session, code, "Written for the team alone.")
        told = {"reason": "Written for the team alone."}
        history.append(session, house.actor("reviewer"), "withdrawn", ("incident", code), told, public=True)


def published(house: House, code: str) -> None:
    with transaction() as session:
        disclosing.publish(session, code, house.actor("reviewer"))
        history.append(session, house.actor("reviewer"), "published", ("incident", code), {}, public=True)


def test_a_manager_makes_a_release_and_everyone_reads_it(house: House) -> None:
    keep_five()
    answer = house.signed_in("manager").post("/releases", BLANK | {"title-ar": "ربيع مختلق", "note-en": "A note."})
    assert (answer.status_code, answer.location) == (303, "/releases/1")
    page = house.visitor().get("/releases/1").text
    assert re.search(r"<h1>Release 1, [^<]+: as it stood then</h1>", page)
    assert "ربيع مختلق" in page
    assert "A note." in page
    assert "5 incidents answer this question" in page
    assert "Nothing has changed since." in page
    assert releasing.release(1, house.actor("manager")).digest in page
    assert "Release 1" in house.visitor().get("/releases").text


def test_only_managers_see_the_form(five: House) -> None:
    assert "Make the release" in five.signed_in("manager").get("/releases").text
    assert "Make the release" not in five.signed_in("reviewer").get("/releases").text
    assert five.signed_in("reviewer").post("/releases", BLANK).status_code == 403


def test_what_was_typed_stays_where_it_is_refused(house: House) -> None:
    answer = house.signed_in("manager").post("/releases", BLANK | {"title-en": "Nothing yet"})
    assert answer.status_code == 422
    assert "Nothing is public yet" in answer.text
    assert 'value="Nothing yet"' in answer.text


def test_a_release_is_asked_like_the_list(five: House) -> None:
    page = five.visitor().get("/releases/1?q=bridge").text
    assert TITLE in page
    assert "1 incident answers this question" in page
    assert "Reported killed" in page
    assert 'action="/releases/1"' in page
    assert "/releases/1/cite?q=bridge" in page
    assert "release=1" in re.findall(r'href="(/incidents/download[^"]+)"', page)[0].replace("&amp;", "&")


def test_pages_of_a_release_lead_on_within_it(five: House) -> None:
    page = five.visitor().get("/releases/1?size=2").text
    onward = re.search(r'rel="next" href="([^"]+)"', page)
    assert onward is not None
    assert onward[1].startswith("/releases/1?after=")
    following = five.visitor().get(onward[1].replace("&amp;", "&"))
    assert following.status_code == 200
    assert 'rel="prev"' in following.text


def test_the_chip_of_the_release_leads_to_the_present_and_others_stay_within(five: House) -> None:
    page = five.visitor().get("/releases/1?q=bridge").text
    leads = dict(re.findall(r'<a class="[^"]*chip[^"]*" href="([^"]+)"[^>]*>([^<]*)', page))
    assert "/releases/1" in leads
    assert "/incidents?q=bridge" in leads


def test_the_list_with_a_release_moves_to_its_own_address(five: House) -> None:
    answer = five.visitor().get("/incidents?q=bridge&release=1")
    assert (answer.status_code, answer.location) == (303, "/releases/1?q=bridge")


@pytest.mark.parametrize("path", ["/incidents/map", "/incidents/charts"])
def test_map_and_charts_ask_of_a_release_too(five: House, path: str) -> None:
    withdrawn(five, BRIDGE)
    answer = five.visitor().get(f"{path}?release=1")
    assert answer.status_code == 200
    assert TITLE not in answer.text
    assert "As it stood in release 1" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/releases/7", 404), ("/releases/0", 404), ("/releases/99999999999999999999", 404),
        ("/releases/1?release=2", 400), ("/releases/1?nothing=1", 400), ("/releases/1?after=x", 400),
        ("/incidents?release=7", 400), ("/incidents?release=x", 400), ("/incidents/charts?release=7", 400),
        ("/incidents/map?release=7", 400), ("/api/v1/totals?release=7", 400), ("/export?format=csv&release=7", 400),
        ("/releases/7/changes", 404), ("/releases/7/records.txt", 404), ("/releases/7/changes.atom", 404),
        ("/releases/7/cite", 404), ("/releases/1/cite.exe", 404), ("/incidents/cite.exe", 404),
        ("/incidents/cite?release=7", 400), ("/lists/new?query=release%3D1", 303),
    ],
)  # fmt: skip
def test_impossible_questions_get_a_clear_answer(five: House, address: str, status: int) -> None:
    assert five.visitor().get(address).status_code == status


def test_a_withdrawn_record_counts_without_words_page_or_reason(five: House) -> None:
    before = five.visitor().get("/releases/1").text
    withdrawn(five, BRIDGE)
    after = five.visitor().get("/releases/1").text
    assert "Withdrawn since, on" in after
    assert TITLE not in after
    assert f"/incidents/{BRIDGE}" not in after
    assert "Written for the team alone" not in after
    assert "Withdrawn since: 1" in after
    totals = re.compile(r'<p class="totals-line">.*?</p>', re.DOTALL)
    assert totals.findall(after) == totals.findall(before) != []
    assert five.visitor().get(f"/incidents/{BRIDGE}").status_code == 410


def test_a_changed_record_stands_as_it_was_and_leads_to_today(five: House) -> None:
    published(five, SQUARE)
    page = five.visitor().get("/releases/1").text
    assert "Changed since, on" in page
    assert f'href="/incidents/{SQUARE}"' in page


def test_the_page_of_changes_names_them_by_kind(five: House) -> None:
    withdrawn(five, BRIDGE)
    published(five, SQUARE)
    keep("IRQ-0000006", draft_of("A later invented evening"))
    page = five.visitor().get("/releases/1/changes").text
    for words in ("Added since: 1 · Changed since: 1 · Withdrawn since: 1", BRIDGE, "A later invented evening"):
        assert words in page
    assert TITLE not in page


def test_the_lines_of_a_release_give_its_digest(five: House) -> None:
    answer = five.visitor().get("/releases/1/records.txt")
    assert answer.mimetype == "text/plain"
    assert len(answer.text.splitlines()) == 5
    assert hashlib.sha256(answer.data).hexdigest() == releasing.release(1, five.actor("manager")).digest


def feed(house: House, path: str) -> Tree.Element:
    answer = house.visitor().get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return Tree.fromstring(answer.data)  # noqa: S314 - our own answer, and the point of the test


def titles(root: Tree.Element) -> list[str]:
    return [one.text or "" for one in root.findall(f"{ATOM}entry/{ATOM}title")]


def test_the_feed_since_a_release_tells_what_came_after_it_newest_first(five: House) -> None:
    assert titles(feed(five, "/releases/1/changes.atom")) == []
    published(five, SQUARE)
    published(five, SQUARE)
    withdrawn(five, BRIDGE)
    root = feed(five, "/releases/1/changes.atom")
    assert titles(root) == [
        f"Withdrawn: {BRIDGE}",
        f"Published again after a change: “At the invented fountain” ({SQUARE})",
        f"Published: “At the invented fountain” ({SQUARE})",
    ]
    ids = [one.text for one in root.findall(f"{ATOM}entry/{ATOM}id")]
    assert len(set(ids)) == 3
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links["self"] == "http://localhost/releases/1/changes.atom"
    assert titles(feed(five, "/changes.atom")) == titles(root)


def test_neither_feed_tells_of_reasons_names_or_what_is_hidden(five: House) -> None:
    withdrawn(five, BRIDGE)
    for path in ("/changes.atom", "/releases/1/changes.atom"):
        text = five.signed_in("manager").get(path).text
        for hidden in ("Written for the team alone", TITLE, "reviewer"):
            assert hidden not in text


def test_the_feed_is_well_formed_whatever_a_title_says(five: House) -> None:
    keep("IRQ-0000006", draft_of("]]> & </feed> an invented title"))
    published(five, "IRQ-0000006")
    assert titles(feed(five, "/changes.atom")) == ["Published: “]]> & </feed> an invented title” (IRQ-0000006)"]


def test_a_list_that_is_public_then_can_be_asked_for_in_the_release(house: House) -> None:
    keep_five()
    manager = house.actor("manager")
    draft = ListDraft(title=Trilingual(en="An invented list"), items=(ListItem(BRIDGE),))
    code = lists.make(draft, manager)
    lists.publish(code, manager)
    releasing.make(ReleaseDraft(), manager)
    lists.withdraw(code, manager)
    page = house.visitor().get(f"/releases/1?list={code}").text
    assert TITLE in page
    assert "An invented list" not in page


def test_hostile_words_of_a_title_stay_words(house: House) -> None:
    keep_five()
    hostile = "<script>alert(1)</script> ${1} ]]>"
    releasing.make(ReleaseDraft(title=Trilingual(en=hostile)), house.actor("manager"))
    for path in ("/releases", "/releases/1", "/releases/1/cite"):
        assert "<script>alert(1)" not in house.visitor().get(path).text


def test_while_the_house_is_closed_a_stranger_reads_no_release(five: House, closed_house: House) -> None:
    for path in ("/releases", "/releases/1", "/changes.atom", "/releases/1/records.txt", "/releases/1/cite.ris"):
        assert closed_house.visitor().get(path).location.startswith("/sign-in")


def test_programs_ask_of_a_release_and_are_told_what_became_of_each_record(five: House) -> None:
    published(five, SQUARE)
    withdrawn(five, BRIDGE)
    found = five.visitor().raw("/api/v1/incidents?release=1").json or {}
    rows = {row["code"]: row for row in found["items"]}
    assert found["total"] == 5
    assert (rows[BRIDGE]["title"], rows[BRIDGE]["place"]["lat"]) == ({"en": "", "ar": "", "ckb": ""}, None)
    assert rows[BRIDGE]["people"]["killed"]["min"] == 5
    assert rows[BRIDGE]["since"]["fate"] == "withdrawn"
    assert rows[SQUARE]["since"]["fate"] == "amended"
    assert rows[CODES["silent"]]["since"] is None


def test_programs_add_up_a_release_as_its_page_does(five: House) -> None:
    before = {path: five.visitor().raw(f"/api/v1/{path}").json for path in ("totals", "facets", "series?by=month")}
    withdrawn(five, BRIDGE)
    for path, told in before.items():
        asked = f"/api/v1/{path}{'&' if '?' in path else '?'}release=1"
        assert _broad(five.visitor().raw(asked).json) == _broad(told), path
        assert five.visitor().raw(f"/api/v1/{path}").json != told, path


def _broad(told: Any) -> Any:
    """An answer without the choices that tell of no record taken back."""
    return {name: one for name, one in told.items() if name not in {"place", "actor", "source", "article"}}


def test_a_question_by_words_says_what_does_not_answer_to_it(five: House) -> None:
    said, ever = "taken back since do not answer to words", "The same question gets the same numbers for ever."
    for query in ("q=bridge", "place=IQ-DQ-NASIRIYAH", "actor=G-FORCE", "near=31.04,46.25,50"):
        page = five.visitor().get(f"/releases/1?{query}").text
        assert (page.count(said), ever in page) == (2, False), query
    for query in ("", "place=IQ-DQ", "cause=live-ammunition"):
        page = five.visitor().get(f"/releases/1?{query}").text
        assert (page.count(said), ever in page) == (1, True), query


def test_the_map_of_a_release_tells_programs_of_no_point_that_was_taken_back(five: House) -> None:
    asked = "/api/v1/cells?zoom=12&bbox=38,29,49,38&release=1&cause=live-ammunition"
    assert "31." in five.visitor().raw(asked).text
    withdrawn(five, BRIDGE)
    told = five.visitor().raw(asked).text
    assert "31." not in told
    assert TITLE not in told
    frame = five.visitor().raw("/incidents/map/frame?release=1&cause=live-ammunition")
    assert frame.status_code == 200
    assert TITLE not in frame.text


def test_the_charts_of_a_release_count_what_it_held(five: House) -> None:
    withdrawn(five, BRIDGE)
    assert "5 incidents" in five.visitor().get("/incidents/charts?release=1").text
    assert "4 incidents" in five.visitor().get("/incidents/charts").text


def test_the_history_leads_to_the_release(five: House) -> None:
    page = five.signed_in("manager").get("/history").text
    assert "What was public then was frozen as a release" in page
    assert 'href="/releases/1">Release 1</a>' in page


def test_under_a_path_of_a_proxy_no_page_leads_to_itself(five: House) -> None:
    for address in ("/releases/1?q=bridge", "/incidents?q=bridge", "/incidents/map?release=1"):
        answer = five.visitor().raw(address, environ_overrides={"SCRIPT_NAME": "/record"})
        assert answer.status_code == 200, address


def test_a_number_written_otherwise_leads_to_the_one_address(five: House) -> None:
    answer = five.visitor().get("/releases/001?q=bridge")
    assert (answer.status_code, answer.location) == (303, "/releases/1?q=bridge")


def amended(house: House, code: str, title: str) -> None:
    found = recording.working_copy(code, LOADER)
    recording.amend(code, replace(found.content, title=Trilingual(en=title)), found.version, LOADER)
    published(house, code)


def test_the_map_of_a_release_shows_the_cards_of_then(five: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_ON_MAP", 2)
    amended(five, SQUARE, "A fountain amended since")
    page = five.visitor().get("/incidents/map?release=1").text
    card = re.search(r'data-card="([^"]+)"', page)
    assert card is not None
    assert card[1] == "/incidents/map/card/CODE?release=1"
    then = five.visitor().raw(card[1].replace("CODE", SQUARE)).text
    assert "At the invented fountain" in then
    assert "Changed since" in then
    assert "A fountain amended since" not in then
    assert "A fountain amended since" in five.visitor().raw(f"/incidents/map/card/{SQUARE}").text


def test_a_card_of_a_release_masks_what_was_withdrawn_and_knows_nothing_newer(five: House) -> None:
    withdrawn(five, BRIDGE)
    keep("IRQ-0000006", draft_of("A later invented evening"))
    card = five.visitor().raw(f"/incidents/map/card/{BRIDGE}?release=1")
    assert card.status_code == 200
    assert "Withdrawn since" in card.text
    assert TITLE not in card.text
    assert "<a " not in card.text
    assert five.visitor().raw(f"/incidents/map/card/{BRIDGE}").status_code == 404
    assert five.visitor().raw("/incidents/map/card/IRQ-0000006?release=1").status_code == 404
    assert five.visitor().raw(f"/incidents/map/card/{SQUARE}?release=7").status_code == 400
    assert five.visitor().raw(f"/incidents/map/card/{SQUARE}?release=x").status_code == 400


def test_an_entry_of_the_feed_keeps_its_id_when_what_it_leads_to_is_merged_too(five: House) -> None:
    def told() -> tuple[str | None, str | None]:
        entry = feed(five, "/changes.atom").find(f"{ATOM}entry")
        assert entry is not None
        link = entry.find(f"{ATOM}link")
        return entry.findtext(f"{ATOM}id"), link.get("href") if link is not None else None

    withdrawn(five, BRIDGE)
    with transaction() as session:
        incidents.forward(session, BRIDGE, SQUARE)
        history.append(session, LOADER, "merged", ("incident", BRIDGE), {}, public=True)
    mark, link = told()
    assert link == f"http://localhost/incidents/{SQUARE}"
    assert re.fullmatch(rf"http://localhost/incidents/{BRIDGE}#[0-9a-f]{{16}}", mark or ""), "no number of deeds"
    with transaction() as session:
        incidents.forward(session, SQUARE, CODES["silent"])
    assert told() == (mark, f"http://localhost/incidents/{CODES['silent']}")
