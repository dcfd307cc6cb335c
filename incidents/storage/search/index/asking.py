"""What of a question the database answers: words, articles, lists, and codes that are not kept."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.moments import today
from incidents.domain.query import read_string
from incidents.domain.script import Word, query_words
from incidents.domain.vocabulary import Audience, Status
from incidents.storage.models.finding import FindingKeyRow
from incidents.storage.models.listing import ListItemRow, ListRow
from incidents.storage.search import words
from incidents.storage.search.conditions import outcomes
from incidents.storage.search.index.bits import Numbers
from incidents.storage.search.index.snapshot import Snapshot

BY_LIST = "list"


def words_of(criteria: Criteria) -> tuple[Word, ...]:
    """The words and phrases of a question that can be looked for."""
    return tuple(word for word in query_words(criteria.text) if word.tokens) if criteria.text else ()


def chosen(criteria: Criteria) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parameters for which codes are chosen, lists apart."""
    for param, field in CHOICES.items():
        codes: tuple[str, ...] = getattr(criteria, field)
        if codes and param != BY_LIST:
            yield param, codes


def is_asked_outside(criteria: Criteria, left_out: frozenset[str]) -> bool:
    """Whether the database has to be asked before the segments can be."""
    return bool(words_of(criteria) or criteria.lists) or any(param in left_out for param, _ in chosen(criteria))


def found_by_word(moment: Snapshot, word: Word) -> Numbers:
    """The findings that hold a word or phrase, ascending."""
    return moment.numbers(words.holding(word))


def found_by_code(moment: Snapshot, param: str, codes: Sequence[str]) -> Numbers:
    """The findings that have one of the codes, ascending."""
    key = FindingKeyRow
    return moment.numbers(select(key.finding_id).where(key.param == param, key.code.in_(codes)).distinct())


def listed(moment: Snapshot, codes: Sequence[str], audience: Audience) -> Iterator[Numbers | Criteria]:
    """Of each list that the audience may read, its incidents (ascending), or the question it was kept as."""
    query = select(ListRow.id, ListRow.query).where(ListRow.code.in_(codes))
    if audience == Audience.PUBLIC:
        query = query.where(ListRow.status == Status.PUBLISHED.value)
    for number, question in moment.connection.execute(query).all():
        if question is None:
            items = select(ListItemRow.incident_id).where(ListItemRow.list_id == number).distinct()
            yield moment.numbers(items)
        else:
            with Session(moment.connection) as current:
                known = outcomes(current)
            yield read_string(question, outcomes=known, today=today())
