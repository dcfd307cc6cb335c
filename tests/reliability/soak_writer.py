"""The writing side of a soak, in a process of its own: records come and go by the services' own deeds.

Started in the folder of an installation. It is told what to do a line at a time, and answers each with a line of JSON:
questions as a list for what the tables say of them, `write` for deeds until the next line comes, `last` for one more.
What the public may read after each deed stands in `deeds.jsonl`, with the moments that it came about in.
"""

import json
import random
import select
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

from crowds import crowd
from factories import account, claim, day, draft, kept_article
from incidents import paths
from incidents.app import open_site
from incidents.domain.access import LOADER, Role
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Audience, Grade
from incidents.services import recording, reviewing, upkeep
from incidents.storage import incidents
from incidents.storage.search.sql_answers import SqlAnswers

CROWD = 2_000
STANDING_MOST = 40
#: In the first year many records come and go, in the second one alone.
MANY, ONE = 2021, 2022
DEEDS = "deeds.jsonl"
GRADES = (Grade.WEAK, Grade.FAIR, Grade.CONTESTED)


class Writer:
    """Records, publishes, amends, withdraws and publishes again, and notes what stands after each deed."""

    def __init__(self, log: Path) -> None:
        self._log = log.open("a", encoding="utf-8", buffering=1)
        self._monitor, self._reviewer = account("monitor", Role.MONITOR), account("reviewer", Role.REVIEWER)
        self._article = kept_article()
        self._dice = random.Random(20191128)  # noqa: S311 - the same deeds in the same order each time
        self._grades = cycle(GRADES)
        self._numbers = count(1)
        self._standing: dict[str, tuple[int, int]] = {}
        self._away: dict[str, tuple[int, int]] = {}

    def deeds(self) -> Iterator[None]:
        """One deed that the public notices after another, without an end."""
        alone = self.recorded(ONE)
        while True:
            self.withdrawn(alone)
            yield
            self.many()
            yield
            self.published_again(alone)
            yield
            self.many()
            yield

    def many(self) -> None:
        """One deed among the many."""
        here = [code for code, (year, _) in self._standing.items() if year == MANY]
        gone = [code for code, (year, _) in self._away.items() if year == MANY]
        deed = self._dice.randrange(4)
        if len(here) < 2 or (deed == 0 and len(here) < STANDING_MOST):
            self.recorded(MANY)
        elif deed == 1 and gone:
            self.published_again(self._dice.choice(gone))
        elif deed == 2:
            self.amended(self._dice.choice(here))
        else:
            self.withdrawn(self._dice.choice(here))

    def recorded(self, year: int) -> str:
        """A new record, brought to the public."""
        number, killed = next(self._numbers), self._dice.randrange(1, 90)
        when = day(f"{year}-{number % 12 + 1:02d}-{number % 28 + 1:02d}")
        wanted = draft(claim(1, self._article, killed), title=f"Soaked no. {number}", occurred=when)
        code = recording.record(wanted, self._monitor)
        self._published(code, year, killed)
        return code

    def amended(self, code: str) -> None:
        """A public record with another figure; the public reads the old one until that is published."""
        found, killed = incidents.record(code), self._dice.randrange(1, 90)
        claims = (claim(1, self._article, killed),)
        recording.amend(code, replace(found.content, claims=claims), found.version, self._monitor)
        self._published(code, self._standing[code][0], killed)

    def withdrawn(self, code: str) -> None:
        """A public record, taken back."""
        self._away[code] = self._standing[code]
        after = {one: said for one, said in self._standing.items() if one != code}
        self._noted(after, lambda: reviewing.withdraw(code, _version(code), "An invented reason.", self._reviewer))

    def published_again(self, code: str) -> None:
        """A record that was taken back, opened, checked and published once more."""
        year, killed = self._away.pop(code)
        reviewing.reopen(code, _version(code), "An invented reason.", self._reviewer)
        self._published(code, year, killed)

    def _published(self, code: str, year: int, killed: int) -> None:
        recording.submit(code, _version(code), self._monitor, "Invented, and odd.")
        reviewing.verify(code, _version(code), next(self._grades), self._reviewer)
        after = self._standing | {code: (year, killed)}
        self._noted(after, lambda: reviewing.publish(code, _version(code), self._reviewer, personal_checked=True))

    def _noted(self, after: dict[str, tuple[int, int]], deed: Callable[[], object]) -> None:
        before = time.monotonic()
        deed()
        told = {"before": before, "after": time.monotonic(), "standing": list(after.values())}
        self._standing = after
        self._log.write(json.dumps(told) + "\n")


def _version(code: str) -> int:
    return incidents.record(code).version


def truth(query: str) -> tuple[int, int]:
    """Incidents and the fewest killed, as the tables say it."""
    criteria = read_string(query, outcomes=("killed", "injured"), today=recording.today())
    found = SqlAnswers(Audience.PUBLIC).totals(criteria)
    return found.incidents, found.sums["killed"].min if "killed" in found.sums else 0


def answered(line: str, deeds: Iterator[None]) -> object:
    """Do as a line says; the answer."""
    if line == "write":
        done = 0
        while not select.select([sys.stdin], [], [], 0)[0]:
            next(deeds)
            done += 1
        sys.stdin.readline()
        return done
    if line == "last":
        return next(deeds)
    return [truth(query) for query in json.loads(line)]


def main() -> None:
    """Fill the database, say so, and do as each line says until no more come."""
    site, _ = open_site()
    with site.app_context():
        crowd(CROWD)
        upkeep.turn_public_site(LOADER, on=True)
        deeds = Writer(paths.instance() / DEEDS).deeds()
        print(json.dumps("ready"), flush=True)  # noqa: T201 - the other side listens
        while line := sys.stdin.readline():
            print(json.dumps(answered(line.strip(), deeds)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
