"""How much a view takes: a form of ordinary size, unless it says that it takes files; and where these wait."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, request

from incidents.services.settings import current as settings

__all__ = ["MIB", "init_app", "takes"]

View = TypeVar("View", bound=Callable[..., Any])
MIB = 1024 * 1024
_TAKES = "takes"
_WAITING = ".part"


def takes(size: int) -> Callable[[View], View]:
    """The view takes requests of `size` bytes; the gate stands before it, so others send nothing of the kind."""

    def declare(view: View) -> View:
        view.__dict__[_TAKES] = size
        return view

    return declare


class HouseRequest(Request):
    """A request whose files wait in the house's own folder, not in one that this machine shares."""

    waiting: tuple[IO[bytes], ...] = ()

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug's own signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        folder = settings().files / _WAITING
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = TemporaryFile("w+b", dir=folder)  # noqa: SIM115 - `close` lets go of it
        self.waiting = (*self.waiting, file)
        return file

    def close(self) -> None:
        """Let go of everything that waits, also of what came in half."""
        super().close()
        for file in self.waiting:
            file.close()


def init_app(app: Flask) -> None:
    """Ask each view how much it takes, before anything of a request is read."""
    app.request_class = HouseRequest
    app.before_request(_widen)
    app.teardown_request(_let_go)


def _let_go(_fault: BaseException | None) -> None:
    request.close()


def _widen() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    size = getattr(view, _TAKES, None)
    if size is not None:
        request.max_content_length = size
