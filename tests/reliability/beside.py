"""The writer of a soak, started beside a test and spoken to a line at a time."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reliability.commands import environment
from reliability.soaking import Question


class Writing:
    """The process that writes, spoken to a line at a time."""

    def __init__(self, process: subprocess.Popen[str], complaints: Path) -> None:
        self._process, self._complaints = process, complaints

    def heard(self) -> Any:
        """Its next answer."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the writer ended: {self._complaints.read_text()[-3000:]}"
        return json.loads(line)

    def tell(self, line: str) -> None:
        """Have it begin something."""
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def truth(self, questions: tuple[Question, ...]) -> dict[Question, tuple[int, int]]:
        """What the tables say of questions."""
        self.tell(json.dumps([question.query for question in questions]))
        return {question: tuple(people) for question, people in zip(questions, self.heard(), strict=True)}


@contextmanager
def writing(folder: Path) -> Iterator[Writing]:
    """The writer over the installation of a folder, its database filled."""
    log = folder / "writer.txt"
    with log.open("w") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "reliability.soak_writer"],
            env=environment(folder, {"PYTHONPATH": str(Path(__file__).parents[1])}),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True,
        )  # fmt: skip
    with process:
        try:
            one = Writing(process, log)
            assert one.heard() == "ready"
            yield one
        finally:
            process.kill()
