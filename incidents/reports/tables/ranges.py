"""The ranges table: the published range of each outcome and group of an incident, beside the rule's own result."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from incidents.domain.incident import Figure
from incidents.domain.vocabulary import N_
from incidents.reports.cells import Value
from incidents.reports.columns import BELONGS, YES_NO, Column, Entry, Table
from incidents.reports.tables.outcomes import SET_BY


@dataclass(frozen=True)
class RangeRow:
    """One published range of one incident."""

    entry: Entry
    figure: Figure


def _rows(entry: Entry) -> Iterable[RangeRow]:
    return (RangeRow(entry, figure) for figure in entry.figures.values())


def _count(part: str) -> Callable[[RangeRow], Value]:
    return attrgetter(f"figure.count.{part}")


def _line(part: str) -> Callable[[RangeRow], Value]:
    return attrgetter(f"figure.line.{part}")


def _first(end: int) -> Callable[[RangeRow], Value]:
    return lambda row: row.figure.line.first[end] if row.figure.line.first is not None else None


def _numbers(part: str) -> Callable[[RangeRow], Value]:
    read = attrgetter(f"figure.line.{part}")
    return lambda row: tuple(str(number) for number in read(row))


def _or_more(row: RangeRow) -> Value:
    count = row.figure.count
    return count.no_top if count.known else None


def _rule_or_more(row: RangeRow) -> Value:
    return row.figure.line.open if row.figure.line.max is not None else None


RANGES: Table[RangeRow] = Table(
    name="ranges",
    title=N_("Ranges"),
    row=N_("One row a published range: an outcome and a group of an incident"),
    columns=(
        *BELONGS,
        Column("outcome", _line("outcome"), N_("What is said to have happened to people"), "outcome"),
        Column("group", _line("group"), N_("Who they were"), "victim_group"),
        Column("min", _count("min"), N_("Lowest published number; empty where no figure gives one, which is not zero")),
        Column("max", _count("max"), N_("Highest published number; “more than 50” counts from 51")),
        Column("or_more", _or_more, N_("Whether the highest figure said “or more”"), YES_NO),
        Column("best", _count("best"), N_("An analyst's figure, set with a reason; empty unless one was set")),
        Column("first_min", _first(0), N_("Lowest number of the first day's reports, where later ones took over")),
        Column("first_max", _first(1), N_("Highest number of the first day's reports, where later ones took over")),
        Column("sources", _line("voices"), N_("How many independent sources count towards the range")),
        Column(
            "set_by", lambda row: "rule" if row.figure.setting is None else "reviewer",
            N_("Whether the rule made the range or a reviewer set part of it"), SET_BY,
        ),
        Column(
            "reason", lambda row: row.figure.setting.reason if row.figure.setting is not None else None,
            N_("Why a reviewer set it so"), width=40,
        ),
        Column("rule_min", _line("min"), N_("The lowest number by the rule alone")),
        Column("rule_max", _line("max"), N_("The highest number by the rule alone")),
        Column("rule_or_more", _rule_or_more, N_("Whether the rule alone says “or more”"), YES_NO),
        Column("counted", _numbers("counted"), N_("The numbers of the figures that count"), width=16),
        Column("lowest_figure", _line("low"), N_("The number of the figure that sets the lowest number")),
        Column("highest_figure", _line("high"), N_("The number of the figure that sets the highest number")),
        Column("beside", _numbers("beside"), N_("The numbers of figures that stand beside it, such as a denial")),
        Column("rule_version", _line("rule"), N_("The version of the rule that made the ranges")),
    ),
    rows=_rows,
)  # fmt: skip
