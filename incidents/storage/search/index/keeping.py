"""An index that follows the database: caught up before it answers, built anew when it is out of step."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Engine, func, select

from incidents.domain.vocabulary import Audience
from incidents.storage.models.finding import ChangeRow, FindingRow
from incidents.storage.search.index.giving_back import give_back
from incidents.storage.search.index.kept import Kept
from incidents.storage.search.index.limits import MEASURED, Limits
from incidents.storage.search.index.reading import read
from incidents.storage.search.index.snapshot import Snapshot, snapshot
from incidents.storage.search.index.state import Part, State, together

_log = logging.getLogger(__name__)
_STEP = 4
#: Sets of rows that are kept for the next who asks, and answers.
_ROWS_BYTES, _ANSWER_BYTES = 16_000_000, 8_000_000


class Index:
    """What an audience may find in one database, held in this process; threads share it.

    Readers keep the state they began with and never wait for one that is whole. Whoever finds the database further on
    brings the index up to it; the others wait for that, since an answer is never older than the question.
    """

    def __init__(self, engine: Engine, audience: Audience, limits: Limits = MEASURED) -> None:
        self.audience = audience
        self.limits = limits
        self.rows = Kept(_ROWS_BYTES)
        self.answers = Kept(_ANSWER_BYTES)
        self._engine = engine
        self._state: State | None = None
        self._lock = Lock()

    @contextmanager
    def present(self) -> Iterator[tuple[State, Snapshot]]:
        """The state that is true now, and the moment of the database that it is true of."""
        with snapshot(self._engine) as moment:
            state = self._state
            if state is not None and state.change == moment.newest():
                yield state, moment
                return
        with snapshot(self._engine) as moment:
            with self._lock:  # the moment begins in here, so it is no older than the state
                state = self._brought_up_to(moment)
            yield state, moment

    def state(self) -> State:
        """The state that is true now."""
        with self.present() as (state, _):
            return state

    def let_go(self) -> None:
        """Forget everything, and the connections."""
        with self._lock:
            self._state = None
            self._engine.dispose()

    def _brought_up_to(self, moment: Snapshot) -> State:
        state, newest = self._state, moment.newest()
        if state is not None and state.change == newest:
            return state
        if state is None:
            state = self._built(moment, newest)
        elif not _follows(moment, state, newest):
            state = self._rebuilt(moment, newest, "its newest change is not the database's")
        else:
            state = self._advanced(moment, state, newest)
        self._state = state
        return state

    def _built(self, moment: Snapshot, newest: tuple[int, int]) -> State:
        whole = Part.whole(read(moment, self.audience, self.limits))
        give_back()
        return State.of(newest, (whole,), self.limits)

    def _rebuilt(self, moment: Snapshot, newest: tuple[int, int], why: str) -> State:
        _log.warning("The index of the %s is out of step and is built anew: %s.", self.audience.value, why)
        return self._built(moment, newest)

    def _advanced(self, moment: Snapshot, state: State, newest: tuple[int, int]) -> State:
        query = select(ChangeRow.incident_id).where(ChangeRow.seq > state.seq).distinct()
        changed = moment.numbers(query)
        if len(changed) > max(self.limits.spared, self.limits.many * state.size):
            return self._built(moment, newest)
        parts = tuple(part.without(changed) for part in state.parts)
        new = Part.whole(read(moment, self.audience, self.limits, changed))
        return self._compacted(moment, State.of(newest, (*parts, new), self.limits))

    def _compacted(self, moment: Snapshot, state: State) -> State:
        """The same with fewer and less empty segments, when there are too many or too much of them is dead."""
        dead = state.rows - state.size
        many_dead = dead > max(self.limits.spared, self.limits.dead * state.rows)
        if len(state.parts) <= self.limits.parts + 1 and not many_dead:
            return state
        if self._amount(moment) != state.size:
            return self._rebuilt(moment, state.change, "it holds another number of records")
        if many_dead:
            return self._built(moment, state.change)
        kept, small = _split(state)
        one = Part.whole(read(moment, self.audience, self.limits, together(small)))
        return State.of(state.change, (*kept, one), self.limits)

    def _amount(self, moment: Snapshot) -> int:
        query = select(func.count()).where(FindingRow.audience == self.audience.value)
        return moment.connection.scalar(query) or 0


def _follows(moment: Snapshot, state: State, newest: tuple[int, int]) -> bool:
    """Whether the database went on from the change that the state is of."""
    if newest[0] <= state.seq:
        return False
    query = select(ChangeRow.incident_id).where(ChangeRow.seq == state.seq)
    return state.seq == 0 or moment.connection.scalar(query) == state.change[1]


def _split(state: State) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts that stay, and the small ones that become one: so many that none that stays is as small as it."""
    stay = list(state.largest_first())
    small = [stay.pop()]
    while len(stay) > state.limits.parts // 2 or stay[-1].segment.size <= _STEP * sum(len(part.live) for part in small):
        if len(stay) == 1:
            break
        small.append(stay.pop())
    return tuple(stay), tuple(small)
