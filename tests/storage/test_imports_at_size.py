"""Files of more rows than one chunk: small chunks first, then large ones, each whole or not at all."""

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from incidents.domain.access import Actor
from incidents.domain.batches import BatchState
from incidents.services.importing import bringing, checking, handing, sorting, undoing
from incidents.services.importing.calm import few_collections
from incidents.storage import history
from incidents.storage.db import session
from storage.imported import bring, counts, hand_in, number_of, set_up

ROWS = 2100
#: Of the one row below, as the program before this one wrote it.
DIGEST = "268a71bdda6d4655507891810fcf609f0243214facb954be01781676243fd80c"
AS_KEPT = [200, 400, 600, 800, 1000, 2000, 2100]


@pytest.fixture
def by(store: str, tmp_path: Path) -> Actor:
    return set_up(tmp_path)


class Unplugged(Exception):
    """Stands for the plug being pulled."""


def events(rows: int = ROWS) -> bytes:
    """Invented events, no two alike, all of them near Baghdad."""
    lines = [f"2007-02-{1 + number % 28:02},44.{number + 1000},33.3{number % 7},invented" for number in range(rows)]
    return "\n".join(["date,longitude,latitude,type", *lines]).encode()


def unplug(after: int) -> Callable[[int, int], None]:
    def told(done: int, _rows: int) -> None:
        if done >= after:
            raise Unplugged

    return told


def test_few_rows_are_kept_at_a_time_at_first_and_many_later(by: Actor) -> None:
    told: list[tuple[int, int]] = []
    batch = bringing.bring_in(hand_in(events(), by), by, told=lambda *done: told.append(done), breath=0)
    assert told == [(done, ROWS) for done in AS_KEPT]
    assert counts(batch) == (ROWS, 0, 0, 0, 0)
    for table in ("incident", "finding", "finding_words", "external_code", "claim"):
        assert number_of(table) == ROWS, table
    numbers = session().execute(text("SELECT min(seq), max(seq), count(*) FROM change_log")).one()
    assert tuple(numbers) == (1, ROWS, ROWS)


def test_a_run_stopped_within_large_chunks_goes_on_without_doubles(by: Actor) -> None:
    code = hand_in(events(), by)
    for stop in (1000, 2000):
        with pytest.raises(Unplugged):
            bringing.bring_in(code, by, told=unplug(stop), breath=0)
        assert (number_of("incident"), number_of("import_row"), number_of("finding_words")) == (stop,) * 3
    done = bringing.bring_in(code, by, breath=0)
    assert (counts(done), done.state) == ((ROWS, 0, 0, 0, 0), BatchState.DONE)
    assert (number_of("incident"), number_of("finding")) == (ROWS, ROWS)
    assert history.verify() == ()
    assert counts(bring(events(), by)) == (0, 0, ROWS, 0, 0)


@pytest.mark.parametrize("stops", [(), (400, 1000)])
def test_the_last_deed_holds_a_digest_over_all_chunks_also_where_the_run_was_stopped(
    by: Actor, stops: tuple[int, ...]
) -> None:
    code = hand_in(events(1200), by)
    for stop in stops:
        with pytest.raises(Unplugged):
            bringing.bring_in(code, by, told=unplug(stop), breath=0)
    bringing.bring_in(code, by, breath=0)
    last, *chunks = [one.content for one in history.entries(on=("import", code)) if "imported" in one.deed]
    assert last is not None
    digests = [chunk["sha256"] for chunk in reversed(chunks) if chunk is not None]
    assert (last["chunks"], last["sha256"]) == (6, sorting.sha256_of(digests))
    assert last["counts"]["new"] == 1200
    assert [chunk["rows"] for chunk in reversed(chunks) if chunk] == [
        "2-201", "202-401", "402-601", "602-801", "802-1001", "1002-1201",
    ]  # fmt: skip


def test_another_batch_enters_no_digest(by: Actor) -> None:
    bring(events(3), by)
    code = bring(events(5), by).code
    last = history.entries(on=("import", code))[0].content
    assert last is not None
    assert last["chunks"] == 1


def test_a_dry_run_of_many_rows_keeps_nothing_but_what_it_found(by: Actor) -> None:
    code = hand_in(events(1500) + b"\n2007-02-31,44.4,33.3,invented", by)
    found = checking.check(code, by)
    assert counts(found) == (1500, 0, 0, 0, 1)
    assert (number_of("incident"), number_of("finding"), number_of("external_code")) == (0, 0, 0)


def test_rows_are_undone_with_their_words_and_come_back(by: Actor) -> None:
    code = bring(events(210), by).code
    assert undoing.undo(code, by).state == BatchState.UNDONE
    assert (number_of("finding"), number_of("finding_words"), number_of("finding_key")) == (0, 0, 0)
    assert counts(bring(events(210), by)) == (210, 0, 0, 0, 0)
    assert (number_of("incident"), number_of("finding")) == (210, 210)


def test_what_a_row_says_makes_the_digest_that_earlier_programs_made(by: Actor) -> None:
    """A file brought in years ago is known again: its digests are in the database."""
    code = bring(b"date,longitude,latitude,type\n2007-02-23,44.84667,33.75769,invented", by).code
    kept = session().execute(text("SELECT digest, said FROM external_code")).one()
    assert kept.digest == next(handing.every_line(code, by)).digest == DIGEST
    said = json.loads(kept.said) if isinstance(kept.said, str) else kept.said
    assert said["occurred"] == {
        "earliest": "2007-02-23", "latest": "2007-02-23", "precision": 1, "as_printed": "2007-02-23",
    }  # fmt: skip


def test_python_looks_for_cycles_as_before_once_a_run_is_over() -> None:
    before = gc.get_threshold()
    with few_collections():
        within = gc.get_threshold()
    assert within[0] > before[0]
    assert gc.get_threshold() == before
    with pytest.raises(Unplugged), few_collections():
        raise Unplugged
    assert gc.get_threshold() == before
