"""What a number covers: this event, unless the words say that it covers more, or less."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from incidents.domain.vocabulary import Scope
from incidents.reading.casualties.days import first_day, told
from incidents.reading.casualties.lexicon import Lexicon, words
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.scope_words import WORDS
from incidents.reading.casualties.ties import Tie
from incidents.reading.prose import Prose, Sentence

_BOOK = Lexicon(WORDS)
_NEAR, _FAR = 4, 8  # nodes
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TWO_DAYS_OF_HOURS = 25
#: Where several words widen a number, the one that stands first here tells its scope.
_ORDER = (Scope.MORE, Scope.CUMULATIVE, Scope.SEVERAL_DAYS, Scope.NATIONAL, Scope.WIDER_AREA)
#: What holds for all the numbers of a statement, where no day is told for one of them.
_CARRIED = frozenset({Scope.SEVERAL_DAYS, Scope.NATIONAL, Scope.CUMULATIVE})
_LASTING = frozenset({"over", "during", "within", "throughout", "خلال", "طيله", "طوال"})
_FIRSTS = frozenset({"first", "latest", "most", "الاول", "الاولي"})
_COUNTS = "one two three four five six seven eight nine ten"
_ARABIC_COUNTS = "واحد اثنين ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره"
_NUMBERS = {word: number for row in (_COUNTS, _ARABIC_COUNTS) for number, word in enumerate(row.split(), start=1)}
_BATTLES = words("fighting battles clashes shelling bombardment معارك المعارك قتال القتال اشتباكات الاشتباكات القصف")
_AFTER = frozenset({"after", "following", "بعد", "عقب"})


@dataclass(frozen=True)
class Covers:
    """A scope, with its first day where the words date it, from the words at token `at`."""

    scope: Scope
    at: int
    since: date | None = None
    beside: bool = False  # holds only beside a number that was told before: "last month" may be the day of the event


@dataclass(frozen=True)
class Cues:
    """What the words of one sentence say of its numbers: `covers` and `days` by token, and where statements part."""

    covers: tuple[Covers, ...]
    days: tuple[int, ...]
    cuts: tuple[int, ...]
    raises: frozenset[int]
    begun: tuple[int, ...]


def cues_of(prose: Prose, sentence: Sentence, published: date | None) -> Cues:
    """Everything in a sentence that widens a number or parts one statement from another."""
    row = Row(_BOOK.mark(prose.of(sentence), sentence.first), prose.tokens)
    covers: list[Covers] = []
    days, cuts, raises, begun = [], [], set(), []
    for place, node in enumerate(row.nodes):
        if (found := _covers(row, place, published)) is not None:
            covers.append(found)
        if node.kind == "day" or _is_weekday(row, place):
            days.append(node.first)
        if node.kind == "begun":
            begun.append(node.first)
        raised = node.kind == "raise" and any(row[place + step].kind == "total" for step in range(1, _FAR))
        if raised or node.kind == "cut":
            cuts.append(node.first)
            raises.update([node.first] if raised else [])
    return Cues(tuple(covers), tuple(days), tuple(cuts), frozenset(raises), tuple(begun))


def _is_weekday(row: Row, place: int) -> bool:
    since = any(row[place - back].kind == "since" for back in (1, 2, 3))
    return row[place].kind == "weekday" and not since


def _covers(row: Row, place: int, published: date | None) -> Covers | None:
    node = row[place]
    best = {row[place - back].text for back in range(1, _FAR) if row[place - back].kind == "best"}
    if (best and node.kind in {"wide", "until", "since"}) or (best - _FIRSTS and node.kind in {"span", "year"}):
        return None  # "the deadliest day since", "the highest toll this month"
    told = _BY_KIND.get(node.kind)
    return told(row, place, published) if told is not None else None


def _wide(row: Row, place: int, _: date | None) -> Covers | None:
    node = row[place]
    return Covers(Scope(node.value), node.first) if row[place - 1].kind != "since" else None


def _past(row: Row, place: int, _: date | None) -> Covers:
    return Covers(Scope.MORE, row[place].first, beside=True)


def _until(row: Row, place: int, published: date | None) -> Covers:
    node = row[place]
    if row[place + 1].kind == "m":  # "خلال شهر حزيران"
        return Covers(Scope.SEVERAL_DAYS, node.first)
    return Covers(Scope.CUMULATIVE, node.first, _so_far(node, published))


def _whole(row: Row, place: int, _: date | None) -> Covers | None:
    """ "the overall toll"; "put the total at" is of one event."""
    node = row[place]
    whole = node.value == "whole" and row[place + 1].text != "at"
    return Covers(Scope.CUMULATIVE, node.first) if whole else None


def _up_to_now(row: Row, place: int, _: date | None) -> Covers | None:
    return Covers(Scope.CUMULATIVE, row[place].first) if _is_of_unrest(row, place) else None


def _in_time(row: Row, place: int, published: date | None) -> Covers | None:
    """ "in 2017", "in two days", "between 1 and 9 October"."""
    node = row[place]
    if node.kind == "year":
        return _earlier(row, place, published) or (_span(row, place) if node.text != "of" else None)
    dated = _from_to(row, place) if node.kind in {"from", "dates"} else None
    return dated or (_span(row, place) or _month(row, place) if node.kind != "dates" else None)


def _month(row: Row, place: int) -> Covers | None:
    """ "during June", "خلال شهر حزيران": the month itself, and no day of it."""
    at = place + 1 + (row[place + 1].text == "شهر")
    lasting = row[place].text in _LASTING and row[at].kind == "m" and row[at + 1].kind != "d"
    return Covers(Scope.SEVERAL_DAYS, row[place].first) if lasting else None


def _saw(row: Row, place: int, _: date | None) -> Covers | None:
    """ "June saw 162 people killed", "شهد تموز"."""
    month = row[place - 1].kind == "m" or (row[place + 1].kind == "m" and row[place + 2].kind != "d")
    return Covers(Scope.SEVERAL_DAYS, row[place].first) if month and row[place - 2].kind != "d" else None


def _since(row: Row, place: int, published: date | None) -> Covers | None:
    """ "since October" is a running total; "since dawn" is the event."""
    at = place + 1
    while row[at].kind == "start" or row[at].text in {"the", "يوم", "ال"}:
        at += 1
    if row[at].kind == "part" or row[at].value == "hour" or row[at].text in {"he", "she", "they", "it", "there", "we"}:
        return None
    if row[at].kind in {"unrest", "w"}:
        at = next((step for step in range(at, at + _FAR) if row[step].kind in {"m", "d", "start"}), at)
    dated = at - 1 if row[at - 1].text == "الاول" else at
    return Covers(Scope.CUMULATIVE, row[place].first, first_day(told(row, dated), published))


def _so_far(node: Node, published: date | None) -> date | None:
    if published is None:
        return None
    if "month" in node.text or "شهر" in node.text:
        return published.replace(day=1)
    return None


def _span(row: Row, place: int) -> Covers | None:
    """ "over two days", "in the past 48 hours", "خلال 3 أيام": several days; months are a running total."""
    at = place + 1
    while row[at].text in {
        "the",
        "past",
        "last",
        "ال",
        "الساعات",
        "الايام",
        "just",
        "about",
        "some",
        "nearly",
        "than",
        "more",
    }:
        at += 1
    number = int(row[at].text) if row[at].kind == "d" and row[at].value else _NUMBERS.get(row[at].text, 0)
    unit = row[at + (number > 0)]
    week = number == 1 and unit.value in {"week", "month"}
    if unit.kind != "length" or not (number > 1 or week or _is_long(row[place], unit)):
        return None
    if unit.value == "hour" and number < _TWO_DAYS_OF_HOURS:
        return None
    return Covers(Scope.CUMULATIVE if unit.value == "month" else Scope.SEVERAL_DAYS, row[place].first)


def _lasting(row: Row, place: int, _: date | None) -> Covers | None:
    """ "two weeks of clashes", "أسبوعان من المواجهات": over that time; after it, where the days were of battle."""
    node, at = row[place], place + 1
    joined = row.tokens[node.last - 1].text == "of" or row[at].text in {"of", "من"}
    at += row[at].text in {"of", "من"}
    unrest = any(row[step].kind == "unrest" for step in (at, at + 1)) or row[at].kind == "m"
    later = any(row[place - back].text in _AFTER for back in (1, 2, 3))
    fought = any(row[step].text in _BATTLES for step in (at, at + 1)) and not _tells_day(row)
    if not joined or not unrest or (later and not fought):
        return None
    return Covers(Scope.CUMULATIVE if node.value == "month" else Scope.SEVERAL_DAYS, node.first)


def _tells_day(row: Row) -> bool:
    return not {"day", "weekday"}.isdisjoint(node.kind for node in row.nodes)


def _is_of_unrest(row: Row, place: int) -> bool:
    """Whether "so far" counts a whole unrest, which the sentence names, and not one day of it."""
    kinds = {node.kind for node in row.nodes}
    return not _tells_day(row) and (row[place].value == "all" or "unrest" in kinds)


def _is_long(begins: Node, unit: Node) -> bool:
    """ "in the past week", "during the last month", "خلال الأسبوع": one, but of many days."""
    lasting = begins.text in _LASTING or begins.last - begins.first > 1
    return lasting and (unit.value in {"week", "month"} or unit.text in {"days", "ايام"})


def _from_to(row: Row, place: int) -> Covers | None:
    """ "between 25 and 30 January", "from Wednesday to Friday"."""
    kinds, signs = [], []
    for at in range(place + 1, place + _FAR):
        node = row[at]
        if node.kind in {"d", "m", "weekday"}:
            kinds.append(node.kind)
        elif node.kind == "link" or node.text in {"-", "–", "و"}:
            signs.append(at)
        else:
            break
    two = len(signs) == 1 and (kinds.count("weekday") == 2 or (kinds.count("d") >= 2 and "m" in kinds))  # noqa: PLR2004
    return Covers(Scope.SEVERAL_DAYS, row[place].first) if two else None


def _earlier(row: Row, place: int, published: date | None) -> Covers | None:
    """ "in 2017": another year than the one told of."""
    at = place + 1
    month = row[at].kind == "m"
    at += month
    year = int(row[at].text) if row[at].kind == "d" and row[at].text.isdigit() else 0
    if not _FIRST_YEAR <= year <= _LAST_YEAR or row[place - 1].kind in {"m", "d", "since"}:
        return None
    if month and (published is None or year == published.year):
        return None
    earlier = published is None or year < published.year
    return Covers(Scope.MORE, row[place].first) if earlier else None


#: What the words of each kind cover: of a row, a place, and the day of publication.
_BY_KIND: Final[dict[str, Callable[[Row, int, date | None], Covers | None]]] = {
    "wide": _wide,
    "past": _past,
    "so far": _up_to_now,
    "length": _lasting,
    "until": _until,
    "total": _whole,
    "since": _since,
    "year": _in_time,
    "from": _in_time,
    "dates": _in_time,
    "saw": _saw,
    "span": _in_time,
}


def scope_of(cues: Cues, one: Tie, others: list[Tie], *, first: bool) -> Covers | None:
    """The scope that the words around one number give it; None where they give none.

    `first` says that no sentence before told a number.
    """
    at = one.party.first
    cut = bisect_right(cues.cuts, at) - 1
    begin = cues.cuts[cut] if cut >= 0 else -1
    after = bisect_left(cues.cuts, max(at + 1, one.last))
    end = cues.cuts[after] if after < len(cues.cuts) else one.last + 10**9
    if begin in cues.raises:
        dated = next((found.since for found in cues.covers if begin <= found.at < end and found.since), None)
        return Covers(Scope.CUMULATIVE, begin, dated)
    found = [cover for cover in cues.covers if begin <= cover.at < end and _reaches(cues, cover, one, others, begin)]
    if first and any(cover.beside for cover in found) and not any(other.party.first < begin for other in others):
        found = [cover for cover in found if not cover.beside]
    return min(found, key=lambda cover: _ORDER.index(cover.scope)) if found else None


def _reaches(cues: Cues, cover: Covers, one: Tie, others: list[Tie], begin: int) -> bool:
    """Whether words that widen a number reach this one: over what stands between them."""
    at = one.party.first
    if cover.scope is Scope.CUMULATIVE and one.party.quantity is not None and one.party.quantity.weak:
        return False  # "an activist has been missing since Monday" adds nothing up
    if cover.at > at:
        day = bisect_left(cues.days, at)
        told_first = day < len(cues.days) and cues.days[day] < cover.at
        continuing = any(one.last <= place < cover.at for place in cues.begun)
        return not (told_first or continuing)
    if cover.scope in _CARRIED and not any(cover.at < day for day in cues.days):
        return True
    firsts = [other.party.first for other in others if begin <= other.party.first < at]
    near = at - cover.at <= _NEAR + 2 and not one.party.named and not any(cover.at < day < at for day in cues.days)
    return not firsts or cover.at < min(firsts) or near
