"""`incidents demo` on a new machine without a network: the first page comes at once, from nothing but this folder."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reliability.commands import first_answer, free_port, server
from reliability.no_network import SOURCE

MOST_WORK = 7.0  # of one processor; alone on a machine the page is there within 5 s, which is printed


def work_of(number: int) -> float:
    """Seconds of processor time a process has used, as Linux tells."""
    told = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def shut_in(folder: Path) -> tuple[dict[str, str], Path]:
    """What a child is started with so that it cannot leave this machine, and where its attempts are noted."""
    (folder / "sitecustomize.py").write_text(SOURCE, encoding="utf-8")
    log = folder / "reached.txt"
    return {"PYTHONPATH": str(folder), "NETWORK_LOG": str(log)}, log


def test_a_child_that_reaches_out_is_refused_and_noted(tmp_path: Path) -> None:
    told, log = shut_in(tmp_path)
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = subprocess.run(
        [sys.executable, "-c", reach], env={**os.environ, **told}, capture_output=True, text=True, check=False
    )
    assert "there is no network here" in done.stderr
    assert "192.0.2.1" in log.read_text(encoding="utf-8")


def test_the_demonstration_starts_without_a_network(tmp_path: Path, tell: Callable[[str], None]) -> None:
    told, log = shut_in(tmp_path)
    folder = tmp_path / "instance"
    folder.mkdir()
    port = free_port()
    begun = time.perf_counter()
    with server(folder, "demo", "--port", str(port), **told) as process:
        _, page = first_answer(f"http://127.0.0.1:{port}/", process)
        whole, work = time.perf_counter() - begun, work_of(process.pid)
    tell(f"first page {whole:.1f} s after `incidents demo` ({work:.1f} s of one processor's work), no network")
    assert b"Demonstration" in page
    assert log.read_text(encoding="utf-8") == ""
    assert work <= MOST_WORK
