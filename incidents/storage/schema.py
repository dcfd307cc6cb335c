"""The schema's care: steps forward and back, models against migrations, moving to another engine.

Alembic is called directly. Each run is one transaction on both engines: a step that fails, or a machine that stops,
leaves the database as it was.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, create_engine, inspect
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from incidents.domain.errors import Conflict, IncidentError
from incidents.domain.vocabulary import N_
from incidents.storage import models
from incidents.storage.db import Base, prepare, take_time

_FOLDER = Path(__file__).parent / "migrations"
_WRITES = {"incidents_write": True}  # as `storage.db.transaction` asks: the write lock before the first reading
_ONE_AT_A_TIME = 0x1CDE275  # any number, the same for every process that upgrades this database
_UNCOMPARED = re.compile(r"finding_words|ix_finding_words|sqlite_")
_SPACES = re.compile(r"[\s()]+")

#: Importing the models makes every table known to the metadata.
AGGREGATES = tuple(models.__all__)


def _compared(name: str | None, kind: str, _parents: object) -> bool:
    """Searchable words have no model: an engine's own kind of table each."""
    return kind not in {"table", "index"} or not _UNCOMPARED.match(name or "")


COMPARED: dict[str, Any] = {
    "target_metadata": Base.metadata,
    "include_name": _compared,
    "compare_type": True,
    "render_as_batch": True,
    "transactional_ddl": True,
}


def head() -> str:
    """The newest step there is, as `head.txt` names it: two branches that both add one meet in that file."""
    return (_FOLDER / "head.txt").read_text(encoding="ascii").strip()


def current(url: str) -> str | None:
    """The step a database stands at; None for an empty one."""
    with connected(url) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(url: str, to: str = "head") -> None:
    """Bring a database to the newest step. Many processes may ask at once; the others wait and find it done."""
    with writing(url) as connection:
        if MigrationContext.configure(connection).get_current_revision() != head() or to != "head":
            command.upgrade(_config(connection), to)


def downgrade(url: str, to: str = "base") -> None:
    """Take steps back; what only the undone steps held is gone."""
    with writing(url) as connection:
        command.downgrade(_config(connection), to)


def check(url: str) -> list[str]:
    """Differences between the models and a database, one sentence each; none where they are equal."""
    with connected(url) as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts=COMPARED), Base.metadata)
        return [str(each) for each in found] + list(_checks(connection))


def steps() -> list[str]:
    """Every step by its number, oldest first."""
    return [step.revision for step in reversed(list(ScriptDirectory(str(_FOLDER)).walk_revisions()))]


def engine(url: str) -> Engine:
    """An engine for the care of the schema: a fresh connection each time, set up as the program's own."""
    made = create_engine(url, poolclass=NullPool)
    prepare(made)
    return made


def _checks(connection: Connection) -> Iterator[str]:
    """CHECKs, which Alembic does not compare: by name, and on SQLite, which keeps our words, by what they say."""
    there = inspect(connection)
    exact = connection.dialect.name == "sqlite"
    for table in filter(lambda one: there.has_table(one.name), Base.metadata.sorted_tables):
        said = [each for each in table.constraints if isinstance(each, CheckConstraint)]
        ours = {str(each.name): _plain(str(each.sqltext)) for each in said}
        kept = {str(each["name"]): _plain(each["sqltext"]) for each in there.get_check_constraints(table.name)}
        for name in sorted(ours.keys() | kept.keys()):
            if name not in ours or name not in kept or (exact and ours[name] != kept[name]):
                yield f"CHECK {name} of {table.name}: {kept.get(name)} in the database, {ours.get(name)} in the model"


def _plain(condition: str) -> str:
    return _SPACES.sub(" ", condition).strip()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection to read with. IncidentError: the database cannot be reached."""
    with _reached(url) as connection:
        yield connection


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """A connection in one transaction that nobody else can begin meanwhile."""
    with _reached(url).execution_options(**_WRITES) as connection:
        if connection.dialect.name == "sqlite":
            # A step that rebuilds a table drops the old one, which must not take the rows that refer to it along.
            _raw(connection, "PRAGMA foreign_keys=OFF")
        with connection.begin():
            take_time(connection)
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
            yield connection
            _refuse_broken(connection)


def _reached(url: str) -> Connection:
    try:
        return engine(url).connect()
    except OperationalError as fault:
        raise IncidentError(N_("The database cannot be reached: %(why)s"), why=str(fault.orig).strip()) from fault


def _refuse_broken(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Conflict(N_("Rows would refer to rows that are not there. Nothing was changed."))


def _raw(connection: Connection, statement: str) -> None:
    """Outside of any transaction, where alone SQLite obeys."""
    driver: Any = connection.connection.driver_connection
    driver.execute(statement)
