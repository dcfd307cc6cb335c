"""`incidents synthetic`: invented incidents for load tests."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import click

from incidents.cli.house import House, ready
from incidents.cli.progress import shown
from incidents.services import shipped
from incidents.services.synthetic import making

_MOST = 20_000_000


@click.command()
@click.argument("count", metavar="N", type=click.IntRange(1, _MOST))
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same incidents.")
@click.pass_obj
def command(house: House, /, count: int, *, seed: int) -> None:
    """Add N invented incidents, each marked as such, to see how much this machine can carry.

    A database that holds records of your own, or the demonstration, is refused.
    """
    app, _ = ready(house)
    with app.app_context(), shown("Inventing") as told, _uncollected():
        making.check()
        shipped.load_reference()
        made = making.make(count, seed, told)
    click.echo(f"{made} invented incidents added, each marked as invented.")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of rows are made and let go, none of them in a circle: a tenth sooner without looking for circles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
