"""What incidents are compared by, read from what the team may find: blocks by day and area, then their traits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from incidents.domain.blocking import BACK, shifted
from incidents.domain.glimpses import Glimpse
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.traits import VAGUE, Chains, Tally, Traits, by_night, sites, title_words
from incidents.domain.vocabulary import ALL, Audience, Clarity, PlaceRole
from incidents.storage.db import session
from incidents.storage.incident_values import occurred_of
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.batch import BatchRow
from incidents.storage.models.capture import PrintRow
from incidents.storage.models.finding import FindingKeyRow, FindingLineRow, FindingRow
from incidents.storage.models.incident import IncidentPlaceRow, IncidentRow
from incidents.storage.models.place import PlaceRow

_NEAR_DEGREES = 0.3  # about 30 km
_NEAR_DAYS = 1  # days further apart are never likely but by a shared article, which leads on by itself
_MOST_SEEN = 3000
_MOST_SHARING = 100
_PARAMS = ("article", "cause", "actor")
_SHARED_PARAGRAPHS = 3
_CHUNK = 500


@dataclass(frozen=True)
class Area:
    """Where to look: governorates by code, and points."""

    governorates: frozenset[str]
    points: tuple[Point, ...]


def near(first: date, last: date, area: Area) -> Iterator[Glimpse]:
    """A glimpse of every finding that may lie within a day of a span, in an area."""
    columns = (
        FindingRow.id, FindingRow.earliest, FindingRow.latest, FindingRow.lat, FindingRow.lon, FindingRow.precision,
        FindingRow.killed_min, FindingRow.killed_max, FindingRow.killed_open,
        FindingRow.injured_min, FindingRow.injured_max, FindingRow.injured_open,
    )  # fmt: skip
    query = (
        select(*columns)
        .where(FindingRow.audience == Audience.TEAM.value)
        .where(FindingRow.earliest.between(shifted(first, -BACK), shifted(last, _NEAR_DAYS)))
        .where(FindingRow.latest >= shifted(first, -_NEAR_DAYS))
        .where(or_(*_within(area)))
        .limit(_MOST_SEEN)
    )
    return (_glimpse(*row) for row in session().execute(query).all())


def _glimpse(
    number: int,
    first: date | None,
    last: date | None,
    lat: float | None,
    lon: float | None,
    precision: int,
    *people: Any,
) -> Glimpse:
    return Glimpse(
        number=number,
        first=first or date.min,
        last=last or date.max,
        point=Point(lat, lon) if lat is not None and lon is not None else None,
        precision=PlacePrecision(precision),
        killed=_tally(*people[:3]),
        injured=_tally(*people[3:]),
    )


def _tally(low: int | None, high: int | None, more: bool, *, vague: bool = False) -> Tally | None:  # noqa: FBT001
    most = high if high is not None else low
    return None if most is None else Tally(min=low or 0, max=most, open=more, vague=vague)


def sharing(articles: Iterable[str]) -> tuple[int, ...]:
    """Numbers of findings that lean on one of the articles."""
    wanted = [code for code in articles if code]
    query = (
        select(FindingRow.id)
        .join(FindingKeyRow, FindingKeyRow.finding_id == FindingRow.id)
        .where(FindingKeyRow.param == "article", FindingKeyRow.code.in_(wanted), ~_is_edition())
        .where(FindingRow.audience == Audience.TEAM.value)
        .order_by(FindingRow.id)
        .limit(_MOST_SHARING)
    )
    return tuple(session().scalars(query)) if wanted else ()


def by_day(before: tuple[date, int] | None = None) -> Iterator[tuple[int, date]]:
    """Every finding of the team with a date, the last begun first: number and earliest day.

    `before` is a day and a number: only what comes after them in this order.
    """
    while True:
        query = select(FindingRow.id, FindingRow.earliest)
        query = query.where(FindingRow.audience == Audience.TEAM.value, FindingRow.earliest.is_not(None))
        if before is not None:
            day, number = before
            earlier = and_(FindingRow.earliest == day, FindingRow.id < number)
            query = query.where(or_(FindingRow.earliest < day, earlier))
        ordered = query.order_by(FindingRow.earliest.desc(), FindingRow.id.desc()).limit(_CHUNK)
        found = [(number, first) for number, first in session().execute(ordered) if first is not None]
        if not found:
            return
        yield from found
        before = (found[-1][1], found[-1][0])


def undated_with_article(longest: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Findings whose date is not known, or to more than `longest` days: number, and those that share an article."""
    query = select(FindingRow.id, FindingRow.earliest, FindingRow.latest)
    leaning = select(FindingKeyRow.finding_id).where(FindingKeyRow.param == "article", ~_is_edition())
    rows = session().execute(query.where(FindingRow.audience == Audience.TEAM.value, FindingRow.id.in_(leaning)))
    vague = [number for number, first, last in rows if first is None or last is None or (last - first).days >= longest]
    for number in vague:
        own = select(FindingKeyRow.code).where(FindingKeyRow.finding_id == number, FindingKeyRow.param == "article")
        others = tuple(other for other in sharing(session().scalars(own).all()) if other != number)
        if others:
            yield number, others


