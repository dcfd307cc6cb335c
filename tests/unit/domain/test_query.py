"""The address of a question: read, refused with a sentence at the parameter, written back in one spelling."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, day
from incidents.domain.criteria import Bound, Criteria, Sort
from incidents.domain.errors import Refusals
from incidents.domain.query import read_pairs, read_string, to_pairs, to_string

OUTCOMES = ("killed", "injured", "detained")


def ask(query: str) -> Criteria:
    return read_string(query, outcomes=OUTCOMES, today=TODAY)


READ: dict[str, dict[str, Any]] = {
    "": {},
    "?q=+words++here+": {"text": "words here"},
    "from=2019": {"since": day("2019")},
    "from=28+Nov+2019&to=Nov+2019": {"since": day("2019-11-28"), "until": day("2019-11")},
    "to=%D9%A2%D9%A5+%D8%B4%D8%A8%D8%A7%D8%B7+%D9%A2%D9%A0%D9%A2%D9%A0": {"until": day("2020-02-25")},
    "dates=certain": {"certain": True},
    "dates=possible": {},
    "place=IQ-DQ&place=IQ-BG&place=IQ-DQ": {"places": ("IQ-BG", "IQ-DQ")},
    "killed_min=1&killed_max=9&injured_min=0": {
        "bounds": (
            Bound("injured", least=True, people=0),
            Bound("killed", least=True, people=1),
            Bound("killed", least=False, people=9),
        )
    },
    "sort=-killed&size=200&after=abc": {"sort": Sort.MOST_KILLED, "size": 200, "after": "abc"},
    "grade=fair&figures=no-number": {"grades": ("fair",), "figures": ("no-number",)},
    "q=&place=&killed_min=": {},
}


@pytest.mark.parametrize("query", READ)
def test_an_address_means_a_question(query: str) -> None:
    assert ask(query) == Criteria(**READ[query])


REFUSED = {
    "nonsense=1": "nonsense",
    "Q=x": "Q",
    "killed=3": "killed",
    "unknown_min=3": "unknown_min",
    "killed_min=x": "killed_min",
    "killed_min=-1": "killed_min",
    "killed_min=1.5": "killed_min",
    "killed_min=1&killed_min=2": "killed_min",
    "killed_min=99999999999999999999": "killed_min",
    "killed_min=" + "9" * 5000: "killed_min",
    "killed_min=%D9%A3": "killed_min",
    "from=yesteryear": "from",
    "from=2019-13": "from",
    "from=31+Nov+2019": "from",
    "from=2019-10&from=2019-11": "from",
    "from=2020&to=2019": "from",
    "dates=perhaps": "dates",
    "bbox=1,2,3": "bbox",
    "bbox=1,2,3,4,5": "bbox",
    "bbox=a,b,c,d": "bbox",
    "bbox=nan,0,1,1": "bbox",
    "bbox=inf,0,1,1": "bbox",
    "bbox=0,0,1,91": "bbox",
    "bbox=0,5,1,4": "bbox",
    "sort=deadliest": "sort",
    "size=0": "size",
    "size=201": "size",
    "changed=today": "changed",
    "changed=2020-02-30": "changed",
    "after=" + "a" * 201: "after",
    "grade=excellent": "grade",
    "status=gone": "status",
    "figures=many": "figures",
    "place=../etc": "place",
    "place=%27%3B--": "place",
    "place=" + "a" * 81: "place",
    "&".join(f"cause=c{n}" for n in range(501)): "cause",
    "q=" + "a" * 1001: "q",
    "q=" + "+".join(["w"] * 200): "q",
    "q=a%E2%80%AEb": "q",
    "q=a%00b": "q",
}


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:40])
def test_what_cannot_be_asked_is_refused_at_its_parameter(query: str) -> None:
    with pytest.raises(Refusals) as refused:
        ask(query)
    assert [one.field for one in refused.value.problems] == [REFUSED[query]]
    assert str(refused.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Refusals) as refused:
        ask("foo=1&from=zz&killed_min=x&place=IQ")
    assert {one.field for one in refused.value.problems} == {"foo", "from", "killed_min"}


def test_the_order_of_parameters_and_codes_does_not_matter() -> None:
    one, other = ask("place=IQ-DQ&q=a&place=IQ-BG&sort=code"), ask("sort=code&place=IQ-BG&place=IQ-DQ&q=a")
    assert to_string(one) == to_string(other) == "q=a&place=IQ-BG&place=IQ-DQ&sort=code"


def test_what_is_not_asked_is_not_written() -> None:
    assert to_string(Criteria()) == ""
    assert to_string(ask("sort=-date&size=25&dates=possible&q=")) == ""


codes = st.lists(st.from_regex(r"[A-Za-z0-9_.-]{1,12}", fullmatch=True), max_size=3).map(
    lambda found: tuple(sorted(set(found)))
)
days = st.one_of(st.none(), st.dates(TODAY.replace(year=1990), TODAY).map(lambda one: day(one.isoformat())))


@given(places=codes, causes=codes, since=days, people=st.integers(0, 10_000_000), certain=st.booleans(),
       words=st.text("abc أحمد\"-&=%+#;", max_size=12))  # fmt: skip
def test_a_question_written_and_read_again_is_the_same(places, causes, since, people, certain, words) -> None:
    text = " ".join(words.split())
    asked = Criteria(
        text=text,
        places=places,
        causes=causes,
        since=since,
        certain=certain,
        bounds=(Bound("killed", least=True, people=people),),
    )
    assert read_string(to_string(asked), outcomes=OUTCOMES, today=TODAY) == asked
    assert read_pairs(to_pairs(asked), outcomes=OUTCOMES, today=TODAY) == asked


@given(st.text(max_size=60))
def test_no_text_in_an_address_is_more_than_refused(query: str) -> None:
    with suppress(Refusals):
        read_string(query, outcomes=OUTCOMES, today=TODAY)
