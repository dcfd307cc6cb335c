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


class Releases(Deeds):
    """The deeds of the other machine, with releases between them."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__(fresh)
        self._kept: dict[int, tuple[str, list[RecordLine], list[dict[str, Any]]]] = {}

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
        self._compare(asked)

    def _compare(self, asked: tuple[Criteria, Sort, int]) -> None:
        for number, kept in self._kept.items():
            digest = releasing.release(number, VISITOR).digest
            assert (digest, list(releasing.lines(number, VISITOR)), _numbers(number)) == kept
        criteria = replace(asked[0], sort=asked[1], size=2)
        for audience, indexes in self._indexes.items():
            expected = dict(everything(SqlAnswers(audience), criteria))
            assert dict(everything(IndexAnswers(indexes[0]), criteria)) == expected


def _numbers(release: int | None) -> list[dict[str, Any]]:
    return [_of(replace(question, release=release)) for question in QUESTIONS if not question.statuses]


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
