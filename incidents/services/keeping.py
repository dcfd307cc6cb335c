"""Keeping the article: its page fetched on a person's word, a file uploaded, looked at again; the queue.

A request is written down before anything is asked, so that nothing of it is lost. What left the house, and for whom,
stands in the history.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from incidents.domain.access import Action, Actor
from incidents.domain.addresses import host, key
from incidents.domain.captures import CaptureKind, CaptureState, Copy, Part, StoredFile
from incidents.domain.errors import NotFound, Refused
from incidents.domain.vocabulary import N_, Audience, Status
from incidents.reading.addressing import Unreachable
from incidents.reading.capture import Fetched, Gone
from incidents.services import copy_making, file_shelf, outside_pages
from incidents.services.copy_making import Prepared
from incidents.services.outside_pages import allowed, host_asked, use_fetcher
from incidents.services.wire import agencies_named, alike, alike_among, carried_by, one_voice
from incidents.storage import articles, captures, history, library
from incidents.storage.captures import Outcome
from incidents.storage.db import Session, transaction

__all__ = [
    "FetchedPage",
    "agencies_named",
    "alike",
    "alike_among",
    "allowed",
    "carried_by",
    "copies",
    "fetch",
    "fetch_page",
    "host_asked",
    "how_many_wait",
    "keep_page",
    "keep_text",
    "look_again",
    "one_voice",
    "part",
    "public_original",
    "try_waiting",
    "upload",
    "use_fetcher",
    "waiting",
]

_KEPT = frozenset({CaptureState.KEPT, CaptureState.CHANGED})
_DEEDS = {
    CaptureState.KEPT: "copy kept",
    CaptureState.SAME: "article looked at again",
    CaptureState.CHANGED: "article looked at again",
    CaptureState.GONE: "article looked at again",
    CaptureState.REFUSED: "copy not fetched",
}


@dataclass(frozen=True, kw_only=True)
class FetchedPage:
    """A page fetched before there is an article. `body` is as it came, `text` what it says; `at` is UTC.

    `kept` says where its files lie; it is plain JSON, to be handed to `keep_page` once there is an article.
    """

    address: str
    final_address: str
    media_type: str
    charset: str
    body: bytes
    text: str
    at: datetime
    kept: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class _Came:
    """Where something that is kept at once came from."""

    address: str = ""
    final_address: str = ""
    status: int | None = None
    file_name: str = ""


def copies(article: str, by: Actor) -> tuple[Copy, ...]:
    """Everything asked for of an article, newest first, for the team."""
    by.require(Action.READ_TEAM)
    library.article(article, Audience.TEAM)
    return captures.of_article(article)


def public_original(article: str) -> StoredFile | None:
    """What the public is told of: the newest kept original of an article that is published; its SHA-256 and size."""
    if library.article(article, Audience.PUBLIC).status is not Status.PUBLISHED:
        return None
    return next((one.original for one in captures.of_article(article) if one.state in _KEPT), None)


def part(article: str, code: str, wanted: Part, by: Actor) -> tuple[Copy, bytes]:
    """One file of a copy. NotFound: no such copy of this article, no such part, or no longer what was kept."""
    found = next((one for one in copies(article, by) if one.code == code), None)
    if found is None or wanted not in found.files:
        raise NotFound(N_("There is no such copy."))
    return found, file_shelf.read(found.files[wanted])


def fetch(article: str, by: Actor) -> Copy:
    """Fetch an article's page and keep it. Where nothing answers, the request waits; what was refused says why.

    Refused: the article has no address, or fetching is off.
    """
    return _carried_out(_asked(article, CaptureKind.FETCHED, by), by)


def look_again(article: str, by: Actor) -> Copy:
    """Look whether an article's page is still there and reads the same; a changed one is kept as a new copy."""
    return _carried_out(_asked(article, CaptureKind.RECHECKED, by), by)


def upload(article: str, stream: BinaryIO, file_name: str, by: Actor) -> Copy:
    """Keep a file as an article's copy. Refused: no PDF, picture, saved page or text; empty; more than 20 MB."""
    by.require(Action.RECORD)
    library.article(article, Audience.TEAM)
    prepared = copy_making.from_upload(stream)
    with transaction(by) as session:
        code = _keep_now(session, article, prepared, _Came(file_name=file_name), by)
    return captures.copy(code)


def keep_text(session: Session, article: str, text: str, by: Actor, *, file_name: str = "") -> str:
    """Keep a pasted text as an article's copy, inside the running transaction; returns the copy's code."""
    by.require(Action.RECORD)
    return _keep_now(session, article, copy_making.from_text(text), _Came(file_name=file_name), by)


def fetch_page(address: str, by: Actor) -> FetchedPage:
    """Fetch a page for somebody who is about to record it; its files are kept at once.

    Refused: it may not be asked, is no page, is gone, or (`Unreachable`) nothing answered.
    """
    by.require(Action.RECORD)
    outside_pages.tell(address, "", by)
    page = outside_pages.fetched(address)
    prepared = copy_making.from_page(page)
    with transaction(by) as session:
        copy_making.register(session, prepared)
    return FetchedPage(
        address=page.address,
        final_address=page.final_address,
        media_type=page.media_type,
        charset=page.charset,
        body=page.body,
        text=prepared.text,
        at=page.at.astimezone(UTC).replace(tzinfo=None),
        kept=prepared.plain() | {"address": address, "final_address": page.final_address, "status": page.status},
    )


