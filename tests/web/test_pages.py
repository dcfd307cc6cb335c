"""The front page and the pages that say how the record works."""

import csv
import io
import re

import pytest

from incidents.domain.access import LOADER
from incidents.domain.counts import WORDINGS
from incidents.storage import history
from incidents.storage.db import transaction
from machinery.asking import House
from web.shown import ZAYTUN, links, said, shown

__all__ = ["shown"]

TRUST = ("/about", "/method", "/codebook", "/corrections", "/safety")


def test_home_tells_its_story_in_order(shown: House) -> None:
    answer = shown.visitor().get("/")
    words = said(answer)
    order = (
        "Demonstration: taken from published reports, not verified by anyone",
        "A record of people killed and injured at protests",
        "Open the map",
        "What happened at Zaytun Bridge?",
        "What happened at Khilani Square on 25 February?",
        "Who was killed by tear-gas grenades?",
        "One number, and where it comes from",
        "What is in this demonstration",
        "Incidents by month",
        "Latest incidents",
        "Latest articles",
        "Record an incident",
        "Whose data this is",
    )
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_home_is_light_before_its_map(shown: House) -> None:
    assert len(shown.visitor().get("/").data) <= 150_000


def test_each_card_is_a_question_with_the_beginning_of_its_answer(shown: House) -> None:
    visitor = shown.visitor()
    answer = visitor.get("/")
    words = said(answer)
    assert "46 to 70 reported killed (later reports) First-day reports: 8 to 29." in words
    assert "1 to 3 reported killed Injured: 20 to more than 50." in words
    assert "at least 24 killed (" in words
    questions = [link for link in links(answer) if re.match(r"/incidents\?.*(place|cause)=", link)]
    assert len(questions) == 3
    for link in questions:
        assert visitor.get(link).status_code == 200


def test_the_number_is_drawn_with_every_source_and_leads_to_its_record(shown: House) -> None:
    answer = shown.visitor().get("/")
    assert "Counted: 4. Not counted, each with its reason: 13." in said(answer)
    assert "<svg" in answer.text
    assert f"/incidents/{ZAYTUN}" in links(answer)


def test_totals_are_those_of_the_list(shown: House) -> None:
    words = said(shown.visitor().get("/"))
    assert "46 incidents" in " ".join(words.split()) or "incidents 46" in words
    assert "Sum of the 46 records here, as reported; not a death toll." in words
    assert "For comparison: " in words


def test_an_empty_database_begins_with_what_can_be_done(house: House) -> None:
    offers = {house.visitor(): "What this record is for", house.signed_in("monitor"): "Record an incident"}
    for browser, offer in offers.items():
        words = said(browser.get("/"))
        assert "Nothing is published here yet" in words
        assert offer in words
        assert "What happened at Zaytun Bridge?" not in words


@pytest.mark.parametrize("page", TRUST)
def test_the_pages_of_trust_are_open_to_all_and_lead_to_one_another(closed_house: House, page: str) -> None:
    answer = closed_house.visitor().get(page)
    assert answer.status_code == 200
    assert set(TRUST) <= set(links(answer))


def test_the_method_prints_the_whole_word_table(shown: House) -> None:
    words = said(shown.visitor().get("/method"))
    assert "The rule, v1" in words
    for wording in WORDINGS:
        assert f"{wording.said} {wording.counted}" in words


def test_the_codebook_names_every_column_of_the_files(shown: House) -> None:
    visitor = shown.visitor()
    page = visitor.get("/codebook").text
    table = list(csv.reader(io.StringIO(visitor.get("/codebook.csv").data.decode("utf-8-sig"))))
    flat = visitor.raw("/export?format=csv-flat&q=unheardof").data.decode("utf-8-sig").splitlines()[0]
    columns = [name.strip('"') for name in flat.split(",")]
    described = {row[1] for row in table if row[0] == "incidents"}
    for column in columns:
        assert column in described
        assert f">{column}</bdi>" in page


def test_the_codebook_holds_no_list_of_the_team(shown: House) -> None:
    page = said(shown.visitor().get("/codebook"))
    assert "reliability" not in page.lower()
    assert "credibility" not in page.lower()


def test_corrections_name_the_record_and_the_day_and_nobody(house: House) -> None:
    assert "No published record has been corrected" in said(house.visitor().get("/corrections"))
    with transaction() as current:
        for deed in ("published", "published", "withdrawn"):
            why = {"reason": "a family asked"}
            history.append(current, LOADER, deed, ("incident", "IRQ-0000001"), why, public=True)
    words = said(house.visitor().get("/corrections"))
    assert "Withdrawn from the public. IRQ-0000001" in words
    assert "Amended, and published again. IRQ-0000001" in words
    assert "a family asked" not in words
    assert "loader" not in words


def test_without_a_contact_the_page_says_so(house: House) -> None:
    assert "have set no contact yet" in said(house.visitor().get("/corrections"))


def test_no_page_asks_another_host(shown: House) -> None:
    for page in ("/", "/incidents", "/incidents/map", "/incidents/charts", *TRUST):
        asked = re.findall(r'(?:src|href|action|srcset)="(https?:[^"]+|//[^"]+)"', shown.visitor().get(page).text)
        assert asked == [], page
