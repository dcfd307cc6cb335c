"""Invented incidents on the real ground, for the tests of the map; every title says that it is invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from incidents.domain.counts import Count
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Summary
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.reference import read_places
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Clarity, DataKind, Grade, Status
from incidents.reports.map_ground import Ground
from incidents.reports.map_words import Caption, MapWords
from machinery.tree import PACKAGE, TOP

DATA, STATIC = PACKAGE / "data", TOP / "static"
GROUND = Ground.read(DATA, read_places(DATA))
KHILANI, NASIRIYAH, IN_MUTHANNA = Point(33.3325, 44.405), Point(31.04, 46.255), Point(30.2, 45.36)
CAPTION = Caption(
    title="2 invented incidents",
    question="November 2019 · Dhi Qar",
    total="Reported killed: 46 to 70. Sum of the 2 records here, as reported; not a death toll.",
    label="Invented for tests",
    made="Made on 28 November 2020",
)


def summary(number: int = 1, **changes: Any) -> Summary:
    """An invented incident at Khilani Square; `number` makes its code."""
    base = Summary(
        code=f"IRQ-{number:07d}",
        audience=Audience.PUBLIC,
        title=Trilingual(en=f"Invented incident {number}"),
        occurred=UncertainDate.day(date(2019, 11, 28)),
        place=Trilingual(en="Invented Square"),
        area=Trilingual(en="Invented area"),
        governorate="IQ-BG",
        point=KHILANI,
        precision=PlacePrecision.SITE,
        radius_m=500,
        counts={"killed": Count(46, 70), "injured": Count(225, 300)},
        voices=2,
        disagree=False,
        grade=Grade.PROVISIONAL,
        status=Status.PUBLISHED,
        data_kind=DataKind.INVENTED,
        clarity=Clarity.EVENT,
        causes=(),
        changed=datetime(2020, 11, 28, tzinfo=UTC),
    )
    return replace(base, **changes)


def spread(number: int) -> list[Summary]:
    """So many invented incidents over the country, some at one point."""
    return [
        summary(
            n, point=Point(30 + (n * 7 % 60) / 10, 42 + (n * 11 % 55) / 10), title=Trilingual(en=f"Invented {n} " * 4)
        )
        for n in range(1, number + 1)
    ]


def english(message: str, **params: object) -> str:
    return message % params if params else message


def figure(one: Summary) -> str:
    killed = one.counts.get("killed")
    return f"Killed: {killed.min} to {killed.max}" if killed else "No number given"


def words(lang: str = "en", **changes: Any) -> MapWords:
    """English sentences, whatever the language: the catalogues are not under test here."""
    given: dict[str, Any] = {"say": english, "when": lambda when: when.edtf if when else "", "figure": figure}
    return MapWords(lang, **(given | changes))


def asset(path: str) -> str:
    return f"/static/{path}"


def codes(summaries: Sequence[Summary]) -> list[str]:
    return [one.code for one in summaries]
