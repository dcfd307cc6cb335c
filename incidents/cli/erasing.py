"""`incidents erase`: what entries of the history hold goes for good; that the deeds were done stays provable."""

import click

from incidents.cli.house import House, ready
from incidents.domain.access import LOADER
from incidents.services import upkeep


@click.command()
@click.argument("entries", metavar="ENTRY...", type=click.IntRange(1), nargs=-1, required=True)
@click.option("--reason", required=True, help="Kept in the history: say why, and nothing of what is to be erased.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.pass_obj
def command(house: House, *, entries: tuple[int, ...], reason: str, yes: bool) -> None:
    """Destroy what entries of the history hold. ENTRY is the number that the history's page gives it.

    The entry stays, with who did what and when, and the seal of the history holds. What it held cannot be had back, and
    is not proven by bags any more. The record itself is not touched: amend or withdraw that first.
    """
    app, _ = ready(house)
    if not yes:
        click.confirm("This cannot be undone. Erase it", abort=True)
    with app.app_context():
        upkeep.erase(entries, reason, LOADER)
    click.echo(f"Erased: {', '.join(map(str, entries))}.")
