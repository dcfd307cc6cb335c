"""People of a row, as the rule counts what the data set says: for the sums of a file."""

from collections.abc import Iterable

from incidents.domain.articles import ArticleRef
from incidents.domain.batches import KEPT, Counts, People, RowState
from incidents.domain.incident import ArticleLink, Draft
from incidents.domain.moments import TimeSpan
from incidents.domain.tabled import RowDraft
from incidents.domain.values import altered
from incidents.domain.vocabulary import ALL

_DATASET = "data set"  # stands for the article of the edition, which a dry run does not have


def people_of(row: RowDraft, as_of: TimeSpan) -> dict[str, People]:
    """Outcome → people of one row; a pattern over time enters no sum, as it enters none elsewhere."""
    if not row.claims:
        return {}
    refs = tuple(ArticleLink(article=one.code, ref=ArticleRef(code=one.code, published=one.published))
                 for one in row.articles)  # fmt: skip
    claims = tuple(
        claim if claim.article else altered(claim, article=_DATASET, as_of=claim.as_of or as_of) for claim in row.claims
    )
    draft = Draft(occurred=row.occurred, clarity=row.clarity, time_from=row.time_from, claims=claims, articles=refs)
    lines = [line for line in draft.lines() if line.group == ALL and line.counted]
    return {line.outcome: People().plus(line.min, line.max) for line in lines}


def counted(counts: Counts, rows: Iterable[tuple[RowState, RowDraft]], as_of: TimeSpan) -> Counts:
    """With some more rows, and the people that those kept speak of."""
    rows, people = tuple(rows), dict[str, People]()
    for row in (draft for state, draft in rows if state in KEPT):
        for outcome, more in people_of(row, as_of).items():
            people[outcome] = people.get(outcome, People()).plus(more.min, more.max)
    return counts.plus((state for state, _ in rows), people)
