"""Articles of a file of ours that no record of it rests on: they belong to the library all the same."""

from collections.abc import Iterable, Iterator

from incidents.domain.access import Actor
from incidents.domain.batches import Came, Problem, RowState
from incidents.domain.tabled import RowDraft
from incidents.services.importing import rooms
from incidents.services.importing.citing import Shelf
from incidents.services.importing.needs import Needs
from incidents.services.importing.work import Pair, Work
from incidents.storage import articles, history
from incidents.storage.db import session, transaction

ARTICLE = "article"
_MOST_TOLD = 100


def shelve(work: Work, shelf: Shelf, by: Actor) -> tuple[Came, ...]:
    """Keep the articles that are not here yet, some at a time, each with those it is based on; those refused."""
    refused: list[Came] = []
    for some in work.articles():
        here = articles.existing(session(), (draft.external for _, draft in some))
        new = [pair for pair in some if pair[1].external not in shelf.known and pair[1].external not in here]
        good = list(_good(new, work.drafter.needs, refused))
        if good:
            with transaction(by) as current:
                kept = shelf.bring(current, good, by)
                history.append(current, by, "articles imported", ("import", work.batch.code), {"articles": kept})
    return tuple(refused[:_MOST_TOLD])


def _good(new: Iterable[Pair], needs: Needs, refused: list[Came]) -> Iterator[RowDraft]:
    """The articles that can be kept; what is wrong with the others goes to `refused`."""
    for row, draft in new:
        fault = next(iter((*draft.problems, *rooms.lacking(draft), *needs.lacking(draft))), None)
        if fault is None:
            yield draft
            continue
        problem = Problem.of(fault, row.cells)
        refused.append(Came(kind=ARTICLE, code=draft.external[:80], state=RowState.REFUSED, problem=problem))
