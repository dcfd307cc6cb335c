"""Recording: new incidents, amendments, submission."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from incidents.domain import checks
from incidents.domain.access import Action, Actor
from incidents.domain.articles import ArticleDraft
from incidents.domain.checks import Warning_
from incidents.domain.codec import to_plain
from incidents.domain.disclosure import may_read, reads_whole
from incidents.domain.errors import NotAllowed, NotFound, Refusals, Refused
from incidents.domain.incident import Draft, Record, typed
from incidents.domain.moments import today
from incidents.domain.quick import QuickReport
from incidents.domain.verification import after_amendment
from incidents.domain.vocabulary import N_, Status
from incidents.geocoding.distance import distance_m
from incidents.services import disclosing, matching
from incidents.services.kinds import of_this_house
from incidents.services.reference import areas
from incidents.services.settings import current as settings
from incidents.storage import articles, history, incidents, sittings, sources
from incidents.storage.db import Session, transaction

#: Why a record is not changed by somebody who does not read all of it.
KEPT_FOR_FEW = N_(
    "This record holds parts that are kept for a few people. One of them, or who worked on it last, can change it."
)
_FAR_M = 3000


def quick(report: QuickReport, by: Actor, *, sitting: str = "") -> str:
    """Keep a quick report as a draft, its article beside it; the `sitting` it was typed in is over then.

    Refused: neither a source nor what happened.
    """
    by.require(Action.RECORD)
    if not report.names_a_source and not report.what:
        raise Refused(N_("Answer question 1 or question 2. Everything else can wait."), field="what")
    with transaction(by) as session:
        article = _article_of(session, report, by)
        sittings.let_go(session, sitting, by)
        return keep(session, report.draft(article), by).code


def add_source(code: str, report: QuickReport, by: Actor, *, sitting: str = "") -> Record:
    """Add one more source, and what it says, to a record as it now stands. The publication stays as it is."""
    if not report.names_a_source:
        raise Refused(N_("Say where you read it."), field="read_where")
    before = working_copy(code, by)
    with transaction(by) as session:
        draft = report.added_to(before.content, _article_of(session, report, by))
        sittings.let_go(session, sitting, by)
        return amend_within(session, before, draft, before.version, by)


def record(draft: Draft, by: Actor, *, code: str = "") -> str:
    """Keep a new incident as a draft and return its code."""
    by.require(Action.RECORD)
    with transaction(by) as session:
        return keep(session, draft, by, code=code).code


def keep(session: Session, draft: Draft, by: Actor, *, code: str = "") -> Record:
    """Keep a new incident as a draft, in the running transaction of a deed that makes more than it."""
    kept = incidents.add(session, of_this_house(draft), by, prefix=settings().prefix, code=code)
    record = disclosing.refresh_team(session, kept)
    history.append(session, by, "recorded", ("incident", kept), {"content": to_plain(record.content)})
    return record


def working_copy(code: str, by: Actor) -> Record:
    """The whole working copy, to amend. NotFound, as if it did not exist, for anybody who may not read the record.

    NotAllowed: parts of it are kept for others. Whoever amends a record is one of its authors and reads all of it, and
    what is not seen would be lost in the saving.
    """
    by.require(Action.RECORD)
    found = incidents.record(code)
    if not may_read(by, found.content.tier, is_author=by.name in found.contributors):
        raise NotFound(N_("There is no such record."))
    if not reads_whole(by, found):
        raise NotAllowed(KEPT_FOR_FEW)
    return found


def is_kept_in_part(code: str, by: Actor) -> bool:
    """Whether a record of the team holds parts that are kept from somebody, who then does not change it."""
    by.require(Action.RECORD)
    return not reads_whole(by, incidents.record(code))


def amend(code: str, draft: Draft, version: int, by: Actor) -> Record:
    """Save the working copy anew. A published record stays as published until the amendment is approved.

    Conflict: somebody else saved it since `version` was read. A text that changes nothing leaves the record alone.
    """
    before = working_copy(code, by)
    if version == before.version and to_plain(typed(draft)) == to_plain(typed(before.content)):
        return before
    with transaction(by) as session:
        return amend_within(session, before, draft, version, by)


def amend_within(session: Session, before: Record, draft: Draft, version: int, by: Actor) -> Record:
    """Save a working copy anew, in the running transaction of a deed that does more than that. Conflict as `amend`."""
    incidents.amend(session, before.code, draft, version, after_amendment(before.status), by)
    after = disclosing.refresh_team(session, before.code)
    content = {"changes": changes(before.content, after.content)}
    history.append(session, by, "amended", ("incident", before.code), content)
    return after


class Unanswered(Refused):
    """What looks odd and was given no answer; `warnings` say what."""

    def __init__(self, warnings: tuple[Warning_, ...]) -> None:
        super().__init__(N_("Answer what looks odd in a sentence, or mend it."), field="reason")
        self.warnings = warnings


def submit(code: str, version: int, by: Actor, reason: str = "") -> None:
    """Hand a draft to the reviewers. Refusals: every error; Unanswered: warnings that were given no reason."""
    found = working_copy(code, by)
    with transaction(by) as session:
        hand_on(session, found, version, by, reason)


def hand_on(session: Session, found: Record, version: int, by: Actor, reason: str, apart: Collection[str] = ()) -> None:
    """The same inside a running transaction; `apart` are the incidents that it was found not to be the same as."""
    problems = list(checks.errors(found.content, today()))
    if problems:
        raise Refusals(problems)
    odd = tuple(one for one in warnings(found) if dict(one.params).get("code") not in apart)
    if odd and not reason.strip():
        raise Unanswered(odd)
    incidents.take_step(session, found.code, Status.SUBMITTED, by, version=version, reason=reason)
    disclosing.refresh_team(session, found.code)
    said = [warning.message % dict(warning.params) for warning in odd]
    history.append(session, by, "submitted", ("incident", found.code), {"odd": said, "reason": reason.strip()})


def warnings(found: Record) -> tuple[Warning_, ...]:
    """What is odd about a record: by its own words, by the map, and by what is in already."""
    return (*checks.warnings(found.content), *_places(found.content), *_alike(found))


def changes(before: Draft | ArticleDraft, after: Draft | ArticleDraft) -> dict[str, Any]:
    """Field → [old, new] of everything that differs between two drafts."""
    return differing(*(to_plain(replace(one, closed=()) if isinstance(one, Draft) else one) for one in (before, after)))


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The same of drafts as they are kept; None where one has nothing in a field."""
    return {name: [old.get(name), new.get(name)] for name in sorted({*old, *new}) if old.get(name) != new.get(name)}


