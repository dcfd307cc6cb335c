"""Serving with waitress: a port taken before anything slow is done, and given back at the end."""

import logging
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask
from waitress.server import create_server

from incidents.cli.house import Settings

_IDENT = None  # no Server header: which program answers is nobody's business


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket on this address. Early callers wait in its queue until the application answers."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as taken:
        if os.name == "posix":  # elsewhere it would let two programs share a port
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((host, port))
        except OSError as fault:
            raise click.ClickException(
                f"Port {port} of {host} cannot be used: {fault.strerror}. Try --port."
            ) from fault
        taken.listen(128)
        yield taken


def answer(app: Flask, taken: socket.socket, settings: Settings) -> None:
    """Answer until the command is interrupted, or told to end by whoever watches over it."""
    logging.getLogger("waitress").setLevel(logging.ERROR)
    proxy = {
        "trusted_proxy": settings.trusted_proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
    }
    server = create_server(
        app,
        sockets=[taken],
        threads=settings.threads,
        ident=_IDENT,
        clear_untrusted_proxy_headers=True,
        **(proxy if settings.trusted_proxy else {}),
    )
    signal.signal(signal.SIGTERM, _end)
    try:
        server.run()
    finally:
        server.close()


def _end(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
