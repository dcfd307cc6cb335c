"""A reported figure at the desk: a row that a suggestion may fill, of an article that is not kept yet."""

from dataclasses import replace

from wtforms import StringField

from incidents.domain.claims import Claim
from incidents.domain.suggestions import SaidFigure
from incidents.domain.vocabulary import N_
from incidents.web.i18n import later
from incidents.web.incidents.fields import ChoiceField, choice
from incidents.web.incidents.figure_row import FigureRow, needed_count

_HERE = "here"  # stands for the article of the sitting until it has a code

_MORE = ("count", "as_of_from", "as_of_to", "scope_from", "scope_to", "scope_place", "combined", "note")


class DeskFigure(FigureRow):
    """A figure row whose article is the one on the desk. `key` names the suggestion that belongs to it."""

    key = StringField(default="")
    article = ChoiceField(later(N_("Article")), choices=lambda: [choice(_HERE, "")], default=_HERE)

    @property
    def more_is_told(self) -> bool:
        """Whether one of the less usual answers was given, or is wrong: they are then in sight."""
        return any(self[name].errors or self[name].data for name in _MORE)

    def told(self) -> Claim:
        """The row as a claim without an article. Refused: what does not fit together."""
        return replace(self.claim(None, 1), article="")


def fills(row: DeskFigure, figure: SaidFigure, passage: str) -> tuple[tuple[str, str], ...]:
    """Name of a field → what the suggestion puts into it."""
    begin, end = figure.as_of.texts() if figure.as_of else ("", "")
    said = {
        "printed": figure.printed,
        "count": _plain_count(figure),
        "outcome": figure.outcomes[0],
        "group": figure.group,
        "scope": figure.scope.value,
        "said_by": figure.said_by,
        "passage": passage,
        "as_of_from": begin.replace("T", " "),
        "as_of_to": end.replace("T", " ") if end != begin else "",
        "scope_from": figure.scope_from.isoformat() if figure.scope_from else "",
        "scope_to": figure.scope_to.isoformat() if figure.scope_to else "",
        "scope_place": figure.scope_place,
    }
    pairs = [(row[name].name, text) for name, text in said.items()]
    if figure.combined:
        pairs += [(row.combined.name, outcome) for outcome in figure.outcomes]
    return tuple(pairs)


def _plain_count(figure: SaidFigure) -> str:
    """The number in plain words, where the printed ones alone would not give it back."""
    claim = Claim(
        number=1,
        article=_HERE,
        outcome=figure.outcomes[0],
        qualifier=figure.qualifier,
        value=figure.value,
        upper=figure.upper,
        printed=figure.printed,
    )
    needed = needed_count(claim)
    return needed.as_printed if needed else ""
