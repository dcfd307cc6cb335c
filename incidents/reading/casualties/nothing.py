"""Words that say that nobody was harmed, and official denials that anybody was."""

from dataclasses import dataclass

from incidents.domain.counts import Qualifier
from incidents.reading.casualties.lexicon import words
from incidents.reading.casualties.nodes import Node, Quantity, Row
from incidents.reading.casualties.ties import Tie, alone, together

_REACH = 7  # nodes between "no" and the harm
_DENIED = 14
_NEAR = 4
_MOST_UNKNOWN = 2
_UNCLEAR = words("immediate clear known yet longer معروف تعرف يزال يزالون تزال زال زالت زالوا")
_LOSSES = ("killed", "injured")
_BETWEEN = frozenset(
    {
        "worse",
        "anyone",
        "report",
        "a",
        "the",
        "have",
        "be",
        "w",
        "more",
        "number",
        "one of",
        "p",
        "fall",
        "adv",
        "prep",
        "to",
        "unit",
    }
)
_NOT_OF_HARM = words(
    "responsibility involvement role using use firing having مسؤوليتها مسووليتها مسووليته مسووليه استخدام اطلاق"
    " تورطها تورطه تورط علاقته علاقتها"
    " صلته صلتها ضلوعها ضلوعه"
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial at tokens `first` up to, not including, `last`: that anybody met with one of `outcomes`.

    What `first` to `end` says besides is denied with it.
    """

    outcomes: tuple[str, ...]
    first: int
    last: int
    end: int


def denials_of(row: Row) -> list[Denial]:
    """The denials of a sentence that name a harm."""
    found: list[Denial] = []
    for place, node in enumerate(row.nodes):
        if (
            node.kind == "deny"
            and (one := _denial(row, place)) is not None
            and (not found or found[-1].end <= one.first)
        ):
            found.append(one)
    return found


def _denial(row: Row, place: int) -> Denial | None:
    for at in range(place + 1, place + _DENIED):
        node = row[at]
        if node.text in _NOT_OF_HARM or node.kind in {"sub", ""} or node.text in {";", "؛"}:
            return None
        outcomes = _harm(row, at)
        if outcomes:
            last = node.last
            end = next(
                (one.first for one in row.nodes[at:] if one.kind == "sub" or one.text in {";", "؛"}), row.nodes[-1].last
            )
            return Denial(outcomes, row[place].first, last, end)
    return None


def _harm(row: Row, at: int) -> tuple[str, ...]:
    """The harm that a node names, as a harm, as people with their harm, or as losses."""
    node = row[at]
    if node.kind == "h":
        return node.outcomes
    if node.kind == "party":
        return node.own
    if node.kind == "toll":
        return tuple(node.value.split("+"))
    if node.kind == "loss" and (
        row[at + 1].text not in {"ماديه", "material"} or row[at + 2].text in {"بشريه", "human"}
    ):
        return (node.value,) if node.value else _LOSSES
    return _LOSSES if node.kind == "p" and node.text == "ضحايا" else ()


def nobody(row: Row, known: list[Tie]) -> list[Tie]:
    """ "without casualties", "لم تسجل إصابات": a number of none, which no people stand beside."""
    taken = {one.place for one in known}
    found: list[Tie] = []
    for place, node in enumerate(row.nodes):
        if place not in taken and (node.kind == "neg" or _is_none(node)):
            one = _none(row, place)
            if one is not None and not (found and found[-1].last >= one.last):
                found.append(one)
    return found


def _is_none(node: Node) -> bool:
    return node.kind == "number" and node.quantity is not None and node.quantity.qualifier is Qualifier.NONE


def _none(row: Row, place: int) -> Tie | None:
    unknown = 0
    for at in range(place + 1, place + _REACH):
        node = row[at]
        unknown += node.kind == "w"
        if node.kind == "h" and (node.form in {"noun", "one", "many", "masdar"} or _of_nobody(row, place, at)):
            return _made(row, place, at, node.outcomes)
        if node.kind in {"loss", "p"} and (outcomes := _harm(row, at)):
            return _made(row, place, at, outcomes)
        if node.kind not in _BETWEEN or node.text in _UNCLEAR or unknown > _MOST_UNKNOWN:
            return None
    return None


def _of_nobody(row: Row, place: int, at: int) -> bool:
    """A verb of harm that says of nobody: "did not kill anyone", "لم يقتل أحد", "لم يصب أي شخص"."""
    after = row[at + 1]
    open_end = after.kind in {"anyone", "one of"} or after.text in {"اي", "ايه", "احد"}
    return open_end and at - place <= _NEAR


def _made(row: Row, place: int, at: int, outcomes: tuple[str, ...]) -> Tie:
    last, second = at, row[at + 2]
    if row[at + 1].kind in {"or", "and"} and second.kind == "h":
        last, outcomes = at + 2, together(outcomes, second.outcomes)
    elif row[at + 1].kind == "h" and row[at + 1].conj:
        last, outcomes = at + 1, together(outcomes, row[at + 1].outcomes)
    first, end = row[place].first, row[last].last
    quantity = Quantity(Qualifier.NONE, 0, None, first, end, weak=True)
    return alone(place, Node("party", "", first, end, quantity=quantity), outcomes, "nothing")
