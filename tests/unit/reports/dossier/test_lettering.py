"""Text made fit for paper: nothing of it turns a page round, and nothing of it is lost in silence."""

import pytest

from incidents.reports.dossier import lettering, letters
from incidents.reports.dossier.blocks import Kind, Run
from incidents.reports.dossier.lettering import EMBEDDED, ISOLATED


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\u202eb", "ab"),
        ("a\u202ab\u202cc", "abc"),
        ("a\x00\x07\x1bb", "ab"),
        ("a\ufeffb\ufffe", "ab"),
        ("a\U000e0041b", "ab"),
        ("a\ud800b", "ab"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("e\u0301", "é"),
    ],
)
def test_hidden_controls_are_left_out(written: str, kept: str) -> None:
    assert lettering.plain(written) == kept


@pytest.mark.parametrize("written", ["می\u200cشود", "a\u200fb\u200e", "\u2068x\u2069 y", "\u2067a \u2066b\u2069\u2069"])
def test_joiners_marks_and_balanced_isolates_stay(written: str) -> None:
    assert lettering.plain(written) == written


@pytest.mark.parametrize(
    ("written", "closed"),
    [
        ("\u2067turned", "\u2067turned\u2069"),
        ("a\u2069b", "ab"),
        ("\u2067a\nb", "\u2067a\u2069\nb"),
        ("\u2068a\u2067b\u2069", "\u2068a\u2067b\u2069\u2069"),
    ],
)
def test_no_isolate_reaches_beyond_its_line(written: str, closed: str) -> None:
    assert lettering.plain(written) == closed


def test_a_title_stays_the_title_whatever_it_carries() -> None:
    assert lettering.line("a\u202e b\n c ") == "a b c"


def test_what_is_fixed_is_kept_apart_in_a_text_from_the_right_only() -> None:
    range_ = Run("12–15", Kind.FIXED)
    assert lettering.worded(range_, "ar") == "\u206612–15\u2069"
    assert lettering.worded(range_, "ckb", EMBEDDED) == "\u202a12–15\u202c\u200f"
    assert lettering.worded(range_, "en") == "12–15"


def test_words_of_another_direction_are_kept_apart_line_by_line() -> None:
    assert lettering.worded(Run("نعم\nلا", lang="ar"), "en") == "\u2067نعم\u2069\n\u2067لا\u2069"
    assert lettering.worded(Run("بەڵێ", lang="ckb"), "ar") == "بەڵێ"
    assert lettering.worded(Run("yes", lang="en-GB"), "ar") == "\u2066yes\u2069"


@pytest.mark.parametrize(("lang", "shown"), [("en", "“ok”"), ("ar", "«ok»"), ("ckb", "«ok»"), ("fr", "“ok”")])
def test_quotation_marks_are_those_of_the_document(lang: str, shown: str) -> None:
    assert lettering.worded(Run("ok", Kind.QUOTED, lang), lang) == shown


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("#a-1", "#a-1"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        (" https://example.org", ""),
    ],
)
def test_only_pages_of_the_web_and_places_within_are_links(link: str, kept: str) -> None:
    assert lettering.address(link) == kept


@pytest.mark.parametrize(
    ("lang", "tag"), [("ar-IQ", "ar"), ("CKB", "ckb"), ("zh-Hant", "zh"), ("", ""), ("'; drop", ""), ("english", "")]
)
def test_a_language_is_named_by_its_tag_or_not_at_all(lang: str, tag: str) -> None:
    assert lettering.tag(lang) == tag


def test_the_foot_leaves_the_page_to_its_text() -> None:
    assert lettering.foot("Dhi Qar") == "Dhi Qar"
    assert len(lettering.foot("word " * 2_000)) <= 121


def test_what_no_typeface_has_is_told_by_its_code() -> None:
    assert letters.coded("Baghdad 中 بغداد 😀 ") == "Baghdad [U+4E2D] بغداد [U+1F600] "
    assert letters.coded("ێ ۆ ڵ ڕ ە پ چ ژ گ ڤ – “ ” « » ğ ş é Ж Ω") == "ێ ۆ ڵ ڕ ە پ چ ژ گ ڤ – “ ” « » ğ ş é Ж Ω"
    assert letters.coded("line\nend \u2066x\u2069") == "line\nend \u2066x\u2069"


def test_isolates_are_for_what_follows_the_standard() -> None:
    assert ISOLATED.left_to_right == ("\u2066", "\u2069")
