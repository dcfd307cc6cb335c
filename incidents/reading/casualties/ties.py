"""What ties people to a harm: the tie itself, and what both languages ask of a row."""

from dataclasses import dataclass, replace

from incidents.reading.casualties.nodes import Node, Row

#: How the harm was found, from the surest to the least sure; the number is the confidence of the figure.
SURE = {
    "own": 0.97,
    "after": 0.95,
    "before": 0.95,
    "total": 0.93,
    "within": 0.9,
    "beside": 0.88,
    "far": 0.8,
    "nothing": 0.85,
    "stranger": 0.7,  # at most, where no table knows the noun of the people
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """People at `place` of a row and what happened to them; `harm` are the tokens that say so.

    `how` is a key of `SURE`. `part` marks people counted among others that were told before ("two of them").
    """

    place: int
    party: Node
    outcomes: tuple[str, ...]
    how: str
    first: int
    last: int
    part: bool = False


def tie(place: int, party: Node, harm: Node, how: str) -> Tie:
    """People and the harm that a node names."""
    first, last = min(party.first, harm.first), max(party.last, harm.last)
    return Tie(place=place, party=party, outcomes=harm.outcomes, how=how, first=first, last=last)


def alone(place: int, party: Node, outcomes: tuple[str, ...], how: str) -> Tie:
    """People whose harm is told elsewhere, or by their own noun."""
    return Tie(place=place, party=party, outcomes=outcomes, how=how, first=party.first, last=party.last)


def within(place: int, party: Node, whole: Tie) -> Tie:
    """People counted among those of `whole`: a figure of a group, or a part where no group is told."""
    same = alone(place, party, whole.outcomes, "within")
    return replace(same, part=party.group == "all" and not party.own)


def is_joint(node: Node) -> bool:
    """A comma or "and" between the members of a list."""
    return node.kind == "and" or node.text in {",", "،"}


def together(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Outcomes counted in one total, each once, as they are told."""
    return tuple(dict.fromkeys(one + other))


def with_suffering(row: Row) -> Row:
    """The row with "suffered serious injuries", "suffering from breathing problems" in one node of harm."""
    found: list[Node] = []
    place = 0
    while place < len(row):
        node, after = row[place], place + 1
        if node.kind == "suffer":
            while row[after].kind in {"worse", "w", "a", "prep", "and"} and after - place <= _MOST_BETWEEN:
                after += 1
            hurt = row[after]
            if hurt.kind == "hurt" or (hurt.kind == "h" and hurt.form == "noun"):
                outcome = hurt.value.partition("/")[0]
                node, place = Node("h", f"{outcome}/intr", node.first, hurt.last, node.text), after
        found.append(node)
        place += 1
    return Row(found, row.tokens)


_MOST_BETWEEN = 4


def with_harms(row: Row) -> Row:
    """The row with harms that are told in one breath ("killed or injured", "قتل وأصيب") in one node."""
    found: list[Node] = []
    for place, node in enumerate(row.nodes):
        last = found[-1] if found else None
        if last is not None and node.kind == "h" and _in_one_breath(found, row, place):
            while found[-1].kind != "h":
                found.pop()
            last = found.pop()
            outcomes = "+".join(together(last.outcomes, node.outcomes))
            node = replace(last, value=f"{outcomes}/{last.form}", last=node.last)  # noqa: PLW2901 - both in one
        found.append(node)
    return Row(found, row.tokens)


_ALIKE = (
    {"part", "adj", "intr"},
    {"ing"},
    {"base"},
    {"noun"},
    {"of", "noun"},
    {"verb", "masdar", "many"},
    {"verbs"},
    {"one", "many", "two"},
)


def _in_one_breath(found: list[Node], row: Row, place: int) -> bool:
    node, back = row[place], len(found) - 1
    while back >= 0 and found[back].kind in {"and", "or", "adv", "be"} and len(found) - back <= 3:  # noqa: PLR2004
        back -= 1
    first = found[back] if back >= 0 else None
    joined = node.conj or any(one.kind in {"and", "or"} or one.text == "/" for one in found[back + 1 :])
    if first is None or first.kind != "h" or not joined or node.outcomes == first.outcomes:
        return False
    alike = any({first.form, node.form} <= kinds for kinds in _ALIKE)
    apart = found[back - 1].kind == "party" if back else False
    return alike and not (apart and row[place + 1].kind == "party")
