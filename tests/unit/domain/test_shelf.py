"""What is asked of the article library: read from an address, written back in one spelling."""

import pytest

from incidents.domain.errors import Refusals
from incidents.domain.shelf import Shelf, read_shelf


def refused(*pairs: tuple[str, str]) -> list[str | None]:
    with pytest.raises(Refusals) as refusal:
        read_shelf(pairs)
    return [one.field for one in refusal.value.problems]


def test_an_address_without_parameters_asks_for_everything() -> None:
    assert read_shelf([]) == Shelf()
    assert not Shelf().asks_anything
    assert Shelf().query == ""


@pytest.mark.parametrize(
    ("pairs", "query"),
    [
        ([("q", "  tear   gas ")], "q=tear+gas"),
        ([("outlet", "reuters"), ("q", "gas"), ("language", "ar")], "q=gas&language=ar&outlet=reuters"),
        ([("excerpt", "only"), ("size", "50")], "excerpt=only&size=50"),
        ([("size", "25"), ("language", ""), ("q", " ")], ""),
        ([("after", "2019-10-01_A-7K3M9XQ")], "after=2019-10-01_A-7K3M9XQ"),
    ],
)
def test_it_is_written_back_in_one_spelling(pairs: list[tuple[str, str]], query: str) -> None:
    assert read_shelf(pairs).query == query


def test_the_next_page_asks_the_same() -> None:
    assert (
        Shelf(text="gas", language="ar").next("2019-10-01_A-7K3M9XQ") == "q=gas&language=ar&after=2019-10-01_A-7K3M9XQ"
    )
    assert Shelf(text="gas").next(None) is None


@pytest.mark.parametrize(
    "pair",
    [
        ("nonsense", "1"),
        ("language", "a b"),
        ("language", "ar; DROP"),
        ("outlet", "../x"),
        ("excerpt", "all"),
        ("size", "0"),
        ("size", "201"),
        ("size", "9" * 5000),
        ("size", "٢٥"),
        ("size", "-1"),
        ("after", "x" * 61),
        ("q", "x" * 1001),
        ("q", "a\u202eb"),
        ("q", " ".join(f"w{number}" for number in range(200))),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_parameter(pair: tuple[str, str]) -> None:
    assert refused(pair) == [pair[0]]


def test_every_fault_is_named_at_once() -> None:
    assert refused(("size", "x"), ("nonsense", "1"), ("q", "a"), ("q", "b")) == ["size", "nonsense", "q"]
