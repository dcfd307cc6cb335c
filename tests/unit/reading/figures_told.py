"""Figures said in one short line, so that a table of sentences can be read."""

from datetime import date

from incidents.domain.counts import Qualifier
from incidents.domain.suggestions import Kind, SaidFigure, Suggestion
from incidents.domain.vocabulary import ALL, Scope
from incidents.reading.figures import read_figures
from incidents.reading.prose import Prose


def suggestions(text: str, published: date | None = None) -> tuple[Suggestion, ...]:
    return read_figures(Prose(text), published)


def figures(text: str, published: date | None = None) -> list[SaidFigure]:
    return [one.value for one in suggestions(text, published) if one.kind is Kind.FIGURE]


def told(text: str, published: date | None = None) -> str:
    """ "killed at_least 2 protesters cumulative; injured 12-15": nothing is said of all people and of this event."""
    return "; ".join(map(_line, figures(text, published)))


def _line(figure: SaidFigure) -> str:
    number = "" if figure.value is None or figure.qualifier is Qualifier.NONE else str(figure.value)
    return " ".join(
        part
        for part in (
            "+".join(figure.outcomes),
            "" if figure.qualifier is Qualifier.EXACT else figure.qualifier.value,
            number if figure.upper is None else f"{number}-{figure.upper}",
            "" if figure.group == ALL else figure.group,
            "" if figure.scope is Scope.INCIDENT else figure.scope.value,
        )
        if part
    )
