"""Which agency a text comes from: marks that copies of one text share, and the agencies that it names as its own."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from incidents.domain.script import tokens
from incidents.domain.suggestions import Kind, Suggestion
from incidents.domain.vocabulary import N_
from incidents.reading.lexicon import Hit, Lexicon, word_set
from incidents.reading.prose import LONGEST, Prose

MOST_MARKS = 400
_RUN = 5  # words that make one mark
_WINDOW = 12  # runs of which one is kept: texts that share _RUN + _WINDOW - 1 = 16 words in a row share a mark
_FEWEST = 12  # words; a shorter text is alike to too many others


def marks(text: str) -> tuple[str, ...]:
    """Marks of a text, 16 hex digits each, sorted; two texts that share a passage of 16 words share at least one.

    Words are folded as in a search, so case, punctuation, vowel signs, line ends and the cut into paragraphs do not
    matter. Of a reworked copy most marks remain, of another text on the same event hardly any. None for a text of
    fewer than 12 words; never more than `MOST_MARKS`. Source of the choice: winnowing (Schleimer, Wilkerson and
    Aiken, SIGMOD 2003). Time is linear in the text.
    """
    words = tokens(text[:LONGEST])
    if len(words) < _FEWEST:
        return ()
    kept = sorted(set(_least_of_windows(list(_runs(words)))))
    return tuple(mark.hex() for mark in kept[:MOST_MARKS])


def _runs(words: list[str]) -> Iterator[bytes]:
    for first in range(len(words) - _RUN + 1):
        yield blake2b(" ".join(words[first : first + _RUN]).encode(), digest_size=8).digest()


def _least_of_windows(runs: list[bytes]) -> Iterator[bytes]:
    for first in range(max(1, len(runs) - _WINDOW + 1)):
        yield min(runs[first : first + _WINDOW])


_NAMES = {
    "AFP": "afp|agence france-presse|agence france presse|فرانس برس|وكالة فرانس برس|وكالة الصحافة الفرنسية|أ ف ب|ا ف ب"
    "|أ.ف.ب|ا.ف.ب|أ.ف.ب.|فرانس 24",
    "Reuters": "reuters|رويترز|وكالة رويترز",
    "AP": "associated press|the associated press|ap|أسوشيتد برس|اسوشيتد برس|أ ب|أ.ب",
    "INA": "ina|iraqi news agency|وكالة الأنباء العراقية|واع",
    "NINA": "nina|national iraqi news agency|نينا|الوكالة الوطنية العراقية للأنباء",
    "Anadolu": "anadolu|anadolu agency|الأناضول|وكالة الأناضول",
    "dpa": "dpa|deutsche presse-agentur|د ب أ|د.ب.أ|وكالة الأنباء الألمانية",
    "Xinhua": "xinhua|شينخوا",
    "EFE": "efe|وكالة الأنباء الإسبانية",
    "Shafaq News": "shafaq news|شفق نيوز",
    "Rudaw": "rudaw|رووداو|ڕووداو",
    "Mawazin News": "mawazin news|موازين نيوز",
    "Al-Sumaria": "alsumaria|alsumaria news|al-sumaria|السومرية نيوز|السومرية",
    "UNAMI": "unami|يونامي",
}
_OPENING, _CLOSING = frozenset("([/-–—"), frozenset(")]/-–—")
_TOLD = word_set("told لوكالة ل وكالة")
_TOP, _END = 40, 25  # tokens from either end of the text
SIGNED, QUOTED = (
    N_("The agency's name stands where agencies sign."),
    N_("Somebody is quoted as having told it to this agency."),
)
_SURE = {SIGNED: 0.85, QUOTED: 0.55}


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(_NAMES)


def read_families(prose: Prose) -> tuple[Suggestion, ...]:
    """The agencies that a text names as its own: "(AFP)", "Reuters –", شفق نيوز/, "told AFP"; the surest of each."""
    found: dict[str, Suggestion] = {}
    for hit in _lexicon().all(prose.tokens, 0, len(prose.tokens)):
        why = _why(prose, hit)
        if why and (hit.code not in found or found[hit.code].confidence < _SURE[why]):
            found[hit.code] = _suggestion(prose, hit, why)
    return tuple(found.values())


def _why(prose: Prose, hit: Hit) -> str:
    """Why a name counts; blank where the agency is only spoken of."""
    if prose.tokens[hit.first].raw.isascii() and prose.tokens[hit.first].raw[0].islower() and hit.code != "dpa":
        return ""
    before = prose.tokens[hit.first - 1].raw if hit.first else ""
    after = prose.tokens[hit.last].raw if hit.last < len(prose.tokens) else ""
    at_an_end = hit.first < _TOP or hit.last > len(prose.tokens) - _END
    if at_an_end and after in _CLOSING and (before in _OPENING or hit.first == 0 or after != ")"):
        return SIGNED
    told = prose.tokens[hit.first - 1].text in _TOLD if hit.first else False
    return QUOTED if told or hit.joined.startswith("ل") else ""


def _suggestion(prose: Prose, hit: Hit, why: str) -> Suggestion:
    return Suggestion(
        kind=Kind.FAMILY,
        value=hit.code,
        words=prose.words(hit.first, hit.last),
        sentence=prose.quoted(prose.sentence_of(hit.first)),
        confidence=_SURE[why],
        why=why,
    )
