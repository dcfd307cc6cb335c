"""What is reported of invented incidents: articles of several outlets whose figures agree, differ, or say little."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from incidents.domain.articles import ArticleRef, Source
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import DateQualifier, UncertainDate
from incidents.domain.incident import ArticleLink, Draft
from incidents.domain.moments import TimeSpan
from incidents.domain.vocabulary import ALL, INJURED, KILLED, ClaimStatus, Clarity, Scope, Tier
from incidents.services.synthetic import dating
from incidents.services.synthetic.draws import Weighted, stream, zipf
from incidents.storage.inventing.stories import Story

#: Around this day every story is told first.
BASE = date(2012, 6, 1)
_ARTICLES = Weighted((1, 2, 3, 4, 5), (0.56, 0.28, 0.11, 0.04, 0.01))
_FIGURES = Weighted((0, 1, 2, 3, 4, 5, 6), (0.08, 0.34, 0.28, 0.14, 0.09, 0.05, 0.02))
_OUTCOMES = Weighted((KILLED, INJURED, "detained", "abducted", "missing", "displaced", "gas"), (50, 34, 6, 3, 2, 3, 2))
_GROUPS = Weighted((ALL, "civilians", "protesters", "security_forces", "children", "women"), (84, 5, 5, 3, 2, 1))
_SAID = Weighted(
    (
        Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.ABOUT, Qualifier.UP_TO, Qualifier.DOZENS,
        Qualifier.SEVERAL, Qualifier.HUNDREDS, Qualifier.NONE,
    ),
    (62, 14, 5, 5, 3, 4, 4, 1, 2),
)  # fmt: skip
_WORDS_ALONE = frozenset({Qualifier.DOZENS, Qualifier.SEVERAL, Qualifier.HUNDREDS, Qualifier.NONE})
_SCOPES = Weighted((Scope.INCIDENT, Scope.SEVERAL_DAYS, Scope.WIDER_AREA, Scope.PART, Scope.UNSURE), (88, 4, 4, 2, 2))
_STANDING = Weighted((ClaimStatus.ACTIVE, ClaimStatus.CORRECTED, ClaimStatus.DISPUTED), (95, 3, 2))
_EVENTS = zipf(
    ("battle", "remote-explosive", "attack-on-civilians", "protest", "arrests", "abduction", "shelling", "other")
)
_DAYS_LATER = Weighted((0, 1, 2, 3, 7, 30), (40, 34, 12, 8, 4, 2))
_PATTERN, _TEAM_ONLY, _LASTING, _GRAPHIC, _RANGE, _OF_ARTICLE = 0.015, 0.12, 0.3, 0.04, 0.12, 0.1
_TIMED, _QUOTED = 0.5, 0.3
_LARGEST = 400


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How the days of a story lie, for dating it anew."""

    span: int
    qualifier: DateQualifier
    lasting: bool


def story(seed: int, number: int, outlets: Sequence[Source]) -> tuple[Story, Shape]:
    """The story of this number."""
    draw = stream(seed, "story", number)
    shape = Shape(span=dating.SPANS.one(draw), qualifier=dating.qualifier(draw), lasting=draw.random() < _LASTING)
    when, last = dating.around(BASE.toordinal(), shape.span, shape.qualifier, lasting=shape.lasting)
    base = date.fromordinal(last)
    chosen = zipf(outlets).some(draw, _ARTICLES.one(draw))
    links = tuple(_link(draw, place, source, base) for place, source in enumerate(chosen))
    claims = _claims(draw, len(links), base)
    draft = Draft(
        occurred=when,
        clarity=Clarity.SUMMARY if draw.random() < _PATTERN else Clarity.EVENT,
        event_type=_EVENTS.one(draw),
        claims=claims,
        articles=links,
        no_number_reason="" if claims else "Invented: no report gives a number",
        sensitivity=("graphic",) if draw.random() < _GRAPHIC else (),
    )
    names = [link.article for link in links]
    return (
        Story(
            draft=draft,
            base=base,
            outlets=dict(zip(names, (source.code for source in chosen), strict=True)),
            excerpts={
                name: f"Invented excerpt of report {number + 1}, part {place}" for place, name in enumerate(names)
            },
        ),
        shape,
    )


def _link(draw: Random, place: int, source: Source, base: date) -> ArticleLink:
    return ArticleLink(
        article=str(place),
        ref=ArticleRef(
            code=str(place),
            language=draw.choice(("en", "en", "ar")),
            outlet=source.name,
            published=UncertainDate.day(base + timedelta(days=_DAYS_LATER.one(draw))),
            voice=source.family or source.code,
            reliability=source.reliability,
            public=draw.random() >= _TEAM_ONLY,
        ),
    )


def _claims(draw: Random, articles: int, base: date) -> tuple[Claim, ...]:
    """Figures around one that nobody knows, for one or two outcomes."""
    true = min(_LARGEST, int(draw.paretovariate(0.9)))
    outcomes = _OUTCOMES.some(draw, 2)
    return tuple(
        _claim(draw, number, str(draw.randrange(articles)), (draw.choice(outcomes), true), base)
        for number in range(1, _FIGURES.one(draw) + 1)
    )


def _claim(draw: Random, number: int, article: str, about: tuple[str, int], base: date) -> Claim:
    outcome, true = about
    said, scope = _SAID.one(draw), _SCOPES.one(draw)
    value = None if said in _WORDS_ALONE else max(0, round(true * draw.uniform(0.6, 1.5)))
    ranged = value is not None and said is Qualifier.EXACT and draw.random() < _RANGE
    as_of = (
        TimeSpan.of(UncertainDate.day(base + timedelta(days=_DAYS_LATER.one(draw)))) if draw.random() < _TIMED else None
    )
    wide = scope is Scope.SEVERAL_DAYS
    printed = said.value if value is None else str(value)
    return Claim(
        number=number, article=article, outcome=outcome, group=_GROUPS.one(draw), qualifier=said, value=value,
        upper=value + true if ranged and value is not None else None, printed=printed, scope=scope,
        scope_from=base - timedelta(days=3) if wide else None, scope_to=base + timedelta(days=3) if wide else None,
        as_of=as_of, said_by="an invented official" if draw.random() < _QUOTED else "",
        passage=f"Invented passage: {printed} {outcome}", passage_lang="en", status=_STANDING.one(draw),
        tier=Tier.TEAM if draw.random() < _OF_ARTICLE else Tier.PUBLIC,
    )  # fmt: skip
