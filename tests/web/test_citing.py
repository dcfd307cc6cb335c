"""Citing: the same forms for an incident, a list, a release, a question; in three languages; for whoever may read."""

import json
import re

import pytest

from factories import kept_article
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.views import ViewDraft, ViewPage
from incidents.services import disclosing, lists, releasing, views
from incidents.storage.db import transaction
from machinery.asking import House
from storage.found import CODES, draft_of, keep, keep_five
from storage.tampered import tamper

BRIDGE = CODES["bridge"]
TITLE = "March of Ahmad over an invented bridge"
TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}


@pytest.fixture
def five(house: House) -> House:
    """Five public incidents, a public list, release 1."""
    keep_five()
    releasing.make(ReleaseDraft(title=Trilingual(en="Invented spring", ar="ربيع مختلق")), house.actor("manager"))
    return house


def made_list(house: House) -> str:
    draft = ListDraft(title=Trilingual(en="An invented list"), items=(ListItem(BRIDGE),))
    code = lists.make(draft, house.actor("advocate"))
    lists.publish(code, house.actor("advocate"))
    return code


def item(house: House, path: str) -> dict[str, object]:
    answer = house.visitor().get(path)
    assert answer.status_code == 200, path
    (found,) = json.loads(answer.text)
    return dict(found)


@pytest.mark.parametrize("ending", TYPES)
def test_each_kind_is_had_in_each_form(five: House, ending: str) -> None:
    paths = (
        f"/incidents/{BRIDGE}",
        f"/lists/{made_list(five)}",
        "/releases/1",
        "/incidents",
        "/releases/1?place=IQ-DQ",
    )
    for path in paths:
        before, _, query = path.partition("?")
        answer = five.visitor().get(f"{before}/cite.{ending}?{query}")
        assert (answer.status_code, answer.mimetype) == (200, TYPES[ending]), path
        assert re.fullmatch(rf"attachment; filename=[A-Za-z0-9-]+\.{ending}", answer.headers["Content-Disposition"])


def test_an_incident_is_cited_with_code_revision_address_and_day(five: House) -> None:
    page = five.visitor().get(f"/incidents/{BRIDGE}").text
    sentence = re.search(r'id="copy-citation" type="text" value="([^"]+)"', page)
    assert sentence is not None
    told = f"“{TITLE}”, 28 Nov 2019. Incident Record, {BRIDGE}, revision 1: http://localhost/incidents/{BRIDGE} (read "
    assert sentence[1].startswith(told)
    found = item(five, f"/incidents/{BRIDGE}/cite.json")
    assert (found["title"], found["number"], found["version"]) == (TITLE, BRIDGE, "Revision 1")
    assert found["URL"] == f"http://localhost/incidents/{BRIDGE}"


def test_the_sentence_stands_in_three_languages(five: House) -> None:
    page = five.visitor().get(f"/incidents/{BRIDGE}").text
    for lang in ("ar", "ckb"):
        assert f'id="copy-citation-{lang}"' in page
    assert "مسيرة أحمد عند جسر مختلق" in page


def test_a_release_is_cited_with_its_number_counts_and_digest(five: House) -> None:
    digest = releasing.release(1, five.actor("manager")).digest
    page = five.visitor().get("/releases/1/cite").text
    assert "Release 1: Invented spring, 5 incidents as published on" in page
    assert digest in page
    found = item(five, "/releases/1/cite.json")
    assert (found["title"], found["version"], found["URL"]) == (
        "Release 1: Invented spring", "Release 1", "http://localhost/releases/1",
    )  # fmt: skip
    assert digest in str(found["note"])


def test_a_question_to_a_release_is_cited_with_it_and_leads_to_the_same_answer(five: House) -> None:
    found = item(five, "/releases/1/cite.json?place=IQ-DQ&killed_min=2")
    assert found["URL"] == "http://localhost/releases/1?place=IQ-DQ&killed_min=2"
    assert "Place: Dhi Qar" in str(found["title"])
    assert "release" not in str(found["title"]).lower()
    assert releasing.release(1, five.actor("manager")).digest in str(found["note"])
    assert five.visitor().get(str(found["URL"]).removeprefix("http://localhost")).status_code == 200


