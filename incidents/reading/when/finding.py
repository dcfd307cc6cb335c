"""Dates of a text as suggestions, in the order of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from incidents.domain.dates import DateQualifier, UncertainDate
from incidents.domain.suggestions import Kind, Suggestion, Words
from incidents.domain.vocabulary import N_
from incidents.reading.prose import Prose
from incidents.reading.when.calendar import DAY
from incidents.reading.when.context import belongs_to_name, is_to_come, is_told_time, opens_a_period
from incidents.reading.when.dateline import LIKE_ONE, SURE, dateline
from incidents.reading.when.meant import BARE_YEAR, WRITTEN, Clock, Meant
from incidents.reading.when.parts import put_together
from incidents.reading.when.row import Item, Row, row_of
from incidents.reading.when.shapes import Shape, shapes

LONG_BEFORE = N_("A date long before the article was published.")
WHEN_TOLD = N_("The day on which somebody said it.")
_BACKGROUND_DAYS = 120
_BACKGROUND = 0.3
_TOLD = 0.6
_NEAR = range(-3, 4)  # days that a Hijri date may differ from the Gregorian one beside it
_MAY_COME = frozenset({"weekday", "night", "weekdays"})  # what may lie ahead as well as behind
_LINES = frozenset({"date", "weekday"})  # shapes that a dateline has
_YEARS = range(1900, 2200)  # of a publication that days can be counted from
_FILLERS = "oi,(|&s"


@dataclass(frozen=True)
class Mention:
    """A date where it is named: what it means, its tokens, and whether it is only the time of a statement."""

    meant: Meant
    first: int
    last: int
    told: bool = False


@dataclass(frozen=True)
class Dates:
    """All dates of a text, and the day of publication: as handed in, else as the dateline gives it.

    `dateline` is where the head of the text names that day.
    """

    mentions: tuple[Mention, ...]
    published: date | None
    dateline: Words | None = None


def read_dates(prose: Prose, published: date | None = None) -> tuple[Suggestion, ...]:
    """The dates of what a text tells; each date once, by the words that name it first.

    Dates that need the day of publication are read where that is known, and never from today's date. Left out are
    datelines, bounds ("since October", "by Thursday") and dates within names ("14 July Bridge").
    """
    return suggestions_of(prose, dates_of(prose, published).mentions)


def suggestions_of(prose: Prose, mentions: Sequence[Mention]) -> tuple[Suggestion, ...]:
    """Each date once, by its first mention."""
    found: dict[UncertainDate, Suggestion] = {}
    for mention in mentions:
        found.setdefault(mention.meant.when, suggestion(prose, mention))
    return tuple(found.values())


def dates_of(prose: Prose, published: date | None = None) -> Dates:
    """Every mention of every date, for tying figures to the date nearest to them."""
    row = put_together(row_of(prose))
    marked = [(shape, *_tokens(row, shape)) for shape in shapes(row)]
    datelines = _datelines(prose, marked)
    clock = _clock(row, marked, datelines, published)
    every = tuple(_mentions(prose, row, [one for one in marked if one[1:] not in datelines], clock))
    head = next((prose.words(first, last) for first, last in sorted(datelines)), None)
    return Dates(tuple(_kept(prose, every)), clock.base, head)


def suggestion(prose: Prose, mention: Mention) -> Suggestion:
    """A mention as a suggestion."""
    words = prose.words(mention.first, mention.last)
    return Suggestion(
        kind=Kind.DATE,
        value=replace(mention.meant.when, as_printed=words.passage),
        words=words,
        sentence=prose.quoted(prose.sentence_of(mention.first)),
        confidence=mention.meant.confidence,
        why=mention.meant.why,
    )


Marked = tuple[Shape, int, int]


def _tokens(row: Row, shape: Shape) -> tuple[int, int]:
    """The tokens of a shape, without small words at its ends."""
    items = [item for item in row.items[shape.first : shape.last] if item.last > item.first]
    while len(items) > 1 and items[0].letter in _FILLERS:
        items = items[1:]
    return items[0].first, items[-1].last


def _datelines(prose: Prose, marked: Sequence[Marked]) -> set[tuple[int, int]]:
    """The dates that say when the text was written; several lines that merely look so are headings, and events."""
    likely = {(first, last): dateline(prose, first, last) for shape, first, last in marked if shape.name in _LINES}
    sure = {span for span, kind in likely.items() if kind == SURE}
    like = {span for span, kind in likely.items() if kind == LIKE_ONE}
    return sure or (like if len(like) == 1 else set())


def _clock(row: Row, marked: Sequence[Marked], datelines: set[tuple[int, int]], published: date | None) -> Clock:
    if published is not None and published.year in _YEARS:
        return Clock(base=published)
    written = [(span, one) for shape, *span in marked for one in shape.meaning(_items(row, shape), Clock()) if one]
    full = [(tuple(span), one.when.earliest) for span, one in written if one.why == WRITTEN and one.when.days == 1]
    base = next((day for span, day in full if span in datelines), None)
    return Clock(base=base, year_near=next((day for _, day in full), None))


def _items(row: Row, shape: Shape) -> tuple[Item, ...]:
    return row.items[shape.first : shape.last]


def _mentions(prose: Prose, row: Row, marked: Sequence[Marked], clock: Clock) -> Iterator[Mention]:
    named: date | None = None
    for shape, first, last in marked:
        planned = shape.name in _MAY_COME and is_to_come(prose, first)
        if shape.bound or planned or belongs_to_name(prose, first, last) or opens_a_period(prose, first):
            continue
        for meant in shape.meaning(_items(row, shape), replace(clock, named=named)):
            if meant is not None and _is_event(meant, clock.base):
                named = meant.when.latest if meant.when.days <= 2 else named  # noqa: PLR2004 - a day or a night
                yield Mention(_in_proportion(meant, clock.base), first, last, is_told_time(prose, first))


def _is_event(meant: Meant, base: date | None) -> bool:
    """What lies after the publication is a plan."""
    return base is None or meant.when.earliest <= base


def _in_proportion(meant: Meant, base: date | None) -> Meant:
    if base is None or meant.why == BARE_YEAR or (base - meant.when.latest).days <= _BACKGROUND_DAYS:
        return meant
    return Meant(meant.when, LONG_BEFORE, min(meant.confidence, _BACKGROUND))


def _kept(prose: Prose, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Without a bare year beside a date, and a Hijri date beside its Gregorian one; times of telling with a doubt."""
    days = {one.meant.when.earliest + step * DAY for one in mentions if not _is_hijri(one) for step in _NEAR}
    dated = {prose.sentence_of(one.first) for one in mentions if one.meant.why != BARE_YEAR}
    for one in mentions:
        bare = one.meant.why == BARE_YEAR and prose.sentence_of(one.first) in dated
        if bare or (_is_hijri(one) and one.meant.when.earliest in days):
            continue
        told = Meant(one.meant.when, WHEN_TOLD, min(one.meant.confidence, _TOLD))
        yield replace(one, meant=told) if one.told else one


def _is_hijri(mention: Mention) -> bool:
    return mention.meant.when.qualifier is DateQualifier.APPROXIMATE
