"""Two people: what waits, the change beside its sources, the deeds of a reviewer, publishing as a step of its own."""

import html

import pytest

from incidents.domain.errors import NotFound
from incidents.domain.incident import Record
from incidents.domain.vocabulary import Grade, Status
from incidents.services import recording, searching
from machinery.answers import answers_of
from machinery.asking import Browser, House
from web.test_new import ANSWERS, kept, text_of

GRADED = {"verify-grade": "weak", "verify-reason": ""}


@pytest.fixture
def submitted(house: House) -> Record:
    """A record of the monitor's, handed on."""
    record = kept(house, {**ANSWERS, "save": "Save"})
    recording.submit(record.code, record.version, house.actor("monitor"))
    return now(house, record)


@pytest.fixture
def reviewer(house: House) -> Browser:
    return house.signed_in("reviewer")


def now(house: House, record: Record) -> Record:
    return recording.working_copy(record.code, house.actor("reviewer"))


def deed(browser: Browser, record: Record, path: str, prefix: str, **answers: str) -> int:
    sent = {f"{prefix}-version": str(record.version), **{f"{prefix}-{name}": text for name, text in answers.items()}}
    return browser.post(f"/review/{record.code}/{path}", sent).status_code


def published(house: House, record: Record) -> Record:
    reviewer = house.signed_in("reviewer")
    assert deed(reviewer, record, "verify", "verify", grade="weak") == 303
    assert deed(reviewer, now(house, record), "publish", "publish") == 303
    return now(house, record)


def test_what_waits_is_listed_and_one_s_own_work_is_marked(house: House, submitted: Record, reviewer: Browser) -> None:
    sent = {**ANSWERS, "what": "My own invented record.", "another": submitted.code}
    mine = reviewer.post("/incidents/new", sent)
    code = mine.location.split("/")[2].split("?")[0]
    recording.submit(code, 1, house.actor("reviewer"))
    page = text_of(reviewer.get("/review").text)
    assert ANSWERS["what"] in page
    assert "My own invented record." in page
    assert page.count("you worked on it: somebody else reviews it") == 1


def test_the_page_shows_each_figure_beside_its_words(submitted: Record, reviewer: Browser) -> None:
    page = text_of(reviewer.get(f"/review/{submitted.code}").text)
    assert page.count(ANSWERS["passage"]) == 2
    assert "One source, or several that repeat the same one." in page
    assert "How believable is this report?" in page


def test_a_record_is_verified_by_another_person_with_its_grade(
    house: House, submitted: Record, reviewer: Browser
) -> None:
    assert deed(reviewer, submitted, "verify", "verify", grade="weak") == 303
    found = now(house, submitted)
    assert (found.status, found.grade) == (Status.VERIFIED, Grade.WEAK)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"grade": ""}, "Say how well supported this record is."),
        ({"grade": "perfect"}, "Choose one of the answers given."),
        ({"grade": "discounted"}, "Say why this incident is not counted here."),
        ({"grade": "weak", "version": "999"}, "Somebody else saved this record"),
    ],
)
def test_a_review_that_says_too_little_is_refused(
    submitted: Record, reviewer: Browser, answers: dict[str, str], sentence: str
) -> None:
    sent = {"verify-version": str(submitted.version), **{f"verify-{name}": text for name, text in answers.items()}}
    answer = reviewer.post(f"/review/{submitted.code}/verify", sent)
    assert answer.status_code == 422
    assert sentence in html.unescape(answer.text)


def test_nobody_reviews_their_own_work(house: House, reviewer: Browser) -> None:
    answer = reviewer.post("/incidents/new", {**ANSWERS, "save": "Save"})
    own = recording.working_copy(answer.location.split("/")[2].split("?")[0], house.actor("reviewer"))
    recording.submit(own.code, own.version, house.actor("reviewer"))
    own = now(house, own)
    page = reviewer.get(f"/review/{own.code}").text
    assert "so another person has to review it" in page
    assert f"/review/{own.code}/verify" not in page
    assert "Judge this figure" not in page
    for path, prefix, answers in (
        ("verify", "verify", {"grade": "weak"}),
        ("send-back", "back", {"reason": "no"}),
        ("reject", "reject", {"reason": "no"}),
        ("figures/1", "f1", {"reason": "no", "counted": "no"}),
        ("lines/killed/all", "set-killed-all", {"reason": "no", "min": "1"}),
    ):
        assert deed(reviewer, own, path, prefix, **answers) == 403
    assert now(house, own).status is Status.SUBMITTED


def test_sending_back_says_what_is_missing(house: House, submitted: Record, reviewer: Browser) -> None:
    assert deed(reviewer, submitted, "send-back", "back", reason="") == 422
    assert deed(reviewer, submitted, "send-back", "back", reason="Name the hospital's own figure.") == 303
    assert now(house, submitted).status is Status.DRAFT
    assert "Name the hospital's own figure." in html.unescape(
        house.signed_in("monitor").get(f"/incidents/{submitted.code}").text
    )


