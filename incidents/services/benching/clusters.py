"""Target 4: clusters of a viewport, for any filter, beside GROUP BY."""

from itertools import cycle
from random import Random

from incidents.services.benching import ground, questions
from incidents.services.benching.figures import Target, at_most, differences, faster
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import middle, p95, spent

_WINDOWS = 100
_COMPARED, _COMPARED_LARGE, _LARGE = 40, 12, 200_000
_MOST, _LEAST = 50, 10
#: Degrees of the viewport and the zoom at which a screen shows them.
_VIEWS = ((9.0, 6), (4.0, 7), (2.0, 8), (0.6, 10), (0.1, 13))


def measure(run: Ground) -> Target:
    """Viewports of every size, half of them with a filter."""
    draw = Random(run.seed)  # noqa: S311 - which windows are asked for is no secret
    ours, plain = ground.settled(), ground.plain()
    filters = questions.drawn(ours, _WINDOWS, run.seed + 1)
    views = zip(filters, cycle(_VIEWS), strict=False)
    windows = [(_viewed(draw, query, side), zoom) for query, (side, zoom) in views]
    run.told(f"Asking for the clusters of {len(windows)} viewports")
    ground.ask_words(ours, filters)
    mine = [spent(ours.window, ground.question(query), zoom) for query, zoom in windows]
    some = windows[: _COMPARED_LARGE if run.size >= _LARGE else _COMPARED]
    theirs = [spent(plain.window, ground.question(query), zoom) for query, zoom in some]
    wrong = differences(
        (f"clusters of “{query}” at zoom {zoom}", one, other)
        for (query, zoom), (one, _), (other, _) in zip(some, mine, theirs, strict=False)
    )
    took, slow = [one.processor for _, one in mine], [one.processor for _, one in theirs]
    return Target(
        id=4,
        what="Clusters of a viewport",
        parts=(
            at_most("95 of 100, processor time", "ms", p95(took), _MOST, more={"median": middle(took)}, wrong=wrong),
            faster(
                "windows a second", "1/s", 1000 / (sum(took[: len(some)]) / len(some)),
                1000 / (sum(slow) / len(slow)), least=_LEAST, beside="GROUP BY over the same windows",
            ),
        ),
    )  # fmt: skip


def _viewed(draw: Random, query: str, side: float) -> str:
    bare = "" if "bbox=" in query or draw.random() < 1 / 2 else query
    return f"{bare}&bbox={questions.box(draw, side)}".lstrip("&")
