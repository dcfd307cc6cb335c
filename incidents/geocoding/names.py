"""An index of place names: what somebody types, in three scripts and any spelling, to the places it may mean."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from incidents.domain.places import Place, PlaceLevel
from incidents.domain.script import name_key, tokens

MOST_CHARACTERS = 120
MOST_WORDS = 12
MOST_CANDIDATES = 2_000  # names looked at closely for one question; a single letter would touch half the index

WHOLE, BEGINNING, WORDS, SOUND, LOOSE = 100.0, 80.0, 60.0, 40.0, 20.0
"""How well a name answers: it is the name · it begins so · every word is in it · sounds so · some words are in it."""

_SHOWN_NAME = 6.0
_LEVEL_SAID = 6.0
_CONTEXT_WORD = 2.0
_LEAST_KEY = 3  # shorter keys are shared by too many names
_LEVEL_RANK = {
    PlaceLevel.CITY: 4.0,
    PlaceLevel.SITE: 4.0,
    PlaceLevel.GOVERNORATE: 3.5,
    PlaceLevel.NEIGHBOURHOOD: 2.5,
    PlaceLevel.DISTRICT: 1.0,
    PlaceLevel.SUBDISTRICT: 1.0,
    PlaceLevel.COUNTRY: 0.0,
}
_LEVEL_WORDS = {
    word: level
    for level, words in {
        PlaceLevel.GOVERNORATE: "governorate province muhafaza محافظة پارێزگای",
        PlaceLevel.DISTRICT: "district qada قضاء قەزای",
        PlaceLevel.SUBDISTRICT: "subdistrict nahiya ناحية",
        PlaceLevel.CITY: "city town مدينة شاری",
    }.items()
    for word in tokens(words)
}
_SMALL_WORDS = frozenset(tokens("in of near at the from to في من قرب عند لە"))


@dataclass(frozen=True)
class Match:
    """A place that may be meant, how well its name answers (higher is better), and the name that did."""

    place: Place
    score: float
    matched_name: str

    @property
    def exact(self) -> bool:
        """Whether the text was this name, spelling folded; anything less is a suggestion for a person to take."""
        return self.score >= WHOLE


@dataclass(frozen=True)
class _Name:
    place: int
    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    shown: bool


class NameIndex:
    """Names of places, folded and cut into words; a word is found whole, by its beginning, or by its sound."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._by_code = {place.code: number for number, place in enumerate(places)}
        self._names: list[_Name] = []
        self._of_place: list[list[int]] = [[] for _ in places]
        self._of_word: dict[str, list[int]] = defaultdict(list)
        self._of_key: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            self._add(number, place)
        self._words = sorted(self._of_word)

    def _add(self, number: int, place: Place) -> None:
        seen: set[tuple[str, ...]] = set()
        shown = (place.name_en, place.name_ar, place.name_ckb)
        for text in place.names:
            words = tuple(tokens(text))
            if not words or words in seen:
                continue
            seen.add(words)
            keys = tuple(name_key(text).split())
            self._of_place[number].append(len(self._names))
            for word in {*words, "".join(words)}:  # "Dhiqar" and "UmQasr" are written in one as well
                self._of_word[word].append(len(self._names))
            for key in set(keys):
                self._of_key[key].append(len(self._names))
            self._names.append(_Name(number, text, words, keys, text in shown))

    def search(self, text: str, limit: int = 10, within: str | None = None) -> list[Match]:
        """The places the text may mean, best first, one entry a place; `within` keeps those in or of that place."""
        question = _Question.read(text)
        if not question.words:
            return []
        candidates = [self._names[number] for number in self._candidates(question)]
        found = self._best(candidates, lambda name: self._score(question, name))
        if not found:
            found = self._best(candidates, lambda name: self._loose_score(question, name))
        kept = (match for match in found if within is None or self._is_within(match.place, within))
        return sorted(kept, key=_order)[:limit]

    def _best(self, names: Iterable[_Name], score_of: Callable[[_Name], float]) -> list[Match]:
        """Each place once, by the name of it that answers best."""
        best: dict[int, Match] = {}
        for name in names:
            score = score_of(name)
            if score > (best[name.place].score if name.place in best else 0):
                best[name.place] = Match(self._places[name.place], score, name.text)
        return list(best.values())

    def ancestors(self, place: Place) -> list[Place]:
        """The places around it, nearest first."""
        chain = [place]
        while (number := self._by_code.get(chain[-1].parent or "")) is not None:
            if self._places[number] in chain:
                break  # a circle of parents is refused on entry; should one stand, it ends here
            chain.append(self._places[number])
        return chain[1:]

    def _is_within(self, place: Place, code: str) -> bool:
        return place.code == code or any(around.code == code for around in self.ancestors(place))

    def _candidates(self, question: "_Question") -> Iterable[int]:
        """Names that hold at least one word asked for; rare words first, so that a flood of common ones is cut off."""
        found: dict[int, None] = {}
        postings = [self._postings(word, key) for word, key in question.pairs()]
        for numbers in sorted(postings, key=len):
            for number in numbers:
                if len(found) >= MOST_CANDIDATES:
                    return found
                found[number] = None
        return found

    def _postings(self, word: str, key: str) -> list[int]:
        numbers = list(self._of_word.get(word, ()))
        for known in self._beginning_with(word):
            if len(numbers) >= MOST_CANDIDATES:
                return numbers
            numbers.extend(self._of_word[known])
        if len(key) >= _LEAST_KEY:
            numbers.extend(self._of_key.get(key, ()))
        return numbers

    def _beginning_with(self, word: str) -> Iterable[str]:
        start = bisect_left(self._words, word)
        for known in self._words[start:]:
            if not known.startswith(word):
                return
            if known != word:
                yield known

    def _score(self, question: "_Question", name: _Name) -> float:
        """0 where a word asked for is neither in the name nor in the names of the places around it."""
        own = [_fit(pair, name) for pair in question.pairs()]
        context = sum(1 for fit in own if fit == 0)
        if context == len(own) or (context and not self._in_context(question, own, name)):
            return 0
        kind = _kind(question, name, own) if not context else min(fit for fit in own if fit) - 5
        said = [word for word, fit in zip(question.words, own, strict=True) if fit]
        covered = sum(map(len, said)) / max(1, sum(map(len, name.words)))
        level = _LEVEL_SAID if self._places[name.place].level in question.levels else 0.0
        place = self._places[name.place]
        return (
            kind + 10 * min(1.0, covered) + _CONTEXT_WORD * context + level
            + (_SHOWN_NAME if name.shown else 0) + _LEVEL_RANK[place.level]
        )  # fmt: skip

    def _loose_score(self, question: "_Question", name: _Name) -> float:
        """For a text with words no name has ("Khilani square area"): how much of it the name says."""
        fits = [_fit(pair, name) for pair in question.pairs()]
        said = sum(len(word) * fit for word, fit in zip(question.words, fits, strict=True))
        covered = sum(len(word) for word, fit in zip(question.words, fits, strict=True) if fit)
        whole = max(sum(map(len, question.words)), sum(map(len, name.words)))
        return LOOSE * said / (WORDS * whole) if covered * 2 >= sum(map(len, name.words)) else 0

    def _in_context(self, question: "_Question", own: list[float], name: _Name) -> bool:
        around = [
            self._names[number]
            for place in self.ancestors(self._places[name.place])
            for number in self._of_place[self._by_code[place.code]]
        ]
        missing = [pair for pair, fit in zip(question.pairs(), own, strict=True) if fit == 0]
        return all(any(_fit(pair, other) for other in around) for pair in missing)


