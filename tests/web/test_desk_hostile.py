"""The desk, met with what nobody should send: floods, scripts, hidden signs, strange files, another's sitting."""

import html
import io
import re

import pytest

from incidents.services import desk
from incidents.services.desk import Desk
from incidents.web.desk.blueprint import furnish
from machinery.asking import SECOND_MONITOR, House
from machinery.reading import DISPATCH, read_dispatch


def begun(house: House, text: str, name: str = "monitor") -> str:
    answer = house.signed_in(name).post("/reading", {"text": text})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def uploaded(house: House, content: bytes, name: str = "report.txt") -> tuple[int, str, str]:
    answer = house.signed_in("monitor").post(
        "/reading", {"text": "", "file": (io.BytesIO(content), name)}, content_type="multipart/form-data"
    )
    return answer.status_code, answer.text, answer.location or ""


def test_scripts_in_a_pasted_text_are_shown_as_text(house: House) -> None:
    pasted = "<script>alert(1)</script> <img src=x onerror=alert(2)> Three invented people were hurt. {{ 7*7 }}"
    page = house.signed_in("monitor").get(begun(house, pasted)).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert pasted in html.unescape(re.sub(r"</?(?:mark|a|span)\b[^>]*>", "", page))


def test_a_flood_of_400_kb_is_kept_and_shown_and_what_is_beyond_is_told(house: House) -> None:
    page = house.signed_in("monitor").get(begun(house, "invented word " * 30_000)).text
    assert "20000 characters" in page.replace(",", "")
    assert page.count("invented word") >= 28_000


def test_arabic_of_400_000_letters_is_taken(house: House) -> None:
    path = begun(house, "كلمة مخترعة " * 33_000)
    assert "كلمة مخترعة" in house.signed_in("monitor").get(path).text


def test_hidden_signs_are_left_out_and_told(house: House) -> None:
    page = house.signed_in("monitor").get(begun(house, "Two \u202einvented\u202c people\x00 were hurt.")).text
    assert "Two invented people were hurt." in page
    assert "3 characters of the text are not shown" in page


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u202e\x00"])
def test_nothing_to_read_is_said_at_the_box(house: House, text: str) -> None:
    answer = house.signed_in("monitor").post("/reading", {"text": text})
    assert answer.status_code == 422
    assert "Paste a text or an address, or choose a file." in answer.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x00\x01\x02" * 500, "This file is no text, web page or PDF."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "This file is no text, web page or PDF."),
        (b"PK\x03\x04junk", "This file is no text, web page or PDF."),
        ("\u202e\u202d ".encode() * 50, "This file holds no text that can be read here."),
        (b"<html><script>alert(1)</script></html>", "This file holds no text that can be read here."),
    ],
)
def test_a_file_that_holds_no_text_is_refused_in_words(house: House, content: bytes, sentence: str) -> None:
    status, page, _ = uploaded(house, content)
    assert status == 422
    assert sentence in page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_text_is_read_in_its_encoding(house: House, encoding: str) -> None:
    status, page, location = uploaded(house, "أصيب شخصان مخترعان.".encode(encoding))
    assert status == 303, page
    assert "أصيب شخصان مخترعان." in house.signed_in("monitor").get(location).text


@pytest.mark.parametrize("path", ["", "/answers", "/discard", "/finish"])
def test_another_persons_sitting_is_not_there(house: House, path: str) -> None:
    mine = begun(house, "An invented text of my own.")
    for name in (SECOND_MONITOR, "manager", "reviewer"):
        other = house.signed_in(name)
        assert other.get(mine).status_code == 404
        assert other.post(f"{mine}{path}", {"version": "1"}).status_code in {404, 422}
    assert desk.sitting(mine.rpartition("/")[2], house.actor("monitor")).text == "An invented text of my own."


@pytest.mark.parametrize("code", ["D-0000000", "..", "%00", "D-<b>", "x" * 300])
def test_a_sitting_that_never_was_is_not_there(house: House, code: str) -> None:
    assert house.signed_in("monitor").get(f"/reading/{code}").status_code == 404


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("take", "figure-1-2:99999999999999999999"),
        ("take", ":"),
        ("take", "figure-0-0:-1"),
        ("all", "9" * 400),
        ("all", "-1"),
        ("choose", "x" * 500),
        ("dismiss", "<script>"),
        ("drop", "figures-999999999-"),
        ("drop", "passage"),
        ("add", "figures"),
        ("again", ""),
    ],
)
def test_a_button_that_was_never_on_the_page_changes_nothing_and_breaks_nothing(
    house: House, name: str, value: str
) -> None:
    furnish(house.app, Desk(read=read_dispatch))
    path = begun(house, DISPATCH)
    monitor = house.signed_in("monitor")
    answer = monitor.post(path, {"version": "1", "what": "Invented words.", name: value})
    assert answer.status_code == 303
    assert "Invented words." in monitor.get(answer.location.partition("#")[0]).text


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 50, "٣"])
def test_a_version_that_makes_no_sense_is_an_older_one(house: House, version: str) -> None:
    path = begun(house, "An invented text.")
    answer = house.signed_in("monitor").post(path, {"version": version, "what": "Invented words.", "keep": "1"})
    assert answer.status_code == 409
    assert "Invented words." in answer.text


def test_more_answers_than_a_sitting_holds_are_refused_in_words(house: House) -> None:
    path = begun(house, "An invented text.")
    sent = {"version": "1", "what": "long " * 150_000}
    answer = house.signed_in("monitor").post(f"{path}/answers", sent)
    assert answer.status_code == 422
    assert answer.json is not None
    assert "more than can be kept at once" in answer.json["words"]
    assert house.signed_in("monitor").post(path, {**sent, "keep": "1"}).status_code == 422


def test_an_answer_that_was_not_asked_for_is_refused_before_anything_is_recorded(house: House) -> None:
    path = begun(house, "An invented text.")
    sent = {"version": "1", "what": "Invented words.", "status": "published", "draft": "1"}
    answer = house.signed_in("monitor").post(path, sent)
    assert answer.status_code == 422
    assert "an answer here that this form does not ask for: status" in html.unescape(answer.text)


def test_saving_without_a_token_is_refused(house: House) -> None:
    path = begun(house, "An invented text.")
    answer = house.signed_in("monitor").post_bare(f"{path}/answers", {"version": "1", "what": "x"})
    assert answer.status_code == 400
    assert desk.sitting(path.rpartition("/")[2], house.actor("monitor")).answers == {}
