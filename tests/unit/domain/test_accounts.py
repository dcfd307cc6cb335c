"""User names, passphrases, the life of a session and the wait after a wrong try."""

from datetime import UTC, datetime, timedelta

import pytest

from incidents.domain.accounts import Lifetime, name_key, new_passphrase, passphrase, user_name, wait_after
from incidents.domain.errors import Refused

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("monitor", "monitor"), ("  Invented   Person ", "Invented Person"), ("مراقب", "مراقب"), ("ａ", "a")],
)
def test_a_user_name_is_one_line_of_any_script(typed: str, kept: str) -> None:
    assert user_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "someone@example.org", "x" * 61, "a\x00b", "a\u202eb", "a\U000e0041b"])
def test_a_blank_an_address_and_a_hidden_character_are_no_user_name(typed: str) -> None:
    with pytest.raises(Refused):
        user_name(typed)


@pytest.mark.parametrize(
    ("one", "other"), [("Monitor", "mONITOR"), ("é", "e\u0301"), ("a  b", "a b"), ("ß", "SS"), ("ﬁ", "fi")]
)
def test_two_spellings_of_a_user_name_are_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    "words",
    [
        "fifteen letters",
        "كلمات لا صلة بينها أبدا",
        "چەند وشەیەک بێ پەیوەندی",
        "a1! b2? c3. d4, e5",
        "x9" * 3 + "mixture of more" * 8,
    ],
)
def test_a_passphrase_of_fifteen_characters_and_more_is_taken_in_any_script(words: str) -> None:
    assert new_passphrase(words, "monitor") == passphrase(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "fourteen chars",
        "a" * 129,
        "ab" * 10,
        "1234567890123456",
        "Correct Horse Battery Staple",
        "the name the name",
    ],
)
def test_a_passphrase_that_is_short_long_or_guessed_at_once_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        new_passphrase(words, "the name")


@pytest.mark.parametrize(
    ("tries", "seconds"), [(0, 0), (3, 0), (4, 15), (5, 30), (6, 60), (7, 120), (8, 240), (9, 300), (10_000, 300)]
)
def test_the_wait_of_an_account_doubles_up_to_five_minutes(tries: int, seconds: int) -> None:
    assert wait_after(tries) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("tries", "seconds"), [(19, 0), (20, 15), (30, 300)])
def test_a_network_may_try_more_often_since_many_may_sit_behind_it(tries: int, seconds: int) -> None:
    assert wait_after(tries, network=True) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("begun", "seen", "holds"),
    [(0, 0, True), (60, 29, True), (60, 30, False), (719, 0, True), (720, 0, False), (720, 60, False)],
)
def test_a_session_holds_half_an_hour_unused_and_twelve_hours_in_all(begun: int, seen: int, holds: bool) -> None:  # noqa: FBT001
    assert Lifetime().holds(NOON - timedelta(minutes=begun), NOON - timedelta(minutes=seen), NOON) is holds
