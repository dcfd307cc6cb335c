"""Which place and date of a text a figure belongs to: those of its sentence nearest to it, else those carried along."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from incidents.domain.suggestions import SaidFigure, Suggestion
from incidents.domain.vocabulary import Scope
from incidents.reading.lexicon import word_set
from incidents.reading.prose import Prose
from incidents.reading.when import Mention as DateMention
from incidents.reading.where.place import Found

Value = TypeVar("Value")

#: Words and signs that part two halves of a sentence; a figure and its place seldom stand on either side of one.
_PARTING = word_set("; , ، ؛ and while but و فيما بينما كما whereas")
_PART_COST = 15  # as many words as one such sign is worth
_TIED = frozenset({Scope.INCIDENT, Scope.PART, Scope.UNSURE, Scope.SEVERAL_DAYS})
_LEAST_SURE = 0.4
_MOST_LOOKED_AT = 40  # places or dates of one sentence


@dataclass(frozen=True)
class Anchor(Generic[Value]):
    """A place or date where the text names it: tokens `first` up to, not including, `last`."""

    value: Value
    first: int
    last: int


class Carrier(Generic[Value]):
    """Finds the anchor of a figure: in its sentence the nearest, else the one carried from the text before."""

    def __init__(self, prose: Prose, anchors: Sequence[Anchor[Value]]) -> None:
        self._prose = prose
        self._anchors = anchors
        self._firsts = [anchor.first for anchor in anchors]
        self._partings = _running(prose)
        self._only = all(anchor.value == anchors[0].value for anchor in anchors)
        self._carried: tuple[int, Value] | None = None

    def nearest(self, first: int, last: int) -> Value | None:
        """For figures asked for in the order of the text; None where the text names nothing."""
        sentence = self._prose.sentence_of(first)
        begin, end = (bisect_left(self._firsts, place) for place in (sentence.first, sentence.last))
        here = self._anchors[begin:end][:_MOST_LOOKED_AT]
        chosen = min(here, key=lambda one: self._cost(one, first, last)).value if here else self._from_before(begin)
        if chosen is not None:
            self._carried = (first, chosen)
        return chosen

    def _from_before(self, begin: int) -> Value | None:
        """What the last figure was tied to, if nothing was named since; else what was named last; else the only one."""
        before = self._anchors[begin - 1] if begin else None
        if self._carried and (before is None or before.first <= self._prose.sentence_of(self._carried[0]).last):
            return self._carried[1]
        if before is not None:
            return before.value
        return self._anchors[0].value if self._anchors and self._only else None

    def _cost(self, anchor: Anchor[Value], first: int, last: int) -> tuple[int, int]:
        start, end = (anchor.last, first) if anchor.first < first else (last, anchor.first)
        parted = self._partings[max(start, end)] - self._partings[start]
        return max(0, end - start) + _PART_COST * parted, anchor.first


def tied(
    prose: Prose, figures: Sequence[Suggestion], places: Sequence[Found], dates: Sequence[DateMention]
) -> tuple[Suggestion, ...]:
    """The figures with `place` and `when` filled in; totals of other times and areas are left as they are."""
    spots = Carrier(prose, [Anchor(one.code, one.mention.first, one.mention.last) for one in places])
    sure = [one for one in dates if one.meant.confidence >= _LEAST_SURE]
    sure = [one for one in sure if not one.told] or sure
    days = Carrier(prose, [Anchor(one.meant.when, one.first, one.last) for one in sure])
    starts = [token.start for token in prose.tokens]
    found: list[Suggestion] = []
    for one in figures:
        figure = one.value
        if isinstance(figure, SaidFigure) and figure.scope in _TIED:
            span = bisect_left(starts, one.words.start), bisect_left(starts, one.words.end)
            tied_to = replace(figure, place=spots.nearest(*span) or "", when=days.nearest(*span))
            found.append(replace(one, value=tied_to))
        else:
            found.append(one)
    return tuple(found)


def _running(prose: Prose) -> list[int]:
    """How many parting words stand before each token."""
    counts = [0]
    for token in prose.tokens:
        counts.append(counts[-1] + (token.text in _PARTING))
    return counts
