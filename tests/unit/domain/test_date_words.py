"""A date as typed is read as its words say, in three languages, or refused with a sentence."""

import time
from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.date_names import PHRASES
from incidents.domain.date_words import read_date
from incidents.domain.dates import Precision, UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.script import plain

TODAY = date(2020, 3, 4)  # a Wednesday
PUBLISHED = date(2020, 2, 26)  # a Wednesday


def read(text: str) -> str:
    return read_date(text, today=TODAY, published=PUBLISHED).edtf


ENGLISH = [
    ("28 Nov 2019", "2019-11-28"),
    ("28 November 2019", "2019-11-28"),
    ("28 NOVEMBER 2019", "2019-11-28"),
    ("  28   Nov  2019 ", "2019-11-28"),
    ("the 28th of November, 2019", "2019-11-28"),
    ("November 28, 2019", "2019-11-28"),
    ("Nov. 28, 2019", "2019-11-28"),
    ("2019 Nov 28", "2019-11-28"),
    ("28-Nov-2019", "2019-11-28"),
    ("2019-11-28", "2019-11-28"),
    ("2019/11/28", "2019-11-28"),
    ("28/11/2019", "2019-11-28"),
    ("28-11-2019", "2019-11-28"),
    ("3.8.2014", "2014-08-03"),
    ("03.08.2014", "2014-08-03"),
    ("11/2/2020", "2020-02-11"),
    ("Thursday 28 Nov 2019", "2019-11-28"),
    ("28 Nov 2019 (Thursday)", "2019-11-28"),
    ("evening of 23 Feb 2020", "2020-02-23"),
    ("2020-02-05 (late afternoon)", "2020-02-05"),
    ("29 Feb 2020", "2020-02-29"),
    ("28 Nov 2019 AD", "2019-11-28"),
    ("Nov 2019", "2019-11"),
    ("November, 2019", "2019-11"),
    ("11/2019", "2019-11"),
    ("2019-11", "2019-11"),
    ("2019", "2019"),
    ("in 2019", "2019"),
    ("Sept 2019", "2019-09"),
]
SPANS = [
    ("27–28 Nov 2019", "2019-11-27/2019-11-28"),
    ("27-28 Nov 2019", "2019-11-27/2019-11-28"),
    ("28 to 29 Oct 2019", "2019-10-28/2019-10-29"),
    ("27 and 28 Nov 2019", "2019-11-27/2019-11-28"),
    ("from 28 until 29 Oct 2019", "2019-10-28/2019-10-29"),
    ("28 Oct – 3 Nov 2019", "2019-10-28/2019-11-03"),
    ("31 Dec 2019 – 2 Jan 2020", "2019-12-31/2020-01-02"),
    ("Nov 27–28, 2019", "2019-11-27/2019-11-28"),
    ("Nov 28 – Dec 2, 2019", "2019-11-28/2019-12-02"),
    ("27-28/11/2019", "2019-11-27/2019-11-28"),
    ("27/11-28/11/2019", "2019-11-27/2019-11-28"),
    ("2019-11-27 to 2019-11-28", "2019-11-27/2019-11-28"),
    ("2019-11-27/2019-11-28", "2019-11-27/2019-11-28"),
    ("Oct – Nov 2019", "2019-10/2019-11"),
    ("Oct 2019 to Feb 2020", "2019-10/2020-02"),
    ("2018–2019", "2018/2019"),
    ("night of 28 to 29 Oct 2019", "[2019-10-28..2019-10-29]"),
    ("night of 28 Oct 2019", "[2019-10-28..2019-10-29]"),
    ("2019-10-02/03 (night)", "[2019-10-02..2019-10-03]"),
    ("28 or 29 Nov 2019", "[2019-11-28..2019-11-29]"),
    ("28/29 Nov 2019", "[2019-11-28..2019-11-29]"),
    ("between 27 and 28 Nov 2019", "[2019-11-27..2019-11-28]"),
    ("between 27 Nov and 2 Dec 2019", "[2019-11-27..2019-12-02]"),
    ("[2019-11-27..2019-11-28]", "[2019-11-27..2019-11-28]"),
    ("early Nov 2019", "[2019-11-01..2019-11-10]"),
    ("mid-Nov 2019", "[2019-11-11..2019-11-20]"),
    ("middle of November 2019", "[2019-11-11..2019-11-20]"),
    ("late Nov 2019", "[2019-11-21..2019-11-30]"),
    ("end of Feb 2020", "[2020-02-21..2020-02-29]"),
]
HEDGED = [
    ("about 12 Nov 2019", "2019-11-12~"),
    ("c. 12 Nov 2019", "2019-11-12~"),
    ("~12 Nov 2019", "2019-11-12~"),
    ("12 Nov 2019 (approx.)", "2019-11-12~"),
    ("around Nov 2019", "2019-11~"),
    ("25 Feb 2020?", "2020-02-25?"),
    ("2020-02-25?", "2020-02-25?"),
    ("2020-02-25؟", "2020-02-25?"),
    ("possibly 25 Feb 2020", "2020-02-25?"),
    ("about 25 Feb 2020?", "2020-02-25%"),
    ("2020-02-25%", "2020-02-25%"),
    ("about 27–28 Nov 2019", "2019-11-27~/2019-11-28~"),
]
RELATIVE = [
    ("today", "2020-02-26"),
    ("Yesterday", "2020-02-25"),
    ("the day before yesterday", "2020-02-24"),
    ("on Wednesday", "2020-02-26"),
    ("on Tuesday", "2020-02-25"),
    ("Thursday", "2020-02-20"),
    ("last Wednesday", "2020-02-19"),
    ("last night", "[2020-02-25..2020-02-26]"),
    ("yesterday?", "2020-02-25?"),
    ("أمس", "2020-02-25"),
    ("يوم أمس", "2020-02-25"),
    ("أول أمس", "2020-02-24"),
    ("اليوم", "2020-02-26"),
    ("الثلاثاء", "2020-02-25"),
    ("يوم الأربعاء الماضي", "2020-02-19"),
    ("دوێنێ", "2020-02-25"),
    ("ئەمڕۆ", "2020-02-26"),
]
ARABIC = [
    ("٢٥ شباط ٢٠٢٠", "2020-02-25"),
    ("۲۵ شباط ۲۰۲۰", "2020-02-25"),
    ("25 فبراير 2020", "2020-02-25"),
    ("٣ آب ٢٠١٤", "2014-08-03"),
    ("٣ اب ٢٠١٤", "2014-08-03"),
    ("٣ أغسطس ٢٠١٤", "2014-08-03"),
    ("٢٨/١١/٢٠١٩", "2019-11-28"),
    ("تشرين الثاني ٢٠١٩", "2019-11"),
    ("تشرين ثاني 2019", "2019-11"),
    ("١ تشرين الأول ٢٠١٩", "2019-10-01"),
    ("28 نوفمبر 2019", "2019-11-28"),
    ("17 كانون الثاني 2020", "2020-01-17"),
    ("6 كانون الأول 2019", "2019-12-06"),
    ("12 مايس 2019", "2019-05-12"),
    ("12 أيار 2019", "2019-05-12"),
    ("12 مايو 2019", "2019-05-12"),
    ("5 حَزِيران 2019", "2019-06-05"),
    ("يوم الخميس 28 تشرين الثاني 2019", "2019-11-28"),
    ("بتاريخ 25 شباط 2020", "2020-02-25"),
    ("في 25 من شهر شباط عام 2020", "2020-02-25"),
    ("25 شباط 2020 م", "2020-02-25"),
    ("٢٧ - ٢٨ تشرين الثاني ٢٠١٩", "2019-11-27/2019-11-28"),
    ("من 27 الى 28 تشرين الثاني 2019", "2019-11-27/2019-11-28"),
    ("بين 27 و28 تشرين الثاني 2019", "[2019-11-27..2019-11-28]"),
    ("ليلة 28 تشرين الأول 2019", "[2019-10-28..2019-10-29]"),
    ("أوائل تشرين الثاني 2019", "[2019-11-01..2019-11-10]"),
    ("منتصف تشرين الثاني 2019", "[2019-11-11..2019-11-20]"),
    ("حوالي 12 تشرين الثاني 2019", "2019-11-12~"),
    ("\u200f٢٥ شباط ٢٠٢٠\u200f", "2020-02-25"),
]
KURDISH = [
    ("25ی شوباتی 2020", "2020-02-25"),
    ("٢٥ی شوباتی ٢٠٢٠", "2020-02-25"),
    ("25 شوبات 2020", "2020-02-25"),
    ("3ی ئابی 2014", "2014-08-03"),
    ("تشرینی دووەم 2019", "2019-11"),
    ("28ی تشرینی دووەمی 2019", "2019-11-28"),
    ("1ی تشرینی یەکەمی ۲۰۱۹", "2019-10-01"),
    ("ئەیلوولی 2019", "2019-09"),
    ("ساڵی 2019", "2019"),
    ("پێنجشەممە 28ی تشرینی دووەمی 2019", "2019-11-28"),
]


