"""Keeping articles on both engines: fetched, uploaded, pasted, looked at again, waiting; known by other addresses."""

import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import BinaryIO

import pytest

from factories import account, claim, draft, kept_article
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.captures import CaptureKind, CaptureState, Copy, Part
from incidents.domain.errors import NotAllowed, NotFound, Refused
from incidents.domain.vocabulary import Audience, Tier
from incidents.reading.addressing import Unreachable
from incidents.services import articles, file_shelf, keeping, settings
from incidents.storage import captures, history, incidents, library
from incidents.storage.db import transaction
from incidents.storage.files import Disk, FileStore
from machinery.outside import HOST, Outside, outside, page, redirect

pytestmark = pytest.mark.usefixtures("store")

WORDS = (
    "Two people were killed and at least twelve were injured on Thursday when an invented unit opened fire near the "
    "invented bridge in the south of the city, a medical source and two witnesses told an invented news agency. "
    "The governor's office said that an inquiry was under way and that its findings would be made public within days. "
    "Traders closed their shops along the river, and the road to the north stayed blocked until the late evening. "
    "A spokesman of the invented unit did not answer calls, and no other statement was made before the night ended."
)
STORY = page(f"<!doctype html><html lang=en><title>Invented</title><article><p>{WORDS}</p></article>".encode())
ADDRESS = f"http://{HOST}/story"


@pytest.fixture
def net() -> Iterator[Outside]:
    """An internet where outlet.example has one story."""
    with outside(answers={"/story": STORY}) as there:
        keeping.use_fetcher(lambda: there.fetcher(seconds=5))
        yield there
        keeping.use_fetcher()


@pytest.fixture
def monitor() -> Actor:
    return account("Mina", Role.MONITOR)


def article(url: str = ADDRESS, **more: object) -> str:
    return kept_article(url=url, **more)


def deeds(code: str) -> list[str]:
    return [entry.deed for entry in history.entries(on=("article", code))]


def body_of(copy: Copy, part: Part) -> bytes:
    return file_shelf.read(copy.files[part])


def test_a_page_is_kept_as_it_came_with_its_exchange_its_text_and_a_still_page(net: Outside, monitor: Actor) -> None:
    code = article()
    copy = keeping.fetch(code, monitor)
    assert (copy.kind, copy.state, copy.tries, copy.http_status) == (CaptureKind.FETCHED, CaptureState.KEPT, 1, 200)
    assert set(copy.files) == set(Part)
    assert body_of(copy, Part.ORIGINAL) == STORY.partition(b"\r\n\r\n")[2]
    assert body_of(copy, Part.TEXT).decode().strip() == WORDS
    assert copy.files[Part.ORIGINAL].sha256.encode() in body_of(copy, Part.PAGE)
    assert body_of(copy, Part.WARC)[:2] == b"\x1f\x8b"
    assert net.public.paths == ["/story"]


def test_that_something_was_asked_and_that_it_was_kept_stands_in_the_history(net: Outside, monitor: Actor) -> None:
    code = article()
    copy = keeping.fetch(code, monitor)
    assert deeds(code) == ["copy kept", "asked outside"]
    kept, asked = history.entries(on=("article", code))
    assert asked.content == {"sent": ADDRESS}
    assert kept.content is not None
    assert kept.content["files"]["original"] == copy.files[Part.ORIGINAL].sha256
    assert kept.actor == monitor.account
    assert net.public.hits == 1


def test_where_nothing_answers_the_request_waits_and_is_tried_when_somebody_says_so(
    net: Outside, monitor: Actor
) -> None:
    code = article()
    net.public.answers["/story"] = page(b"", status="503 Busy")
    copy = keeping.fetch(code, monitor)
    assert (copy.state, copy.done, copy.tries) == (CaptureState.QUEUED, None, 1)
    assert copy.problem % copy.problem_params == "outlet.example cannot give the page just now (503)."
    assert [one.code for one in keeping.waiting(monitor)] == [copy.code]
    assert keeping.how_many_wait(monitor) == 1
    net.public.answers["/story"] = STORY
    (tried,) = keeping.try_waiting(monitor)
    assert (tried.code, tried.state, tried.tries, tried.problem) == (copy.code, CaptureState.KEPT, 2, "")
    assert keeping.waiting(monitor) == ()


def test_pressing_again_while_it_waits_tries_the_same_request(net: Outside, monitor: Actor) -> None:
    net.public.answers["/story"] = page(b"", status="503 Busy")
    code = article()
    first, second = keeping.fetch(code, monitor), keeping.fetch(code, monitor)
    assert (first.code, second.tries) == (second.code, 2)
    assert len(keeping.waiting(monitor)) == 1


