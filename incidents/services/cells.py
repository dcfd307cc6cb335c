"""What a map's window holds, gathered into cells of a grid; single incidents where there are few."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from incidents.domain.access import Action, Actor
from incidents.domain.counts import Count, Total, sum_counts
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.vocabulary import INJURED, KILLED, Clarity
from incidents.storage.search import rows

DEEPEST_ZOOM = 19
#: Up to this many incidents are told one by one.
FEW = 200
#: More than these are not gathered; `left_out` says how many.
MOST = 20_000
_CELLS_A_TILE = 4
_NOTHING = Count(None, None)


@dataclass(frozen=True)
class Cell:
    """Incidents near one another: their middle, how many, and their people as ranges; `codes` where it is one."""

    centre: Point
    incidents: int
    people: dict[str, Total]
    code: str = ""


@dataclass(frozen=True)
class Area:
    """Incidents known to a governorate, or to no more than a district of it: they have no point on a map."""

    governorate: str
    incidents: int
    people: dict[str, Total]


@dataclass(frozen=True)
class Window:
    """The incidents of a window: `singles` where there are few, else `cells`; `areas` hold those without a point."""

    zoom: int
    total: int
    cells: tuple[Cell, ...]
    singles: tuple[Summary, ...]
    areas: tuple[Area, ...]
    left_out: int


def window(criteria: Criteria, zoom: int, by: Actor, *, few: int = FEW) -> Window:
    """The incidents that answer, on a grid of a quarter of a map tile at `zoom` (0 the earth, 19 a house).

    Up to `few` are told one by one.
    """
    by.require(Action.READ_PUBLIC)
    found = rows.all_summaries(criteria, by.audience, MOST)
    total = rows.count(criteria, by.audience) if len(found) == MOST else len(found)
    placed = tuple(one for one in found if on_a_point(one))
    coarse = [one for one in found if not on_a_point(one)]
    one_by_one = len(placed) <= few
    return Window(
        zoom=zoom,
        total=total,
        cells=() if one_by_one else tuple(_cells(placed, zoom)),
        singles=placed if one_by_one else (),
        areas=tuple(_areas(coarse)),
        left_out=total - len(found),
    )


def on_a_point(summary: Summary) -> bool:
    """Whether an incident is known more exactly than its district, so that a point says nothing untrue."""
    return summary.point is not None and summary.precision < PlacePrecision.DISTRICT


def people(summaries: Iterable[Summary]) -> dict[str, Total]:
    """Killed and injured as sums of ranges; a pattern over time enters none."""
    events = [one for one in summaries if one.clarity == Clarity.EVENT]
    return {outcome: sum_counts(one.counts.get(outcome, _NOTHING) for one in events) for outcome in (KILLED, INJURED)}


def _cells(placed: Iterable[Summary], zoom: int) -> Iterable[Cell]:
    side = 360 / (2**zoom * _CELLS_A_TILE)
    gathered: dict[tuple[int, int], list[Summary]] = defaultdict(list)
    for one in placed:
        if one.point is not None:
            gathered[floor(one.point.lat / side), floor(one.point.lon / side)].append(one)
    for key in sorted(gathered):
        yield _cell(gathered[key])


def _cell(members: list[Summary]) -> Cell:
    points = [one.point for one in members if one.point is not None]
    middle = Point(_mean([point.lat for point in points]), _mean([point.lon for point in points]))
    return Cell(middle, len(members), people(members), members[0].code if len(members) == 1 else "")


def _mean(degrees: list[float]) -> float:
    return round(sum(degrees) / len(degrees), 6)


def _areas(coarse: Iterable[Summary]) -> Iterable[Area]:
    gathered: dict[str, list[Summary]] = defaultdict(list)
    for one in coarse:
        gathered[one.governorate].append(one)
    for code in sorted(gathered):
        yield Area(code, len(gathered[code]), people(gathered[code]))
