"""Review: a second person verifies, publishing is a separate act, withdrawal and rejection keep everything."""

from dataclasses import dataclass, replace

from incidents.domain.access import Action, Actor
from incidents.domain.claims import Override
from incidents.domain.codec import to_plain
from incidents.domain.counts import Count
from incidents.domain.disclosure import copy_for, disclose, may_read, public_article
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.incident import ArticleLink, Draft, Record, Setting
from incidents.domain.personal import found_in
from incidents.domain.verification import next_steps
from incidents.domain.vocabulary import N_, Audience, Grade, Status, Tier
from incidents.services import disclosing
from incidents.services.recording import changes
from incidents.storage import article_values, articles, history, incidents, merges, publications, sources
from incidents.storage.db import Session, transaction
from incidents.storage.db import session as read_session

_CREDIBILITY = range(1, 7)
_RELIABILITY = frozenset("ABCDEF")
_UNDER_REVIEW = frozenset({Status.DRAFT, Status.SUBMITTED, Status.VERIFIED})


def waiting(by: Actor) -> dict[Status, tuple[Record, ...]]:
    """What waits for review, and what waits to be published, longest waiting first."""
    by.require(Action.READ_TEAM)
    every = incidents.waiting((Status.SUBMITTED, Status.VERIFIED))
    found = [copy_for(by, one) for one in every if may_read(by, one.content.tier, is_author=_wrote(one, by))]
    return {
        status: tuple(one for one in found if one.status == status) for status in (Status.SUBMITTED, Status.VERIFIED)
    }


def under_review(code: str, by: Actor) -> Record:
    """The team's copy as a reviewer reads it. NotFound, as if it did not exist, for anybody who may not."""
    return copy_for(by, _whole(code, by))


def _whole(code: str, by: Actor) -> Record:
    """What is kept of it, to be written; parts that a reviewer may not read stay in it."""
    by.require(Action.PUBLISH)
    found = incidents.record(code)
    if not may_read(by, found.content.tier, is_author=_wrote(found, by)):
        raise NotFound(N_("There is no such record."))
    return found


def own_work(record: Record, by: Actor) -> bool:
    """Whether this person worked on the revision, so that another one has to review it."""
    return _wrote(record, by)


def opening(record: Record) -> tuple[ArticleLink, ...]:
    """The articles that become public together with a record; those kept to named people never do."""
    refs = [link for link in record.content.articles if link.ref is not None and not link.ref.public]
    return tuple(link for link in refs if _tier(link.article) != Tier.CONFIDENTIAL)


def preview(record: Record) -> Record:
    """The record as the public will read it once it is published. Refused: one that is not for the public."""
    opened = {link.article for link in opening(record)}
    links = tuple(
        replace(link, ref=replace(link.ref, public=True)) if link.ref and link.article in opened else link
        for link in record.content.articles
    )
    return disclose(replace(record, content=replace(record.content, articles=links)), Audience.PUBLIC)


def published_before(code: str) -> Record | None:
    """What was published of a record, word for word, to set an amendment beside it."""
    try:
        return publications.as_published(code)
    except NotFound:
        return None


def amendment(record: Record) -> dict[str, list[object]]:
    """Field → [published, proposed] of everything that an amendment changes."""
    standing = published_before(record.code)
    return changes(standing.content, record.content) if standing else {}


def open_steps(record: Record, by: Actor) -> tuple[Status, ...]:
    """The statuses this person may move the record to; the public text can be withdrawn while a change of it waits."""
    steps = next_steps(record.status, by, is_author=_wrote(record, by))
    return (*steps, Status.WITHDRAWN) if _amended(record) and by.may(Action.WITHDRAW) else steps


def verify(code: str, version: int, grade: Grade, by: Actor, *, reason: str = "") -> None:
    """Find a submitted record in order, and say how well supported it is. Never one's own work."""
    if grade == Grade.PROVISIONAL:
        raise Refused(N_("Say how well supported this record is."), field="grade")
    if grade == Grade.DISCOUNTED and not reason.strip():
        raise Refused(N_("Say why this incident is not counted here."), field="reason")
    with transaction(by) as session:
        incidents.take_step(session, code, Status.VERIFIED, by, version=version, reason=reason)
        incidents.grade(session, code, grade, reason)
        disclosing.refresh_team(session, code)
        history.append(session, by, "verified", ("incident", code), {"grade": grade.value, "reason": reason.strip()})


