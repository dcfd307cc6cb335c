"""Questions answered by the index of an audience."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from incidents.domain.criteria import CHOICES, Criteria, Sort
from incidents.domain.features import Features
from incidents.domain.incident import Summary
from incidents.storage.search import cells, crossed, features, sums
from incidents.storage.search.beginning import beginning
from incidents.storage.search.cells import AreaSums, WholeCells, WindowSums
from incidents.storage.search.crossed import Axis, Crossing
from incidents.storage.search.index import choosing, counting, crossing, featuring, grid, paging, stepping
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.index.matching import Matcher, Rows
from incidents.storage.search.index.orders import ORDERS
from incidents.storage.search.index.places import Way, behind, in_order
from incidents.storage.search.index.reading import read_codes
from incidents.storage.search.index.recounting import Recounting
from incidents.storage.search.index.snapshot import Snapshot
from incidents.storage.search.index.state import State
from incidents.storage.search.index.weighing import weight
from incidents.storage.search.rows import Page
from incidents.storage.search.summaries import numbered
from incidents.storage.search.sums import By, Choice, Series, Totals

T = TypeVar("T")
_NEWEST = Way(ORDERS[Sort.NEWEST], down=True)


@dataclass(frozen=True)
class _Counting(Generic[T]):
    """What is counted of the codes of parameters: by the index, and made of what the tables tell of a parameter."""

    name: str
    counted: Callable[[State, Rows, Iterable[str]], dict[str, T]]
    of_choices: Callable[[tuple[Choice, ...]], T]


_CHOICES: _Counting[tuple[Choice, ...]] = _Counting("choices", choosing.choices, lambda choices: choices)
_AMOUNTS: _Counting[dict[str, int]] = _Counting("amounts", choosing.amounts, sums.amounts_of)


class IndexAnswers:
    """The answers of one audience, all of one state; of a newer one from where the database had to be asked again."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: State | None = None
        self._last: tuple[Criteria, int, Rows] | None = None

    @property
    def _state(self) -> State:
        """The state of when it was first needed: a page brings one with it."""
        if self._found is None:
            self._found = self._index.state()
        return self._found

    def page(self, criteria: Criteria) -> Page:
        """The page asked for. Refused: a marker of another question, or one that is not ours."""
        with self._present() as (matcher, moment):
            begin = beginning(criteria, self._index.audience, moment.connection)
            if criteria.sort == Sort.CODE:
                self._have_codes(moment)
            places = paging.page(self._state, self._held(criteria, matcher), criteria, begin)
            found = self._numbered(places.incidents, moment)
        return Page(
            tuple(found[incident] for incident in places.incidents),
            paging.marker(criteria, places.last, found, back=False),
            paging.marker(criteria, places.first, found, back=True),
        )

    def all_summaries(self, criteria: Criteria, limit: int) -> tuple[Summary, ...]:
        """Up to `limit` summaries, newest first."""
        with self._present() as (matcher, moment):
            found = behind(self._state, matcher.rows(criteria), _NEWEST, None, limit)
            return self._summaries([incident for _, incident in found], moment)

    def placed(self, criteria: Criteria, limit: int) -> tuple[Summary, ...]:
        """Up to `limit` of the placed incidents, newest first; what is asked after it is of the same moment."""
        with self._present() as (matcher, moment):
            found = self._held(criteria, matcher)
            placed = tuple(part.segment.placed & rows for part, rows in zip(self._state.parts, found, strict=True))
            return self._summaries(in_order(self._state, placed, _NEWEST)[:limit].tolist(), moment)

    def codes_of(self, incidents: Sequence[int]) -> dict[int, str]:
        """Number of an incident → its code, for those that the audience may find."""
        with self._index.present() as (_, moment):
            return cells.codes_of(incidents, self._index.audience, moment.connection)

    def count(self, criteria: Criteria) -> int:
        """How many incidents answer."""
        return sum(map(len, self._rows(criteria)))

    def totals(self, criteria: Criteria, outcomes: tuple[str, ...] = ()) -> Totals:
        """People by outcome as ranges, of those named alone if any are; and how many records give no number."""
        rows = self._rows(criteria)
        return self._once(("totals", outcomes), criteria, lambda: counting.totals(self._state, rows, outcomes))

    def grouped(self, criteria: Criteria, param: str) -> tuple[Choice, ...]:
        """The selection by the codes of one parameter, most incidents first."""
        return self._shared(_CHOICES, criteria, (param,))[param]

    def choices(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, tuple[Choice, ...]]:
        """For each parameter the values that could be chosen, counted as if none of it were chosen yet."""
        return self._sideways(_CHOICES, criteria, params)

    def amounts(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, dict[str, int]]:
        """The same as bare numbers: for each parameter, code → how many incidents choosing it would give."""
        return self._sideways(_AMOUNTS, criteria, params)

    def series(self, criteria: Criteria, by: By) -> Series:
        """The selection along time."""
        rows = self._rows(criteria)
        return self._once(by, criteria, lambda: stepping.series(self._state, rows, by))

    def window(self, criteria: Criteria, zoom: int) -> WindowSums:
        """The selection on the grid of a map at a zoom."""
        rows = self._rows(criteria)
        earlier = Recounting(criteria.question, self._index.answers, self._state.limits.kept)
        return self._once(zoom, criteria, lambda: grid.window(self._state, rows, zoom, earlier))

    def whole(self, criteria: Criteria, bits: int) -> WholeCells:
        """Every cell of the selection on a grid of `2**bits` a side."""
        rows = self._rows(criteria)
        return grid.whole(self._state, rows, bits)

    def governorates(self, criteria: Criteria) -> tuple[AreaSums, ...]:
        """The selection by governorate, placed incidents apart from the others."""
        rows = self._rows(criteria)
        return self._once("governorates", criteria, lambda: grid.governorates(self._state, rows))

    def crossed(self, criteria: Criteria, rows_of: Axis, columns_of: Axis) -> tuple[Crossing, ...]:
        """The crossings of two axes that hold a record."""
        rows = self._rows(criteria)
        if self._state.left_out & {rows_of.param, columns_of.param}:
            return crossed.crossed(criteria, self._index.audience, rows_of, columns_of)
        return crossing.crossed(self._state, rows, rows_of, columns_of)

    def features(self, criteria: Criteria) -> Features:
        """How many records have each of the features that not every form of file can carry."""
        rows = self._rows(criteria)
        if self._state.left_out & featuring.PARAMS:
            return features.features(criteria, self._index.audience)
        return self._once("features", criteria, lambda: featuring.features(self._state, rows))

    def _sideways(self, counting: "_Counting[T]", criteria: Criteria, params: Iterable[str]) -> dict[str, T]:
        """Each parameter counted as if none of it were chosen."""
        asked: dict[Criteria, list[str]] = defaultdict(list)
        wanted = tuple(param for param in params if param != "list")
        for param in wanted:
            asked[criteria.without(param)].append(param)
        found = {param: of for one, few in asked.items() for param, of in self._shared(counting, one, few).items()}
        return {param: found[param] for param in wanted}

    def _shared(self, counting: "_Counting[T]", criteria: Criteria, params: Iterable[str]) -> dict[str, T]:
        """By the codes of some parameters; those that are not kept are asked of the tables."""
        rows = self._rows(criteria)
        left_out = self._state.left_out
        kept = tuple(param for param in params if param not in left_out)
        shared = self._once((counting.name, kept), criteria, lambda: counting.counted(self._state, rows, kept))
        asked = {param: sums.grouped(criteria, self._index.audience, param) for param in params if param in left_out}
        return shared | {param: counting.of_choices(choices) for param, choices in asked.items()}

    def _once(self, what: Hashable, criteria: Criteria, work: Callable[[], T]) -> T:
        """An answer, kept for whoever asks the same of the same state. Lists change by themselves: theirs is not."""
        if criteria.lists:
            return work()
        key = (self._state.serial, what, criteria.question)
        found: T | None = self._index.answers.get(key)
        if found is None:
            found = work()
            self._index.answers.keep(key, found, weight(found))
        return found

    def _summaries(self, incidents: Sequence[int], moment: Snapshot) -> tuple[Summary, ...]:
        found = self._numbered(incidents, moment)
        return tuple(found[incident] for incident in incidents)

    def _numbered(self, incidents: Sequence[int], moment: Snapshot) -> dict[int, Summary]:
        return numbered(self._state.findings(incidents), self._index.audience, moment.connection)

    def _have_codes(self, moment: Snapshot) -> None:
        for part in self._state.parts:
            read_codes(moment, self._index.audience, part.segment)

    def _held(self, criteria: Criteria, matcher: Matcher) -> Rows:
        """The rows that answer, kept for what else is asked of the same question."""
        rows = matcher.rows(criteria)
        self._last = criteria.question, self._state.serial, rows
        return rows

    def _rows(self, criteria: Criteria) -> Rows:
        if self._last and self._last[:2] == (criteria.question, self._state.serial):
            return self._last[2]
        matcher = Matcher(self._state, self._index.audience, self._index.rows)
        if matcher.can_answer(criteria):
            return matcher.rows(criteria)
        with self._present() as (newer, _):
            return self._held(criteria, newer)

    @contextmanager
    def _present(self) -> Iterator[tuple[Matcher, Snapshot]]:
        """The state of now, from here on, and the moment of the database that it is true of."""
        with self._index.present() as (state, moment):
            self._found = state
            yield Matcher(state, self._index.audience, self._index.rows, moment), moment
