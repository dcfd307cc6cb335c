"""Target 1: a dashboard over most of the records, beside DuckDB and plain SQL."""

from collections.abc import Sequence

from incidents.services.benching import ground
from incidents.services.benching.dashboards import Ask, asking, differing
from incidents.services.benching.figures import Part, Target, compared, not_measured
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import Spent, middle, spent
from incidents.services.benching.questions import UNSELECTIVE, UNSELECTIVE_ALSO
from incidents.storage.yardsticks import duck

_WHAT = "Dashboard over most records"


def measure(run: Ground) -> Target:
    """The median over questions that hold for a quarter of the records or more, each asked once."""
    ours = asking(ground.settled())
    ours(ground.question("status=verified"))  # the index is built, and the numbers are in memory
    return Target(id=1, what=_WHAT, parts=(_beside_duckdb(run, ours), _beside_sql(ours)))


def _beside_duckdb(run: Ground, ours: Ask) -> Part:
    what = "median, on the clock, beside DuckDB with two threads"
    if not duck.INSTALLED:
        return not_measured(what, "ms", "≤ 0.1 × reference", "DuckDB is not installed: pip install incidents[bench]")
    run.told("Copying the same rows into DuckDB")
    with duck.opened(run.instance(run.size) / "bench.duckdb") as tables:
        return _compared(what, (ours, asking(duck.DuckAnswers(tables))), UNSELECTIVE, 0.1, "DuckDB")


def _beside_sql(ours: Ask) -> Part:
    what = "median, on the clock, beside plain SQL on the same database"
    return _compared(what, (ours, asking(ground.plain())), UNSELECTIVE_ALSO, 0.01, "plain SQL")


def _compared(what: str, asked: tuple[Ask, Ask], queries: Sequence[str], most: float, who: str) -> Part:
    ours, theirs = asked
    took: list[Spent] = []
    other: list[Spent] = []
    wrong: list[str] = []
    for query in queries:
        criteria = ground.question(query)
        mine, spent_here = spent(ours, criteria)
        its, spent_there = spent(theirs, criteria)
        took.append(spent_here)
        other.append(spent_there)
        wrong += differing(query, mine, its, who)
    return compared(
        what, "ms", middle([one.clock for one in took]), middle([one.clock for one in other]), most=most, beside=who,
        wrong=tuple(wrong),
        more={
            "processor": middle([one.processor for one in took]),
            "reference_processor": middle([one.processor for one in other]),
        },
    )  # fmt: skip
