"""The catalogues: fresh, whole, compiled, and true to the places of their values."""

import gettext
import re
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from incidents.domain.criteria import Sort
from incidents.domain.vocabulary import (
    CauseRole,
    ClaimKind,
    DataKind,
    FigureState,
    Grade,
    LinkKind,
    PlaceRole,
    Scope,
    Status,
    WhyNot,
)
from incidents.reports.dossier.template import Template
from machinery import messages

ARABIC_PLURALS = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}
COMPLETE = ("ar",)  # what visitors and monitors see is all said in these
#: What documents say stands in these; a folder's files are all of them.
SPOKEN_BY_DOCUMENTS = (
    "incidents/reports/dossier/",
    "incidents/reports/told/",
    "incidents/reports/charts/along.py",
    "incidents/reports/charts/bars.py",
    "incidents/reports/charts/dots.py",
    "incidents/reports/charts/groups.py",
    "incidents/reports/charts/people.py",
    "incidents/reports/charts/words.py",
    "incidents/reports/picture.py",
    "incidents/reports/place_picture.py",
    "incidents/services/dossier_overview.py",
    "incidents/services/export_head.py",
    "incidents/services/wording.py",
    "incidents/domain/counts.py",
    "incidents/domain/count_words.py",
    "incidents/domain/criteria.py",
    "incidents/domain/rule_words.py",
)
#: Terms whose labels stand in documents.
LABELLED = (CauseRole, ClaimKind, DataKind, FigureState, Grade, LinkKind, PlaceRole, Scope, Status, Template, WhyNot)
#: Of those files, sentences that refuse what was typed, and the orders of a list: they stand on pages alone.
REFUSALS = re.compile(
    r"too long for a number|Leave this blank|cannot be below zero|could not be read|has at most|is reversed|needs a"
    r" number|must rise from|could not be typeset|needs more memory"
)
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


def test_every_sentence_of_a_document_is_said_in_kurdish() -> None:
    _, catalogue = messages.catalogue("ckb", "documents")
    ids = [message.id for message in catalogue if message.id and message.string]
    said = {text for one in ids for text in ([one] if isinstance(one, str) else one)}
    shown = {
        text: where for where, texts in messages.forms() for text in texts if where.startswith(SPOKEN_BY_DOCUMENTS)
    }
    shown |= {term.label: kind.__name__ for kind in LABELLED for term in kind}
    orders = {order.label for order in Sort}
    unsaid = {text: where for text, where in shown.items() if text not in said | orders and not REFUSALS.search(text)}
    assert unsaid == {}


def test_kurdish_is_written_in_its_own_letters() -> None:
    """The yeh and kaf of Arabic look alike, and are not found by who searches in Kurdish."""
    _, catalogue = messages.catalogue("ckb", "documents")
    labels = [(where, text) for where, text in messages.labels_in("label_ckb")]
    wrong = [
        text
        for text in (*map(str, (one.string for one in catalogue if one.id)), *(text for _, text in labels))
        if set(text) & set("يكىة")
    ]
    assert wrong == []


@pytest.mark.parametrize(("language", "domain"), messages.catalogues())
def test_the_compiled_catalogue_is_the_written_one(language: str, domain: str) -> None:
    path, catalogue = messages.catalogue(language, domain)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run: pybabel compile -d incidents/translations"


@pytest.mark.parametrize(("language", "domain"), messages.catalogues())
def test_no_translation_is_a_guess(language: str, domain: str) -> None:
    _, catalogue = messages.catalogue(language, domain)
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.parametrize(("language", "domain"), messages.catalogues())
def test_values_keep_their_places(language: str, domain: str) -> None:
    _, catalogue = messages.catalogue(language, domain)
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
