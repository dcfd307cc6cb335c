"""When a number held: "by 9 a.m.", "as of Thursday evening", "حتى مساء الخميس". Counted from the day of publication."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from incidents.domain.moments import TimeSpan, midnight
from incidents.reading.casualties.days import Told, first_day, told
from incidents.reading.casualties.lexicon import Lexicon
from incidents.reading.casualties.nodes import Row
from incidents.reading.casualties.scope_words import DATES
from incidents.reading.prose import Prose, Sentence

_REACH = 7  # nodes after the word that begins it
_NOON, _DAY = 12, 24

#: Parts of a day, in hours: from, to. Where both are one, it is a moment.
_WORDS: Final[dict[str, str]] = {
    "until:": "by|as of|until|till|up to|as at|up until|حتى|لغاية|إلى غاية|لحد|تا",
    "part:4-6": "dawn|sunrise|daybreak|فجر|الفجر|فجرا",
    "part:6-12": "morning|midmorning|mid-morning|صباح|الصباح",
    "part:12-12": "noon|midday|منتصف النهار|منتصف نهار",
    "part:12-15": "ظهر|الظهر",
    "part:12-18": "afternoon|mid-afternoon|بعد ظهر|عصر|العصر",
    "part:18-24": "evening|مساء|المساء|nightfall|sunset",
    "part:20-24": "night|ليل|ليلة|tonight",
    "part:24-24": "midnight|منتصف ليل|منتصف ليلة|منتصف الليل",
    "am:": "a . m|am|صباحا|فجرا|قبل الظهر",
    "pm:": "p . m|pm|مساء اليوم|ليلا|ظهرا|عصرا|بعد الظهر",
    "half:": "والنصف|و النصف|half past",
    "hour:": "الساعة|ساعة|o'clock",
    "small:": "early|late|the|on|of|of the|يوم|من|من يوم|في|هذا|this|local time|gmt|,|.|بتوقيت بغداد|ساعة متأخرة من"
    "|الـ",
    "ago:0": "today|اليوم|هذا اليوم",
    "ago:1": "yesterday|أمس|البارحة|يوم أمس",
    "n:1": "الواحدة",
    "n:2": "الثانية",
    "n:3": "الثالثة",
    "n:4": "الرابعة",
    "n:5": "الخامسة",
    "n:6": "السادسة",
    "n:7": "السابعة",
    "n:8": "الثامنة",
    "n:9": "التاسعة",
    "n:10": "العاشرة",
    "n:11": "الحادية عشرة|الحادية عشر",
    "n:12": "الثانية عشرة|الثانية عشر",
    **DATES,
}
_BOOK = Lexicon(_WORDS)
_BEGINS = frozenset({"by", "as", "until", "till", "up", "حتي", "لغايه", "الي", "لحد", "تا"})


@dataclass(frozen=True)
class _Clock:
    """What the words after "by" say: an hour, a half of the day, a part of it, a day."""

    hour: int | None = None
    minute: int = 0
    late: bool | None = None
    part: str = ""
    ago: int | None = None


def as_of(prose: Prose, sentence: Sentence, published: date | None) -> TimeSpan | None:
    """When the numbers of a sentence held; None where it does not say, or where `published` is not known."""
    if not any(token.text in _BEGINS for token in prose.of(sentence)):
        return None
    row = Row(_BOOK.mark(prose.of(sentence), sentence.first), prose.tokens)
    for place, node in enumerate(row.nodes):
        if node.kind == "until" and (span := _span(row, place + 1, published)) is not None:
            return span
    return None


def _span(row: Row, place: int, published: date | None) -> TimeSpan | None:
    clock, end = _clock(row, place)
    day_at = next((at for at in range(place, end) if row[at].kind in {"weekday", "m"} or _is_day(row, at)), None)
    when = told(row, day_at) if day_at is not None else Told()
    day = _day(clock, when, published)
    if day is None or (day_at is None and not clock.part and clock.ago is None and clock.late is None):
        return None
    return _within(midnight(day), clock)


def _is_day(row: Row, at: int) -> bool:
    return row[at].kind == "d" and (row[at + 1].kind == "m" or (row[at + 1].text == "من" and row[at + 2].kind == "m"))


def _day(clock: _Clock, when: Told, published: date | None) -> date | None:
    if when.month is not None:
        return first_day(when, published) if when.day is not None else None
    if published is None:
        return None
    if when.weekday is not None:
        return first_day(Told(weekday=when.weekday), published)
    return published - timedelta(days=clock.ago or 0)


def _clock(row: Row, place: int) -> tuple[_Clock, int]:
    said: dict[str, int | str | bool] = {}
    at = place
    while at < place + _REACH and (step := _read(row, at, said)):
        at += step
    hour = said.get("hour")
    return _Clock(
        hour=hour if isinstance(hour, int) else None,
        minute=int(said.get("minute", 0)),
        late=bool(said["late"]) if "late" in said else None,
        part=str(said.get("part", "")),
        ago=int(said["ago"]) if "ago" in said else None,
    ), at


def _read(row: Row, at: int, said: dict[str, int | str | bool]) -> int:
    """Add what stands at a node to what is said; how many nodes that was, 0 where the time ends."""
    node = row[at]
    if node.kind in {"d", "n"} and node.kind + row[at + 1].kind not in {"dm"} and not said.keys() & {"hour", "part"}:
        return _hour(row, at, said)
    match node.kind:
        case "am" | "pm":
            said["late"] = node.kind == "pm"
        case "part":
            said["part"] = node.value
        case "ago":
            said["ago"] = int(node.value)
        case "half":
            said["minute"] = 30
        case "weekday" | "m" | "d" | "small" | "hour":
            return 1
        case _:
            return 0
    return 1


def _hour(row: Row, at: int, said: dict[str, int | str | bool]) -> int:
    node = row[at]
    number = int(node.value) if node.kind == "n" else int(node.text or _DAY)
    if number >= _DAY:
        return 1
    said["hour"] = number
    if row[at + 1].text == ":" and row[at + 2].kind == "d" and int(row[at + 2].text or 60) < 60:  # noqa: PLR2004 - minutes
        said["minute"] = int(row[at + 2].text)
        said.setdefault("late", number > _NOON)
        return 3
    return 1


def _within(start: datetime, clock: _Clock) -> TimeSpan:
    if clock.hour is not None and (clock.late is not None or clock.part):
        late = clock.late if clock.late is not None else int(clock.part.split("-")[0]) >= _NOON
        hour = clock.hour % _NOON + _NOON * late if clock.hour <= _NOON else clock.hour
        moment = start + timedelta(hours=hour, minutes=clock.minute)
        return TimeSpan(moment, moment)
    first, last = (int(hour) for hour in (clock.part or f"0-{_DAY}").split("-"))
    return TimeSpan(start + timedelta(hours=first), start + timedelta(hours=last))
