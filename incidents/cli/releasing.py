"""`incidents release`: freeze what is public, or look whether what was frozen is still there."""

import json
from collections.abc import Iterator
from typing import Any

import click

from incidents.cli.house import House, ready
from incidents.domain.access import LOADER
from incidents.domain.releases import Release, ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.services import releasing
from incidents.services.releasing import Damage


@click.command()
@click.option("--title", default="", help="Its title in English.")
@click.option("--title-ar", default="", help="Its title in Arabic.")
@click.option("--title-ckb", default="", help="Its title in Kurdish.")
@click.option("--note", default="", help="What a reader should know of it.")
@click.option(
    "--check", is_flag=True, help="Make none: hold every release against its records, its digest and the history."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, /, *, check: bool, as_json: bool, note: str, **titles: str) -> None:
    """Freeze what is public now under the next number. It is answered alike for ever."""
    app, _ = ready(house)
    with app.app_context():
        if check:
            _check(as_json=as_json)
            return
        title = Trilingual(titles["title"], titles["title_ar"], titles["title_ckb"])
        made = releasing.make(ReleaseDraft(title=title, note=Trilingual(en=note)), LOADER)
    told = _plain(made)
    words = "Release {release}: {incidents} incidents, SHA-256 {sha256}".format_map(told)
    click.echo(json.dumps(told, indent=2) if as_json else words)


def _plain(made: Release) -> dict[str, Any]:
    at = f"{made.at.isoformat()}Z"
    return {"release": made.number, "at": at, "incidents": made.counts.incidents, "sha256": made.digest}


def _check(*, as_json: bool) -> None:
    found = [(one, releasing.damage(one.number, LOADER)) for one in releasing.all_releases(LOADER)]
    if as_json:
        told = [_plain(one) | {"damaged": damage.records, "faults": list(_faults(damage))} for one, damage in found]
        click.echo(json.dumps({"releases": told}, indent=2))
    for one, damage in () if as_json else found:
        said = [f"{one.counts.incidents} incidents, {damage.records} of them not as they were frozen", *_faults(damage)]
        click.echo(f"Release {one.number}: {'; '.join(said)}")
    if any(damage.found for _, damage in found):
        raise click.exceptions.Exit(1)


def _faults(damage: Damage) -> Iterator[str]:
    if damage.lines:
        yield "its records do not come to its digest"
    if damage.history:
        yield "the history names another digest, or does not tell of it"
