"""Criteria: a question about incidents as one frozen value, and the same question in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from incidents.domain.areas import Area, Bbox, Near
from incidents.domain.dates import UncertainDate
from incidents.domain.vocabulary import N_, FigureState, Grade, Status, Term

DEFAULT_SIZE = 25
LARGEST_SIZE = 200


class Sort(Term):
    """The orders a list can be read in; a leading minus is descending."""

    NEWEST = "-date", N_("Newest first")
    OLDEST = "date", N_("Oldest first")
    MOST_KILLED = "-killed", N_("Most reported killed first")
    FEWEST_KILLED = "killed", N_("Fewest reported killed first")
    CHANGED = "-changed", N_("Last changed first")
    CHANGED_OLDEST = "changed", N_("First changed first")
    CODE = "code", N_("By code")


@dataclass(frozen=True)
class Bound:
    """`killed_min=10`: at least, `killed_max=10`: at most; on the derived minimum or maximum of the `all` line."""

    outcome: str
    least: bool
    people: int


@dataclass(frozen=True)
class Part:
    """One restriction of a question: its parameter and value in the address, and a sentence to say it in.

    `named` are (parameter of the sentence, list of terms, code): what a reader of another language must look up.
    """

    param: str
    value: str
    message: str
    params: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[str, str, str], ...] = ()


#: Parameter of the address → field of Criteria, for every repeatable choice of codes.
CHOICES: dict[str, str] = {
    "place": "places",
    "violation": "violations",
    "outcome": "outcomes",
    "group": "groups",
    "cause": "causes",
    "actor": "actors",
    "grade": "grades",
    "status": "statuses",
    "source": "sources",
    "article": "articles",
    "list": "lists",
    "figures": "figures",
}
_SENTENCES = {
    "place": N_("Place: %(name)s"),
    "violation": N_("Alleged violation: %(name)s"),
    "outcome": N_("Reported: %(name)s"),
    "group": N_("Who they were: %(name)s"),
    "cause": N_("Cause: %(name)s"),
    "actor": N_("Said to be responsible: %(name)s"),
    "grade": N_("How well supported: %(name)s"),
    "status": N_("Status: %(name)s"),
    "source": N_("Source: %(name)s"),
    "article": N_("Article: %(name)s"),
    "list": N_("On the list: %(name)s"),
    "figures": N_("Figures: %(name)s"),
}
_SINGLE: dict[str, tuple[str, Any]] = {
    "q": ("text", ""),
    "from": ("since", None),
    "to": ("until", None),
    "dates": ("certain", False),
    "bbox": ("bbox", None),
    "near": ("near", None),
    "within": ("within", None),
    "changed": ("changed", None),
    "release": ("release", None),
}
_FIXED: dict[str, type[Term]] = {"grade": Grade, "status": Status, "figures": FigureState}


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """A question. Within a choice any of the codes will do; between choices all must hold.

    An incident matches `since` and `until` if its span of days may lie within; `certain` asks that it must. With a
    `release` it is asked of what was public then.
    """

    text: str = ""
    since: UncertainDate | None = None
    until: UncertainDate | None = None
    certain: bool = False
    places: tuple[str, ...] = ()
    bbox: Bbox | None = None
    near: Near | None = None
    within: Area | None = None
    violations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    changed: date | None = None
    release: int | None = None
    sort: Sort = Sort.NEWEST
    after: str = ""
    size: int = DEFAULT_SIZE

    @property
    def question(self) -> "Criteria":
        """The same question without order and page: what totals, map, charts and exports ask."""
        if (self.sort, self.after, self.size) == (Sort.NEWEST, "", DEFAULT_SIZE):
            return self
        return replace(self, sort=Sort.NEWEST, after="", size=DEFAULT_SIZE)

    @property
    def asks_anything(self) -> bool:
        """False for the question that every record answers."""
        return self.question != Criteria()

    @property
    def whole_list(self) -> str:
        """The code of the list where it alone is asked for, all of it; "" for any other question."""
        alone = len(self.lists) == 1 and not self.without("list").asks_anything
        return self.lists[0] if alone else ""

    def following(self, after: str) -> "Criteria":
        """The same question and order, from the cursor `after` on; "" for its first page."""
        return replace(self, after=after)

    def choosing(self, param: str, *codes: str) -> "Criteria":
        """The question with these codes, and no others, chosen for a parameter."""
        chosen: dict[str, Any] = {CHOICES[param]: tuple(sorted(set(codes))), "after": ""}
        return replace(self, **chosen)

    def without(self, param: str) -> "Criteria":
        """The question with one choice dropped: what the counts beside that choice's values are taken over."""
        if not (getattr(self, CHOICES[param]) or self.after):
            return self
        dropped: dict[str, Any] = {CHOICES[param]: (), "after": ""}
        return replace(self, **dropped)

    def dropping(self, part: Part) -> "Criteria":
        """The question with one of its restrictions taken away; what the cross on a chip does."""
        less: dict[str, Any] = {"after": ""}
        if part.param in CHOICES:
            field = CHOICES[part.param]
            less[field] = tuple(code for code in getattr(self, field) if code != part.value)
        elif part.param in _SINGLE:
            field, empty = _SINGLE[part.param]
            less[field] = empty
        else:
            less["bounds"] = tuple(bound for bound in self.bounds if _bound_part(bound).param != part.param)
        return replace(self, **less)

    def parts(self) -> Iterator[Part]:
        """Each restriction, in the canonical order of the address."""
        yield from self._words_and_days()
        yield from self._areas()
        for param, field in CHOICES.items():
            for code in getattr(self, field):
                yield Part(param, code, _SENTENCES[param], named=(("name", param, code),))
        yield from (_bound_part(bound) for bound in self.bounds)
        if self.changed:
            day = self.changed.isoformat()
            yield Part("changed", day, N_("Changed since %(date)s"), (("date", day),))
        if self.release:
            number = str(self.release)
            yield Part("release", number, N_("As it stood in release %(n)s"), (("n", number),))

    def _words_and_days(self) -> Iterator[Part]:
        if self.text:
            yield Part("q", self.text, N_("Words: %(text)s"), (("text", self.text),))
        if self.since:
            yield Part("from", self.since.edtf, N_("From %(date)s"), (("date", self.since.edtf),))
        if self.until:
            yield Part("to", self.until.edtf, N_("To %(date)s"), (("date", self.until.edtf),))
        if self.certain:
            yield Part("dates", "certain", N_("Only dates known for certain"))

    def _areas(self) -> Iterator[Part]:
        if self.bbox:
            yield Part("bbox", self.bbox.text, N_("Within the area shown on the map"))
        if self.near:
            lat, lon, km = self.near.text.split(",")
            message = N_("Within %(km)s km of %(lat)s, %(lon)s")
            yield Part("near", self.near.text, message, (("km", km), ("lat", lat), ("lon", lon)))
        if self.within:
            yield Part("within", self.within.text, N_("Within the area drawn on the map"))

    def describe(self, say: Callable[..., str], name: Callable[[str, str], str]) -> tuple[str, ...]:
        """The question in words, one phrase a restriction; `say` translates, `name(parameter, code)` labels a code."""
        return tuple(part_in_words(part, say, name) for part in self.parts())


def part_in_words(part: Part, say: Callable[..., str], name: Callable[[str, str], str]) -> str:
    """One restriction as a phrase in the reader's language."""
    values: dict[str, Any] = dict(part.params)
    values.update({key: name(param, code) for key, param, code in part.named})
    return say(part.message, **values)


def fixed_label(param: str, code: str) -> str | None:
    """The English label of a code that this program decides on; None for terms, places, actors and the like."""
    kind = _FIXED.get(param)
    return kind(code).label if kind else None


def fixed_codes(param: str) -> tuple[str, ...] | None:
    """The codes a parameter may take where the program itself decides on them; None where the database does."""
    kind = _FIXED.get(param)
    return tuple(kind) if kind else None


def _bound_part(bound: Bound) -> Part:
    message = N_("%(outcome)s: at least %(n)s") if bound.least else N_("%(outcome)s: at most %(n)s")
    param = f"{bound.outcome}_{'min' if bound.least else 'max'}"
    people = str(bound.people)
    return Part(param, people, message, (("n", people),), (("outcome", "outcome", bound.outcome),))
