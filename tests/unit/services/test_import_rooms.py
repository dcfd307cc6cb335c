"""What a row of an import may hold: an overlong text and a figure without its article are refused, and never cut."""

from dataclasses import replace

import pytest

from incidents.domain.claims import Claim
from incidents.domain.tabled import NamedArticle, RowDraft
from incidents.domain.text import Trilingual
from incidents.services.importing import rooms

ARTICLE = NamedArticle(code="A-1", outlet=Trilingual(en="Invented News"), authors=("An author",), language="en")
FIGURE = Claim(number=1, article="A-1", outcome="killed", value=3, printed="3")
ROW = RowDraft(external="X1", articles=(ARTICLE,), claims=(FIGURE,))


def told(row: RowDraft) -> list[tuple[str | None, str]]:
    return [(refusal.field, str(refusal)) for refusal in rooms.lacking(row)]


def test_a_row_of_ordinary_texts_has_room() -> None:
    assert told(ROW) == []


@pytest.mark.parametrize(
    ("field", "most"),
    [("printed", 500), ("said_by", 500), ("institution", 80), ("page_or_time", 40), ("passage_lang", 12)],
)
def test_a_text_of_a_figure_has_its_bound(field: str, most: int) -> None:
    fits, longer = (replace(FIGURE, **{field: "x" * length}) for length in (most, most + 1))
    assert told(replace(ROW, claims=(fits,))) == []
    assert told(replace(ROW, claims=(longer,))) == [(field, f"This is too long: at most {most} characters.")]


def test_a_text_of_an_article_has_its_bound() -> None:
    for change in ({"authors": ("x" * 501,)}, {"via": "x" * 501}, {"outlet": Trilingual(ar="ش" * 501)}):
        (refusal,) = told(replace(ROW, articles=(replace(ARTICLE, **change),)))
        assert refusal[1] == "This is too long: at most 500 characters."


def test_a_figure_of_an_article_that_is_not_in_the_file_is_named() -> None:
    assert told(replace(ROW, articles=())) == [
        ("article", "Figure 1 names an article that the file does not hold."),
    ]
