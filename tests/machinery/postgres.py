"""A PostgreSQL of our own for the length of a run: no service, no root, no network port."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, make_url

from machinery.parts import missing

BINARIES = Path("/usr/lib/postgresql")
HOW = "sudo apt install postgresql-15, or set TEST_DATABASE_URL to a server on which databases may be made"
CLUSTER = ("--no-sync", "--auth=trust", "--username=incidents", "--encoding=UTF8", "--locale=C.UTF-8")
UNPRIVILEGED = (("postgres", "postgres"), ("nobody", "nogroup"))
FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses= -c max_connections=100"


class Server:
    """Makes fresh databases on one server and drops them when asked."""

    def __init__(self, admin: URL) -> None:
        self._admin = admin
        self._numbers = itertools.count(1)
        self._run = f"incidents_test_{os.getpid()}"

    def create(self, template: str = "template0") -> URL:
        """Address of a new database, empty or a copy of `template`."""
        name = f"{self._run}_{next(self._numbers)}"
        self._tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\'')
        return self._admin.set(drivername="postgresql+psycopg", database=name)

    def drop(self, url: URL) -> None:
        """Drop a database, whoever is still connected to it."""
        self._tell(f'DROP DATABASE IF EXISTS "{url.database}" WITH (FORCE)')

    def _tell(self, statement: str) -> None:
        where = self._admin.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


def _binaries() -> Path | None:
    """The folder with the newest server's `initdb` and `pg_ctl`."""
    found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _given_away(folder: Path) -> dict[str, Any]:
    """Hand the folder to a user PostgreSQL runs as when we are root, which it refuses; how to start commands so."""
    if os.geteuid() != 0:
        return {}
    for user, group in UNPRIVILEGED:
        with suppress(LookupError):
            shutil.chown(folder, user, group)
            return {"user": user, "group": group, "extra_groups": []}
    raise RuntimeError("no user named postgres or nobody")


@contextmanager
def _started(binaries: Path) -> Iterator[URL]:
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a Unix socket ends at 107 bytes
    identity = _given_away(folder)

    def run(*command: str) -> None:
        log = folder / "commands.log"
        with log.open("ab") as output:
            done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, check=False, **identity)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {log.read_text()[-2000:]}")

    data, control = str(folder / "data"), str(binaries / "pg_ctl")
    try:
        run(str(binaries / "initdb"), *CLUSTER, data)
        run(control, "-D", data, "-w", "-l", str(folder / "server.log"), "-o", f"-k {folder} {FAST}", "start")
        try:
            yield URL.create("postgresql", username="incidents", database="postgres", query={"host": str(folder)})
        finally:
            run(control, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[Server]:
    """The server named by TEST_DATABASE_URL, else one started from Debian's binaries, else a skip."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield Server(make_url(given))
        return
    binaries = _binaries()
    if binaries is None:
        missing("postgres", HOW)
    with _started(binaries) as admin:
        yield Server(admin)
