"""The `incidents` command. It knows the names of its subcommands and loads one only when it is called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from incidents.domain.errors import IncidentError, Refused

#: Command → the module that holds it and what it does, in the order shown.
COMMANDS = {
    "demo": ("incidents.cli.demo", "Look around with real reports, on this machine only."),
    "serve": ("incidents.cli.serve", "Serve the site on the configured database."),
    "db": ("incidents.cli.database", "Bring the database to this version, check it, move it."),
    "user": ("incidents.cli.accounts", "Add, list and close accounts."),
    "import": ("incidents.cli.importing", "Bring in a file of another data set, or of our own."),
    "export": ("incidents.cli.exporting", "Write a selection of incidents as a file."),
    "copies": ("incidents.cli.keeping", "Try the copies of articles that wait; check the kept files."),
    "duplicates": ("incidents.cli.matching", "List pairs of incidents that may be one, with the reasons."),
    "read": ("incidents.cli.reading", "Say what an article says: dates, places, figures."),
    "synthetic": ("incidents.cli.synthetic", "Add invented incidents, to see how much this machine can carry."),
    "bench": ("incidents.cli.bench", "Time the main jobs beside a reference, on invented incidents."),
    "checkpoint": ("incidents.cli.checkpoints", "Sign the history as it is now, for a partner to keep."),
    "release": ("incidents.cli.releasing", "Freeze what is public under a number and a date."),
    "erase": ("incidents.cli.erasing", "Destroy what entries of the history hold, such as a family's details."),
    "verify": ("incidents.cli.upkeep", "Check that the history and the kept files are whole."),
}


class Misused(click.ClickException):
    """What was asked for or handed in is not in order."""

    exit_code = 2


class House:
    """Opens the application when a command asks for it; until then nothing heavy is loaded."""

    def site(self, given: Mapping[str, Any] | None = None) -> Any:
        """This installation's application and settings; `given` overrules the settings."""
        return self._open("open_site", given)

    def demonstration(self, port: int, entrance: str) -> Any:
        """The demonstration's application and settings."""
        return self._open("open_demonstration", port, entrance)

    def _open(self, name: str, *given: object) -> Any:
        wiring = import_module("incidents.app")
        try:
            return getattr(wiring, name)(*given)
        except wiring.Misconfigured as fault:
            raise Misused(str(fault)) from fault


class Commands(click.Group):
    """A group whose commands are modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """All names, in the order shown."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list that `--help` shows; written from the table, so that nothing has to be loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the house refuses becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except Refused as fault:
            raise Misused(str(fault)) from fault
        except IncidentError as fault:
            raise click.ClickException(str(fault)) from fault


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(ctx: click.Context) -> None:
    """Document human-rights incidents: who reported what, when, about which hours.

    Exit codes: 0 done, 1 failed, 2 wrong use or unreadable input, 3 done in part.
    """
    ctx.obj = House()


if __name__ == "__main__":
    main(prog_name="incidents")
