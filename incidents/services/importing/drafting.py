"""A row of a table as an incident of ours: every number a figure that the data set reports, tied to its edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from incidents.domain.claims import Claim
from incidents.domain.codec import to_plain
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Cause, Draft
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Actor as Alleged
from incidents.domain.people import Involvement
from incidents.domain.reference import Term
from incidents.domain.script import fold
from incidents.domain.tabled import NamedActor, RowDraft
from incidents.domain.values import altered
from incidents.domain.vocabulary import N_, ClaimKind
from incidents.services.importing.glossary import ACTOR, Glossary, folded
from incidents.services.importing.needs import Needs
from incidents.services.importing.placing import Placer

_BLANK = Draft()
_LONGEST_WHERE = 40
_LONGEST_SAID = 500
_MOST_PEOPLE = 9_999_999
#: What an edition may change of an incident besides its own figures, where nobody changed it since.
SAID = ("title", "summary", "occurred", "time_from", "time_text", "time_of_day", "clarity", "event_type", "places",
        "violations", "causes", "actors", "no_number_reason", "sensitivity")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The file that is brought in: the article that stands for it, and the time for which its figures hold.

    `articles` maps what the file calls an article to the code of ours.
    """

    batch: str
    dataset: str
    article: str
    as_of: TimeSpan
    articles: Mapping[str, str]


class Drafter:
    """Turns rows into drafts, with the places and the institutions that are known here."""

    def __init__(
        self,
        placer: Placer,
        glossary: Glossary,
        actors: tuple[Alleged, ...],
        lists: Mapping[str, tuple[Term, ...]],
        needs: Needs,
    ) -> None:
        self._placer, self._glossary, self.needs = placer, glossary, needs
        self._terms = {name: frozenset(term.slug for term in listed) for name, listed in lists.items()}
        self._actors = {fold(name): actor.code for actor in actors for name in (*actor.name.all(), *actor.variants)}
        self._codes = {actor.code for actor in actors}

    def draft(self, row: RowDraft, number: int, edition: Edition) -> Draft:
        """The incident that row `number` tells of.

        Refused: a place outside Iraq, a day to come, a term that is not known, more people than there can be.
        """
        self._check(row)
        self.needs.check(row)
        known, unknown = self._involved(row, edition)
        own = _is_alone(row)
        cited = tuple(ArticleLink(article=edition.articles[one.code], relation=one.relation) for one in row.articles)
        links = (ArticleLink(article=edition.article), *cited) if own or _speaks(row) else cited
        return altered(
            _BLANK,
            title=row.title,
            summary=row.summary,
            occurred=row.occurred,
            time_from=row.time_from,
            time_text=row.time_text[:_LONGEST_SAID],
            time_of_day=row.time_of_day,
            clarity=row.clarity,
            event_type=row.event_type,
            places=tuple(self._placer.place(one) for one in row.places),
            violations=row.violations,
            causes=tuple(_cause(cause, row, edition) for cause in row.causes),
            actors=known,
            claims=tuple(_claims(row, number, edition, unknown)),
            articles=tuple({link.article: link for link in links}.values()),
            settings=row.settings,
            no_number_reason=row.no_number_reason,
            sensitivity=row.sensitivity,
            tier=row.tier,
            data_kind=row.data_kind,
        )

    def _check(self, row: RowDraft) -> None:
        """What the database would refuse without saying which row it was."""
        if row.occurred is not None and row.occurred.earliest > self._glossary.today:
            raise Refused(N_("The date lies in the future."), field="occurred")
        for words, slug in _terms_of(row):
            if slug not in self._terms.get(words, frozenset()):
                raise Refused(N_("“%(text)s” is not a term of this list."), field=words, text=slug[:80])
        for claim in row.claims:
            if max(claim.value or 0, claim.upper or 0) > _MOST_PEOPLE:
                raise Refused(N_("A number of people has at most %(digits)s digits."), field=claim.outcome, digits=7)

    def _involved(self, row: RowDraft, edition: Edition) -> tuple[tuple[Involvement, ...], tuple[str, ...]]:
        """Those that are known here; and the names of the others, which stay words of the data set."""
        known, unknown = list[Involvement](), list[str]()
        for one in row.actors:
            code = self._code_of(one)
            if not code:
                unknown.append(one.name.best("en")[0])
            elif row.whole or code not in {part.actor for part in known}:
                known.append(_involvement(one.involvement, code, row, edition))
        return tuple(known), tuple(filter(None, unknown))

    def _code_of(self, one: NamedActor) -> str:
        if one.involvement.actor in self._codes:
            return one.involvement.actor
        for name in filter(None, one.name.all()):
            chosen = self._glossary.chosen(ACTOR, name)
            code = self._actors.get(folded(name), "") if chosen is None else chosen
            if code or chosen is not None:
                return code
        self._glossary.miss(ACTOR, one.name.best("en")[0])
        return ""


