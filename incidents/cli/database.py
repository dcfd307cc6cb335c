"""`incidents db`: the schema to this version, models against it, everything to another engine."""

import textwrap
from functools import partial

import click

from incidents.cli.house import House
from incidents.services import shipped, upkeep
from incidents.storage import moving, schema

_WIDTH = 160  # of a difference as it is printed; the whole of one fills a screen


@click.group()
def command() -> None:
    """Bring the database to this version, check it, move it."""


@command.command()
@click.pass_obj
def upgrade(house: House) -> None:
    """Bring the schema, the word lists, the places and what the team may find to this version."""
    app, chosen = house.site()
    before = schema.current(chosen.database_url)
    schema.upgrade(chosen.database_url)
    with app.app_context():
        shipped.load_reference()
        upkeep.hide_closed_parts()
    after = schema.head()
    click.echo(f"The database stands at {after}." if before == after else f"{before or 'empty'} to {after}: done.")


@command.command()
@click.pass_obj
def check(house: House) -> None:
    """Compare the database with what this version expects."""
    _, chosen = house.site()
    differences = schema.check(chosen.database_url)
    for difference in differences:
        click.echo(textwrap.shorten(difference, _WIDTH))
    if differences:
        raise click.ClickException(f"{len(differences)} differences.")
    click.echo("The database is as this version expects it.")


@command.command()
@click.argument("url")
@click.pass_obj
def move(house: House, url: str) -> None:
    """Copy everything into the empty database at URL, and compare every row.

    The database here is left as it is. SQLite: sqlite:////path/to/file; PostgreSQL: postgresql+psycopg://host/name.
    """
    _, here = house.site()
    arrived, there = house.site({"database_url": url})
    tell = partial(click.echo, err=True)
    moved = moving.move(here.database_url, there.database_url, lambda one: tell(f"{one.table}: {one.rows} rows"))
    with arrived.app_context():
        words = upkeep.rewrite_words()
    rows = sum(one.rows for one in moved)
    click.echo(f"{rows} rows of {len(moved)} tables arrived as they left; words of {words} findings were made anew.")
