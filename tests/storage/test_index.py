"""The index of findings: what it may tell, when it follows, and when it begins anew; on both engines."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from flask import current_app
from sqlalchemy import delete, func, select, text, update

from factories import claim, day, draft
from incidents.domain.access import LOADER
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refused
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing
from incidents.storage import incidents
from incidents.storage.db import db, session, transaction
from incidents.storage.models.finding import ChangeRow, FindingKeyRow, FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.search.answering import INDEX_FROM, answers
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.index.limits import Limits
from incidents.storage.search.sql_answers import SqlAnswers
from storage.asked import AS_SETS, MIXED, ROW_BY_ROW, ask, everything
from storage.found import CODES, keep, keep_five, open_article

pytestmark = pytest.mark.usefixtures("store")

HIDDEN = "IRQ-0000009"
WAYS = pytest.mark.parametrize("limits", [AS_SETS, ROW_BY_ROW, MIXED], ids=["as sets", "row by row", "mixed"])


@pytest.fixture
def five(store: str) -> None:
    keep_five()


def index(audience: Audience = Audience.PUBLIC, limits: Limits = ROW_BY_ROW) -> Index:
    return Index(db.engine, audience, limits)


def count(of: Index, query: str = "") -> int:
    return IndexAnswers(of).count(ask(query))


def withdraw(name: str) -> None:
    with transaction() as current:
        disclosing.withdraw(current, CODES.get(name, name), "An invented reason.")


def amend(code: str, **more: Any) -> None:
    """Save the working copy anew and make it public."""
    with transaction() as current:
        before = incidents.record(code)
        incidents.amend(current, code, draft(**more), before.version, before.status, LOADER)
        disclosing.refresh_team(current, code)
        disclosing.publish(current, code, LOADER)


QUESTIONS = (
    "", "q=invented", "q=ahmad", "q=%22invented+bridge%22", "q=invented+-bridge", "q=-bridge", "q=nosuchword",
    "from=2019-11-15&to=2019-11-20", "from=2019-11-15&to=2019-11-20&dates=certain", "from=2020-01-05", "to=2019-11-28",
    "from=2019-11&to=2019-11&dates=certain", "killed_min=5", "killed_min=6", "killed_max=5", "killed_max=11",
    "injured_min=30", "injured_min=31", "detained_min=0", "killed_min=0&injured_max=0", "bbox=46,31,47,32",
    "near=31.04,46.25,5", "within=46,31+47,31+47,32+46,32", "place=IQ&place=IQ-BG", "place=IQ-BA", "figures=no-number",
    "group=protesters", "actor=G-FORCE&source=invented-north", "changed=2020-01-01", "changed=2999-01-01",
)  # fmt: skip


@WAYS
@pytest.mark.usefixtures("five")
def test_both_ways_answer_every_question_alike(limits: Limits) -> None:
    for audience in Audience:
        of = index(audience, limits)
        for query in QUESTIONS:
            asked = ask(query)
            assert dict(everything(IndexAnswers(of), asked)) == dict(everything(SqlAnswers(audience), asked)), query


@WAYS
def test_an_empty_database_answers_too(limits: Limits) -> None:
    for query in ("", "q=word", "place=IQ", "killed_min=1"):
        found = dict(everything(IndexAnswers(index(limits=limits)), ask(query)))
        assert found == dict(everything(SqlAnswers(Audience.PUBLIC), ask(query)))
        assert found["count"] == 0


@pytest.mark.usefixtures("five")
def test_a_span_may_lie_within_or_must() -> None:
    november = index()
    assert count(november, "from=2019-11-28&to=2019-11-28") == 3  # the bridge's day, the square's month, the pattern
    assert count(november, "from=2019-11-28&to=2019-11-28&dates=certain") == 1
    assert count(november, "from=1900&to=2100") == 4  # what has no day lies nowhere


@pytest.mark.usefixtures("five")
def test_a_word_of_every_record_and_five_hundred_values_are_answered() -> None:
    many = "&".join(f"place=IQ-{number:03}" for number in range(499)) + "&place=IQ-DQ"
    assert count(index(), "q=invented") == count(index()) == 5
    assert count(index(), many) == 3


@pytest.mark.usefixtures("five")
def test_an_article_is_asked_of_the_database() -> None:
    article = session().scalars(select(FindingKeyRow.code).where(FindingKeyRow.param == "article")).first()
    asked = Criteria(articles=(article or "",))
    assert IndexAnswers(index()).count(asked) == SqlAnswers(Audience.PUBLIC).count(asked) > 0


@WAYS
def test_a_hidden_record_is_in_no_answer_of_the_public(limits: Limits) -> None:
    of = index(limits=limits)
    keep(HIDDEN, draft(claim(1, open_article("invented-north"), 7), title="hiddenword"), public=False)
    for query in ("", "q=hiddenword", "killed_min=7", "place=IQ-DQ"):
        found = dict(everything(IndexAnswers(of), ask(query)))
        assert found["count"] == found["totals"].figures == found["cells at zoom 7"].total == 0
        assert not any((found["choices"]["place"], found["month"].steps, found["summaries"], found["first page"].items))
    assert count(index(Audience.TEAM, limits), "q=hiddenword") == 1


@WAYS
@pytest.mark.usefixtures("five")
def test_a_kept_answer_dies_with_an_edit(limits: Limits) -> None:
    of = index(limits=limits)
    for query, before, after in (("q=bridge", 1, 0), ("place=IQ-DQ", 3, 2), ("killed_min=5", 1, 0)):
        assert count(of, query) == count(of, query) == before
        withdraw("bridge")
        assert count(of, query) == after
        with transaction() as current:
            disclosing.publish(current, CODES["bridge"], LOADER)


@WAYS
@pytest.mark.usefixtures("five")
def test_an_edit_moves_a_record_and_never_doubles_it(limits: Limits) -> None:
    of = index(limits=limits)
    assert count(of) == 5
    amend(CODES["bridge"], title="Moved", places=(IncidentPlace(place="IQ-BG-TAHRIR-SQUARE"),), occurred=day("2021"))
    assert (count(of), count(of, "place=IQ-DQ"), count(of, "place=IQ-BG"), count(of, "from=2021")) == (5, 2, 2, 1)
    assert dict(everything(IndexAnswers(of), ask(""))) == dict(everything(SqlAnswers(Audience.PUBLIC), ask("")))


def test_many_small_edits_are_taken_together_and_change_no_number() -> None:
    of = index(limits=Limits(small=0, parts=2, spared=0, dead=0.9))
    codes = [keep(f"IRQ-00000{number}", draft(title="invented")) for number in range(20, 26)]
    for place in ("IQ-BG-TAHRIR-SQUARE", "IQ-DQ-NASIRIYAH"):
        for code in codes:
            amend(code, places=(IncidentPlace(place=place, precision=PlacePrecision.CITY),))
            assert dict(everything(IndexAnswers(of), ask(""))) == dict(everything(SqlAnswers(Audience.PUBLIC), ask("")))
    assert len(of.state().parts) <= 4


def test_dead_rows_are_left_behind() -> None:
    of = index(limits=Limits(parts=40, spared=0, dead=0.4, many=2))
    for number in range(30, 36):
        keep(f"IRQ-00000{number}", draft())
        assert count(of) == number - 29
    for number in range(30, 35):
        withdraw(f"IRQ-00000{number}")
        assert count(of) == 34 - number + 1
    assert of.state().rows == 1


@pytest.mark.usefixtures("five")
def test_a_state_stays_as_it_was_for_whoever_began_with_it() -> None:
    of = index()
    begun = IndexAnswers(of)
    assert begun.count(ask("")) == 5
    withdraw("bridge")
    assert (begun.count(ask("place=IQ-DQ")), count(of, "place=IQ-DQ")) == (3, 2)
    assert begun.count(ask("q=bridge")) == 0  # words are asked of the database, and so the state of now is taken
    assert begun.count(ask("place=IQ-DQ")) == 2


@pytest.mark.usefixtures("five")
def test_changes_that_went_back_have_it_built_anew(caplog: pytest.LogCaptureFixture) -> None:
    of = index()
    assert count(of) == 5
    with transaction() as current:  # as when an older copy of the database is put in its place
        newest = current.scalar(select(func.max(ChangeRow.seq)))
        gone = current.scalars(select(FindingRow.id).where(FindingRow.code == CODES["bridge"])).all()
        _forget(current, gone)
        current.execute(delete(ChangeRow).where(ChangeRow.seq == newest))
    with caplog.at_level(logging.WARNING):
        assert count(of) == 4
    assert "The index of the public is out of step and is built anew" in caplog.text


@pytest.mark.usefixtures("five")
def test_another_change_under_a_number_that_was_seen_has_it_built_anew(caplog: pytest.LogCaptureFixture) -> None:
    of = index()
    assert count(of) == 5
    with transaction() as current:
        newest = current.scalar(select(func.max(ChangeRow.seq)))
        other = current.scalar(select(func.min(ChangeRow.incident_id)))
        current.execute(update(ChangeRow).where(ChangeRow.seq == newest).values(incident_id=other))
        _forget(current, current.scalars(select(FindingRow.id).where(FindingRow.code == CODES["bridge"])).all())
    withdraw("square")
    with caplog.at_level(logging.WARNING):
        assert count(of) == 3
    assert "its newest change is not the database's" in caplog.text


@pytest.mark.usefixtures("five")
def test_another_number_of_records_has_it_built_anew(caplog: pytest.LogCaptureFixture) -> None:
    of = index(limits=Limits(spared=0, dead=0.1, many=2))
    assert count(of) == 5
    with transaction() as current:  # what nobody told the changes of
        _forget(current, current.scalars(select(FindingRow.id).where(FindingRow.code == CODES["bridge"])).all())
    withdraw("square")
    with caplog.at_level(logging.WARNING):
        assert count(of) == 3
    assert "it holds another number of records" in caplog.text


def _forget(current: Any, findings: Any) -> None:
    key = "rowid" if current.get_bind().dialect.name == "sqlite" else "finding_id"
    for finding in findings:
        current.execute(text(f"DELETE FROM finding_words WHERE {key} = :id"), {"id": finding})  # noqa: S608
        for kind in (FindingKeyRow, FindingLineRow, FindingTextRow):
            current.execute(delete(kind).where(kind.finding_id == finding))
        current.execute(delete(FindingRow).where(FindingRow.id == finding))


def test_readers_see_whole_numbers_while_another_writes() -> None:
    """Each record is published with one killed and one injured; nobody ever sees the one without the other."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - for the threads
    article = open_article("invented-north")
    of = index(limits=AS_SETS)
    done: list[bool] = []

    def read() -> list[int]:
        seen = [0]
        with app.app_context():
            while not done or seen[-1] < 8:
                asked = IndexAnswers(of)
                totals, page = asked.totals(ask("")), asked.page(ask("q=invented"))
                people = {outcome: total.records for outcome, total in totals.sums.items()}
                assert set(people.values()) <= {totals.incidents}
                assert len(page.items) >= totals.incidents
                seen.append(totals.incidents)
        return seen

    def write() -> None:
        with app.app_context():
            for number in range(40, 48):
                keep(f"IRQ-00000{number}", draft(claim(1, article, 1), claim(2, article, 2, outcome="injured")))
            done.append(True)

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read), pool.submit(read)]
        pool.submit(write).result(timeout=60)
        for reader in readers:
            seen = reader.result(timeout=60)
            assert seen == sorted(seen)


