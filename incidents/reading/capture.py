"""Fetching one page, carefully: from checked addresses alone, within a time and a size, and only what can be read.

Nothing is sent but the request: no cookie, no referrer, no name of this program. The page is not run and nothing that
it refers to is fetched.
"""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException

from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from incidents.domain.captures import LARGEST
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.addressing import Network, Target, Unreachable, joined
from incidents.reading.capture_body import kind_of, unpacked
from incidents.reading.capture_line import Line

REQUEST_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_FINE = 200
_PIECE = 64 * 1024
_BEGINNING = 64 * 1024  # bytes of an answer that is no page


class Gone(Refused):
    """The page is no longer at its address."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of time (seconds over all), of size (bytes, as sent and unpacked) and of redirects is borne."""

    seconds: float = 20
    size: int = LARGEST
    redirects: int = 5


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One request and its answer. `at` is UTC; `address` is the IP address that answered.

    `body` is as it was sent; `cut`: of an answer that is no page, only its beginning.
    """

    url: str
    address: str
    at: datetime
    request: tuple[tuple[str, str], ...]
    path: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    cut: bool = False


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A page as it came, unpacked. `exchanges` are all requests that led to it, the last one its own."""

    address: str
    final_address: str
    status: int
    media_type: str
    charset: str
    body: bytes
    exchanges: tuple[Exchange, ...]
    at: datetime


class Fetcher:
    """Fetches pages over a network, within limits. `tls` makes the context that certificates are checked with."""

    def __init__(
        self,
        network: Network | None = None,
        limits: Limits | None = None,
        tls: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._network = network or Network()
        self._limits = limits or Limits()
        self._tls = tls

    def fetch(self, url: str) -> Fetched:
        """The page at an address, redirects followed.

        Refused: an address that may not be asked, an answer that is none or is no page, too large. Gone: the outlet
        says so. Unreachable: nothing answered in time.
        """
        ends = time.monotonic() + self._limits.seconds
        exchanges: list[Exchange] = []
        following = url
        for _ in range(self._limits.redirects + 1):
            target = self._network.target(following, ends - time.monotonic())
            exchanges.append(self._asked(target, ends))
            leads_to = _redirect(exchanges[-1])
            if leads_to is None:
                return self._page(url, tuple(exchanges))
            following = joined(exchanges[-1].url, leads_to)
        raise Refused(
            N_("It leads on and on: after %(most)s redirects no page came."), field="url", most=self._limits.redirects
        )

    def _asked(self, target: Target, ends: float) -> Exchange:
        """One request. What went wrong on the way becomes a sentence that says so."""
        try:
            with Line.to(target, self._network, ends, self._tls) as line:
                at = datetime.now(UTC).replace(microsecond=0)
                answer = line.ask(target.path, REQUEST_HEADERS)
                found = _exchange(target, line.address, at, answer, self._read(answer, target))
        except ssl.SSLCertVerificationError as fault:
            raise Refused(
                N_("%(host)s could not prove that it is %(host)s. It was not asked."), field="url", host=target.host
            ) from fault
        except (OSError, HTTPError, HTTPException) as fault:
            if time.monotonic() >= ends:
                raise _too_slow(target, self._limits) from fault
            raise Unreachable(
                N_("%(host)s did not answer, or stopped in the middle."), field="url", host=target.host
            ) from fault
        if time.monotonic() >= ends:  # a line that was cut off ends like one that is done
            raise _too_slow(target, self._limits)
        return found

    def _read(self, answer: HTTPResponse, target: Target) -> bytes:
        """The body as it was sent, piece by piece; of what is no page, its beginning."""
        pieces: list[bytes] = []
        size = 0
        while piece := answer.read1(_PIECE, decode_content=False):
            size += len(piece)
            if answer.status != _FINE and size > _BEGINNING:
                return b"".join((*pieces, piece))[:_BEGINNING]
            if size > self._limits.size:
                raise _too_large(target, self._limits)
            pieces.append(piece)
        return b"".join(pieces)

    def _page(self, url: str, exchanges: tuple[Exchange, ...]) -> Fetched:
        last = exchanges[-1]
        host = last.url.split("/")[2]
        if last.status != _FINE:
            raise _no_page(host, last.status)
        named = {name.lower(): value for name, value in last.headers}
        body = unpacked(last.body, named.get("content-encoding", ""), self._limits.size)
        media_type, charset = kind_of(named.get("content-type", ""), body)
        return Fetched(
            address=url,
            final_address=last.url,
            status=last.status,
            media_type=media_type,
            charset=charset,
            body=body,
            exchanges=exchanges,
            at=last.at,
        )


def _redirect(exchange: Exchange) -> str | None:
    """Where an answer leads on to; None where it does not."""
    if exchange.status not in _REDIRECTS:
        return None
    return next((value for name, value in exchange.headers if name.lower() == "location"), None)


def _exchange(target: Target, address: str, at: datetime, answer: HTTPResponse, body: bytes) -> Exchange:
    return Exchange(
        url=target.url,
        address=address,
        at=at,
        request=(("Host", target.host), *REQUEST_HEADERS.items()),
        path=target.path,
        status=answer.status,
        reason=answer.reason or "",
        headers=tuple(answer.headers.iteritems()),
        body=body,
        cut=answer.status != _FINE and len(body) == _BEGINNING,
    )


def _no_page(host: str, status: int) -> Refused:
    if status in _GONE:
        return Gone(N_("%(host)s says that the page is not there (%(status)s)."), field="url", host=host, status=status)
    if status in _LATER:
        return Unreachable(
            N_("%(host)s cannot give the page just now (%(status)s)."), field="url", host=host, status=status
        )
    sentence = N_("%(host)s gave no page (%(status)s). Save it in your browser, and upload it here.")
    return Refused(sentence, field="url", host=host, status=status)


def _too_slow(target: Target, limits: Limits) -> Unreachable:
    sentence = N_("%(host)s took longer than %(seconds)s seconds.")
    return Unreachable(sentence, field="url", host=target.host, seconds=round(limits.seconds))


def _too_large(target: Target, limits: Limits) -> Refused:
    sentence = N_("The page of %(host)s is larger than %(size)s MB.")
    return Refused(sentence, field="url", host=target.host, size=limits.size // (1024 * 1024))
