"""Names of places where they stand in a text, with what the words around say about each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from incidents.domain.places import PlaceLevel
from incidents.reading.lexicon import forms, word_set
from incidents.reading.prose import Prose, Token
from incidents.reading.where.names import Name, Names, Word, words_of
from incidents.reading.where.words import (
    COMMON,
    DIRECTIONS,
    HARD,
    HOUSES,
    HOUSES_BEFORE,
    JOINED_AFTER,
    LEVEL_BEFORE,
    LEVELS,
    LISTING,
    MILD,
    NEAR,
    NEVER_ALONE,
    OF,
    OFFICES,
    OFFICES_BEFORE,
    OUTLETS,
    OUTLETS_BEFORE,
    PREPOSITIONS,
    SITES,
    TITLES,
)

_TOP = 700  # characters in which a dateline stands
_AFTER_PLACE = re.compile(
    r"(?:[,،]?\s*(?:العراق|عراق|Iraq|IRAQ))?[,،]?\s*(?:\w{3,9}\.?\s?)?(?:[\d٠-٩][^()\-–—\n:]{0,28})?\s*"
    r"(?:\([^()\n]{2,60}\)\s*[-–—:]?|/[^/\n]{2,40}/|[-–—]\s)"
)
_TOLD_BACK = 6  # tokens
_ELSE = word_set("that , . were was and killed wounded")
_LEAST_LOWER = 5  # letters of a name written without a capital
_HEADLINE = 0.6  # share of words with a capital from which on capitals tell nothing


class Role(IntEnum):
    """What a place is in its sentence; a lower number makes way for a higher one."""

    DATELINE = 1
    OFFICE = 2
    HOUSE = 3
    DIRECTION = 4
    SCENE = 5


@dataclass(frozen=True)
class Mention:
    """One name in the text: tokens `first` up to, not including, `last`. `level` is what a word beside it says."""

    name: Name
    first: int
    last: int
    role: Role
    level: PlaceLevel | None = None
    several: bool = False
    needs_context: bool = False
    by_sound: bool = False
    near: bool = False


def mentions(prose: Prose, names: Names) -> list[Mention]:
    """Every name of a place that stands for a place, in the order of the text."""
    words = words_of(prose)
    found = [one for one in _found(prose, names, words) if one is not None]
    return _levels_shared(prose, found)


def _found(prose: Prose, names: Names, words: Sequence[Word]) -> Iterator[Mention | None]:
    place = 0
    while place < len(words):
        name = names.at(words, place)
        if name is None:
            sounding = _sounding(prose, names, words[place : place + 2])
            yield sounding
            place += 2 if sounding and len(sounding.name.words) > 1 else 1
            continue
        end = place + len(name.words)
        yield _mention(prose, name, words[place].first, words[end - 1].last)
        place = end


def _sounding(prose: Prose, names: Names, words: Sequence[Word]) -> Mention | None:
    """A spelling that no list has, by its sound: a name after a preposition or before "square", no ordinary word."""
    first, last = words[0].first, words[0].last
    token = prose.tokens[last - 1]
    if not _may_be_unlisted(prose, token, first):
        return None
    site = prose.tokens[words[1].last - 1] if len(words) > 1 else token
    if site.text in SITES and (code := names.by_sound(f"{token.raw} {site.raw}")):
        return Mention(_sounds(code, token, site), first, words[1].last, Role.SCENE, by_sound=True)
    level, several = _level(prose, first, last)
    code = names.by_sound(token.raw) if level is not None or _follows_preposition(_before(prose, first)) else ""
    return Mention(_sounds(code, token), first, last, Role.SCENE, level, several, by_sound=True) if code else None


def _sounds(code: str, *tokens: Token) -> Name:
    return Name(tuple(token.text for token in tokens), (code,), ())


def _may_be_unlisted(prose: Prose, token: Token, place: int) -> bool:
    """English with a capital, or Sorani; Arabic spells places one way."""
    if token.raw.isascii():
        return token.raw[0].isupper() and token.text not in COMMON
    return token.is_word and prose.sentence_of(place).language == "ckb"


def _mention(prose: Prose, name: Name, first: int, last: int) -> Mention | None:
    level, several = _level(prose, first, last)
    alone = name.words[0] if len(name.words) == 1 and level is None else ""
    if _is_outlet(prose, first, last) or (alone and (alone in NEVER_ALONE or _is_no_place(prose, first, last))):
        return None
    doubtful = bool(alone) and _needs_context(prose, alone, first)
    near = _is_near(prose, first)
    return Mention(name, first, last, _role(prose, first, last), level, several, needs_context=doubtful, near=near)


def _is_near(prose: Prose, first: int) -> bool:
    """Whether it was near the place, not in it: "near Kirkuk", بالقرب من كركوك."""
    before = [token.text for token in prose.tokens[max(0, first - 2) : first]]
    spoken = {form for word in before for form, _ in forms(word)}
    return bool(spoken & NEAR) and (before[-1] in OF or bool({form for form, _ in forms(before[-1])} & NEAR))


def _needs_context(prose: Prose, name: str, first: int) -> bool:
    """Whether a single word means other things too, and nothing right before it says that it is a place."""
    if name in HARD:
        return True
    before, token = _before(prose, first), prose.tokens[first]
    said = _follows_preposition(before) and not (token.raw.isascii() and before is not None and before.text in LISTING)
    return name in MILD and not said and token.text[0] != "ب"


def _is_no_place(prose: Prose, first: int, last: int) -> bool:
    """English: whether one word is an ordinary word or a person's name."""
    token, before = prose.tokens[last - 1], _before(prose, first)
    if not token.raw.isascii():
        return False
    if token.raw[0].islower():
        return not _may_be_lower(token, before)
    if before is None or before.text in PREPOSITIONS:
        return False
    return before.text in TITLES or _is_forename(prose, first, before)


