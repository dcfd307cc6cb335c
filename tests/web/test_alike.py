"""Likely duplicates on the page that records: told while typing, asked about before saving, remembered once decided."""

import pytest

from incidents.domain.incident import Record
from incidents.domain.vocabulary import Tier
from incidents.services import matching, recording
from incidents.storage import history
from machinery.asking import House
from web.test_new import ANSWERS, SENTENCE, kept, text_of

#: The same evening as in ANSWERS, read elsewhere.
AGAIN = {
    **ANSWERS,
    "read_where": "Another invented headline",
    "outlet": "Second Invented Outlet",
    "what": "Two died on a square, says another invented report.",
    "place": "ساحة الخلاني",
    "killed": "at least 2",
    "save": "Save",
}
TYPED = {name: AGAIN[name] for name in ("published", "occurred", "place", "killed", "injured")}


@pytest.fixture
def first(house: House) -> Record:
    return kept(house, {**ANSWERS, "save": "Save"})


def code_in(location: str) -> str:
    return location.split("/")[2].split("?", maxsplit=1)[0]


def test_while_typing_the_likely_record_is_shown_with_its_reasons(house: House, first: Record) -> None:
    part = house.signed_in("monitor").raw("/incidents/alike", query_string=TYPED).text
    told = text_of(part)
    assert "An incident here may be this one" in told
    assert "Same day: 25 Feb 2020" in told
    assert "Same place: Al-Khilani Square" in told
    assert "Same incident: add these figures to it" in told
    assert "Another incident: record it as new" in told
    assert f'name="add_to" value="{first.code}"' in part
    assert "<html" not in part


def test_programs_are_told_the_same_as_json(house: House, first: Record) -> None:
    browser = house.signed_in("monitor")
    told = browser.raw("/incidents/alike", query_string=TYPED, headers={"Accept": "application/json"}).get_json()
    (one,) = told["items"]
    assert one["code"] == first.code
    assert one["url"] == f"/incidents/{first.code}"
    assert "Same day: 25 Feb 2020" in one["reasons"]


def test_the_reasons_are_in_the_reader_s_language(house: House, first: Record) -> None:
    part = house.signed_in("monitor").raw("/incidents/alike", query_string={**TYPED, "lang": "ar"}).text
    assert "ساحة الخلاني" in part


@pytest.mark.parametrize(
    "typed",
    [
        {}, {"occurred": "25 Feb 2020"}, {"place": "Khilani Square"}, {"occurred": "31 Feb 2020", "place": "Xyzzyqwv"},
        {"occurred": "\x01", "place": "\u202e", "killed": "9" * 5000}, {"read_where": "http://[", "killed": "many"},
        {**TYPED, "occurred": "26 Feb 2020"}, {**TYPED, "occurred": "31 Dec 9999"}, {**TYPED, "place": "Basra"},
    ],
)  # fmt: skip
def test_answers_that_say_too_little_or_cannot_be_read_show_nothing(
    house: House, first: Record, typed: dict[str, str]
) -> None:
    answer = house.signed_in("monitor").raw("/incidents/alike", query_string=typed)
    assert (answer.status_code, answer.text.strip()) == (200, "")


def test_without_a_script_the_page_comes_back_and_asks_before_anything_is_saved(house: House, first: Record) -> None:
    before = history.length()
    answer = house.signed_in("monitor").post("/incidents/new", AGAIN)
    assert answer.status_code == 422
    told = text_of(answer.text)
    assert "This may be here already" in told
    assert "Nothing is saved yet." in told
    assert AGAIN["what"] in answer.text
    assert f'name="another" value="{first.code}"' in answer.text
    assert history.length() == before


def test_the_same_incident_gets_the_figures(house: House, first: Record) -> None:
    answer = house.signed_in("monitor").post("/incidents/new", {**AGAIN, "add_to": first.code})
    assert answer.status_code == 303
    assert code_in(answer.location) == first.code
    after = recording.working_copy(first.code, house.actor("monitor"))
    assert [claim.value for claim in after.content.claims] == [2, 50, 2, 50]
    assert {claim.passage for claim in after.content.claims} == {SENTENCE}
    assert len(after.content.articles) == 2


