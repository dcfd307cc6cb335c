"""Target 2: any filter, and the first use of a very common word."""

from incidents.domain.vocabulary import Audience
from incidents.services.benching import ground, questions
from incidents.services.benching.dashboards import Ask, asking, differing
from incidents.services.benching.figures import Part, Target, at_most, differences
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import middle, p95, spent

_FILTERS = 200
_MOST, _MOST_FIRST = 50, 500
#: Of how many filters the numbers are compared; plain SQL takes seconds over each where there are a million.
_COMPARED, _COMPARED_LARGE, _LARGE = 40, 8, 200_000


def measure(run: Ground) -> Target:
    """Dashboards of questions drawn at random, each asked once, with the index built."""
    return Target(id=2, what="Any filter", parts=(_filters(run), _common_word(run)))


def _filters(run: Ground) -> Part:
    answers = ground.settled()
    ours = asking(answers)
    queries = questions.drawn(answers, _FILTERS, run.seed)
    run.told(f"Asking {len(queries)} questions")
    ground.ask_words(answers, queries)
    took = [spent(ours, ground.question(query))[1] for query in queries]
    processor = [one.processor for one in took]
    return at_most(
        "dashboard, 95 of 100, processor time", "ms", p95(processor), _MOST,
        more={"median": middle(processor), "clock_p95": p95([one.clock for one in took])},
        wrong=_compare(run, ours, queries),
    )  # fmt: skip


def _compare(run: Ground, ours: Ask, queries: list[str]) -> tuple[str, ...]:
    some = queries[: _COMPARED_LARGE if run.size >= _LARGE else _COMPARED]
    run.told(f"Asking plain SQL {len(some)} of them, to compare the numbers")
    theirs = asking(ground.plain())
    return tuple(
        wrong
        for query in some
        for wrong in differing(query, ours(ground.question(query)), theirs(ground.question(query)), "plain SQL")
    )


def _common_word(run: Ground) -> Part:
    """The public's index has not been asked for it yet."""
    run.told("Asking for a word of every record")
    criteria = ground.question(f"q={questions.COMMON_WORD}")
    ours = ground.ours(Audience.PUBLIC)
    ours.count(ground.question("from=2012"))
    found, took = spent(ours.count, criteria)
    theirs, reference = spent(ground.plain(Audience.PUBLIC).count, criteria)
    return at_most(
        f"first use of a word of {found:,} records, processor time", "ms", took.processor, _MOST_FIRST,
        reference=reference.processor, beside="plain SQL, the count alone", more={"clock": took.clock},
        wrong=differences([(f"count of “{questions.COMMON_WORD}”", found, theirs)]),
    )  # fmt: skip
