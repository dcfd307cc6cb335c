"""The pages of merging: choose, compare, confirm, undo; tell two apart; and the reviewers' list of pairs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from incidents.app import Config
from incidents.cli.matching import command
from incidents.domain.incident import Record
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Grade, Status
from incidents.services import recording, reviewing, searching
from incidents.storage import incidents
from incidents.storage.db import db
from machinery.asking import Browser, House
from web.conftest import configured
from web.test_new import ANSWERS, kept, text_of

WHY = "Both tell of one invented evening."


@pytest.fixture
def pair(house: House) -> tuple[Record, Record]:
    """Two records of one evening."""
    first = kept(house, {**ANSWERS, "save": "Save"})
    other = {**ANSWERS, "read_where": "Another headline", "outlet": "Second Outlet", "killed": "3"}
    answer = house.signed_in("second monitor").post("/incidents/new", {**other, "another": "1"})
    return first, now(house, answer.location.split("/")[2].split("?")[0])


@pytest.fixture
def reviewer(house: House) -> Browser:
    return house.signed_in("reviewer")


def now(house: House, code: str) -> Record:
    return recording.working_copy(code, house.actor("reviewer"))


def merged(browser: Browser, kept_one: Record, gone: Record, **answers: str):
    sent = {
        "other": gone.code, "kept_version": str(kept_one.version), "gone_version": str(gone.version), "reason": WHY,
    }  # fmt: skip
    return browser.post(f"/incidents/{kept_one.code}/merge", {**sent, **answers})


def published(house: House, record: Record) -> None:
    recording.submit(record.code, record.version, house.actor("monitor"), "It is another one.")
    reviewing.verify(record.code, record.version + 1, Grade.WEAK, house.actor("reviewer"))
    reviewing.publish(record.code, record.version + 3, house.actor("reviewer"))


def test_the_other_record_is_chosen_from_those_that_look_alike(pair: tuple[Record, Record], reviewer: Browser) -> None:
    first, second = pair
    page = reviewer.get(f"/incidents/{first.code}/merge").text
    assert f'href="/incidents/{first.code}/merge?other={second.code}"' in page
    assert "Same day: 25 Feb 2020" in text_of(page)


def test_both_are_compared_before_anything_is_done(pair: tuple[Record, Record], reviewer: Browser) -> None:
    first, second = pair
    page = text_of(reviewer.get(f"/incidents/{first.code}/merge?other={second.code.lower()}").text)
    assert "Where they differ" in page
    assert f"Goes: {second.code}" in page
    assert "What the record that stays becomes" in page
    assert "Second Outlet" in page
    assert incidents.forwarded(second.code) is None


def test_a_merge_leads_on_says_so_and_can_be_undone(
    house: House, pair: tuple[Record, Record], reviewer: Browser
) -> None:
    first, second = pair
    answer = merged(reviewer, first, second)
    assert (answer.status_code, answer.location) == (303, f"/incidents/{first.code}?saved=merged")
    page = reviewer.get(answer.location).text
    assert "Merged. The other address leads here now." in page
    assert f"{second.code} was merged into this record" in text_of(page)
    led = reviewer.raw(f"/incidents/{second.code}")
    assert (led.status_code, led.location) == (301, f"/incidents/{first.code}")
    undone = reviewer.post(f"/incidents/{first.code}/merges/1/undo", {"send": "1"})
    assert undone.location == f"/incidents/{first.code}?saved=separated"
    assert "Both records are as they were." in reviewer.get(undone.location).text
    assert now(house, second.code).content == second.content


def test_what_was_done_since_is_said_instead_of_undoing(
    house: House, pair: tuple[Record, Record], reviewer: Browser
) -> None:
    first, second = pair
    merged(reviewer, first, second)
    found = now(house, first.code)
    changed = type(found.content)(**{**vars(found.content), "title": Trilingual(en="Written since")})
    recording.amend(first.code, changed, found.version, house.actor("monitor"))
    answer = reviewer.post(f"/incidents/{first.code}/merges/1/undo", {"send": "1"})
    assert answer.status_code == 409
    assert f"{first.code} was changed since the merge (Amended)" in text_of(answer.text)
    in_arabic = reviewer.post(f"/incidents/{first.code}/merges/1/undo?lang=ar", {"send": "1"})
    assert "Amended" not in in_arabic.text


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"reason": ""}, "Say why, in a sentence."),
        ({"other": "IRQ-0000000"}, "There is no such record."),
        ({"kept_version": "9"}, "Look at both again."),
        ({"strange": "x"}, "this form does not ask for"),
    ],
)
def test_a_merge_that_does_not_hold_is_refused_in_words(
    pair: tuple[Record, Record], reviewer: Browser, answers: dict[str, str], sentence: str
) -> None:
    answer = merged(reviewer, *pair, **answers)
    assert answer.status_code in {404, 422}
    assert sentence in text_of(answer.text)
    assert incidents.forwarded(pair[1].code) is None


@pytest.mark.parametrize("other", ["IRQ-0000000", "x" * 300, "<b>", "%01"])
def test_a_code_that_is_not_known_is_told_at_its_field(
    pair: tuple[Record, Record], reviewer: Browser, other: str
) -> None:
    page = reviewer.get(f"/incidents/{pair[0].code}/merge?other={other}").text
    assert "is not a code that is known here" in page
    assert "<b>” " not in page


def test_a_record_is_not_merged_with_itself(pair: tuple[Record, Record], reviewer: Browser) -> None:
    first, _ = pair
    assert "with itself" in reviewer.get(f"/incidents/{first.code}/merge?other={first.code}").text


def test_the_public_one_stays_and_the_page_offers_the_other_way(
    house: House, pair: tuple[Record, Record], reviewer: Browser
) -> None:
    first, second = pair
    published(house, first)
    page = reviewer.get(f"/incidents/{second.code}/merge?other={first.code}").text
    assert f"The public reads {first.code}. Keep that one" in page
    assert f'href="/incidents/{first.code}/merge?other={second.code}"' in page


def test_a_visitor_is_led_only_to_what_is_public(house: House, pair: tuple[Record, Record], reviewer: Browser) -> None:
    first, second = pair
    merged(reviewer, first, second)
    assert house.visitor().get(f"/incidents/{second.code}").status_code == 404


def test_of_two_public_records_the_log_says_where_one_went(
    house: House, pair: tuple[Record, Record], reviewer: Browser
) -> None:
    first, second = pair
    for one in pair:
        published(house, one)
    assert merged(reviewer, now(house, first.code), now(house, second.code)).status_code == 303
    visitor = house.visitor()
    led = visitor.raw(f"/incidents/{second.code}")
    assert (led.status_code, led.location) == (301, f"/incidents/{first.code}")
    assert f"Merged with another record of the same incident: {first.code}." in text_of(
        visitor.get("/corrections").text
    )
    told = visitor.get(f"/incidents/{second.code}/history")
    assert "Merged into another record" in told.text
    assert WHY not in told.text
    assert searching.public_incident(first.code).code == first.code
    assert now(house, first.code).status is Status.DRAFT
    api = visitor.raw(f"/api/v1/incidents/{second.code}")
    assert (api.status_code, first.code in api.location) == (301, True)


def test_two_records_are_told_apart_with_a_reason(pair: tuple[Record, Record], reviewer: Browser, house: House) -> None:
    first, second = pair
    address = f"/incidents/{second.code}/different"
    assert second.code in reviewer.get(f"{address}?other={first.code}").text
    sent = {"other": first.code, "back": "duplicates", "reason": ""}
    refused = reviewer.post(address, sent)
    assert (refused.status_code, "Say why" in refused.text) == (422, True)
    kept_apart = reviewer.post(address, {**sent, "reason": "Two evenings."})
    assert kept_apart.location == "/review/duplicates?done=different"
    page = text_of(reviewer.get(kept_apart.location).text)
    assert "These two are not offered as one again." in page
    assert "No two records look like one incident here." in page
    assert "Two evenings." in reviewer.get(f"/incidents/{first.code}/history").text
    strange = reviewer.post(address, {**sent, "back": "https://elsewhere.example", "reason": "Again."})
    assert strange.location == f"/incidents/{second.code}?saved=different"


def test_pairs_wait_for_reviewers_with_their_reasons(pair: tuple[Record, Record], reviewer: Browser) -> None:
    first, second = pair
    assert 'href="/review/duplicates"' in reviewer.get("/review").text
    page = reviewer.get("/review/duplicates").text
    told = text_of(page)
    assert first.code in told
    assert second.code in told
    assert "Same place: Al-Khilani Square" in told
    assert "Compare and merge" in told
    refused = reviewer.get("/review/duplicates?after=nonsense")
    assert (refused.status_code, "This page marker is not one of ours" in refused.text) == (400, True)


def test_the_command_lists_the_pairs_for_people_and_for_programs(house: House, pair: tuple[Record, Record]) -> None:
    first, second = pair
    told = run(house)
    assert told.exit_code == 0
    assert "1 pairs that may be one incident." in told.stdout
    assert "  + Same day: 25 Feb 2020" in told.stdout
    (one,) = json.loads(run(house, "--json").stdout)["pairs"]
    assert {each["code"] for each in one["incidents"]} == {first.code, second.code}
    assert 0.5 <= one["score"] <= 1
    assert "Same place: Al-Khilani Square" in one["reasons"]


def test_the_command_says_where_there_is_nothing(house: House) -> None:
    assert "No two incidents look like one." in run(house).stdout


class Opened:
    """The house as a command opens it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def site(self, given: object = None) -> tuple[Flask, Config]:  # noqa: ARG002 - the command line's own signature
        return self._house.app, configured(Path(self._house.app.instance_path))


def run(house: House, *words: str) -> Result:
    answer = CliRunner().invoke(command, list(words), obj=Opened(house))
    db.session.remove()
    return answer
