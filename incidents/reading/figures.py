"""Numbers of people that a text tells of, each with its words: who, how many, what happened, what it covers."""

from collections.abc import Iterator
from datetime import date

from incidents.domain.suggestions import Kind, SaidFigure, Suggestion
from incidents.domain.vocabulary import N_
from incidents.reading.casualties.reading import row_of, ties_of
from incidents.reading.casualties.ties import SURE, Tie
from incidents.reading.prose import Prose, Sentence


def read_figures(prose: Prose, published: date | None = None) -> tuple[Suggestion, ...]:
    """The figures and denials of a text, in its order. `published` dates "since October" and "by Thursday evening"."""
    return tuple(one for sentence in prose.sentences for one in _of_sentence(prose, sentence))


def _of_sentence(prose: Prose, sentence: Sentence) -> Iterator[Suggestion]:
    row = row_of(prose, sentence)
    found = ties_of(row, sentence)
    quoted = prose.quoted(sentence) if found else None
    for one in found:
        quantity = one.party.quantity
        if quantity is None or quoted is None:
            continue
        figure = SaidFigure(
            outcomes=one.outcomes,
            qualifier=quantity.qualifier,
            value=quantity.value,
            upper=quantity.upper,
            group="armed_group_members" if one.party.group == "doer" else one.party.group,
            printed=prose.words(quantity.first, quantity.last).passage,
        )
        yield Suggestion(
            kind=Kind.FIGURE,
            value=figure,
            words=prose.words(one.first, one.last),
            sentence=quoted,
            confidence=SURE[one.how],
            why=N_("A number beside a harm"),
        )
