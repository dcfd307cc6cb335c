"""Keeping the article: its page fetched on a person's word, a file uploaded, looked at again; the queue.

A request is written down before anything is asked, so that nothing of it is lost. What left the house, and for whom,
stands in the history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from incidents.domain.access import Action, Actor
from incidents.domain.captures import CaptureKind, CaptureState, Copy, Part, StoredFile
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import N_, Audience, Status
from incidents.services import copy_making, file_shelf, outside_pages
from incidents.services.copy_making import Prepared
from incidents.services.outside_pages import allowed, host_asked, use_fetcher
from incidents.services.page_requests import fetch, how_many_wait, look_again, try_waiting, waiting
from incidents.services.wire import agencies_named, alike, alike_among, carried_by, one_voice
from incidents.storage import articles, captures, library
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
    """Keep a page fetched, or a file handed in, earlier as an article's copy, inside the running transaction.

    Returns the copy's code.
    """
    by.require(Action.RECORD)
    came = _Came(
        address=kept["address"],
        final_address=kept["final_address"],
        status=kept["status"],
        file_name=kept.get("file_name", ""),
    )
    return _keep_now(session, article, Prepared.again(kept), came, by)


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
    copy_making.write_deed(session, article, code, outcome, by)
    return code
