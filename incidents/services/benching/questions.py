"""Questions as people ask them: of everything, of some, of few; drawn anew by seed, so that none is in a cache yet."""

from collections.abc import Callable, Sequence
from random import Random
from urllib.parse import urlencode

from incidents.domain.criteria import Criteria
from incidents.storage.search.answering import Answers

Pair = tuple[str, str]

#: Each holds for a quarter of the records or more.
UNSELECTIVE = (
    "", "from=2005", "to=2017", "outcome=killed", "grade=weak&grade=provisional", "status=published&status=draft",
    "from=2004-03&dates=certain", "cause=explosion&cause=live-ammunition&cause=unknown", "killed_min=1",
    "figures=one-source&figures=disagree",
)  # fmt: skip
#: Others of the kind, for plain SQL, which takes some ten seconds over each at a million.
UNSELECTIVE_ALSO = ("from=2006", "outcome=injured&outcome=killed", "to=2018")
COMMON_WORD = "invented"
_WORDS = (
    "reports",
    "market",
    "street hospital",
    '"reports say"',
    "convoy -bridge",
    "حشد",
    "تقارير جسر",
    "bridge funeral",
)
_OUTCOMES = ("killed", "injured", "detained", "displaced", "abducted")
_GRADES = ("weak", "fair", "contested", "confirmed", "provisional")
_STATUSES = ("published", "draft", "verified", "submitted")
_LISTED = ("place", "violation", "cause", "actor", "source")
_PARTS = (1, 2, 2, 3)
_WEST, _SOUTH, _EAST, _NORTH = 39.5, 29.6, 47.8, 36.9


def drawn(answers: Answers, count: int, seed: int) -> list[str]:
    """So many questions of one to three parts, none twice; `answers` tells which codes there are."""
    draw = Random(seed)  # noqa: S311 - which questions are asked is no secret
    codes = {param: [one.code for one in answers.grouped(Criteria(), param)] for param in _LISTED}
    makers = _makers(codes)
    found: dict[str, None] = {}
    while len(found) < count:
        chosen = draw.sample(sorted(makers), draw.choice(_PARTS))
        found[urlencode([pair for name in chosen for pair in makers[name](draw)])] = None
    return list(found)


def _makers(codes: dict[str, list[str]]) -> dict[str, Callable[[Random], Sequence[Pair]]]:
    listed = {param: _of(param, known) for param, known in codes.items() if known}
    return listed | {
        "outcome": _of("outcome", _OUTCOMES), "grade": _of("grade", _GRADES), "status": _of("status", _STATUSES),
        "q": lambda draw: [("q", draw.choice(_WORDS))], "days": _days, "bbox": _box, "bound": _bound,
        "changed": lambda draw: [("changed", f"{draw.randint(2010, 2025)}-05-01")],
    }  # fmt: skip


def _of(param: str, codes: Sequence[str]) -> Callable[[Random], Sequence[Pair]]:
    """One or two codes of a parameter, common and rare ones alike."""
    return lambda draw: [(param, code) for code in dict.fromkeys(draw.choices(codes, k=draw.choice((1, 1, 2))))]


def _days(draw: Random) -> Sequence[Pair]:
    year = draw.randint(2003, 2025)
    edge = [("dates", "certain")] if draw.random() < 1 / 4 else []
    if draw.random() < 1 / 2:
        return [("from", str(year)), ("to", str(min(2026, year + draw.randint(0, 8)))), *edge]
    return [("from", f"{year}-{draw.randint(1, 9):02}"), ("to", f"{year}-{draw.randint(10, 12)}"), *edge]


def box(draw: Random, size: float) -> str:
    """A viewport of some degrees a side."""
    west, south = draw.uniform(_WEST, _EAST - size), draw.uniform(_SOUTH, max(_SOUTH, _NORTH - size))
    return f"{west:.3f},{south:.3f},{west + size:.3f},{south + size:.3f}"


def _box(draw: Random) -> Sequence[Pair]:
    return [("bbox", box(draw, draw.choice((0.2, 1.0, 3.0))))]


def _bound(draw: Random) -> Sequence[Pair]:
    name = draw.choice(("killed_min", "injured_min", "killed_max", "injured_max"))
    return [(name, str(draw.choice((1, 2, 5, 10, 40))))]
