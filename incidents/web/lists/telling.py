"""An evidence list in words."""

from dataclasses import dataclass
from datetime import datetime

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.lists import EvidenceList
from incidents.domain.vocabulary import INJURED, KILLED, N_, Audience, Status
from incidents.services import lists, naming, searching, wording
from incidents.web.explore.rows import Row, rows_of
from incidents.web.i18n import language, say
from incidents.web.words import moment_words

_SUM = {
    KILLED: N_("Reported killed: %(people)s"),
    INJURED: N_("Reported injured: %(people)s"),
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A list as a row of the lists' page, or at the head of its own; blank where nothing is said."""

    code: str
    title: str
    lang: str
    second: tuple[str, str] | None
    question: tuple[str, ...]
    for_everyone: tuple[str, ...]
    by_hand: bool
    size: int
    owner: str
    status: str
    changed: str
    may_change: bool


def shown(found: EvidenceList, by: Actor, audience: Audience | None = None) -> Shown:
    """A list in the reader's language, its question as an audience is told it.

    What is published is told as everyone reads it, unless an audience is named. `for_everyone` are the words in which
    the public would read the question, where those are others.
    """
    title, lang = found.content.title.best(language())
    public = Audience.PUBLIC if found.status == Status.PUBLISHED else by.audience
    question, outside = _question_words(found, audience or public), _question_words(found, Audience.PUBLIC)
    return Shown(
        code=found.code,
        title=title,
        lang=lang,
        second=next(iter(found.content.title.others(language())), None),
        question=question,
        for_everyone=outside if outside != question else (),
        by_hand=found.content.query is None,
        size=lists.size(found, by),
        owner=found.owner,
        status="" if found.status == Status.PUBLISHED else say(found.status.label),
        changed=moment_words(datetime.fromisoformat(found.changed)),
        may_change=lists.may_change(found, by),
    )


def words_of_query(query: str, by: Actor) -> tuple[str, ...]:
    """A question that is not kept yet, in words. Refused: what cannot be asked."""
    return _in_words(lists.read_question(query), by.audience)


def _question_words(found: EvidenceList, audience: Audience) -> tuple[str, ...]:
    """The question of a list, a phrase for each restriction; nothing for one picked by hand."""
    return () if found.content.query is None else _in_words(lists.question(found), audience)


def _in_words(criteria: Criteria, audience: Audience) -> tuple[str, ...]:
    names = naming.names_for(language(), audience)
    return wording.question_words(criteria, wording.words_of(language()), names) or (say(N_("Every incident")),)


def incidents_of(found: EvidenceList, by: Actor) -> list[tuple[Row, str]]:
    """The incidents of a list in its order, each with its note."""
    notes = {item.incident: item.note for item in found.content.items}
    return [(row, notes.get(row.code, "")) for row in rows_of(lists.summaries(found, by))]


def sums(found: EvidenceList, by: Actor) -> tuple[str, ...]:
    """What the list adds up to, worded so that it is not taken for a finding."""
    totals = searching.totals(lists.question(found), by)
    words = wording.words_of(language())
    said = ((outcome, wording.sum_words(totals.sums.get(outcome), words)) for outcome in (KILLED, INJURED))
    people = [say(_SUM[outcome], people=text) for outcome, text in said if text]
    if not people:
        return ()
    sentence = N_("Sum of the %(n)s records here, as reported; not a death toll. %(without)s records give no number.")
    return (*people, say(sentence, n=totals.incidents, without=totals.without_number))
