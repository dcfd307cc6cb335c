"""Tables that nobody knows: a person says which column is what, and what the words in it mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from incidents.domain.articles import Source
from incidents.domain.claims import Claim
from incidents.domain.count_words import read_count
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Cause
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedActor, NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual, is_arabic
from incidents.domain.vocabulary import ALL, N_
from incidents.reading.presets import means
from incidents.reading.presets.cells import Cells, code_of
from incidents.reading.presets.figures import NO_NUMBER, bounded, in_order, numbered
from incidents.reading.presets.hand_fields import COUNTED, FIELDS, guesses
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row, key

_NO_NUMBER_SAID = N_("Leave this blank when the report gives no number.")  # what `read_count` answers to "a number of"
_PRECISIONS = {str(code.value): code for code in PlacePrecision}
_WORDS = {one.name: one.words for one in FIELDS if one.words}


@dataclass(frozen=True, kw_only=True)
class Mapping_:  # noqa: N801 - `Mapping` is Python's own
    """Our field → the column it is read from; and by field, what stands in the column → our code.

    A blank code means that the word says nothing here; a word that is not among them is looked up as it stands.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def preset(mapping: Mapping_, *, dataset: str) -> Preset:
    """A preset that reads by this mapping; `dataset` is what the data set is called, and how it is told from others.

    Refused: a field that there is not, no column for the date, no name for the data set.
    """
    unknown = sorted(set(mapping.columns) - {one.name for one in FIELDS})
    if unknown:
        raise Refused(N_("“%(name)s” is no field that a column can be read into."), field="columns", name=unknown[0])
    if not mapping.columns.get("date"):
        raise Refused(N_("Say which column holds the date."), field="date")
    if not key(dataset):
        raise Refused(N_("Say what the data set is called."), field="dataset")
    code = f"by-hand-{key(dataset).replace('_', '-')}"[:80]
    return Preset(
        name="by_hand",
        title=N_("A table of your own, columns chosen by hand"),
        source=Source(code=code, name=_in_its_language(dataset.strip()), kind="other", family=code),
        marks=(),
        required=tuple(dict.fromkeys(mapping.columns.values())),
        external=lambda row: code_of(row, mapping.columns["code"]) if "code" in mapping.columns else "",
        read=partial(_read, mapping),
    )


def _read(mapping: Mapping_, row: Row, names: Names) -> RowDraft:
    hand = _Hand(mapping, Cells(row, names))
    cells = hand.cells
    claims = numbered(claim for outcome in COUNTED for claim in hand.figures(outcome))
    title, notes = hand.line("title"), hand.text("notes")
    actor = hand.line("actor")
    return cells.draft(
        external=hand.code("code"),
        title=_in_its_language(title or hand.line("place")),
        passage=notes,
        occurred=hand.occurred(),
        time_text=hand.line("time"),
        event_type=hand.word("event_type"),
        places=hand.places(),
        causes=hand.causes(),
        actors=(NamedActor(name=_in_its_language(actor)),) if actor else (),
        claims=claims,
        sources=tuple(text for name in ("source", "url") if (text := hand.line(name))),
        no_number_reason="" if claims else NO_NUMBER,
    )


