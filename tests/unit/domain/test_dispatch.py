"""What was taken over of an article, as a draft; the beginning of its text; what is left of a sitting."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from factories import claim, day, draft
from incidents.domain.articles import ArticleDraft
from incidents.domain.dispatch import Dispatch, excerpt_of
from incidents.domain.incident import Cause
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision
from incidents.domain.script import without_hidden
from incidents.domain.sittings import Sitting
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import CauseRole

TOLD = Dispatch(
    source=ArticleDraft(title="An invented headline"),
    what="أطلق رجال النار في مشهد مخترع.",
    occurred=day("2020-05-11"),
    place=Place(code="IQ-X", level=PlaceLevel.CITY, name_en="Invented Town", radius_m=5000),
    claims=(claim(1, "", 3), claim(1, "", 20, outcome="injured")),
    causes=("knife",),
    actors=("G-INVENTED",),
)


def test_a_draft_numbers_the_figures_and_names_their_article() -> None:
    made = TOLD.draft("A-NEW")
    assert made.title == Trilingual(ar="أطلق رجال النار في مشهد مخترع.")
    assert [(one.number, one.article, one.value) for one in made.claims] == [(1, "A-NEW", 3), (2, "A-NEW", 20)]
    assert [link.article for link in made.articles] == ["A-NEW"]
    assert (made.places[0].place, made.places[0].precision) == ("IQ-X", PlacePrecision.CITY)
    assert made.causes == (Cause(term="knife", role=CauseRole.CAUSE, article="A-NEW"),)
    assert made.actors == (Involvement(actor="G-INVENTED", alleged_by=("A-NEW",)),)


def test_several_causes_are_reported_among_causes_and_nobody_died_of_one_of_them() -> None:
    made = replace(TOLD, causes=("knife", "fire")).draft("A-NEW")
    assert {cause.role for cause in made.causes} == {CauseRole.AMONG}


def test_without_an_article_there_is_no_figure() -> None:
    made = TOLD.draft("")
    assert (made.claims, made.articles) == ((), ())


def test_added_to_a_draft_it_changes_nothing_that_stands_there() -> None:
    before = draft(
        claim(1, "A-OLD", 2), claim(7, "A-OLD", 9), causes=(Cause(term="knife", article="A-NEW"),),
        actors=(Involvement(actor="G-INVENTED", alleged_by=("A-OLD",)),),
    )  # fmt: skip
    after = TOLD.added_to(before, "A-NEW")
    assert after.claims[:2] == before.claims
    assert [one.number for one in after.claims] == [1, 7, 8, 9]
    assert [link.article for link in after.articles] == ["A-OLD", "A-NEW"]
    assert (after.causes, after.actors) == (before.causes, before.actors)
    assert (after.title, after.occurred, after.places) == (before.title, before.occurred, before.places)
    assert [link.article for link in TOLD.added_to(after, "A-NEW").articles] == ["A-OLD", "A-NEW"]


@pytest.mark.parametrize(
    "given",
    [
        {"source": ArticleDraft(title="An invented headline")},
        {"source": ArticleDraft(url="https://gazette.invalid/one")},
        {"source": ArticleDraft(), "outlet": "The Invented Gazette"},
        {"source": ArticleDraft(), "agency": "Invented Wire"},
    ],
)
def test_a_source_is_named_by_any_of_its_answers(given: dict[str, Any]) -> None:
    assert Dispatch(**given).names_a_source
    assert not Dispatch(source=ArticleDraft(language="en")).names_a_source


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("  Short.  ", ("Short.", False)),
        ("", ("", False)),
        ("A sentence. " * 100, (("A sentence. " * 50).strip(), True)),
        ("كلمة؟ " * 200, (("كلمة؟ " * 100).strip(), True)),
        ("word " * 300, (("word " * 120).strip(), True)),
        ("x" * 700, ("x" * 600, True)),
    ],
)
def test_an_excerpt_ends_with_a_sentence_where_there_is_one(text: str, excerpt: tuple[str, bool]) -> None:
    assert excerpt_of(text) == excerpt


def sitting(**more: object) -> Sitting:
    return Sitting(code="D-1", version=1, changed=datetime(2026, 1, 1), **more)  # type: ignore[arg-type]  # noqa: DTZ001


def test_a_sitting_is_finished_once_nothing_but_its_article_is_left() -> None:
    assert not sitting(answers={"title": ("x",)}).finished
    assert sitting(answers={"title": ("x",), "what": (" ",)}, recorded=("IRQ-1",)).finished
    assert not sitting(answers={"title": ("x",), "what": ("more",)}, recorded=("IRQ-1",)).finished
    assert sitting(answers={"title": ("x",), "what": ("y",)}).source_answers() == {"title": ("x",)}


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({"answers": {"what": ("A march",), "title": ("Headline",)}}, "A march"),
        ({"answers": {"title": (" Headline ",)}}, "Headline"),
        ({"text": "\n First line \nSecond"}, "First line"),
        ({"text": "x" * 500}, "x" * 120),
        ({}, ""),
    ],
)
def test_a_sitting_is_known_by_the_best_words_it_has(given: dict[str, object], title: str) -> None:
    assert sitting(**given).title.strip() == title


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("plain\r\ntext\rhere", "plain\ntext\nhere", 0),
        ("\ufeffa\x00b\u202ec\u2066d", "abcd", 3),
        ("نص\u200cبه\u200f فواصل", "نص\u200cبه\u200f فواصل", 0),
        ("\ud800x", "x", 1),
    ],
)
def test_hidden_signs_are_left_out_of_a_pasted_text_and_counted(text: str, shown: str, hidden: int) -> None:
    assert without_hidden(text) == (shown, hidden)
