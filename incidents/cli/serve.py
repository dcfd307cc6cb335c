"""`incidents serve`: the production server on the configured database."""

from threading import Thread
from typing import Any

import click
from flask import Flask

from incidents.cli.house import House, ready
from incidents.cli.listening import answer, listening
from incidents.services import searching, upkeep

_NO_HTTPS = "Cookies go over HTTPS alone. For a trial without a proxy, on this machine: secure_cookies = false."


@click.command()
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--threads", type=click.IntRange(1, 64), help="How many requests are answered at once.")
@click.pass_obj
def command(house: House, /, **given: Any) -> None:
    """Serve the site on the configured database. Put a proxy with TLS in front of it."""
    app, chosen = ready(house, {name: value for name, value in given.items() if value is not None})
    with app.app_context():
        if upkeep.is_demonstration():
            raise click.ClickException("This database holds the demonstration. Serve records from another one.")
    Thread(target=_warm_up, args=[app], daemon=True).start()
    with listening(chosen.host, chosen.port) as taken:
        click.echo(f"Listening on http://{chosen.host}:{chosen.port}/ Stop with Ctrl+C.", err=True)
        if chosen.secure_cookies and not chosen.trusted_proxy:
            click.echo(_NO_HTTPS, err=True)
        answer(app, taken, chosen)


def _warm_up(app: Flask) -> None:
    """Beside the first requests: what answers questions about many records is read meanwhile."""
    with app.app_context():
        searching.warm_up()
