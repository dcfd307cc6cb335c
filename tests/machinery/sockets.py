"""No test reaches out: sockets connect to this machine or to nothing."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest

LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost", ""})


class ReachedOutError(AssertionError):
    """A test tried to reach another machine. Not an OSError, so that no fallback for a dead network swallows it."""


def is_local(host: object) -> bool:
    """Whether a host, as sockets take it, is this machine."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name.lower() in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded(reach: Callable[..., Any]) -> Callable[..., Any]:
    def checked(self: socket.socket, address: Any, *rest: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_local(address[0]):
            raise ReachedOutError(f"no test reaches out: {address!r}")
        return reach(self, address, *rest)

    return checked


def _resolving(resolve: Callable[..., Any]) -> Callable[..., Any]:
    def checked(host: Any, *rest: Any, **options: Any) -> Any:
        if host is not None and not is_local(host):
            raise ReachedOutError(f"no test asks who {host!r} is")
        return resolve(host, *rest, **options)

    return checked


def close(patch: pytest.MonkeyPatch) -> None:
    """Let sockets of this process connect to the loopback and to files, and names be asked of nobody."""
    patch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
    patch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
    patch.setattr(socket, "getaddrinfo", _resolving(socket.getaddrinfo))
    patch.setattr(socket, "gethostbyname", _resolving(socket.gethostbyname))
