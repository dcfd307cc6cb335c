"""Invented incidents, some of them told twice: what the finding of duplicates is measured on. One seed, one set.

A re-telling has another source and another title, in English or Arabic; its date may be a span, a month, uncertain or a
night's other day; its place may be the town of a square or a square of the town; its figures differ within reason, turn
into a word, or are left out. Among the others stand distractors: the same place on the days beside, another town or
another square of the town on the same day, each with figures of its own. Beside them no town has two events on one day
by mere chance: two reports from one small town on one day are nearly always of one event, which chance would deny.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random

from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import DateQualifier, UncertainDate
from incidents.domain.incident import ArticleLink, Cause, Draft
from incidents.domain.places import Place, PlaceLevel, Point
from incidents.domain.quick import placed
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import INJURED, KILLED
from incidents.geocoding.gazetteer import Gazetteer

FIRST_DAY, DAYS = date(2031, 1, 1), 1500
_CAUSES = ("live-ammunition", "tear-gas-canister-impact", "knife", "explosion", "beating", "fire", "birdshot")
_ENGLISH = (
    "Shots were fired at protesters in {place}", "Several people hurt near {place}, says a report",
    "Night of violence in {place}", "{place}: security forces open fire", "Gunmen attack {what} in {place}",
    "Deaths reported at {what} in {place}", "Attack on {what}, {place}",
)  # fmt: skip
_ARABIC = (
    "إطلاق نار على متظاهرين في {place}", "قتلى وجرحى في {place}", "مصادر: إصابات قرب {place}",
    "مسلحون يهاجمون {what} في {place}", "هجوم على {what} في {place}",
)  # fmt: skip
_WHAT = (
    ("a teachers' sit-in", "اعتصام المعلمين"), ("a party office", "مقر حزب"), ("a bakery", "مخبز"),
    ("a students' march", "مسيرة طلابية"), ("a football ground", "ملعب"), ("a checkpoint", "سيطرة"),
    ("a market", "سوق"), ("a clinic", "عيادة"), ("a hospital gate", "باب مستشفى"), ("a tent", "خيمة"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened, before anybody told it."""

    day: date
    night: bool
    place: Place
    what: int
    cause: str
    killed: int
    injured: int


@dataclass(frozen=True)
class Planted:
    """Every telling by its code, and the pairs of codes that tell of one event."""

    drafts: dict[str, Draft]
    pairs: frozenset[frozenset[str]]


def planted(gazetteer: Gazetteer, seed: int, *, records: int = 5000, retold: int = 500) -> Planted:
    """`records` tellings, `retold` of them the second of an event told already."""
    world = _World(gazetteer, Random(seed))  # noqa: S311 - invented data, the same each time
    events = list(world.events(records - retold))
    drafts = {f"first-{number}": world.told(event, number) for number, event in enumerate(events)}
    again = world.random.sample(range(len(events)), retold)
    drafts |= {f"again-{number}": world.retold(events[number], number) for number in again}
    return Planted(drafts, frozenset(frozenset({f"first-{number}", f"again-{number}"}) for number in again))


