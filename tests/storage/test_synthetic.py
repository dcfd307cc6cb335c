"""Invented incidents: their rows are the rows that the house itself would write, the same for the same seed."""

import json
from dataclasses import fields
from statistics import mean
from typing import Any

import pytest
from sqlalchemy import inspect, text

from factories import claim, draft, kept_article
from incidents.domain.access import LOADER
from incidents.domain.codec import to_plain
from incidents.domain.codes import is_code
from incidents.domain.disclosure import disclose
from incidents.domain.errors import Refused
from incidents.domain.finding import find
from incidents.domain.incident import Record, typed
from incidents.domain.vocabulary import Audience, Status
from incidents.services import disclosing, recording, reference, upkeep
from incidents.services.synthetic import making, names
from incidents.services.synthetic.inventing import Inventor, Stock
from incidents.storage import exports, findings, history, incident_rows, incidents, publications
from incidents.storage.db import db, is_sqlite, session, transaction
from incidents.storage.inventing import numbers, sheets
from incidents.storage.inventing.invention import Invention

COUNT, SEED = 250, 7
WORKING = (
    "incident", "incident_place", "incident_term", "involvement", "incident_article", "claim", "line", "touch",
    "article", "publication", "change_log",
)  # fmt: skip
FOUND = ("finding_key", "finding_line", "finding_text")


def silent(done: int, rows: int) -> None:
    """Hears how far it got."""


def make(count: int = COUNT, seed: int = SEED) -> None:
    making.make(count, seed, silent)


