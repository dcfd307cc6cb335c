"""`incidents user`: accounts. A passphrase is asked for, or read from standard input; it is never an argument."""

import json
import sys

import click

from incidents.cli.house import House, ready
from incidents.domain.access import LOADER, Role
from incidents.domain.accounts import Account, name_key
from incidents.domain.errors import NotFound
from incidents.services import accounts

_ROLES = [role.value for role in Role if role != Role.VISITOR]


@click.group()
def command() -> None:
    """Add, list and close accounts."""


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), required=True, help="What the account is for.")
@click.pass_obj
def add(house: House, name: str, role: str) -> None:
    """Add the account NAME. Its passphrase is asked for, or is the first line of standard input."""
    app, _ = ready(house)
    words = _passphrase()
    with app.app_context():
        accounts.add(name, Role(role), words, LOADER)
    click.echo(f"{name} can sign in as {role}.")


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def list_accounts(house: House, *, as_json: bool) -> None:
    """List all accounts, closed ones too."""
    app, _ = ready(house)
    with app.app_context():
        listed = accounts.listed(LOADER)
    if as_json:
        click.echo(json.dumps({"accounts": [_plain(account) for account in listed]}, ensure_ascii=False, indent=2))
        return
    for account in listed:
        click.echo(f"{account.name}\t{account.role.value}\t{'open' if account.active else 'closed'}")


@command.command()
@click.argument("name")
@click.pass_obj
def disable(house: House, name: str) -> None:
    """Close the account NAME. Its sessions end at once; what it did stays."""
    app, _ = ready(house)
    with app.app_context():
        found = next((one for one in accounts.listed(LOADER) if name_key(one.name) == name_key(name)), None)
        if found is None:
            raise NotFound("There is no account of this name.")
        accounts.set_active(found.number, LOADER, active=False)
    click.echo(f"{found.name} cannot sign in any more.")


def _passphrase() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _plain(account: Account) -> dict[str, object]:
    return {"name": account.name, "role": account.role.value, "open": account.active}
