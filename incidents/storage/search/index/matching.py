"""From a question to the living rows of each segment that answer it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from incidents.domain.criteria import Criteria
from incidents.domain.script import Word
from incidents.domain.vocabulary import Audience
from incidents.storage.search.index.asking import (
    chosen,
    found_by_code,
    found_by_word,
    is_asked_outside,
    listed,
    words_of,
)
from incidents.storage.search.index.bits import Bits, Numbers, all_of, any_of, bytes_of
from incidents.storage.search.index.holding import holding, lying_in
from incidents.storage.search.index.kept import Kept
from incidents.storage.search.index.segment import Segment
from incidents.storage.search.index.snapshot import Snapshot
from incidents.storage.search.index.state import State
from incidents.storage.search.shapes import asks_for_area

#: A set of rows for each segment of a state, in their order.
Rows = tuple[Bits, ...]


class Matcher:
    """Finds the rows of one state. The database is asked at `moment`, of which the state must be true.

    What is kept of a segment stays right for every later state: of its rows that then live nothing has changed. Lists
    change without a record being changed, so of them nothing is kept.
    """

    def __init__(self, state: State, audience: Audience, kept: Kept, moment: Snapshot | None = None) -> None:
        self.state = state
        self._audience = audience
        self._kept = kept
        self._moment = moment
        self._found: dict[object, Numbers] = {}

    def can_answer(self, criteria: Criteria) -> bool:
        """Whether it can be answered as things are: the database need not be asked, or it can be."""
        if self._moment is not None or not is_asked_outside(criteria, self.state.left_out):
            return True
        question = criteria.question
        return not question.lists and all(self._known(part.segment, question) for part in self.state.parts)

    def rows(self, criteria: Criteria) -> Rows:
        """The living rows that answer. RuntimeError if the database had to be asked and `moment` is not
        there, or if they are those of a release.
        """
        if criteria.release is not None:
            raise RuntimeError("The index knows of the present alone; a release is asked of SQL.")
        question = criteria.question
        plain = replace(question, lists=()) if question.lists else question
        found = [self._matched(part.segment, plain) & part.live for part in self.state.parts]
        if question.lists:
            found = [held & others for held, others in zip(found, self._listed(question.lists), strict=True)]
        return tuple(found)

    def _matched(self, segment: Segment, question: Criteria) -> Bits:
        """The rows of a segment, dead ones with them."""
        known = self._known(segment, question)
        if known is not None:
            return known
        outside = is_asked_outside(question, segment.terms.left_out)
        sets = list(self._coded(segment, question))
        if question.since or question.until or question.changed or question.bounds:
            sets.append(self._holding(segment, question))
        if asks_for_area(question):
            sets.append(self._lying(segment, question))
        held = all_of(sets) if sets else segment.all
        for word in words_of(question):
            rows = self._worded(segment, word)
            held = held - rows if word.excluded else held & rows
        self._keep((segment.serial, question), held, self.state.seq if outside else 0)
        return held

    def _coded(self, segment: Segment, question: Criteria) -> Iterator[Bits]:
        for param, codes in chosen(question):
            if param in segment.terms.left_out:
                yield segment.rows_of_findings(self._asked((param, codes)))
            else:
                yield segment.terms.any_of(param, codes)

    def _holding(self, segment: Segment, question: Criteria) -> Bits:
        """Kept by itself, as areas are."""
        asked = (question.since, question.until, question.certain, question.changed, question.bounds)
        return self._by_itself((segment.serial, *asked), lambda: all_of(holding(segment, question)))

    def _lying(self, segment: Segment, question: Criteria) -> Bits:
        """Kept by itself: counts beside choices ask it of many questions, and one of many corners takes a second."""
        asked = (question.bbox, question.near, question.within)
        return self._by_itself((segment.serial, *asked), lambda: lying_in(segment, question))

    def _by_itself(self, key: object, find: Callable[[], Bits]) -> Bits:
        rows = self._kept_at(key)
        if rows is None:
            rows = find()
            self._keep(key, rows, 0)
        return rows

    def _worded(self, segment: Segment, word: Word) -> Bits:
        key = (segment.serial, word.tokens)
        rows = self._kept_at(key)
        if rows is None:
            rows = segment.rows_of_findings(self._asked(replace(word, excluded=False)))
            self._keep(key, rows, self.state.seq)
        return rows

    def _asked(self, asked: Word | tuple[str, Sequence[str]]) -> Numbers:
        """The findings that hold a word, or one of some codes; asked once for all segments."""
        if asked not in self._found:
            moment = self._present()
            found = found_by_word(moment, asked) if isinstance(asked, Word) else found_by_code(moment, *asked)
            self._found[asked] = found
        return self._found[asked]

    def _listed(self, codes: Sequence[str]) -> Rows:
        """The rows on any of the lists; a list that is a question is asked, once and no deeper."""
        lists: list[Rows] = []
        for each in listed(self._present(), codes, self._audience):
            if isinstance(each, Criteria):
                lists.append(self.rows(replace(each, lists=())))
            else:
                lists.append(tuple(part.segment.rows_of_incidents(each) for part in self.state.parts))
        return tuple(any_of([rows[place] for rows in lists] or [Bits()]) for place in range(len(self.state.parts)))

    def _present(self) -> Snapshot:
        if self._moment is None:
            raise RuntimeError("The database has to be asked, and no moment of it is at hand.")
        return self._moment

    def _known(self, segment: Segment, question: Criteria) -> Bits | None:
        return self._kept_at((segment.serial, question))

    def _kept_at(self, key: object) -> Bits | None:
        found = self._kept.get(key)
        if found is None or found[0] > self.state.seq:
            return None
        rows: Bits = found[1]
        return rows

    def _keep(self, key: object, rows: Bits, seq: int) -> None:
        self._kept.keep(key, (seq, rows), bytes_of(rows))
