"""`incidents demo`: a house to look around in, with real reports, on this machine only."""

import gc
import secrets
import shutil
from pathlib import Path

import click
from flask import Flask

from incidents.cli.house import House
from incidents.cli.listening import answer, listening
from incidents.domain.access import LOADER
from incidents.services import demonstration, settings, shipped, upkeep
from incidents.storage import schema

HOST = "127.0.0.1"
_TOKEN_BYTES = 24
_ROLES = "Monitor · Reviewer · Researcher · Advocate · Manager · Visitor"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=5000, show_default=True, help="The port to listen on.")
@click.option("--reset", is_flag=True, help="Throw away what was changed and start from the set as it ships.")
@click.pass_obj
def command(house: House, port: int, *, reset: bool) -> None:
    """Look around with real reports on 2019 and 2020, on this machine only.

    Everything is kept in the folder demo of the instance folder, apart from your own records.
    """
    gc.disable()  # a start makes much and throws little away: a tenth sooner without looking for what to throw
    with listening(HOST, port) as taken:
        entrance = secrets.token_urlsafe(_TOKEN_BYTES)
        app, chosen = house.demonstration(port, entrance)
        if reset:
            _throw_away(chosen.instance)
        prepare(app, chosen.database_url)
        address = f"http://{HOST}:{port}"
        click.echo(f"\nThe demonstration is open at {address}/\n")
        click.echo(f"Look around as {_ROLES}, once, with this link:\n{address}/demo/enter/{entrance}\n")
        click.echo("Nothing leaves this machine unless a button says so. Stop with Ctrl+C.")
        gc.enable()
        answer(app, taken, chosen)


def prepare(app: Flask, url: str) -> None:
    """Bring the demonstration's database to where it can be looked at; what is there already is left as it is."""
    schema.upgrade(url)
    with app.app_context():
        shipped.load_reference()
        added = demonstration.load(settings.current().data / demonstration.FOLDER)
        demonstration.open_accounts()
        if not upkeep.public_site_on():
            upkeep.turn_public_site(LOADER, on=True)
    if added:
        click.echo(f"{added} incidents brought in.", err=True)


def _throw_away(folder: Path) -> None:
    for database in folder.glob("incidents.sqlite*"):
        database.unlink()
    kept = settings.current().files
    if kept.is_dir():
        shutil.rmtree(kept)
