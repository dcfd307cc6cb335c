"""All incidents against all: pairs that may be one. Blocked by day and area: the work grows with the records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from incidents.domain.access import Action, Actor
from incidents.domain.blocking import BACK, LONGEST_SPAN, Found, Window, shifted
from incidents.domain.errors import Refused
from incidents.domain.incident import Summary
from incidents.domain.matching import Likeness, likeness
from incidents.domain.traits import Chains
from incidents.domain.vocabulary import N_, Audience
from incidents.services.matching import chains
from incidents.storage import likenesses, matches
from incidents.storage.search import rows

_CHUNK = 500
_MOST_LOOKED_AT = 5_000  # findings for one page of pairs


@dataclass(frozen=True)
class Pair:
    """Two incidents that may be one."""

    first: Summary
    second: Summary
    likeness: Likeness


@dataclass(frozen=True)
class PairPage:
    """Some pairs, and where the next page goes on; None at the end."""

    items: tuple[Pair, ...]
    next: str | None


def batch(by: Actor, looked_at: Callable[[int], object] = lambda _: None) -> Iterator[Pair]:
    """Every pair of the team's incidents that may be one, the latest first. `looked_at` is told of each step."""
    by.require(Action.READ_TEAM)
    for step in _steps(None):
        looked_at(1)
        yield from _pairs(step.found)
    yield from _pairs(_by_article())


def how_many() -> int:
    """How many records `batch` goes through."""
    return likenesses.dated()


def page(by: Actor, after: str = "", size: int = 20) -> PairPage:
    """A page of pairs for people to decide on, `size` of them or a few more. Refused: a marker that is not ours."""
    by.require(Action.MERGE)
    found: list[Found] = []
    for count, step in enumerate(_steps(_mark(after)), start=1):
        found += step.found
        if len(found) >= size or count >= _MOST_LOOKED_AT:
            return PairPage(tuple(_pairs(found)), f"{step.day.isoformat()}.{step.number}")
    return PairPage(tuple(_pairs([*found, *_by_article()])), None)


@dataclass(frozen=True)
class _Step:
    """One finding compared with those before it."""

    day: date
    number: int
    found: tuple[Found, ...]


def _steps(mark: tuple[date, int] | None) -> Iterator[_Step]:
    """Each dated finding in turn, the last begun first. With a mark: those after it, compared with those before too."""
    find, window = chains(), Window(matches.kept_apart())
    start = (shifted(mark[0], BACK), 0) if mark else None
    rows_of = likenesses.by_day(start)
    while chunk := list(islice(rows_of, _CHUNK)):
        known = likenesses.traits([number for number, _ in chunk], find)
        for number, first in chunk:
            if mark is None or (first, number) < mark:
                yield _Step(first, number, tuple(window.compare(known[number])))
            window.add(known[number])


def _by_article() -> Iterator[Found]:
    """Records without a day, or with no more than a year: only with those that share an article."""
    apart, find = matches.kept_apart(), chains()
    seen: set[frozenset[str]] = set()
    for number, others in likenesses.undated_with_article(LONGEST_SPAN):
        yield from _shared(number, others, find, apart, seen)


def _shared(
    number: int, others: tuple[int, ...], find: Chains, apart: frozenset[tuple[str, str]], seen: set[frozenset[str]]
) -> Iterator[Found]:
    known = likenesses.traits([number, *others], find)
    one = known[number]
    for other in (known[each] for each in others if each in known):
        both = frozenset({one.code, other.code})
        if both in seen or (one.code, other.code) in apart:
            continue
        seen.add(both)
        if (like := likeness(one, other)).likely:
            yield one.code, other.code, like


def _pairs(found: Iterable[Found]) -> Iterator[Pair]:
    listed = list(found)
    codes = list(dict.fromkeys(code for one, other, _ in listed for code in (one, other)))
    known = {summary.code: summary for summary in rows.summaries_of(codes, Audience.TEAM)}
    for one, other, like in listed:
        if one in known and other in known:
            yield Pair(known[one], known[other], like)


def _mark(text: str) -> tuple[date, int] | None:
    if not text:
        return None
    day, _, number = text.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError as error:
        raise Refused(
            N_("This page marker is not one of ours. Start again from the first page."), field="after"
        ) from error
