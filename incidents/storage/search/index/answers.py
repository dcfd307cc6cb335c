"""Questions answered by the index of an audience."""

from collections import defaultdict
from collections.abc import Iterable

from incidents.domain.criteria import CHOICES, Criteria
from incidents.storage.search import crossed, sums
from incidents.storage.search.cells import AreaSums, WholeCells, WindowSums
from incidents.storage.search.crossed import Axis, Crossing
from incidents.storage.search.index import choosing, counting, crossing, grid, stepping
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.index.matching import Matcher, Rows
from incidents.storage.search.sums import By, Choice, Series, Totals


class IndexAnswers:
    """The answers of one audience, all of one state; of a newer one from where the database had to be asked again."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._state = index.state()

    def count(self, criteria: Criteria) -> int:
        """How many incidents answer."""
        return sum(map(len, self._rows(criteria)))

    def totals(self, criteria: Criteria) -> Totals:
        """People by outcome as ranges, and how many records give no number."""
        rows = self._rows(criteria)
        return counting.totals(self._state, rows)

    def grouped(self, criteria: Criteria, param: str) -> tuple[Choice, ...]:
        """The selection by the codes of one parameter, most incidents first."""
        return self._shared(criteria, (param,))[param]

    def choices(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, tuple[Choice, ...]]:
        """For each parameter the values that could be chosen, counted as if none of it were chosen yet."""
        asked: dict[Criteria, list[str]] = defaultdict(list)
        wanted = tuple(param for param in params if param != "list")
        for param in wanted:
            asked[criteria.without(param)].append(param)
        found = {param: of for one, few in asked.items() for param, of in self._shared(one, few).items()}
        return {param: found[param] for param in wanted}

    def series(self, criteria: Criteria, by: By) -> Series:
        """The selection along time."""
        rows = self._rows(criteria)
        return stepping.series(self._state, rows, by)

    def window(self, criteria: Criteria, zoom: int) -> WindowSums:
        """The selection on the grid of a map at a zoom."""
        rows = self._rows(criteria)
        return grid.window(self._state, rows, zoom)

    def whole(self, criteria: Criteria, bits: int) -> WholeCells:
        """Every cell of the selection on a grid of `2**bits` a side."""
        rows = self._rows(criteria)
        return grid.whole(self._state, rows, bits)

    def governorates(self, criteria: Criteria) -> tuple[AreaSums, ...]:
        """The selection by governorate, placed incidents apart from the others."""
        rows = self._rows(criteria)
        return grid.governorates(self._state, rows)

    def crossed(self, criteria: Criteria, rows_of: Axis, columns_of: Axis) -> tuple[Crossing, ...]:
        """The crossings of two axes that hold a record."""
        rows = self._rows(criteria)
        if self._state.left_out & {rows_of.param, columns_of.param}:
            return crossed.crossed(criteria, self._index.audience, rows_of, columns_of)
        return crossing.crossed(self._state, rows, rows_of, columns_of)

    def _shared(self, criteria: Criteria, params: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
        """By the codes of some parameters; those that are not kept are asked of the tables."""
        rows = self._rows(criteria)
        left_out = self._state.left_out
        shared = choosing.choices(self._state, rows, [param for param in params if param not in left_out])
        outside = {param: sums.grouped(criteria, self._index.audience, param) for param in params if param in left_out}
        return shared | outside

    def _rows(self, criteria: Criteria) -> Rows:
        matcher = Matcher(self._state, self._index.audience, self._index.rows)
        if matcher.can_answer(criteria):
            return matcher.rows(criteria)
        with self._index.present() as (state, moment):
            self._state = state
            return Matcher(state, self._index.audience, self._index.rows, moment).rows(criteria)