def keep_page(session: Session, article: str, kept: Mapping[str, Any], by: Actor) -> str:
    """Keep a page fetched earlier as an article's copy, inside the running transaction; returns the copy's code."""
    by.require(Action.RECORD)
    came = _Came(address=kept["address"], final_address=kept["final_address"], status=kept["status"])
    return _keep_now(session, article, Prepared.again(kept), came, by)


def waiting(by: Actor) -> tuple[Copy, ...]:
    """Every request that waits, oldest first."""
    by.require(Action.RECORD)
    return captures.waiting()


def how_many_wait(by: Actor) -> int:
    """How many requests wait; 0 for those who could not have them tried."""
    return captures.how_many_wait() if by.may(Action.RECORD) else 0


def try_waiting(by: Actor, *, most: int = 0, told: Callable[[Copy], None] | None = None) -> tuple[Copy, ...]:
    """Try what waits, the oldest first, `most` at a time (0: all); returns what came of each, and tells of it."""
    found = []
    for one in waiting(by)[: most or None]:
        found.append(_carried_out(one, by))
        if told is not None:
            told(found[-1])
    return tuple(found)


def _asked(article: str, kind: CaptureKind, by: Actor) -> Copy:
    """Write down that a page is wanted."""
    by.require(Action.RECORD)
    address = library.article(article, Audience.TEAM).content.url
    if not address:
        raise Refused(N_("This article has no address. Upload a copy instead."), field="url")
    outside_pages.check(address)
    with transaction(by) as session:
        code = captures.ask(session, articles.number(session, article), kind, by, address=address)
    return captures.copy(code)


def _carried_out(asked: Copy, by: Actor) -> Copy:
    """Ask outside, put the files into the store, then write down what came of it."""
    outside_pages.tell(asked.address, asked.article, by)
    outcome, prepared = _came(asked)
    with transaction(by) as session:
        if prepared is not None:
            copy_making.write(session, articles.number(session, asked.article), prepared)
        if captures.settle(session, asked.code, outcome) and outcome.state in _DEEDS:
            _write_deed(session, asked.article, asked.code, outcome, by)
    return captures.copy(asked.code)


def _came(asked: Copy) -> tuple[Outcome, Prepared | None]:
    """What came of asking. A disk that is full is no answer: then the request goes on waiting."""
    try:
        page = outside_pages.fetched(asked.address)
    except Unreachable as fault:
        state = CaptureState.QUEUED
        return Outcome(state=state, problem=fault.message, problem_params=fault.params), None
    except Refused as fault:
        state = CaptureState.GONE if isinstance(fault, Gone) else CaptureState.REFUSED
        return Outcome(state=state, problem=fault.message, problem_params=fault.params), None
    return _kept(asked, page)


def _kept(asked: Copy, page: Fetched) -> tuple[Outcome, Prepared | None]:
    """What a page that came means: kept for the first time, the same as before, changed, or another page instead."""
    came = Outcome(
        state=CaptureState.KEPT,
        final_address=page.final_address,
        http_status=page.status,
        media_type=page.media_type,
    )
    if _leads_home(page):
        sentence = N_("Its address leads to the front page of %(host)s now.")
        params = {"host": host(page.final_address)}
        return replace(came, state=CaptureState.GONE, problem=sentence, problem_params=params), None
    prepared = copy_making.from_page(page)
    came = replace(came, files=prepared.digests, text_digest=prepared.text_digest)
    before = captures.latest_text(asked.article)
    if asked.kind is not CaptureKind.RECHECKED or not before:
        return came, prepared
    if before == prepared.text_digest:
        return replace(came, state=CaptureState.SAME, files={}), None
    return replace(came, state=CaptureState.CHANGED), prepared


def _leads_home(page: Fetched) -> bool:
    """Whether a story's address was answered with the front page."""
    return key(page.final_address) == host(page.final_address) and key(page.address) != host(page.address)


def _keep_now(session: Session, article: str, prepared: Prepared, came: _Came, by: Actor) -> str:
    number = articles.number(session, article)
    copy_making.write(session, number, prepared)
    kind = CaptureKind.FETCHED if came.address else CaptureKind.UPLOADED
    shown = file_shelf.display_name(came.file_name)
    code = captures.ask(session, number, kind, by, address=came.address, file_name=shown)
    outcome = Outcome(
        state=CaptureState.KEPT,
        final_address=came.final_address,
        http_status=came.status,
        media_type=prepared.media_type,
        files=prepared.digests,
        text_digest=prepared.text_digest,
    )
    captures.settle(session, code, outcome)
    _write_deed(session, article, code, outcome, by)
    return code


def _write_deed(session: Session, article: str, code: str, outcome: Outcome, by: Actor) -> None:
    said = {"copy": code, "state": outcome.state.value, "address": outcome.final_address}
    files = {part.value: sha256 for part, sha256 in outcome.files.items()}
    history.append(session, by, _DEEDS[outcome.state], ("article", article), said | {"files": files})
