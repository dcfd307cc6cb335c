"""A quick report: the seven questions answered, and the draft made of them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim
from incidents.domain.count_words import ReadCount
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace
from incidents.domain.places import Place, PlacePrecision, place_precision
from incidents.domain.text import Trilingual, is_arabic
from incidents.domain.vocabulary import INJURED, KILLED, N_, Scope, Term, Tier


class Covers(Term):
    """Whether the numbers of a report cover only this event."""

    YES = "yes", N_("Yes")
    MORE = "more", N_("No, more than this")
    UNSURE = "unsure", N_("Not sure")


_SCOPES = {Covers.YES: Scope.INCIDENT, Covers.MORE: Scope.MORE, Covers.UNSURE: Scope.UNSURE}


@dataclass(frozen=True, kw_only=True)
class QuickReport:
    """What a monitor typed, read into values. Blank means the report does not say."""

    read_where: str = ""
    outlet: str = ""
    published: UncertainDate | None = None
    what: str = ""
    occurred: UncertainDate | None = None
    place: Place | None = None
    killed: ReadCount | None = None
    injured: ReadCount | None = None
    passage: str = ""
    covers: Covers = Covers.YES

    @property
    def names_a_source(self) -> bool:
        """Whether the report says where it was read."""
        return bool(self.read_where or self.outlet)

    @property
    def counts(self) -> tuple[tuple[str, ReadCount], ...]:
        """The figures given, by outcome."""
        pairs = ((KILLED, self.killed), (INJURED, self.injured))
        return tuple((outcome, count) for outcome, count in pairs if count is not None)

    def article(self, outlet: str) -> ArticleDraft:
        """The article of question 1; `outlet` is the code its name was kept under."""
        is_link = bool(urlsplit(self.read_where).scheme in {"http", "https"} and urlsplit(self.read_where).hostname)
        return ArticleDraft(
            title="" if is_link else self.read_where,
            url=self.read_where if is_link else "",
            url_shown=is_link,
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
            claims=tuple(self._claim(article, number, *pair) for number, pair in enumerate(self.counts, start=1))
            if article
            else (),
        )

    def _claim(self, article: str, number: int, outcome: str, count: ReadCount) -> Claim:
        return Claim(
            number=number,
            article=article,
            outcome=outcome,
            qualifier=count.qualifier,
            value=count.value,
            upper=count.upper,
            printed=count.as_printed,
            scope=_SCOPES[self.covers],
            passage=self.passage,
            passage_lang=language_of(self.passage) if self.passage else "",
        )


def placed(place: Place) -> IncidentPlace:
    """An incident at a place, as exactly as the place itself is known."""
    precision = place_precision(place)
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
