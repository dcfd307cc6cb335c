"""The `incidents` command in a process of its own, as people start it, with a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

LOG = "log.txt"
_PATIENCE = 30.0


def environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    """What the command is started with: no settings but these."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("INCIDENTS_")}
    return plain | {"INCIDENTS_INSTANCE": str(folder), "INCIDENTS_SECURE_COOKIES": "false"} | dict(more)


def run(folder: Path, *words: str, given: str = "") -> str:
    """Standard output of a command that ends by itself and well."""
    done = subprocess.run(
        [sys.executable, "-m", "incidents", *words],
        env=environment(folder, {}),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, f"incidents {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def free_port() -> int:
    """A port of the loopback that nobody holds at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(folder: Path, *words: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on until it is ended; ended for good, whatever happens in the block."""
    with (folder / LOG).open("a", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "incidents", *words],
            env=environment(folder, more),
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)


def first_answer(address: str, process: subprocess.Popen[str]) -> tuple[float, bytes]:
    """Seconds until an address answers, and what it says."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < _PATIENCE:
        assert process.poll() is None, f"the command ended with {process.returncode}"
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - the loopback
                return time.perf_counter() - begun, answer.read()
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{address}: {refused.code}") from refused
        except OSError:
            time.sleep(0.02)
    raise AssertionError(f"{address} does not answer within {_PATIENCE:.0f} s")
