"""Asking outside for a page: one at a time for each of few, only where the settings allow it, never unsaid."""

from collections.abc import Callable
from threading import BoundedSemaphore
from urllib.parse import urlsplit

from incidents.domain.access import Actor
from incidents.domain.addresses import key
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.addressing import Unreachable
from incidents.reading.capture import Fetched, Fetcher
from incidents.services.settings import current as settings
from incidents.storage import history
from incidents.storage.db import transaction

__all__ = ["allowed", "check", "fetched", "host_asked", "tell", "use_fetcher"]

_AT_ONCE = 2
_LINES = BoundedSemaphore(_AT_ONCE)


def allowed() -> bool:
    """Whether pages may be fetched at all."""
    return settings().capture


def host_asked(address: str) -> str:
    """The host that a fetch would ask; blank for what is no address of the web."""
    return (urlsplit(address.strip()).hostname or "") if key(address) else ""


def check(address: str) -> None:
    """Refused: fetching is off, or it is no address of the web."""
    if not allowed():
        raise Refused(N_("Fetching pages is switched off here. Upload a copy instead."), field="url")
    if not host_asked(address):
        raise Refused(N_("Only addresses that begin with https:// or http:// are fetched."), field="url")


def tell(address: str, article: str, by: Actor) -> None:
    """Write into the history that an address is about to be asked. Refused: as `check` says."""
    check(address)
    with transaction(by) as session:
        history.append(session, by, "asked outside", ("article", article), {"sent": address})


def fetched(address: str) -> Fetched:
    """The page at an address. Refused, Gone, Unreachable: as `reading.capture` says; also while others are fetched."""
    if not _LINES.acquire(blocking=False):
        raise Unreachable(N_("Other pages are being fetched just now. Try again in a moment."), field="url")
    try:
        return _maker[-1]().fetch(address)
    finally:
        _LINES.release()


def use_fetcher(make: Callable[[], Fetcher] = Fetcher) -> None:
    """Fetch in another way, such as one that never leaves a test."""
    _maker[:] = [make]


_maker: list[Callable[[], Fetcher]] = [Fetcher]
