"""Whatever is done after it, in whatever order, a release counts as it did, and the present is as if it were not."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from incidents.domain.access import LOADER, VISITOR
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.errors import IncidentError
from incidents.domain.releases import RecordLine, ReleaseDraft
from incidents.domain.vocabulary import Audience
from incidents.services import releasing
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.sql_answers import SqlAnswers
from storage.asked import everything
from storage.test_index_machine import ASKED, QUESTIONS, Deeds, Fresh, fresh

__all__ = ["fresh"]

#: Answers that do not tell words or points, which a withdrawal takes away from a release too.
_NUMBERS = ("count", "totals", "choices", "grouped", "day", "month", "year", "place by year", "cause by place")
_BY_TIME = ("day", "month", "year")
#: The questions that a record taken back answers to no more, and the choices that tell nothing of it.
_FINE = tuple(
    one for one in QUESTIONS
    if one.text or one.bbox or one.near or one.sources or "IQ-DQ-NASIRIYAH" in one.places
)  # fmt: skip
_WIDE = ("IQ", "IQ-DQ", "IQ-BG")
_FINE_CHOICES = ("place", "actor", "source", "article")
Codes = dict[str, set[str]]


class Releases(Deeds):
    """The deeds of the other machine, with releases between them."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__(fresh)
        self._kept: dict[int, tuple[str, list[RecordLine], list[dict[str, Any]]]] = {}
        self._answered: dict[int, list[Codes]] = {}

    @rule(asked=ASKED)
    def release(self, asked: Any) -> None:
        """Freeze what is public; the present stays as it is."""
        present = [dict(everything(SqlAnswers(audience), QUESTIONS[0])) for audience in Audience]
        try:
            made = releasing.make(ReleaseDraft(), LOADER)
        except IncidentError:
            return  # nothing was public
        assert [dict(everything(SqlAnswers(audience), QUESTIONS[0])) for audience in Audience] == present
        self._kept[made.number] = made.digest, list(releasing.lines(made.number, VISITOR)), _numbers(made.number)
        assert self._kept[made.number][2] == _numbers(None)
        self._answered[made.number] = [_codes(question, None) for question in _ASKED]
        self._compare(asked)

    def _compare(self, asked: tuple[Criteria, Sort, int]) -> None:
        for number, kept in self._kept.items():
            digest, gone = releasing.release(number, VISITOR).digest, _gone(number)
            assert (digest, list(releasing.lines(number, VISITOR))) == kept[:2]
            for question, now, then in zip(_ASKED, _numbers(number), kept[2], strict=True):
                if not gone:
                    assert now == then
                elif question not in _FINE:
                    assert _broad(now) == _broad(then)
            for question, then in zip(_ASKED, self._answered[number], strict=True):
                assert _codes(question, number) == _without(then, gone, question)
        criteria = replace(asked[0], sort=asked[1], size=2)
        for audience, indexes in self._indexes.items():
            expected = dict(everything(SqlAnswers(audience), criteria))
            assert dict(everything(IndexAnswers(indexes[0]), criteria)) == expected


_ASKED = [question for question in QUESTIONS if not question.statuses]


def _numbers(release: int | None) -> list[dict[str, Any]]:
    return [_of(replace(question, release=release)) for question in _ASKED]


def _broad(numbers: dict[str, Any]) -> dict[str, Any]:
    """The numbers without what tells of places, actors, sources and articles."""
    choices = {param: found for param, found in numbers["choices"].items() if param not in _FINE_CHOICES}
    return {name: numbers[name] for name in ("count", "totals", "rows", *_BY_TIME)} | {"choices": choices}


def _gone(release: int) -> set[str]:
    rows = SqlAnswers(Audience.PUBLIC, release).page(Criteria(release=release, size=200)).items
    return {row.code for row in rows if row.since is not None and row.since.gone}


def _codes(question: Criteria, release: int | None) -> Codes:
    """The codes of a question's records, and of those under each place and source that it could be narrowed to."""
    asked, answers = replace(question, release=release, size=200), SqlAnswers(Audience.PUBLIC, release)
    found = {"": {row.code for row in answers.page(asked).items}}
    for param in ("place", "source"):
        for choice in answers.grouped(asked.without(param), param):
            records = {row.code for row in answers.page(asked.choosing(param, choice.code)).items}
            assert len(records) == choice.incidents
            found[f"{param} {choice.code}"] = records
    return found


def _without(then: Codes, gone: set[str], question: Criteria) -> Codes:
    """What is left of the answers of then: a record taken back counts by governorate and country alone."""
    close = bool(question.text or question.bbox or question.near)
    left: Codes = {}
    for name, codes in then.items():
        param, _, place = name.partition(" ")
        places = question.places if param != "place" else (place,)
        fine = close or param == "source" or bool(question.sources)
        by_place = {one for wide in places if wide in _WIDE for one in then.get(f"place {wide}", ())}
        stays = set() if fine else codes & gone & by_place if places else codes & gone
        left[name] = codes - gone | stays
    return {name: codes for name, codes in left.items() if codes or not name}


def _of(question: Criteria) -> dict[str, Any]:
    """The numbers of an answer, and its records in their order with their ranges."""
    found = dict(everything(SqlAnswers(Audience.PUBLIC), question))
    rows = [(row.code, row.occurred, row.counts, row.grade) for row in found["first page"].items]
    return {name: found[name] for name in _NUMBERS} | {"rows": rows}


def test_after_any_deeds_a_release_counts_as_it_did(fresh: tuple[str, Fresh]) -> None:
    engine, database = fresh
    runs, steps = (4, 12) if engine == "sqlite" else (1, 8)
    run_state_machine_as_test(
        lambda: Releases(database),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_deeds_are_drawn_from_questions_that_find_something() -> None:
    assert len(QUESTIONS) > 10
    assert isinstance(ASKED, st.SearchStrategy)
