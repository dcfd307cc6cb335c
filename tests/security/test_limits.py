"""How much is taken at once, and what becomes of more (WEB-8, WEB-9)."""

import logging

import pytest

from incidents.domain.count_words import read_count
from incidents.domain.errors import Refused
from machinery.asking import PASSPHRASE, House

MIB = 1024 * 1024


@pytest.mark.parametrize(("size", "status"), [(2 * MIB - 2000, 422), (2 * MIB + 1, 413)])
def test_a_request_has_at_most_two_mebibytes(house: House, size: int, status: int) -> None:
    answer = house.signed_in("monitor").post("/incidents/new", {"what": "a" * size})
    assert answer.status_code == status


def test_a_form_has_at_most_two_thousand_answers(house: House) -> None:
    part = b'--cut\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n'
    sent = {"data": part * 2001 + b"--cut--", "content_type": "multipart/form-data; boundary=cut"}
    assert house.visitor().client.post("/sign-in", **sent).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_method_that_an_address_does_not_take_is_said_so(house: House, method: str) -> None:
    answer = house.visitor().client.open("/sign-in", method=method)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_megabyte_in_a_line_is_a_sentence_at_its_field(house: House) -> None:
    answer = house.visitor().post("/sign-in", {"name": "x" * MIB, "passphrase": PASSPHRASE})
    assert answer.status_code == 422
    assert "This is too long" in answer.text


def test_five_thousand_digits_are_a_sentence_and_no_fault() -> None:
    with pytest.raises(Refused):
        read_count("9" * 5000)


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1e308", "0x10", "1.5"])
def test_a_number_in_an_address_that_is_none_is_not_found(house: House, number: str) -> None:
    assert house.signed_in("manager").get(f"/accounts/{number}").status_code == 404


@pytest.mark.parametrize("before", ["9" * 5000, "-1", "x", "1 OR 1=1", "٣"])
def test_a_page_of_the_history_that_is_none_begins_at_the_newest(house: House, before: str) -> None:
    assert house.signed_in("manager").get("/history", query_string={"before": before}).status_code == 200


@pytest.mark.parametrize("lang", ["xx", "../../etc/passwd", "ar\r\nSet-Cookie: a=b", "EN", ""])
def test_a_language_that_is_not_offered_is_not_spoken(house: House, lang: str) -> None:
    answer = house.visitor().get("/sign-in", query_string={"lang": lang})
    assert answer.status_code == 200
    assert '<html lang="en" dir="ltr">' in answer.text
    assert "a=b" not in str(answer.headers)


def test_the_log_of_a_fault_names_the_view_and_no_answer(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        house.signed_in("monitor").post("/sign-in", {"name": "a name that stays private", "passphrase": PASSPHRASE})
        house.visitor().get("/incidents?q=a+word+that+stays+private")
    assert "private" not in caplog.text
    assert PASSPHRASE not in caplog.text
