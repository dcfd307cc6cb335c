"""English: what happened to the people of a sentence, read from where the harm stands to them.

"Two were killed", "killed two", "the death of two", "two deaths", "the toll rose to two", "twelve, including two".
"""

from dataclasses import replace

from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.ties import Tie, alone, is_joint, tie, within

_REACH = 24  # nodes
_GAP = 9  # unknown words between the people and what happened to them
_NEAR = 3
_AFTER = frozenset({"part", "intr", "adj"})
_BEFORE = frozenset({"part", "ing", "base", "of"})
_CLOSED = frozenset({"neg", "hyp", "say", "verb", "raise", "toll", "number"})


def ties(row: Row) -> list[Tie]:
    """The people of one sentence that something happened to, in the order of the text."""
    found: list[Tie] = []
    for place, node in enumerate(row.nodes):
        if node.kind == "party" and not _is_spared(row, place) and (one := _tie(row, place, found)) is not None:
            found.append(one)
    return found


def _tie(row: Row, place: int, found: list[Tie]) -> Tie | None:
    party = row[place]
    if party.own:
        return _own(row, place, found)
    return (
        _told_after(row, place)
        or _of_total(row, place)
        or _told_before(row, place)
        or _among(row, place, found)
        or _listed(row, place, found)
    )


def _own(row: Row, place: int, found: list[Tie]) -> Tie | None:
    if _is_possible(row, place):
        return None
    one = alone(place, row[place], row[place].own, "own")
    after = row[place + 1]
    if after.kind == "h" and after.form == "of":
        return tie(place, row[place], after, "own")
    return one if row[place - 1].kind != "incl" or not found else replace(one, how="within")


def _told_after(row: Row, place: int) -> Tie | None:
    """"… were killed", "… dead", "… died": past what describes the people, up to where another clause begins."""
    at, gap, passive, had = place + 1, 0, False, False
    while at - place <= _REACH and gap <= _GAP:
        node = row[at]
        if node.kind == "h":
            return _by_harm_after(row, place, at, passive=passive, had=had, gap=gap)
        if node.kind in {"be", "have"}:
            passive, had = passive or node.kind == "be", had or node.kind == "have"
        elif (step := _step(row, at, passive=passive)) is None:
            return None
        else:
            at, gap = at + step[0] - 1, gap + step[1]
        at += 1
    return None


def _by_harm_after(row: Row, place: int, at: int, *, passive: bool, had: bool, gap: int) -> Tie | None:
    node, party = row[at], row[place]
    following = row[at + 1]
    if node.form not in _AFTER or (party.value == "of" and not (passive or node.form == "intr")):
        return None
    if node.form == "part" and not passive and (had or gap or following.kind in {"party", "p", "the", "a"}):
        return None
    if node.form == "adj" and not passive and gap:
        return None
    return tie(place, party, _under_guard(row, at), "after" if gap <= _NEAR else "far")


def _under_guard(row: Row, at: int) -> Node:
    """A death "in custody" is one of its own."""
    node = row[at]
    words = " ".join(one.text for one in row.nodes[at + 1 : at + 6])
    guarded = any(sign in words for sign in ("in custody", "in detention", "under torture", "in prison", "in police custody"))
    if guarded and node.outcomes == ("killed",) and node.form == "intr":
        return replace(node, value="died_custody/intr")
    return node


def _step(row: Row, at: int, *, passive: bool) -> tuple[int, int] | None:
    """How many nodes to go on, and how many unknown words that is; None where another clause begins."""
    node, following = row[at], row[at + 1]
    if is_joint(node) and following.kind == "party" and following.named:
        return 2, 0
    if node.kind == "incl":
        return _past_aside(row, at), 0
    if node.kind == "and" or not node.kind or node.kind in _CLOSED or (node.kind == "sub" and node.text != "after"):
        return None
    if node.kind == "party":
        return (1, 1) if row[at - 1].kind in {"prep", "by", "to"} else None
    if node.kind == "p":
        return (1, 0) if row[at - 1].kind in {"prep", "by", "the", "w", "a", "p", "adv"} and row[at - 2].kind != "w" else None
    if node.kind in {"rel", "adv", "the", "more"}:
        return 1, 0
    return (1, 1) if node.text not in {";", ":", "(", "sub"} else None


