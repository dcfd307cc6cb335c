"""`incidents verify`: the history from its first entry to its last, its checkpoints, every kept file; or a bag."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from incidents.cli import bags
from incidents.cli.house import House, ready
from incidents.cli.keeping import checked_lines, checked_plain
from incidents.domain.access import LOADER
from incidents.domain.checkpoints import SignedCheckpoint, VerifierKey, read_checkpoint
from incidents.domain.errors import Refused
from incidents.services import file_shelf, upkeep
from incidents.services.agreeing import Outside
from incidents.services.upkeep import Verified

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_OF_HISTORY = (
    "A bag is checked against the checkpoint that lies in it. A --checkpoint of yours is for the history: give it"
    " without a BAG, where the database is."
)


@click.command()
@click.argument("bag", metavar="[BAG]", required=False, type=click.Path(exists=True, readable=True, path_type=Path))
@click.option(
    "--checkpoint",
    "kept",
    multiple=True,
    type=_FILE,
    help="A checkpoint that somebody kept outside; as many as you have.",
)
@click.option(
    "--key",
    "keys",
    multiple=True,
    type=_FILE,
    help="The verifier key that was got with it, in a file; of several, one has to fit.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, *, bag: Path | None, kept: tuple[Path, ...], keys: tuple[Path, ...], as_json: bool) -> None:
    """Check that no entry of the history was changed, taken out or put in, and that every file is whole.

    Whoever holds the database and the key can write everything anew; a checkpoint from outside shows that as well.
    With a BAG, its zip or the folder that it was unpacked to, that bag is checked instead.
    Exit 1 where something is not whole, 2 where a file is no checkpoint or no key.
    """
    if bag is not None:
        if kept:
            raise click.UsageError(_OF_HISTORY)
        bags.verify(bag, tuple(map(_key, keys)), as_json=as_json)
        return
    outside = Outside(checkpoints=tuple(map(_checkpoint, kept)), keys=tuple(map(_key, keys)))
    app, _ = ready(house)
    with app.app_context():
        found, files = upkeep.verify_history(LOADER, outside), file_shelf.check(LOADER)
    if as_json:
        click.echo(json.dumps(_plain(found) | {"files": checked_plain(files)}, ensure_ascii=False, indent=2))
    else:
        for line in (*_lines(found), *checked_lines(files)):
            click.echo(line)
    _end(found, len(files.faults))
    if not as_json:
        click.echo(f"The history is whole: {found.entries} entries.{_outside_too(kept)}")


def _checkpoint(path: Path) -> SignedCheckpoint:
    try:
        return read_checkpoint(path.read_bytes())
    except Refused as fault:
        raise Refused(f"{path}: {fault}") from fault


def _key(path: Path) -> VerifierKey:
    try:
        return VerifierKey.parse(path.read_bytes().decode(errors="replace"))
    except Refused as fault:
        raise Refused(f"{path}: {fault}") from fault


def _plain(found: Verified) -> dict[str, object]:
    return {
        "entries": found.entries,
        "faults": [{"entry": fault.seq, "what": fault.what} for fault in found.faults],
        "checkpoints": [{"what": str(one), "outside": one.outside} for one in found.findings],
    }


def _lines(found: Verified) -> list[str]:
    return [f"Entry {fault.seq}: {fault.what}." for fault in found.faults] + [str(one) for one in found.findings]


def _outside_too(kept: Sequence[Path]) -> str:
    return f" It agrees with all checkpoints from outside: {len(kept)}." if kept else ""


def _end(found: Verified, files: int) -> None:
    """End the command with a sentence where something is not whole."""
    of_key = sum(one.of_key for one in found.findings)
    wrong = [
        (len(found.faults), "The history is not whole"),
        (len(found.findings) - of_key, "The history does not agree with its checkpoints"),
        (of_key, "The key that signs checkpoints is not in order"),
        (files, "The files are not whole"),
    ]
    said = [f"{sentence}: {number} faults." for number, sentence in wrong if number]
    if said:
        raise click.ClickException(" ".join(said))
