"""The `incidents` command in a process of its own, with a folder of its own: what it says, takes and needs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from incidents.domain.errors import IncidentError
from incidents.domain.vocabulary import N_
from incidents.services.benching.memory import most_held

_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
_PATIENCE, _PAUSE, _GLANCE = 60.0, 0.05, 0.02
#: A server is looked at once a second until it takes less than this share of a processor.
_WARMING, _LOOKED, _RESTING = 300.0, 1.0, 0.05
_STAT, _USER, _SYSTEM = "/proc/{pid}/stat", 13, 14


@dataclass(frozen=True, kw_only=True)
class Child:
    """A command that has ended: its standard output, seconds on the clock and of the processor, most bytes held."""

    said: str
    clock: float
    processor: float
    peak: int


def environment(folder: Path) -> dict[str, str]:
    """No settings but the folder: the configured site is never touched."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("INCIDENTS_")}
    return plain | {"INCIDENTS_INSTANCE": str(folder), "INCIDENTS_SECURE_COOKIES": "false"}


def run(folder: Path, words: Sequence[str], *, may_end: Sequence[int] = (0,)) -> Child:
    """Run a command to its end. IncidentError where it does not end well."""
    with TemporaryFile() as output:
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "incidents", *words], env=environment(folder), stdout=output
        )
        processor, peak = _ended(process)
        clock = time.perf_counter() - begun
        output.seek(0)
        said = output.read().decode()
    if process.returncode not in may_end:
        raise IncidentError(N_("The command “%(words)s” did not end well."), words=" ".join(words))
    return Child(said=said, clock=clock, processor=processor, peak=peak)


def _ended(process: subprocess.Popen[bytes]) -> tuple[float, int]:
    """Seconds of the processor that a process took until it ended, and the most bytes it held.

    The most it held is asked of it while it runs: what Linux adds up for the parent begins with what the parent held.
    """
    peak = 0
    while True:
        peak = max(peak, most_held(process.pid))
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return used.ru_utime + used.ru_stime, peak or used.ru_maxrss * _UNIT
        time.sleep(_GLANCE)


@contextmanager
def serving(folder: Path, *words: str, rested: bool = False) -> Iterator[int]:
    """A server that answers on the loopback until the block ends; gives its port.

    `rested` waits until it has read what it reads beside the first requests.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "incidents", *words, "--port", str(port)],
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        if rested:
            _rest(process.pid)
        yield port
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(_PAUSE)
    raise IncidentError(N_("The server that was to be measured did not start."))


def _rest(pid: int) -> None:
    """Wait until a process takes no more of the processor; where the system does not tell, nothing is waited for."""
    until, taken = time.perf_counter() + _WARMING, _taken(pid)
    while taken is not None and time.perf_counter() < until:
        time.sleep(_LOOKED)
        before, taken = taken, _taken(pid)
        if taken is not None and taken - before < _LOOKED * _RESTING:
            return


def _taken(pid: int) -> float | None:
    """Seconds of the processor that a process has taken; None where the system does not tell."""
    stat = Path(_STAT.format(pid=pid))
    if not stat.exists():
        return None
    told = stat.read_text("ascii").rpartition(")")[2].split()  # the name before it may hold anything
    ticks = int(told[_USER - 2]) + int(told[_SYSTEM - 2])
    return ticks / os.sysconf("SC_CLK_TCK")
