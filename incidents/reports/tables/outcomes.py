"""The columns of an incident that number people: the published range of each outcome, and how it came about."""

from collections.abc import Callable
from operator import attrgetter

from incidents.domain.vocabulary import ALL, INJURED, KILLED, N_
from incidents.reports.cells import Value
from incidents.reports.columns import YES_NO, Column, Entry

#: Outcomes beside killed and injured that have columns of their own; the ranges table holds these and all others.
OTHER_OUTCOMES = (
    "died_custody", "attempted", "gas", "detained", "disappeared", "missing", "abducted", "tortured", "sexual",
    "threatened", "displaced",
)  # fmt: skip
SET_BY = (("rule", N_("Worked out from the reported figures by the rule")), ("reviewer", N_("Set by a reviewer")))


def _count(outcome: str, path: str) -> Callable[[Entry], Value]:
    key, part = (outcome, ALL), attrgetter(path)

    def read(entry: Entry) -> Value:
        count = entry.counts.get(key)
        return part(count) if count is not None else None

    return read


def _first(outcome: str, end: int) -> Callable[[Entry], Value]:
    def read(entry: Entry) -> Value:
        line = entry.line(outcome)
        return line.first[end] if line is not None and line.first is not None else None

    return read


def _printed(outcome: str, end: str) -> Callable[[Entry], Value]:
    """The words of the figure that sets an end; empty where a reviewer set it, or where parts were added up."""

    def read(entry: Entry) -> Value:
        line, count = entry.line(outcome), entry.count(outcome)
        if line is None or count is None or getattr(line, end) != getattr(count, end):
            return None
        figure = entry.heard.get((line.low if end == "min" else line.high) or 0)
        return figure.claim.printed if figure is not None and figure.claim.group == ALL else None

    return read


def _set_by(outcome: str) -> Callable[[Entry], Value]:
    def read(entry: Entry) -> Value:
        figure = entry.figures.get((outcome, ALL))
        return None if figure is None else "reviewer" if figure.setting is not None else "rule"

    return read


def _voices(outcome: str) -> Callable[[Entry], Value]:
    def read(entry: Entry) -> Value:
        line = entry.line(outcome)
        return line.voices if line is not None else None

    return read


def _column(name: str, outcome: str, read: Callable[[Entry], Value], meaning: str) -> Column[Entry]:
    return Column(f"{outcome}_{name}", read, meaning, params=(("outcome", outcome),))


def _range(outcome: str) -> tuple[Column[Entry], ...]:
    return (
        _column(
            "min", outcome, _count(outcome, "min"),
            N_("“%(outcome)s”: lowest published number of people; empty where no figure gives one, which is not zero"),
        ),
        _column(
            "max", outcome, _count(outcome, "max"),
            N_("“%(outcome)s”: highest published number of people; “more than 50” counts from 51"),
        ),
        Column(
            f"{outcome}_or_more", _count(outcome, "no_top"),
            N_("“%(outcome)s”: whether the highest figure said “or more”"), YES_NO, params=(("outcome", outcome),),
        ),
    )  # fmt: skip


def _whole_range(outcome: str) -> tuple[Column[Entry], ...]:
    return (
        *_range(outcome),
        _column(
            "best", outcome, _count(outcome, "best"),
            N_("“%(outcome)s”: an analyst's figure, set with a reason; empty unless one was set"),
        ),
        _column(
            "first_min", outcome, _first(outcome, 0),
            N_("“%(outcome)s”: lowest number of the first day's reports, where later ones took over"),
        ),
        _column(
            "first_max", outcome, _first(outcome, 1),
            N_("“%(outcome)s”: highest number of the first day's reports, where later ones took over"),
        ),
        _column(
            "sources", outcome, _voices(outcome),
            N_("“%(outcome)s”: how many independent sources count towards the range"),
        ),
        _column(
            "min_as_printed", outcome, _printed(outcome, "min"),
            N_("“%(outcome)s”: the words of the figure that sets the lowest number"),
        ),
        _column(
            "max_as_printed", outcome, _printed(outcome, "max"),
            N_("“%(outcome)s”: the words of the figure that sets the highest number"),
        ),
        Column(
            f"{outcome}_set_by", _set_by(outcome),
            N_("“%(outcome)s”: whether the rule made the range or a reviewer set part of it"), SET_BY,
            params=(("outcome", outcome),),
        ),
    )  # fmt: skip


OUTCOMES: tuple[Column[Entry], ...] = (
    *_whole_range(KILLED),
    *_whole_range(INJURED),
    *(column for outcome in OTHER_OUTCOMES for column in _range(outcome)),
)
