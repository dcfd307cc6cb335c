"""`incidents copies`: what waits to be fetched is tried; the kept files are read again."""

import json
from typing import Any

import click

from incidents.cli.house import House, ready
from incidents.domain.access import LOADER
from incidents.domain.captures import CaptureState, Copy
from incidents.services import file_shelf, keeping
from incidents.services.file_shelf import Checked

_PARTLY = 3


@click.command()
@click.option("--queued", is_flag=True, help="List what waits, and ask for nothing.")
@click.option("--check", is_flag=True, help="Read every kept file again, and name what is missing or changed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(ctx: click.Context, *, queued: bool, check: bool, as_json: bool) -> None:
    """Try the copies that wait, each at its own address. Exit 3 where some still wait; 1 where a file is not whole."""
    house: House = ctx.obj
    app, _ = ready(house)
    with app.app_context():
        if check:
            _check(as_json=as_json)
        elif queued:
            _list(keeping.waiting(LOADER), as_json=as_json)
        else:
            _try(ctx, as_json=as_json)


def _try(ctx: click.Context, *, as_json: bool) -> None:
    """Try everything that waits, and say what came of each as it comes."""
    told = None if as_json else _say
    tried = keeping.try_waiting(LOADER, told=told)
    still = sum(one.state is CaptureState.QUEUED for one in tried)
    if as_json:
        _print({"tried": [_plain(one) for one in tried], "waiting": still})
    else:
        click.echo(f"{len(tried)} tried, {still} still wait.")
    if still:
        ctx.exit(_PARTLY)


def _list(waiting: tuple[Copy, ...], *, as_json: bool) -> None:
    if as_json:
        _print({"waiting": [_plain(one) for one in waiting]})
        return
    for one in waiting:
        _say(one)
    click.echo(f"{len(waiting)} wait.")


def _check(*, as_json: bool) -> None:
    """Read the store; a missing or changed file ends the command with 1."""
    found = file_shelf.check(LOADER)
    if as_json:
        _print(checked_plain(found))
    else:
        for line in checked_lines(found):
            click.echo(line)
    if found.faults:
        raise click.ClickException(f"The files are not whole: {len(found.faults)} faults.")


def checked_plain(found: Checked) -> dict[str, Any]:
    """What was found of the files, for programs."""
    return {
        "files": found.files,
        "faults": [{"sha256": fault.sha256, "what": fault.what} for fault in found.faults],
        "unknown": list(found.unknown),
    }


def checked_lines(found: Checked) -> list[str]:
    """The same in lines; the last one says that all is well, where it is."""
    lines = [f"File {fault.sha256}: {fault.what}." for fault in found.faults]
    lines += [f"File {name}: no record knows of it." for name in found.unknown]
    return lines if found.faults else [*lines, f"The files are whole: {found.files} files."]


def _say(one: Copy) -> None:
    problem = one.problem % one.problem_params if one.problem else ""
    click.echo("\t".join(filter(None, (one.code, one.article, one.state.value, one.address, problem))))


def _plain(one: Copy) -> dict[str, Any]:
    return {
        "code": one.code,
        "article": one.article,
        "state": one.state.value,
        "address": one.address,
        "tries": one.tries,
        "problem": one.problem % one.problem_params if one.problem else "",
        "sha256": one.original.sha256 if one.original else None,
    }


def _print(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