def send_back(code: str, version: int, reason: str, by: Actor) -> None:
    """Return a record to its authors, saying what is missing."""
    _step(code, version, Status.DRAFT, "sent back", reason, by)


def reject(code: str, version: int, reason: str, by: Actor, *, duplicate_of: str = "") -> None:
    """Do not accept a record; the code of a duplicate leads to the record that stays."""
    with transaction(by) as session:
        incidents.take_step(session, code, Status.REJECTED, by, version=version, reason=reason)
        if duplicate_of:
            if duplicate_of == code:
                raise Refused(N_("A record cannot be a duplicate of itself."), field="duplicate_of")
            _forward(session, code, duplicate_of)
        disclosing.refresh_team(session, code)
        content = {"reason": reason.strip(), "duplicate_of": duplicate_of}
        history.append(session, by, "rejected", ("incident", code), content)


def publish(code: str, version: int, by: Actor, *, personal_checked: bool = False) -> Record:
    """Let the public read a verified record, and the articles it leans on with it.

    Refused: a phone number, an e-mail address or an identity number in public text that nobody has decided on.
    """
    record = _whole(code, by)
    personal = personal_in(record.content)
    if personal and not personal_checked:
        raise Refused(
            N_("The text seems to hold %(what)s. Take it out, or say that it may be public."),
            field="personal_checked",
            what=", ".join(personal),
        )
    with transaction(by) as session:
        incidents.take_step(session, code, Status.PUBLISHED, by, version=version)
        for link in opening(record):
            _publish_article(session, link.article, by)
        public = disclosing.publish(session, code, by)
        disclosing.refresh_team(session, code)
        history.append(session, by, "published", ("incident", code), {"body": to_plain(public)}, public=True)
    return public


def withdraw(code: str, version: int, reason: str, by: Actor) -> None:
    """Take a published record back from the public. That it was there stays public; why it went is for the team.

    An amendment that waits stays where it is on its way: only the publication goes.
    """
    by.require(Action.WITHDRAW)
    if not reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")
    with transaction(by) as session:
        record = under_review(code, by)
        if record.version != version:
            raise Conflict(N_("Somebody else saved this record while you were reading it. Look at it again."))
        if not _amended(record):
            incidents.take_step(session, code, Status.WITHDRAWN, by, version=version, reason=reason)
        disclosing.withdraw(session, code, reason)
        disclosing.refresh_team(session, code)
        history.append(session, by, "withdrawn", ("incident", code), {"reason": reason.strip()}, public=True)


