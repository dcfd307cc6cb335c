"""A WSGI application on a free port of the loopback, served by the production server in a thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from waitress import create_server

THREADS = 4


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """Address of the application, without a closing slash, for as long as the block lasts."""
    server = create_server(application, host="127.0.0.1", port=0, threads=THREADS)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.trigger.pull_trigger(server.close)  # by its own thread, which may be about to look at its sockets
        thread.join(timeout=5)
