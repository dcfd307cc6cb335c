"""A date keeps the days it may mean, and nothing is made more exact than it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.dates import DateQualifier, Precision, UncertainDate
from incidents.domain.errors import Refused

NOV_27, NOV_28 = date(2019, 11, 27), date(2019, 11, 28)

# EDTF text, earliest, latest, precision, sign, lasting
EDTF = [
    ("2019-11-28", "2019-11-28", "2019-11-28", Precision.DAY, "", False),
    ("2020-02-25?", "2020-02-25", "2020-02-25", Precision.DAY, "?", False),
    ("2019-11-12~", "2019-11-12", "2019-11-12", Precision.DAY, "~", False),
    ("2019-11-12%", "2019-11-12", "2019-11-12", Precision.DAY, "%", False),
    ("2019-11", "2019-11-01", "2019-11-30", Precision.MONTH, "", False),
    ("2020-02", "2020-02-01", "2020-02-29", Precision.MONTH, "", False),
    ("2019", "2019-01-01", "2019-12-31", Precision.YEAR, "", False),
    ("2019~", "2019-01-01", "2019-12-31", Precision.YEAR, "~", False),
    ("2019-11-27/2019-11-28", "2019-11-27", "2019-11-28", Precision.DAYS, "", True),
    ("2019-11-27~/2019-11-28~", "2019-11-27", "2019-11-28", Precision.DAYS, "~", True),
    ("[2019-11-27..2019-11-28]", "2019-11-27", "2019-11-28", Precision.DAYS, "", False),
    ("[2019-11-01..2019-11-10]", "2019-11-01", "2019-11-10", Precision.WEEK, "", False),
    ("2019-11-01/2019-11-30", "2019-11-01", "2019-11-30", Precision.MONTH, "", True),
    ("2019-10/2020-03", "2019-10-01", "2020-03-31", Precision.YEAR, "", True),
    ("[2019-10..2019-11]", "2019-10-01", "2019-11-30", Precision.YEAR, "", False),
    ("2019/2020", "2019-01-01", "2020-12-31", Precision.YEAR, "", True),
    ("9999-12-31", "9999-12-31", "9999-12-31", Precision.DAY, "", False),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "sign", "lasting"), EDTF)
def test_edtf_is_read_and_written_alike(
    *, text: str, earliest: str, latest: str, precision: Precision, sign: str, lasting: bool
) -> None:
    when = UncertainDate.from_edtf(text)
    assert (when.earliest.isoformat(), when.latest.isoformat()) == (earliest, latest)
    assert (when.precision, when.qualifier, when.lasting) == (precision, DateQualifier(sign), lasting)
    assert when.edtf == text


@pytest.mark.parametrize(("text", "same"), [("2019-11-XX", "2019-11"), ("2019-XX-XX", "2019"), ("2019-XX", "2019")])
def test_unspecified_days_and_months_widen_the_span(text: str, same: str) -> None:
    assert UncertainDate.from_edtf(text) == UncertainDate.from_edtf(same)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-11-28/..", "open at one end"),
        ("../2019-11-28", "open at one end"),
        ("2019-11-28/", "open at one end"),
        ("/2019", "open at one end"),
        ("[..2019-11-28]", "open at one end"),
        ("[2019-11-28..]", "open at one end"),
        ("2019-21", "Seasons and quarters"),
        ("2019-24~", "Seasons and quarters"),
        ("2019-33", "Seasons and quarters"),
        ("2019-13", "no month 13"),
        ("2019-00", "no month 0"),
        ("2019-11-31", "no day 31 in month 11 of 2019: it has 30 days"),
        ("2019-02-29", "it has 28 days"),
        ("2019-11-00", "no day 0"),
        ("2019-XX-12", "needs its month"),
        ("0000", "no year 0"),
        ("2019-11-28/2019-11-27", "reversed"),
        ("2019-11-27/2019-11-28?", "same sign"),
        ("", "is not a date such as"),
        ("201X", "is not a date such as"),
        ("Y170000002", "is not a date such as"),
        ("2019-11-28T03:00", "is not a date such as"),
        ("2019-11-28 ", "is not a date such as"),
        ("٢٠١٩-١١-٢٨", "is not a date such as"),
        ("28/11/2019", "is not a date such as"),
        ("2019-11-27..2019-11-28", "is not a date such as"),
        ("9" * 100_000, "is not a date such as"),
    ],
)
def test_other_edtf_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        UncertainDate.from_edtf(text)


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
spans = st.builds(
    lambda first, length, qualifier, lasting: UncertainDate.span(
        first,
        min(first, date.max - timedelta(days=length)) + timedelta(days=length),
        qualifier=qualifier,
        lasting=lasting,
    ),
    days,
    st.integers(0, 800),
    st.sampled_from(DateQualifier),
    st.booleans(),
) | st.builds(
    lambda first, last: UncertainDate.span(min(first, last).replace(day=1), max(first, last).replace(day=28)),
    days,
    days,
)


@given(spans)
def test_any_span_survives_edtf(when: UncertainDate) -> None:
    assert UncertainDate.from_edtf(when.edtf) == when


@given(st.integers(1, 9999), st.integers(1, 12))
def test_any_month_and_year_survive_edtf(year: int, month: int) -> None:
    for when in (UncertainDate.month(year, month), UncertainDate.year(year)):
        assert UncertainDate.from_edtf(when.edtf) == when


@given(st.text(alphabet="0123456789-/.[]~?%X", max_size=30))
def test_any_text_is_a_date_or_a_refusal(text: str) -> None:
    try:
        when = UncertainDate.from_edtf(text)
    except Refused:
        return
    assert UncertainDate.from_edtf(when.edtf) == when


def test_a_reversed_span_cannot_be_made() -> None:
    with pytest.raises(Refused, match="2019-11-28 comes after 2019-11-27"):
        UncertainDate(NOV_28, NOV_27, Precision.DAYS)


def test_a_single_day_does_not_last() -> None:
    assert UncertainDate.span(NOV_28, NOV_28, lasting=True) == UncertainDate.day(NOV_28)


@pytest.mark.parametrize(
    ("length", "precision"),
    [
        (1, Precision.DAY),
        (2, Precision.DAYS),
        (6, Precision.DAYS),
        (7, Precision.WEEK),
        (11, Precision.WEEK),
        (12, Precision.MONTH),
        (31, Precision.MONTH),
        (32, Precision.YEAR),
        (366, Precision.YEAR),
    ],
)
def test_precision_follows_the_number_of_days(length: int, precision: Precision) -> None:
    when = UncertainDate.span(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=length - 1))
    assert (when.precision, when.days) == (precision, length)


def test_two_meanings_of_one_span_are_not_the_same_date() -> None:
    assert UncertainDate.span(NOV_27, NOV_28) != UncertainDate.span(NOV_27, NOV_28, lasting=True)


def test_the_printed_words_do_not_part_equal_dates() -> None:
    assert UncertainDate.span(NOV_28, NOV_28, as_printed="28 Nov 2019") == UncertainDate.day(NOV_28)


@pytest.mark.parametrize(
    ("first", "last", "may", "must"),
    [
        ("2019-11-28", "2019-11-28", True, False),
        ("2019-11-01", "2019-11-30", True, True),
        ("2019-11-30", "2019-12-31", True, False),
        ("2019-12-01", "2019-12-31", False, False),
        ("2019-10-01", "2019-11-01", True, False),
        ("2019-10-01", "2019-10-31", False, False),
        (None, "2019-11-30", True, True),
        ("2019-11-02", None, True, False),
        (None, None, True, True),
    ],
)
def test_a_month_may_or_must_lie_within_a_question(
    *, first: str | None, last: str | None, may: bool, must: bool
) -> None:
    ends = [None if end is None else date.fromisoformat(end) for end in (first, last)]
    november = UncertainDate.month(2019, 11)
    assert (november.may_lie_within(*ends), november.must_lie_within(*ends)) == (may, must)


def test_the_very_day_of_a_question_is_within_it() -> None:
    assert UncertainDate.day(NOV_28).must_lie_within(NOV_28, NOV_28)


def test_dates_sort_by_first_day_and_the_more_exact_first() -> None:
    texts = ["2019-12", "2019-11", "2019-11-01", "2019", "2019-11-01/2019-11-03"]
    ordered = sorted(map(UncertainDate.from_edtf, texts), key=lambda when: when.order)
    assert [when.edtf for when in ordered] == ["2019", "2019-11-01", "2019-11-01/2019-11-03", "2019-11", "2019-12"]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [("", "", ""), ("~", "", "~"), ("", "?", "?"), ("~", "~", "~"), ("~", "?", "%"), ("%", "~", "%")],
)
def test_qualifiers_join(one: str, other: str, both: str) -> None:
    assert DateQualifier(one).joined(DateQualifier(other)) is DateQualifier(both)
