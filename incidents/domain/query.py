"""Criteria ⇄ query string: one spelling for pages, exports, saved questions and the interface for programs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from incidents.domain.area_words import read_bbox, read_near, read_within
from incidents.domain.areas import Area, Bbox, Near
from incidents.domain.criteria import CHOICES, DEFAULT_SIZE, LARGEST_SIZE, Bound, Criteria, Sort, fixed_codes
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refusals, Refused
from incidents.domain.script import clean_line, query_words
from incidents.domain.vocabulary import N_

_BOUND = re.compile(r"^([a-z_]+)_(min|max)$")
_CODE = re.compile(r"^[A-Za-z0-9_.-]{1,80}$")
_MOST_VALUES = 500
_LONGEST_TEXT = 1000
_MOST_PEOPLE = 10_000_000
_MOST_RELEASES = 99_999  # no house makes more


def read_pairs(pairs: Iterable[tuple[str, str]], *, outcomes: Iterable[str], today: date) -> Criteria:
    """The question of an address. Refusals: every unknown parameter and impossible value, each at its name."""
    given: dict[str, list[str]] = defaultdict(list)
    for param, value in pairs:
        if value.strip():
            given[param].append(value.strip())
    values: dict[str, Any] = {"bounds": []}
    problems: list[Refused] = []
    known = frozenset(outcomes)
    for param, texts in given.items():
        try:
            _read(param, texts, values, known, today)
        except Refused as refused:
            problems.append(refused.at(param))
    values["bounds"] = tuple(sorted(values["bounds"], key=lambda each: (each.outcome, not each.least)))
    if problems:
        raise Refusals(problems)
    criteria = Criteria(**values)
    if criteria.since and criteria.until and criteria.since.earliest > criteria.until.latest:
        raise Refusals([Refused(N_("The first day asked for lies after the last."), field="from")])
    return criteria


def read_string(query: str, *, outcomes: Iterable[str], today: date) -> Criteria:
    """The question of a query string such as `place=IQ-DQ&killed_min=10`."""
    return read_pairs(parse_qsl(query.lstrip("?"), keep_blank_values=False), outcomes=outcomes, today=today)


@lru_cache(maxsize=256)
def to_pairs(criteria: Criteria) -> tuple[tuple[str, str], ...]:
    """The canonical parameters, empty ones dropped."""
    pairs = [(part.param, part.value) for part in criteria.parts()]
    if criteria.sort != Sort.NEWEST:
        pairs.append(("sort", criteria.sort.value))
    if criteria.after:
        pairs.append(("after", criteria.after))
    if criteria.size != DEFAULT_SIZE:
        pairs.append(("size", str(criteria.size)))
    return tuple(pairs)


def to_string(criteria: Criteria) -> str:
    """The canonical query string, without the question mark."""
    return written(to_pairs(criteria))


def written(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters as a query string; commas stay, which areas are full of."""
    return _written(tuple(pairs))


@lru_cache(maxsize=256)  # a page leads to one question in ten ways
def _written(pairs: tuple[tuple[str, str], ...]) -> str:
    return urlencode(pairs, safe=",")


def _read(param: str, texts: list[str], values: dict[str, Any], outcomes: frozenset[str], today: date) -> None:
    if param in CHOICES:
        values[CHOICES[param]] = _codes(param, texts)
        return
    bound = _BOUND.match(param)
    if bound and bound[1] in outcomes:
        values["bounds"].append(Bound(bound[1], bound[2] == "min", _whole(_only(texts), 0, _MOST_PEOPLE)))
        return
    if param not in _READERS:
        raise Refused(N_("“%(name)s” is not something that can be asked for here."), name=param[:60])
    field, reader = _READERS[param]
    values[field] = reader(_only(texts), today)


def _only(texts: list[str]) -> str:
    if len(texts) > 1:
        raise Refused(N_("This can be given once only."))
    return texts[0]


def _codes(param: str, texts: list[str]) -> tuple[str, ...]:
    if len(texts) > _MOST_VALUES:
        raise Refused(N_("At most %(n)s values can be asked for at once."), n=_MOST_VALUES)
    allowed = fixed_codes(param)
    for text in texts:
        if not _CODE.match(text) or (allowed is not None and text not in allowed):
            raise Refused(N_("“%(text)s” is not a code that is known here."), text=text[:60])
    return tuple(sorted(set(texts)))


def _text(text: str, _today: date) -> str:
    if len(text) > _LONGEST_TEXT:
        raise Refused(N_("Search for at most %(n)s characters."), n=_LONGEST_TEXT)
    cleaned = clean_line(text)
    query_words(cleaned)  # refuses more words than can be searched for
    return cleaned


def _date(text: str, today: date) -> UncertainDate:
    try:
        return UncertainDate.from_edtf(text)
    except Refused:
        return read_date(text, today=today)


def _certain(text: str, _today: date) -> bool:
    if text not in {"certain", "possible"}:
        raise Refused(N_("“%(text)s” is not a choice here; it can be certain or possible."), text=text[:40])
    return text == "certain"


def _day(text: str, _today: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(N_("“%(text)s” is not a day such as 2020-02-25."), text=text[:40]) from error


def _sort(text: str, _today: date) -> Sort:
    if text not in set(Sort):
        raise Refused(N_("“%(text)s” is not an order the list can have."), text=text[:40])
    return Sort(text)


def _size(text: str, _today: date) -> int:
    return _whole(text, 1, LARGEST_SIZE)


def _whole(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9) or not least <= int(text) <= most:  # noqa: PLR2004
        raise Refused(N_("Give a whole number from %(least)s to %(most)s."), least=least, most=most)
    return int(text)


def _bbox(text: str, _today: date) -> Bbox:
    return read_bbox(text)


def _near(text: str, _today: date) -> Near:
    return read_near(text)


def _within(text: str, _today: date) -> Area:
    return read_within(text)


def _release(text: str, _today: date) -> int:
    return _whole(text, 1, _MOST_RELEASES)


def _cursor(text: str, _today: date) -> str:
    if len(text) > 200:  # noqa: PLR2004 - our own are under 100
        raise Refused(N_("This page marker belongs to another question. Start again from the first page."))
    return text


_READERS: dict[str, tuple[str, Callable[[str, date], Any]]] = {
    "q": ("text", _text),
    "from": ("since", _date),
    "to": ("until", _date),
    "dates": ("certain", _certain),
    "bbox": ("bbox", _bbox),
    "near": ("near", _near),
    "within": ("within", _within),
    "changed": ("changed", _day),
    "release": ("release", _release),
    "sort": ("sort", _sort),
    "after": ("after", _cursor),
    "size": ("size", _size),
}
