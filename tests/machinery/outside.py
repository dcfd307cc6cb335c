"""An invented internet on this machine: 127.0.0.2 plays the public server, 127.0.0.1 what nobody may reach.

Names are resolved by a table, and a public address leads to the server that plays it. Any other address is connected
to as it is, so that a request that is let through really hits, and is counted.
"""

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from incidents.reading.addressing import Network
from incidents.reading.capture import Fetcher, Limits

PUBLIC, PUBLIC_6 = "93.184.216.34", "2606:2800:220:1::2"
HOST = "outlet.example"
CERTIFICATE = Path(__file__).parent / "certificates" / "outlet.pem"  # for outlet.example, its own authority
_HEAD_ENDS = b"\r\n\r\n"

Answer = bytes | Callable[[socket.socket], None]
Names = Mapping[str, tuple[str, ...] | list[tuple[str, ...]]]


def page(body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str) -> bytes:
    """An answer as it goes over the line; further headers by name, a low line for the hyphen."""
    head = {"Content-Type": kind, "Content-Length": str(len(body))} | {
        name.replace("_", "-"): value for name, value in more.items()
    }
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in head.items())]
    return "\r\n".join(lines).encode() + _HEAD_ENDS + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return page(b"", status=status, Location=to)


def packed(body: bytes, **more: str) -> bytes:
    """A page packed with gzip."""
    return page(gzip.compress(body), Content_Encoding="gzip", **more)


def dripping(first: bytes, then: bytes = b"x") -> Callable[[socket.socket], None]:
    """An answer that never ends: one byte now and then."""

    def drip(line: socket.socket) -> None:
        line.sendall(first)
        while not _STOP.wait(0.05):
            line.sendall(then)

    return drip


_STOP = threading.Event()


class Server:
    """Answers each path as told, and remembers what it was asked, byte by byte."""

    def __init__(self, address: str, answers: Mapping[str, Answer] | None = None, *, tls: bool = False) -> None:
        self.answers = dict(answers or {})
        self.asked: list[bytes] = []
        self.hits = 0
        self._tls = tls
        self._plug = socket.create_server((address, 0))
        self.port = self._plug.getsockname()[1]

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [asked.split(b" ")[1].decode("ascii", "replace") for asked in self.asked]

    def run(self) -> None:
        """Answer until closed."""
        while True:
            try:
                line, _ = self._plug.accept()
            except OSError:
                return
            self.hits += 1
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self._plug.close()

    def _serve(self, line: socket.socket) -> None:
        try:
            with self._wrapped(line) as safe:
                safe.settimeout(10)
                head = _head(safe)
                if not head:
                    return  # the line was closed before anything was asked
                self.asked.append(head)
                path = head.split(b" ")[1].decode("ascii", "replace")
                answer = self.answers.get(path, page(b"", status="404 Not Found"))
                if callable(answer):
                    answer(safe)
                else:
                    safe.sendall(answer)
        except (OSError, IndexError):
            line.close()  # whoever asked went away

    def _wrapped(self, line: socket.socket) -> socket.socket:
        if not self._tls:
            return line
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        return context.wrap_socket(line, server_side=True)


def _head(line: socket.socket) -> bytes:
    head = b""
    while _HEAD_ENDS not in head and (piece := line.recv(4096)):
        head += piece
    return head


class Outside:
    """Names, the public server, and the one inside that must never be hit."""

    def __init__(self, names: Names, answers: Mapping[str, Answer], *, tls: bool = False) -> None:
        self.names = {HOST: (PUBLIC,), **names}
        self.public, self.inside = Server("127.0.0.2", answers, tls=tls), Server("127.0.0.1", {"/": page(b"secret")})
        self.lookups: list[str] = []

    @property
    def network(self) -> Network:
        """The ways out, as the fetcher takes them."""
        return Network(resolve=self.resolve, connect=self.connect, peer=self.peer)

    def fetcher(self, **limits: float) -> Fetcher:
        """A fetcher in this internet, which trusts the certificate of outlet.example."""
        return Fetcher(self.network, Limits(**limits), lambda: ssl.create_default_context(cafile=str(CERTIFICATE)))

    def resolve(self, host: str, _port: int) -> tuple[str, ...]:
        """By the table; a list of answers is gone through, one a lookup. Numbers as glibc reads them."""
        self.lookups.append(host)
        known = self.names.get(host)
        if isinstance(known, list):
            return known[min(self.lookups.count(host), len(known)) - 1]
        return known or (_number(host),)

    def connect(self, address: str, _port: int, seconds: float) -> socket.socket:
        """To the server that plays a public address; else really there."""
        played = address in {PUBLIC, PUBLIC_6}
        reached = ("127.0.0.2", self.public.port) if played else (address, self.inside.port)
        return socket.create_connection(reached, timeout=seconds)

    def peer(self, plug: socket.socket) -> str:
        """The public address that 127.0.0.2 plays; else the real one."""
        real = str(plug.getpeername()[0])
        return PUBLIC if real == "127.0.0.2" else real


def _number(host: str) -> str:
    """`127.1`, `0x7f.1`, `2130706433` as an address; anything else is no name that is known."""
    return host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))


@contextmanager
def outside(
    names: Names | None = None, answers: Mapping[str, Answer] | None = None, *, tls: bool = False
) -> Iterator[Outside]:
    """The invented internet, for as long as the block lasts."""
    _STOP.clear()
    with ExitStack() as stack:
        here = Outside(names or {}, answers or {}, tls=tls)
        for server in (here.public, here.inside):
            threading.Thread(target=server.run, daemon=True).start()
            stack.callback(server.close)
        stack.callback(_STOP.set)
        yield here
