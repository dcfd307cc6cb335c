"""Words as runs: 12–15 stays 12–15 in a text read from the right, and a sentence keeps its places."""

import pytest

from incidents.reports.dossier import runs
from incidents.reports.dossier.blocks import Kind, Run
from incidents.reports.told.tongue import Tongue
from unit.reports.map_samples import words


class Named:
    """Labels that are their own codes."""

    def term(self, _list: str, slug: str) -> str:
        return slug

    def place(self, code: str) -> str:
        return code


def tongue(lang: str = "en", **changes: object) -> Tongue:
    return Tongue(words=words(lang, **changes), names=Named(), address=str)


@pytest.mark.parametrize(
    "kept",
    [
        "12–15", "12-15", "٤٦–٧٠", "2019-11-28", "03:00", "1,234", "28/11/2019", "IRQ-4PA0G19", "A-NDB28RR",
        "https://record.example/incidents/IRQ-4PA0G19?lang=ar", "0d86cc20" * 8,
    ],
)  # fmt: skip
def test_what_has_an_order_of_its_own_is_set_apart_in_arabic(kept: str) -> None:
    told = runs.plain(f"ورد العدد {kept} في التقرير")
    assert [run.text for run in told if run.kind is Kind.FIXED] == [kept]
    assert "".join(run.text for run in told) == f"ورد العدد {kept} في التقرير"


def test_a_quotation_stays_one_and_keeps_its_ranges_in_order() -> None:
    (run,) = runs.quoted("قُتل 12–15 شخصاً", "ar")
    assert (run.kind, run.lang) == (Kind.QUOTED, "ar")
    assert "\u206612–15\u2069" in run.text
    assert runs.quoted("12–15 killed", "en")[0].text == "12–15 killed", "a text from the left needs no help"


def test_words_in_latin_letters_stay_together_in_any_document() -> None:
    assert runs.plain("Reuters, 28 Nov 2019, 14:02") == (Run("Reuters, 28 Nov 2019, 14:02", lang="en"),)
    assert runs.plain("Le Monde, 12–15", "fr") == (Run("Le Monde, 12–15", lang="fr"),)


@pytest.mark.parametrize(
    "text", ["", " ", "–", "12–", "–15", "IRQ-", "http://", "\ue000\ue001", "٪", "\u202e12–15\u202c"]
)
def test_odd_text_is_kept_to_the_letter(text: str) -> None:
    assert "".join(run.text for run in runs.plain(text)) == text


def test_a_sentence_takes_runs_where_it_has_places() -> None:
    told = runs.said(tongue(), "Before %(code)s after %(name)s.", code=runs.fixed("IRQ-4PA0G19"), name=runs.strong("X"))
    assert [(run.text, run.kind) for run in told] == [
        ("Before ", Kind.PLAIN), ("IRQ-4PA0G19", Kind.FIXED), (" after ", Kind.PLAIN), ("X", Kind.STRONG),
        (".", Kind.PLAIN),
    ]  # fmt: skip


def test_a_translation_may_turn_the_places_round() -> None:
    turned = tongue(say=lambda _message, **params: f"{params['b']} / {params['a']}")
    told = runs.said(turned, "%(a)s %(b)s", a=runs.plain("first"), b=runs.plain("second"))
    assert [run.text for run in told] == ["second", " / ", "first"]


def test_marked_words_stand_out() -> None:
    assert [(run.text, run.kind) for run in runs.marked("<strong>One.</strong> Two.")] == [
        ("One.", Kind.STRONG), (" Two.", Kind.PLAIN),
    ]  # fmt: skip


def test_several_texts_are_joined_without_the_empty_ones() -> None:
    told = runs.joined([runs.plain("a"), (), runs.plain("b")], "; ")
    assert "".join(run.text for run in told) == "a; b"