def dated() -> int:
    """How many findings `by_day` goes through."""
    query = select(func.count()).select_from(FindingRow)
    where = (FindingRow.audience == Audience.TEAM.value, FindingRow.earliest.is_not(None))
    return session().scalar(query.where(*where)) or 0


def traits(numbers: Sequence[int], chains: Chains) -> dict[int, Traits]:
    """Number of a finding → the traits of its incident."""
    found: dict[int, Traits] = {}
    for start in range(0, len(numbers), _CHUNK):
        found |= _traits(session(), numbers[start : start + _CHUNK], chains)
    return found


def kin(articles: Iterable[str]) -> frozenset[str]:
    """Codes of other articles that share paragraphs with one of these."""
    known = [code for code in articles if code]
    numbers = list(session().scalars(select(ArticleRow.id).where(ArticleRow.code.in_(known)))) if known else []
    alike = _alike(session(), numbers)
    return frozenset(code for codes in alike.values() for code in codes) - set(known)


def codes(numbers: Iterable[int]) -> dict[int, str]:
    """Number of a finding → code of its incident."""
    return dict(session().execute(select(FindingRow.id, FindingRow.code).where(FindingRow.id.in_(list(numbers)))).all())


def _within(area: Area) -> Iterator[ColumnElement[bool]]:
    """In one of the governorates, near one of the points, or nobody knows where."""
    yield FindingRow.governorate.in_([*area.governorates, ""])
    for point in area.points:
        yield and_(
            FindingRow.lat.between(point.lat - _NEAR_DEGREES, point.lat + _NEAR_DEGREES),
            FindingRow.lon.between(point.lon - _NEAR_DEGREES, point.lon + _NEAR_DEGREES),
        )


def _traits(current: Session, numbers: Sequence[int], chains: Chains) -> dict[int, Traits]:
    query = select(FindingRow.id, IncidentRow).join(IncidentRow, IncidentRow.id == FindingRow.incident_id)
    heads = dict(current.execute(query.where(FindingRow.id.in_(numbers))).all())
    keys, tallies = _keys(current, numbers), _tallies(current, numbers)
    places = _places(current, [head.id for head in heads.values()], chains)
    agencies, alike = _agencies(current, keys)
    return {
        number: Traits(
            code=head.code,
            when=occurred_of(head),
            night=by_night(time.fromisoformat(head.time_from) if head.time_from else None, head.time_of_day),
            places=sites(places.get(head.id, ())),
            words=title_words(Trilingual(head.title_en, head.title_ar, head.title_ckb)),
            articles=frozenset(keys[number, "article"]),
            kin=frozenset(code for own in keys[number, "article"] for code in alike.get(own, ())),
            agencies=frozenset(agencies[own] for own in keys[number, "article"] if agencies.get(own)),
            tallies=tallies.get(number, {}),
            causes=frozenset(keys[number, "cause"]),
            actors=frozenset(keys[number, "actor"]),
            pattern=head.clarity == Clarity.SUMMARY.value,
        )
        for number, head in heads.items()
    }


