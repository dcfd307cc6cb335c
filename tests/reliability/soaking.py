"""A soak: clients that ask at once, and what each answer may say while somebody writes."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

PATIENCE_S, OK = 60, 200
#: Incidents, and the fewest killed in them; None where an answer does not say.
People = tuple[int, int | None]
_SHOWN = re.compile(r"([\d,]+) shown of ([\d,]+)")
_SUM = re.compile(r"Sum of the ([\d,]+) records here")
_ROW = 'class="rows-title"'


@dataclass(frozen=True)
class Question:
    """A question, and the years of written records that answer it beside the ones that never change."""

    query: str
    years: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Given:
    """An answer as it came: when it was asked for and there, and what it says."""

    question: Question
    call: str
    began: float
    ended: float
    status: int
    body: bytes


@dataclass(frozen=True)
class State:
    """What the public may read from some moment between `before` and `after` on: year and killed of each record."""

    before: float
    after: float
    standing: tuple[tuple[int, int], ...]

    def of(self, years: frozenset[int]) -> tuple[int, int]:
        """The records of these years."""
        people = [killed for year, killed in self.standing if year in years]
        return len(people), sum(people)


class Chronicle:
    """What was true when, by the log of whoever wrote."""

    def __init__(self, log: Path, base: dict[Question, tuple[int, int]]) -> None:
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
        told = [State(one["before"], one["after"], tuple(map(tuple, one["standing"]))) for one in lines]
        self.states = [State(0.0, 0.0, ()), *told]
        self._base = base

    def possible(self, question: Question, began: float, ended: float) -> set[tuple[int, int]]:
        """What a question asked in that while may have been answered."""
        until = [state.after for state in self.states[1:]] + [ended]
        held = zip(self.states, until, strict=True)
        return {self._said(question, state) for state, gone in held if state.before <= ended and gone >= began}

    def final(self, question: Question) -> tuple[int, int]:
        """What it is answered once nobody writes any more."""
        return self._said(question, self.states[-1])

    def _said(self, question: Question, state: State) -> tuple[int, int]:
        base, more = self._base[question], state.of(question.years)
        return base[0] + more[0], base[1] + more[1]


def killed(people: dict[str, Any]) -> int:
    """The fewest killed of an answer's sums."""
    return int(people["killed"]["min"]) if "killed" in people else 0


def of_totals(told: Any) -> Iterator[People]:
    """Totals."""
    yield told["incidents"], killed(told["people"])


def of_facets(told: Any) -> Iterator[People]:
    """Each incident has one grade."""
    yield sum(one["incidents"] for one in told["grade"]), sum(one["killed"]["min"] or 0 for one in told["grade"])


def of_series(told: Any) -> Iterator[People]:
    """Each incident lies in one month."""
    assert (told["unplaced"], told["undated"]) == (0, 0)
    yield sum(one["incidents"] for one in told["steps"]), sum(killed(one["people"]) for one in told["steps"])


def of_cells(told: Any) -> Iterator[People]:
    """Each incident is in one cell, told alone, or in an area; the total says how many there are."""
    parts = [(one["incidents"], killed(one["people"])) for one in (*told["cells"], *told["areas"])]
    alone = [(1, _alone(one)) for one in told["incidents"]]
    people = sum(number for _, number in (*parts, *alone))
    yield told["total"], people
    yield sum(number for number, _ in (*parts, *alone)), people


def of_list(told: Any) -> Iterator[People]:
    """The total, and the rows where one page holds them all."""
    yield told["total"], None
    if told["next"] is None and told["previous"] is None:
        yield len(told["items"]), sum(map(_alone, told["items"]))


def of_page(page: str) -> Iterator[People]:
    """The numbers of the list as people read it."""
    said = [number for found in _SHOWN.findall(page) for number in found[1:]] + _SUM.findall(page)
    yield from ((int(number.replace(",", "")), None) for number in said)
    if not _SHOWN.search(page):
        yield page.count(_ROW), None


def _alone(one: Any) -> int:
    return int(one["people"]["killed"]["min"]) if "killed" in one["people"] else 0


#: What is asked, and how the numbers of its answer are read.
CALLS: dict[str, Callable[[Any], Iterator[People]]] = {
    "/api/v1/totals?": of_totals,
    "/api/v1/facets?": of_facets,
    "/api/v1/series?by=month&": of_series,
    "/api/v1/cells?zoom=8&": of_cells,
    "/api/v1/incidents?size=200&": of_list,
    "/incidents?": of_page,
}


def said(given: Given) -> set[People]:
    """The numbers that an answer says."""
    text = given.body.decode()
    return set(CALLS[given.call](text if given.call == "/incidents?" else json.loads(text)))


def wrong(given: Given, chronicle: Chronicle) -> str:
    """What an answer says that was true at no moment of its while, or that does not fit together; blank for nothing."""
    if given.status != OK:
        return f"{given.call}{given.question.query}: {given.status} {given.body[:300]!r}"
    possible = chronicle.possible(given.question, given.began, given.ended)
    told = said(given)
    if any(all(_fits(one, people) for one in told) for people in possible):
        return ""
    return f"{given.call}{given.question.query} says {sorted(told, key=str)}, not one of {sorted(possible)}"


def _fits(told: People, people: tuple[int, int]) -> bool:
    return told[0] == people[0] and told[1] in {None, people[1]}


class Client(threading.Thread):
    """Asks one thing after another over a connection of its own until it is told to stop."""

    def __init__(self, port: int, questions: Sequence[Question], first: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        asked = [(question, call) for question in questions for call in CALLS]
        self._asked = cycle(asked[first % len(asked) :] + asked[: first % len(asked)])
        self._port, self._stop_asking = port, stop
        self.given: list[Given] = []
        self.failure: Exception | None = None

    def run(self) -> None:
        """Until told to stop, or until nobody answers, which is kept as the failure."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)
        try:
            while not self._stop_asking.is_set():
                question, call = next(self._asked)
                self.given.append(ask(connection, question, call))
        except (OSError, HTTPException) as failure:
            self.failure = failure
        finally:
            connection.close()


def ask(connection: HTTPConnection, question: Question, call: str) -> Given:
    """Ask one thing, and keep when."""
    began = time.monotonic()
    connection.request("GET", call + quote(question.query, safe="=&,"))
    answer = connection.getresponse()
    body = answer.read()
    return Given(question, call, began, time.monotonic(), answer.status, body)


def reached(port: int, question: Question, expected: tuple[int, int]) -> float:
    """The moment by which a worker says what is expected; it is asked until then."""
    connection, begun = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S), time.monotonic()
    while time.monotonic() - begun < PATIENCE_S:
        given = ask(connection, question, "/api/v1/totals?")
        if given.status == OK and said(given) == {expected}:
            connection.close()
            return given.ended
    raise AssertionError(f"port {port} does not come to say {expected}")
