"""Invented incidents, put together from a stock of stories, places, terms and words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from incidents.domain.articles import Source
from incidents.domain.finding import Labels
from incidents.domain.people import Actor
from incidents.domain.places import Place
from incidents.domain.vocabulary import Grade, Status, Tier
from incidents.services.synthetic import dating, siting, telling, terms, wording
from incidents.services.synthetic.draws import Weighted, stream
from incidents.services.synthetic.siting import Spot
from incidents.services.synthetic.telling import Shape
from incidents.services.synthetic.wording import Said, Vocabulary
from incidents.storage.inventing.days import Day, day, iso
from incidents.storage.inventing.invention import Invention
from incidents.storage.inventing.parts import Terms
from incidents.storage.inventing.stories import Told, told

#: Status, that of the publication, and tier → how often.
_STANDINGS = Weighted(
    (
        (Status.PUBLISHED, Status.PUBLISHED, Tier.PUBLIC),
        (Status.DRAFT, None, Tier.PUBLIC),
        (Status.DRAFT, None, Tier.TEAM),
        (Status.SUBMITTED, None, Tier.PUBLIC),
        (Status.VERIFIED, None, Tier.PUBLIC),
        (Status.VERIFIED, None, Tier.TEAM),
        (Status.WITHDRAWN, Status.WITHDRAWN, Tier.PUBLIC),
        (Status.DRAFT, Status.PUBLISHED, Tier.PUBLIC),
        (Status.REJECTED, None, Tier.PUBLIC),
        (Status.DRAFT, None, Tier.CONFIDENTIAL),
    ),
    (39, 22, 6, 10, 11, 5, 3, 2, 1, 1),
)
_UNREVIEWED = frozenset({Status.DRAFT, Status.SUBMITTED})
_LATER = Weighted((2, 5, 20, 90, 400), (30, 30, 20, 14, 6))
_LAST_CHANGE = date(2026, 10, 31).toordinal()
_MINUTES, _SECONDS = 60, 60
_CONFIRMED = 0.15
_A_STORY = 40  # incidents, about; small sets have few stories, large ones no more than MOST
_MOST, _LEAST = 2500, 60


@dataclass(frozen=True, kw_only=True)
class Stock:
    """What incidents are put together from."""

    stories: tuple[tuple[Told, Shape], ...]
    spots: Weighted[Spot]
    violations: Weighted[Terms]
    causes: Weighted[Terms]
    actors: Weighted[Terms]

    @classmethod
    def of(
        cls,
        seed: int,
        count: int,
        *,
        named: tuple[Sequence[Source], Sequence[Actor], Sequence[Place]],
        numbers: tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]],
        labels: Labels,
    ) -> "Stock":
        """A stock for about so many incidents; `named` and `numbers` are those of outlets, actors and places."""
        (outlets, actors, places), (sources, groups, grounds) = named, numbers
        size = max(_LEAST, min(_MOST, count // _A_STORY))
        pairs = (telling.story(seed, number, outlets) for number in range(size))
        return cls(
            stories=tuple((told(story, labels, sources.__getitem__), shape) for story, shape in pairs),
            spots=siting.spots(seed, places, grounds.__getitem__, size),
            violations=terms.violations(seed, labels, size),
            causes=terms.causes(seed, labels, size // 4),
            actors=terms.actors(seed, actors, groups.__getitem__, size),
        )


class Inventor:
    """Puts incidents together; the same seed and number give the same incident."""

    def __init__(self, seed: int, stock: Stock) -> None:
        self._seed, self._stock = seed, stock
        self._words, self._days = Vocabulary(), dating.waves()

    def invent(self, first: int, count: int) -> Iterator[Invention]:
        """So many incidents, the first of this number."""
        draw, stock = stream(self._seed, "chunk", first), self._stock
        stories = draw.choices(stock.stories, k=count)
        drawn = zip(
            stories,
            stock.spots.many(draw, count),
            self._days.many(draw, count),
            stock.violations.many(draw, count),
            stock.causes.many(draw, count),
            stock.actors.many(draw, count),
            self._words.summaries(draw, count),
            _STANDINGS.many(draw, count),
            strict=True,
        )
        headlines = self._headlines(draw, [story for story, _ in stories])
        for number, one in enumerate(drawn, start=first):
            (story, shape), spot, anchor, violations, causes, actors, summary, standing = one
            when = _dated(anchor, shape)
            created, changed = _moments(draw, when.last)
            status, outing, tier = standing
            yield Invention(
                told=story,
                site=spot.site,
                point=siting.near(spot.around, draw) if spot.around else None,
                day=when,
                violations=violations,
                causes=causes,
                actors=actors,
                title=wording.title(number, spot.name_en, spot.name_ar),
                summary=summary,
                headlines=[next(headlines[slot.language]) for slot in story.slots],
                status=status.value,
                outing=outing.value if outing else None,
                tier=tier.value,
                grade=_grade(draw, story, status).value,
                created=created,
                changed=changed,
            )

    def _headlines(self, draw: Random, stories: Sequence[Told]) -> dict[str, Iterator[Said]]:
        languages = [slot.language for story in stories for slot in story.slots]
        return {name: iter(self._words.headlines(draw, name, languages.count(name))) for name in ("en", "ar")}


@lru_cache(maxsize=100_000)
def _dated(anchor: int, shape: Shape) -> Day:
    return day(*dating.around(anchor, shape.span, shape.qualifier, lasting=shape.lasting))


def _moments(draw: Random, last: int) -> tuple[str, str]:
    """When the record was made and changed, as text to the second."""
    created = min(last + _LATER.one(draw), _LAST_CHANGE)
    changed = min(created + _LATER.one(draw), _LAST_CHANGE)
    clock = f"{int(draw.random() * _MINUTES):02}:{int(draw.random() * _SECONDS):02}"
    return f"{iso(created)} 08:{clock}", f"{iso(changed)} 09:{clock}"


def _grade(draw: Random, story: Told, status: Status) -> Grade:
    if status in _UNREVIEWED:
        return Grade.PROVISIONAL
    if story.disagree:
        return Grade.CONTESTED
    if draw.random() < _CONFIRMED:
        return Grade.CONFIRMED
    return Grade.FAIR if story.voices > 1 else Grade.WEAK
