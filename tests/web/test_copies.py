"""Copies on the pages: what each role sees and may press, what leaves the house, and how files are handed out."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from werkzeug.test import TestResponse

from factories import claim, draft, kept_article
from incidents.domain.access import LOADER
from incidents.domain.captures import CaptureState, Part
from incidents.domain.vocabulary import Status, Tier
from incidents.services import articles, keeping, settings
from incidents.storage import captures, incidents
from incidents.storage.db import transaction
from machinery.asking import Browser, House
from machinery.outside import HOST, Outside, outside, page

MIB = 1024 * 1024
WORDS = "An invented unit opened fire near the invented bridge, and two people were killed there on Thursday. " * 4
SCRIPTED = f"<!doctype html><html><title>T</title><script>alert(1)</script><article><p>{WORDS}</p></article>".encode()
PDF = b"%PDF-1.4 invented"


@pytest.fixture
def net() -> Iterator[Outside]:
    """An internet where outlet.example has one story."""
    with outside(answers={"/story": page(SCRIPTED)}) as there:
        keeping.use_fetcher(lambda: there.fetcher(seconds=5))
        yield there
        keeping.use_fetcher()


def article(**more: Any) -> str:
    return kept_article(**{"url": f"http://{HOST}/story", "tier": Tier.PUBLIC, **more})


def upload(browser: Browser, code: str, body: bytes = PDF, name: str = "a.pdf") -> TestResponse:
    return browser.post_file(f"/articles/{code}/copies/upload", "file", body, name)


def only_copy(code: str) -> captures.Copy:
    (found,) = captures.of_article(code)
    return found


def test_before_a_press_the_page_says_who_will_be_asked_and_asks_nobody(house: House, net: Outside) -> None:
    shown = house.signed_in("monitor").get(f"/articles/{article()}").text
    assert "Pressing a button asks outlet.example, and where it leads on to, for this one page" in shown
    assert "Keep a copy now" in shown
    assert "Look again" not in shown
    assert net.public.hits == 0


def test_a_press_keeps_a_copy_that_the_page_lists_with_its_digest(house: House, net: Outside) -> None:
    browser, code = house.signed_in("monitor"), article()
    answer = browser.post(f"/articles/{code}/copies/fetch")
    assert (answer.status_code, answer.location) == (303, f"/articles/{code}?saved=copy-kept#copies")
    shown = browser.get(answer.location).text
    assert "A copy is kept." in shown
    assert hashlib.sha256(SCRIPTED).hexdigest() in shown
    for words in ("As it came", "web archive (WARC)", "Its text", "without anything that runs", "Look again"):
        assert words in shown
    assert net.public.paths == ["/story"]


def test_looking_again_says_same_changed_or_gone(house: House, net: Outside) -> None:
    browser, code = house.signed_in("monitor"), article()
    browser.post(f"/articles/{code}/copies/fetch")
    said = []
    for answer in (page(SCRIPTED), page(SCRIPTED.replace(b"two people", b"nine people")), page(b"", status="410 Gone")):
        net.public.answers["/story"] = answer
        said.append(browser.get(browser.post(f"/articles/{code}/copies/again").location).text)
    assert "It is still there, and its text reads as before." in said[0]
    assert "It is still there, but its text has changed." in said[1]
    assert "It is not at its address any more." in said[2]
    assert "outlet.example says that the page is not there (410)." in said[2]


def test_what_is_not_fetched_says_why(house: House, net: Outside) -> None:
    net.names["inside.example"] = ("127.0.0.1",)
    browser, code = house.signed_in("monitor"), article(url="http://inside.example/story")
    shown = browser.get(browser.post(f"/articles/{code}/copies/fetch").location).text
    assert "inside.example leads into a local network. It was not asked." in shown
    assert net.inside.hits == 0


def test_what_cannot_be_reached_waits_is_listed_and_is_tried_on_a_press_alone(house: House, net: Outside) -> None:
    browser, code = house.signed_in("monitor"), article()
    net.public.answers["/story"] = page(b"", status="503 Busy")
    assert browser.post(f"/articles/{code}/copies/fetch").location.endswith("saved=copy-queued#copies")
    assert "1 copy waits to be fetched" in browser.get("/articles").text
    queue = browser.get("/copies").text
    assert "Waiting: 1 copy" in queue
    assert f"http://{HOST}/story" in queue
    hits = net.public.hits
    browser.get("/copies")
    assert net.public.hits == hits
    net.public.answers["/story"] = page(SCRIPTED)
    tried = browser.post("/copies/try").text
    assert "What came of it" in tried
    assert "Nothing waits" in tried
    assert only_copy(code).state is CaptureState.KEPT


def test_where_fetching_is_off_the_page_says_so_and_offers_an_upload(house: House, net: Outside) -> None:
    before = settings.current()
    settings.use(replace(before, capture=False))
    browser, code = house.signed_in("monitor"), article()
    shown = browser.get(f"/articles/{code}").text
    answer = browser.post(f"/articles/{code}/copies/fetch")
    settings.use(before)
    assert "Fetching pages is switched off here" in shown
    assert "Keep a copy now" not in shown
    assert answer.status_code == 422
    assert "Fetching pages is switched off here" in answer.text
    assert net.public.hits == 0


def test_an_article_without_an_address_offers_an_upload_alone(house: House) -> None:
    shown = house.signed_in("monitor").get(f"/articles/{article(url='')}").text
    assert "No address is known to fetch it from" in shown
    assert "Keep a copy now" not in shown


def test_an_upload_is_kept_and_listed_under_its_name(house: House) -> None:
    browser, code = house.signed_in("monitor"), article()
    assert upload(browser, code, name="../../تقرير \u202e.pdf").status_code == 303
    shown = browser.get(f"/articles/{code}").text
    assert "<bdi>تقرير .pdf</bdi>" in shown
    assert hashlib.sha256(PDF).hexdigest() in shown


@pytest.mark.parametrize(
    ("body", "sentence"),
    [(b"", "The file is empty"), (b"PK\x03\x04\0\0", "This is no PDF"), (b"\0\1\2", "This is no PDF")],
)
def test_an_upload_that_is_none_is_a_sentence_at_its_field(house: House, body: bytes, sentence: str) -> None:
    browser, code = house.signed_in("monitor"), article()
    answer = upload(browser, code, body)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert captures.of_article(code) == ()


def test_no_file_at_all_is_a_sentence(house: House) -> None:
    browser, code = house.signed_in("monitor"), article()
    answer = browser.post(f"/articles/{code}/copies/upload", {})
    assert answer.status_code == 422
    assert "Choose a file." in answer.text


@pytest.mark.parametrize(("size", "status"), [(20 * MIB, 303), (20 * MIB + 1, 422), (22 * MIB, 413)])
def test_twenty_mebibytes_are_taken_here_and_no_more(house: House, size: int, status: int) -> None:
    code = article()
    assert upload(house.signed_in("monitor"), code, PDF.ljust(size, b"x")).status_code == status
    assert len(captures.of_article(code)) == (status == 303)


def test_elsewhere_two_mebibytes_stay_the_bound(house: House) -> None:
    browser, code = house.signed_in("monitor"), article()
    assert browser.post(f"/articles/{code}/copies/fetch", {"more": "x" * (3 * MIB)}).status_code == 413


def test_who_may_not_record_cannot_make_the_house_read_a_large_file(house: House) -> None:
    code = article()
    assert upload(house.signed_in("researcher"), code, PDF.ljust(3 * MIB, b"x")).status_code == 403
    assert captures.of_article(code) == ()


@pytest.mark.parametrize("part", list(Part))
def test_a_file_is_saved_never_shown_and_runs_nothing(house: House, net: Outside, part: Part) -> None:
    browser, code = house.signed_in("researcher"), article()
    house.signed_in("monitor").post(f"/articles/{code}/copies/fetch")
    copy = only_copy(code)
    answer = browser.raw(f"/articles/{code}/copies/{copy.code}/{part.value}")
    assert answer.status_code == 200
    assert hashlib.sha256(answer.data).hexdigest() == copy.files[part].sha256
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith(f'attachment; filename="{copy.code}-{part.value}.')
    assert disposition.isascii()
    assert net.public.hits == 1


def test_a_file_is_had_under_its_own_article_alone(house: House) -> None:
    browser = house.signed_in("monitor")
    code, other = article(), article()
    upload(browser, code)
    copy = only_copy(code).code
    assert browser.raw(f"/articles/{code}/copies/{copy}/original").status_code == 200
    assert browser.get(f"/articles/{other}/copies/{copy}/original").status_code == 404
    assert browser.get(f"/articles/{code}/copies/{copy}/warc").status_code == 404
    assert browser.get(f"/articles/{code}/copies/C-0000000/original").status_code == 404
    assert browser.get(f"/articles/{code}/copies/{copy}/..%2f..%2fetc").status_code == 404


def test_a_file_that_was_changed_in_the_store_is_not_handed_out(house: House) -> None:
    browser, code = house.signed_in("monitor"), article()
    upload(browser, code)
    copy = only_copy(code)
    place = settings.current().files / copy.files[Part.ORIGINAL].sha256[:2] / copy.files[Part.ORIGINAL].sha256
    place.chmod(0o600)
    place.write_bytes(b"rotten")
    answer = browser.get(f"/articles/{code}/copies/{copy.code}/original")
    assert answer.status_code == 404
    assert "is not the one that was kept" in answer.text


def test_the_public_reads_that_a_copy_is_kept_and_its_digest_and_nothing_else(house: House) -> None:
    code = article()
    upload(house.signed_in("monitor"), code, name="a-name-for-the-team.pdf")
    articles.publish(code, LOADER)
    shown = house.visitor().get(f"/articles/{code}").text
    assert hashlib.sha256(PDF).hexdigest() in shown
    for words in ("a-name-for-the-team", "/copies/", "Keep a copy", "Upload", "C-"):
        assert words not in shown.partition('id="copies"')[2].partition("</section>")[0]
    assert house.visitor().get(f"/articles/{code}/copies/{only_copy(code).code}/original").status_code == 303


def test_a_researcher_reads_copies_and_has_no_button(house: House) -> None:
    code = article()
    upload(house.signed_in("monitor"), code)
    shown = house.signed_in("researcher").get(f"/articles/{code}").text
    section = shown.partition('id="copies"')[2].partition("</section>")[0]
    assert "/original" in section
    assert "<form" not in section


HOSTILE = ("</script><script>alert(1)</script>", "${alert(1)}", "{{ 7*7 }}", '" onmouseover="alert(1)')


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_a_name_or_an_address_are_words(house: House, words: str) -> None:
    browser, code = house.signed_in("monitor"), article(url=f"https://outlet.example/{words}")
    upload(browser, code, name=f"{words.replace('/', '')}.pdf")
    shown = browser.get(f"/articles/{code}").text
    assert "<script>alert" not in shown
    assert "49.pdf" not in shown


def twins(house: House) -> tuple[str, str]:
    agency, paper = article(outlet="invented-agency", url=""), article(outlet="invented-paper", url="")
    with transaction() as session:
        for code in (agency, paper):
            keeping.keep_text(session, code, WORDS + "The road to the north stayed blocked until late. " * 2, LOADER)
    return agency, paper


def test_nearly_the_same_text_is_offered_and_one_press_makes_it_one_voice(house: House) -> None:
    agency, paper = twins(house)
    browser = house.signed_in("monitor")
    shown = browser.get(f"/articles/{paper}").text
    assert "Nearly the same text" in shown
    assert "100 % of the text is the same" in shown
    answer = browser.post(f"/articles/{paper}/voice", {"origin": agency, "review": ""})
    assert answer.location == f"/articles/{paper}?saved=voice"
    after = browser.get(answer.location).text
    assert "Texts of one agency speak with one voice" in after
    assert "Nearly the same text" not in after


def test_a_text_that_an_agency_signed_is_offered_as_the_agencys(house: House) -> None:
    code = article(outlet="invented-paper", url="")
    with transaction() as session:
        keeping.keep_text(session, code, f"NASIRIYAH (AFP) - {WORDS}", LOADER)
    browser = house.signed_in("monitor")
    assert "The text is signed AFP." in browser.get(f"/articles/{code}").text
    assert "The text is signed" not in house.signed_in("researcher").get(f"/articles/{code}").text
    answer = browser.post(f"/articles/{code}/agency", {"agency": "AFP"})
    after = browser.get(answer.location).text
    assert "AFP, via Invented Paper" in after
    assert "The text is signed" not in after


@pytest.mark.parametrize("text", [WORDS, f"A witness told AFP about it. {WORDS}"])
def test_an_agency_that_is_only_spoken_of_is_not_offered(house: House, text: str) -> None:
    code = article(outlet="invented-paper", url="")
    with transaction() as session:
        keeping.keep_text(session, code, text, LOADER)
    assert "The text is signed" not in house.signed_in("monitor").get(f"/articles/{code}").text


def test_an_agencys_own_article_is_not_offered_to_it(house: House) -> None:
    code = article(outlet="afp", url="")
    with transaction() as session:
        keeping.keep_text(session, code, f"NASIRIYAH (AFP) - {WORDS}", LOADER)
    assert "The text is signed" not in house.signed_in("monitor").get(f"/articles/{code}").text


def test_the_review_offers_it_too_and_comes_back_to_the_review(house: House) -> None:
    agency, paper = twins(house)
    with transaction() as session:
        code = incidents.add(session, draft(claim(1, agency, 2), claim(2, paper, 2)), LOADER, prefix="IRQ")
        incidents.take_step(session, code, Status.SUBMITTED, LOADER, version=1)
    browser = house.signed_in("reviewer")
    assert "One voice: the first is the text of the second" in browser.get(f"/review/{code}").text
    answer = browser.post(f"/articles/{paper}/voice", {"origin": agency, "review": code})
    assert answer.location == f"/review/{code}"
    assert "One voice" not in browser.get(f"/review/{code}").text


@pytest.mark.parametrize("origin", ["", "A-0000000", "https://evil.example/"])
def test_a_voice_that_is_no_article_is_refused(house: House, origin: str) -> None:
    code = article()
    assert (
        house.signed_in("monitor").post(f"/articles/{code}/voice", {"origin": origin, "review": ""}).status_code == 404
    )


def test_the_waiting_room_of_an_upload_is_the_houses_own_and_empty_afterwards(house: House) -> None:
    code = article()
    upload(house.signed_in("monitor"), code, PDF.ljust(3 * MIB, b"x"))
    folder = settings.current().files
    assert [path.name for path in (folder / ".part").iterdir()] == []
    assert folder == settings.current().files.resolve()
