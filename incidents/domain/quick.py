"""A quick report: the seven questions answered, and the draft made of them; or one more source of a record."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim
from incidents.domain.count_words import ReadCount
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, place_precision
from incidents.domain.text import Trilingual, is_arabic
from incidents.domain.vocabulary import ALL, INJURED, KILLED, N_, ClaimKind, Scope, Term, Tier


class Covers(Term):
    """Whether the numbers of a report cover only this event."""

    YES = "yes", N_("Yes")
    MORE = "more", N_("No, more than this")
    UNSURE = "unsure", N_("Not sure")


_SCOPES = {Covers.YES: Scope.INCIDENT, Covers.MORE: Scope.MORE, Covers.UNSURE: Scope.UNSURE}
_LONGEST_ADDRESS = 2000  # characters
_WIDER_THAN_A_TOWN_M = 20_000


@dataclass(frozen=True, kw_only=True)
class QuickReport:
    """What a monitor typed, read into values. Blank means the report does not say.

    `known` is the code of the article where it is kept already. `said_by` and `group` are asked only where a source is
    added to a record.
    """

    read_where: str = ""
    known: str = ""
    outlet: str = ""
    published: UncertainDate | None = None
    what: str = ""
    occurred: UncertainDate | None = None
    place: Place | None = None
    killed: ReadCount | None = None
    injured: ReadCount | None = None
    passage: str = ""
    covers: Covers = Covers.YES
    said_by: str = ""
    group: str = ALL

    @property
    def names_a_source(self) -> bool:
        """Whether the report says where it was read."""
        return bool(self.known or self.read_where or self.outlet)

    @property
    def address(self) -> str:
        """The link of question 1; blank where a headline was given."""
        return link_in(self.read_where)

    @property
    def counts(self) -> tuple[tuple[str, ReadCount], ...]:
        """The figures given, by outcome."""
        pairs = ((KILLED, self.killed), (INJURED, self.injured))
        return tuple((outcome, count) for outcome, count in pairs if count is not None)

    def article(self, outlet: str) -> ArticleDraft:
        """The article of question 1; `outlet` is the code its name was kept under."""
        address = self.address
        return ArticleDraft(
            title="" if address else self.read_where,
            url=address,
            url_shown=bool(address),
            outlet=outlet,
            published=self.published,
            language=language_of(self.passage or self.read_where or self.what),
            tier=Tier.PUBLIC,
        )

    def draft(self, article: str) -> Draft:
        """The incident draft; `article` is the code the article was kept under, blank if none was named."""
        return Draft(
            title=in_its_language(self.what),
            occurred=self.occurred,
            places=(placed(self.place),) if self.place else (),
            articles=(ArticleLink(article=article),) if article else (),
            claims=self._claims(article, 1) if article else (),
        )

    def added_to(self, draft: Draft, article: str) -> Draft:
        """The draft with one more source and what it says; figures are numbered on from the last."""
        linked = {link.article for link in draft.articles}
        first = max((claim.number for claim in draft.claims), default=0) + 1
        return replace(
            draft,
            articles=draft.articles if article in linked else (*draft.articles, ArticleLink(article=article)),
            claims=(*draft.claims, *self._claims(article, first)),
        )

    def _claims(self, article: str, first: int) -> tuple[Claim, ...]:
        if self.counts:
            return tuple(self._claim(article, number, *pair) for number, pair in enumerate(self.counts, start=first))
        return (self._sentence(article, first),) if self.passage else ()

    def _claim(self, article: str, number: int, outcome: str, count: ReadCount) -> Claim:
        return Claim(
            number=number,
            article=article,
            outcome=outcome,
            group=self.group,
            qualifier=count.qualifier,
            value=count.value,
            upper=count.upper,
            printed=count.as_printed,
            scope=_SCOPES[self.covers],
            said_by=self.said_by,
            passage=self.passage,
            passage_lang=language_of(self.passage) if self.passage else "",
        )

    def _sentence(self, article: str, number: int) -> Claim:
        """A sentence that was copied although it gives no number: kept as what the article says of day or place."""
        return Claim(
            number=number,
            article=article,
            kind=ClaimKind.DATE if self.occurred else ClaimKind.PLACE,
            said_by=self.said_by,
            passage=self.passage,
            passage_lang=language_of(self.passage),
        )


def link_in(text: str) -> str:
    """The text if it is one whole web address, else blank: then it is a headline."""
    bare = text.strip()
    if len(bare) > _LONGEST_ADDRESS or len(bare.split()) != 1:
        return ""
    try:
        parts = urlsplit(bare)
    except ValueError:  # such as http://[
        return ""
    return bare if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""


def placed(place: Place) -> IncidentPlace:
    """An incident at a place, as exactly as the place itself is known."""
    somewhere = place.level is PlaceLevel.SITE and (place.radius_m or 0) > _WIDER_THAN_A_TOWN_M
    precision = PlacePrecision.GOVERNORATE if somewhere else place_precision(place)
    return IncidentPlace(
        place=place.code,
        precision=precision,
        radius_m=place.radius_m,
        public_precision=max(precision, PlacePrecision.SITE),
    )


def language_of(text: str) -> str:
    """`ar` where most letters are of the Arabic script, else `en`; a guess that the full form lets people correct."""
    return "ar" if is_arabic(text) else "en"


def in_its_language(text: str) -> Trilingual:
    """A text under the language it seems to be in."""
    return Trilingual(ar=text) if is_arabic(text) else Trilingual(en=text)
