"""The catalogues: fresh, whole, compiled, and true to the places of their values."""

import gettext
import re
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from machinery import messages

ARABIC_PLURALS = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}
COMPLETE = ("ar",)  # what visitors and monitors see is all said in these
PLACE = re.compile(r"%\((\w+)\)[sd]|%[sd%]")


def texts(message: Message) -> list[str]:
    """A translation and its plurals, empty where one is not given."""
    given = message.string if isinstance(message.string, tuple | list) else [message.string]
    return [text or "" for text in given]


def originals(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


def strayed(original: str, translation: str) -> set[str]:
    """Places of values that a translation names and its original does not: they would stop the page."""
    return set(PLACE.findall(translation)) - set(PLACE.findall(original))


@pytest.mark.parametrize("language", COMPLETE)
def test_every_sentence_is_translated(language: str) -> None:
    _, catalogue = messages.catalogue(language)
    said = {originals(message)[0] for message in catalogue if all(texts(message))}
    missing = {texts[0]: where for where, texts in messages.forms() if texts[0] not in said}
    assert missing == {}


@pytest.mark.parametrize("language", messages.languages())
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    path, catalogue = messages.catalogue(language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run: pybabel compile -d incidents/translations"


@pytest.mark.parametrize("language", messages.languages())
def test_no_translation_is_a_guess(language: str) -> None:
    _, catalogue = messages.catalogue(language)
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", messages.languages())
def test_values_keep_their_places(language: str) -> None:
    _, catalogue = messages.catalogue(language)
    wrong = {
        text: strays
        for message in catalogue
        for text in texts(message)
        if message.id and text and (strays := strayed(" ".join(originals(message)), text))
    }
    assert wrong == {}


def test_arabic_counts_as_gettext_counts() -> None:
    """Babel's own header swaps the last two forms; a catalogue merged from elsewhere would then say the wrong one."""
    _, catalogue = messages.catalogue("ar")
    form = gettext.c2py(catalogue.plural_expr)
    assert {number: form(number) for number in ARABIC_PLURALS} == ARABIC_PLURALS


@pytest.mark.parametrize(
    ("original", "translation", "strays"),
    [
        ("%(low)s to %(high)s", "من %(low)s إلى %(high)s", set()),
        ("%(low)s to %(high)s", "من %(low)s إلى %(hihg)s", {"hihg"}),
        ("no value here", "قيمة %s", {""}),
    ],
)
def test_a_stray_place_is_caught(original: str, translation: str, strays: set[str]) -> None:
    assert strayed(original, translation) == strays