@dataclass(frozen=True)
class _Question:
    words: tuple[str, ...]
    keys: tuple[str, ...]
    levels: frozenset[PlaceLevel]

    @classmethod
    def read(cls, text: str) -> "_Question":
        """The words asked for. Words for a level ("city", "محافظة") are taken out where another word stays."""
        words = tuple(word for word in tokens(text[:MOST_CHARACTERS]) if word not in _SMALL_WORDS)
        named = tuple(word for word in words if word not in _LEVEL_WORDS)
        kept = named or words
        levels = frozenset(_LEVEL_WORDS[word] for word in words if word in _LEVEL_WORDS) if named else frozenset()
        kept = kept[:MOST_WORDS]
        return cls(kept, tuple(name_key(word) for word in kept), levels)

    def pairs(self) -> list[tuple[str, str]]:
        """Each word with its sound."""
        return list(zip(self.words, self.keys, strict=True))


def _fit(pair: tuple[str, str], name: _Name) -> float:
    """How one word asked for answers to a name: whole, as a beginning, by its sound, or not at all (0)."""
    word, key = pair
    if word in name.words or word == "".join(name.words):
        return WORDS + 3
    if any(known.startswith(word) for known in name.words):
        return WORDS
    return SOUND if len(key) >= _LEAST_KEY and key in name.keys else 0


def _kind(question: _Question, name: _Name, own: list[float]) -> float:
    if question.words == name.words or question.words == ("".join(name.words),):
        return WHOLE
    if " ".join(name.words).startswith(" ".join(question.words)):
        return BEGINNING
    return min(own)


def _order(match: Match) -> tuple[float, int, str]:
    return -match.score, -(match.place.population or 0), match.place.code
