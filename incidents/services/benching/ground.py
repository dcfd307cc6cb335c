"""Where it is measured: invented databases in folders of their own, made once and known again by a marker."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from incidents.domain.criteria import Criteria
from incidents.domain.moments import today
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Audience
from incidents.services import reference, searching
from incidents.services.benching import children
from incidents.storage.db import db
from incidents.storage.search.answering import Answers
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.registry import index_of
from incidents.storage.search.sql_answers import SqlAnswers

_MARK = "made.json"
_SMALLER = 10
_SMALL_SIZE = 100_000


@dataclass(frozen=True)
class Reply:
    """What the application answered: status and the bytes as they travel."""

    status: int
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One run. `folder` holds the databases; `ask` sends a path to the application, which is open on the large one.

    `told` hears what is being done.
    """

    folder: Path
    size: int
    seed: int
    ask: Callable[[str], Reply]
    told: Callable[[str], None]

    @property
    def smaller(self) -> int:
        """The size that growth is measured from."""
        return _SMALL_SIZE if self.size > _SMALL_SIZE else max(1, self.size // _SMALLER)

    def instance(self, size: int) -> Path:
        """The folder of the database of this size."""
        return self.folder / f"{size}-{self.seed}"

    def scratch(self, name: str) -> Path:
        """An empty folder of this name."""
        path = self.folder / name
        path.mkdir(parents=True, exist_ok=True)
        for each in path.iterdir():
            if each.is_file():
                each.unlink()
        return path


def make(ground: Ground, size: int) -> Path:
    """The folder of the database of this size, made now unless it is there, whole, from an earlier run."""
    folder = ground.instance(size)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"size": size, "seed": ground.seed}
    if not (folder / _MARK).exists() or json.loads((folder / _MARK).read_text("ascii")) != wanted:
        ground.told(f"Making a database of {size:,} invented incidents")
        children.run(folder, ["db", "upgrade"])
        children.run(folder, ["synthetic", str(size), "--seed", str(ground.seed)])
        (folder / _MARK).write_text(json.dumps(wanted), "ascii")
    return folder


def ours(audience: Audience = Audience.TEAM) -> Answers:
    """The index, whatever the size."""
    return IndexAnswers(index_of(db.engine, audience))


def settled(audience: Audience = Audience.TEAM) -> Answers:
    """The index as a server that has begun has it: read, its orders made, and spared the collector's looks."""
    found = ours(audience)
    searching.warm(found)
    searching.spare()
    return found


def ask_words(answers: Answers, queries: Iterable[str]) -> None:
    """Ask once for each word of some questions: what its first use takes is measured apart."""
    for words in {part for query in queries for part in query.split("&") if part.startswith("q=")}:
        answers.count(question(words))


def plain(audience: Audience = Audience.TEAM) -> Answers:
    """Plain SQL on the same database."""
    return SqlAnswers(audience)


def question(query: str) -> Criteria:
    """A question as it stands in an address."""
    return read_string(query, outcomes=reference.outcomes(), today=today())


def processor() -> str:
    """The name of the processor, as Linux tells it; blank elsewhere."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
