"""What programs write: the deeds of people, each done once however often its request is sent again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim
from incidents.domain.errors import Conflict, Refused
from incidents.domain.incident import ArticleLink, Draft
from incidents.domain.programs import Resend, Written
from incidents.domain.vocabulary import N_
from incidents.services import articles, recording
from incidents.storage import replies
from incidents.storage.db import Session, transaction

Deed = Callable[[Session], Written]


def record(draft: Draft, by: Actor, resend: Resend | None) -> Written:
    """Keep a new incident as a draft."""
    by.require(Action.RECORD)

    def deed(session: Session) -> Written:
        kept = recording.keep(session, draft, by)
        return Written(kind="incident", code=kept.code, version=kept.version)

    return _once(by, resend, deed)


def amend(code: str, change: Callable[[Draft], Draft], version: int, by: Actor) -> Written:
    """Save what `change` makes of the working copy. Conflict: it is not at `version` any more."""
    before = recording.working_copy(code, by)
    after = recording.amend(code, change(before.content), version, by)
    return Written(kind="incident", code=code, version=after.version)


def add_claims(code: str, claims: Iterable[Claim], by: Actor, resend: Resend | None) -> Written:
    """Add reported figures to an incident, numbered on from its last, and link the articles they lean on."""
    claims = tuple(claims)
    recording.working_copy(code, by)

    def deed(session: Session) -> Written:
        before = recording.working_copy(code, by)
        after = recording.amend_within(session, before, _with(before.content, claims), before.version, by)
        return Written(kind="incident", code=code, version=after.version)

    return _once(by, resend, deed)


def add_article(draft: ArticleDraft, by: Actor, resend: Resend | None, *, outlet: str, via: str) -> Written:
    """Keep a new article. Conflict: one is kept under this address already."""
    by.require(Action.RECORD)
    articles.check(draft, outlet)

    def deed(session: Session) -> Written:
        if draft.url and (known := articles.known_address(draft.url, by)):
            raise Conflict(N_("This article is here already, as %(code)s."), code=known)
        code = articles.keep(session, draft, by, outlet_name=outlet, via_name=via)
        return Written(kind="article", code=code, version=1)

    return _once(by, resend, deed)


def _with(draft: Draft, claims: tuple[Claim, ...]) -> Draft:
    first = max((claim.number for claim in draft.claims), default=0) + 1
    linked = {link.article for link in draft.articles}
    new = dict.fromkeys(claim.article for claim in claims if claim.article not in linked)
    return replace(
        draft,
        articles=(*draft.articles, *(ArticleLink(article=code) for code in new)),
        claims=(*draft.claims, *(replace(claim, number=number) for number, claim in enumerate(claims, start=first))),
    )


def _once(by: Actor, resend: Resend | None, deed: Deed) -> Written:
    """Do the deed, and keep what it made under the key in the same transaction; a resend is told that again."""
    if resend is None:
        with transaction(by) as session:
            return deed(session)
    account = by.account or 0
    if (done := _done(account, resend)) is not None:
        return done
    try:
        with transaction(by) as session:
            replies.begin(session, account, resend)
            written = deed(session)
            replies.finish(session, account, resend, written)
    except Conflict:
        if (done := _done(account, resend)) is not None:  # its twin was faster
            return done
        raise
    return written


def _done(account: int, resend: Resend) -> Written | None:
    found = replies.kept(account, resend.key)
    if found is None:
        return None
    request, written = found
    if request != resend.request:
        sentence = N_("This Idempotency-Key was used for another request. Send each with a key of its own.")
        raise Refused(sentence, field="Idempotency-Key")
    return written
