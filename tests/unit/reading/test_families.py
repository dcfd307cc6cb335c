"""Copies of one agency's text are known by their marks; another text about the same day is not."""

import re

import pytest

from incidents.reading.families import MOST_MARKS, marks

AGENCY = (
    "Security forces opened fire on protesters near the old bridge of the city on Thursday, killing at least nine"
    " people and wounding dozens, two hospital sources said.\n\nThe governor ordered a curfew until the morning and"
    " said that an inquiry would be opened into the events at the bridge."
)
REWORKED = (
    "An invented paper\nSecurity forces opened fire on protesters near the old bridge of the city on Thursday,"
    " killing at least nine people and wounding scores more, two hospital sources told reporters."
    " The Governor ordered a curfew until the morning and said that an inquiry would be opened into the events."
)
ANOTHER = (
    "Nine demonstrators lost their lives on Thursday when soldiers fired into a crowd that had blocked the bridge,"
    " according to doctors at two clinics. A curfew is in force. Officials promise to look into what happened there."
)
ARABIC = (
    "أفاد مصدر طبي بأن تسعة متظاهرين قتلوا وأصيب العشرات بجروح، يوم الخميس، إثر إطلاق القوات الأمنية الرصاص الحي قرب"
    " الجسر القديم وسط المدينة، فيما أعلن المحافظ حظر التجوال حتى إشعار آخر"
)


def share(first: str, second: str) -> float:
    ours, theirs = set(marks(first)), set(marks(second))
    return len(ours & theirs) / min(len(ours), len(theirs))


def test_a_reworked_copy_keeps_most_marks() -> None:
    assert share(AGENCY, REWORKED) >= 0.5


def test_another_text_about_the_same_event_shares_none() -> None:
    assert share(AGENCY, ANOTHER) == 0


def test_case_punctuation_and_line_ends_do_not_matter() -> None:
    assert marks(AGENCY) == marks(AGENCY.upper().replace(",", " –").replace("\n\n", " "))


def test_arabic_texts_meet_over_vowel_signs_and_hamza_spellings() -> None:
    assert marks(ARABIC) == marks(ARABIC.replace("أ", "ا").replace("قتلوا", "قُتِلوا"))


def test_a_mark_is_sixteen_hex_digits_and_stands_once() -> None:
    found = marks(AGENCY)
    assert found == tuple(sorted(set(found)))
    assert all(re.fullmatch(r"[0-9a-f]{16}", mark) for mark in found)


@pytest.mark.parametrize("text", ["", "   \n ", "Nine people were killed on Thursday.", "،" * 400])
def test_a_text_too_short_to_tell_has_no_marks(text: str) -> None:
    assert marks(text) == ()


@pytest.mark.parametrize(
    "text", ["a" * 500_000, "a " * 200_000, "قتل " * 90_000, "\u0301" * 200_000, "\x00 \u202e " * 9_000]
)
def test_a_flood_is_read_in_bounds(text: str) -> None:
    assert len(marks(text)) <= MOST_MARKS


def test_a_long_text_keeps_the_same_choice_of_marks() -> None:
    long = " ".join(f"word{number}" for number in range(9_000))
    assert len(marks(long)) == MOST_MARKS
    assert len(set(marks(long)) & set(marks(f"{long} and a few words more"))) > 390
