"""Batches of an import: how a file is read, where each batch stands, and what became of each row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_, Term

_MOST_SHOWN = 80


class BatchState(Term):
    """Where a batch stands."""

    WAITING = "waiting", N_("Looked at, not yet brought in")
    RUNNING = "running", N_("Being brought in")
    DONE = "done", N_("Brought in")
    UNDOING = "undoing", N_("Being undone")
    UNDONE = "undone", N_("Undone")


class RowState(Term):
    """What became of a row of the file."""

    NEW = "new", N_("New")
    CHANGED = "changed", N_("Changed")
    SAME = "same", N_("Already here")
    DUPLICATE = "duplicate", N_("Twice in the file")
    REFUSED = "refused", N_("Refused")


#: Rows that stand for an incident in the database.
KEPT = (RowState.NEW, RowState.CHANGED, RowState.SAME)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a file is read, as somebody chose it. Blank or None is found by looking at the file.

    `dataset` is what a data set that no preset knows is called. `columns` maps our fields to its columns; `values`
    maps, a list of terms at a time, the words of its cells to our codes (a blank code: left out).
    """

    preset: str = ""
    dataset: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong, or odd, about one cell: `message` is a msgid, `value` what stands in the cell."""

    column: str
    message: str
    params: dict[str, Any] = field(default_factory=dict)
    value: str = ""

    @classmethod
    def of(cls, refusal: Refused, cells: Mapping[str, object]) -> Self:
        """A refusal of a column as it is kept, with the words of the cell."""
        column = refusal.field or ""
        params = {name: one if isinstance(one, int | float) else str(one) for name, one in refusal.params.items()}
        value = cells.get(column)
        shown = "" if value is None else str(value)[:_MOST_SHOWN]
        return cls(column=column, message=refusal.message, params=params, value=shown)

    def __str__(self) -> str:
        """The sentence in English, for the command line and the file of the report."""
        return self.message % self.params if self.params else self.message


@dataclass(frozen=True, kw_only=True)
class BatchLine:
    """What became of one row. `number` is the row as people count in the file; `incident` the code it led to.

    `version` is the incident's after this row, to tell later whether somebody changed it since.
    """

    number: int
    external: str = ""
    digest: str = ""
    state: RowState
    incident: str = ""
    problems: tuple[Problem, ...] = ()
    version: int | None = None
    before: dict[str, Any] | None = None
    undone: bool = False


@dataclass(frozen=True, kw_only=True)
class People:
    """People of one outcome as the file gives them, added up over its rows: the lowest and the highest."""

    min: int = 0
    max: int = 0

    def plus(self, low: int | None, high: int | None) -> Self:
        """With one more row; a missing bound adds nothing."""
        return replace(self, min=self.min + (low or 0), max=self.max + (high if high is not None else low or 0))


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """Words of the file that nobody knows here: of which list, and in how many rows."""

    words: str
    text: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class Came:
    """What became of something that a file of ours holds beside its records: `kind` is "list" or "article".

    `items` are the incidents of a list that are here, `lacking` how many are not.
    """

    kind: str
    code: str
    state: RowState
    items: int = 0
    lacking: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many rows became what, the people that the rows kept speak of, and words that nobody knows.

    `alike` are new rows that may be an incident which is here already, as far as a dry run looked for them.
    `left` are the incidents that an undo left as they are; `failure` is why the last run could not go on. `beside` are
    the lists that came in a file of ours, and what was refused of it beside its rows.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    duplicate: int = 0
    refused: int = 0
    people: dict[str, People] = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()
    alike: int = 0
    left: tuple[str, ...] = ()
    failure: Problem | None = None
    beside: tuple[Came, ...] = ()

    @property
    def rows(self) -> int:
        """Every row looked at."""
        return self.new + self.changed + self.same + self.duplicate + self.refused

    def plus(self, states: Iterable[RowState], people: Mapping[str, People]) -> Self:
        """With some more rows."""
        counted = {state.value: getattr(self, state.value) for state in RowState}
        for state in states:
            counted[state.value] += 1
        added = {**self.people}
        for outcome, more in people.items():
            added[outcome] = added.get(outcome, People()).plus(more.min, more.max)
        return replace(self, **counted, people=added)


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One file brought in, or about to be. `by` is the name of who did it; `article` the edition's article.

    `counts` is what a dry run found, then what became of the rows; it grows while either runs. `finished` is when the
    dry run, the import or its undoing came to its end.
    """

    code: str
    at: datetime
    by: str
    file_name: str
    sha256: str
    dataset: str
    preset: str
    reading: Reading
    state: BatchState
    rows: int = 0
    counts: Counts = field(default_factory=Counts)
    article: str = ""
    finished: datetime | None = None

    @property
    def looked_through(self) -> bool:
        """Whether a dry run has read every row."""
        return self.state == BatchState.WAITING and self.finished is not None
