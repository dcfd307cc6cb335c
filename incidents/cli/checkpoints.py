"""`incidents checkpoint`: how long the history is and what its root is, signed, for a partner to keep."""

import json
from pathlib import Path

import click

from incidents.cli.house import House, ready
from incidents.cli.placing import placed
from incidents.domain.access import LOADER
from incidents.services import proving


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@click.option("--verifier-key", is_flag=True, help="Hand out the key that checks its signature instead; no secret.")
@click.option("--new-key", is_flag=True, help="Begin with a new key, where the old one is lost.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, *, output: Path | None, verifier_key: bool, new_key: bool, as_json: bool) -> None:
    """Sign how long the history is and what its root is. Whoever keeps that can show any later change of it.

    Also with --verifier-key it is made and kept. Nothing is signed anew while nothing was done.
    Check one with: incidents verify --checkpoint FILE
    """
    app, _ = ready(house)
    with app.app_context():
        kept = proving.renew_key(LOADER) if new_key else proving.checkpoint(LOADER)
    plain = {"entries": kept.size, "root": kept.root, "at": kept.at, "key": kept.verifier, "checkpoint": kept.note}
    if output is not None:
        with placed(output) as file:
            file.write((f"{kept.verifier}\n" if verifier_key else kept.note).encode())
        plain |= {"file": str(output)}
    if as_json:
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    elif output is not None:
        click.echo(f"{output}: {kept.size} entries.")
    else:
        click.echo(kept.verifier if verifier_key else kept.note.removesuffix("\n"))