def _is_edition() -> ColumnElement[bool]:
    """Whether a key names the article of a whole imported file: that two rows stand in one file tells nothing."""
    editions = select(ArticleRow.code).join(BatchRow, BatchRow.article_id == ArticleRow.id)
    return and_(FindingKeyRow.param == "article", FindingKeyRow.code.in_(editions))


def _keys(current: Session, numbers: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    query = select(FindingKeyRow.finding_id, FindingKeyRow.param, FindingKeyRow.code)
    for number, param, code in current.execute(
        query.where(FindingKeyRow.finding_id.in_(numbers), FindingKeyRow.param.in_(_PARAMS), ~_is_edition())
    ):
        found[number, param].append(code)
    return found


def _tallies(current: Session, numbers: Sequence[int]) -> dict[int, dict[str, Tally]]:
    found: dict[int, dict[str, Tally]] = defaultdict(dict)
    line = FindingLineRow
    columns = (line.finding_id, line.outcome, line.min, line.max, line.open, line.low_said, line.high_said)
    query = select(*columns).where(line.finding_id.in_(numbers), line.group == ALL)
    for number, outcome, low, high, more, low_said, high_said in current.execute(query):
        vague = high_said in VAGUE and low_said in {*VAGUE, ""}
        if (tally := _tally(low, high, more, vague=vague)) is not None:
            found[number][outcome] = replace(tally, said=(low_said, high_said))
    return found


def _places(current: Session, incidents: Sequence[int], chains: Chains) -> dict[int, list[IncidentPlace]]:
    found: dict[int, list[IncidentPlace]] = defaultdict(list)
    query = (
        select(IncidentPlaceRow, PlaceRow.code)
        .join(PlaceRow, PlaceRow.id == IncidentPlaceRow.place_id)
        .where(IncidentPlaceRow.incident_id.in_(incidents))
        .order_by(IncidentPlaceRow.position)
    )
    for row, code in current.execute(query):
        found[row.incident_id].append(
            IncidentPlace(
                place=code,
                role=PlaceRole(row.role),
                precision=PlacePrecision(row.precision),
                radius_m=row.radius_m,
                point=Point(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
                chain=chains(code),
            )
        )
    return found


def _agencies(
    current: Session, keys: Mapping[tuple[int, str], list[str]]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Article → the agency its outlet repeats; article → articles that share paragraphs with it."""
    wanted = {code for (_, param), codes in keys.items() if param == "article" for code in codes}
    query = select(ArticleRow.code, ArticleRow.id, SourceRow.family).outerjoin(
        SourceRow, SourceRow.id == ArticleRow.source_id
    )
    rows = current.execute(query.where(ArticleRow.code.in_(wanted))).all()
    alike = _alike(current, [number for _, number, _ in rows])
    return (
        {code: family or "" for code, _, family in rows},
        {code: alike[number] for code, number, _ in rows if number in alike},
    )


def _alike(current: Session, articles: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Row number of an article → codes of others that share several paragraphs with it."""
    own, others = aliased(PrintRow), aliased(PrintRow)
    query: Any = (
        select(own.article_id, ArticleRow.code)
        .join(others, and_(others.mark == own.mark, others.article_id != own.article_id))
        .join(ArticleRow, ArticleRow.id == others.article_id)
        .where(own.article_id.in_(articles))
        .group_by(own.article_id, ArticleRow.code)
        .having(func.count() >= _SHARED_PARAGRAPHS)
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, code in current.execute(query) if articles else ():
        found[number] = (*found.get(number, ()), code)
    return found
