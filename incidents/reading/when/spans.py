"""What a shape means: for each kind of shape one function from its items to the days meant."""

from collections.abc import Callable, Iterable

from incidents.domain.dates import UncertainDate
from incidents.reading.when.calendar import (
    DAY,
    day_of,
    latest,
    latest_month,
    latest_weekday,
    month_before,
    part,
    week_before,
)
from incidents.reading.when.meant import (
    BARE_YEAR,
    COUNTED,
    FROM_TEXT,
    LOOSE,
    NO_YEAR,
    Clock,
    Meant,
    day_meant,
    point,
)
from incidents.reading.when.parts import MONTH_YEAR
from incidents.reading.when.row import Item

Meaning = Callable[[tuple[Item, ...], Clock], Iterable[Meant | None]]


def single(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """A date, perhaps with its weekday, which lowers the trust in it where it does not fit."""
    found = point(_first(items, "PSQRJGj"), clock)
    weekdays = _of(items, "w")
    if found and weekdays and found.when.earliest.weekday() != weekdays[0].value:
        return [Meant(found.when, found.why, found.confidence / 2)]
    return [found]


def of_year(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """A day "last year" or "this year"."""
    item = _first(items, "QRmM")
    if clock.base is None:
        return []
    year = clock.base.year - _first(items, "V").value
    if item.letter in "mM":
        return [Meant.by(COUNTED, UncertainDate.month(year, item.value))]
    return [day_meant(COUNTED, day_of(year, item.values[1], item.values[2]))]


def night(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """The night of a day: it ends on the day after."""
    dated = _of(items, "PSQR")
    found = point(dated[0], clock) if dated else _weekday(_of(items, "w")[0], items, clock)
    return [_until_next(found)]


def night_between(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """The night from one day to another: "the night of 27 to 28 November", "Tuesday night and early Wednesday"."""
    dated = _of(items, "PSQR")
    if dated:
        ends = _ends(items, clock)
        return [_spanned(*ends, lasting=False)] if ends else []
    first, last = (_weekday(item, (), clock) for item in _of(items, "w")[:2])
    return [_spanned(*_in_order(first, last), lasting=False)] if first and last else []


def between(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """From one date to another; after "between" it was one moment in that time, else it went on all the time."""
    ends = _ends(items, clock)
    if not ends:
        return []
    moment = any(item.letter == "b" for item in items) or any(item.letter == "/" for item in items)
    return [_spanned(*ends, lasting=not moment)]


def days(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """Days that share a month: "27 and 28 November" follow one another and are a span, "4 and 17 October" are two."""
    last = point(items[-1], clock)
    if last is None:
        return []
    month = last.when.earliest
    numbers = [item.value for item in items if item.letter in "de"]
    found = [day_of(month.year, month.month, number) for number in numbers]
    every = [*(one for one in found if one is not None), month]
    if every == [every[0] + step * DAY for step in range(len(every))]:
        return [Meant(UncertainDate.span(every[0], month, lasting=True), last.why, last.confidence)]
    return [Meant(UncertainDate.day(one), last.why, last.confidence) for one in every]


def weekdays_between(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """From one weekday to another."""
    first, last = (_weekday(item, (), clock) for item in _of(items, "w")[:2])
    moment = any(item.letter == "b" for item in items)
    return [_spanned(*_in_order(first, last), lasting=not moment)] if first and last else []


def weekday(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """The latest such weekday up to the day of publication; with "last", the latest before it."""
    return [_weekday(_first(items, "w"), items, clock)]


def relative(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """Today, yesterday, the day before; a weekday beside it decides where they do not agree."""
    if clock.base is None:
        return []
    day = clock.base - _first(items, "r").value * DAY
    named = _of(items, "w")
    if named and day.weekday() != named[0].value:
        found = latest_weekday(named[0].value, clock.base)
        return [Meant(UncertainDate.day(found), COUNTED, LOOSE)]
    found_day = Meant.by(COUNTED, UncertainDate.day(day))
    return [_until_next(found_day) if _of(items, "N") and _first(items, "r").value else found_day]


def last_night(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """Last night: it began on the day before the publication. "Overnight into Wednesday" ended on that day."""
    named = _of(items, "w")
    if named:
        end = _weekday(named[0], (), clock)
        return [_spanned(_moved(end, -1), end, lasting=False)] if end else []
    if clock.base is None:
        return []
    return [Meant.by(COUNTED, UncertainDate.span(clock.base - DAY, clock.base))]


def ago(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """So many days before the publication."""
    if clock.base is None:
        return []
    return [Meant.by(COUNTED, UncertainDate.day(clock.base - _first(items, "dqu").value * DAY))]


def beside(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """The day before or after the one that the text named last."""
    from_day = clock.named or clock.base
    if from_day is None:
        return []
    return [Meant.by(FROM_TEXT, UncertainDate.day(from_day + _first(items, "a").value * DAY))]


def week_or_month(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """Last week; last month, or a day of it; a day of this month."""
    if clock.base is None:
        return []
    letter = _first(items, "KLT").letter
    if letter == "K":
        return [Meant(week_before(clock.base), COUNTED, LOOSE)]
    month = month_before(clock.base) if letter == "L" else UncertainDate.day(clock.base)
    numbers = _of(items, "de")
    if not numbers:
        return [Meant(month, COUNTED, LOOSE / 2)]
    known = month.earliest
    ends = [day_meant(COUNTED, day_of(known.year, known.month, number.value)) for number in numbers]
    first, last = ends[0], ends[-1]
    if len(ends) > 1 and first and last and first.when.earliest < last.when.earliest:
        return [_spanned(first, last, lasting=True)]
    return [first]


def month(items: tuple[Item, ...], clock: Clock) -> Iterable[Meant | None]:
    """A month without its year, or a third of a month."""
    dated, thirds = _of(items, MONTH_YEAR), _of(items, "p")
    if dated:
        found = point(dated[0], clock)
    elif clock.base is not None:
        found = Meant.by(NO_YEAR, latest_month(_first(items, "mM").value, clock.base))
    else:
        return []
    if found and thirds:
        return [Meant(part(found.when, thirds[0].value), found.why, found.confidence)]
    return [found]


def year(items: tuple[Item, ...], _clock: Clock) -> Iterable[Meant | None]:
    """A year by itself."""
    return [Meant.by(BARE_YEAR, UncertainDate.year(_first(items, "y").value))]


def _of(items: tuple[Item, ...], letters: str) -> list[Item]:
    return [item for item in items if item.letter in letters]


def _first(items: tuple[Item, ...], letters: str) -> Item:
    return _of(items, letters)[0]


def _weekday(item: Item, items: tuple[Item, ...], clock: Clock) -> Meant | None:
    if clock.base is None:
        return None
    before = any(one.letter == "l" for one in items)
    return day_meant(COUNTED, latest_weekday(item.value, clock.base, before=before))


def _moved(found: Meant, days: int) -> Meant:
    return Meant(UncertainDate.day(found.when.earliest + days * DAY), found.why, found.confidence)


def _until_next(found: Meant | None) -> Meant | None:
    if found is None:
        return None
    return Meant(UncertainDate.span(found.when.earliest, found.when.latest + DAY), found.why, found.confidence)


def _in_order(first: Meant, last: Meant) -> tuple[Meant, Meant]:
    """Weekdays counted back each by itself may come out the wrong way round: the first then lies a week earlier."""
    return (_moved(first, -7), last) if first.when.earliest > last.when.earliest else (first, last)


def _ends(items: tuple[Item, ...], clock: Clock) -> tuple[Meant, Meant] | None:
    """Both ends; a bare day takes month and year, and a yearless date the year, from the other end."""
    dated = _of(items, "PSQRGmM")
    if len(dated) == 1:
        return _shared_month(dated[0], items, clock)
    first, last = dated[:2]
    end = next(iter(month((last,), clock)), None) if last.letter in "mM" else point(last, clock)
    if end is None:
        return None
    beginning = _in_year_of(first, end) if first.letter in "QRmM" else point(first, clock)
    return (beginning, end) if beginning and beginning.when.earliest <= end.when.latest else None


def _in_year_of(item: Item, end: Meant) -> Meant | None:
    if item.letter in "mM":
        return Meant(latest_month(item.value, end.when.latest), end.why, end.confidence)
    return day_meant(end.why, latest(item.values[1], item.values[2], end.when.latest))


def _shared_month(item: Item, items: tuple[Item, ...], clock: Clock) -> tuple[Meant, Meant] | None:
    numbers, years = _of(items, "de"), _of(items, "y")
    if years and not item.values[0]:
        item = Item(item.letter, item.first, item.last, values=(years[0].value, *item.values[1:]))
    found = point(item, clock)
    if found is None or not numbers:
        return None
    known = found.when.earliest
    other = day_meant(found.why, day_of(known.year, known.month, numbers[0].value))
    if other is None or other.when.earliest == known:
        return None
    ends = sorted((other, found), key=lambda one: one.when.earliest)
    return ends[0], ends[1]


def _spanned(first: Meant, last: Meant, *, lasting: bool) -> Meant:
    when = UncertainDate.span(first.when.earliest, last.when.latest, lasting=lasting)
    return Meant(when, last.why, min(first.confidence, last.confidence))
