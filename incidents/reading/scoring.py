"""How well readings agree with annotated passages: precision, recall and F1 by kind and language.

Each kind is compared as a set, so that a figure said in the headline and again in the text counts once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from incidents.domain.dates import UncertainDate
from incidents.domain.suggestions import Kind, Reading, SaidFigure
from incidents.reading.passages import Passage

#: What is scored: text, day of publication and language, made into a reading.
Read = Callable[[str, date | None, str], Reading]


class Measure(StrEnum):
    """What is counted. `NUMBERS` is the looser line for figures: number and harm agree, all else may differ."""

    FIGURES = "figures"
    NUMBERS = "figures, number and harm alone"
    DATES = "dates"
    PLACES = "places"


#: Stands for the language where all languages are added up.
ALL = "all"


@dataclass(frozen=True)
class Tally:
    """How many there were to find, how many were suggested, and how many of these were right."""

    there: int = 0
    suggested: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.there + other.there, self.suggested + other.suggested, self.right + other.right)

    @property
    def precision(self) -> float:
        """The share of the suggestions that is right; 1 where nothing was suggested."""
        return self.right / self.suggested if self.suggested else 1.0

    @property
    def recall(self) -> float:
        """The share of what was there that was suggested; 1 where nothing was there."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, kw_only=True)
class Slip:
    """Where a reading departs from its passage; both sides said in short, to be read by people."""

    passage: str
    measure: Measure
    missed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """The tallies by measure and language, and every slip, in the order of the passages."""

    tallies: Mapping[tuple[Measure, str], Tally]
    slips: tuple[Slip, ...]

    def of(self, measure: Measure) -> Tally:
        """One measure over all languages."""
        return sum((tally for (one, _), tally in self.tallies.items() if one is measure), Tally())

    def rows(self) -> list[tuple[Measure, str, Tally]]:
        """Every measure: language by language, then, where there are several languages, all of them together."""
        single = [(measure, language, tally) for (measure, language), tally in self.tallies.items()]
        several = len({language for _, language in self.tallies}) > 1
        together = [(measure, ALL, self.of(measure)) for measure in Measure] if several else []
        return sorted([*single, *together], key=lambda row: list(Measure).index(row[0]))

    def document(self) -> dict[str, Any]:
        """The scores as one JSON document."""
        return {
            "scores": [
                {"kind": measure, "language": language, **_counted(tally)} for measure, language, tally in self.rows()
            ],
            "slips": [
                {"id": slip.passage, "kind": slip.measure, "missed": list(slip.missed), "extra": list(slip.extra)}
                for slip in self.slips
            ],
        }

    def table(self) -> list[str]:
        """The scores as lines of even columns, the head first."""
        head = f"{'kind':32}{'language':9}{'there':>7}{'read':>7}{'right':>7}{'precision':>11}{'recall':>8}{'F1':>7}"
        return [head, *(_row(*row) for row in self.rows())]


def score(passages: Iterable[Passage], read: Read) -> Scores:
    """Read every passage, and compare."""
    tallies: dict[tuple[Measure, str], Tally] = defaultdict(Tally)
    slips: list[Slip] = []
    for passage in passages:
        reading = read(passage.text, passage.published, passage.language)
        for measure, compare in _COMPARE.items():
            tally, missed, extra = compare(passage, reading)
            tallies[measure, passage.language] += tally
            if missed or extra:
                slips.append(Slip(passage=passage.code, measure=measure, missed=missed, extra=extra))
    order = list(Measure)
    ranked = sorted(tallies, key=lambda one: (order.index(one[0]), one[1]))
    return Scores({one: tallies[one] for one in ranked}, tuple(slips))


#: A tally, what was missed, what was suggested and is not there.
_Compared = tuple[Tally, tuple[str, ...], tuple[str, ...]]


def _figures(passage: Passage, reading: Reading) -> _Compared:
    return _matched((map(_said, one) for one in passage.figures), (_said(one.value) for one in reading.of(Kind.FIGURE)))


def _numbers(passage: Passage, reading: Reading) -> _Compared:
    suggested = (_number(one.value) for one in reading.of(Kind.FIGURE))
    return _matched((map(_number, one) for one in passage.figures), suggested)


def _dates(passage: Passage, reading: Reading) -> _Compared:
    return _matched(([_days(one)] for one in passage.dates), (_days(one.value) for one in reading.of(Kind.DATE)))


def _places(passage: Passage, reading: Reading) -> _Compared:
    """A place that the text leaves open is found where every code that it may be is offered."""
    offered = {one.value: {one.value, *one.others} for one in reading.of(Kind.PLACE)}
    missed: list[str] = []
    used: set[str] = set()
    there = sorted(set(passage.places), key=sorted)
    for place in there:
        value = next((value for value in sorted(place & offered.keys()) if place <= offered[value]), None)
        if value is None:
            missed.append("|".join(sorted(place)))
        else:
            used.add(value)
    return Tally(len(there), len(offered), len(used)), tuple(missed), tuple(sorted(offered.keys() - used))


_COMPARE: Mapping[Measure, Callable[[Passage, Reading], _Compared]] = {
    Measure.FIGURES: _figures,
    Measure.NUMBERS: _numbers,
    Measure.DATES: _dates,
    Measure.PLACES: _places,
}


def _matched(there: Iterable[Iterable[str]], suggested: Iterable[str]) -> _Compared:
    """Each of `there` is found in any one of its forms; those that have the fewest are looked for first."""
    forms = sorted({tuple(sorted(set(one))) for one in there}, key=lambda one: (len(one), one))
    read, used = set(suggested), set[str]()
    missed: list[str] = []
    for one in forms:
        found = next((form for form in one if form in read - used), None)
        if found is None:
            missed.append("|".join(one))
        else:
            used.add(found)
    return Tally(len(forms), len(read), len(used)), tuple(missed), tuple(sorted(read - used))


def _said(figure: SaidFigure) -> str:
    """What must agree of a figure, and nothing else. Words that allow the same bounds are the same."""
    bounds = figure.bounds
    signs = "+" * bounds.open + "~" * bounds.approximate + "?" * bounds.vague
    return f"{_harms(figure.outcomes)} {figure.group} {bounds.min}..{bounds.max}{signs} {figure.scope}"


def _number(figure: SaidFigure) -> str:
    value = figure.bounds.max if figure.value is None else figure.value
    return f"{_harms(figure.outcomes)} {value}" + (f"-{figure.upper}" if figure.upper is not None else "")


def _harms(outcomes: Collection[str]) -> str:
    return "+".join(sorted(outcomes))


def _days(when: UncertainDate) -> str:
    return when.earliest.isoformat() if when.days == 1 else f"{when.earliest}..{when.latest}"


def _counted(tally: Tally) -> dict[str, float]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    counts = {"there": tally.there, "read": tally.suggested, "right": tally.right}
    return {**counts, **{name: round(share, 4) for name, share in shares.items()}}


def _row(measure: Measure, language: str, tally: Tally) -> str:
    counts = f"{tally.there:7}{tally.suggested:7}{tally.right:7}"
    return f"{measure:32}{language:9}{counts}{tally.precision:11.3f}{tally.recall:8.3f}{tally.f1:7.3f}"
