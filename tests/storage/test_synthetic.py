"""Invented incidents: their rows are the rows that the house itself would write, the same for the same seed."""

import json
from typing import Any

from sqlalchemy import text

from incidents.domain.codec import to_plain
from incidents.domain.disclosure import disclose
from incidents.domain.finding import find
from incidents.domain.incident import Record, typed
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing, reference
from incidents.services.synthetic import making
from incidents.storage import exports, findings, incident_rows, incidents, publications
from incidents.storage.db import is_sqlite, session, transaction

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