def test_a_duplicate_leads_to_the_record_that_stays(house: House, submitted: Record, reviewer: Browser) -> None:
    stays = kept(house, {"what": "The record that stays.", "draft": "Save draft"})
    assert deed(reviewer, submitted, "reject", "reject", reason="The same.", duplicate_of="IRQ-0000000") == 422
    assert deed(reviewer, submitted, "reject", "reject", reason="The same.", duplicate_of=submitted.code) == 422
    assert deed(reviewer, submitted, "reject", "reject", reason="The same.", duplicate_of=stays.code.lower()) == 303
    answer = reviewer.get(f"/incidents/{submitted.code}")
    assert (answer.status_code, answer.location) == (301, f"/incidents/{stays.code}")


def test_publishing_is_a_step_of_its_own_and_lists_what_becomes_public(
    house: House, submitted: Record, reviewer: Browser
) -> None:
    assert house.visitor().get(f"/incidents/{submitted.code}").status_code == 404
    assert deed(reviewer, submitted, "publish", "publish") == 422
    assert deed(reviewer, submitted, "verify", "verify", grade="weak") == 303
    assert house.visitor().get(f"/incidents/{submitted.code}").status_code == 404
    page = text_of(reviewer.get(f"/review/{submitted.code}/publish").text)
    assert "Articles that become public with it" in page
    assert ANSWERS["read_where"] in page
    assert deed(reviewer, now(house, submitted), "publish", "publish") == 303
    public = house.visitor().get(f"/incidents/{submitted.code}")
    assert public.status_code == 200
    assert ANSWERS["what"] in html.unescape(public.text)


def test_a_place_made_coarser_is_told_before_it_is_published(house: House, reviewer: Browser) -> None:
    record = kept(house, {**ANSWERS, "save": "Save"})
    monitor = house.signed_in("monitor")
    answers = answers_of(monitor.get(f"/incidents/{record.code}/edit").text, "edit")
    answers |= {"places-0-point": "33.3325, 44.4050", "places-0-precision": "1", "places-0-public_precision": "5"}
    assert monitor.post(f"/incidents/{record.code}/edit", {**answers, "save": "Save"}).status_code == 303
    record = now(house, record)
    recording.submit(record.code, record.version, house.actor("monitor"), "The point is on the square.")
    assert deed(reviewer, now(house, record), "verify", "verify", grade="weak") == 303
    page = text_of(reviewer.get(f"/review/{record.code}/publish").text)
    assert "33.3325, 44.405" in page
    assert "Baghdad" in page
    preview = reviewer.get(f"/review/{record.code}/preview").text
    assert "44.405" not in preview
    assert "For the team" not in preview


def test_a_phone_number_stops_publication_until_a_person_decides(house: House, reviewer: Browser) -> None:
    record = kept(house, {**ANSWERS, "passage": "Call 0770 123 4567, says an invented sentence.", "save": "Save"})
    recording.submit(record.code, record.version, house.actor("monitor"))
    assert deed(reviewer, now(house, record), "verify", "verify", grade="weak") == 303
    sent = {"publish-version": str(now(house, record).version)}
    answer = reviewer.post(f"/review/{record.code}/publish", sent)
    assert answer.status_code == 422
    assert "The text seems to hold a phone number." in answer.text
    assert reviewer.post(f"/review/{record.code}/publish", {**sent, "publish-personal_checked": "y"}).status_code == 303


def test_an_amended_record_stays_as_published_until_the_change_is_approved(
    house: House, submitted: Record, reviewer: Browser
) -> None:
    record, monitor = published(house, submitted), house.signed_in("monitor")
    answers = answers_of(monitor.get(f"/incidents/{record.code}/edit").text, "edit")
    changed = {**answers, "title-en": "A corrected invented sentence.", "save": "Save"}
    assert monitor.post(f"/incidents/{record.code}/edit", changed).status_code == 303
    assert ANSWERS["what"] in html.unescape(house.visitor().get(f"/incidents/{record.code}").text)
    recording.submit(record.code, now(house, record).version, house.actor("monitor"))
    page = text_of(reviewer.get(f"/review/{record.code}").text)
    assert f"English: {ANSWERS['what']} English: A corrected invented sentence." in page
    published(house, now(house, record))
    assert "A corrected invented sentence." in house.visitor().get(f"/incidents/{record.code}").text


