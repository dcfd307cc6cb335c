"""Questions answered by SQL, whatever their size."""

from collections.abc import Iterable, Sequence

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.features import Features
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import Audience
from incidents.storage.search import cells, crossed, features, rows, sums
from incidents.storage.search.cells import AreaSums, WholeCells, WindowSums
from incidents.storage.search.crossed import Axis, Crossing
from incidents.storage.search.rows import Page
from incidents.storage.search.sums import By, Choice, Series, Totals


class SqlAnswers:
    """The answers of one audience, each asked of the tables as they are at that moment.

    `release` is the one that the codes of incidents are looked for in; a question says by itself which it asks of.
    """

    def __init__(self, audience: Audience, release: int | None = None) -> None:
        self._audience = audience
        self._release = release

    def page(self, criteria: Criteria) -> Page:
        """The page asked for. Refused: a cursor of another question, or one that is not ours."""
        return rows.page(criteria, self._audience)

    def count(self, criteria: Criteria) -> int:
        """How many incidents answer."""
        return rows.count(criteria, self._audience)

    def totals(self, criteria: Criteria, outcomes: tuple[str, ...] = ()) -> Totals:
        """People by outcome as ranges, of those named alone if any are; and how many records give no number."""
        return sums.totals(criteria, self._audience, outcomes)

    def grouped(self, criteria: Criteria, param: str) -> tuple[Choice, ...]:
        """The selection by the codes of one parameter, most incidents first."""
        return sums.grouped(criteria, self._audience, param)

    def choices(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, tuple[Choice, ...]]:
        """For each parameter the values that could be chosen, counted as if none of it were chosen yet."""
        return sums.choices(criteria, self._audience, params)

    def amounts(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, dict[str, int]]:
        """The same as bare numbers: for each parameter, code → how many incidents choosing it would give."""
        return sums.amounts(criteria, self._audience, params)

    def series(self, criteria: Criteria, by: By) -> Series:
        """The selection along time."""
        return sums.series(criteria, self._audience, by)

    def all_summaries(self, criteria: Criteria, limit: int) -> tuple[Summary, ...]:
        """Up to `limit` summaries, newest first."""
        return rows.all_summaries(criteria, self._audience, limit)

    def window(self, criteria: Criteria, zoom: int) -> WindowSums:
        """The selection on the grid of a map at a zoom."""
        return cells.window(criteria, self._audience, zoom)

    def whole(self, criteria: Criteria, bits: int) -> WholeCells:
        """Every cell of the selection on a grid of `2**bits` a side."""
        return cells.whole(criteria, self._audience, bits)

    def governorates(self, criteria: Criteria) -> tuple[AreaSums, ...]:
        """The selection by governorate, placed incidents apart from the others."""
        return cells.governorates(criteria, self._audience)

    def placed(self, criteria: Criteria, limit: int) -> tuple[Summary, ...]:
        """Up to `limit` of the placed incidents, newest first; what is asked after it is of the same moment."""
        return cells.placed(criteria, self._audience, limit)

    def codes_of(self, incidents: Sequence[int]) -> dict[int, str]:
        """Number of an incident → its code, for those that the audience may find."""
        return cells.codes_of(incidents, self._audience, release=self._release)

    def crossed(self, criteria: Criteria, rows_of: Axis, columns_of: Axis) -> tuple[Crossing, ...]:
        """The crossings of two axes that hold a record."""
        return crossed.crossed(criteria, self._audience, rows_of, columns_of)

    def features(self, criteria: Criteria) -> Features:
        """How many records have each of the features that not every form of file can carry."""
        return features.features(criteria, self._audience)