def rows_of(table: str, *, without: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """All rows of a table as plain values, in one order."""
    found = [dict(row) for row in session().execute(text(f"SELECT * FROM {table}")).mappings()]  # noqa: S608 - names of ours
    for row in found:
        for name in without:
            row.pop(name, None)
    return sorted(found, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def findings_of(audience: Audience) -> dict[str, dict[str, Any]]:
    """Code → everything that is found of an incident, without the numbers of rows."""
    heads = session().execute(text("SELECT * FROM finding WHERE audience = :one"), {"one": audience.value}).mappings()
    found = {row["id"]: dict(row) for row in heads}
    parts: dict[str, dict[int, list[Any]]] = {}
    for table in (*FOUND, "finding_words"):
        parts[table] = {}
        key = "rowid" if table == "finding_words" and is_sqlite() else "finding_id"
        query = text(f"SELECT {key} AS number, {table}.* FROM {table}")  # noqa: S608 - names of ours
        for row in session().execute(query).mappings():
            values = [str(value) for name, value in row.items() if name not in {"number", "finding_id"}]
            parts[table].setdefault(row["number"], []).append(values)
    whole = {}
    for number, head in found.items():
        head.pop("id")
        rows = {table: sorted(each.get(number, [])) for table, each in parts.items()}
        whole[head["code"]] = {**{name: str(value) for name, value in head.items()}, **rows}
    return whole


def inventions(seed: int) -> list[Invention]:
    """Some incidents before they are rows; nothing is written."""
    labels = reference.labels
    named = (names.outlets(), names.actors(), reference.gazetteer_places())
    counted: Any = tuple({one.code: place for place, one in enumerate(each)} for each in named)
    stock = Stock.of(seed, 200, named=named, numbers=counted, labels=labels)
    return list(Inventor(seed, stock).invent(1, 200))


def signature(one: Invention) -> tuple[object, ...]:
    """Everything of an invention that its rows hold."""
    return tuple(getattr(one, field.name) for field in fields(Invention))


def records() -> tuple[Record, ...]:
    codes = list(session().scalars(text("SELECT code FROM incident ORDER BY id")))
    return exports.team_records(codes)


def test_the_team_finds_what_the_house_itself_would_let_it_find(store: str) -> None:
    make()
    before = findings_of(Audience.TEAM)
    with transaction() as current:
        disclosing.refresh_team_all(current, [one.code for one in records()])
    assert findings_of(Audience.TEAM) == before
    assert len(before) > COUNT * 0.95


def test_the_public_finds_what_stands_in_the_publications(store: str) -> None:
    make()
    before = findings_of(Audience.PUBLIC)
    with transaction() as current:
        for code in before:
            record = publications.record(code)
            sources = findings.sources_of(current, [link.article for link in record.content.articles])
            findings.write(current, incidents.number(current, code), find(record, reference.labels, sources))
    assert findings_of(Audience.PUBLIC) == before
    assert COUNT * 0.3 < len(before) < COUNT * 0.55


def test_a_publication_is_what_the_public_may_read_of_the_record(store: str) -> None:
    make()
    bodies = dict(
        session()
        .execute(text("SELECT incident.code, body FROM publication JOIN incident ON incident.id = incident_id"))
        .all()
    )
    by_code = {one.code: one for one in records()}
    for code, body in bodies.items():
        kept = json.loads(body) if isinstance(body, str) else body
        record = by_code[code]
        public = disclose(record, Audience.PUBLIC)
        expected = to_plain(public) | {
            "status": "published", "version": 1, "revision": 1, "published_at": record.changed.isoformat(),
            "public": True,
        }  # fmt: skip
        assert kept == expected


def test_lines_and_parts_are_those_that_saving_the_draft_again_would_write(store: str) -> None:
    make()
    parts = ("incident_place", "incident_term", "involvement", "incident_article", "claim", "line")
    before = {table: rows_of(table, without=("id",)) for table in parts}
    drafts = {incidents.number(session(), one.code): one.content for one in records()}
    with transaction() as current:
        incident_rows.write_parts(current, {n: typed(one) for n, one in drafts.items()}, entered_by=None)
        current.flush()
        incident_rows.write_lines(current, drafts)
    assert {table: rows_of(table, without=("id",)) for table in parts} == before


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(store: str) -> None:
    once, again, other = ([signature(one) for one in inventions(seed)] for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_every_record_says_that_it_is_invented(store: str) -> None:
    make()
    assert incidents.kinds() == {"invented": COUNT}
    kinds = session().execute(text("SELECT DISTINCT data_kind FROM article")).scalars().all()
    assert kinds == ["invented"]
    for one in records():
        assert one.content.title.en.startswith("Invented incident ")
        assert one.content.title.ar.startswith("حادث مختلق رقم ")
        assert all(
            link.ref and link.ref.title.startswith(("Invented ", "عنوان مختلق")) for link in one.content.articles
        )


def test_codes_are_whole_and_no_two_are_the_same(store: str) -> None:
    make()
    every = [
        *session().scalars(text("SELECT code FROM incident")),
        *session().scalars(text("SELECT code FROM article")),
    ]
    assert all(is_code(code) for code in every)
    assert len(set(every)) == len(every)


def test_more_are_added_behind_those_that_are_there(store: str) -> None:
    make(120)
    make(80, seed=2)
    numbers = list(session().scalars(text("SELECT id FROM incident ORDER BY id")))
    assert numbers == list(range(1, 201))


def test_a_record_made_by_hand_afterwards_gets_the_next_number(store: str) -> None:
    make(100)
    code = recording.record(draft(claim(1, kept_article(), 2)), LOADER)
    assert incidents.number(session(), code) == 101


def test_the_history_is_whole_and_tells_what_was_added(store: str) -> None:
    make()
    verified = upkeep.verify_history(LOADER)
    assert verified.faults == ()
    first, last = session().execute(text("SELECT min(id), max(id) FROM incident")).one()
    codes = {"first": numbers.code("IRQ", first), "last": numbers.code("IRQ", last)}
    last = history.entries(limit=1)[0]
    assert last.deed == "invented records added"
    assert last.content == {"incidents": COUNT, "seed": SEED, **codes}


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # PostgreSQL checks each row as it is written
def test_the_rows_hold_against_every_check_of_the_tables(store: str) -> None:
    make()
    assert session().execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
    assert session().execute(text("PRAGMA foreign_key_check")).all() == []


def indexes_lacking() -> set[str | None]:
    found = {each["name"] for table in ("finding", *WORKING, *FOUND) for each in inspect(db.engine).get_indexes(table)}
    return {index.name for index in sheets.side_indexes()} - found


def test_the_indexes_are_all_there_again(store: str) -> None:
    make()
    assert indexes_lacking() == set()


def test_indexes_that_a_killed_run_left_away_are_made_by_the_next(store: str) -> None:
    make(20)
    with transaction() as current:
        for index in list(sheets.side_indexes())[:3]:
            index.drop(current.connection())
    assert len(indexes_lacking()) == 3
    make(20)
    assert indexes_lacking() == set()


@pytest.mark.parametrize("what", ["incident", "article"])
def test_a_database_with_one_record_that_is_not_invented_is_refused(store: str, what: str) -> None:
    article = kept_article()
    if what == "incident":
        recording.record(draft(claim(1, article, 3)), LOADER)
    with pytest.raises(Refused, match="not invented"):
        make()
    assert incidents.kinds().get("invented", 0) == 0


def test_they_are_spread_as_the_field_is(store: str) -> None:
    make()
    drafts = [one.content for one in records()]
    assert 1.3 < mean(len(one.violations) for one in drafts) < 1.9
    assert 1.3 < mean(len(one.articles) for one in drafts) < 2.0
    assert {1, 2, 3} <= {len(one.claims) for one in drafts}
    assert any(one.occurred is None for one in drafts)
    assert {"day", "span"} <= {"day" if one.occurred.days == 1 else "span" for one in drafts if one.occurred}
    assert {Status.PUBLISHED, Status.DRAFT, Status.WITHDRAWN} <= {one.status for one in records()}
    found = session().scalar(text("SELECT count(*) FROM finding WHERE precision >= 4 AND audience = 'team'"))
    assert int(found or 0) > COUNT * 0.05
