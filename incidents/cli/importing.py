"""`incidents import`: a file of another data set, brought in as drafts of the team."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from incidents.cli.house import House, ready
from incidents.cli.progress import shown
from incidents.domain.access import LOADER, Action, Actor
from incidents.domain.accounts import name_key
from incidents.domain.batches import BatchLine, Came, Counts, Reading, RowState
from incidents.services import accounts
from incidents.services.importing import bringing, dry_run, handing

_PRESETS = ("auto", "own", "acled", "ged", "ibc", "gtd", "events")
_IN_PART = 3


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preset", type=click.Choice(_PRESETS), default="auto", show_default=True, help="The kind of data set.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each row, and keep nothing.")
@click.option("--by", "name", default="", help="The account in whose name it is done.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(house: House, /, file: Path, *, preset: str, name: str, dry_run: bool, as_json: bool) -> None:
    """Bring in FILE: CSV, XLSX, ODS, or our own JSON. Twice the same file adds nothing.

    Exit 0: all rows are in. 3: some were refused, each is named; the others are in. 2: the file cannot be read.
    """
    app, _ = ready(house)
    with app.app_context():
        by = _hand(name)
        reading = Reading(preset=preset)
        told = _looked(file, reading, by) if dry_run else _brought(file, reading, by)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(_said(told)))
    if told["refused"] or any(one["why"] for one in told["beside"]):
        sys.exit(_IN_PART)


def _brought(file: Path, reading: Reading, by: Actor) -> dict[str, Any]:
    with file.open("rb") as source:
        code = handing.to_go_on_with(source, file.name, reading, by)
    with shown("Bringing in") as told:
        found = bringing.bring_in(code, by, told=told)
    refused = handing.every_line(code, by, states=(RowState.REFUSED,))
    return {"batch": code, "preset": found.preset, **_plain(found.counts, refused)}


def _looked(file: Path, reading: Reading, by: Actor) -> dict[str, Any]:
    with shown("Looking at") as told:
        found = dry_run.look_at(file, reading, by, told=told)
    return {"batch": "", "preset": found.preset, **_plain(found.counts, found.refused)}


def _plain(counts: Counts, refused: Iterable[BatchLine]) -> dict[str, Any]:
    return {
        "rows": counts.rows,
        **{state.value: getattr(counts, state.value) for state in RowState if state != RowState.REFUSED},
        "alike": counts.alike,
        "refused": [problem for line in refused for problem in _problems(line)],
        "people": {outcome: {"min": one.min, "max": one.max} for outcome, one in counts.people.items()},
        "beside": [_beside(one) for one in counts.beside],
        "unknown": [{"list": one.words, "value": one.text, "rows": one.rows} for one in counts.unknown],
    }


def _problems(line: BatchLine) -> Iterator[dict[str, Any]]:
    for one in line.problems:
        yield {"row": line.number, "column": one.column, "value": one.value, "why": str(one)}


def _beside(one: Came) -> dict[str, Any]:
    why = str(one.problem) if one.problem else ""
    told = {"kind": one.kind, "code": one.code, "became": one.state.value, "why": why}
    return told | {"incidents": one.items, "lacking": one.lacking}


def _said_beside(one: dict[str, Any]) -> str:
    what = f"The {one['kind']} {one['code']}"
    if one["why"]:
        return f"{what} was refused: {one['why']}"
    if one["became"] == RowState.SAME:
        return f"{what} is here already."
    lacking = f"; {one['lacking']} more are not here" if one["lacking"] else ""
    return f"{what} came with {one['incidents']} incidents picked by hand{lacking}."


def _said(told: dict[str, Any]) -> Iterator[str]:
    for one in told["refused"]:
        where = f"Row {one['row']}, {one['column']}" if one["column"] else f"Row {one['row']}"
        yield f"{where}: {one['why']}" + (f" It says “{one['value']}”." if one["value"] else "")
    for one in told["unknown"]:
        yield f"Not known here ({one['list']}): “{one['value']}”, {one['rows']} times."
    yield from map(_said_beside, told["beside"])
    refused = len({one["row"] for one in told["refused"]})
    counts = ", ".join(f"{told[name]} {word}" for name, word in _WORDS.items())
    yield f"{told['rows']} rows read as {told['preset']}: {counts}, {refused} refused."
    if told["alike"]:
        yield f"{told['alike']} of the new ones may be here already: incidents duplicates names them once they are in."
    for outcome, people in told["people"].items():
        yield f"People the rows speak of, {outcome}: {people['min']} to {people['max']}."
    if told["batch"]:
        yield f"This import is {told['batch']}."


_WORDS = {"new": "new", "changed": "changed", "same": "here already", "duplicate": "twice in the file"}


def _hand(name: str) -> Actor:
    """The account of this name, which has to be one that may import; the command's own hand where none is named."""
    if not name:
        return LOADER
    found = next((one for one in accounts.listed(LOADER) if one.active and name_key(one.name) == name_key(name)), None)
    if found is None:
        raise click.UsageError(f"There is no open account called {name}.")
    by = Actor(account=found.number, name=found.name, role=found.role, grants=found.grants)
    by.require(Action.IMPORT)
    return by
