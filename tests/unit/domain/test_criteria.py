"""A question is a value: it is said in words, narrowed and widened, and never forgets what it asked."""

import pytest

from factories import TODAY
from incidents.domain.criteria import CHOICES, Criteria, Sort, fixed_codes, fixed_label
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Grade

QUERY = (
    "q=a+b&from=2019-10&to=2019-11-29&dates=certain&bbox=40,30,41,31&near=31,46,5&within=1,1+2,2+1,3&place=IQ-BG&place=IQ-DQ&outcome=killed&group=women"
    "&cause=fire&actor=G-1&violation=life&grade=fair&status=draft&source=s&article=A-1&list=L-1&figures=disagree"
    "&killed_min=3&killed_max=9&changed=2020-01-02"
)


def ask(query: str) -> Criteria:
    return read_string(query, outcomes=("killed", "injured"), today=TODAY)


def test_every_restriction_can_be_taken_away_and_only_that_one() -> None:
    criteria = ask(QUERY)
    parts = list(criteria.parts())
    assert len(parts) == 23
    for part in parts:
        left = [(one.param, one.value) for one in criteria.dropping(part).parts()]
        assert left == [(one.param, one.value) for one in parts if one is not part]


def test_taking_a_restriction_away_begins_again_at_the_first_page() -> None:
    criteria = ask("place=IQ-DQ&after=abc")
    [part] = criteria.parts()
    assert criteria.dropping(part).after == ""


@pytest.mark.parametrize("param", CHOICES)
def test_without_a_choice_all_of_its_codes_are_gone(param: str) -> None:
    codes = sorted(fixed_codes(param) or ("a", "b"))[:2]
    criteria = ask("&".join(f"{param}={code}" for code in codes))
    assert criteria.without(param) == Criteria()


def test_choosing_replaces_what_was_chosen_and_sorts_the_codes() -> None:
    assert ask("cause=fire").choosing("cause", "knife", "beating", "knife").causes == ("beating", "knife")


def test_order_and_page_are_no_part_of_the_question() -> None:
    assert ask("sort=-killed&size=5&after=x").question == Criteria()
    assert not ask("sort=code&size=5").asks_anything
    assert ask("dates=certain").asks_anything


@pytest.mark.parametrize(
    ("query", "whole"),
    [
        ("list=LST-1", "LST-1"),
        ("list=LST-1&sort=code&size=5", "LST-1"),
        ("list=LST-1&place=IQ-DQ", ""),
        ("list=LST-1&list=LST-2", ""),
        ("place=IQ-DQ", ""),
        ("", ""),
    ],
)
def test_a_list_is_asked_for_as_a_whole_only_where_nothing_narrows_it(query: str, whole: str) -> None:
    assert ask(query).whole_list == whole


def test_following_keeps_the_order() -> None:
    assert ask("sort=code&after=x").following("y") == Criteria(sort=Sort.CODE, after="y")


def test_a_question_is_said_in_words_with_the_names_of_its_codes() -> None:
    said = ask("from=2019-10&place=IQ-DQ&killed_min=3").describe(
        lambda message, **params: message % params, lambda param, code: f"<{param} {code}>"
    )
    assert said == ("From 2019-10", "Place: <place IQ-DQ>", "<outcome killed>: at least 3")


def test_the_program_s_own_codes_have_labels_and_no_others_do() -> None:
    assert fixed_label("grade", "fair") == Grade.FAIR.label
    assert fixed_label("place", "IQ") is None
    assert fixed_codes("place") is None
