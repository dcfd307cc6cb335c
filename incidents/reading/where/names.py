"""The names of places as rows of folded words, and the words of a text as they are compared with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from incidents.domain.places import Place, PlaceLevel
from incidents.domain.script import name_key, tokens
from incidents.reading.lexicon import forms
from incidents.reading.prose import Prose
from incidents.reading.where.words import LEVELS

_ARTICLES = frozenset({"al", "el", "ul", "an", "ar", "as", "ash", "at", "ath", "az", "ad", "adh"})
_STANDING_ARTICLES = frozenset({"al", "el"})
_HYPHENS = frozenset("-‐‑–—")
_SORANI_ENDINGS = ("يدا", "دا", "ي")
_PAIR = 2
_FATHER, _FATHERS = "ابو", "ابي"
_LEAST_LETTERS = 3
LEAST_KEY = 4  # consonants; shorter keys are shared by too many words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text without its article: the tokens it stands on, and the forms it may be compared in."""

    keys: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Name:
    """One name: its words, the places that bear it, and those that merely are also called so."""

    words: tuple[str, ...]
    shown: tuple[str, ...]
    called: tuple[str, ...]


@dataclass
class _Bearers:
    shown: dict[str, None] = field(default_factory=dict)
    called: dict[str, None] = field(default_factory=dict)


class Names:
    """All names of the places, by their first word, the longest first. `spellings` are those of the press, by code."""

    def __init__(self, places: Sequence[Place], spellings: Mapping[str, Sequence[str]]) -> None:
        bearers: dict[tuple[str, ...], _Bearers] = defaultdict(_Bearers)
        namesakes = _namesakes(places)
        for place in places:
            for text in (*place.names, *spellings.get(place.code, ())):
                for words in _spelt(_bare(tuple(tokens(text)))):
                    one = bearers[words]
                    its_own = text in spellings.get(place.code, ()) or _is_its_name(text, place)
                    if its_own:
                        one.shown.update(dict.fromkeys(namesakes[place.name_en, place.code]))
                    else:
                        one.called[place.code] = None
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        for words, one in bearers.items():
            self._by_first[words[0]].append(Name(words, tuple(one.shown), tuple(one.called)))
        for listed in self._by_first.values():
            listed.sort(key=lambda name: -len(name.words))
        self._by_key = _unique_keys(places)

    def at(self, words: Sequence[Word], place: int) -> Name | None:
        """The longest name that begins with this word of a text; two words may be one in the list ("Balad Ruz")."""
        found = self._longest(words, place)
        if (found is None or len(found.words) == 1) and len(words) > place + 1:
            return self._joined(words[place], words[place + 1]) or found
        return found

    def _longest(self, words: Sequence[Word], place: int) -> Name | None:
        for key in words[place].keys:
            for name in self._by_first.get(key, ()):
                rest = words[place + 1 : place + len(name.words)]
                if len(rest) == len(name.words) - 1 and all(map(_is_word, rest, name.words[1:])):
                    return name
        return None

    def _joined(self, word: Word, following: Word) -> Name | None:
        key = word.keys[0] + following.keys[0] if word.keys and following.keys else ""
        whole = next((name for name in self._by_first.get(key, ()) if name.words == (key,)), None)
        return Name((word.keys[0], following.keys[0]), whole.shown, whole.called) if whole else None

    def by_sound(self, raw: str) -> str:
        """The one place that sounds so; blank where none or several do."""
        key = name_key(raw).replace(" ", "") if len(raw) > LEAST_KEY else ""
        return self._by_key.get(key, "") if len(key) >= LEAST_KEY else ""


def words_of(prose: Prose) -> list[Word]:
    """The words of a text as names are compared with them: no articles, no hyphens, Arabic letters joined undone."""
    found: list[Word] = []
    listed, place = prose.tokens, 0
    while place < len(listed):
        first = place
        if _is_article(prose, place):
            place += 1 + (listed[place + 1].raw in _HYPHENS)
        token = listed[min(place, len(listed) - 1)]
        if token.is_word:
            found.append(Word(_keys(token.raw), first, place + 1))
        elif token.raw not in _HYPHENS or not _is_joined(prose, place):
            found.append(Word((token.text,), place, place + 1))
        place += 1
    return found


