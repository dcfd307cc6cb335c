"""Imports in the browser: hand in a file, look at it, bring it in, read the report, take it back; without a script."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence

import pytest

from incidents.domain.batches import BatchState, Reading
from incidents.services.importing import bringing, handing
from incidents.storage import incidents, turn
from incidents.storage.db import session
from incidents.web.imports import running
from machinery.asking import Browser, House
from machinery.tabled import acled, sent, table

PATIENCE_S = 60
ROWS = acled({"fatalities": 3}, {"location": "Unheard-of Village", "fatalities": 2}, {"fatalities": "many"})
STRANGE = table(("Nr", "Tag", "Ort", "Tote"), [{"Nr": "A1", "Tag": "2019-11-28", "Ort": "Nasiriyah", "Tote": 4}])
AS_FOUND = {"preset": "auto", "dataset": "", "encoding": "", "delimiter": "", "sheet": "", "header_row": ""}


def handed(browser: Browser, content: bytes = ROWS, name: str = "invented.csv", **more: str) -> str:
    """Hand in a file and return the code of its import."""
    answer = sent(browser, content, name, **more)
    assert answer.status_code == 303, answer.text
    return answer.location.split("/")[2].partition("?")[0]


def pressed(browser: Browser, code: str, deed: str, answers: Mapping[str, str | Sequence[str]] | None = None) -> str:
    """Press a button of an import, wait until the work behind it is done, and return the page."""
    answer = browser.post(f"/imports/{code}/{deed}", answers or {})
    assert answer.status_code == 303, answer.text
    running.wait(PATIENCE_S)
    return browser.get(f"/imports/{code}").text


def counts(page: str) -> dict[str, int]:
    found = re.findall(r"<dt>([^<]+)</dt>\s*<dd>(\d+) rows?</dd>", page)
    return {words: int(rows) for words, rows in found}


def kept() -> int:
    session().rollback()
    return sum(incidents.kinds().values())


def test_a_file_is_looked_at_brought_in_and_taken_back_by_buttons_alone(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser)
    page = browser.get(f"/imports/{code}").text
    assert "ACLED" in page
    assert "Unheard-of Village" in page
    assert "Bring them in" not in page  # every row is looked at first
    looked = pressed(browser, code, "check")
    assert counts(looked) == {"New": 2, "Changed": 0, "Already here": 0, "Twice in the file": 0, "Refused": 1}
    assert "fatalities" in looked
    assert "many" in looked
    assert kept() == 0
    brought = pressed(browser, code, "bring")
    assert "Brought in" in brought
    assert counts(brought)["New"] == 2
    assert kept() == 2
    assert "Undone" in pressed(browser, code, "undo")
    assert "in Nasiriyah" not in browser.get("/incidents").text


def test_the_report_is_a_file_that_no_spreadsheet_runs(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser, acled({}, {"fatalities": '=HYPERLINK("http://192.0.2.1")'}))
    pressed(browser, code, "check")
    pressed(browser, code, "bring")
    answer = browser.raw(f"/imports/{code}/report.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(row["row"], row["became"], row["column"]) for row in rows] == [
        ("2", "new", ""), ("3", "refused", "fatalities"),
    ]  # fmt: skip
    assert rows[1]["value"].startswith("'=HYPERLINK")


def test_an_empty_choice_and_a_file_without_a_table_are_said_at_the_field(house: House) -> None:
    browser = house.signed_in("reviewer")
    answer = browser.post("/imports", {"preset": "ged"})
    assert answer.status_code == 422
    assert "Choose a file." in answer.text
    assert '<option selected value="ged">' in answer.text  # what was chosen is kept
    for content, name in (
        (b"", "empty.csv"),
        (b"MZ\x90\x00\x03\x00 a program", "renamed.xlsx"),
        (b"PK\x03\x04", "x.ods"),
    ):
        answer = sent(browser, content, name)
        assert answer.status_code == 422, name
        assert 'href="#file"' in answer.text
    assert handing.newest(house.actor("reviewer")) == ()


def test_a_file_of_more_than_64_mb_is_too_much_at_once(house: House) -> None:
    browser = house.signed_in("reviewer")
    assert sent(browser, b"a" * (64 * 1024 * 1024)).status_code == 413
    assert sent(house.signed_in("monitor"), ROWS).status_code == 403
    assert handing.newest(house.actor("reviewer")) == ()


def test_a_large_file_is_taken_here_and_nowhere_else(house: House) -> None:
    notes = "Invented words of a data set. " * 1000
    large = acled(*({"notes": notes} for _ in range(120)))
    assert len(large) > 3 * 1024 * 1024
    assert sent(house.signed_in("reviewer"), large).status_code == 303


def test_columns_are_chosen_by_hand_where_no_data_set_is_known_by_them(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser, STRANGE)
    page = browser.get(f"/imports/{code}").text
    assert "Look at every row" not in page
    columns = {"column-code": "Nr", "column-date": "Tag", "column-place": "Ort", "column-killed": "Tote"}
    answers = {**AS_FOUND, "preset": "by_hand", "dataset": "Invented list", **columns}
    page = pressed(browser, code, "reading", answers)
    assert '<option value="Tote" selected>' in page
    assert "Nasiriyah" in page
    assert counts(pressed(browser, code, "check"))["New"] == 1
    pressed(browser, code, "bring")
    found = handing.batch(code, house.actor("reviewer"))
    assert (found.counts.people["killed"].min, found.dataset) == (4, "by-hand-invented-list")


def test_a_choice_that_cannot_be_read_so_is_said_and_kept(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser)
    page = pressed(browser, code, "reading", {**AS_FOUND, "header_row": "900"})
    assert "The file cannot be read so" in page
    assert 'value="900"' in page
    answer = browser.post(f"/imports/{code}/reading", {**AS_FOUND, "encoding": "klingon"})
    assert answer.status_code == 422
    page = pressed(browser, code, "reading", AS_FOUND)
    assert "Unheard-of Village" in page


def test_words_that_nobody_knows_are_given_a_meaning(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser)
    assert "Words that are not known here" in pressed(browser, code, "check")
    words = {"word-0-list": "place", "word-0-text": "Unheard-of Village", "word-0-code": "No such place at all"}
    answer = browser.post(f"/imports/{code}/reading", {**AS_FOUND, **words})
    assert answer.status_code == 422
    assert "is not one place that is known here" in answer.text
    pressed(browser, code, "reading", {**AS_FOUND, **words, "word-0-code": "IQ-DQ-NASIRIYAH"})
    assert handing.batch(code, house.actor("reviewer")).reading.values == {
        "place": {"Unheard-of Village": "IQ-DQ-NASIRIYAH"}
    }
    assert "Words that are not known here" not in pressed(browser, code, "check")


def test_a_page_at_work_looks_again_by_itself_and_offers_nothing_meanwhile(house: House) -> None:
    browser = house.signed_in("reviewer")
    code, other = handed(browser), handed(browser, STRANGE)
    with turn.held(bringing.turn_file(), code):
        answer = browser.get(f"/imports/{code}")
        assert answer.headers["Refresh"] == "3"
        assert "At work" in answer.text
        assert "Look at every row" not in answer.text
        page = browser.get(f"/imports/{other}")
        assert "Refresh" not in page.headers
        assert "Another import is running" in page.text
        assert browser.post(f"/imports/{code}/check").status_code == 409
    assert "Refresh" not in browser.get(f"/imports/{code}").headers


def test_an_import_that_was_stopped_says_so_and_goes_on_at_a_press(house: House) -> None:
    by, browser = house.actor("reviewer"), house.signed_in("reviewer")
    code = handed(browser, acled(*({} for _ in range(300))))
    with pytest.raises(KeyboardInterrupt):
        bringing.bring_in(code, by, told=stop, breath=0)
    page = browser.get(f"/imports/{code}").text
    assert "Stopped half way" in page
    assert "Go on" in page
    assert counts(pressed(browser, code, "bring"))["New"] == 300
    assert kept() == 300


def stop(done: int, _rows: int) -> None:
    if done >= 200:
        raise KeyboardInterrupt


def test_why_work_behind_the_page_could_not_go_on_is_said_on_the_page(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser, acled())
    page = pressed(browser, code, "bring")
    assert "It could not go on" in page
    assert "There is no row in this file." in page
    assert handing.batch(code, house.actor("reviewer")).state == BatchState.WAITING


def test_a_file_that_waits_is_discarded(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser)
    assert browser.post(f"/imports/{code}/discard").status_code == 303
    assert browser.get(f"/imports/{code}").status_code == 404


def test_what_is_done_cannot_be_read_anew_or_brought_in_twice(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser)
    pressed(browser, code, "check")
    pressed(browser, code, "bring")
    for deed in ("check", "bring", "reading"):
        assert browser.post(f"/imports/{code}/{deed}", AS_FOUND if deed == "reading" else {}).status_code in {409, 422}
    assert kept() == 2


def test_hostile_words_of_a_file_stay_words(house: House) -> None:
    browser = house.signed_in("reviewer")
    hostile = '"><script>alert(1)</script>'
    content = acled(
        {"location": hostile, "notes": hostile, "actor1": hostile, "fatalities": hostile}, {"notes": hostile}
    )
    code = handed(browser, content, "<script>alert(1)<b>.csv")
    for page in (
        browser.get(f"/imports/{code}").text,
        pressed(browser, code, "check"),
        pressed(browser, code, "bring"),
    ):
        assert "<script>alert" not in page
    assert "<script>alert" not in browser.get("/imports").text


def test_the_file_lies_in_a_folder_closed_to_others(house: House) -> None:
    code = handed(house.signed_in("reviewer"))
    found = handing.batch(code, house.actor("reviewer"))
    folder = bringing.turn_file().parent
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / found.sha256).stat().st_mode & 0o077 == 0
    assert (folder / found.sha256).read_bytes() == ROWS
    assert found.reading == Reading(preset="auto")


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_the_pages_are_drawn_in_the_readers_language(house: House, language: str) -> None:
    browser = house.signed_in("manager")
    code = handed(browser)
    assert browser.get(f"/imports?lang={language}").status_code == 200
    assert browser.get(f"/imports/{code}").status_code == 200


def test_our_own_json_is_handed_in_and_its_lists_are_told(house: House) -> None:
    browser = house.signed_in("reviewer")
    owned = {"code": "IRQ-0000000", "content": {"title": {"en": "Invented event"}, "occurred": {
        "earliest": "2019-11-28", "latest": "2019-11-28", "precision": 1}}}  # fmt: skip
    items = [{"incident": "IRQ-0000000"}, {"incident": "IRQ-GONE"}]
    lists = [
        {"code": "L-0000000", "content": {"title": {"en": "Invented list"}, "items": items}},
        {"code": "L-ODD", "content": {"title": {"en": "<script>alert(1)</script>"}}},
    ]
    head = {"format": "incidents-json", "version": 1}
    content = json.dumps({"incidents": head, "lists": lists, "records": [owned, {"code": "IRQ-BAD", "content": []}]})
    code = handed(browser, content.encode(), "own.json")
    page = browser.get(f"/imports/{code}").text
    assert "Our own export" in page
    assert "Invented event" in page
    assert counts(pressed(browser, code, "check"))["Refused"] == 1
    page = pressed(browser, code, "bring")
    assert counts(page) == {"New": 1, "Changed": 0, "Already here": 0, "Twice in the file": 0, "Refused": 1}
    assert "The list L-0000000 is yours now; picked by hand and here: 1, not here: 1." in page
    assert "The list L-ODD was refused: “L-ODD” is no code of a list." in page
    assert incidents.record("IRQ-0000000").content.title.en == "Invented event"
    assert "Invented list" not in pressed(browser, code, "undo")
    assert kept() == 1  # set aside, as everything that is taken back


@pytest.mark.parametrize(
    "content", [b"{", b"{}", b'{"incidents": 5}', b"{" * 100_000, b'{"a": "\xff"}', b'{"incidents": {}}']
)
def test_json_that_is_not_ours_is_refused_with_a_sentence(house: House, content: bytes) -> None:
    answer = sent(house.signed_in("reviewer"), content, "own.json")
    assert answer.status_code == 422
    assert "JSON" in answer.text