def reopen(code: str, version: int, reason: str, by: Actor) -> None:
    """Open a rejected or withdrawn record again as a draft. Refused: one that was merged into another."""
    if merges.leads_away(code):
        raise Refused(N_("This record was merged into another one. Undo that instead."))
    _step(code, version, Status.DRAFT, "opened again", reason, by)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What a reviewer finds of one figure: whether it counts (None leaves it to the rule), credibility 1 to 6, why."""

    number: int
    counted: bool | None
    credibility: int | None
    reason: str


def judge_claim(code: str, version: int, judgement: Judgement, by: Actor) -> None:
    """Set whether a figure counts, against the rule if need be, and how believable the report is; with the reason."""
    counted, credibility, reason = judgement.counted, judgement.credibility, judgement.reason
    if credibility is not None and credibility not in _CREDIBILITY:
        raise Refused(N_("Give a whole number from %(least)s to %(most)s."), field="credibility", least=1, most=6)
    if not reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")
    record = _reviewed(code, by)
    override = None if counted is None else Override(counted=counted, reason=reason.strip())
    claims = tuple(
        replace(claim, override=override, credibility=credibility, credibility_reason=reason.strip())
        if claim.number == judgement.number
        else claim
        for claim in record.content.claims
    )
    if judgement.number not in {claim.number for claim in copy_for(by, record).content.claims}:
        raise NotFound(N_("There is no such figure."))
    _judge(record, replace(record.content, claims=claims), version, by, "figure judged")


def set_figure(code: str, version: int, setting: Setting, by: Actor) -> None:
    """Put a reviewer's figure over the rule's, with the reason; the rule's own result stays in view.

    A setting without any number takes the reviewer's figure away again.
    """
    Count(setting.min, setting.max, best=setting.best)  # refuses numbers that do not rise
    if not setting.reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")
    record = _reviewed(code, by)
    if copy_for(by, record).figure(setting.outcome, setting.group) is None:
        raise Refused(N_("No report of this record speaks of that."), field="outcome")
    others = tuple(
        one for one in record.content.settings if (one.outcome, one.group) != (setting.outcome, setting.group)
    )
    said = (setting.min, setting.best, setting.max) != (None, None, None)
    settings = (*others, setting) if said else others
    _judge(record, replace(record.content, settings=settings), version, by, "figure set")


def rate_source(code: str, reliability: str, reason: str, by: Actor) -> None:
    """Say whether an outlet is usually reliable (Admiralty A to F), with the reason. The team alone reads it."""
    by.require(Action.RATE)
    if reliability not in _RELIABILITY:
        raise Refused(N_("Choose one of A to F."), field="reliability")
    if not reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")
    with transaction(by) as session:
        sources.rate(session, code, reliability, reason.strip(), by)
        content = {"reliability": reliability, "reason": reason.strip()}
        history.append(session, by, "source rated", ("source", code), content)
        for incident in incidents.using_source(session, code):
            disclosing.refresh_team(session, incident)


def personal_in(draft: Draft) -> tuple[str, ...]:
    """Labels of the personal numbers that the public text of a draft seems to hold."""
    texts = [*draft.title.all(), *draft.summary.all(), draft.no_number_reason]
    for claim in draft.claims:
        if claim.tier == Tier.PUBLIC:
            texts += [claim.passage, claim.note, claim.said_by, claim.fact]
    texts += [text for actor in draft.actors for text in (*actor.reply.all(), *actor.public_name.all())]
    texts += [text for place in draft.places for text in (place.as_named, *place.note.all())]
    texts += [cause.note for cause in draft.causes]
    return tuple(dict.fromkeys(kind.label for text in texts for kind in found_in(text)))


def _reviewed(code: str, by: Actor) -> Record:
    by.require(Action.RATE)
    record = _whole(code, by)
    if _wrote(record, by):
        raise NotAllowed(N_("You worked on this revision, so another person has to review it."))
    if record.status not in _UNDER_REVIEW:
        raise Refused(N_("Figures are judged while a record is under review. It has to be amended first."))
    return record


def _judge(record: Record, draft: Draft, version: int, by: Actor, deed: str) -> None:
    """Keep a reviewer's judgement. It is no authorship: the reviewer may still verify the record."""
    with transaction(by) as session:
        incidents.judge(session, record.code, draft, version)
        disclosing.refresh_team(session, record.code)
        history.append(session, by, deed, ("incident", record.code), {"changes": changes(record.content, draft)})


def _step(code: str, version: int, new: Status, deed: str, reason: str, by: Actor) -> None:
    with transaction(by) as session:
        incidents.take_step(session, code, new, by, version=version, reason=reason)
        disclosing.refresh_team(session, code)
        history.append(session, by, deed, ("incident", code), {"reason": reason.strip()})


def _forward(session: Session, code: str, duplicate_of: str) -> None:
    try:
        incidents.forward(session, code, duplicate_of)
    except NotFound as missing:
        raise Refused(
            N_("“%(text)s” is not a code that is known here."), field="duplicate_of", text=duplicate_of[:80]
        ) from missing


def _tier(article: str) -> Tier:
    return article_values.article(read_session(), article).content.tier


def _publish_article(session: Session, code: str, by: Actor) -> None:
    article = article_values.article(session, code)
    body = to_plain(public_article(replace(article.content, tier=Tier.PUBLIC)))
    articles.publish(session, code, body)
    history.append(session, by, "article published", ("article", code), {"body": body}, public=True)


def _amended(record: Record) -> bool:
    """Whether an amendment is on its way while the public reads the earlier text."""
    return record.public and record.status in _UNDER_REVIEW


def _wrote(record: Record, by: Actor) -> bool:
    return by.signed_in and by.name in record.contributors
