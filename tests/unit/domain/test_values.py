"""Frozen values with some fields changed: the same as `dataclasses.replace` gives."""

from dataclasses import replace
from datetime import date

import pytest

from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.values import altered
from unit.reports.export_samples import record

FIGURE = Claim(number=1, article="A-TEST", qualifier=Qualifier.AT_LEAST, value=13)


def test_a_value_with_a_field_changed_equals_what_replace_gives_and_the_first_stays_as_it_was() -> None:
    changed = altered(FIGURE, value=29, said_by="medical sources")
    assert changed == replace(FIGURE, value=29, said_by="medical sources")
    assert hash(changed) == hash(replace(FIGURE, value=29, said_by="medical sources"))
    assert repr(changed) == repr(replace(FIGURE, value=29, said_by="medical sources"))
    assert (FIGURE.value, FIGURE.said_by) == (13, "")


def test_what_was_worked_out_of_the_first_is_not_taken_for_the_second() -> None:
    assert FIGURE.bounds.min == 13
    assert altered(FIGURE, value=29).bounds.min == 29
    content = record("IRQ-TESTRIC").content
    assert content.lines()
    assert altered(content, claims=()).lines() == ()


def test_a_value_that_looks_at_what_it_is_given_still_does() -> None:
    day = UncertainDate.day(date(2019, 11, 28))
    with pytest.raises(Refused):
        altered(day, latest=date(2019, 11, 27))


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(TypeError, match="Draft has no field summry"):
        altered(Draft(), summry="")