class _World:
    def __init__(self, gazetteer: Gazetteer, random: Random) -> None:
        self.random = random
        self._gazetteer = gazetteer
        iraq = [place for place in gazetteer.places if place.code.startswith(("IQ-", "P-")) and place.point]
        self._towns = [place for place in iraq if place.level is PlaceLevel.CITY]
        self._taken: set[tuple[date, Place | None]] = set()
        self._sites = [place for place in iraq if place.level in {PlaceLevel.SITE, PlaceLevel.NEIGHBOURHOOD}]

    def events(self, count: int) -> Iterator[Event]:
        """Independent events, and beside a third of them a distractor."""
        made = 0
        while made < count:
            event = self._event()
            if (event.day, self._town(event.place)) in self._taken:
                continue
            self._taken.add((event.day, self._town(event.place)))
            yield event
            made += 1
            if made < count and self.random.random() < 1 / 3:
                beside = self._distractor(event)
                self._taken.add((beside.day, self._town(beside.place)))
                yield beside
                made += 1

    def told(self, event: Event, number: int) -> Draft:
        """The first telling: as it was, with most of the figures."""
        random = self.random
        when = UncertainDate.day(event.day)
        known = event.night and random.random() < 0.8
        return self._draft(event, when, event.place, f"A-{number}", hour=time(23, 30) if known else None)

    def retold(self, event: Event, number: int) -> Draft:
        """The same event by somebody else."""
        when, hour = self._other_date(event)
        return self._draft(self._other_figures(event), when, self._other_place(event.place), f"B-{number}", hour=hour)

    def _event(self) -> Event:
        random = self.random
        killed = int(random.paretovariate(1.1)) - 1 if random.random() < 0.8 else 0
        return Event(
            day=FIRST_DAY + timedelta(days=random.randrange(DAYS)),
            night=random.random() < 0.3,
            place=random.choice(self._sites) if random.random() < 0.25 else random.choice(self._towns),
            what=random.randrange(len(_WHAT)),
            cause=random.choice(_CAUSES),
            killed=min(killed, 80),
            injured=min(int(random.paretovariate(0.8)) + killed, 400),
        )

    def _distractor(self, event: Event) -> Event:
        """Figures of its own; the day beside, or another place of the day."""
        other = self._event()
        kind = self.random.randrange(3)
        if kind == 0:
            step = timedelta(days=self.random.choice((-1, 1)))
            return replace(other, day=event.day + step, place=event.place, night=event.night)
        near = self._beside(event.place) if kind == 1 else self._other_site(event.place)
        return replace(other, day=event.day, place=near)

    def _beside(self, place: Place) -> Place:
        """Another town, one of the nearest."""
        assert place.point is not None
        here = place.point
        town = self._town(place)
        others = sorted((one for one in self._towns if one != town), key=lambda one: _degrees(here, one.point))
        return self.random.choice(others[:4])

    def _other_site(self, place: Place) -> Place:
        beside = [one for one in self._sites if one != place and self._town(one) == self._town(place)]
        return self.random.choice(beside) if beside else self._beside(place)

    def _town(self, place: Place) -> Place | None:
        return next((one for one in self._gazetteer.chain(place) if one.level is PlaceLevel.CITY), None)

    def _other_date(self, event: Event) -> tuple[UncertainDate, time | None]:
        day, draw = event.day, self.random.random()
        if event.night and self.random.random() < 0.5:
            if draw < 0.5:
                return UncertainDate.day(day + timedelta(days=1)), time(1, 30)
            return UncertainDate.span(day, day + timedelta(days=1)), None
        if draw < 0.05:
            return UncertainDate.month(day.year, day.month), None
        if draw < 0.1:
            return replace(UncertainDate.day(day), qualifier=DateQualifier.APPROXIMATE), None
        return UncertainDate.day(day), None

    def _other_place(self, place: Place) -> Place:
        draw = self.random.random()
        if place.level is PlaceLevel.CITY:
            inside = [one for one in self._sites if self._town(one) == place]
            if inside and draw < 0.3:
                return self.random.choice(inside)
            return self._around(place) if draw > 0.93 else place
        return self._town(place) or place if draw < 0.4 else place

    def _around(self, place: Place) -> Place:
        return next(one for one in self._gazetteer.chain(place) if one.level is PlaceLevel.GOVERNORATE)

    def _other_figures(self, event: Event) -> Event:
        return replace(event, killed=self._near(event.killed), injured=self._near(event.injured))

    def _near(self, people: int) -> int:
        draw = self.random.random()
        if draw < 0.5:
            return people
        return max(0, round(people * self.random.uniform(0.6, 1.5)))

    def _draft(self, event: Event, when: UncertainDate, place: Place, article: str, *, hour: time | None) -> Draft:
        claims = [
            self._claim(number, outcome, people, article)
            for number, (outcome, people) in enumerate(((KILLED, event.killed), (INJURED, event.injured)), start=1)
            if self.random.random() < 0.85
        ]
        return Draft(
            title=self._title(event, place),
            occurred=when,
            time_from=hour,
            places=(placed(place),),
            causes=(Cause(term=event.cause),) if self.random.random() < 0.6 else (),
            articles=(ArticleLink(article=article),),
            claims=tuple(claims),
        )

    def _claim(self, number: int, outcome: str, people: int, article: str) -> Claim:
        said = Claim(number=number, article=article, outcome=outcome, value=people, printed=str(people))
        if people >= 24 and self.random.random() < 0.25:
            return replace(said, qualifier=Qualifier.DOZENS, value=None, printed="dozens")
        if people > 2 and self.random.random() < 0.2:
            return replace(said, qualifier=Qualifier.AT_LEAST)
        return said

    def _title(self, event: Event, place: Place) -> Trilingual:
        english, arabic = _WHAT[event.what]
        if self.random.random() < 0.35 and place.name_ar:
            return Trilingual(ar=self.random.choice(_ARABIC).format(place=place.name_ar, what=arabic))
        name = self.random.choice([name for name in place.names if name.isascii()])
        return Trilingual(en=self.random.choice(_ENGLISH).format(place=name, what=english))


def _degrees(here: Point, there: Point | None) -> float:
    assert there is not None
    return (here.lat - there.lat) ** 2 + (here.lon - there.lon) ** 2


def chains_of(gazetteer: Gazetteer) -> Callable[[str], tuple[Place, ...]]:
    """Place code → its chain."""
    by_code = {place.code: tuple(gazetteer.chain(place)) for place in gazetteer.places}
    return by_code.__getitem__