@pytest.mark.usefixtures("five")
def test_few_records_are_asked_of_sql_and_many_of_the_index() -> None:
    for least, kind in ((6, SqlAnswers), (5, IndexAnswers), (0, IndexAnswers)):
        db.engine.update_execution_options(**{INDEX_FROM: least})
        assert isinstance(answers(Audience.PUBLIC), kind)


@pytest.mark.usefixtures("five")
def test_what_is_not_yet_committed_is_asked_of_sql() -> None:
    db.engine.update_execution_options(**{INDEX_FROM: 0})
    assert answers(Audience.PUBLIC).count(Criteria()) == 5
    with suppress(Refused), transaction() as current:
        disclosing.withdraw(current, CODES["bridge"], "An invented reason.")
        assert isinstance(answers(Audience.PUBLIC), SqlAnswers)
        assert answers(Audience.PUBLIC).count(Criteria()) == 4
        raise Refused("It is not to be.")
    assert answers(Audience.PUBLIC).count(Criteria()) == 5


@pytest.mark.usefixtures("five")
def test_a_marker_of_another_question_is_refused() -> None:
    of = IndexAnswers(index())
    first = of.page(ask("size=2"))
    assert len(of.page(ask("size=2").following(first.next or "")).items) == 2
    for asked in (ask("size=2&place=IQ"), ask("size=2&sort=code")):
        with pytest.raises(Refused, match="belongs to another question"):
            of.page(asked.following(first.next or ""))
