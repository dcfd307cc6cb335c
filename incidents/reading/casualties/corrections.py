"""Numbers that the text itself takes back: "not 12 as first reported", "earlier given as 12", "وليس 12 كما أعلن"."""

from itertools import takewhile

from incidents.reading.casualties.nodes import Row

_NEAR = 3  # nodes
_REACH = 14
_NOT = frozenset({"not", "ليس", "ليست"})


def is_refuted(row: Row, place: int) -> bool:
    """Whether the people at a place are counted by a number that does not hold, as the sentence says."""
    at = place - 1
    while row[at].kind in {"adv", "the", "be"} and place - at <= _NEAR:
        at -= 1
    if row[at].kind == "given" or (row[at].kind == "neg" and row[at].text in _NOT):
        return True
    return _is_first_told(row, place) or _is_wrong(row, place)


def _is_first_told(row: Row, place: int) -> bool:
    """ "the 18 deaths mentioned on social media", "لم تعد … 16 قتيلا كما أعلن أولا"."""
    after = {row[place + step].kind for step in range(1, _NEAR + 1)}
    if "rumour" in after:
        return True
    return "as told" in after and any(row[at].kind == "neg" for at in range(max(place - _REACH, 0), place))


def _is_wrong(row: Row, place: int) -> bool:
    """ "An earlier report that eleven died was wrong"."""
    before = any(row[at].kind == "old report" for at in range(max(place - _REACH, 0), place))
    clause = takewhile(lambda node: node.kind not in {"say", "sub"}, row.nodes[place : place + _REACH])
    return before and any(node.kind == "wrong" for node in clause)
