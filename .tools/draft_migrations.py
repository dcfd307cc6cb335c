"""Write the first migrations anew from the models. Only while nothing has been released.

    .venv/bin/python .tools/draft_migrations.py

One file an aggregate, in an order in which no table refers to a later one. What no model can say (searchable words,
the triggers that keep the history) stands in the last migration, which is written by hand and stays.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy import create_engine

from incidents.storage import migrations, models
from incidents.storage.db import Base

VERSIONS = Path(migrations.__file__).parent / "versions"
FILES = (
    (1, "words_and_places", "Word lists and the place tree", ("term", "place")),
    (2, "accounts", "Accounts, their sessions and the tries to sign in", ("account",)),
    (3, "articles_and_actors", "Sources, articles and actors", ("article", "person")),
    (4, "incidents", "Incidents: the team's working rows", ("incident",)),
    (5, "claims", "Claims and the lines derived from them", ("claim",)),
    (6, "publications_and_findings", "What each audience may read and find", ("publication", "finding")),
    (7, "lists", "Evidence lists", ("listing",)),
    (8, "history", "The history, exports counted, settings of the site", ("history",)),
    (10, "copies", "Files kept, copies of articles, other addresses, marks of paragraphs", ("capture",)),
    (11, "sittings", "What people are in the middle of entering", ("sitting",)),
    (12, "matches", "Records found to be different, and records merged", ("match",)),
    (13, "imports", "Imports, their rows, and the codes of data sets", ("batch",)),
    (14, "tokens", "Tokens of programs, and answers kept for a resend", ("token",)),
)
ROOM = 34
HEAD = '''"""{what}."""

import sqlalchemy as sa
from alembic import op

revision = "{number:04}"
down_revision = {down}
branch_labels = None
depends_on = None
'''


def created() -> dict[str, list[ops.MigrateOperation]]:
    """Table name → the operations that make it and its indexes, in the order of their references."""
    with create_engine("sqlite://").connect() as connection:
        script = produce_migrations(MigrationContext.configure(connection), Base.metadata)
    found: dict[str, list[ops.MigrateOperation]] = {}
    for operation in script.upgrade_ops.ops:
        flat = operation.ops if isinstance(operation, ops.ModifyTableOps) else [operation]
        for one in flat:
            found.setdefault(one.table_name, []).append(one)
    return {table.name: found[table.name] for table in Base.metadata.sorted_tables}


def rendered(operation: ops.MigrateOperation) -> list[str]:
    text = render_python_code(ops.UpgradeOps(ops=[operation]))
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def block(head: str, lines: list[str], foot: str) -> list[str]:
    return [f"    {head}", *(f"        {line}" for line in lines), f"    {foot}"]


def function(name: str, operations: list[ops.MigrateOperation]) -> Iterator[str]:
    """The function that makes one table; a long table has its columns and its rules apart."""
    (first, *parts, last), *indexes = [rendered(operation) for operation in operations]
    assert (first[:16], last) == ("op.create_table(", ")")
    after = [f"    {line}" for index in indexes for line in index]
    columns = [part for part in parts if part.startswith("sa.Column(")]
    rules = [part for part in parts if not part.startswith("sa.Column(")]
    if len(parts) + len(after) <= ROOM:
        yield "\n".join([f"def _{name}() -> None:", *block(first, parts, last), *after])
        return
    yield "\n".join([f"def _{name}() -> None:", f"    {first} *_{name}_columns(), *_{name}_rules())", *after])
    yield "\n".join([f"def _{name}_columns() -> list[sa.Column[object]]:", *block("return [", columns, "]")])
    yield "\n".join([f"def _{name}_rules() -> list[sa.Constraint]:", *block("return [", rules, "]")])


def migration(number: int, what: str, tables: dict[str, list[ops.MigrateOperation]]) -> str:
    down = f'"{number - 1:04}"' if number > 1 else "None"
    head = HEAD.format(what=what, number=number, down=down).rstrip()
    upgrade = ["def upgrade() -> None:", '    """Make the tables."""', *(f"    _{name}()" for name in tables)]
    names = ", ".join(f'"{name}"' for name in reversed(tables))
    downgrade = ["def downgrade() -> None:", '    """Drop the tables."""', f"    for table in ({names},):"]
    downgrade.append("        op.drop_table(table)")
    functions = [text for name, operations in tables.items() for text in function(name, operations)]
    return "\n\n\n".join([head, "\n".join(upgrade), "\n".join(downgrade), *functions]) + "\n"


def main() -> None:
    tables = created()
    classes = [mapper.class_ for mapper in Base.registry.mappers]
    modules = {each.__tablename__: each.__module__.rpartition(".")[2] for each in classes}
    if left := set(models.__all__) - {module for *_, listed in FILES for module in listed}:
        sys.exit(f"No migration is named for {', '.join(sorted(left))}.")
    written = []
    for number, slug, what, listed in FILES:
        mine = {name: operations for name, operations in tables.items() if modules[name] in listed}
        path = VERSIONS / f"{number:04}_{slug}.py"
        path.write_text(migration(number, what, mine), encoding="utf-8")
        written.append(path)
    subprocess.run([sys.executable, "-m", "ruff", "format", *written], check=True)  # noqa: S603 - our own tool


if __name__ == "__main__":
    main()
