"""Two workers of sixteen threads answer fifty clients while a third process writes: no wrong number, no error."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from reliability import soak_writer
from reliability.beside import Writing, writing
from reliability.commands import LOG, first_answer, free_port, run, server
from reliability.soaking import Chronicle, Client, Given, Question, reached, wrong

CLIENTS, THREADS, SECONDS = 50, 16, 20
LEAST_DEEDS, LEAST_ANSWERS, PATIENCE = 12, 400, 90
MANY, ONE = soak_writer.MANY, soak_writer.ONE
MOVING = Question("from=2021-01-01&to=2021-12-31", frozenset({MANY}))
QUESTIONS = (
    MOVING,
    Question("q=soaked", frozenset({MANY, ONE})),
    Question("from=2022-01-01", frozenset({ONE})),
    Question("", frozenset({MANY, ONE})),
    Question("from=2019-06&place=IQ-DQ", frozenset({MANY, ONE})),
    Question("to=2020-12-31"),
    Question("q=حدث&place=IQ-BG"),
    Question("to=2019-06-30&killed_min=5"),
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An installation whose index answers whatever its size."""
    settings = tmp_path / "config.toml"
    settings.write_text("index_from = 0\n")
    if request.param == "sqlite":
        run(tmp_path, "db", "upgrade")
        yield tmp_path
        return
    database = request.getfixturevalue("postgres")
    url = database.create()
    settings.write_text(f'index_from = 0\ndatabase_url = "{url.render_as_string(hide_password=False)}"\n')
    run(tmp_path, "db", "upgrade")
    yield tmp_path
    database.drop(url)


def test_no_number_is_wrong_while_somebody_writes(folder: Path, tell: Callable[[str], None]) -> None:
    ports = (free_port(), free_port())
    with ExitStack() as stack:
        writer = stack.enter_context(writing(folder))
        base = writer.truth(QUESTIONS)
        for port in ports:
            worker = stack.enter_context(server(folder, "serve", "--port", str(port), "--threads", str(THREADS)))
            first_answer(f"http://127.0.0.1:{port}/healthz", worker)
        clients, deeds = soaked(folder, writer, ports)
        writer.tell("last")
        writer.heard()
        chronicle = Chronicle(folder / soak_writer.DEEDS, base)
        committed = chronicle.states[-1].after
        with ThreadPoolExecutor() as watching:
            there = list(watching.map(lambda port: reached(port, MOVING, chronicle.final(MOVING)), ports))
        late = [moment - committed for moment in there]
        truth = writer.truth(QUESTIONS)
        for port in ports:
            for question in QUESTIONS:
                reached(port, question, truth[question])
    given = [one for client in clients for one in client.given]
    tell(words(given, deeds, late))
    assert [client.failure for client in clients if client.failure] == []
    assert [fault for one in given if (fault := wrong(one, chronicle))] == []
    assert {question: chronicle.final(question) for question in QUESTIONS} == truth
    assert "The history is whole" in run(folder, "verify")
    assert "Traceback" not in (folder / LOG).read_text(encoding="utf-8")


def soaked(folder: Path, writer: Writing, ports: tuple[int, ...]) -> tuple[list[Client], int]:
    """The clients, with what they were answered while the writer wrote, and how much it wrote."""
    stop, begun = threading.Event(), time.monotonic()
    clients = [Client(ports[number % len(ports)], QUESTIONS, number * 7, stop) for number in range(CLIENTS)]
    writer.tell("write")
    for client in clients:
        client.start()
    while not enough(folder, clients, time.monotonic() - begun):
        time.sleep(0.2)
    stop.set()
    for client in clients:
        client.join(timeout=60)
    writer.tell("")
    return clients, writer.heard()


def enough(folder: Path, clients: list[Client], seconds: float) -> bool:
    """After some seconds; on a busy machine when there was enough to go wrong."""
    if any(client.failure for client in clients) or seconds > PATIENCE:
        return True
    log = folder / soak_writer.DEEDS
    deeds = log.read_text(encoding="utf-8").count("\n") if log.exists() else 0
    return seconds > SECONDS and deeds >= LEAST_DEEDS and sum(len(one.given) for one in clients) >= LEAST_ANSWERS


def words(given: list[Given], deeds: int, late: list[float]) -> str:
    """What was measured, in a sentence."""
    took = sorted(1000 * (one.ended - one.began) for one in given)
    middle, slow = took[len(took) // 2], took[len(took) * 95 // 100]
    there = ", ".join(f"{1000 * one:.0f}" for one in late)
    return (
        f"soak: {len(given)} answers to {CLIENTS} clients during {deeds} deeds, median {middle:.0f} ms, "
        f"p95 {slow:.0f} ms; the last deed was in both workers after {there} ms"
    )