def _may_be_lower(token: Token, before: Token | None) -> bool:
    """In hasty posts: a name that is no other word, after a preposition."""
    common = token.text in MILD or token.text in HARD or len(token.text) < _LEAST_LOWER
    return not common and before is not None and before.text in PREPOSITIONS


def _is_forename(prose: Prose, first: int, before: Token) -> bool:
    """Whether the capitalised word right before may be a person's first name; not where all words have capitals."""
    if not before.is_word or before.raw[0].islower() or before.raw.isupper() or before.raw.endswith(("'s", "’s")):
        return False
    sentence = prose.sentence_of(first)
    capitals = [token.raw[0].isupper() for token in prose.of(sentence) if token.is_word]
    return sum(capitals) < _HEADLINE * len(capitals)


def _follows_preposition(before: Token | None) -> bool:
    return before is not None and (before.text in PREPOSITIONS or before.text in LISTING or before.text in LEVELS)


def _before(prose: Prose, first: int) -> Token | None:
    """The token before, in the same sentence."""
    return prose.tokens[first - 1] if first > prose.sentence_of(first).first else None


def _after(prose: Prose, last: int, step: int = 0) -> Token | None:
    sentence = prose.sentence_of(last - 1)
    return prose.tokens[last + step] if last + step < sentence.last else None


def _level(prose: Prose, first: int, last: int) -> tuple[PlaceLevel | None, bool]:
    """The level that a word beside the name says, and whether that word speaks of several."""
    after = _after(prose, last)
    if after is not None and after.raw.isascii() and after.text in LEVELS:
        return LEVELS[after.text], after.text.endswith("s")
    before = _before(prose, first)
    if before is not None and before.text in LEVEL_BEFORE:
        before = _before(prose, first - 1)
        if before is None or not before.raw.isascii():
            return None, False
    found = next((form for form, _ in forms(before.text) if form in LEVELS), "") if before is not None else ""
    if not found or (found.isascii() and prose.tokens[first - 1].text not in LEVEL_BEFORE):
        return None, False
    return LEVELS[found], found.endswith(("تي", "ات", "اكاني", "يات", "s"))