def test_a_request_that_was_carried_out_by_another_is_not_written_over(net: Outside, monitor: Actor) -> None:
    net.public.answers["/story"] = page(b"", status="503 Busy")
    copy = keeping.fetch(article(), monitor)
    net.public.answers["/story"] = STORY
    (first,) = keeping.try_waiting(monitor)
    with transaction() as session:
        late = captures.Outcome(state=CaptureState.REFUSED, problem="too late")
        assert captures.settle(session, copy.code, late) is False
    assert captures.copy(copy.code) == first


def test_a_page_of_twenty_mebibytes_is_kept_whole_though_it_cannot_be_packed(net: Outside, monitor: Actor) -> None:
    noise = b"<p>" + Random(7).randbytes(20 * 1024 * 1024 - 3)  # noqa: S311 - noise, the same each time
    net.public.answers["/story"] = page(noise, kind="text/html")
    copy = keeping.fetch(article(), monitor)
    assert (copy.state, set(copy.files)) == (CaptureState.KEPT, {Part.ORIGINAL, Part.WARC})
    assert body_of(copy, Part.ORIGINAL) == noise


def test_a_disk_that_is_full_leaves_the_request_waiting(net: Outside, monitor: Actor, tmp_path: Path) -> None:
    def full(_path: Path) -> BinaryIO:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file_shelf.use_store(lambda: FileStore(tmp_path / "files", Disk(open=full)))
    with pytest.raises(Refused, match="could not be written to the disk"):
        keeping.fetch(article(), monitor)
    file_shelf.use_store()
    assert net.public.hits == 1
    (tried,) = keeping.try_waiting(monitor)
    assert tried.state is CaptureState.KEPT


def test_a_refused_page_says_why_and_keeps_nothing(net: Outside, monitor: Actor) -> None:
    net.names["inside.example"] = ("127.0.0.1",)
    code = article("http://inside.example/story")
    copy = keeping.fetch(code, monitor)
    assert (copy.state, copy.files) == (CaptureState.REFUSED, {})
    assert copy.problem % copy.problem_params == "inside.example leads into a local network. It was not asked."
    assert deeds(code) == ["copy not fetched", "asked outside"]
    assert net.inside.hits == 0


def test_the_same_text_is_still_there_and_nothing_new_is_kept(net: Outside, monitor: Actor) -> None:
    code = article()
    keeping.fetch(code, monitor)
    around = WORDS.replace(" ", "  \n").encode()
    net.public.answers["/story"] = page(
        b"<!doctype html><html lang=en><article><p>" + around + b"</p></article><!-- ad 2 -->"
    )
    again = keeping.look_again(code, monitor)
    assert (again.kind, again.state, again.files) == (CaptureKind.RECHECKED, CaptureState.SAME, {})


def test_a_changed_text_is_said_and_kept_beside_the_old_one(net: Outside, monitor: Actor) -> None:
    code = article()
    first = keeping.fetch(code, monitor)
    changed = STORY.partition(b"\r\n\r\n")[2].replace(b"Two people were killed", b"Nine people were killed")
    net.public.answers["/story"] = page(changed)
    again = keeping.look_again(code, monitor)
    assert again.state is CaptureState.CHANGED
    assert b"Nine people" in body_of(again, Part.TEXT)
    assert b"Two people" in body_of(captures.copy(first.code), Part.TEXT)
    assert keeping.look_again(code, monitor).state is CaptureState.SAME


@pytest.mark.parametrize("answer", [page(b"", status="404 Not Found"), page(b"", status="410 Gone")])
def test_a_vanished_page_is_said_and_its_copy_stays(net: Outside, monitor: Actor, answer: bytes) -> None:
    code = article()
    first = keeping.fetch(code, monitor)
    net.public.answers["/story"] = answer
    assert keeping.look_again(code, monitor).state is CaptureState.GONE
    assert captures.copy(first.code) == first


def test_a_story_that_leads_to_the_front_page_is_gone(net: Outside, monitor: Actor) -> None:
    code = article()
    keeping.fetch(code, monitor)
    net.public.answers |= {"/story": redirect("/"), "/": STORY}
    again = keeping.look_again(code, monitor)
    assert again.state is CaptureState.GONE
    assert again.problem % again.problem_params == "Its address leads to the front page of outlet.example now."


def test_a_first_look_keeps_a_copy(net: Outside, monitor: Actor) -> None:
    assert keeping.look_again(article(), monitor).state is CaptureState.KEPT
    assert net.public.hits == 1