def _article_of(session: Session, report: QuickReport, by: Actor) -> str:
    """The code of the report's article, kept now if it is new; blank where nothing was said of any."""
    if report.known:
        return report.known
    known = articles.known_address(report.address) if report.address else None
    if known or not (report.names_a_source or report.counts or report.passage):
        return known or ""
    return _keep_article(session, report, by)


def _keep_article(session: Session, report: QuickReport, by: Actor) -> str:
    draft = report.article(sources.source_named(session, report.outlet) if report.outlet else "")
    return keep_article(session, draft, by)


def keep_article(session: Session, draft: ArticleDraft, by: Actor) -> str:
    """Keep a new article inside a running transaction, and write it into the history."""
    kept = of_this_house(draft)
    code = articles.add(session, kept, by)
    history.append(session, by, "article added", ("article", code), {"content": to_plain(kept)})
    return code


def _places(draft: Draft) -> list[Warning_]:
    found: list[Warning_] = []
    for place in draft.places:
        if place.point is None or not place.chain:
            continue
        named = place.chain[0]
        for around in place.chain:
            if around.level.value == "governorate" and areas().holds(around.code, place.point) is False:
                params: Mapping[str, object] = {"place": around.name_en}
                found.append(Warning_(N_("The point lies outside %(place)s."), tuple(params.items()), "places"))
        if named.point is not None and distance_m(place.point, named.point) > max(_FAR_M, named.radius_m or 0):
            km = round(distance_m(place.point, named.point) / 1000)
            params = {"km": km, "place": named.name_en}
            found.append(Warning_(N_("The point lies %(km)s km from %(place)s."), tuple(params.items()), "places"))
    return found


def _alike(found: Record) -> list[Warning_]:
    """Incidents that may be this one, with the reasons."""
    sentence = N_("This may be the same incident as %(code)s.")
    return [
        Warning_(sentence, (("code", one.code), ("why", one.likeness.reasons)), "links")
        for one in matching.alike_to(found)
    ]
