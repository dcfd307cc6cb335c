"""`incidents verify`: the history, read from its first entry to its last."""

import json

import click

from incidents.cli.house import House, ready
from incidents.domain.access import LOADER
from incidents.services import upkeep


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, *, as_json: bool) -> None:
    """Check that no entry of the history was changed, taken out or put in. Exit 1 where one was."""
    app, _ = ready(house)
    with app.app_context():
        found = upkeep.verify_history(LOADER)
    if as_json:
        faults = [{"entry": fault.seq, "what": fault.what} for fault in found.faults]
        click.echo(json.dumps({"entries": found.entries, "faults": faults}, indent=2))
    else:
        for fault in found.faults:
            click.echo(f"Entry {fault.seq}: {fault.what}.")
    if found.faults:
        raise click.ClickException(f"The history is not whole: {len(found.faults)} faults.")
    if not as_json:
        click.echo(f"The history is whole: {found.entries} entries.")
