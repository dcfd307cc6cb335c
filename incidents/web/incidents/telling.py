"""A record in words and drawings, as its page tells it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from incidents.domain.incident import Figure, IncidentPlace, Record
from incidents.domain.rule import Verdict
from incidents.services import depicting, telling
from incidents.services.depicting import Strip
from incidents.services.reference import Names
from incidents.services.telling import FigureRow
from incidents.services.wording import words_of
from incidents.web.i18n import language, say

__all__ = ["Drawn", "FigureRow", "Teller", "place_line", "without_words"]


@dataclass(frozen=True, kw_only=True)
class Drawn(telling.Shown):
    """Everything told of one outcome, with its strip."""

    strip: Strip | None

    @property
    def rows_without_words(self) -> tuple[FigureRow, ...]:
        """The table for a record flagged graphic: its words open behind a note."""
        return without_words(self.rows)

    @property
    def drawing(self) -> Markup:
        """The strip as safe markup; it was built as a tree, its texts escaped."""
        return Markup(self.strip.drawing) if self.strip else Markup()  # noqa: S704

    @property
    def keys(self) -> tuple[tuple[Markup, str], ...]:
        """The key of the strip."""
        return tuple((Markup(mark), words) for mark, words in self.strip.keys) if self.strip else ()  # noqa: S704


class Teller(telling.Teller):
    """Tells one record in the reader's language, each figure with its mark."""

    def __init__(self, record: Record) -> None:
        super().__init__(record, words_of(language()), Names(language()))
        self._drawn: dict[tuple[str, str], dict[int, str]] = {}

    def drawn(self) -> tuple[Drawn, ...]:
        """The outcomes, each with its strip."""
        return tuple(
            Drawn(**vars(one), strip=depicting.draw_strip(one.figure, self.record, language(), say))
            for one in self.outcomes()
        )

    def row(self, figure: Figure, verdict: Verdict) -> FigureRow:
        """One figure with the verdict of the rule on it, and its mark."""
        drawn = Markup(self._marks(figure).get(verdict.claim, ""))  # noqa: S704 - built as a tree, texts escaped
        return replace(super().row(figure, verdict), mark=drawn)

    def _marks(self, figure: Figure) -> dict[int, str]:
        line = figure.line.outcome, figure.line.group
        if line not in self._drawn:
            self._drawn[line] = depicting.row_marks(figure, self.record, language(), say)
        return self._drawn[line]


def without_words(rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    """Rows of which only source, figure and verdict are shown."""
    return tuple(replace(row, passage="", note="") for row in rows)


def place_line(place: IncidentPlace) -> str:
    """The place with those around it: "Zaytun Bridge, Nasiriyah, Dhi Qar"."""
    return telling.place_line(place, words_of(language()))
