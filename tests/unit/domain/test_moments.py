"""Days of Iraq: a moment late in the evening in UTC lies in the next one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from incidents.domain.moments import BAGHDAD, TimeSpan, day_of, in_iraq, today


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 2, 22, 30, tzinfo=UTC),
        datetime(2026, 3, 2, 22, 30),  # noqa: DTZ001 - as moments are kept: UTC without a zone
        datetime(2026, 3, 3, 1, 30, tzinfo=BAGHDAD),
        datetime(2026, 3, 2, 21, 0, tzinfo=UTC),
    ],
)
def test_an_evening_in_utc_is_the_next_day_in_iraq(moment: datetime) -> None:
    assert day_of(moment) == date(2026, 3, 3)


def test_the_second_before_midnight_in_iraq_is_still_the_day_before() -> None:
    assert day_of(datetime(2026, 3, 2, 20, 59, 59, tzinfo=UTC)) == date(2026, 3, 2)


def test_a_moment_is_told_on_the_clock_of_iraq() -> None:
    assert in_iraq(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)).isoformat() == "2027-01-01T01:30:00+03:00"


def test_today_is_the_day_in_iraq() -> None:
    before = datetime.now(BAGHDAD).date()
    assert today() in {before, before + timedelta(days=1)}


def test_the_first_and_the_last_day_of_a_span_are_days_of_iraq() -> None:
    span = TimeSpan(datetime(2019, 11, 27, 22, 30, tzinfo=UTC), datetime(2019, 11, 28, 21, 0, tzinfo=UTC))
    assert (span.first_day, span.last_day) == (date(2019, 11, 28), date(2019, 11, 28))