class _Hand:
    """A row read by our fields instead of by its columns."""

    def __init__(self, mapping: Mapping_, cells: Cells) -> None:
        self.mapping = mapping
        self.cells = cells

    def column(self, name: str) -> str:
        """The column of a field, blank where it has none."""
        return self.mapping.columns.get(name, "")

    def line(self, name: str) -> str:
        """A field of one line."""
        return self.cells.line(self.column(name))

    def text(self, name: str) -> str:
        """A field of prose."""
        return self.cells.text(self.column(name))

    def code(self, name: str) -> str:
        """A field that holds a code."""
        return self.cells.code(self.column(name))

    def word(self, name: str) -> str:
        """A field that holds a term, by the values mapped or as it stands; a word not known is said, and left open."""
        said = self._said_word(name)
        found = self._known(name, said)
        if found is None:
            self._leave_open(name, said)
        return found or ""

    def causes(self) -> tuple[Cause, ...]:
        """What was used, by the values mapped, by its term, or by the words in it."""
        said = self._said_word("cause")
        code = self._known("cause", said)
        found = means.causes(said) if code is None else (Cause(term=code),) if code else ()
        if code is None and not found:
            self._leave_open("cause", said)
        return found

    def _said_word(self, name: str) -> str:
        return "" if self.cells.is_blank(self.column(name)) else self.line(name)

    def _known(self, name: str, said: str) -> str | None:
        """The code that a word is mapped to or is; blank where it says nothing, None where it is not known."""
        values = {key(word): code for word, code in self.mapping.values.get(name, {}).items()}
        if not said or key(said) in values:
            return values.get(key(said), "")
        return self.cells.names.term(_WORDS[name], said) or None

    def _leave_open(self, name: str, said: str) -> None:
        message = N_("“%(word)s” has no meaning here yet; it is left open.")
        self.cells.warn(self.column(name), message, word=said[:60])

    def occurred(self) -> UncertainDate | None:
        """The day, or the span up to the field `date_end`; one moment in it, since nothing says that it lasted."""
        first_column, last_column = self.column("date"), self.column("date_end")
        if self.cells.is_blank(first_column):
            self.cells.refuse(first_column, N_("The date is missing."))
        first = self.cells.day(first_column)
        last = self.cells.day(last_column) if last_column else None
        if first is None or last is None:
            return first
        if last.latest < first.earliest:
            self.cells.refuse(
                last_column, N_("The end lies before the beginning (%(day)s)."), day=first.earliest.isoformat()
            )
            return None
        return UncertainDate.span(first.earliest, last.latest, qualifier=first.qualifier, as_printed=first.as_printed)

    def places(self) -> tuple[NamedPlace, ...]:
        """The place, as exact as the table says; a bare point is as exact as a town at most."""
        name = self.line("place")
        areas = tuple(text for area in ("country", "governorate", "district") if (text := self.line(area)))
        lat, lon = self.column("lat"), self.column("lon")
        point = self.cells.point(lat, lon) if lat and lon else None
        exact = _PRECISIONS.get(self.code("place_precision"))
        given = self.mapping.values.get("place_precision", {}).get(self.line("place_precision"))
        exact = _PRECISIONS.get(given, exact) if given else exact
        if exact is None and point is not None:
            exact = PlacePrecision.CITY
        place = NamedPlace(name=name, within=areas, point=point, precision=exact)
        return (place,) if name or areas or point else ()

    def figures(self, outcome: str) -> list[Claim]:
        """What the table says of one outcome: a figure in words or digits, or a range of two columns."""
        group = self.word("group") or ALL
        if column := self.column(outcome):
            said = self._said(column, outcome, group)
            return [said] if said else []
        low, high = self.column(f"{outcome}_min"), self.column(f"{outcome}_max")
        least = self.cells.people(low) if low else None
        most = self.cells.people(high) if high else None
        if not in_order(self.cells, (low, least), (high, most)):
            return []
        claim = bounded(least, most, outcome=outcome, group=group)
        return [claim] if claim else []

    def _said(self, column: str, outcome: str, group: str) -> Claim | None:
        """A figure as it is typed: 3, "at least 24", "dozens", "2-4"."""
        if self.cells.is_blank(column):
            return None
        text = str(self.cells.cell(column)).strip()
        try:
            count = read_count(text.removesuffix(".0"))
        except Refused as refused:
            if refused.message != _NO_NUMBER_SAID:
                self.cells.problems.append(refused.at(column))
            return None
        made = Claim(number=0, article="", outcome=outcome, group=group)
        return replace(made, qualifier=count.qualifier, value=count.value, upper=count.upper, printed=count.as_printed)


def _in_its_language(text: str) -> Trilingual:
    return Trilingual(ar=text) if is_arabic(text) else Trilingual(en=text)


def suggest_mapping(columns: Sequence[str], sample: Sequence[Row]) -> Mapping_:
    """Which column is likely what, by its name in English or Arabic and by what stands in it."""
    return Mapping_(columns=guesses(columns, sample))
