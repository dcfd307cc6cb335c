"""Our own voice: no word that wounds, none that judges, and none of the workshop's on the screen."""

import pytest

from machinery import messages
from machinery.manners import ALLOWED, unmannerly

SOURCES = {
    "code and templates": messages.extracted,
    "catalogues": messages.translated,
    "vocabularies": messages.labels,
    "demonstration": messages.demonstration,
}


@pytest.mark.parametrize("source", SOURCES)
def test_our_voice_keeps_its_manners(source: str) -> None:
    texts = list(SOURCES[source]())
    assert [f"{where}: {word} in: {text}" for where, text in texts for word in unmannerly(text)] == []
    assert texts


def test_every_exception_is_still_needed() -> None:
    said = {text for source in (messages.extracted, messages.labels) for _, text in source()}
    assert set(ALLOWED) - said == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two martyrs were named", "martyrs"),
        ("Terrorists fired", "Terrorists"),
        ("the protest was dispersed", "dispersed"),
        ("Clashes in Basra", "Clashes"),
        ("Success! The incident was recorded.", "Success!"),
        ("Confirmed dead: 3", "Confirmed"),
        ("The ministry claimed otherwise", "claimed"),
        ("The ministry admitted that it fired", "admitted that"),
        ("Add a claim", "claim"),
        ("Scope of the figure", "Scope"),
        ("Type the date in EDTF", "EDTF"),
        ("Facets", "Facets"),
        ("%(low)s–%(high)s killed", "%(low)s–%(high)s"),
        ("سقط شهداء", "شهداء"),
        ("بحسب مزاعم المصدر", "مزاعم"),
        ("مندسون بين المتظاهرين", "مندس"),
        ("They said “nothing”. Rioters came", "Rioters"),
    ],
)
def test_an_unmannerly_word_is_caught(text: str, word: str) -> None:
    assert unmannerly(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "“Clashes leave martyrs”, an invented outlet",
        "عنوان المصدر: «شهداء الساحة»",
        "Security forces fired tear gas at protesters",
        "Established: admitted, or found by a court",
        "Confirmed",
        "شهود عيان",
        "إطلاق نار عند جسر الشهداء",
        "الادعاء العام",
        "%(low)s to %(high)s killed",
        "The telescope frontier",
    ],
)
def test_plain_words_and_quoted_titles_pass(text: str) -> None:
    assert unmannerly(text) == []


def test_our_words_are_told_from_a_source_s() -> None:
    told = {
        "title": {"en": "ours", "ar": "لنا"},
        "claims": [{"passage": "theirs", "note": "ours too"}],
        "articles": [{"printed": "theirs"}],
    }
    assert list(messages.own_words(told)) == ["ours", "لنا", "ours too"]
