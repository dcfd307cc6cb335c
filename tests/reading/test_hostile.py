"""Texts that nobody means well with are read all the same: no fault, and every word where it stands in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.reading.prose import LONGEST, Prose
from machinery.hostile import HOSTILE, OVERLONG, SHARDS

#: Any text at all, lone surrogates too, and texts made of the words that the readers look for.
ANY = st.text(st.characters(), max_size=200)
SHARDED = st.lists(st.sampled_from(SHARDS), max_size=60).map(" ".join)
EVERY = {**HOSTILE, **OVERLONG}
TEXTS = st.one_of(ANY, SHARDED, st.tuples(SHARDED, ANY, SHARDED).map("".join))


def check(text: str) -> None:
    """Tokens and sentences of a text stand where they say, in order, and leave nothing out but white space."""
    prose = Prose(text)
    assert prose.text == text[:LONGEST]
    end = 0
    for token in prose.tokens:
        assert prose.text[token.start : token.end] == token.raw
        assert not prose.text[end : token.start].strip()
        end = token.end
    assert not prose.text[end:].strip()
    first = 0
    for sentence in prose.sentences:
        assert sentence.first == first < sentence.last
        first = sentence.last
        words = prose.quoted(sentence)
        assert words == prose.words(sentence.first, sentence.last)
        assert prose.text[words.start : words.end] == words.passage
        assert sentence.language in {"en", "ar", "ckb"}
    assert first == len(prose.tokens)


@pytest.mark.parametrize("name", EVERY)
def test_a_hostile_text_is_cut_into_words_that_stand_in_it(name: str) -> None:
    check(EVERY[name])


@given(TEXTS)
def test_any_text_is_cut_into_words_that_stand_in_it(text: str) -> None:
    check(text)


@given(SHARDED)
@settings(max_examples=50)
def test_a_text_is_cut_the_same_way_every_time(text: str) -> None:
    one, other = Prose(text), Prose(text)
    assert (one.tokens, one.sentences) == (other.tokens, other.sentences)


@given(SHARDED)
@settings(max_examples=50)
def test_a_number_is_made_of_ascii_digits_alone(text: str) -> None:
    numbers = [token.text for token in Prose(text).tokens if token.is_number]
    assert all(number.isascii() and number.isdigit() for number in numbers)


def test_a_digit_of_another_script_is_no_number_unless_it_can_be_folded() -> None:
    assert [token.text for token in Prose("٢٥ ۱۲ 1,500 killed").tokens if token.is_number] == ["25", "12", "1500"]
    assert all(token.text.isascii() for token in Prose("² ½ ⑤ १२ killed").tokens if token.is_number)
