"""Annotated passages: what people found in a text, as lines of JSON, to hold a reading against.

The passages and the rules by which they were annotated are in `tests/reading/`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import IncidentError, Refused
from incidents.domain.suggestions import SaidFigure
from incidents.domain.vocabulary import N_, Scope


@dataclass(frozen=True, kw_only=True)
class Passage:
    """An annotated text.

    Each of `figures` is one figure, or one for each group where the text does not decide between groups; each of
    `places` is one code, or several where the text does not decide between places.
    """

    code: str
    language: str
    text: str
    published: date | None
    figures: tuple[tuple[SaidFigure, ...], ...]
    dates: tuple[UncertainDate, ...]
    places: tuple[frozenset[str], ...]


def read_passages(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of a file, one JSON object a line; blank lines are passed over. Refused: a line that is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _passage(line, number)


def _passage(line: str, number: int) -> Passage:
    try:
        written = json.loads(line)
        published = written["published"]
        return Passage(
            code=str(written["id"]),
            language=str(written["lang"]),
            text=str(written["text"]),
            published=date.fromisoformat(published) if published else None,
            figures=tuple(tuple(_figures(one)) for one in written["figures"]),
            dates=tuple(UncertainDate.from_edtf(one) for one in written["dates"]),
            places=tuple(frozenset(code.split("|")) for code in written["places"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IncidentError) as fault:
        raise Refused(N_("Line %(line)s is no annotated passage: %(why)s"), line=number, why=str(fault)) from fault


def _figures(written: Mapping[str, Any]) -> Iterator[SaidFigure]:
    """The figure, once for each of its groups: they are written `protesters|all`."""
    for group in written["group"].split("|"):
        figure = SaidFigure(
            outcomes=tuple(written["outcomes"]),
            group=group,
            qualifier=Qualifier(written["qualifier"]),
            value=written["value"],
            upper=written["upper"],
            scope=Scope(written["scope"]),
        )
        figure.bounds  # noqa: B018 - refuses words that need a number where none is written
        if not figure.outcomes or figure.combined != written["combined"]:
            raise Refused(N_("A figure of several harms is marked as combined, and no other."))
        yield figure
