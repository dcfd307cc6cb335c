"""People whose number stands in their noun: "a medic", "another protester", "قتيلان", "مقتل متظاهر"."""

from dataclasses import replace

from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.nouns import age_end, chain, made, out_of, past_adjectives, with_noun

_MOST_BETWEEN = 6  # nodes between a verb and the people after those who did it
_OF_AGE = 18
_ALSO_ADJECTIVES = frozenset({"iraqi", "yazidi", "kurd", "local", "official", "individual", "minor", "male", "female"})
_TWO, _TEN, _HUNDRED = 2, 10, 100


def single(row: Row, place: int, at: int) -> tuple[Node | None, int]:
    """ "a protester", "a 17-year-old boy", "a 17-year-old"."""
    noun_at, own = past_adjectives(row, at)
    noun = row[noun_at]
    if noun.kind == "p" and _is_one(row, chain(row, noun_at)[1]):
        return with_noun(row, place, noun_at, own)
    if after := age_end(row, at):
        age = row[at].quantity
        young = age is not None and (age.value or _OF_AGE) < _OF_AGE
        return made(row, place, after, group="children" if young else ALL, named=True)
    if row[place].text == "another" and row[place + 1].kind in {"h", "be", "have"}:
        return made(row, place, place + 1)
    return None, place


def _is_one(row: Row, after: int) -> bool:
    """Whether the nouns before a place name one person, and do not only describe what follows: "a local channel"."""
    noun = row[after - 1]
    describes = noun.text in _ALSO_ADJECTIVES and row[after].kind in {"w", "label", "unit"}
    return noun.value.endswith("/s") and not describes


def headline(row: Row, place: int) -> tuple[Node | None, int]:
    """ "Protester killed in Basra": one person without an article, at the head of a line."""
    node, before = row[place], row[place - 1]
    heads = not before.kind or before.text in {":", "|"} or (before.text == "iraqi" and not row[place - 2].kind)
    if not heads or not node.value.endswith("/s") or row[place + 1].kind != "h":
        return None, place
    return with_noun(row, place, place, ())


def told_by_noun(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    """An Arabic noun that tells its number itself: followed by it, dual, or single after what happened to it."""
    node, number = row[place], row[place + 1]
    small = number.quantity is not None and number.value == "plain" and (number.quantity.value or 0) <= _TWO
    if number.kind == "number" and small and not number.conj and not row.raw(number).isdigit() and not node.the:
        made, _ = with_noun(row, place, place, ())
        return _renumbered(made, number), place + 2 + (row[place + 2].kind == "more")
    known = [one.value for one in before] == ["killed/verb"] and node.value.endswith("/s")  # "اغتيل الناشط …"
    if (node.the and not known) or (node.value.startswith("doer") and number.kind in {"p", "number"}):
        return None, place
    if node.value.endswith("/d"):
        return with_noun(row, place, place, ())
    falls = row[place - 1].kind == "fall" and number.kind == "h" and number.form == "one"  # "سقط متظاهر قتيلا"
    if node.value.endswith("/s") and (falls or _is_governed(node, before) or _is_subject(row, place)):
        return with_noun(row, place, place, ())
    return None, place


def _renumbered(made: Node | None, number: Node) -> Node | None:
    if made is None or number.quantity is None or made.quantity is None:
        return None
    quantity = replace(number.quantity, first=made.quantity.first, weak=False)
    return replace(made, quantity=quantity, last=max(made.last, number.last))


def _is_governed(node: Node, before: list[Node]) -> bool:
    """Whether a single indefinite noun stands where the people harmed stand: "مقتل متظاهر", "وشرطي"."""
    back = len(before) - 1
    while back >= 0 and before[back].kind in {"adv", "and"}:
        back -= 1
    last = before[back] if back >= 0 else None
    if last is None:
        return False
    joined = node.conj or back < len(before) - 1
    harmed = last.kind == "h" and last.form in {"verb", "masdar"}
    if node.text.endswith(("ا", "ه")) and last.kind in {"p", "o", "w"} and not node.conj:
        return _after_doers(before)
    listed = (
        joined
        and _ends_in_party(before[: back + 1], placed=node.text.endswith("ا"))
        and not _is_counted_with(node, before)
    )
    return harmed or last.kind == "incl" or listed


def _is_subject(row: Row, place: int) -> bool:
    """ "أن شخصا قتل", "إن متظاهرا على الأقل أصيب"."""
    after = row[place + 1 + (row[place + 1].kind == "q")]
    verb = after.kind == "h" and after.form == "verb" and not after.conj
    return row[place - 1].text in {"ان", "بان"} and row[place].text.endswith(("ا", "ه")) and verb


def _is_counted_with(node: Node, before: list[Node]) -> bool:
    """Whether the number before counts this noun too: "100 ناشط ومدون وصحفي", "20 متظاهرا وشرطيا"."""
    party = next((one for one in reversed(before[-3:]) if one.kind == "party"), None)
    if party is None or party.quantity is None or party.quantity.weak:
        return False
    value = party.quantity.value
    return value is None or value >= _HUNDRED or (value > _TEN and node.text.endswith("ا"))


def _after_doers(before: list[Node]) -> bool:
    """Whether the nodes end in a verb and the people or the body that did it: "خطف مسلحون", "قتلت قوات الأمن"."""
    for back in range(1, min(_MOST_BETWEEN, len(before)) + 1):
        node = before[-back]
        if node.kind == "h":
            return node.form == "verb" and back > 1
        if node.kind not in {"p", "o", "w", "unit"}:
            return False
    return False


def _ends_in_party(before: list[Node], *, placed: bool) -> bool:
    """Whether the nodes end in people with their number, and two words that describe them or say their place."""
    for node in reversed(before[-3:]):
        if node.kind == "party":
            return True
        if node.kind != "w" and not (placed and node.kind == "prep"):
            return False
    return False


def _leads(row: Row, place: int) -> bool:
    """ "قتيل و17 جريحا": at the head of a line, with a number joined to it."""
    joined = row[place + 2] if row[place + 1].kind == "and" else row[place + 1]
    return row[place - 1].text in {"", ":", "-", "،"} and joined.kind == "number" and joined is not row[place - 1]


def named_by_harm(row: Row, place: int) -> tuple[Node | None, int]:
    """ "قتيلان", "سقط جريح": the harm names the people, and its form their number."""
    node = row[place]
    if row[place - 1].kind == "h" and row[place - 1].form in {"verb", "masdar"} and not node.conj:
        return made(row, place, place + 1, named=True)
    if node.form == "one" and not (
        row[place - 1].kind in {"fall", "and"} or node.conj or row[place + 1].text == "واحد" or _leads(row, place)
    ):
        return None, place
    if "between" in {row[place - 1].kind, row[place - 2].kind}:
        return None, place
    group, after = out_of(row, place + 1)
    return made(row, place, after, own=node.outcomes, group=group)