def test_nothing_is_asked_where_fetching_is_off_or_there_is_no_address(net: Outside, monitor: Actor) -> None:
    before = settings.current()
    with pytest.raises(Refused, match="has no address"):
        keeping.fetch(article(""), monitor)
    off = {field: getattr(before, field) for field in before.__dataclass_fields__} | {"capture": False}
    settings.use(settings.Settings(**off))
    for ask in (lambda: keeping.fetch(article(), monitor), lambda: keeping.fetch_page(ADDRESS, monitor)):
        with pytest.raises(Refused, match="switched off here"):
            ask()
    settings.use(before)
    assert net.public.hits == 0
    assert keeping.waiting(monitor) == ()


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADVOCATE])
def test_who_may_not_record_keeps_nothing(net: Outside, role: Role) -> None:
    reader, code = account("Reader", role), article()
    for ask in (
        lambda: keeping.fetch(code, reader),
        lambda: keeping.look_again(code, reader),
        lambda: keeping.upload(code, io.BytesIO(b"words"), "x.txt", reader),
        lambda: keeping.fetch_page(ADDRESS, reader),
        lambda: keeping.try_waiting(reader),
        lambda: keeping.one_voice(code, code, reader),
    ):
        with pytest.raises(NotAllowed):
            ask()
    assert net.public.hits == 0
    assert keeping.copies(code, reader) == ()


def test_an_article_that_is_closed_to_the_team_has_no_copies_to_be_seen(net: Outside, monitor: Actor) -> None:
    code = article(tier=Tier.CONFIDENTIAL)
    for ask in (lambda: keeping.copies(code, monitor), lambda: keeping.fetch(code, monitor)):
        with pytest.raises(NotFound):
            ask()
    assert net.public.hits == 0


def test_an_uploaded_file_is_kept_untouched_under_its_name(monitor: Actor) -> None:
    code = article()
    body = b"<!doctype html><html><title>Saved</title><script>alert(1)</script><p>" + WORDS.encode()
    copy = keeping.upload(code, io.BytesIO(body), "..\\saved \u202epage.html", monitor)
    assert (copy.kind, copy.state, copy.file_name) == (CaptureKind.UPLOADED, CaptureState.KEPT, "saved page.html")
    assert body_of(copy, Part.ORIGINAL) == body
    assert b"alert" not in body_of(copy, Part.PAGE)
    assert b"alert" not in body_of(copy, Part.TEXT)
    assert deeds(code) == ["copy kept"]


def test_the_same_upload_twice_is_two_copies_of_one_file(monitor: Actor) -> None:
    code = article()
    first, second = (keeping.upload(code, io.BytesIO(b"%PDF-1.4 invented"), "a.pdf", monitor) for _ in range(2))
    assert first.code != second.code
    assert first.files == second.files
    assert file_shelf.check(LOADER).files == 1


def test_a_pasted_text_is_kept_in_the_transaction_of_the_deed_or_not_at_all(monitor: Actor) -> None:
    code = article()
    with transaction(monitor) as session:
        kept = keeping.keep_text(session, code, WORDS, monitor)
    assert [one.code for one in keeping.copies(code, monitor)] == [kept]
    assert body_of(captures.copy(kept), Part.ORIGINAL).decode() == WORDS
    with pytest.raises(RuntimeError), transaction(monitor) as session:  # noqa: PT012 - the deed fails after the text
        keeping.keep_text(session, code, "another text", monitor)
        raise RuntimeError
    assert [one.code for one in keeping.copies(code, monitor)] == [kept]


def test_a_page_fetched_before_there_is_an_article_becomes_its_copy_later(net: Outside, monitor: Actor) -> None:
    fetched = keeping.fetch_page(ADDRESS, monitor)
    assert (fetched.text, fetched.final_address) == (WORDS, ADDRESS)
    code = article("")
    with transaction(monitor) as session:
        copy = keeping.keep_page(session, code, fetched.kept, monitor)
    kept = captures.copy(copy)
    assert (kept.kind, kept.address, set(kept.files)) == (CaptureKind.FETCHED, ADDRESS, set(Part))
    assert articles.known_address(ADDRESS, monitor) == code
    assert net.public.hits == 1


def test_a_page_that_cannot_be_had_before_there_is_an_article_is_a_sentence(net: Outside, monitor: Actor) -> None:
    net.public.answers["/story"] = page(b"", status="503 Busy")
    with pytest.raises(Unreachable):
        keeping.fetch_page(ADDRESS, monitor)
    assert history.entries(limit=1)[0].content == {"sent": ADDRESS}
    assert keeping.waiting(monitor) == ()


