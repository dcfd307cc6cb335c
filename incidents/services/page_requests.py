"""Requests for pages of articles: written down before anything is asked, carried out, tried again while they wait."""

from collections.abc import Callable
from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.addresses import host, key
from incidents.domain.captures import CaptureKind, CaptureState, Copy
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_, Audience
from incidents.reading.addressing import Unreachable
from incidents.reading.capture import Fetched, Gone
from incidents.services import copy_making, outside_pages
from incidents.services.copy_making import Prepared
from incidents.storage import articles, captures, library
from incidents.storage.captures import Outcome
from incidents.storage.db import transaction

__all__ = ["fetch", "how_many_wait", "look_again", "try_waiting", "waiting"]


def fetch(article: str, by: Actor) -> Copy:
    """Fetch an article's page and keep it. Where nothing answers, the request waits; what was refused says why.

    Refused: the article has no address, or fetching is off.
    """
    return _carried_out(_asked(article, CaptureKind.FETCHED, by), by)


def look_again(article: str, by: Actor) -> Copy:
    """Look whether an article's page is still there and reads the same; a changed one is kept as a new copy."""
    return _carried_out(_asked(article, CaptureKind.RECHECKED, by), by)


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
    """Write down that a page is wanted; once, however often it is pressed while it waits."""
    by.require(Action.RECORD)
    address = library.article(article, Audience.TEAM).content.url
    if not address:
        raise Refused(N_("This article has no address. Upload a copy instead."), field="url")
    outside_pages.check(address)
    same = next((one for one in captures.of_article(article) if _is_still_asked(one, kind, address)), None)
    if same is not None:
        return same
    with transaction(by) as session:
        code = captures.ask(session, articles.number(session, article), kind, by, address=address)
    return captures.copy(code)


def _is_still_asked(one: Copy, kind: CaptureKind, address: str) -> bool:
    """Whether the same request waits already."""
    return one.state is CaptureState.QUEUED and one.kind is kind and one.address == address


def _carried_out(asked: Copy, by: Actor) -> Copy:
    """Ask outside, put the files into the store, then write down what came of it."""
    outside_pages.tell(asked.address, asked.article, by)
    outcome, prepared = _came(asked)
    with transaction(by) as session:
        if prepared is not None:
            copy_making.write(session, articles.number(session, asked.article), prepared)
        if captures.settle(session, asked.code, outcome):
            copy_making.write_deed(session, asked.article, asked.code, outcome, by)
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
