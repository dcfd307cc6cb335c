"""Values as plain JSON and back: nothing is lost, and what is at its default is left out."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from factories import claim, day, draft
from incidents.domain.codec import from_plain, to_plain
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.places import Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Scope, Tier


@dataclass(frozen=True)
class Kept:
    """A value with a default of each kind."""

    name: str
    many: tuple[str, ...] = ()
    by: dict[str, int] = field(default_factory=dict)
    text: Trilingual = field(default_factory=Trilingual)
    number: int | None = None


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Kept("", by={}), {"name": ""}),
        (Kept("x", ("a",), {"k": 0}, Trilingual(ar="نص"), 0),
         {"name": "x", "many": ["a"], "by": {"k": 0}, "text": {"ar": "نص"}, "number": 0}),
        (Tier.TEAM, "team"),
        (date(2019, 11, 28), "2019-11-28"),
        (datetime(2019, 11, 28, 3, 20, tzinfo=UTC), "2019-11-28T03:20:00+00:00"),
        (time(3, 20), "03:20:00"),
        ((1, None, True, 1.5, "x"), [1, None, True, 1.5, "x"]),
        ([Scope.INCIDENT], ["incident"]),
        ({"day": date(2019, 11, 28)}, {"day": "2019-11-28"}),
    ],
)  # fmt: skip
def test_a_value_as_plain_json(value: Any, plain: Any) -> None:
    assert to_plain(value) == plain


def test_true_is_not_taken_for_one() -> None:
    assert [type(one) for one in to_plain((True, 1, 1.0))] == [bool, int, float]


def test_a_value_that_was_written_leaves_no_trace_in_the_next() -> None:
    first = to_plain(Kept("x", by={"k": 1}))
    first["by"]["k"] = 2
    first["many"] = ["changed"]
    assert to_plain(Kept("y")) == {"name": "y"}
    assert to_plain(Kept("x", by={"k": 1})) == {"name": "x", "by": {"k": 1}}


def test_an_incident_comes_back_as_it_was() -> None:
    whole = draft(
        claim(1, "A-1", 3, scope=Scope.SEVERAL_DAYS, scope_from=date(2019, 11, 27)),
        occurred=day("2019-11"),
        places=(IncidentPlace(place="IQ-BG", point=Point(33.3, 44.4)),),
    )
    assert from_plain(Draft, to_plain(whole)) == whole


def test_what_was_worked_out_of_a_record_is_not_written_with_it() -> None:
    one = draft(claim(1, "A-1", 3))
    before = to_plain(one)
    assert one.lines()
    assert one.claims[0].bounds
    assert to_plain(one) == before
    assert one == draft(claim(1, "A-1", 3))