def _past_aside(row: Row, at: int) -> int:
    """The nodes of "including two children," up to the comma that ends it."""
    for step in range(1, _REACH):
        if row[at + step].text in {",", ")", "—", "–"} or row[at + step].kind in {"", "be"}:
            return step if row[at + step].kind == "be" else step + 1
    return _REACH


def _told_before(row: Row, place: int) -> Tie | None:
    """"killed two", "killing at least two", "the death of two", "killed and wounded 30"."""
    at = place - 1
    while place - at <= _NEAR and row[at].kind in {"adv", "the", "more"}:
        at -= 1
    node, before = row[at], row[at - 1]
    if node.text == ":" and before.kind in {"h", "toll"}:
        return tie(place, row[place], before, "before")
    if node.kind != "h" or node.form not in _BEFORE:
        return None
    if before.kind == "be" or (before.kind == "adv" and row[at - 2].kind == "be"):
        return None
    if before.kind == "party" and row[place].quantity is not None and not row[place].named and node.form == "part":
        return None if is_joint(row[at - 2]) else tie(place, row[place], node, "before")
    if node.form == "base" and before.kind in {"hyp", "to", "neg"}:
        return None
    return tie(place, row[place], node, "before")


def _of_total(row: Row, place: int) -> Tie | None:
    """"the death toll in Baghdad rose from 8 to 13": the number after the movement, never the one it came from."""
    before = row[place - 1]
    if before.text in {"from", "with"}:
        return None
    reached = before.kind in {"to", "rise", "be"} or before.text in {"of", "at", ":", "("}
    for at in range(place - 1, max(place - _REACH, -1), -1):
        node = row[at]
        if node.kind == "toll" and (reached or at == place - 1):
            harm = Node("h", f"{node.value}/toll", node.first, node.last)
            return tie(place, row[place], harm, "total")
        if node.kind in {"h", "sub", "say", "incl"} or (node.kind == "and" and at < place - 1):
            return None
    return None


def _among(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """"twelve people, including two children", "two of them children"."""
    before, after = row[place - 1], row[place + 1]
    whole = found[-1] if found else None
    if after.kind == "incl" and after.text in {"of", "among", "amongst"} and whole:
        noun = row[place + 2]
        group = noun.value.partition("/")[0] if noun.kind == "p" else row[place].group
        last = noun.last if noun.kind == "p" else after.last
        return within(place, replace(row[place], group=group, last=last), whole)
    if before.kind in {"adv", "the"}:
        before = row[place - 2]
    if before.kind != "incl":
        return None
    if whole:
        return within(place, row[place], whole)
    harm = next((row[at] for at in range(place - 2, max(place - _GAP, -1), -1) if row[at].kind == "h"), None)
    return within(place, row[place], tie(place, row[place], harm, "within")) if harm and row[place].group != ALL else None


def _listed(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """"killed two protesters and a policeman": one harm for the members of a list."""
    at = place - 1
    while is_joint(row[at]):
        at -= 1
    if at == place - 1 or not found or not row[place].named:
        return None
    last = found[-1]
    if not (last.place == at or (last.place < at and all(row[back].kind in {"w", "prep", "incl", "p", "."} for back in range(last.place + 1, at + 1)) and at - last.place <= _NEAR)):
        return None
    return replace(alone(place, row[place], last.outcomes, "beside"), part=last.part and row[place].group == ALL)


def _is_spared(row: Row, place: int) -> bool:
    """Whether the people are those who did it, who were freed, or whom it only might have befallen."""
    before = row[place - 1]
    if before.kind == "by" or (before.kind == "adv" and row[place - 2].kind == "by"):
        return True
    return any(row[place - back].kind == "release" for back in (1, 2))


def _is_possible(row: Row, place: int) -> bool:
    return any(row[place - back].kind == "hyp" for back in (1, 2, 3))
