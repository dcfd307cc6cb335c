"""What was read in a text, as buttons: each says what it would put into which answers, and from which words."""

from collections import Counter
from dataclasses import dataclass

from incidents.domain.suggestions import Event, Kind, Reading, Suggestion
from incidents.web.desk.form import DeskForm
from incidents.web.desk.ways import DATES, PLAIN, WAYS, Known, Way
from incidents.web.i18n import say

MOST = 80
_UNSURE_BELOW = 0.6
ABOUT = frozenset({*PLAIN, Kind.PUBLISHED})
_TICKS = frozenset({"causes", "actors"})


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A suggestion on the page. Several `ways` where a person has to choose; `taken` is the number of the one taken.

    `at` is the id of the answer that it fills. `used`: its figure is recorded already.
    """

    key: str
    kind: Kind
    ways: tuple[Way, ...]
    suggestion: Suggestion
    at: str
    taken: int | None = None
    unsure: bool = False
    used: bool = False

    @property
    def why(self) -> str:
        """Why it was suggested, in words."""
        return say(self.suggestion.why, **self.suggestion.params)

    @property
    def open(self) -> bool:
        """Whether it waits for a word."""
        return self.taken is None and not self.used


def offers(reading: Reading, form: DeskForm, used: tuple[str, ...]) -> tuple[Offer, ...]:
    """The suggestions of a reading in its order, those dismissed left out; the form gets a row for each figure.

    Of each kind the first `MOST` are offered: more than that is no report of one event.
    """
    keys = keys_of(reading)
    wanted = _first_of_each(reading, set(form.dismissed.data))
    for number in wanted:
        if reading.suggestions[number].kind in _IN_ROWS and keys[number] not in used:
            form.row_for(keys[number])
    known = Known()
    made = (_offer(keys[n], reading.suggestions[n], form, known, used=keys[n] in used) for n in wanted)
    return tuple(offer for offer in made if offer is not None)


def _first_of_each(reading: Reading, dismissed: set[str]) -> tuple[int, ...]:
    counted: Counter[Kind] = Counter()
    found = []
    for number, (key, one) in enumerate(zip(keys_of(reading), reading.suggestions, strict=True)):
        counted[one.kind] += 1
        if counted[one.kind] <= MOST and key not in dismissed:
            found.append(number)
    return tuple(found)


def keys_of(reading: Reading) -> tuple[str, ...]:
    """A name for each suggestion that stays the same when the text is read again."""
    seen: dict[str, int] = {}
    keys = []
    for one in reading.suggestions:
        key = f"{one.kind.value}-{one.words.start}-{one.words.end}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(keys)


def _offer(key: str, one: Suggestion, form: DeskForm, known: Known, *, used: bool) -> Offer | None:
    tell = WAYS.get(one.kind)
    if tell is None:
        return None
    ways = tuple(tell(key, one, form, known))
    if not ways:
        return None
    taken = next((number for number, way in enumerate(ways) if _taken(form, one, way)), None)
    at = ways[0].fills[0][0]
    if one.kind in _IN_ROWS:
        row = form.row_of(key)
        taken = 0 if row is not None and not row.blank else None
        at = f"row-{key}"
    return Offer(
        key=key, kind=one.kind, ways=ways, suggestion=one, at=at, taken=taken,
        unsure=one.confidence < _UNSURE_BELOW, used=used,
    )  # fmt: skip


def _taken(form: DeskForm, one: Suggestion, way: Way) -> bool:
    """Whether the form holds what a suggestion puts there; a date or a place in whatever language it was put."""
    if one.kind in DATES:
        return bool(form[DATES[one.kind]].data == one.value)
    typed = form.typed()
    fills = [pair for pair in way.fills if one.kind is not Kind.PLACE or pair[0] == "place_code"]
    return all(text in typed.get(name, ()) if name in _TICKS else typed.get(name) == (text,) for name, text in fills)


_IN_ROWS = frozenset({Kind.FIGURE, Kind.DENIAL})


def events_of(reading: Reading) -> tuple[Event, ...]:
    """The happenings told of; a headline alone is none beside others. A text in which none was told apart is one."""
    told = tuple(one for one in reading.events if not _in_title(reading, one.figures))
    if told or reading.events:
        return told or reading.events
    at: dict[Kind, list[int]] = {}
    for number, one in enumerate(reading.suggestions):
        at.setdefault(one.kind, []).append(number)
    first = {kind: next(iter(at.get(kind, ())), None) for kind in (Kind.PLACE, Kind.DATE)}
    figures = tuple(at.get(Kind.FIGURE, ()))
    return (Event(place=first[Kind.PLACE], date=first[Kind.DATE], figures=figures),) if any(at) else ()


def _in_title(reading: Reading, figures: tuple[int, ...]) -> bool:
    """Whether all these figures stand in the headline."""
    return bool(figures) and set(figures) <= above_text(reading)


def above_text(reading: Reading) -> set[int]:
    """The suggestions that were read from the headline."""
    titles = [(one.words.start, one.words.end) for one in reading.of(Kind.TITLE) if one.words.passage]
    return {
        number
        for number, one in enumerate(reading.suggestions)
        if any(start <= one.words.start and one.words.end <= end for start, end in titles)
    }
