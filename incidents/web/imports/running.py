"""Long work on a batch goes on behind the page: in a thread of its own, its progress in the database."""

import threading
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app

from incidents.domain.access import Actor
from incidents.domain.errors import Conflict, IncidentError
from incidents.domain.vocabulary import N_
from incidents.services.importing import handing

Deed = Callable[[str, Actor], Any]
_THREAD = "incidents_import"


def start(deed: Deed, code: str, by: Actor) -> None:
    """Begin; who asked may leave the page. Conflict: other work of the kind is under way."""
    if handing.at_work():
        raise Conflict(N_("Another import is running. Wait until it is done."))
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's way to a thread
    thread = threading.Thread(target=_run, args=(app, deed, code, by), name=f"import {code}", daemon=True)
    app.extensions[_THREAD] = thread
    thread.start()


def wait(seconds: float) -> None:
    """Wait for the work that was begun last, at most so long."""
    thread = current_app.extensions.get(_THREAD)
    if thread is not None:
        thread.join(seconds)


def _run(app: Flask, deed: Deed, code: str, by: Actor) -> None:
    with app.app_context():
        try:
            deed(code, by)
        except IncidentError as problem:
            handing.note_failure(code, problem, by)
