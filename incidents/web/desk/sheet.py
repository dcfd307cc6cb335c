"""Everything a page of the desk shows: the sitting, its form, and what was read, sorted by question and happening."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from incidents.domain.quick import link_in
from incidents.domain.sittings import Sitting
from incidents.domain.suggestions import Event, Kind, Reading
from incidents.domain.vocabulary import Scope
from incidents.services import articles
from incidents.services.matching import Alike
from incidents.services.reference import Names
from incidents.web.desk.blueprint import desk_here
from incidents.web.desk.figure_row import DeskFigure
from incidents.web.desk.form import DeskForm
from incidents.web.desk.marking import Paragraph, marked
from incidents.web.desk.offers import ABOUT, MOST, Offer, above_text, events_of, keys_of, offers
from incidents.web.desk.said import day_said, with_said
from incidents.web.desk.ways import Fills, figure_label, fills_text
from incidents.web.gate import actor
from incidents.web.i18n import language

_OWN = frozenset({Scope.INCIDENT, Scope.PART})


@dataclass(frozen=True)
class Tab:
    """One happening of the article: its number, where and what in a few words, whether it is recorded already."""

    number: int
    place: str
    figure: str
    done: bool


@dataclass(frozen=True)
class Sheet:
    """A sitting laid out. `chosen` is the happening whose suggestions stand first."""

    sitting: Sitting
    form: DeskForm
    reading: Reading
    offers: tuple[Offer, ...]
    events: tuple[Event, ...]
    keys: tuple[str, ...]
    chosen: int = 0
    _by_key: dict[str, Offer] = field(default_factory=dict)

    @classmethod
    def of(cls, sitting: Sitting, form: DeskForm, asked: str = "") -> "Sheet":
        """The sheet of a sitting; `asked` is the number of the happening a person chose."""
        published = form.published.data.latest if form.published.data else day_said(sitting.said)
        reading = with_said(desk_here().read(sitting.text, published, actor()), sitting.said)
        made, events, keys = offers(reading, form, sitting.used), events_of(reading), keys_of(reading)
        open_ones = [n for n, one in enumerate(events) if not _used(one, keys, sitting.used)]
        chosen = int(asked) if asked.isascii() and asked.isdecimal() and int(asked[:3]) < len(events) else None
        first = open_ones[0] if open_ones else 0
        return cls(
            sitting, form, reading, made, events, keys, first if chosen is None else chosen,
            {one.key: one for one in made},
        )  # fmt: skip

    @property
    def event(self) -> Event | None:
        """The happening chosen; None where the text tells of none."""
        return self.events[self.chosen] if self.events else None

    @cached_property
    def tabs(self) -> tuple[Tab, ...]:
        """The happenings to choose among."""
        names = Names(language())
        return tuple(self._tab(number, event, names) for number, event in enumerate(self.events))

    def about(self, *kinds: str) -> tuple[Offer, ...]:
        """What the article says of itself, its page before its text; of some kinds only, where they are named."""
        found = (one for one in self.offers if one.kind in ABOUT and (not kinds or one.kind.value in kinds))
        return tuple(sorted(found, key=lambda one: bool(one.suggestion.words.passage)))

    def first_of(self, kind: str) -> tuple[Offer, ...]:
        """The suggestions of one kind, that of the happening chosen first."""
        event = self.event
        first = {Kind.DATE: event.date, Kind.PLACE: event.place}.get(Kind(kind)) if event else None
        own = self.keys[first] if first is not None else ""
        return tuple(sorted((one for one in self.offers if one.kind.value == kind), key=lambda one: one.key != own))

    def figures(self, *, here: bool) -> tuple[tuple[Offer, DeskFigure], ...]:
        """The figures (and denials) of the happening chosen, or all others, each with its row."""
        mine = {self.keys[number] for number in self.event.figures} if self.event else set()
        found = ((one, self.form.row_of(one.key)) for one in self.offers if one.kind in {Kind.FIGURE, Kind.DENIAL})
        several = len(self.events) > 1
        return tuple(
            (one, row) for one, row in found
            if row is not None and (one.key in mine or (one.kind is Kind.DENIAL and not several)) is here
        )  # fmt: skip

    def used(self) -> tuple[Offer, ...]:
        """Figures that are recorded already."""
        return tuple(one for one in self.offers if one.used)

    def own_rows(self) -> tuple[DeskFigure, ...]:
        """Rows that no suggestion on the page belongs to: typed by hand, or filled before a suggestion went."""
        rows = (row.form for row in self.form.figures)
        return tuple(row for row in rows if row.key.data not in self._by_key and not (row.key.data and row.blank))

    def offer(self, key: str) -> Offer | None:
        """The suggestion of this name."""
        return self._by_key.get(key)

    def of_event(self, number: int) -> tuple[Offer, ...]:
        """What one press takes over: date, place and figures of a happening, where there is nothing to choose.

        Figures that cover more than this event are left to be taken over one by one.
        """
        if not 0 <= number < len(self.events):
            return ()
        event = self.events[number]
        wanted = (event.date, event.place, *self._own_figures(event))
        found = (self._by_key.get(self.keys[at]) for at in wanted if at is not None)
        return one_way(found)

    @property
    def all_text(self) -> str:
        """For the script of the page: what one press takes over of the happening chosen."""
        return fills_text(fills_of(self.of_event(self.chosen)))

    @property
    def about_text(self) -> str:
        """The same of what the article says of itself."""
        return fills_text(fills_of(self.open_about()))

    def _own_figures(self, event: Event) -> tuple[int, ...]:
        """The figures of this event alone, those of the headline left out that the text gives too."""
        read = {number: self.reading.suggestions[number] for number in event.figures}
        above = above_text(self.reading)
        told = {(one.value.outcomes, one.value.bounds) for number, one in read.items() if number not in above}
        return tuple(
            number
            for number, one in read.items()
            if one.value.scope in _OWN and (number not in above or (one.value.outcomes, one.value.bounds) not in told)
        )

    def open_about(self) -> tuple[Offer, ...]:
        """What the article says of itself and nobody answered yet; one for each answer."""
        answered = {name for name, texts in self.form.typed().items() if any(text.strip() for text in texts)}
        first: dict[str, Offer] = {}
        for one in one_way(self.about()):
            first.setdefault(one.at, one)
        return tuple(one for at, one in first.items() if at not in answered)

    @property
    def beyond(self) -> bool:
        """Whether more was read than is offered."""
        return any(len(self.reading.of(kind)) > MOST for kind in Kind)

    @cached_property
    def known(self) -> str:
        """The code of the article, where it is kept under this address already."""
        link = self.form.link.data or ""
        return (articles.known_address(link, actor()) if link_in(link) else None) or ""

    @cached_property
    def candidates(self) -> tuple[Alike, ...]:
        """Incidents that this one may be, once day and place are answered, or its article is known."""
        form = self.form
        form.find_place()
        address = form.link.data or ""
        if not (form.occurred.data and form.chosen) and not address:
            return ()
        return desk_here().candidates(form.sketch(), address, actor())

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text with the words of the suggestions marked."""
        return marked(self.sitting.text, self.offers)

    def _tab(self, number: int, event: Event, names: Names) -> Tab:
        place = names.place(self.reading.suggestions[event.place].value) if event.place is not None else ""
        first = next(iter(event.figures), None)
        figure = figure_label(self.reading.suggestions[first], names) if first is not None else ""
        return Tab(number, place, figure, _used(event, self.keys, self.sitting.used))


def one_way(found: Iterable[Offer | None]) -> tuple[Offer, ...]:
    """Those that wait for a word and leave nothing to choose."""
    return tuple(one for one in found if one is not None and one.open and len(one.ways) == 1)


def fills_of(found: Iterable[Offer]) -> Fills:
    """Everything that some suggestions put into the answers."""
    return tuple(pair for one in found for pair in one.ways[0].fills)


def _used(event: Event, keys: tuple[str, ...], used: tuple[str, ...]) -> bool:
    return bool(event.figures) and all(keys[number] in used for number in event.figures)
