"""Rows that may tell of an incident which is here already under no code of their data set."""

from dataclasses import replace

from incidents.domain.access import Actor
from incidents.domain.batches import Problem
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import N_
from incidents.services import matching
from incidents.storage import external_codes

_MAY_BE = N_("It may be %(code)s, which is here already.")
_MOST = 3


class Search:
    """Looks for such incidents, for so many rows at most: each is a question to the database."""

    def __init__(self, dataset: str, by: Actor, most: int) -> None:
        self._dataset, self._by, self._left = dataset, by, most

    def likely(self, draft: Draft) -> tuple[Problem, ...]:
        """What is said of a new row for each incident that it may be; those of its own data set are known by code."""
        if self._left <= 0:
            return ()
        self._left -= 1
        bare = replace(draft, articles=(), claims=tuple(replace(claim, article="") for claim in draft.claims))
        found = [one.code for one in matching.candidates(bare, self._by, _MOST)]
        own = external_codes.of_dataset(self._dataset, found) if found else frozenset()
        return tuple(Problem(column="", message=_MAY_BE, params={"code": code}) for code in found if code not in own)


def is_likely(problem: Problem) -> bool:
    """Whether a problem says that a row may be an incident which is here."""
    return problem.message == _MAY_BE
