"""An invented reading of an invented dispatch: what a reader would say of it, written by hand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from incidents.domain.access import Actor
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.suggestions import Event, Kind, Reading, SaidFigure, Suggestion, Words
from incidents.domain.vocabulary import Scope

DISPATCH = """Invented shots at two squares leave five dead

BAGHDAD, 12 May 2020 (Invented Agency) - Three protesters were killed in Najaf on Monday, an invented doctor said. \
At least 20 people were wounded there when masked gunmen fired live rounds at an invented march.

In Karbala, two people were killed on Monday night, police sources said.

The invented ministry said 44 people have been killed across Iraq since April.
"""
MONDAY = UncertainDate.day(date(2020, 5, 11))


def words(text: str, passage: str) -> Words:
    """Where a passage stands in a text; it must stand there."""
    start = text.index(passage)
    return Words(passage, start, start + len(passage))


def suggestion(text: str, kind: Kind, value: Any, passage: str, sentence: str = "", **more: Any) -> Suggestion:
    """A suggestion read from a passage."""
    given: dict[str, Any] = {"confidence": 0.9, "why": "Invented for a test"} | more
    return Suggestion(
        kind=kind, value=value, words=words(text, passage), sentence=words(text, sentence or passage), **given
    )


def figure(outcome: str, value: int | None, printed: str, **more: Any) -> SaidFigure:
    """A figure of one outcome."""
    return SaidFigure(outcomes=(outcome,), value=value, printed=printed, **more)


def _first(text: str) -> Iterable[Suggestion]:
    sentence = "Three protesters were killed in Najaf on Monday, an invented doctor said."
    said = SaidFigure(outcomes=("killed",), value=3, printed="Three", group="protesters", said_by="an invented doctor")
    yield suggestion(text, Kind.FIGURE, said, "Three protesters were killed", sentence.strip())
    hurt = figure("injured", 20, "At least 20", qualifier=Qualifier.AT_LEAST)
    whole = "At least 20 people were wounded there when masked gunmen fired live rounds at an invented march."
    yield suggestion(text, Kind.FIGURE, hurt, "At least 20 people were wounded", whole)
    there = "two people were killed on Monday night"
    yield suggestion(
        text, Kind.FIGURE, figure("killed", 2, "two", said_by="police sources"), there,
        "In Karbala, two people were killed on Monday night, police sources said.",
    )  # fmt: skip
    total = figure("killed", 44, "44", scope=Scope.NATIONAL)
    last = "The invented ministry said 44 people have been killed across Iraq since April."
    yield suggestion(text, Kind.FIGURE, total, "44 people have been killed", last)


def read_dispatch(text: str, published: date | None, _by: Actor) -> Reading:
    """What a reader says of `DISPATCH`: two happenings; days of the week only once the date of publication is known."""
    if text.strip() != DISPATCH.strip():
        return Reading(text=text, language="en", suggestions=())
    found = list(_first(text))
    found += [
        suggestion(text, Kind.PLACE, "IQ-NA-NAJAF", "Najaf"),
        suggestion(text, Kind.PLACE, "IQ-KA", "Karbala", others=("IQ-KA-KARBALA",)),
        suggestion(text, Kind.CAUSE, "live-ammunition", "live rounds"),
        suggestion(text, Kind.ACTOR, "Invented masked gunmen", "masked gunmen", confidence=0.4),
        suggestion(text, Kind.TITLE, "Invented shots at two squares leave five dead", text.split("\n", 1)[0]),
        suggestion(text, Kind.PUBLISHED, UncertainDate.day(date(2020, 5, 12)), "12 May 2020"),
        suggestion(text, Kind.OUTLET, "Invented Agency", "Invented Agency"),
        suggestion(text, Kind.LANGUAGE, "en", "BAGHDAD"),
    ]
    if published is not None:
        found.append(suggestion(text, Kind.DATE, replace(MONDAY, as_printed="on Monday"), "on Monday"))
    day = len(found) - 1 if published is not None else None
    events = (Event(place=4, date=day, figures=(0, 1)), Event(place=5, date=day, figures=(2,)))
    return Reading(text=text, language="en", suggestions=tuple(found), events=events)