def said_of(draft: Draft) -> dict[str, Any]:
    """What a draft says of the incident itself, as it is kept to tell later what somebody changed since.

    What it leaves blank is left out.
    """
    said = {name: to_plain(getattr(draft, name)) for name in SAID if getattr(draft, name) != getattr(_BLANK, name)}
    return said | {"claims": [claim.number for claim in draft.claims]}


def said_alike(said: Mapping[str, Any], draft: Draft) -> tuple[str, ...]:
    """What a draft says of the incident itself just as `said` has it; nothing where an edition said nothing."""
    if "claims" not in said:
        return ()
    return tuple(name for name in SAID if said.get(name, _blank(name)) == to_plain(getattr(draft, name)))


@cache
def _blank(name: str) -> Any:
    return to_plain(getattr(_BLANK, name))


def _terms_of(row: RowDraft) -> Iterator[tuple[str, str]]:
    yield from (("violation", slug) for slug in row.violations)
    yield from (("cause", cause.term) for cause in row.causes)
    yield from (("outcome", claim.outcome) for claim in row.claims if claim.outcome)
    yield from (("victim_group", claim.group) for claim in row.claims)


def _speaks(row: RowDraft) -> bool:
    """Whether the data set itself says something, besides the articles it lists."""
    return bool(row.passage) or any(not claim.article for claim in row.claims)


def _is_alone(row: RowDraft) -> bool:
    """Whether the data set alone speaks for a row; a record of ours that rests on no article is kept as it was."""
    return not row.articles and not row.whole


def _cause(cause: Cause, row: RowDraft, edition: Edition) -> Cause:
    own = edition.article if _is_alone(row) else ""
    return altered(cause, article=edition.articles.get(cause.article, own))


def _involvement(given: Involvement, code: str, row: RowDraft, edition: Edition) -> Involvement:
    """An actor's part, alleged by the edition where the row names no articles of its own."""
    alleged = tuple(edition.articles[one] for one in given.alleged_by if one in edition.articles)
    own = (edition.article,) if _is_alone(row) else ()
    reply = edition.articles.get(given.reply_article, "")
    return altered(given, actor=code, alleged_by=alleged or own, reply_article=reply)


def _claims(row: RowDraft, number: int, edition: Edition, unknown: tuple[str, ...]) -> Iterator[Claim]:
    """The figures of a row; then whom it names that nobody knows here, or its own words where no figure quotes them."""
    where = f"row {number} · {row.external}"[:_LONGEST_WHERE]
    sources = "; ".join(row.sources)[:_LONGEST_SAID]
    plain = Claim(number=0, article=edition.article, page_or_time=where, as_of=edition.as_of, said_by=sources)
    for claim in row.claims:
        yield (
            _dated(claim, plain, row.passage)
            if not claim.article
            else altered(claim, article=edition.articles[claim.article])
        )
    facts = [(ClaimKind.ACTOR, name) for name in unknown]
    if row.passage and not facts and all(claim.article for claim in row.claims):
        facts = [(ClaimKind.PLACE, _where(row))]
    last = max((claim.number for claim in row.claims), default=0)
    for more, (kind, fact) in enumerate(facts, start=1):
        yield altered(plain, number=last + more, kind=kind, fact=fact, passage=row.passage)


def _dated(claim: Claim, plain: Claim, passage: str) -> Claim:
    """A figure of the data set itself, with the edition, the row and the words it stands in."""
    return altered(
        claim,
        article=plain.article,
        page_or_time=claim.page_or_time[:_LONGEST_WHERE] or plain.page_or_time,
        as_of=claim.as_of or plain.as_of,
        said_by=claim.said_by or plain.said_by,
        passage=claim.passage or passage,
    )


def _where(row: RowDraft) -> str:
    """The words of the row for where it was, from the place itself to the areas around it; else its coordinates."""
    named = row.places[0] if row.places else None
    words = ", ".join(filter(None, (named.name, *reversed(named.within)))) if named else ""
    return words or (f"{named.point.lat}, {named.point.lon}" if named and named.point else "")
