"""Numbers of people that a text tells of, each with its words: who, how many, what happened, what it covers.

The text is cut into sentences; of each, the people with their number, what happened to them (`casualties.english`,
`casualties.arabic`), what the number covers, when it held, and who says so. How sure a figure is depends on how the
harm stands to the people: see `casualties.ties.SURE`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from incidents.domain.moments import TimeSpan
from incidents.domain.suggestions import Kind, SaidFigure, Suggestion, Words
from incidents.domain.vocabulary import ALL, N_, Scope
from incidents.reading.casualties.asof import as_of
from incidents.reading.casualties.lexicon import words
from incidents.reading.casualties.nodes import Quantity, Row
from incidents.reading.casualties.nothing import Denial, denials_of, nobody
from incidents.reading.casualties.reading import row_of, ties_of
from incidents.reading.casualties.scope import Covers, Cues, cues_of, scope_of
from incidents.reading.casualties.ties import SURE, Tie
from incidents.reading.casualties.voice import said_by
from incidents.reading.prose import Prose, Sentence

_WHY = {
    "own": N_("The word for the harm stands with its number: “%(words)s”."),
    "after": N_("People with their number, and then what happened to them: “%(words)s”."),
    "before": N_("What happened, and then people with their number: “%(words)s”."),
    "total": N_("A total, and the number that it reached: “%(words)s”."),
    "within": N_("Counted among the people told of before: “%(words)s”."),
    "beside": N_("Named in one row with the people told of before: “%(words)s”."),
    "far": N_("Several words stand between the people and what happened to them: “%(words)s”."),
    "nothing": N_("The words say that nobody was harmed: “%(words)s”."),
}
#: People whose group is not told by their noun alone.
_GROUPS = {"doer": "armed_group_members", "member": ALL}
_WHY_DENIED = N_("A denial that names the harm: “%(words)s”.")
#: Words of a sentence that tells of the sick, who are no figures here.
_DISEASES = words(
    "covid coronavirus virus cholera epidemic pandemic كورونا الوباء الفيروس فيروس بفيروس بكورونا وباء الكوليرا كوفيد"
)
_DENIED = 0.85
_LONGEST = 40  # tokens from the people to the harm; beyond, the people alone are shown


@dataclass(frozen=True)
class _Before:
    """What is known before a sentence is read: the day, who speaks, and whether no number was told yet."""

    published: date | None
    voice: str
    first: bool


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What a sentence says of all its numbers."""

    sentence: Words
    cues: Cues
    as_of: TimeSpan | None
    by: str


def read_figures(prose: Prose, published: date | None = None) -> tuple[Suggestion, ...]:
    """The figures and denials of a text, in its order.

    `published` dates "since October" and "by Thursday evening"; where it is None such words date nothing. The place
    and the day that a figure belongs to are left blank.
    """
    found: list[Suggestion] = []
    voice = ""
    for sentence in prose.sentences:
        row = row_of(prose, sentence)
        voice = said_by(prose, sentence, row, voice)
        found += _of_sentence(prose, sentence, row, _Before(published, voice, first=not found))
    return tuple(found)


def _of_sentence(prose: Prose, sentence: Sentence, row: Row, known: _Before) -> Iterator[Suggestion]:
    if any(token.text in _DISEASES for token in prose.of(sentence)):
        return
    denied = denials_of(row)
    ties = [one for one in ties_of(row, sentence) if not _is_denied(one, denied)]
    ties += [one for one in nobody(row, ties) if not _is_denied(one, denied)]
    if not ties and not denied:
        return
    quoted = prose.quoted(sentence)
    said = _Said(
        sentence=quoted,
        cues=cues_of(prose, sentence, known.published),
        as_of=as_of(prose, sentence, known.published),
        by=known.voice,
    )
    for one in sorted(ties, key=lambda tie: tie.party.first):
        if one.party.quantity is not None:
            yield _figure(prose, one, one.party.quantity, said, scope_of(said.cues, one, ties, first=known.first))
    for one_denied in denied:
        yield from _denials(prose, one_denied, quoted)


def _is_denied(one: Tie, denied: list[Denial]) -> bool:
    return any(denial.first <= one.party.first < denial.end for denial in denied)


def _figure(prose: Prose, one: Tie, quantity: Quantity, said: _Said, covers: Covers | None) -> Suggestion:
    covers = None if one.part else covers
    scope = covers.scope if covers else Scope.PART if one.part else Scope.INCIDENT
    figure = SaidFigure(
        outcomes=one.outcomes,
        qualifier=quantity.qualifier,
        value=quantity.value,
        upper=quantity.upper,
        group=_GROUPS.get(one.party.group, one.party.group),
        printed=_printed(prose.words(quantity.first, quantity.last).passage, one),
        scope=scope,
        scope_from=covers.since if covers else None,
        as_of=said.as_of,
        said_by=said.by,
    )
    far = one.last - one.first > _LONGEST
    words = prose.words(one.party.first, one.party.last) if far else prose.words(one.first, one.last)
    return Suggestion(
        kind=Kind.FIGURE,
        value=figure,
        words=words,
        sentence=said.sentence,
        confidence=min(SURE[one.how], SURE["stranger"]) if one.party.stranger else SURE[one.how],
        why=_WHY[one.how],
        params={"words": words.passage},
    )


def _printed(passage: str, one: Tie) -> str:
    """The words of the number alone, without a و joined to it and without brackets."""
    bare = passage[1:] if one.party.conj and len(passage) > 1 else passage
    return bare.strip("()[]")


def _denials(prose: Prose, denial: Denial, quoted: Words) -> Iterator[Suggestion]:
    words = prose.words(denial.first, denial.last)
    for outcome in denial.outcomes:
        yield Suggestion(
            kind=Kind.DENIAL,
            value=outcome,
            words=words,
            sentence=quoted,
            confidence=_DENIED,
            why=_WHY_DENIED,
            params={"words": words.passage},
        )
