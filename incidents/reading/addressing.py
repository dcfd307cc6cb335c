"""Where a request may go: to an address of the public internet that was checked, and to no other.

A name is asked for once. Every answer must be a public address, and the connection is made to the very address that
was checked, so that a name which points elsewhere a moment later leads nowhere. How names are resolved and how
connections are made is handed in.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  # characters
#: Blocks that `ipaddress` of Python 3.11 takes for global, or that lead back inside: carrier NAT, protocol blocks,
#: 6to4 and its relays, NAT64, Teredo and ORCHID, IPv4-compatible, site-local, SRv6, documentation (IANA registries).
_BLOCKS = (
    "100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 64:ff9b::/96 64:ff9b:1::/48 2002::/16 2001::/23 ::/96 fec0::/10"
    " 5f00::/16 3fff::/20"
)
_BLOCKED = tuple(map(ipaddress.ip_network, _BLOCKS.split()))

Resolve = Callable[[str, int], tuple[str, ...]]
Connect = Callable[[str, int, float], socket.socket]


class Unreachable(Refused):
    """Nothing answered: no network, no such name, no connection, or an answer that says "later"."""


@dataclass(frozen=True)
class Target:
    """A checked place to ask: `addresses` are those of `host`, all of them public. `path` begins with a slash."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def url(self) -> str:
        """The address as it is asked for."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{name}{self.path}"


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of a name, by this machine's resolver. OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in found))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address. OSError where there is none."""
    return socket.create_connection((address, port), timeout=seconds)


def peer(connection: socket.socket) -> str:
    """The address at the other end."""
    return str(connection.getpeername()[0])


@dataclass(frozen=True, kw_only=True)
class Network:
    """The ways out of this machine."""

    resolve: Resolve = resolve
    connect: Connect = connect
    peer: Callable[[socket.socket], str] = peer

    def target(self, url: str, seconds: float) -> Target:
        """The checked place that an address names.

        Refused: not of the web, another port, a name or password in it, or any answer for its name that is not public.
        Unreachable: nobody knows the name, or nobody says within `seconds`.
        """
        parts = _parsed(url)
        scheme, host = parts.scheme or "", _ascii((parts.host or "").strip("[]"))
        if scheme not in PORTS or not host:
            raise Refused(N_("Only addresses that begin with https:// or http:// are fetched."), field="url")
        port = PORTS[scheme] if parts.port is None else parts.port
        if port != PORTS[scheme]:
            raise Refused(N_("Only the usual ports are asked, not %(port)s."), field="url", port=port)
        found = self._resolved(host, port, seconds)
        for address in found:
            if not is_public(address):
                raise Refused(N_("%(host)s leads into a local network. It was not asked."), field="url", host=host)
        return Target(scheme, host, port, parts.request_uri, found)

    def _resolved(self, host: str, port: int, seconds: float) -> tuple[str, ...]:
        """Ask for a name in a thread of its own: a resolver cannot be told to hurry."""
        answers: SimpleQueue[tuple[str, ...]] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self.resolve(host, port))
            except (OSError, UnicodeError):
                answers.put(())

        Thread(target=ask, daemon=True, name="resolving").start()
        try:
            found = answers.get(timeout=max(seconds, 0))
        except Empty:
            found = ()
        if not found:
            raise Unreachable(N_("%(host)s could not be found. Is there a network?"), field="url", host=host)
        return found


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet that a page may be fetched from."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    one = inner or found
    closed = (
        one.is_multicast
        or one.is_private
        or one.is_loopback
        or one.is_link_local
        or one.is_reserved
        or one.is_unspecified
    )
    return one.is_global and not closed and not any(one in block for block in _BLOCKED if block.version == one.version)


def joined(base: str, location: str) -> str:
    """Where a redirect leads. Refused: what cannot be read."""
    try:
        return urljoin(base, location.strip()).partition("#")[0]
    except ValueError as fault:
        raise Refused(N_("The address cannot be read."), field="url") from fault


def _parsed(url: str) -> Url:
    plain = url.strip()
    if len(plain) > _LONGEST or any(char <= " " or char == "\x7f" for char in plain):
        raise Refused(N_("The address cannot be read."), field="url")
    try:
        scheme, mark, rest = plain.partition("://")
        host, slash, path = rest.partition("/")
        if "@" in host:
            raise Refused(N_("An address with a name or a password in it is not fetched."), field="url")
        return parse_url(f"{scheme}{mark}{_ascii(host)}{slash}{path}")
    except LocationParseError as fault:
        raise Refused(N_("The address cannot be read."), field="url") from fault


def _ascii(host: str) -> str:
    """A host in ASCII: names of other scripts as punycode, digits of other scripts as digits."""
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as fault:
        raise Refused(N_("The address cannot be read."), field="url") from fault
