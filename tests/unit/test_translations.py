"""What the Arabic says: its plurals, its figures and dates, and the same term for the same thing everywhere."""

import csv
import gettext
import re
from datetime import date
from importlib import resources
from typing import Any

import pytest

from incidents.domain import vocabulary
from incidents.domain.count_words import in_words, read_count
from incidents.domain.counts import Qualifier
from incidents.domain.date_words import read_date
from incidents.reports.charts.words import Words
from machinery import messages

PACKAGE = resources.files("incidents")
ARABIC = gettext.translation("messages", str(PACKAGE / "translations"), ["ar"])
PLACE = re.compile(r"%\((\w+)\)[sd]")
TAG = re.compile(r"</?\w+>")
#: Terms of the code whose words stand in a list of the vocabularies too.
TWICE = {
    "grade": vocabulary.Grade,
    "scope": vocabulary.Scope,
    "claim_status": vocabulary.ClaimStatus,
    "relation": vocabulary.Relation,
    "link": vocabulary.LinkKind,
}


def say(message: str, **params: Any) -> str:
    return ARABIC.gettext(message) % params if params else ARABIC.gettext(message)


def pairs() -> list[tuple[str, str]]:
    """(English, Arabic) of every sentence that has one form."""
    _, catalogue = messages.catalogue("ar")
    return [(one.id, one.string) for one in catalogue if one.id and isinstance(one.id, str)]


def plurals() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    _, catalogue = messages.catalogue("ar")
    return [(one.id, one.string) for one in catalogue if isinstance(one.id, tuple)]


WORDS = Words("ar", say)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا حوادث"),
        (1, "حادثة واحدة"),
        (2, "حادثتان"),
        (3, "3 حوادث"),
        (10, "10 حوادث"),
        (11, "11 حادثة"),
        (99, "99 حادثة"),
        (100, "100 حادثة"),
        (102, "102 حادثة"),
        (103, "103 حوادث"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, words: str) -> None:
    assert ARABIC.ngettext("%(n)s incident", "%(n)s incidents", number) % {"n": number} == words


def test_every_plural_has_its_six_forms() -> None:
    assert {english[0]: len(arabic) for english, arabic in plurals() if len(arabic) != 6 or not all(arabic)} == {}


def test_no_value_is_lost_on_the_way() -> None:
    lost = {english: arabic for english, arabic in pairs() if set(PLACE.findall(english)) != set(PLACE.findall(arabic))}
    assert lost == {}


def test_emphasis_opens_and_closes_where_the_english_does() -> None:
    assert {english for english, arabic in pairs() if TAG.findall(english) != TAG.findall(arabic)} == set()


def test_a_sentence_ends_as_one() -> None:
    ends = {".": ".", "?": "؟", ":": ":"}
    assert [(e, a) for e, a in pairs() if not e[-1].isspace() and ends.get(e[-1], "") != _end(a)] == []


def _end(text: str) -> str:
    return text[-1] if text[-1] in ".؟:" else ""


def test_a_range_is_said_from_low_to_high_and_never_with_a_dash() -> None:
    assert WORDS.between(46, 70) == "من ٤٦ إلى ٧٠"
    assert [arabic for _, arabic in pairs() if re.search(r"\)s\s*[-–—]\s*%", arabic)] == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("8", "٨"),
        ("more than 50", "أكثر من ٥٠"),
        ("at least 24", "٢٤ على الأقل"),
        ("about 153", "نحو ١٥٣"),
        ("up to 35", "ما يصل إلى ٣٥"),
        ("29 to 80", "من ٢٩ إلى ٨٠"),
        ("about 20 to 30", "من ٢٠ إلى ٣٠ تقريباً"),
        ("dozens", "العشرات"),
        ("several", "عدة"),
        ("hundreds", "المئات"),
        ("none", "لا أحد"),
    ],
)
def test_a_figure_as_printed_can_be_typed_again(typed: str, printed: str) -> None:
    english = read_count(typed)
    assert WORDS.phrase(in_words(english.qualifier, english.value, english.upper)) == printed
    again = read_count(printed)
    assert (again.qualifier, again.value, again.upper) == (english.qualifier, english.value, english.upper)


def test_more_than_fifty_is_never_said_as_fifty_one() -> None:
    assert "٥١" not in WORDS.phrase(in_words(Qualifier.MORE_THAN, 50))


@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_as_printed_can_be_typed_again(month: int) -> None:
    day = date(2019, month, 28)
    assert read_date(WORDS.day_of_year(day), today=date(2020, 3, 1)).edtf == day.isoformat()


def test_months_have_the_names_used_in_iraq() -> None:
    assert WORDS.day_of_year(date(2019, 11, 28)) == "٢٨ تشرين الثاني ٢٠١٩"


@pytest.mark.parametrize("name", TWICE)
def test_a_term_has_one_arabic_word(name: str) -> None:
    """Forms show the label of the list, sentences the one of the catalogue: they must not look like two terms."""
    with (PACKAGE / "data" / "vocabulary" / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        listed = {row["slug"]: row["label_ar"] for row in csv.DictReader(source)}
    assert {code: say(term.label) for code in listed for term in [TWICE[name](code)]} == listed
