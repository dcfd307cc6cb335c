"""The scored set itself: large enough, true to the word lists, and without a passage twice."""

import csv
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from incidents import paths
from incidents.domain.counts import Qualifier
from incidents.domain.vocabulary import Scope
from incidents.reading.passages import Passage, read_passages

HERE = Path(__file__).parent / "passages"
LEAST = {"en": 60, "ar": 60}
WITHOUT_FIGURE = 8  # a reader that sees a figure in every number must be found out


def passages(language: str) -> list[Passage]:
    return list(read_passages((HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()))


EVERY = [*passages("en"), *passages("ar"), *passages("ckb")]


def codes(table: str, column: str) -> set[str]:
    with (paths.data() / table).open(encoding="utf-8", newline="") as rows:
        return {row[column] for row in csv.DictReader(rows)}


@pytest.mark.parametrize("language", LEAST)
def test_there_are_passages_enough_and_some_without_any_figure(language: str) -> None:
    written = passages(language)
    assert len(written) >= LEAST[language]
    assert sum(not passage.figures for passage in written) >= WITHOUT_FIGURE


def test_codes_are_those_of_the_word_lists() -> None:
    figures = list(chain.from_iterable(chain.from_iterable(passage.figures) for passage in EVERY))
    assert {harm for figure in figures for harm in figure.outcomes} <= codes("vocabulary/outcome.csv", "slug")
    assert {figure.group for figure in figures} <= codes("vocabulary/victim_group.csv", "slug")
    places = chain.from_iterable(chain.from_iterable(passage.places) for passage in EVERY)
    assert set(places) <= codes("places.csv", "code")


def test_every_qualifier_and_every_scope_that_a_text_can_say_is_in_it() -> None:
    figures = list(chain.from_iterable(chain.from_iterable(passage.figures) for passage in EVERY))
    assert {figure.qualifier for figure in figures} == set(Qualifier)
    assert {figure.scope for figure in figures} == set(Scope) - {Scope.UNSURE}


def test_no_passage_stands_twice() -> None:
    assert [text for text, times in Counter(passage.text for passage in EVERY).items() if times > 1] == []
    assert [code for code, times in Counter(passage.code for passage in EVERY).items() if times > 1] == []


@pytest.mark.parametrize("passage", EVERY, ids=lambda passage: passage.code)
def test_what_is_annotated_lies_before_the_publication(passage: Passage) -> None:
    assert passage.published is None or all(when.earliest <= passage.published for when in passage.dates)
