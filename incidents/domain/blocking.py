"""Which incidents are worth comparing: those of days and governorates that touch. The work grows with the records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from incidents.domain.matching import DAYS_APART, Likeness, likeness
from incidents.domain.places import PlaceLevel
from incidents.domain.traits import Traits

LONGEST_SPAN = 31
"""Days: a record whose date is known less exactly is compared only where it shares an article."""

BACK = LONGEST_SPAN + DAYS_APART
"""Days before a day on which a record may have begun that still touches it."""

_NOWHERE = ""
_MANY = 500  # records of one governorate, before those too far back are let go

#: Two codes, and how alike they are.
Found = tuple[str, str, Likeness]


@dataclass
class Window:
    """The incidents around a day, by governorate. Hand them in by their first day, the latest first.

    `apart` are pairs of codes, both ways round, that a person found to be different.
    """

    apart: frozenset[tuple[str, str]] = frozenset()
    _by_area: dict[str, list[tuple[date, Traits]]] = field(default_factory=lambda: defaultdict(list))

    def compare(self, one: Traits) -> Iterator[Found]:
        """The likely pairs of an incident with those handed in before; none where its date says too little."""
        if not comparable(one):
            return
        seen = {one.code}
        for other in self._around(one):
            if other.code in seen or (one.code, other.code) in self.apart:
                continue
            seen.add(other.code)
            if not _days_between(one, other) and (like := likeness(one, other)).likely:
                yield one.code, other.code, like

    def add(self, one: Traits) -> None:
        """Take an incident in."""
        if one.when is None or not comparable(one):
            return
        day = one.when.earliest
        for area in governorates(one) or {_NOWHERE}:
            kept = self._by_area[area]
            kept.append((day, one))
            if len(kept) > _MANY and kept[0][0] > shifted(day, BACK):
                self._by_area[area] = [pair for pair in kept if pair[0] <= shifted(day, BACK)]

    def _around(self, one: Traits) -> Iterator[Traits]:
        own = governorates(one)
        areas = [*sorted(own), _NOWHERE] if own else sorted(self._by_area)
        last = shifted(one.when.latest, DAYS_APART) if one.when else date.min
        for area in areas:
            for day, other in reversed(self._by_area.get(area, [])):
                if day > last:
                    break
                yield other


def pairs_among(ordered: Iterable[Traits], apart: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Found]:
    """Every likely pair of incidents that come by their first day, the latest first."""
    window = Window(apart)
    for one in ordered:
        yield from window.compare(one)
        window.add(one)


def comparable(one: Traits) -> bool:
    """Whether the date says enough to look for incidents around it."""
    return one.when is not None and one.when.days <= LONGEST_SPAN


def shifted(day: date, days: int) -> date:
    """A day so many days later, or earlier; the ends of the calendar stay where they are."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def governorates(one: Traits) -> frozenset[str]:
    """Codes of the governorates that an incident lies in; empty where it is not known so far."""
    return frozenset(each.code for place in one.places for each in place.chain if each.level is PlaceLevel.GOVERNORATE)


def _days_between(one: Traits, other: Traits) -> bool:
    """Two known days with another day between them: no likeness makes up for that, so none is worked out."""
    a, b = one.when, other.when
    if a is None or b is None or a.qualifier or b.qualifier or a.days > 1 or b.days > 1:
        return False
    return abs((a.earliest - b.earliest).days) > 1
