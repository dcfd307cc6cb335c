"""Which place each name means, and which of the places named is where it happened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from incidents.domain.places import Place, PlaceLevel
from incidents.domain.suggestions import Kind, Suggestion
from incidents.domain.vocabulary import N_
from incidents.reading.lexicon import word_set
from incidents.reading.prose import Prose
from incidents.reading.where.mentions import Mention, Role, listed_with_others, mentions
from incidents.reading.where.names import Name, Names, ancestors
from incidents.reading.where.place import Found
from incidents.reading.where.words import DIRECTIONS, LEVELS, LISTING

NAMED, SAID_SO, SEVERAL, BY_SOUND, NEARBY, OF_HOUSE, WHOLE_COUNTRY = (
    N_("A place of the list by this name."),
    N_("The words beside the name say what kind of place it is."),
    N_("Several places bear this name."),
    N_("A spelling that the place list does not have; it sounds like this place."),
    N_("The text says where it was from this place; no nearer one is named."),
    N_("Named with a hospital or a university; no other place is named."),
    N_("Only the country is named."),
)
_SURE = {
    NAMED: 0.95, SAID_SO: 0.95, SEVERAL: 0.5, BY_SOUND: 0.6, NEARBY: 0.6, OF_HOUSE: 0.5, WHOLE_COUNTRY: 0.3,
}  # fmt: skip
_WHY_OF_ROLE = {Role.DIRECTION: NEARBY, Role.HOUSE: OF_HOUSE}
#: Of places that lie in one another, what a bare name most likely means.
_PREFERRED = (
    PlaceLevel.CITY, PlaceLevel.SITE, PlaceLevel.NEIGHBOURHOOD, PlaceLevel.GOVERNORATE, PlaceLevel.DISTRICT,
    PlaceLevel.SUBDISTRICT, PlaceLevel.COUNTRY,
)  # fmt: skip
_HOME = "IQ"
_INTO = word_set("in of central downtown في وسط بمدينة لە")
_WITHIN = word_set(", ، in of the في من لە")
_FEW = 3  # tokens between a square and the city it is put into


class PlaceReader:
    """Reads places by the names of a place list; places of other countries are left out, being named as actors."""

    def __init__(self, places: Sequence[Place], spellings: Mapping[str, Sequence[str]] | None = None) -> None:
        self._by_code = {place.code: place for place in places}
        self._around = {code: tuple(ancestors(self._by_code, code)) for code in self._by_code}
        self._names = Names([place for place in places if self._is_home(place)], spellings or {})

    def read(self, prose: Prose) -> tuple[Suggestion, ...]:
        """The places of what a text tells, each once, by the words that name it first.

        Datelines and offices are left out; so is a place where one inside it is named too, and what is only a hospital
        or a direction while the text names a scene. Between a place and its `others`, of one name, a person chooses.
        """
        return self.suggestions(prose, self.found(prose))

    @staticmethod
    def suggestions(prose: Prose, places: Iterable[Found]) -> tuple[Suggestion, ...]:
        """Each place once, by its first mention."""
        found: dict[str, Suggestion] = {}
        for place in places:
            found.setdefault(place.code, _suggestion(prose, place))
        return tuple(found.values())

    def found(self, prose: Prose) -> list[Found]:
        """Every mention of the places that `read` gives, for tying figures to the place nearest to them."""
        named = mentions(prose, self._names)
        sure = {code for one in named if not one.needs_context for code in one.name.shown[:1] or one.name.called[:1]}
        listed = listed_with_others(prose, named)
        kept = [one for one in named if not one.needs_context or one in listed or self._has_context(one, sure)]
        chosen = [self._chosen(one, sure) for one in kept]
        return self._most_specific(prose, self._without_wider(prose, self._without_contradiction(prose, chosen)))

    def inside(self, code: str, outer: str) -> bool:
        """Whether one place lies in another."""
        return outer in self._around.get(code, ())

    def _is_home(self, place: Place) -> bool:
        return place.code == _HOME or place.level is not PlaceLevel.COUNTRY

    def _has_context(self, mention: Mention, named: set[str]) -> bool:
        return any(self._around_is_named(code, named) for code in mention.name.shown or mention.name.called)

    def _chosen(self, mention: Mention, named: set[str]) -> Found:
        codes = self._of_level(mention.name, mention.level)
        best = self._preferred(codes)
        level = self._by_code[best].level
        every = codes if mention.level else dict.fromkeys(mention.name.shown + mention.name.called)
        rivals = [code for code in every if code != best and not self._related(code, best)]
        elsewhere = named.difference(mention.name.shown, mention.name.called)
        near = [code for code in (best, *rivals) if self._around_is_named(code, elsewhere)]
        if rivals and len(near) == 1:
            best, rivals = near[0], []
        if mention.near and mention.role is Role.SCENE and level is not PlaceLevel.SITE:
            mention = replace(mention, role=Role.DIRECTION)
        return Found(mention, best, tuple(rivals), self._why(mention, rivals))

    def _of_level(self, name: Name, level: PlaceLevel | None) -> tuple[str, ...]:
        """The places of this name that are of the level said; all of them where it is said of none."""
        fitting = tuple(code for code in name.shown + name.called if self._by_code[code].level is level)
        return fitting or name.shown or name.called

    def _preferred(self, codes: Sequence[str]) -> str:
        """A governorate before a town elsewhere of the same name; else the level a bare name means, the most people."""
        governorates = [code for code in codes if self._by_code[code].level is PlaceLevel.GOVERNORATE]

        def rank(code: str) -> tuple[bool, int, int, str]:
            place = self._by_code[code]
            elsewhere = any(one != code and not self._related(code, one) for one in governorates)
            return elsewhere, _PREFERRED.index(place.level), -(place.population or 0), code

        return min(codes, key=rank)

    def _related(self, one: str, other: str) -> bool:
        return self.inside(one, other) or self.inside(other, one) or self._siblings(one, other)

    def _siblings(self, one: str, other: str) -> bool:
        """A district and a city of one name that stand beside one another in one governorate are one answer."""
        shared = set(self._around[one]) & set(self._around[other]) - {_HOME}
        return bool(shared) and self._by_code[one].name_en == self._by_code[other].name_en

    def _around_is_named(self, code: str, named: set[str]) -> bool:
        """Whether the text names a place around it, or another place of its governorate."""
        around = set(self._around[code]) - {_HOME}
        return any(one in around or (one != code and around & set(self._around[one])) for one in named)

    def _why(self, mention: Mention, rivals: Sequence[str]) -> str:
        if rivals:
            return SEVERAL
        if mention.by_sound:
            return BY_SOUND
        if mention.name.shown == (_HOME,):
            return WHOLE_COUNTRY
        return _WHY_OF_ROLE.get(mention.role) or (SAID_SO if mention.level else NAMED)

    def _without_contradiction(self, prose: Prose, places: Sequence[Found]) -> list[Found]:
        """A square of the list that the text puts into another city ("Tahrir Square in Basra") is not that square."""
        after = [*places[1:], None]
        return [place for at, place in enumerate(places) if not self._is_elsewhere(prose, place, after[at])]

    def _without_wider(self, prose: Prose, places: list[Found]) -> list[Found]:
        """Of "Zubayr district, Basra" the second says in which governorate, though its name is a city's too."""
        starts = {place.mention.first for place in places}
        wider = {
            later
            for earlier, later in pairwise(places)
            if _says_where(prose, earlier.mention, later.mention)
            and not _goes_on(prose, later.mention, starts)
            and any(self.inside(earlier.code, code) for code in later.mention.name.shown)
        }
        return [place for place in places if place not in wider]

    def _is_elsewhere(self, prose: Prose, place: Found, after: Found | None) -> bool:
        if after is None or self._by_code[place.code].level is not PlaceLevel.SITE:
            return False
        between = prose.tokens[place.mention.last : after.mention.first]
        said = {token.text for token in between}
        joined = len(between) <= _FEW and said & _INTO and not said & DIRECTIONS
        outside = not self._related(place.code, after.code)
        return bool(joined) and outside and self._by_code[after.code].level is PlaceLevel.CITY

    def _most_specific(self, prose: Prose, named: Sequence[Found]) -> list[Found]:
        places = [place for place in named if place.mention.role >= Role.HOUSE]
        best = max((place.mention.role for place in places if place.code != _HOME), default=Role.HOUSE)
        scenes = [one for one in places if one.mention.role is Role.SCENE and one.code != _HOME]
        kept = [one for one in places if one.mention.role >= best or self._is_direction_alone(prose, one, scenes)]
        codes = {one.code for one in kept}
        outer = {around for code in codes for around in self._around[code]}
        if codes != {_HOME}:
            outer.add(_HOME)
        return [one for one in kept if one.code not in outer]

    def _is_direction_alone(self, prose: Prose, place: Found, scenes: Iterable[Found]) -> bool:
        """A place that another is measured from stays where its own sentence names no scene but what lies around it."""
        if place.mention.role is not Role.DIRECTION:
            return False
        sentence = prose.sentence_of(place.mention.first)
        here = (one.code for one in scenes if sentence.first <= one.mention.first < sentence.last)
        return all(self.inside(place.code, code) for code in here)


def _says_where(prose: Prose, place: Mention, around: Mention) -> bool:
    """Whether the second name follows as the place around the first: after a comma, "in", or joined by ب."""
    between = prose.tokens[place.last : around.first]
    if not between:
        return prose.tokens[around.first].text.startswith("ب")
    return len(between) <= _FEW and all(token.text in _WITHIN or token.text in LEVELS for token in between)


def _goes_on(prose: Prose, mention: Mention, starts: set[int]) -> bool:
    """Whether a list goes on after the name ("Kufa, Najaf and Karbala")."""
    after = mention.last
    if after in starts:
        return prose.tokens[after].text.startswith("و")
    return after + 1 in starts and prose.tokens[after].text in LISTING


def _suggestion(prose: Prose, place: Found) -> Suggestion:
    return Suggestion(
        kind=Kind.PLACE,
        value=place.code,
        words=prose.words(place.mention.first, place.mention.last),
        sentence=prose.quoted(prose.sentence_of(place.mention.first)),
        confidence=_SURE[place.why],
        why=place.why,
        others=place.others,
    )