def test_an_article_is_known_by_where_a_redirect_ended_and_by_what_its_page_says(net: Outside, monitor: Actor) -> None:
    head = (
        f'<link rel=canonical href="http://www.{HOST}/2019/the-story/"><link rel=amphtml href="http://{HOST}/lite/7">'
    )
    elsewhere = '<link rel=canonical href="http://elsewhere.example/its-own">'
    net.public.answers |= {"/story": redirect("/s/7"), "/s/7": page(f"{head}{elsewhere}<p>{WORDS}".encode())}
    code = article()
    keeping.fetch(code, monitor)
    for address in (
        ADDRESS,
        f"https://m.{HOST}/s/7?fbclid=1",
        f"https://{HOST}/2019/the-story#c",
        f"http://{HOST}/lite/7",
    ):
        assert articles.known_address(address, monitor) == code
    assert articles.known_address("http://elsewhere.example/its-own", monitor) is None


def test_a_front_page_that_calls_itself_the_address_of_every_story_is_no_address_of_one(
    net: Outside, monitor: Actor
) -> None:
    net.public.answers["/story"] = page(
        f'<link rel=canonical href="/"><meta property=og:url content="[::1"><p>{WORDS}'.encode()
    )
    keeping.fetch(article(), monitor)
    assert articles.known_address(f"http://www.{HOST}/", monitor) is None


def test_an_address_of_another_article_stays_that_ones(net: Outside, monitor: Actor) -> None:
    other = article(f"http://{HOST}/other")
    net.public.answers["/story"] = page(
        f'<link rel=canonical href="/other"><link rel=canonical href="http://{HOST}/other"><p>{WORDS}'.encode()
    )
    keeping.fetch(article(), monitor)
    assert articles.known_address(f"http://{HOST}/other", monitor) == other


def test_copies_of_one_dispatch_are_offered_as_one_voice_and_another_text_is_not(monitor: Actor) -> None:
    agency, paper, other = (
        article("", outlet=name) for name in ("invented-agency", "invented-paper", "invented-radio")
    )
    own = (
        "An invented radio found by itself that three shops were burnt; its reporter counted them on the spot at noon. "
        * 3
    )
    reworked = WORDS.replace("on Thursday", "yesterday") + " Additional reporting by our invented staff in the city."
    with transaction(monitor) as session:
        for code, text in ((agency, WORDS), (paper, reworked), (other, own)):
            keeping.keep_text(session, code, text, monitor)
    (found,) = keeping.alike(paper, monitor)
    assert found.code == agency
    assert found.share > 0.7
    assert keeping.alike(other, monitor) == ()


def test_one_voice_counts_once_and_is_not_offered_again(monitor: Actor) -> None:
    agency, paper = (article("", outlet=name) for name in ("invented-agency", "invented-paper"))
    with transaction(monitor) as session:
        code = incidents.add(session, draft(claim(1, agency, 2), claim(2, paper, 2)), LOADER, prefix="IRQ")
        for each in (agency, paper):
            keeping.keep_text(session, each, WORDS, monitor)
    assert voices(code) == {"invented-agency", "invented-paper"}
    keeping.one_voice(paper, agency, monitor)
    assert voices(code) == {"invented-agency"}
    assert keeping.alike(paper, monitor) == ()
    assert keeping.alike(agency, monitor) == ()
    assert deeds(paper)[0] == "article amended"
    with pytest.raises(Refused, match="one voice already"):
        keeping.one_voice(agency, paper, monitor)


def voices(code: str) -> set[str]:
    return {link.ref.voice for link in incidents.record(code).content.articles if link.ref}


def test_those_based_on_an_article_follow_it_to_its_origin(monitor: Actor) -> None:
    agency, paper, blog = (article("", outlet=name) for name in ("invented-agency", "invented-paper", "invented-blog"))
    keeping.one_voice(blog, paper, monitor)
    keeping.one_voice(paper, agency, monitor)
    assert {library.article(code, Audience.TEAM).voice for code in (agency, paper, blog)} == {"invented-agency"}


def test_an_agencys_text_in_a_paper_is_the_agencys_carried_by_the_paper(monitor: Actor) -> None:
    code = article("", outlet="invented-paper")
    keeping.carried_by(code, "Invented Agency", monitor)
    content = library.article(code, Audience.TEAM).content
    assert content.via == "invented-paper"
    assert library.article(code, Audience.TEAM).outlet_name.en == "Invented Agency"
    with pytest.raises(Refused, match="stands there already"):
        keeping.carried_by(code, "Invented Agency", monitor)


def test_the_public_is_told_of_a_copy_of_a_published_article_and_of_no_other(monitor: Actor) -> None:
    code, reviewer = article("", tier=Tier.PUBLIC), account("Rana", Role.REVIEWER)
    copy = keeping.upload(code, io.BytesIO(b"%PDF-1.4 invented"), "a.pdf", monitor)
    with pytest.raises(NotFound):
        keeping.public_original(code)
    articles.publish(code, reviewer)
    assert keeping.public_original(code) == copy.original
