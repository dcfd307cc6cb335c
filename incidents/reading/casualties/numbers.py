"""Numbers as running text writes them: digits, words, vague words, ranges, and the qualifiers around them."""

from dataclasses import replace

from incidents.domain.counts import Qualifier
from incidents.reading.casualties.lexicon import words
from incidents.reading.casualties.nodes import Node, Quantity, Row

_TEN, _HUNDRED, _THOUSAND, _MOST = 10, 100, 1000, 10_000_000
_DASHES = frozenset("-‐‑–—−~")
_NUMERAL = frozenset({"d", "n", "x", "e"})
_BRACKETS = {"(": ")", "[": "]"}
_THOUSANDS = "الاف"
_ORDINALS = words(
    "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع الحادية الثانية الثالثة الرابعة الخامسة"
    " السادسة السابعة الثامنة التاسعة حادي ثاني ثالث رابع خامس سادس سابع ثامن تاسع"
)
_MOST_WORDS = 12  # of one number
_FAR = 7  # nodes between a movement and its numbers
_REACH = 20  # nodes between words for reports that differ and their numbers
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def with_quantities(row: Row) -> Row:
    """The nodes with each number and its qualifiers in one node of kind `number`."""
    found: list[Node] = []
    place = 0
    while place < len(row):
        node, after = _quantity(row, place)
        found.append(node or row[place])
        place = after if node else place + 1
    return Row(found, row.tokens)


def _quantity(row: Row, place: int) -> tuple[Node | None, int]:
    if row[place].text == "علي" and row[place + 1].conj:  # "467 قتيلا على الأقل وأكثر من …" belongs to what is before
        return None, place
    if row[place].the and row[place].conj and row[place - 1].text in _ORDINALS:  # "التاسع والعشرين"
        return None, place
    qualifier, start = _qualifiers(row, place)
    said = _bracketed(row, start) or _vague(row, start) or _range(row, start) or _one(row, start)
    if said is None:
        return None, place
    kind, low, high, after = said
    after, late = _late_qualifier(row, after)
    chosen = _meant(kind, qualifier or late)
    first, last = row[place].first, row[after - 1].last
    quantity = Quantity(chosen, low, None if high == low else high, first, last)
    bare = row[place]
    joined = bare.conj or row.raw(bare).startswith(("وأحد", "وإحدى"))
    return replace(bare, conj=joined, kind="number", value=kind, last=last, quantity=quantity), after


def _meant(kind: str, qualifier: Qualifier | None) -> Qualifier:
    """The vague word itself, else the words around the number, else what a round word implies."""
    if kind in {"dozens", "scores", "hundreds", "several", "none"}:
        return Qualifier(kind)
    return qualifier or {"least": Qualifier.AT_LEAST, "round": Qualifier.ABOUT}.get(kind, Qualifier.EXACT)


def _qualifiers(row: Row, place: int) -> tuple[Qualifier | None, int]:
    """The words before a number; the first one that says something counts."""
    found: Qualifier | None = None
    if row[place].text in {"~", "≈"} and row[place + 1].kind == "d":
        return Qualifier.ABOUT, place + 1
    if row[place].text == "north" and row[place + 1].text == "of" and row[place + 2].kind in _NUMERAL:
        return Qualifier.MORE_THAN, place + 2
    while row[place].kind == "q":
        if found is None and row[place].value:
            found = Qualifier(row[place].value.strip())
        place += 1
        while row[place].text in {"من", "عن", "ال", "the"} and row[place + 1].kind in _NUMERAL:
            place += 1
    return found, place


def _late_qualifier(row: Row, place: int) -> tuple[int, Qualifier | None]:
    """ "20 or more", "٢٠ على الأقل", "40+"."""
    if row[place].text == "+" and row[place - 1].kind == "d":
        return place + 1, Qualifier.AT_LEAST
    if (
        row[place].kind == "q"
        and row[place].value.strip() in {"at_least", "about"}
        and row[place + 1].kind not in _NUMERAL
    ):
        return place + 1, Qualifier(row[place].value.strip())
    return place, None


def _bracketed(row: Row, place: int) -> tuple[str, int | None, int | None, int] | None:
    """(3) before a noun, as Arabic agencies print it."""
    closing = _BRACKETS.get(row[place].text) if row[place].kind == "." else None
    inner = _range(row, place + 1) or _one(row, place + 1) if closing else None
    if inner is None or row[inner[3]].text != closing or row[inner[3] + 1].kind not in {"p", "h", "more"}:
        return None
    return (*inner[:3], inner[3] + 1)