def _is_word(word: Word, name: str) -> bool:
    return name in word.keys


def _is_article(prose: Prose, place: int) -> bool:
    token = prose.tokens[place]
    if token.text not in _ARTICLES or place + 1 >= len(prose.tokens):
        return False
    following = prose.tokens[place + 1]
    if following.raw in _HYPHENS:
        return place + 2 < len(prose.tokens) and token.end == following.start
    return token.text in _STANDING_ARTICLES and following.is_word


def _is_joined(prose: Prose, place: int) -> bool:
    """Whether a hyphen stands within a word ("Umm-Qasr")."""
    if not 0 < place < len(prose.tokens) - 1:
        return False
    token = prose.tokens[place]
    return prose.tokens[place - 1].end == token.start and token.end == prose.tokens[place + 1].start


@lru_cache(maxsize=20_000)
def _keys(raw: str) -> tuple[str, ...]:
    """The forms of a word: as it stands, without letters joined to it, without the endings of Sorani."""
    found: dict[str, None] = {}
    for form, _ in forms(raw):
        for key in tokens(form)[:1]:
            found[key] = None
            if not key.isascii():
                found.update((key.removesuffix(ending), None) for ending in _SORANI_ENDINGS if key.endswith(ending))
    return tuple(key for key in found if len(key) >= _LEAST_LETTERS or key == next(iter(found)))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the word for its level, unless it is a city's ("Sadr City"): that is read beside the name."""
    kept = tuple(word for word in words if LEVELS.get(word, PlaceLevel.CITY) is PlaceLevel.CITY)
    return kept or words


def _spelt(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words; in English also written as one; Arabic's أبو also as أبي, which it becomes after a preposition."""
    if words:
        yield words
        if len(words) == _PAIR and words[0].isascii():
            yield ("".join(words),)
        if words[0] == _FATHER:
            yield (_FATHERS, *words[1:])


def _is_its_name(text: str, place: Place) -> bool:
    """Whether it is a name shown, or a spelling of one; other variants are further names."""
    shown = [name for name in (place.name_en, place.name_ar, place.name_ckb) if name]
    return text in shown or name_key(text) in {name_key(name) for name in shown}


def _namesakes(places: Sequence[Place]) -> dict[tuple[str, str], list[str]]:
    """Of each place, itself and those around it or in it that bear its English name: a governorate and its city."""
    by_code = {place.code: place for place in places}
    found = {(place.name_en, place.code): [place.code] for place in places}
    for place in places:
        for code in ancestors(by_code, place.code):
            if by_code[code].name_en == place.name_en:
                found[place.name_en, place.code].append(code)
                found[place.name_en, code].append(place.code)
    return found


def _unique_keys(places: Sequence[Place]) -> dict[str, str]:
    """Sound of a name, written as one word → its place, where all places that sound so lie in one another."""
    by_key: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for key in {name_key(name).replace(" ", "") for name in (place.name_en, place.name_ar) if name}:
            if len(key) >= LEAST_KEY:
                by_key[key].append(place)
    return {key: code for key, listed in by_key.items() if (code := _finest(listed))}


def _finest(places: Sequence[Place]) -> str:
    """The city, else the governorate or the site, where there is but one."""
    for level in (PlaceLevel.CITY, PlaceLevel.GOVERNORATE, PlaceLevel.SITE):
        if codes := {place.code for place in places if place.level is level}:
            return codes.pop() if len(codes) == 1 else ""
    return ""


def ancestors(by_code: dict[str, Place], code: str) -> Iterator[str]:
    """The codes of the places around a place, nearest first."""
    seen = {code}
    parent = by_code[code].parent if code in by_code else None
    while parent and parent not in seen and parent in by_code:
        seen.add(parent)
        yield parent
        parent = by_code[parent].parent
