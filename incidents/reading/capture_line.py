"""One connection to one checked address, cut off when its time is over."""

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from socket import SHUT_RDWR, socket
from threading import Timer

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.addressing import Network, Target, is_public


class _Pinned(HTTPConnection):
    """Speaks over the connection that was made to the checked address, whatever its name means by now."""

    plug: socket

    def _new_conn(self) -> socket:
        return self.plug


class _SafelyPinned(HTTPSConnection):
    """The same, with the certificate checked against the name."""

    plug: socket

    def _new_conn(self) -> socket:
        return self.plug


class Line:
    """An open line; `address` is the IP address at its other end."""

    def __init__(self, connection: _Pinned | _SafelyPinned, address: str) -> None:
        self._connection = connection
        self.address = address

    @classmethod
    @contextmanager
    def to(cls, target: Target, network: Network, ends: float, tls: Callable[[], ssl.SSLContext]) -> Iterator["Line"]:
        """A line to one of the addresses of a target, until `ends` on the monotonic clock. OSError: none answers."""
        plug, address = _plugged(target, network, ends)
        connection = _spoken(target, plug, tls)
        try:
            with _cut_off(plug, ends):
                yield cls(connection, address)
        finally:
            connection.close()
            plug.close()

    def ask(self, path: str, headers: Mapping[str, str]) -> HTTPResponse:
        """Send a GET and return the answer, its body still to be read."""
        self._connection.request("GET", path, headers=headers, preload_content=False, decode_content=False)
        return self._connection.getresponse()


def _plugged(target: Target, network: Network, ends: float) -> tuple[socket, str]:
    """The first of the checked addresses that answers. Refused: another address than the one asked is at the end."""
    fault: OSError = TimeoutError()
    for address in target.addresses:
        left = ends - time.monotonic()
        if left <= 0:
            break
        try:
            plug = network.connect(address, target.port, left)
        except OSError as refused:
            fault = refused
            continue
        _check_peer(plug, address, network, target)
        plug.settimeout(left)
        return plug, address
    raise fault


def _check_peer(plug: socket, address: str, network: Network, target: Target) -> None:
    reached = network.peer(plug).partition("%")[0]
    if ip_address(reached) == ip_address(address.partition("%")[0]) and is_public(reached):
        return
    plug.close()
    raise Refused(N_("%(host)s leads into a local network. It was not asked."), field="url", host=target.host)


def _spoken(target: Target, plug: socket, tls: Callable[[], ssl.SSLContext]) -> _Pinned | _SafelyPinned:
    connection: _Pinned | _SafelyPinned
    if target.scheme == "https":
        connection = _SafelyPinned(target.host, target.port, ssl_context=tls(), timeout=plug.gettimeout())
    else:
        connection = _Pinned(target.host, target.port, timeout=plug.gettimeout())
    connection.plug = plug
    return connection


@contextmanager
def _cut_off(plug: socket, ends: float) -> Iterator[None]:
    """Shut the connection at `ends`, however slowly something still trickles in: in a handshake, a header, a body."""
    twin = plug.dup()
    clock = Timer(max(ends - time.monotonic(), 0), _shut, [twin])
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        twin.close()


def _shut(twin: socket) -> None:
    with suppress(OSError):  # it was closed a moment ago
        twin.shutdown(SHUT_RDWR)
