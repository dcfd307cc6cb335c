"""A typed figure is read as it was said, in three languages, and said again in the same terms."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.count_names import PHRASES
from incidents.domain.count_words import ReadCount, in_words, read_count
from incidents.domain.counts import Bounds, Qualifier
from incidents.domain.errors import Refused
from incidents.domain.script import plain


def said(text: str) -> str:
    read = read_count(text)
    message, numbers = in_words(read.qualifier, read.value, read.upper)
    return message % numbers


ENGLISH = [
    ("2", "2"),
    ("two", "2"),
    ("0", "0"),
    ("zero", "0"),
    ("007", "7"),
    ("9999999", "9999999"),
    ("1,500", "1500"),
    ("1 500", "1500"),
    ("1\u202f500", "1500"),
    ("1,500,000", "1500000"),
    ("twenty-five", "25"),
    ("one hundred and twenty", "120"),
    ("two thousand", "2000"),
    ("2 thousand", "2000"),
    ("24 killed", "24"),
    ("two people", "2"),
    ("24.", "24"),
    ("at least 24", "at least 24"),
    ("At Least 24", "at least 24"),
    ("no fewer than 24", "at least 24"),
    ("at least a dozen", "at least 12"),
    ("50+", "at least 50"),
    ("800+ wounded", "at least 800"),
    ("50 or more", "at least 50"),
    (">= 50", "at least 50"),
    ("more than 50", "more than 50"),
    ("over 50", "more than 50"),
    (">50", "more than 50"),
    ("up to 35", "up to 35"),
    ("as many as 35", "up to 35"),
    ("no more than 35", "up to 35"),
    ("about 70", "about 70"),
    ("around 70", "about 70"),
    ("~70", "about 70"),
    ("approx. 70", "about 70"),
    ("some 70 people", "about 70"),
    ("nearly two dozen", "about 24"),
    ("a dozen", "about 12"),
    ("dozens", "dozens"),
    ("dozens of people", "dozens"),
    ("“dozens” of people", "dozens"),
    ("several", "several"),
    ("a few", "several"),
    ("several dozen", "dozens"),
    ("scores", "scores"),
    ("hundreds", "hundreds"),
    ("several hundred", "hundreds"),
    ("none", "none"),
    ("no one", "none"),
    ("No-one", "none"),
    ("nobody", "none"),
    ("no deaths", "none"),
    ("29-80", "29 to 80"),
    ("29–80", "29 to 80"),
    ("29 to 80", "29 to 80"),
    ("between 29 and 80", "29 to 80"),
    ("between five and ten", "5 to 10"),
    ("about 50 to 70", "about 50 to 70"),
    ("1,500–2,000", "1500 to 2000"),
    ("5 to 5", "5"),
]
ARABIC = [
    ("٢٥", "25"),
    ("١٬٥٠٠", "1500"),
    ("واحد", "1"),
    ("اثنين", "2"),
    ("قتيلان", "2"),
    ("جريحين", "2"),
    ("ثلاثة قتلى", "3"),
    ("عشرة أشخاص", "10"),
    ("أحد عشر", "11"),
    ("خمسة وعشرون", "25"),
    ("مئة وعشرون", "120"),
    ("عشرات", "dozens"),
    ("العشرات", "dozens"),
    ("عشرات جرحى", "dozens"),
    ("المئات", "hundreds"),
    ("ما لا يقل عن ٢٤", "at least 24"),
    ("٢٤ على الأقل", "at least 24"),
    ("50 أو أكثر", "at least 50"),
    ("أكثر من 50", "more than 50"),
    ("اكثر من ٥٠ جريحا", "more than 50"),
    ("ما يزيد على 50", "more than 50"),
    ("نحو 70", "about 70"),
    ("حوالي 70", "about 70"),
    ("حتى 35", "up to 35"),
    ("لا يتجاوز 35", "up to 35"),
    ("بين ٢٩ و٨٠", "29 to 80"),
    ("٢٩ إلى ٨٠", "29 to 80"),
    ("عدة أشخاص", "several"),
    ("لا أحد", "none"),
    ("صفر", "0"),
]
KURDISH = [
    ("۲۵", "25"),
    ("پێنج کەس", "5"),
    ("زیاتر لە 50", "more than 50"),
    ("زیاتر لە ٥٠ بریندار", "more than 50"),
    ("لانیکەم 24", "at least 24"),
    ("لانیکەم ۲٤", "at least 24"),
    ("نزیکەی 70", "about 70"),
    ("تا 35", "up to 35"),
    ("دەیان", "dozens"),
    ("سەدان", "hundreds"),
    ("چەند", "several"),
    ("هیچ کەس", "none"),
]


@pytest.mark.parametrize(("text", "words"), ENGLISH + ARABIC + KURDISH)
def test_a_typed_figure_means_what_it_says(text: str, words: str) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a number", "Leave this blank when the report gives no number"),
        ("a number of people", "Leave this blank"),
        ("unknown", "Leave this blank"),
        ("not stated", "Leave this blank"),
        ("many", "Leave this blank"),
        ("n/a", "Leave this blank"),
        ("-", "Leave this blank"),
        ("?", "Leave this blank"),
        ("عدد", "Leave this blank"),
        ("غير معروف", "Leave this blank"),
        ("12345678", "at most 7 digits"),
        ("99,999,999", "at most 7 digits"),
        ("at least 12345678", "at most 7 digits"),
        ("ten thousand thousand", "could not be read"),
        ("99999 thousand", "at most 7 digits"),
        ("-5", "cannot be below zero: -5"),
        ("−5", "cannot be below zero"),
        ("80-29", "80 is more than 29"),
        ("between 80 and 29", "80 is more than 29"),
        ("", "could not be read"),
        ("people", "could not be read"),
        ("at least", "could not be read"),
        ("at least about 50", "could not be read"),
        ("at least dozens", "could not be read"),
        ("no 5", "could not be read"),
        ("fewer than 5", "could not be read"),
        ("at least 20 to 30", "could not be read"),
        ("2 killed and 5 wounded", "could not be read"),
        ("117 killed or injured", "could not be read"),
        ("2, 3", "could not be read"),
        ("20 5", "could not be read"),
        ("20 five", "could not be read"),
        ("two three", "could not be read"),
        ("29 to 80 to 90", "could not be read"),
        ("1.5", "could not be read"),
        ("1.500", "could not be read"),
        ("1,50", "could not be read"),
        ("24¹", "could not be read"),
        ("1½", "could not be read"),
        ("1e5", "could not be read"),
        ("0x10", "could not be read"),
        ("50%", "could not be read"),
        ("=1+1", "could not be read"),
        ("%(n)s", "could not be read"),
        ("Ⅻ", "could not be read"),
        ("२५", "could not be read"),
        ("سێ", "could not be read"),
        ("\x00", "could not be read"),
        ("9" * 5_000, "too long"),
        ("two " * 30_000, "too long"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_count(text)
    assert reason in str(refusal.value)


def test_what_was_typed_is_kept() -> None:
    assert read_count(" أكثر من 50 ") == ReadCount(Qualifier.MORE_THAN, 50, None, "أكثر من 50")
    assert read_count("29-80") == ReadCount(Qualifier.EXACT, 29, 80, "29-80")


def test_nobody_is_zero_people_and_dozens_is_no_number() -> None:
    assert (read_count("nobody").qualifier, read_count("nobody").value) == (Qualifier.NONE, 0)
    assert (read_count("0").qualifier, read_count("0").value) == (Qualifier.EXACT, 0)
    assert read_count("dozens").value is None


def test_a_figure_knows_its_bounds() -> None:
    assert read_count("more than 50").bounds == Bounds(min=51, max=51, open=True)
    assert read_count("29 to 80").bounds == Bounds(min=29, max=80)


def test_more_than_50_is_printed_as_said_and_never_as_51() -> None:
    assert in_words(Qualifier.MORE_THAN, 50) == ("more than %(n)s", {"n": 50})
    assert in_words(Qualifier.EXACT, 29, 80) == ("%(low)s to %(high)s", {"low": 29, "high": 80})
    assert in_words(Qualifier.DOZENS, None) == ("dozens", {})
    assert in_words(Qualifier.NONE, 0) == ("none", {})


def test_no_word_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = {}
    for code, phrases in PHRASES.items():
        for phrase in phrases.split("|"):
            meanings.setdefault(" ".join(plain(phrase).split()), set()).add(code)
    assert {phrase: codes for phrase, codes in meanings.items() if len(codes) > 1} == {}


@given(st.integers(0, 9_999_999))
def test_every_number_is_read_in_each_of_its_forms(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), f"{number} killed"):
        assert read_count(text).value == number
        assert read_count(text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))).value == number


@given(st.sampled_from(list(Qualifier)), st.integers(0, 9_999_999))
def test_what_is_said_is_read_back(qualifier: Qualifier, number: int) -> None:
    message, numbers = in_words(qualifier, number)
    assert read_count(message % numbers).qualifier is qualifier


@given(st.text(max_size=140))
def test_any_text_is_a_figure_or_a_refusal(text: str) -> None:
    try:
        read = read_count(text)
    except Refused:
        return
    assert read.bounds.max is not None


WORDS = [
    "2",
    "25",
    "100",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "and",
    "to",
    "-",
    "between",
    "at least",
    "about",
    "dozens",
]


@given(st.lists(st.sampled_from([*WORDS, "a dozen", "no", "+", "و", "خمسة", "وعشرون", "people"]), max_size=7))
def test_any_row_of_known_words_is_a_figure_or_a_refusal(words: list[str]) -> None:
    try:
        read = read_count(" ".join(words))
    except Refused:
        return
    assert read.value is None or 0 <= read.value < 10_000_000


def test_a_pasted_page_is_refused_at_once() -> None:
    begun = time.perf_counter()
    for text in ("1" * 100_000, "two " * 25_000, "1,000" * 20_000, "\u0301\u0316" * 50_000):
        with pytest.raises(Refused):
            read_count(text)
    assert time.perf_counter() - begun < 5
