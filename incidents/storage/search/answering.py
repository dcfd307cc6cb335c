"""Questions answered: by SQL where findings are few, by the index in this process where they are many.

Both give the same numbers in the same order. What is asked inside of a transaction that writes is asked of SQL, which
sees what was written; the index knows what was committed.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.features import Features
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import Audience
from incidents.storage.db import db, is_writing, session
from incidents.storage.models.finding import FindingRow
from incidents.storage.search import changes
from incidents.storage.search.cells import AreaSums, WholeCells, WindowSums
from incidents.storage.search.crossed import Axis, Crossing
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.registry import index_of
from incidents.storage.search.rows import Page
from incidents.storage.search.sql_answers import SqlAnswers
from incidents.storage.search.sums import By, Choice, Series, Totals

#: Option of an engine: findings of an audience from which on the index answers.
INDEX_FROM = "incidents_index_from"
DEFAULT_INDEX_FROM = 500  # measured: a page of a list takes half as long from the index then
_OF_TODAY = Criteria()


class Answers(Protocol):
    """What can be asked about the findings of one audience."""

    def page(self, criteria: Criteria) -> Page:
        """The page asked for. Refused: a cursor of another question, or one that is not ours."""

    def count(self, criteria: Criteria) -> int:
        """How many incidents answer."""

    def totals(self, criteria: Criteria, outcomes: tuple[str, ...] = ()) -> Totals:
        """People by outcome as ranges, of those named alone if any are; and how many records give no number."""

    def grouped(self, criteria: Criteria, param: str) -> tuple[Choice, ...]:
        """The selection by the codes of one parameter, most incidents first."""

    def choices(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, tuple[Choice, ...]]:
        """For each parameter the values that could be chosen, counted as if none of it were chosen yet."""

    def amounts(self, criteria: Criteria, params: Iterable[str] = CHOICES) -> dict[str, dict[str, int]]:
        """The same as bare numbers: for each parameter, code → how many incidents choosing it would give."""

    def series(self, criteria: Criteria, by: By) -> Series:
        """The selection along time."""

    def all_summaries(self, criteria: Criteria, limit: int) -> tuple[Summary, ...]:
        """Up to `limit` summaries, newest first."""

    def window(self, criteria: Criteria, zoom: int) -> WindowSums:
        """The selection on the grid of a map at a zoom."""

    def whole(self, criteria: Criteria, bits: int) -> WholeCells:
        """Every cell of the selection on a grid of `2**bits` a side."""

    def governorates(self, criteria: Criteria) -> tuple[AreaSums, ...]:
        """The selection by governorate, placed incidents apart from the others."""

    def placed(self, criteria: Criteria, limit: int) -> tuple[Summary, ...]:
        """Up to `limit` of the placed incidents, newest first; what is asked after it is of the same moment."""

    def codes_of(self, incidents: Sequence[int]) -> dict[int, str]:
        """Number of an incident → its code, for those that the audience may find."""

    def crossed(self, criteria: Criteria, rows_of: Axis, columns_of: Axis) -> tuple[Crossing, ...]:
        """The crossings of two axes that hold a record."""

    def features(self, criteria: Criteria) -> Features:
        """How many records have each of the features that not every form of file can carry."""


def answers(audience: Audience, criteria: Criteria = _OF_TODAY) -> Answers:
    """Who answers a question for an audience just now; what a release froze is asked of SQL alone."""
    engine = db.engine
    if criteria.release is not None or is_writing() or not _is_large(engine, audience):
        return SqlAnswers(audience, criteria.release)
    return IndexAnswers(index_of(engine, audience))


_sizes: "WeakKeyDictionary[Engine, dict[Audience, tuple[int, int]]]" = WeakKeyDictionary()


def _is_large(engine: Engine, audience: Audience) -> bool:
    """Whether the findings are so many that the index is quicker. Counted anew only where they may have become so."""
    least = engine.get_execution_options().get(INDEX_FROM, DEFAULT_INDEX_FROM)
    known = _sizes.setdefault(engine, {})
    amount, seen = known.get(audience, (0, -1))
    if amount >= least:
        return True
    newest = changes.newest()
    if seen < 0 or newest < seen or amount + newest - seen >= least:
        first = select(FindingRow.id).where(FindingRow.audience == audience.value).limit(least)
        amount = session().scalar(select(func.count()).select_from(first.subquery())) or 0
        known[audience] = amount, newest
    return bool(amount >= least)
