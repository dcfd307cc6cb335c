"""Who says a number inside an article, in the article's own words: "medical sources", "مصدر طبي"."""

from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.voice_words import (
    ABOUT,
    ACCORDING,
    ADDED,
    ARABIC_ACCORDING,
    ARABIC_SAID,
    ENDS,
    LEADING,
    PRONOUNS,
    SAID,
    SAME,
    SOURCES,
    TRAILING,
)
from incidents.reading.prose import Prose, Sentence, Token

_LONGEST = 14  # words of a name
_HEAD = 6
_FIRSTS = frozenset(phrase[0] for phrase in (*ACCORDING, *ARABIC_ACCORDING))
_STOPS = frozenset(',،.:;؛؟?!"“”«»—–()-')


def said_by(prose: Prose, sentence: Sentence, row: Row, before: str) -> str:
    """The source of a sentence; `before` is that of the sentence before it, taken over where "he added" says so."""
    tokens = prose.of(sentence)
    find = _in_english if sentence.language == "en" else _in_arabic
    span = find(tokens, _harmed(row)) or _at_head(tokens)
    name = prose.text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else ""
    same = name.casefold() in PRONOUNS or _folded(tokens, span) in SAME
    if before and (same or (not name and any(_bare(token.text) in ADDED for token in tokens[:_HEAD]))):
        return before
    return "" if name.casefold() in PRONOUNS else name


def _folded(tokens: tuple[Token, ...], span: tuple[int, int] | None) -> str:
    return " ".join(token.text for token in tokens[span[0] : span[1]]) if span else ""


def _bare(word: str) -> str:
    return word[1:] if word[:1] in {"و", "ف"} and len(word) > 3 else word  # noqa: PLR2004 - و joined to a verb


def _harmed(row: Row) -> frozenset[int]:
    """Tokens, from the start of the sentence, of people and of harms: no name of a source runs over them."""
    offset = row[0].first
    spans = [(node.first - offset, node.last - offset) for node in row.nodes if _is_told_of(node)]
    return frozenset(at for first, last in spans for at in range(first, last))


def _is_told_of(node: Node) -> bool:
    """Whether a node is of what is told, and not of who tells it; "a medic" may be either."""
    if node.kind == "party":
        return node.quantity is not None and not node.quantity.weak
    return node.kind in {"h", "be", "number", "neg", "incl", "toll"} and node.text != "left"


def _in_english(tokens: tuple[Token, ...], harmed: frozenset[int]) -> tuple[int, int] | None:
    for at, token in enumerate(tokens):
        if span := _after_phrase(tokens, at, ACCORDING, harmed):
            return span
        if token.text in SAID and (span := _before(tokens, at, harmed) or _inverted(tokens, at, harmed)):
            return span
    return None


def _before(tokens: tuple[Token, ...], at: int, harmed: frozenset[int]) -> tuple[int, int] | None:
    first = at
    while first > 0 and at - first < _LONGEST and tokens[first - 1].raw not in _STOPS and first - 1 not in harmed:
        first -= 1
    if first > 0 and first - 1 in harmed:
        return None
    last = at
    while first < last and tokens[first].text in LEADING:
        first += 1
    while first < last and tokens[last - 1].text in TRAILING:
        last -= 1
    return (first, last) if first < last and at - first < _LONGEST else None


def _inverted(tokens: tuple[Token, ...], at: int, harmed: frozenset[int]) -> tuple[int, int] | None:
    """ "…, said a health official": only after a comma or a quotation mark."""
    if not at or tokens[at].text != "said" or tokens[at - 1].raw not in _STOPS:
        return None
    return _forward(tokens, at + 1, harmed)


def _after_phrase(
    tokens: tuple[Token, ...], at: int, phrases: tuple[tuple[str, ...], ...], harmed: frozenset[int]
) -> tuple[int, int] | None:
    if not {tokens[at].text, _bare(tokens[at].text)} & _FIRSTS:
        return None
    for phrase in phrases:
        words = tuple(token.text for token in tokens[at : at + len(phrase)])
        if words == phrase or (words and (_bare(words[0]), *words[1:]) == phrase):
            return _forward(tokens, at + len(phrase), harmed)
    return None


def _forward(tokens: tuple[Token, ...], first: int, harmed: frozenset[int]) -> tuple[int, int] | None:
    if first < len(tokens) and tokens[first].text == "ما":  # "بحسب ما أعلنت وزارة الصحة"
        first += 2
    last = first
    while last < len(tokens) and last - first < _LONGEST and not _ends(tokens, last, harmed, first):
        last += 1
    while first < last and tokens[last - 1].text in TRAILING:
        last -= 1
    return (first, last) if first < last else None


def _ends(tokens: tuple[Token, ...], at: int, harmed: frozenset[int], first: int) -> bool:
    token, following = tokens[at], tokens[at + 1].text if at + 1 < len(tokens) else ""
    if (
        at in harmed
        or token.raw in _STOPS
        or token.text in ENDS
        or token.text in (SAID - {"reports"}) | {"who", "which", "that"}
    ):
        return True
    if token.text in {"on", "as", "after", "while"} or (token.text == "في" and following in ABOUT):
        return True
    return at > first and _bare(token.text) in ARABIC_SAID


def _in_arabic(tokens: tuple[Token, ...], harmed: frozenset[int]) -> tuple[int, int] | None:
    for at, token in enumerate(tokens):
        between = _bare(token.text) == "بين" and at > 1  # "between", but where it begins the sentence: "made clear"
        if (
            not between
            and _bare(token.text) in ARABIC_SAID
            and at + 1 < len(tokens)
            and (span := _forward(tokens, at + 1, harmed))
        ):
            return span
        if token.text != "عن" and (span := _after_phrase(tokens, at, ARABIC_ACCORDING, harmed)):
            return span
    return None


def _at_head(tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    """ "Police: two dead", "مصدر: مقتل اثنين"."""
    colon = next((at for at, token in enumerate(tokens[:_HEAD]) if token.raw == ":"), 0)
    named = any(token.text in SOURCES for token in tokens[:colon])
    return (0, colon) if colon and named and all(not token.is_number for token in tokens[:colon]) else None
