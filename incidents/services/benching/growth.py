"""Target 3: ten times the records, the same result: dashboards and deep pages; each size in a process of its own."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from incidents.domain.criteria import LARGEST_SIZE, Criteria
from incidents.services.benching import children, deep_pages, ground
from incidents.services.benching.dashboards import asking
from incidents.services.benching.figures import Target, compared
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import middle, spent
from incidents.storage.search.answering import Answers

_QUESTIONS, _RESULT = 30, 500
_PAGES = 12  # at each end
_MOST = 2
_FIRST, _LAST = date(2003, 6, 1), date(2026, 1, 1)


def measure(run: Ground) -> Target:
    """The larger database beside the smaller one; the last pages beside the first."""
    run.told("Asking for results of one size in both databases, and reading to the last page")
    small, large = (_child(run, size) for size in (run.smaller, run.size))
    return Target(
        id=3,
        what=f"From {run.smaller:,} to {run.size:,} records",
        parts=(
            compared(
                f"dashboard of about {_RESULT} records, median, processor time", "ms", large["dashboard"],
                small["dashboard"], most=_MOST, beside=f"{run.smaller:,} records",
                more={"records": large["records"], "reference_records": small["records"]},
            ),
            compared(
                f"one of the last pages of {LARGEST_SIZE}, median, processor time", "ms", large["last"],
                large["first"], most=_MOST, beside="one of the first", wrong=tuple(large["wrong"]),
            ),
        ),
    )  # fmt: skip


def _child(run: Ground, size: int) -> dict[str, Any]:
    folder = ground.make(run, size)
    found: dict[str, Any] = json.loads(children.run(folder, ["bench", "--part", "growth", "--size", str(size)]).said)
    return found


def part(run: Ground) -> dict[str, Any]:
    """What a child measures in its database, as it tells its parent."""
    answers = ground.settled()
    ask = asking(answers)
    windows = list(_windows(answers, run.seed))
    ask(windows.pop())
    dashboards = [spent(ask, one) for one in windows]
    pages = deep_pages.read(answers, ground.plain(), ground.question(f"size={LARGEST_SIZE}"), _PAGES)
    return {
        "dashboard": middle([took.processor for _, took in dashboards]),
        "records": middle([found.count for found, _ in dashboards]),
        "first": middle(pages.first),
        "last": middle(pages.last),
        "wrong": pages.wrong,
    }


def _windows(answers: Answers, seed: int) -> Iterator[Criteria]:
    """Spans of days that hold about as many records, however many there are in all."""
    draw, days = Random(seed), (_LAST - _FIRST).days  # noqa: S311 - which days are asked for is no secret
    total = answers.count(Criteria())
    length = max(1, days * _RESULT // max(1, total))
    for _ in range(_QUESTIONS):
        first = _FIRST + timedelta(days=draw.randrange(max(1, days - length)))
        yield ground.question(f"from={first}&to={first + timedelta(days=length - 1)}&dates=certain")
