"""The desk: sittings in which articles are read and incidents drafted; what was taken over becomes a record.

The answers of a sitting are kept as they are typed and belong to whoever types them. They are no deed on any record, so
the history tells of the beginning and the discarding alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from incidents.domain.access import Action, Actor
from incidents.domain.dispatch import Dispatch
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.quick import in_its_language
from incidents.domain.script import without_hidden
from incidents.domain.sittings import Answers, Seen, Sitting
from incidents.domain.suggestions import Reading
from incidents.domain.vocabulary import N_
from incidents.reading.reader import Reader
from incidents.services import keeping, matching, reading, recording, reference
from incidents.services.matching import Alike
from incidents.storage import articles, history, sittings, sources
from incidents.storage.db import Session, transaction

LONGEST = 400_000
"""Characters of a text that are read and kept in a sitting."""

_KIND = "institution"
_READINGS = 8


def _read(text: str, published: date | None, by: Actor) -> Reading:
    """What a text says. Each page of a sitting asks for the same: the last few readings are kept in memory."""
    by.require(Action.RECORD)
    return _read_by(reading.reader(), text, published)


@lru_cache(maxsize=_READINGS)
def _read_by(reader: Reader, text: str, published: date | None) -> Reading:
    return reader.read(text, published)


def _likely(draft: Draft, address: str, by: Actor) -> tuple[Alike, ...]:
    return matching.candidates(draft, by, address=address)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the desk works with.

    `read(text, published, by)` says what a text says; `candidates(draft, address, by)` which incidents a draft may be.
    """

    read: Callable[[str, date | None, Actor], Reading] = _read
    candidates: Callable[[Draft, str, Actor], tuple[Alike, ...]] = _likely


def begin(text: str, answers: Answers, by: Actor, *, window: str = "", **about: Any) -> str:
    """Begin a sitting over a text, blank for none, and return its code.

    Hidden control characters are left out, and what goes beyond `LONGEST`; `left_out` says how many. `window` is the
    page that goes on saving by itself; `about` are further fields of `Sitting`.
    """
    by.require(Action.RECORD)
    shown, hidden = without_hidden(text)
    left_out = hidden + max(0, len(shown) - LONGEST)
    with transaction(by) as session:
        sittings.drop_finished(session, by)
        code = sittings.add(session, by, shown[:LONGEST], answers, window=window, left_out=left_out, **about)
        history.append(session, by, "reading begun", ("sitting", code), {})
    return code


def sitting(code: str, by: Actor) -> Sitting:
    """One's own sitting. NotFound for any other."""
    by.require(Action.RECORD)
    return sittings.sitting(code, by)


def unfinished(by: Actor) -> tuple[Sitting, ...]:
    """One's own sittings that hold something not yet recorded, last changed first."""
    by.require(Action.RECORD)
    return tuple(one for one in sittings.all_of(by) if not one.finished)


def begun_by(window: str, by: Actor) -> Sitting | None:
    """One's own sitting that a page saves by itself, by the mark of that page."""
    return next((one for one in unfinished(by) if window and one.window == window), None)


def save(code: str, answers: Answers, seen: Seen, by: Actor) -> int:
    """Keep the answers as typed; the new version. Conflict: another page saved since this one was made."""
    by.require(Action.RECORD)
    with transaction(by) as session:
        return sittings.save(session, code, by, answers, seen)


def discard(code: str, by: Actor) -> None:
    """Discard a sitting, its text and its answers, for good."""
    by.require(Action.RECORD)
    with transaction(by) as session:
        sittings.drop(session, code, by)
        history.append(session, by, "reading discarded", ("sitting", code), {})


def finish(code: str, by: Actor) -> tuple[str, ...]:
    """Close a sitting from which everything was recorded; the codes of the incidents."""
    by.require(Action.RECORD)
    recorded = sittings.sitting(code, by).recorded
    with transaction(by) as session:
        sittings.drop(session, code, by)
    return recorded


def record(code: str, told: Dispatch, by: Actor, *, submit: bool, reason: str = "", apart: tuple[str, ...] = ()) -> str:
    """Keep what was taken over as a new incident, its article beside it; with `submit` hand it to the reviewers.
    `apart` are the incidents that a person looked at and found to be others.

    All of it or nothing, in one transaction; the sitting goes on with its article. Refused: neither a source nor what
    happened, a figure without a source. Refusals, Unanswered: as for `recording.submit`.
    """
    by.require(Action.RECORD)
    _check(told)
    with transaction(by) as session:
        article = _article(session, code, told, by)
        kept = recording.keep(session, _with_actors(session, told, by).draft(article), by)
        if submit:
            recording.hand_on(session, kept, kept.version, by, reason, apart)
        sittings.settle(session, code, by, article, kept.code, told.keys)
    return kept.code


def add_to(code: str, incident: str, told: Dispatch, by: Actor) -> str:
    """Add what was taken over to an incident that is here already; its other answers stay as they are.

    Refused: no source named. NotFound: no such incident, or none that may be read.
    """
    before = recording.working_copy(incident, by)
    if not told.names_a_source:
        raise Refused(N_("Say where you read it."), field="articles")
    with transaction(by) as session:
        article = _article(session, code, told, by)
        draft = _with_actors(session, told, by).added_to(before.content, article)
        recording.amend_within(session, before, draft, before.version, by)
        sittings.settle(session, code, by, article, incident, told.keys)
    return incident


def _check(told: Dispatch) -> None:
    if not told.names_a_source and not told.what:
        raise Refused(N_("Say where you read it, or what happened. Everything else can wait."), field="what")
    if told.claims and not told.names_a_source:
        raise Refused(N_("Say where you read it: no figure is kept without its source."), field="articles")


def _article(session: Session, code: str, told: Dispatch, by: Actor) -> str:
    """The code of the article: the one of this sitting, the one known by its address, else a new one."""
    before = sittings.sitting(code, by)
    known = before.article or (articles.known_address(told.source.url) if told.source.url else None)
    if known or not told.names_a_source:
        return known or ""
    published_by, carries = told.outlet, told.agency
    outlet, via = (carries, published_by) if carries else (published_by, "")
    named = [sources.source_named(session, name) if name else "" for name in (outlet, via)]
    code = recording.keep_article(session, told.article(*named), by)
    if before.kept:
        keeping.keep_page(session, code, before.kept, by)
    elif before.text:
        keeping.keep_text(session, code, before.text, by)
    return code


def _with_actors(session: Session, told: Dispatch, by: Actor) -> Dispatch:
    """The same, those kept now that were not listed."""
    if not told.named:
        return told
    kept = tuple(reference.keep_actor(session, in_its_language(name), _KIND, by) for name in told.named)
    return replace(told, actors=(*told.actors, *kept), named=())
