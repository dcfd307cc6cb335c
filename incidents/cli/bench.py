"""`incidents bench`: the main jobs timed beside a reference in the same run."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Flask

from incidents.cli.bench_table import lines
from incidents.cli.house import House, ready
from incidents.domain.access import LOADER
from incidents.services import upkeep
from incidents.services.benching import ground, running
from incidents.services.benching.ground import Ground, Reply

_FOLDER = "INCIDENTS_INSTANCE"
_LEAST, _MOST = 100, 20_000_000


@click.command()
@click.option(
    "--size", type=click.IntRange(_LEAST, _MOST), default=100_000, show_default=True, help="Invented incidents."
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--only", type=click.IntRange(1, 10), multiple=True, help="One target; may be given again.")
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="A folder for the databases, to use again."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option("--part", type=click.Choice(sorted(running.PARTS)), hidden=True)
@click.pass_obj
def command(house: House, /, *, keep: Path | None, part: str | None, as_json: bool, only: tuple[int, ...],
            **numbers: int) -> None:  # fmt: skip
    """Time the main jobs on invented incidents, each beside a reference in the same run.

    The databases are made in a folder of their own; the configured one is never touched. Exit 1: a number differs from
    its reference, and is named.
    """
    if part is not None:
        click.echo(json.dumps(_part(house, part, **numbers)))
        return
    with _folder(keep) as folder:
        _run(house, folder, only, as_json=as_json, **numbers)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """The folder to measure in; one that is thrown away afterwards unless it is to be kept."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with TemporaryDirectory(prefix="incidents-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _run(house: House, folder: Path, only: tuple[int, ...], *, as_json: bool, size: int, seed: int) -> None:
    there = Ground(folder=folder, size=size, seed=seed, ask=_nobody, told=_told)
    ground.make(there, size)
    with _opened(house, there.instance(size)) as app, app.app_context():
        if not upkeep.public_site_on():
            upkeep.turn_public_site(LOADER, on=True)
        targets = running.run(replace(there, ask=_asking(app)), only)
    found = running.document(there, targets)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else "\n".join(lines(targets, found)))
    for wrong in (each for target in targets for each in target.wrong):
        click.echo(f"Differs from its reference: {wrong}.", err=True)
    if any(target.wrong for target in targets):
        sys.exit(1)


def _part(house: House, name: str, *, size: int, seed: int) -> object:
    """One measurement in this process, on the database that this process was started for."""
    app, settings = ready(house)
    there = Ground(folder=settings.instance.parent, size=size, seed=seed, ask=_nobody, told=_told)
    with app.app_context():
        return running.PARTS[name](there)


@contextmanager
def _opened(house: House, folder: Path) -> Iterator[Flask]:
    """The application on the database of this folder, whatever this installation's settings say."""
    before = os.environ.get(_FOLDER)
    os.environ[_FOLDER] = str(folder)
    try:
        yield ready(house, {"database_url": "", "secure_cookies": False})[0]
    finally:
        if before is None:
            del os.environ[_FOLDER]
        else:
            os.environ[_FOLDER] = before


def _asking(app: Flask) -> Callable[[str], Reply]:
    """Requests through the whole application in this process, as a browser sends them.

    Each begins with nothing, as on a server: what this command has open (`app_context`) would keep things for it.
    """
    client = app.test_client()

    def ask(path: str) -> Reply:
        with client.get(path, headers={"Accept-Encoding": "gzip"}) as response:
            return Reply(response.status_code, response.get_data())

    return lambda path: Context().run(ask, path)


def _nobody(path: str) -> Reply:
    raise click.ClickException(f"Nobody is there to answer {path}.")


def _told(what: str) -> None:
    click.echo(f"{what} …", err=True)
