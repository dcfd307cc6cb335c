"""Target 9: whole pages of a search in HTML, and what the index takes of a process."""

import gzip
import json
from http import HTTPStatus
from typing import Any

from incidents.domain.criteria import Criteria
from incidents.domain.query import to_string
from incidents.domain.vocabulary import Audience
from incidents.services.benching import children, ground, questions
from incidents.services.benching.figures import Part, Target, at_least, at_most, differences, not_measured
from incidents.services.benching.ground import Ground, Reply
from incidents.services.benching.measuring import middle, p95, spent
from incidents.services.benching.memory import held

_PACKED = b"\x1f\x8b"
_PAGES, _LEAST, _MOST_MB = 100, 100, 300


def measure(run: Ground) -> Target:
    """Requests through the application in this process; the index in one of its own."""
    return Target(id=9, what="Pages and memory", parts=(_pages(run), _memory(run)))


def _pages(run: Ground) -> Part:
    answers = ground.settled(Audience.PUBLIC)
    asked_for = questions.drawn(answers, _PAGES, run.seed + 2)
    ground.ask_words(answers, asked_for)
    queries = [to_string(ground.question(query)) for query in asked_for]  # in their one order, so none is sent on
    run.told(f"Asking for {len(queries)} pages")
    run.ask("/incidents")
    asked = [spent(run.ask, f"/incidents?{query}") for query in queries]
    took = [one.processor for _, one in asked]
    bad = [f"status of /incidents?{query}" for query, (reply, _) in zip(queries, asked, strict=True) if _is_bad(reply)]
    return at_least(
        "whole search pages in HTML, processor time", "1/s", 1000 * len(took) / sum(took), _LEAST,
        wrong=tuple(bad), more={"median_ms": middle(took), "p95_ms": p95(took)},
    )  # fmt: skip


def _is_bad(reply: Reply) -> bool:
    page = gzip.decompress(reply.body) if reply.body.startswith(_PACKED) else reply.body
    return reply.status != HTTPStatus.OK or b"</html>" not in page


def _memory(run: Ground) -> Part:
    what, limit = "memory of the index, both audiences", f"≤ {_MOST_MB} MB"
    if held() is None:
        return not_measured(what, "MB", limit, "this system does not tell what a process holds")
    run.told("Building the index in a process of its own")
    folder = run.instance(run.size)
    found = json.loads(children.run(folder, ["bench", "--part", "memory", "--size", str(run.size)]).said)
    count = ground.plain().count(Criteria())
    return at_most(
        what, "MB", found["bytes"] / 1e6, _MOST_MB,
        more={"build_seconds": found["seconds"]}, wrong=differences([("findings in the index", found["count"], count)]),
    )  # fmt: skip


def part(run: Ground) -> dict[str, Any]:
    """What a child holds more once both audiences were asked."""
    run.told("Building")
    ground.plain().count(Criteria())
    before = held() or 0
    count, took = spent(_both)
    return {"bytes": (held() or 0) - before, "seconds": took.processor / 1000, "count": count}


def _both() -> int:
    """Asks whole questions, so that whatever is made at first use is made."""
    found = [ground.ours(audience).totals(Criteria()).incidents for audience in Audience]
    for audience in Audience:
        ground.ours(audience).page(Criteria())
    return max(found)