@pytest.mark.parametrize(("text", "edtf"), ENGLISH + SPANS + HEDGED + RELATIVE + ARABIC + KURDISH)
def test_a_typed_date_means_what_it_says(text: str, edtf: str) -> None:
    assert read(text) == edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Say when it happened"),
        (" \n ", "Say when it happened"),
        ("11/28/2019", "has no month 28. Days come first"),
        ("11.28.2019", "Days come first"),
        ("2019/28/11", "no month 28"),
        ("31 Nov 2019", "no day 31 in month 11 of 2019: it has 30 days"),
        ("31/11/2019", "no day 31"),
        ("30 Feb 2020", "it has 29 days"),
        ("29 Feb 2019", "it has 28 days"),
        ("0 Nov 2019", "no day 0"),
        ("27–31 Nov 2019", "no day 31"),
        ("2019-13", "no month 13"),
        ("2019-21", "Seasons"),
        ("5 Mar 2020", "2020-03-05 lies in the future"),
        ("Apr 2020", "2020-04-01 lies in the future"),
        ("2021", "2021-01-01 lies in the future"),
        ("3–6 Mar 2020", "2020-03-06 lies in the future"),
        ("2020-03-01/2020-03-09", "2020-03-09 lies in the future"),
        ("1435", "The year 1435 lies outside 1900 to 2100"),
        ("31/12/1899", "The year 1899 lies outside"),
        ("1 Jan 2101", "The year 2101 lies outside"),
        ("2719-01", "The year 2719 lies outside"),
        ("7 شوال 1435", "is a Hijri date. Give the Gregorian date"),
        ("٧ شوّال ١٤٣٥ هـ", "is a Hijri date"),
        ("12 ربيع الأول 1441", "is a Hijri date"),
        ("7 Shawwal 1435", "is a Hijri date"),
        ("1435 AH", "is a Hijri date"),
        ("28 Nov", "Add the year"),
        ("28/11", "Add the year"),
        ("November", "Add the year"),
        ("27–28 Nov", "Add the year"),
        ("early Nov", "Add the year"),
        ("28/11/19", "four digits"),
        ("28 Nov 19", "four digits"),
        ("Wednesday 28 Nov 2019", "2019-11-28 is not “wednesday”"),
        ("الأربعاء 28 تشرين الثاني 2019", "The day of the week does not fit"),
        ("Monday Nov 2019", "The day of the week does not fit"),
        ("28 Nov 2019 03:00", "holds a time of day"),
        ("2019-11-28T03:00", "holds a time of day"),
        ("28–27 Nov 2019", "reversed"),
        ("28 Dec – 3 Jan 2020", "reversed"),
        ("2019-11-28/..", "could not be read"),
        ("soon", "could not be read"),
        ("last week", "could not be read"),
        ("28 Nov 2019 and after", "could not be read"),
        ("28 Nov 2019 29 Nov 2019", "could not be read"),
        ("28 29 Nov 2019", "could not be read"),
        ("12345678", "could not be read"),
        ("20191128", "could not be read"),
        ("28¹ Nov 2019", "could not be read"),
        ("½ Nov 2019", "could not be read"),
        ("-28 Nov 2019", "could not be read"),
        ("28 Nov 2019 -", "could not be read"),
        ("= 28 Nov 2019", "could not be read"),
        ("<script>2019</script>", "could not be read"),
        ("%(text)s", "could not be read"),
        ("👻", "could not be read"),
        ("\x00", "could not be read"),
        ("9" * 5_000, "too long"),
        ("28 Nov 2019 " * 9_000, "too long"),
        ("ا\u0316\u0301" * 30_000, "too long"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(text)
    assert reason in str(refusal.value)


def test_yesterday_counts_from_today_where_no_publication_is_known() -> None:
    assert read_date("yesterday", today=TODAY).earliest == date(2020, 3, 3)


def test_the_running_month_and_year_may_be_named_before_they_are_over() -> None:
    assert read("Mar 2020") == "2020-03"
    assert read("2020") == "2020"
    assert read("4 Mar 2020") == "2020-03-04"


def test_the_typed_words_are_kept() -> None:
    assert read_date(" ٢٥ شباط ٢٠٢٠\n", today=TODAY).as_printed == "٢٥ شباط ٢٠٢٠"
    assert read_date("2020-02-25?", today=TODAY).as_printed == "2020-02-25?"


def test_a_third_of_a_month_is_about_a_week() -> None:
    assert read_date("early Nov 2019", today=TODAY).precision is Precision.WEEK


def test_a_refused_text_is_repeated_only_in_part() -> None:
    with pytest.raises(Refused) as refusal:
        read("x" * 100)
    assert len(str(refusal.value)) < 200


def test_no_word_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = {}
    for code, phrases in PHRASES.items():
        for phrase in phrases.split("|"):
            meanings.setdefault(" ".join(plain(phrase).split()), set()).add(code)
    assert {phrase: codes for phrase, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("locale", ["en", "ar_IQ", "ar_EG", "ckb"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_month_that_cldr_names_is_read(locale: str, width: str) -> None:
    for number, name in Locale.parse(locale).months["format"][width].items():
        assert read_date(f"{name} 2019", today=TODAY) == UncertainDate.month(2019, number)


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_every_day_is_read_in_each_of_its_forms(day: date) -> None:
    eastern = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%d %B %Y}", f"{day:%b %d, %Y}"):
        assert read_date(text, today=TODAY) == UncertainDate.day(day)
        assert read_date(text.translate(eastern), today=TODAY) == UncertainDate.day(day)


@given(st.text(max_size=140))
def test_any_text_is_a_date_or_a_refusal(text: str) -> None:
    try:
        when = read_date(text, today=TODAY)
    except Refused:
        return
    assert when.earliest <= TODAY


WORDS = [
    "28",
    "29",
    "2019",
    "Nov",
    "Oct",
    "شباط",
    "-",
    "–",
    "/",
    ".",
    "to",
    "and",
    "or",
    "between",
    "night",
    "about",
    "?",
]


@given(st.lists(st.sampled_from([*WORDS, "early", "last", "Wednesday", "yesterday", "ی"]), max_size=9))
def test_any_row_of_known_words_is_a_date_or_a_refusal(words: list[str]) -> None:
    try:
        when = read_date(" ".join(words), today=TODAY)
    except Refused:
        return
    assert UncertainDate.from_edtf(when.edtf) == when


def test_a_pasted_page_is_refused_at_once() -> None:
    begun = time.perf_counter()
    for text in ("1" * 100_000, "Nov " * 25_000, "- " * 50_000, "\u0301\u0316" * 50_000):
        with pytest.raises(Refused):
            read(text)
    assert time.perf_counter() - begun < 5
