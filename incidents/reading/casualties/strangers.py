"""People whose noun no table knows: "killed four rescuers", "a baker was shot dead", "أصيب 7 حدادين".

A noun that a number counts, with a harm right before or after it, is one of people unless it is known to name a thing.
"""

from dataclasses import replace

from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.things_words import is_arabic_thing, is_thing

_MOST_WORDS = 4  # of the noun and what describes it
_MOST_BETWEEN = 12  # nodes between the noun and its verb
_BEFORE = frozenset({"part", "ing", "base", "of"})
_AFTER = frozenset({"part", "intr", "adj"})
_NOT_OF_THINGS = frozenset({"killed", "injured", "detained", "abducted", "tortured", "gas", "died_custody", "sexual"})
#: Harms that befall things as well.
_SHARED = frozenset({"burned", "burnt", "lost", "perished", "hanged", "held", "hurt", "hurting", "beat", "beating"})
_DESCRIBING = frozenset({"w", "prep", "the", "o", "adv", "a", "label", "number", "p", "and"})
_AGENTS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "er", "or", "ist", "ian", "man", "woman", "ee")
_SHORTEST = 3
_JOINED = tuple("بلكوفس")
_ARABIC_GOVERNS = frozenset({"verb", "masdar", "verbs"})


def with_strangers(row: Row) -> Row:
    """The row with unknown people in one node of kind `p`, so that the grammar reads them as it reads known ones."""
    found: list[Node] = []
    place = 0
    while place < len(row):
        noun, after = _stranger(row, place, found)
        found.append(noun or row[place])
        place = after if noun else place + 1
    return Row(found, row.tokens)


def _stranger(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    if len(before) > 2 and before[-1].kind == "the" and before[-2].text == "of":  # noqa: PLR2004 - "six of his"
        before = before[-_MOST_WORDS - 4 : -2]
    counted = before[-1] if before else None
    if counted is None or row[place].kind not in {"w", "o"}:
        return None, place
    if counted.kind == "number" and "\u0621" <= row[place].text[0] <= "\u06d3":
        return _arabic(row, place, before)
    if counted.kind == "a" or (counted.kind == "number" and counted.value != "none"):
        return _english(row, place, before)
    return None, place


def _english(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    counted = before[-1]
    one = counted.kind == "a" or (counted.quantity is not None and counted.quantity.value == 1)
    after = _noun_end(row, place, one=one)
    if not after:
        return None, place
    head = row[after - 1]
    known = head.kind == "p"
    if not known and (is_thing(head.text) or len(head.text) < _SHORTEST):
        return None, place
    agent = known or head.text.endswith(_AGENTS)
    subject = len(before) == 1 or not (before[-2].kind in {"prep", "by", "to"} or before[-2].text == "according")
    after_it = subject and _told_after(row, after, one=one, agent=agent)
    if not (after_it or _told_before(before, agent=agent)):
        return None, place
    value = head.value if known else f"{ALL}/{'s' if one else 'p'}"
    return Node("p", value, row[place].first, head.last, head.text, stranger=not known), after


def _noun_end(row: Row, place: int, *, one: bool) -> int:
    """The place after the noun: of many its first plural word, of one its last word; 0 where there is none."""
    at = place
    while at - place < _MOST_WORDS and _is_of_noun(row, at):
        node = row[at]
        if node.kind == "p":
            return at + 1 if at > place and node.value.endswith("/s") == one else 0
        if node.kind == "w" and not one and _is_plural(node) and not _is_plural(row[at + 1]):
            return at + 1
        at += 1
    return at if one and at > place and row[at - 1].kind == "w" and not _is_of_noun(row, at) else 0


def _is_of_noun(row: Row, at: int) -> bool:
    node = row[at]
    if node.kind == ".":
        return node.text in {"-", "‐", "‑"} and row[at + 1].kind == "w"
    return (node.kind in {"w", "o"} and node.text.isascii()) or (node.kind == "p" and node.text.isascii())


def _is_plural(node: Node) -> bool:
    word = node.text
    plural = word.endswith("s") and not word.endswith(("ss", "'s", "ous", "us", "is"))
    return node.kind in {"w", "p"} and (plural or word.endswith(("men", "folk")))


def _told_before(before: list[Node], *, agent: bool) -> bool:
    """Whether a harm stands right before the number, or people who are listed with this noun."""
    back = len(before) - 2
    while back >= 0 and before[back].kind in {"adv", "the"}:
        back -= 1
    if back >= 0 and (before[back].kind == "and" or before[back].text == ","):
        return (
            back > 0 and before[back - 1].kind in {"p", "w"} and _is_listed(before[max(back - _MOST_WORDS, 0) : back])
        )
    harm = before[back] if back >= 0 else None
    led = before[back - 1].kind if back > 0 else ""
    return harm is not None and harm.form in _BEFORE and led not in {"be", "have"} and _befalls(harm, agent=agent)


def _is_listed(before: list[Node]) -> bool:
    """Whether the people before are told right after a harm: "wounded four soldiers and two cooks"."""
    return any(node.kind == "h" and node.form in _BEFORE for node in before)


def _told_after(row: Row, after: int, *, one: bool, agent: bool) -> bool:
    """Whether what happened to them follows: "… were killed", "…, including two children, died"."""
    for at in range(after, after + _MOST_BETWEEN):
        node = row[at]
        if node.kind == "h":
            led = row[at - 1].kind in {"be", "have", "adv"}
            passive = (
                led
                or node.form == "intr"
                or (node.form == "adj" and at == after)
                or (at == after and not one and row[at + 1].kind != "number")
            )
            return node.form in _AFTER and passive and _befalls(node, agent=agent)
        if node.text == "," and row[at + 1].kind == "number" and row[at + 2].kind != "incl":
            return False  # "A monitor says, five protesters died"
        if node.kind in {"be", "have", "incl", "rel"} or node.text in {",", "(", ")", "—", "–"}:
            continue
        if node.kind not in _DESCRIBING:
            return False
    return False


def _befalls(harm: Node, *, agent: bool) -> bool:
    """Whether a harm tells that an unknown noun is one of people: one that no thing meets with."""
    if harm.text in _SHARED or not _NOT_OF_THINGS.issuperset(harm.outcomes):
        return agent
    return True


def _arabic(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    """The noun right after a number that a harm governs; one with a joined preposition is no noun counted."""
    node, back = row[place], len(before) - 2
    while back >= 0 and before[back].kind in {"adv", "and"}:
        back -= 1
    harm = before[back] if back >= 0 else None
    if node.the or node.conj or node.text.startswith((*_JOINED, "ال")) or len(node.text) < _SHORTEST:
        return None, place
    governed = harm is not None and harm.kind == "h" and harm.form in _ARABIC_GOVERNS and harm.outcomes != ("exposed",)
    if not governed or is_arabic_thing(node.text):
        return None, place
    return replace(node, kind="p", value=f"{ALL}/p", stranger=True), place + 1