def test_a_question_of_today_is_cited_with_the_day(five: House) -> None:
    found = item(five, "/incidents/cite.json?q=bridge")
    assert (found["URL"], found["title"]) == ("http://localhost/incidents?q=bridge", "Words: bridge")
    assert found["issued"] == found["accessed"]
    assert "note" not in found
    assert item(five, "/incidents/cite.json")["title"] == "Every incident"


def test_a_kept_question_is_cited_under_its_name_at_an_open_address(five: House) -> None:
    draft = ViewDraft(name="Invented bridges", page=ViewPage.MAP, query="q=bridge")
    code = views.keep(draft, five.actor("advocate"))
    (found,) = json.loads(five.signed_in("advocate").get(f"/views/{code}/cite.json").text)
    assert (found["title"], found["URL"]) == ("Invented bridges", "http://localhost/incidents?q=bridge")
    assert five.signed_in("monitor").get(f"/views/{code}/cite.json").status_code == 404
    assert f"/views/{code}/cite.ris" in five.signed_in("advocate").get("/views").text


def test_what_may_not_be_read_may_not_be_cited(five: House) -> None:
    keep("IRQ-0000006", draft_of("Kept by the team"), public=False)
    hidden = lists.make(ListDraft(title=Trilingual(en="Hidden")), five.actor("advocate"))
    for path in ("/incidents/IRQ-0000006", f"/lists/{hidden}", "/incidents/IRQ-0000009", "/lists/L-0000000"):
        assert five.visitor().get(f"{path}/cite.ris").status_code == 404
    assert five.signed_in("monitor").get("/incidents/IRQ-0000006/cite.ris").status_code == 200


def test_a_withdrawn_record_is_cited_no_more(five: House) -> None:
    with transaction() as session:
        disclosing.withdraw(session, BRIDGE, "An invented reason.")
    assert TITLE not in five.visitor().get(f"/incidents/{BRIDGE}/cite.ris").text


def test_the_demonstration_says_what_it_is_in_every_form(demonstration_house: House) -> None:
    keep_five()
    releasing.make(ReleaseDraft(), demonstration_house.actor("manager"))
    for path in ("/releases/1/cite", "/incidents/cite", "/releases/1/cite.ris", "/incidents/cite.bib"):
        assert "not verified by anyone" in demonstration_house.visitor().get(path).text


def test_a_hostile_title_stays_a_title(house: House) -> None:
    kept_article("invented-north")
    code = keep("IRQ-0000006", draft_of('}, ER  - " onfocus="alert(1) \\input{x} <b>'))
    assert house.visitor().get(f"/incidents/{code}").status_code == 200  # the page is looked at for what is inline
    assert house.visitor().get(f"/incidents/{code}/cite.ris").text.count("\r\nER  - ") == 1
    assert r"\textbackslash{}input\{x\}" in house.visitor().get(f"/incidents/{code}/cite.bib").text


def test_the_list_and_the_printed_list_cite_alike(five: House) -> None:
    code = made_list(five)
    sentence = f"“An invented list”, evidence list {code}. Incident Record, as of "
    assert sentence in five.visitor().get(f"/lists/{code}").text
    assert sentence in five.visitor().get(f"/lists/{code}/print").text


def test_a_release_of_the_late_evening_in_utc_is_of_the_next_day_wherever_it_is_named(house: House) -> None:
    keep_five()
    releasing.make(ReleaseDraft(title=Trilingual(en="Invented spring")), house.actor("manager"))
    tamper("UPDATE dated_release SET at = '2026-03-02 22:30:00'")
    page = house.visitor().get("/releases/1").text
    assert "3 Mar 2026, 01:30" in page
    assert "2 Mar 2026" not in page
    assert "as published on 3 Mar 2026" in house.visitor().get("/releases/1/cite").text
    assert item(house, "/releases/1/cite.json")["issued"] == {"date-parts": [[2026, 3, 3]]}
    assert "in release 1 of 3 Mar 2026" in house.visitor().get("/releases/1/cite?q=bridge").text
