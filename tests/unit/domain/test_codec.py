"""Values to plain JSON and back: what a publication's body, kept as text, gives when it is read again."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from incidents.domain.codec import from_plain, to_plain
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, IncidentLink, Record, Setting
from incidents.domain.people import Involvement
from incidents.domain.places import Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, Grade, LinkKind
from unit.reports.export_samples import SELECTION, record

RICH = record(
    "IRQ-TESTRIC",
    time_from=time(3, 30),
    clarity=Clarity.SUMMARY,
    links=(IncidentLink(kind=LinkKind.PRECEDES, code="IRQ-TESTAAA"),),
    settings=(Setting(outcome="killed", best=5, reason="counted by name"),),
    sensitivity=("graphic",),
)


def again(kind: type[Any], value: Any) -> Any:
    """What comes back from the text it was kept as."""
    return from_plain(kind, json.loads(json.dumps(to_plain(value))))


@pytest.mark.parametrize("kept", [*SELECTION, RICH], ids=lambda one: one.code)
def test_a_record_comes_back_field_by_field(kept: Record) -> None:
    found = again(Record, kept)
    assert found == kept
    assert [getattr(found, one.name) for one in fields(Record)] == [getattr(kept, one.name) for one in fields(Record)]
    assert type(found.grade) is Grade
    assert found.figures == kept.figures


def test_what_was_left_out_comes_back_at_its_default() -> None:
    assert to_plain(Draft()) == {}
    assert again(Draft, Draft()) == Draft()
    assert from_plain(Draft, {}).title == Trilingual()


def test_a_value_that_was_read_can_be_changed_like_any_other_and_holds_nothing_of_the_text() -> None:
    plain = to_plain(RICH)
    found = from_plain(Record, plain)
    plain["code"] = "another"
    plain["content"]["claims"].clear()
    assert found == RICH
    assert replace(found, revision=9).revision == 9
    with pytest.raises(AttributeError):
        found.code = "another"  # type: ignore[misc]


def test_two_values_read_from_one_text_share_no_list_that_grows() -> None:
    first, second = again(Record, RICH), again(Record, RICH)
    assert first == second
    assert vars(first) is not vars(second)


@pytest.mark.parametrize(
    "kept",
    [date(2019, 11, 28), time(3, 0), datetime(2020, 1, 3, 9, 30, tzinfo=UTC), Grade.FAIR, 46, "words"],
    ids=["day", "hour", "moment", "grade", "number", "text"],
)
def test_a_value_that_is_no_record_comes_back_too(kept: Any) -> None:
    assert again(type(kept), kept) == kept


def test_what_a_value_checks_is_checked_when_it_is_read() -> None:
    with pytest.raises(Refused, match="outside the earth"):
        from_plain(Point, {"lat": 91.0, "lon": 0.0})
    with pytest.raises(Refused, match="reversed"):
        from_plain(UncertainDate, {"earliest": "2020-02-01", "latest": "2020-01-01", "precision": 1})


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (Involvement, {}),
        (Involvement, {"actor": "x", "foreign": 1}),
        (Involvement, {"actor": "x", "tier": "nobody"}),
        (Involvement, ["actor"]),
        (Record, {"code": "IRQ-TESTAAA"}),
        (Draft, {"occurred": {"earliest": "yesterday", "latest": "2020-01-01", "precision": 1}}),
        (Point, {"lat": 1.0}),
    ],
    ids=["nothing", "foreign", "unknown code", "no fields", "half", "no day", "half a point"],
)
def test_another_shape_is_an_error_and_never_half_a_value(kind: type[Any], plain: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_plain(kind, plain)