def test_which_of_several_places_is_not_asked_where_the_record_has_its_own(house: House, first: Record) -> None:
    answers = {**AGAIN, "place": "Nasiriyah", "add_to": first.code}
    assert house.signed_in("monitor").post("/incidents/new", answers).status_code == 303


def test_while_several_places_answer_each_of_them_may_be_the_one(house: House) -> None:
    code = kept(house, {**ANSWERS, "place": "Zaytun Bridge", "save": "Save"}).code
    typed = {**TYPED, "place": "Nasiriyah"}
    assert code in house.signed_in("monitor").raw("/incidents/alike", query_string=typed).text


def test_another_incident_is_recorded_and_nobody_is_asked_again(house: House, first: Record) -> None:
    answer = house.signed_in("monitor").post("/incidents/new", {**AGAIN, "another": first.code})
    assert answer.status_code == 303
    second = recording.working_copy(code_in(answer.location), house.actor("monitor"))
    assert second.code != first.code
    assert matching.alike_to(second) == ()
    assert matching.alike_to(first) == ()
    assert "This may be the same incident" not in house.signed_in("monitor").get(f"/incidents/{second.code}").text


def test_a_code_that_was_not_offered_is_set_apart_from_nothing(house: House, first: Record) -> None:
    other_day = kept(house, {**ANSWERS, "occurred": "3 Mar 2020", "save": "Save"})
    answer = house.signed_in("monitor").post("/incidents/new", {**AGAIN, "another": other_day.code})
    assert answer.status_code == 303
    assert history.entries(on=("incident", other_day.code))[0].deed == "recorded"


def test_a_likely_record_is_found_at_a_place_that_is_new(house: House, first: Record) -> None:
    new = {
        "place": "", "new_place-name": "Invented kiosk", "new_place-parent": "Baghdad",
        "new_place-point": "33.3326, 44.4051",
    }  # fmt: skip
    answer = house.signed_in("monitor").post("/incidents/new", {**AGAIN, **new})
    assert answer.status_code == 422
    assert "This may be here already" in answer.text


def test_what_is_kept_to_named_people_is_never_offered(house: House) -> None:
    secret = kept(house, {**ANSWERS, "save": "Save"})
    manager = house.actor("manager")
    content = recording.working_copy(secret.code, manager).content
    recording.amend(secret.code, type(content)(**{**vars(content), "tier": Tier.CONFIDENTIAL}), 1, manager)
    for name in ("second monitor", "reviewer", "manager"):
        browser = house.signed_in(name)
        assert browser.raw("/incidents/alike", query_string=TYPED).text.strip() == ""
        assert secret.code not in browser.get("/review/duplicates").text if name != "second monitor" else True
    answer = house.signed_in("second monitor").post("/incidents/new", AGAIN)
    assert answer.status_code == 303


@pytest.mark.parametrize("who", ["visitor", "researcher", "advocate"])
def test_who_does_not_record_is_not_told(house: House, first: Record, who: str) -> None:
    browser = house.visitor() if who == "visitor" else house.signed_in(who)
    answer = browser.raw("/incidents/alike", query_string=TYPED)
    assert answer.status_code in {303, 403}
    assert first.code not in answer.text


def test_hostile_titles_stay_words(house: House) -> None:
    kept(house, {**ANSWERS, "what": "<img src=x onerror=alert(1)>", "save": "Save"})
    part = house.signed_in("monitor").raw("/incidents/alike", query_string=TYPED).text
    assert "<img" not in part
    assert "&lt;img src=x onerror=alert(1)&gt;" in part


def test_the_draft_says_which_record_it_may_be_and_offers_both_ways(house: House, first: Record) -> None:
    second = recording.record(first.content, house.actor("reviewer"))
    monitor = text_of(house.signed_in("monitor").get(f"/incidents/{second}").text)
    assert f"This may be the same incident as {first.code}." in monitor
    assert "Same day: 25 Feb 2020" in monitor
    assert "Not the same" in monitor
    assert "Compare and merge" not in monitor
    reviewer = house.signed_in("reviewer").get(f"/incidents/{second}").text
    assert f'href="/incidents/{second}/merge?other={first.code}"' in reviewer
