"""What was done, as the team reads it and as the public does; and the word lists."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import text

from factories import claim, day, draft, kept_article
from incidents.domain.access import LOADER
from incidents.domain.checkpoints import read_checkpoint
from incidents.services import articles, chronicle, disclosing, proving, recording, settings, wire
from incidents.storage import checkpoints, history
from incidents.storage.db import transaction
from machinery.asking import House
from storage.tampered import tamper


def published() -> str:
    article = kept_article()
    code = recording.record(draft(claim(1, article, 3), title="Invented event with a title of its own"), LOADER)
    with transaction() as session:
        disclosing.publish(session, code, LOADER)
        history.append(session, LOADER, "published", ("incident", code), {"body": {}}, public=True)
        history.append(session, LOADER, "withdrawn", ("incident", code), {"reason": "An invented reason"}, public=True)
        history.append(session, LOADER, "sent back", ("incident", code), {"reason": "Words for the team alone"})
    return code


def test_the_team_reads_every_deed_on_a_record_with_its_hand(house: House) -> None:
    code = published()
    page = house.signed_in("researcher").get(f"/incidents/{code}/history").text
    for words in ("Recorded", "Published", "Sent back", "Words for the team alone", "by this program"):
        assert words in page


def test_the_public_reads_of_publications_and_withdrawals_alone_and_of_nobody(house: House) -> None:
    code = published()
    page = house.visitor().get(f"/incidents/{code}/history").text
    assert "Published" in page
    assert "Withdrawn" in page
    for hidden in ("An invented reason", "Recorded", "Words for the team alone", "by this program", "loader"):
        assert hidden not in page


def test_entries_have_their_number_for_those_who_may_erase_them_alone(house: House) -> None:
    code = published()
    assert re.search(r"· entry \d+<", house.signed_in("manager").get(f"/incidents/{code}/history").text)
    assert re.search(r"· القيد [٠-٩]+<", house.signed_in("manager").get(f"/incidents/{code}/history?lang=ar").text)
    for browser in (house.visitor(), house.signed_in("reviewer")):
        assert not re.search(r"entry \d", browser.get(f"/incidents/{code}/history").text)


@pytest.mark.parametrize("code", ["IRQ-0000000", "x", "IRQ-7K3M9XQ'", "%00"])
def test_a_record_that_is_not_there_has_no_history(house: House, code: str) -> None:
    assert house.visitor().get(f"/incidents/{code}/history").status_code == 404


def test_a_draft_has_the_same_answer_as_a_record_that_is_not_there(house: House) -> None:
    code = recording.record(draft(title="A draft nobody may know of"), LOADER)
    unknown = house.visitor().get("/incidents/IRQ-0000000/history")
    draft_answer = house.visitor().get(f"/incidents/{code}/history")
    assert (draft_answer.status_code, draft_answer.text) == (unknown.status_code, unknown.text)


def test_the_manager_checks_the_whole_history_and_is_told_it_is_whole(house: House) -> None:
    published()
    manager = house.signed_in("manager")
    answer = manager.post("/history/check")
    assert "all are whole" in answer.text
    assert "History checked on" in manager.get("/history").text


def test_a_changed_entry_is_found_and_named(house: House) -> None:
    published()
    with transaction() as session:
        guards = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for guard in guards:  # as somebody with the database file in hand would
            session.execute(text(f"DROP TRIGGER {guard}"))
        session.execute(text("UPDATE history_content SET content = '{}' WHERE seq = 1"))
    page = house.signed_in("manager").post("/history/check").text
    assert "The history is not whole." in page
    assert "Entry 1: its content was changed" in page


def test_hostile_words_in_the_history_are_words(house: House) -> None:
    with transaction() as session:
        words = "<script>alert(1)</script> ${alert(1)} C:\\users\\x"
        history.append(session, LOADER, "rejected", ("incident", "IRQ-0"), {"reason": words})
    page = house.signed_in("manager").get("/history").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_word_lists_show_every_term_with_its_codes(house: House) -> None:
    page = house.signed_in("reviewer").get("/vocabulary").text
    assert "killed" in page
    assert "huridocs" in page


def test_an_amendment_is_told_field_by_field_with_what_was_there_before(house: House) -> None:
    monitor = house.actor("monitor")
    article = kept_article()
    code = recording.record(draft(claim(1, article, 3), title="A title before"), monitor)
    amended = draft(claim(1, article, 3), claim(2, article, 5), title="A title after", occurred=day("2019-11"))
    recording.amend(code, amended, recording.working_copy(code, monitor).version, monitor)
    told = chronicle.of_incident(code, monitor).deeds[0]
    changes = {name: (before, after) for name, before, after in told.changes or ()}
    assert (told.words, told.who) == ("Amended", "monitor")
    assert changes["Title"] == ("A title before", "A title after")
    assert changes["When"] == ("2019-11-28", "2019-11")
    assert changes["Reported figures"][0] == ""
    assert "5" in changes["Reported figures"][1]
    page = house.signed_in("monitor").get(f"/incidents/{code}/history").text
    assert "<del>A title before</del>" in page


def test_a_partner_is_handed_the_newest_checkpoint_as_text(house: House) -> None:
    published()
    manager = house.signed_in("manager")
    assert "There is no checkpoint yet." in manager.get("/history").text
    assert manager.raw("/history/checkpoint").status_code == 404
    assert manager.post("/history/checkpoint").headers["Location"].endswith("/history#checkpoint")
    answer = manager.raw("/history/checkpoint")
    found = read_checkpoint(answer.data)
    assert answer.mimetype == "text/plain"
    assert f"filename=checkpoint-{found.checkpoint.size}.txt" in answer.headers["Content-Disposition"]
    page = manager.get("/history").text
    assert "Keep this checkpoint with a partner" in page
    assert "Nothing was done since." in page
    assert str(proving.verifier_key()) in page


def test_entries_after_the_checkpoint_are_counted(house: House) -> None:
    proving.checkpoint(LOADER)
    with transaction() as session:
        history.append(session, LOADER, "rejected", ("incident", "IRQ-0"), {})
    page = house.signed_in("manager").get("/history").text
    assert "1 entry came after it." in page
    assert "Sign the history as it is now" in page


def test_a_disagreement_with_a_checkpoint_is_told_on_the_page(house: House) -> None:
    published()
    proving.checkpoint(LOADER)
    tamper("UPDATE history SET actor = 9 WHERE seq = 2")
    page = house.signed_in("manager").post("/history/check").text
    assert "The history is not whole." in page
    assert "Changed since the checkpoint of" in page


def test_a_missing_key_is_told_beside_a_history_that_is_whole(house: House) -> None:
    published()
    proving.checkpoint(LOADER)
    (settings.current().keys / "history.key").unlink()
    page = house.signed_in("manager").post("/history/check").text
    assert "all are whole" in page
    assert "history.key is missing" in page


def test_no_checkpoint_is_signed_without_the_key_and_the_page_says_why(house: House) -> None:
    proving.checkpoint(LOADER)
    (settings.current().keys / "history.key").unlink()
    published()
    answer = house.signed_in("manager").post("/history/checkpoint")
    assert answer.status_code == 422
    assert "history.key is missing" in answer.text


def test_the_first_change_of_the_day_is_sealed_and_no_reading_is(house: House) -> None:
    published()
    manager = house.signed_in("manager")
    manager.get("/history")
    assert list(checkpoints.every()) == []
    manager.post("/accounts/public-site/off")
    assert [one.size for one in checkpoints.every()] == [history.length()]
    manager.post("/accounts/public-site/on")
    assert len(list(checkpoints.every())) == 1


def test_a_request_that_failed_is_not_the_days_first(house: House) -> None:
    published()
    house.signed_in("researcher").post("/accounts/public-site/off")
    assert list(checkpoints.every()) == []


def test_nobodys_change_fails_because_the_days_checkpoint_cannot_be_made(house: House) -> None:
    published()
    proving.checkpoint(LOADER)
    tamper("UPDATE checkpoint SET at = '2020-03-01T10:00:00Z'")
    (settings.current().keys / "history.key").unlink()
    manager = house.signed_in("manager")
    assert manager.post("/accounts/public-site/off").status_code == 303
    page = manager.get("/history").text
    assert "A checkpoint of the history could not be made" in page
    assert "history.key is missing" in page


def amended(house: House, code: str) -> str:
    found = articles.article(code, house.actor("manager"))
    after = replace(found.content, title="A headline after", published=day("2019-12-01"))
    articles.amend(code, after, found.version, house.actor("monitor"))
    return code


def told_of(house: House, code: str) -> dict[str, tuple[str, str]]:
    deed = next(one for one in chronicle.whole(house.actor("manager")).deeds if one.code == code)
    return {name: (before, after) for name, before, after in deed.changes or ()}


def test_an_amended_article_is_told_field_by_field(house: House) -> None:
    code = kept_article(title="A headline before")
    told = told_of(house, amended(house, code))
    assert told["Title"] == ("A headline before", "A headline after")
    assert told["Date published"] == ("2019-11-29", "2019-12-01")
    assert set(told) == {"Title", "Date published"}
    assert "<del>A headline before</del>" in house.signed_in("manager").get("/history").text


def test_one_voice_is_told_by_the_field_that_it_changed(house: House) -> None:
    first, second = kept_article(title="Invented wire"), kept_article(title="Invented copy of it")
    wire.one_voice(second, first, house.actor("monitor"))
    assert told_of(house, second) == {"Code of the article it is based on": ("", first)}


def test_an_article_amended_as_it_was_once_kept_is_told_by_what_differs(house: House) -> None:
    old = {"title": "A headline before", "outlet": "invented-daily", "excerpt": "The same words"}
    new = {"title": "A headline after", "excerpt": "The same words", "language": "ar"}
    with transaction() as session:
        history.append(session, LOADER, "article amended", ("article", "A-0000001"), {"old": old, "new": new})
    assert told_of(house, "A-0000001") == {
        "Title": ("A headline before", "A headline after"),
        "Outlet": ("invented-daily", ""),
        "Language": ("", "ar"),
    }


def test_what_a_deed_set_beside_its_changes_is_told_and_no_token_is(house: House) -> None:
    got = {"other": "IRQ-0000002", "changes": {"title": ["x", "y"]}, "numbers": {"1": 4}, "reason": "An invented one"}
    counts = {"counts": {"new": 3, "refused": 1, "people": {"killed": {"min": 5}}}, "sha256": "ab12"}
    with transaction() as session:
        history.append(session, LOADER, "merged in", ("incident", "IRQ-0000001"), got)
        history.append(session, LOADER, "imported", ("import", "I-1"), counts)
        history.append(session, LOADER, "token ended", ("account", "7"), {"token": 31})
    assert told_of(house, "IRQ-0000001") == {
        "Title": ("x", "y"),
        "The other record": ("", "IRQ-0000002"),
        "Numbers of the figures that came with it": ("", "4"),
    }
    assert told_of(house, "I-1") == {"New": ("", "3"), "Refused": ("", "1"), "Digest (SHA-256)": ("", "ab12")}
    assert told_of(house, "7") == {}
