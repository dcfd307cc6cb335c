"""Annotated passages as they are written: a line is read whole, or refused by its number."""

import json
from datetime import date
from typing import Any

import pytest

from incidents.domain.counts import Qualifier
from incidents.domain.errors import Refused
from incidents.domain.suggestions import SaidFigure
from incidents.domain.vocabulary import Scope
from incidents.reading.passages import read_passages

FIGURE: dict[str, Any] = {
    "outcomes": ["killed", "injured"], "group": "all", "qualifier": "at_least", "value": 117, "upper": None,
    "scope": "cumulative", "combined": True,
}  # fmt: skip
PASSAGE: dict[str, Any] = {
    "id": "en-001", "lang": "en", "published": "2019-11-28", "text": "At least 117 people have been killed or injured.",
    "figures": [FIGURE], "dates": ["[2019-11-27..2019-11-28]"], "places": ["IQ-AN-ANAH|IQ-AN-OLD-ANAH"],
}  # fmt: skip


def test_a_line_is_a_passage_with_what_was_found_in_it() -> None:
    (passage,) = read_passages([json.dumps(PASSAGE), "\n"])
    assert (passage.code, passage.language, passage.published) == ("en-001", "en", date(2019, 11, 28))
    said = SaidFigure(outcomes=("killed", "injured"), qualifier=Qualifier.AT_LEAST, value=117, scope=Scope.CUMULATIVE)
    assert passage.figures == ((said,),)
    assert [when.edtf for when in passage.dates] == ["[2019-11-27..2019-11-28]"]
    assert passage.places == (frozenset({"IQ-AN-ANAH", "IQ-AN-OLD-ANAH"}),)


def test_a_group_may_be_left_open() -> None:
    (passage,) = read_passages([json.dumps({**PASSAGE, "figures": [{**FIGURE, "group": "protesters|all"}]})])
    assert [[figure.group for figure in one] for one in passage.figures] == [["protesters", "all"]]


def test_a_day_of_publication_may_be_unknown() -> None:
    (passage,) = read_passages([json.dumps({**PASSAGE, "published": None})])
    assert passage.published is None


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        '"text"',
        json.dumps({key: value for key, value in PASSAGE.items() if key != "published"}),
        json.dumps({**PASSAGE, "published": "28/11/2019"}),
        json.dumps({**PASSAGE, "published": 20191128}),
        json.dumps({**PASSAGE, "dates": ["2019-11-31"]}),
        json.dumps({**PASSAGE, "dates": None}),
        json.dumps({**PASSAGE, "places": [7]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "qualifier": "roughly"}]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "scope": "here"}]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "value": None}]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "value": 117, "upper": 12}]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "value": "117"}]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "combined": False}]}),
        json.dumps({**PASSAGE, "figures": [{**FIGURE, "outcomes": []}]}),
        json.dumps({**PASSAGE, "figures": [{"outcomes": ["killed"]}]}),
    ],
)
def test_a_line_that_is_no_passage_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(Refused, match="Line 2 is no annotated passage"):
        list(read_passages([json.dumps(PASSAGE), line]))
