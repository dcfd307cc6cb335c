"""Target 8: an edit is in the choices, totals and map of another process soon after its commit."""

import json
import time
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any

from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing
from incidents.services.benching import children, ground
from incidents.services.benching.figures import Target, at_most, differences
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import middle, p95
from incidents.storage import publications
from incidents.storage.db import session as reading
from incidents.storage.db import transaction

_EDITS, _MOST, _MS = 12, 50, 1000
_PATIENCE = 10.0
_WINDOW = "bbox=38,28,49,38"
#: What another process is asked, and how the number of incidents is read from each answer.
_ASKED: tuple[tuple[str, Callable[[dict[str, Any]], int]], ...] = (
    ("/api/v1/totals", lambda told: int(told["incidents"])),
    ("/api/v1/facets", lambda told: sum(one["incidents"] for one in told["grade"])),
    (f"/api/v1/cells?zoom=5&{_WINDOW}", lambda told: int(told["total"])),
)


def measure(run: Ground) -> Target:
    """Incidents taken back from the public and let out again here, while a server of its own is asked for numbers."""
    run.told("Taking incidents back and publishing them, and asking another process")
    kept = _placed(_EDITS)
    with children.serving(run.instance(run.size), "serve", rested=True) as port:
        other = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        before = [_asked(other, *each) for each in _ASKED]
        waits = [_seen(other, one, back=back) for one in kept for back in (False, True)]
        after = [_asked(other, *each) for each in _ASKED]
        other.close()
    count = ground.plain(Audience.PUBLIC).count(Criteria())
    wrong = differences([("numbers after all was as before", after, before), ("totals", after[0], count)])
    wrong += ("an edit was never seen",) if max(waits, default=0) >= _PATIENCE * _MS else ()
    return Target(
        id=8,
        what="An edit in another process",
        parts=(
            at_most(
                "from the commit to the answers of choices, totals and map, median on the clock", "ms", middle(waits),
                _MOST, more={"p95": p95(waits)}, wrong=wrong,
            ),
        ),
    )  # fmt: skip


def _placed(count: int) -> list[tuple[str, int]]:
    """Some incidents of the public that stand on the map, each with the number of its publication."""
    found = ground.plain(Audience.PUBLIC).placed(ground.question(_WINDOW), count)
    codes = [one.code for one in found]
    return [(code, publications.standing(reading(), code) or 0) for code in codes]


def _asked(other: HTTPConnection, path: str, read: Callable[[dict[str, Any]], int]) -> int:
    other.request("GET", path)
    return read(json.loads(other.getresponse().read()))


def _seen(other: HTTPConnection, kept: tuple[str, int], *, back: bool) -> float:
    """Milliseconds from the commit until every answer has one incident less, or has it back."""
    expected = [_asked(other, *each) + (1 if back else -1) for each in _ASKED]
    code, publication = kept
    with transaction() as session:
        if back:
            disclosing.republish(session, code, publication)
        else:
            disclosing.withdraw(session, code, "Invented: taken back to see how soon it is gone")
    begun = time.perf_counter()
    for each, wanted in zip(_ASKED, expected, strict=True):
        while _asked(other, *each) != wanted:
            if time.perf_counter() - begun > _PATIENCE:
                return _PATIENCE * _MS
    return (time.perf_counter() - begun) * _MS
