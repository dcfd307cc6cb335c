"""What bars and bands are drawn from: records and people of a group; and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from incidents.domain.counts import Count
from incidents.domain.vocabulary import N_
from incidents.reports.charts.svg import add
from incidents.reports.charts.words import Words

_NOTHING = Count(None, None)
_PEOPLE = {"killed": N_("Reported killed"), "injured": N_("Reported injured")}


@dataclass(frozen=True, kw_only=True)
class Group:
    """One bar: how many records, the people they report together, how many of them give no number.

    `begins` is the first day of a month or a year; where it is set the label follows from it.
    """

    label: str = ""
    begins: date | None = None
    records: int = 0
    people: Count = field(default=_NOTHING)
    without_number: int = 0
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A drawing in three sizes, and the same as a table: its caption, its column heads, its rows.

    `hrefs` has the address of each row, "" for none.
    """

    svg: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hrefs: tuple[str, ...]


def chart(series: Sequence[Group], words: Words, outcome: str, drawn: str, *, caption: str) -> Chart:
    """The drawing with its table."""
    head = ("", words.say(N_("Records")), people_of(outcome, words), words.say(N_("Records that give no number")))
    rows = tuple(
        (one.label, words.number(one.records), _people(one, words), words.number(one.without_number)) for one in series
    )
    return Chart(svg=drawn, caption=caption, head=head, rows=rows, hrefs=tuple(one.href for one in series))


def people_of(outcome: str, words: Words) -> str:
    """What the people of a drawing are counted as."""
    return words.say(_PEOPLE.get(outcome, N_("People reported")))


def linked(parent: Element, one: Group, words: Words) -> Element:
    """What holds the marks of a group: a link where it leads somewhere, named for those who do not see it."""
    link = add(parent, "a", href=one.href) if one.href else add(parent, "g")
    add(link, "title", _told(one, words))
    return link


def rectangle(parent: Element, left: float, top: float, across: float, height: float, class_: str) -> None:
    """A rectangle; none where it would have no height."""
    if height > 0:
        add(parent, "rect", class_=class_, x=left, y=top, width=across, height=height)


def _told(one: Group, words: Words) -> str:
    """All of a group in a line. Its label keeps its own direction, whatever it holds."""
    told = words.say(
        N_("%(label)s: records %(records)s, people %(people)s"),
        label=words.isolated(one.label),
        records=words.number(one.records),
        people=_people(one, words),
    )
    if not one.without_number or not one.people.known:
        return told
    silent = words.say(N_("Records that give no number: %(n)s"), n=words.number(one.without_number))
    return f"{told}. {silent}"


def _people(one: Group, words: Words) -> str:
    if not one.records:
        return ""
    return words.count(one.people) or words.say(N_("no number given"))