def _is_outlet(prose: Prose, first: int, last: int) -> bool:
    after, before = _after(prose, last), _before(prose, first)
    if after is not None and after.text in OUTLETS and after.raw[0].isupper():
        return True
    if after is not None and after.raw == "-" and (joined := _after(prose, last, 1)) and joined.text in JOINED_AFTER:
        return True
    return before is not None and any(form in OUTLETS_BEFORE for form, _ in forms(before.text))


def _role(prose: Prose, first: int, last: int) -> Role:
    if _is_dateline(prose, first, last):
        return Role.DATELINE
    if _is_where_told(prose, first):
        return Role.OFFICE
    after, before = _after(prose, last), _before(prose, first)
    if after is not None and (after.text in OFFICES or after.text in HOUSES):
        return Role.OFFICE if after.text in OFFICES else Role.HOUSE
    further = _before(prose, first - 1) if before is not None and before.text in OF else before
    if further is None:
        return Role.SCENE
    spoken = {form for form, _ in forms(further.text)}
    if spoken & (OFFICES_BEFORE | HOUSES_BEFORE):
        return Role.OFFICE if spoken & OFFICES_BEFORE else Role.HOUSE
    arabic = not further.raw.isascii()
    return Role.DIRECTION if spoken & DIRECTIONS and (arabic or further is not before) else Role.SCENE


def _is_where_told(prose: Prose, first: int) -> bool:
    """Whether somebody only spoke there: "told an agency in Baghdad"."""
    start = max(prose.sentence_of(first).first, first - _TOLD_BACK)
    before = [token.text for token in prose.tokens[start:first]]
    return "told" in before and "in" in before and not set(before[before.index("told") :]) & _ELSE


def _is_dateline(prose: Prose, first: int, last: int) -> bool:
    start, end = prose.tokens[first].start, prose.tokens[last - 1].end
    if start > _TOP:
        return False
    line = prose.text.rfind("\n", 0, start) + 1
    before = prose.text[line:start].strip(' *•"“(')
    rest = prose.text[end : end + _TOP]
    return not before and bool(_AFTER_PLACE.match(rest)) and not _names_more(rest)


def _names_more(rest: str) -> bool:
    """Whether lower-case words stand before the dash: then it is a sentence."""
    head = re.split(r"[-–—(/]", rest, maxsplit=1)[0]
    return any(word[0].islower() and word.isascii() for word in re.findall(r"[A-Za-z]+", head))


def _levels_shared(prose: Prose, found: list[Mention]) -> list[Mention]:
    """Of a list, "Basra and Maysan provinces", محافظتي ذي قار وميسان: the level holds for all."""
    shared = list(found)
    for step, places in ((1, range(1, len(shared))), (-1, range(len(shared) - 2, -1, -1))):
        for at in places:
            one, other = shared[at], shared[at - step]
            if one.level is None and other.several and _are_listed(prose, *sorted((one, other), key=lambda m: m.first)):
                shared[at] = Mention(
                    one.name, one.first, one.last, one.role, other.level, several=True, by_sound=one.by_sound
                )
    return shared


def _are_listed(prose: Prose, earlier: Mention, later: Mention) -> bool:
    """Whether nothing but "and" and commas stands between; in Arabic "and" may be a letter of the later name."""
    between = prose.tokens[earlier.last : later.first]
    if not between and prose.tokens[later.first].text[0] != "و":
        return False
    return len(between) <= 3 and all(token.text in LISTING for token in between)  # noqa: PLR2004 - ", and"


def listed_with_others(prose: Prose, found: Sequence[Mention]) -> set[Mention]:
    """Doubtful names that stand in one list with a name that is none."""
    pairs = list(pairwise(found))
    return {
        doubtful
        for earlier, later in pairs
        for doubtful, other in ((earlier, later), (later, earlier))
        if doubtful.needs_context and not other.needs_context and _are_listed(prose, earlier, later)
    }
