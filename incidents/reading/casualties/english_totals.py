"""English: a total and the number that it reached: "the toll rose from 8 to 13", "Dead in Mosul: five"."""

from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.ties import Tie, tie

_REACH = 24  # nodes
_NEAR = 3


def of_total(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "the death toll in Baghdad rose from 8 to 13": the number after the movement, never the one it came from."""
    before = row[place - 1] if row[place - 1].kind != "adv" else row[place - 2]
    ranged = before.kind == "vary"
    if before.text in {"from", "with"} and not ranged:
        return None
    if (before.kind == "to" or before.text == "at") and (one := _turned(row, place)) is not None:
        return one
    reached = before.kind in {"to", "rise", "be", "vary"} or before.text in {"of", "at", ":", "("}
    for at in range(_before_aside(row, place - 1), max(place - _REACH, -1), -1):
        node = row[at]
        if node.kind == "toll":
            return _total(row, place, at, found) if reached or at == place - 1 else None
        if node.kind in {"h", "sub", "say", "incl"} or (node.kind == "and" and at < place - 1):
            return None
    return None


def _before_aside(row: Row, at: int) -> int:
    """The place before ", where an office was burnt," in "the toll in Basra, where …, rose to"; else `at` itself."""
    end = at - (row[at - 1].kind == "adv")
    if row[at].kind != "rise" or row[end - 1].text != ",":
        return at
    for back in range(end - 2, max(end - _REACH, 0), -1):
        if row[back].text == "," and (row[back + 1].kind in {"sub", "rel"}):
            return back - 1
    return at


def _total(row: Row, place: int, at: int, found: list[Tie]) -> Tie | None:
    """The total at a node; a bare "total" counts what was told before it."""
    node = row[at]
    outcomes = node.value or ("+".join(found[-1].outcomes) if found else "")
    return tie(place, row[place], Node("h", f"{outcomes}/toll", node.first, node.last), "total") if outcomes else None


def _turned(row: Row, place: int) -> Tie | None:
    """ "bringing to 17 the number of dead", "and the wounded to 120"."""
    first, second = row[place + 1], row[place + 2]
    if first.kind == "the" and second.kind == "toll" and second.value:
        return tie(place, row[place], Node("h", f"{second.value}/toll", row[place - 1].first, second.last), "total")
    harm = row[place - 2]
    if harm.kind == "h" and harm.form in {"part", "adj"} and row[place - 3].kind in {"the", "and"}:
        return tie(place, row[place], harm, "total")
    return None


def after_colon(row: Row, place: int, at: int) -> Tie | None:
    """ "Killed: 5", "Dead in Mosul: five"."""
    back = at - 1
    while at - back <= _NEAR and row[back].kind in {"w", "prep", "the"}:
        back -= 1
    node = row[back]
    heads = back == at - 1 or row[back - 1].text in {"", ";", ",", "-", "•", "."}
    return tie(place, row[place], node, "before") if heads and node.kind in {"h", "toll"} and node.value else None
