"""Questions answered by the index of an audience."""

from collections.abc import Callable
from typing import Any

from incidents.domain.criteria import Criteria
from incidents.storage.search.index import counting
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.index.matching import Matcher, Rows
from incidents.storage.search.sums import Totals


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

    def _rows(self, criteria: Criteria) -> Rows:
        matcher = Matcher(self._state, self._index.audience, self._index.rows)
        if matcher.can_answer(criteria):
            return matcher.rows(criteria)
        with self._index.present() as (state, moment):
            self._state = state
            return Matcher(state, self._index.audience, self._index.rows, moment).rows(criteria)
