"""The checkpoint of the day: made after the first request of the day that changed something, once it is answered."""

from datetime import date

from flask import Flask, Response, request

from incidents.domain.moments import today
from incidents.services import proving

_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_FAILED = 400


class Daily:
    """Remembers on which day this process last looked, so that every other request costs nothing."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._day: date | None = None

    def after(self, response: Response) -> Response:
        """Have the day's checkpoint made when the answer is on its way; nobody waits for it, or fails by it."""
        day = today()
        if self._day != day and request.method not in _READS and response.status_code < _FAILED:
            self._day = day
            response.call_on_close(self._make)
        return response

    def _make(self) -> None:
        with self._app.app_context():
            proving.daily()


def init_app(app: Flask) -> None:
    """Look after every request."""
    app.after_request(Daily(app).after)
