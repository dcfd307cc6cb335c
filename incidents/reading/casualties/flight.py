"""People who fled by the thousand were displaced: "twelve thousand have fled", "فر نحو خمسة آلاف شخص".

A few who fled may be suspects or attackers; of a crowd the word tells that homes were left.
"""

from dataclasses import replace

from incidents.reading.casualties.nodes import Node, Row

_CROWD = 500
_REACH = 7  # nodes between the number and the verb
_NEXT = 3
_CLOSED = frozenset({"h", "sub", "verb", "say", "and", "neg", "hyp", ""})
_VERBS = frozenset({"فروا", "هربوا"})


def with_flight(row: Row) -> Row:
    """The row with each "fled" of a crowd as a harm, and every other one as an unknown word."""
    return Row([_settled(row, place) for place in range(len(row))], row.tokens)


def _settled(row: Row, place: int) -> Node:
    node = row[place]
    if node.kind != "flee":
        return node
    if node.text.isascii() or node.text in _VERBS:
        form = "intr" if node.text.isascii() else "verbs"
        told = _is_crowd(row, range(place - 1, max(place - _REACH, -1), -1))
    else:
        form, told = "verb", _is_crowd(row, range(place + 1, place + _NEXT))
    return replace(node, kind="h", value=f"displaced/{form}") if told else replace(node, kind="w", value="")


def _is_crowd(row: Row, places: range) -> bool:
    """Whether a large number of people stands at one of the places, before another clause begins."""
    for at in places:
        node = row[at]
        if node.kind == "number":
            following = row[at + 1]
            known = node.value != "least" and following.kind in {"p", "flee", "have", "more"}
            return known and node.quantity is not None and (node.quantity.value or 0) >= _CROWD
        if node.kind in _CLOSED:
            return False
    return False
