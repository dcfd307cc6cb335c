"""`incidents verify`: the history, read from its first entry to its last, and every kept file."""

import json

import click

from incidents.cli.house import House, ready
from incidents.cli.keeping import checked_lines, checked_plain
from incidents.domain.access import LOADER
from incidents.services import file_shelf, upkeep


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, *, as_json: bool) -> None:
    """Check that no entry of the history was changed, taken out or put in, and that every file is whole.

    Exit 1 where one is not.
    """
    app, _ = ready(house)
    with app.app_context():
        found, files = upkeep.verify_history(LOADER), file_shelf.check(LOADER)
    if as_json:
        faults = [{"entry": fault.seq, "what": fault.what} for fault in found.faults]
        click.echo(json.dumps({"entries": found.entries, "faults": faults} | {"files": checked_plain(files)}, indent=2))
    else:
        for line in (*(f"Entry {fault.seq}: {fault.what}." for fault in found.faults), *checked_lines(files)):
            click.echo(line)
    _end(len(found.faults), len(files.faults))
    if not as_json:
        click.echo(f"The history is whole: {found.entries} entries.")


def _end(entries: int, files: int) -> None:
    """End the command with a sentence where something is not whole."""
    wrong = [(entries, "The history is not whole"), (files, "The files are not whole")]
    said = [f"{sentence}: {number} faults." for number, sentence in wrong if number]
    if said:
        raise click.ClickException(" ".join(said))
