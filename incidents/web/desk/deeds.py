"""The buttons of a sheet that change its answers: take over, take back, dismiss, add a figure, take one out."""

import re
from collections.abc import Callable

from flask import request

from incidents.domain.sittings import Answers
from incidents.web.desk.offers import Offer
from incidents.web.desk.sheet import Sheet, fills_of
from incidents.web.desk.ways import Fills

Changed = tuple[dict[str, tuple[str, ...]], str]
_SEVERAL = re.compile(r"causes|actors|figures-\d+-combined")
_ROW = re.compile(r"figures-(\d+)-")
_NEW_ROW = {
    "key": "", "article": "here", "kind": "number", "status": "active", "tier": "public", "scope": "incident",
    "outcome": "killed", "group": "all", "printed": "",
}  # fmt: skip


def changed(sheet: Sheet, answers: Answers) -> Changed:
    """The answers after the button pressed, and the id of the part of the page to come back to."""
    for name, deed in _DEEDS.items():
        if name in request.form:
            return deed(sheet, dict(answers), request.form[name])
    return dict(answers), ""


def filled(answers: Answers, fills: Fills) -> dict[str, tuple[str, ...]]:
    """The answers with what some suggestions put there; ticks are added to those that stand."""
    after = dict(answers)
    after |= dict.fromkeys((name for name, _ in fills if not _SEVERAL.fullmatch(name)), ())
    for name, text in fills:
        after[name] = tuple(dict.fromkeys((*after.get(name, ()), text)))
    return after


def emptied(answers: Answers, offer: Offer) -> dict[str, tuple[str, ...]]:
    """The answers without what a suggestion put there."""
    if offer.at.startswith("row-"):
        return _without_row(answers, offer.ways[0].fills[0][0])
    gone = offer.ways[offer.taken or 0].fills
    return {name: tuple(text for text in texts if (name, text) not in gone) for name, texts in answers.items()}


def _take(sheet: Sheet, answers: Answers, value: str) -> Changed:
    key, _, number = value.partition(":")
    offer = sheet.offer(key)
    way = int(number) if number.isascii() and number.isdecimal() and len(number) < _SHORT else 0
    if offer is None or offer.used or way >= len(offer.ways):
        return dict(answers), ""
    if offer.taken == way:
        return emptied(answers, offer), f"s-{key}"
    return filled(answers, offer.ways[way].fills), f"s-{key}"


def _all(sheet: Sheet, answers: Answers, value: str) -> Changed:
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < _SHORT else -1
    return filled(answers, fills_of(sheet.of_event(number))), "question-2"


def _about(sheet: Sheet, answers: Answers, _value: str) -> Changed:
    return filled(answers, fills_of(sheet.open_about())), "question-2"


def _dismiss(sheet: Sheet, answers: Answers, value: str) -> Changed:
    if sheet.offer(value) is None:
        return dict(answers), ""
    offer = sheet.offer(value)
    return {**answers, "dismissed": (*answers.get("dismissed", ()), value)}, offer.at if offer else ""


def _add(_sheet: Sheet, answers: Answers, _value: str) -> Changed:
    rows = {int(found[1]) for name in answers if (found := _ROW.match(name))}
    number = max(rows, default=-1) + 1
    return {**answers, **{f"figures-{number}-{name}": (text,) for name, text in _NEW_ROW.items()}}, "figures-end"


def _drop(_sheet: Sheet, answers: Answers, value: str) -> Changed:
    return _without_row(answers, value), "question-5"


def _stay(_sheet: Sheet, answers: Answers, _value: str) -> Changed:
    return dict(answers), ""


def _again(_sheet: Sheet, answers: Answers, _value: str) -> Changed:
    return dict(answers), "question-3"


def _choose(_sheet: Sheet, answers: Answers, _value: str) -> Changed:
    return dict(answers), "events"


def _without_row(answers: Answers, name: str) -> dict[str, tuple[str, ...]]:
    row = _ROW.match(name)
    return {each: texts for each, texts in answers.items() if row is None or not each.startswith(row[0])}


_SHORT = 4  # digits of a number of a button
_DEEDS: dict[str, Callable[[Sheet, Answers, str], Changed]] = {
    "take": _take,
    "all": _all,
    "about": _about,
    "dismiss": _dismiss,
    "add": _add,
    "drop": _drop,
    "again": _again,
    "choose": _choose,
    "keep": _stay,
}
