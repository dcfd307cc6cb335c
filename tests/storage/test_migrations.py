"""The numbered steps: up, down, equal to the models, and what no model can say, on both engines."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from incidents.storage import schema
from incidents.storage.db import Base
from incidents.storage.search import words
from machinery.postgres import Server

FOLDER = Path(schema.__file__).parent / "migrations"
BOOKKEEPING = {"alembic_version"}
UPGRADE = "import sys; from incidents.storage import schema; schema.upgrade(sys.argv[1])"
ENTRY = (
    "INSERT INTO history (seq, at, actor, deed, kind, code, public, commitment, previous, hash)"
    " VALUES (1, '2020-03-01T10:00:00Z', 0, 'recorded', 'incident', 'IRQ-AAAAAA0', :no, 'c', 'p', 'h')"
)
CONTENT = "INSERT INTO history_content (seq, salt, content) VALUES (1, 's', '{}')"


def tables(url: str) -> set[str]:
    with schema.engine(url).connect() as connection:
        names = set(inspect(connection).get_table_names())
    return {name for name in names if not name.startswith("finding_words")} - BOOKKEEPING


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    with schema.engine(url).begin() as connection:
        yield connection


def test_an_empty_database_stands_nowhere(engine_url: str) -> None:
    assert schema.current(engine_url) is None


def test_up_makes_what_the_models_say(engine_url: str) -> None:
    schema.upgrade(engine_url)
    assert schema.current(engine_url) == schema.head()
    assert tables(engine_url) == set(Base.metadata.tables)
    assert schema.check(engine_url) == []


def test_up_twice_changes_nothing(engine_url: str) -> None:
    schema.upgrade(engine_url)
    schema.upgrade(engine_url)
    assert schema.check(engine_url) == []


def test_down_leaves_nothing_and_up_again_is_the_same(engine_url: str) -> None:
    schema.upgrade(engine_url)
    schema.downgrade(engine_url)
    assert tables(engine_url) == set()
    assert schema.current(engine_url) is None
    schema.upgrade(engine_url)
    assert schema.check(engine_url) == []


WORDS_AND_GUARDS = "0009"  # what no model can say: its table is left out of every comparison


@pytest.mark.parametrize("step", schema.steps())
def test_each_step_goes_up_and_down_alone(engine_url: str, step: str) -> None:
    schema.upgrade(engine_url, step)
    before = tables(engine_url)
    schema.downgrade(engine_url, "-1")
    assert tables(engine_url) < before or step == WORDS_AND_GUARDS
    schema.upgrade(engine_url, step)
    assert tables(engine_url) == before


def test_processes_that_upgrade_at_once_all_find_it_done(engine_url: str) -> None:
    command = [sys.executable, "-c", UPGRADE, engine_url]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=120)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    assert schema.check(engine_url) == []


def test_a_step_that_fails_leaves_the_database_as_it_was(engine_url: str) -> None:
    with writing(engine_url) as connection:
        connection.execute(text("CREATE TABLE claim (id INTEGER PRIMARY KEY)"))  # stands in the way of a later step
    with pytest.raises(Exception, match="claim"):
        schema.upgrade(engine_url)
    assert tables(engine_url) == {"claim"}
    assert schema.current(engine_url) is None


def test_a_column_too_many_is_found(engine_url: str) -> None:
    schema.upgrade(engine_url)
    with writing(engine_url) as connection:
        connection.execute(text("ALTER TABLE source ADD COLUMN planted INTEGER"))
    assert any("planted" in difference for difference in schema.check(engine_url))


def test_an_index_that_is_missing_is_found(engine_url: str) -> None:
    schema.upgrade(engine_url)
    with writing(engine_url) as connection:
        connection.execute(text("DROP INDEX uq_publication_standing"))
    assert any("uq_publication_standing" in difference for difference in schema.check(engine_url))


def test_a_check_that_is_missing_is_found(engine_url: str) -> None:
    schema.upgrade(engine_url)
    with writing(engine_url) as connection:
        connection.execute(text("DROP TABLE setting"))
        connection.execute(text("CREATE TABLE setting (reason TEXT CHECK (reason <> '-'))"))
    assert any(
        "CHECK ck_setting_reason_given of setting: None" in difference for difference in schema.check(engine_url)
    )


def test_an_empty_database_lacks_every_table(engine_url: str) -> None:
    assert sum("add_table" in difference for difference in schema.check(engine_url)) == len(Base.metadata.tables)


def test_head_txt_names_the_newest_step() -> None:
    assert schema.head() == schema.steps()[-1]


def test_steps_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (FOLDER / "versions").glob("*.py"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.py", name) for name in names)
    assert schema.steps() == [name[:4] for name in names]


def test_searchable_words_are_made_as_the_search_expects(engine_url: str) -> None:
    """The step spells them out, for a step never changes; `storage.search.words` says the same of today."""
    step = (FOLDER / "versions" / "0009_words_and_guards.py").read_text(encoding="utf-8")
    said = {re.sub(r"[\s()\\\"']+", "", statement) for statements in words.CREATE.values() for statement in statements}
    plain = re.sub(r"[\s()\\\"']+", "", step)
    assert [statement for statement in said if statement not in plain] == []
    schema.upgrade(engine_url)
    with writing(engine_url) as connection:
        assert connection.execute(text("SELECT count(*) FROM finding_words")).scalar() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET deed = 'nothing'",
        "UPDATE history SET hash = 'other'",
        "DELETE FROM history",
        "UPDATE history_content SET content = '{\"killed\": 0}'",
    ],
)
def test_the_history_is_only_added_to(engine_url: str, statement: str) -> None:
    schema.upgrade(engine_url)
    with writing(engine_url) as connection:
        connection.execute(text(ENTRY), {"no": False})
        connection.execute(text(CONTENT))
    with pytest.raises(IntegrityError, match="the history is only added to"), writing(engine_url) as connection:
        connection.execute(text(statement))


def test_a_content_of_the_history_can_be_erased(engine_url: str) -> None:
    schema.upgrade(engine_url)
    with writing(engine_url) as connection:
        connection.execute(text(ENTRY), {"no": False})
        connection.execute(text(CONTENT))
        connection.execute(text("DELETE FROM history_content"))
        assert connection.execute(text("SELECT count(*) FROM history")).scalar() == 1


@pytest.mark.postgres
def test_postgresql_does_not_empty_the_history_in_one_sweep(postgres: Server) -> None:
    url = postgres.create().render_as_string(hide_password=False)
    schema.upgrade(url)
    with pytest.raises(IntegrityError, match="only added to"), writing(url) as connection:
        connection.execute(text("TRUNCATE history CASCADE"))