def _vague(row: Row, place: int) -> tuple[str, int | None, int | None, int] | None:
    node = row[place]
    if node.kind == "none":
        return "none", 0, None, place + 1
    if node.kind != "v":
        return ("one of", 1, None, place + 1) if node.kind == "one of" else None
    word = node.value.strip()
    return ("least", int(word), None, place + 1) if word.isdigit() else (word, None, None, place + 1)


def _range(row: Row, place: int) -> tuple[str, int | None, int | None, int] | None:
    opened = row[place].kind == "between" or row[place].text == "من"
    low = _plain(row, place + opened)
    from_there = "من" in {row[place].text, row[place - 1].text} or "from" in {row[place].text, row[place - 1].text}
    if low is None or (from_there and _moves(row, place)):
        return None
    link = row[low[1]]
    joined = link.kind == "to" or (link.kind == "." and link.text in _DASHES) or (link.kind == "or")
    paired = opened and (link.kind == "and" or (link.conj and link.kind in _NUMERAL))
    high = _plain(row, low[1] + (link.kind not in _NUMERAL)) if joined or paired else None
    if high is None or high[0] < low[0] or (link.kind == "or" and high[0] > low[0] * 2):
        return None
    return "plain", low[0], high[0], high[1]


def _moves(row: Row, place: int) -> bool:
    """Whether a total moves from one number to another: then only the second one holds."""
    kinds = [row[place - back].kind for back in range(1, _REACH)]
    return "vary" not in kinds and ("toll" in kinds[: _FAR - 1] or not {"rise", "raise"}.isdisjoint(kinds))


def _one(row: Row, place: int) -> tuple[str, int | None, int | None, int] | None:
    found = _plain(row, place)
    if found is None or found[0] >= _MOST:
        return None
    round_word = any(row[at].kind == "e" for at in range(place, found[1]))
    return ("round" if round_word else "plain"), found[0], None, found[1]


def _plain(row: Row, place: int) -> tuple[int, int] | None:
    """A number without anything around it, and the place after it."""
    if row[place].kind == "d":
        return _digits(row, place)
    return _words(row, place)


def _digits(row: Row, place: int) -> tuple[int, int] | None:
    if not row[place].value:
        return None
    value, after = int(row[place].value), place + 1
    if row[after].kind == "x" or row[after].text == _THOUSANDS:
        value, after = value * (int(row[after].value) if row[after].kind == "x" else _THOUSAND), after + 1
    return value, after


def _words(row: Row, place: int) -> tuple[int, int] | None:
    """Number words that follow one another: "one hundred and five", "خمسة وعشرين", "three dozen"."""
    total, current, at = 0, -1, place
    while at - place < _MOST_WORDS and (row[at].kind in {"n", "x", "e"} or (at > place and row[at].text == _THOUSANDS)):
        node, value = row[at], int(row[at].value) if row[at].kind != "v" else _THOUSAND
        if node.kind in {"x", "e", "v"} or (value in {_HUNDRED, _THOUSAND} and 0 < current < value and not node.conj):
            if node.kind == "e" and current > _TEN:
                break
            current = max(current, 1) * value
            if value >= _THOUSAND:
                total, current = total + current, 0
        elif current < 0 or _adds(current or total, value, conj=node.conj):
            current = max(current, 0) + value
        else:
            break
        at = _past_joint(row, at + 1, current or total)
    return (total + max(current, 0), at) if at > place else None


def _adds(before: int, value: int, *, conj: bool) -> bool:
    """Whether a word adds to the number before it: "twenty" "five", "خمسة" "وعشرون", "مئة" "وخمسة"."""
    if conj and 0 < before % _HUNDRED < _TEN <= 2 * _TEN <= value < _HUNDRED:
        return True
    return value < before and before % _TEN ** len(str(value)) == 0 and (conj or before % _HUNDRED != _TEN)


def _past_joint(row: Row, at: int, current: int) -> int:
    """The place after a hyphen within "twenty-five", or after the "and" of "a hundred and five"."""
    joint, following = row[at], row[at + 1]
    if following.kind != "n" or not following.value.strip().isdigit():
        return at
    value = int(following.value)
    hyphen = joint.kind == "." and joint.text in "-‐‑" and current % _TEN == 0 and value < _TEN and current > _TEN
    spoken = joint.kind == "and" and current % _HUNDRED == 0 and current > 0 and value < _HUNDRED
    return at + 1 if hyphen or spoken else at


def is_year(quantity: Quantity) -> bool:
    """Whether a number may be the number of a year."""
    exact = quantity.qualifier is Qualifier.EXACT and quantity.value is not None and quantity.upper is None
    return exact and _FIRST_YEAR <= (quantity.value or 0) <= _LAST_YEAR