def test_a_withdrawn_record_answers_that_it_was_there(house: House, submitted: Record, reviewer: Browser) -> None:
    record = published(house, submitted)
    assert deed(reviewer, record, "withdraw", "withdraw", reason="") == 422
    assert deed(reviewer, record, "withdraw", "withdraw", reason="It did not happen there.") == 303
    answer = house.visitor().get(f"/incidents/{record.code}")
    assert answer.status_code == 410
    assert "This record was withdrawn" in answer.text
    assert ANSWERS["what"] not in html.unescape(answer.text)
    monitor = house.signed_in("monitor")
    again = {"version": str(now(house, record).version), "reason": "Another report was found."}
    assert monitor.post(f"/incidents/{record.code}/reopen", again).status_code == 303
    assert now(house, record).status is Status.DRAFT


def test_a_figure_is_left_out_by_a_reviewer_with_the_reason(house: House, submitted: Record, reviewer: Browser) -> None:
    judged = {"counted": "no", "credibility": "4", "reason": "The outlet took it back, says an invented note."}
    assert deed(reviewer, submitted, "figures/1", "f1", **{**judged, "reason": ""}) == 422
    assert deed(reviewer, submitted, "figures/1", "f1", **{**judged, "credibility": "9"}) == 422
    assert deed(reviewer, submitted, "figures/1", "f1", **judged) == 303
    record = now(house, submitted)
    assert record.content.claims[0].credibility == 4
    killed = record.figure("killed")
    assert killed is not None
    assert killed.line.counted == ()
    assert "The outlet took it back" in reviewer.get(f"/incidents/{record.code}").text
    assert deed(reviewer, record, "verify", "verify", grade="weak") == 303


def test_a_reviewer_sets_a_figure_and_the_rule_s_own_stays_in_view(
    house: House, submitted: Record, reviewer: Browser
) -> None:
    line = "lines/killed/all"
    assert deed(reviewer, submitted, line, "set-killed-all", min="5", max="3", reason="why") == 422
    assert deed(reviewer, submitted, line, "set-killed-all", min="1", max="4", reason="") == 422
    assert deed(reviewer, submitted, line, "set-killed-all", min="1", max="9" * 50, reason="why") == 422
    assert deed(reviewer, submitted, "lines/abducted/all", "set-abducted-all", min="1", reason="why") == 422
    assert deed(reviewer, submitted, line, "set-killed-all", min="1", max="4", reason="A later invented count.") == 303
    page = text_of(reviewer.get(f"/incidents/{submitted.code}").text)
    assert "1 to 4" in page
    assert "A reviewer set this figure: A later invented count. The rule alone gives 2." in page
    assert deed(reviewer, now(house, submitted), line, "set-killed-all", reason="Not needed after all.") == 303
    assert now(house, submitted).content.settings == ()


def test_an_outlet_is_rated_for_the_team_alone(house: House, submitted: Record, reviewer: Browser) -> None:
    link = submitted.content.articles[0].ref
    assert link is not None
    page = reviewer.get(f"/review/{submitted.code}").text
    outlet = page.split(f"/review/{submitted.code}/outlets/")[1].split('"')[0]
    path, prefix = f"outlets/{outlet}", f"rate-{outlet}"
    rated = {f"{prefix}-reliability": "E", f"{prefix}-reason": "It invents, says an invented note."}
    assert reviewer.post(f"/review/{submitted.code}/{path}", {**rated, f"{prefix}-reliability": ""}).status_code == 422
    assert reviewer.post(f"/review/{submitted.code}/{path}", rated).status_code == 303
    figure = now(house, submitted).figure("killed")
    assert figure is not None
    assert figure.line.counted == ()


@pytest.mark.parametrize("role", ["monitor", "researcher", "advocate"])
def test_the_room_is_closed_to_those_who_do_not_review(house: House, submitted: Record, role: str) -> None:
    browser = house.signed_in(role)
    assert browser.get("/review").status_code == 403
    assert browser.get(f"/review/{submitted.code}").status_code == 403
    assert deed(browser, submitted, "publish", "publish") == 403


def test_a_manager_reviews_and_publishes_the_work_of_others(house: House, submitted: Record) -> None:
    manager = house.signed_in("manager")
    assert submitted.code in manager.get("/review").text
    assert deed(manager, submitted, "verify", "verify", grade="weak") == 303
    assert deed(manager, now(house, submitted), "publish", "publish") == 303


def test_a_record_kept_to_named_people_is_not_in_the_room(house: House, submitted: Record, reviewer: Browser) -> None:
    monitor = house.signed_in("monitor")
    answers = answers_of(monitor.get(f"/incidents/{submitted.code}/edit").text, "edit")
    sent = {**answers, "tier": "confidential", "save": "Save"}
    assert monitor.post(f"/incidents/{submitted.code}/edit", sent).status_code == 303
    assert reviewer.get(f"/review/{submitted.code}").status_code == 404
    assert ANSWERS["what"] not in html.unescape(reviewer.get("/review").text)
    with pytest.raises(NotFound):
        searching.incident(submitted.code, house.actor("researcher"))
