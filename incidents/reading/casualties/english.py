"""English: what happened to the people of a sentence, read from where the harm stands to them.

"Two were killed", "killed two", "the death of two", "two deaths", "the toll rose to two", "twelve, including two".
"""

from dataclasses import replace

from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.ties import Tie, alone, is_joint, tie, together, within

_REACH = 24  # nodes
_GAP = 9  # unknown words between the people and what happened to them
_NEAR = 3
_PRONOUNS = frozenset({"him", "her", "them"})
_AFTER = frozenset({"part", "intr", "adj"})
_BEFORE = frozenset({"part", "ing", "base", "of"})
_CLOSED = frozenset({"neg", "hyp", "say", "verb", "raise", "toll"})


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
    back = 2 if row[place - 1].kind == "be" else 1
    if row[place - back].kind == "incl" and row[place - back].text == "of" and row[place - back - 1].kind == "party":
        return None
    if row[place - 1].kind == "incl" and row[place + 1].kind != "rel" and (one := _among(row, place, found)):
        return one
    return (
        _parted(row, place, _told_after(row, place))
        or _of_total(row, place, found)
        or _told_before(row, place)
        or _among(row, place, found)
        or _listed(row, place, found)
        or _gapped(row, place, found)
    )


def _own(row: Row, place: int, found: list[Tie]) -> Tie | None:
    if _is_possible(row, place):
        return None
    one, second = alone(place, row[place], row[place].own, "own"), row[place + 2]
    if row[place + 1].kind in {"or", "and"} and second.kind == "h" and second.form == "noun":
        return replace(one, outcomes=together(one.outcomes, second.outcomes), last=second.last)
    return one if row[place - 1].kind != "incl" or not found else replace(one, how="within")


def _told_after(row: Row, place: int) -> Tie | None:
    """"… were killed", "… dead", "… died": past what describes the people, up to where another clause begins."""
    at, gap, passive, had = place + 1, 0, False, False
    while at - place <= _REACH and gap <= _GAP:
        node = row[at]
        if node.kind == "h" and node.form == "ing" and row[at + 1].text in _PRONOUNS:
            return tie(place, row[place], node, "far") if row[place].group != "doer" else None
        if node.kind == "h":
            return _by_harm_after(row, place, _last_harm(row, place, at), passive=passive, had=had, gap=gap)
        if node.kind in {"be", "have"}:
            passive, had = passive or node.kind == "be", had or node.kind == "have"
        elif (step := _step(row, at, passive=passive)) is None:
            return None
        else:
            at, gap = at + step[0] - 1, gap + step[1]
        at += 1
    return None


def _last_harm(row: Row, place: int, at: int) -> int:
    """"A woman who was injured last week has died": what became of her in the end."""
    if row[place + 1].kind != "rel":
        return at
    for later in range(at + 2, at + _GAP):
        node = row[later]
        if node.kind == "h":
            return later if node.form == "intr" and row[later - 1].kind in {"have", "adv"} else at
        if node.kind in {"party", "and", "sub", ""}:
            return at
    return at


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


def _parted(row: Row, place: int, one: Tie | None) -> Tie | None:
    """"two of whom died" is a part."""
    counted = row[place + 1].kind == "incl" and row[place + 1].text == "of"
    return replace(one, part=row[place].group == ALL) if one and counted else one


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
    if is_joint(node) and following.kind == "party" and row[at + 2].kind == "incl":
        return _past_aside(row, at), 0
    if is_joint(node) and following.kind == "party" and following.named:
        return 2, 0
    if is_joint(node) and following.kind == "the" and row[at + 2].kind == "p":
        return 3, 0
    if following.kind == "p" and (node.kind == "and" or row[at + 2].text == "included"):
        return 2 + (row[at + 2].text == "included"), 0
    if node.kind == "and" and "number" == row[at - 1].kind == following.kind:
        return 2, 0
    if node.kind == "incl":
        return (1, 0) if node.text == "of" else (_past_aside(row, at), 0)
    if node.kind == "and" and following.kind == "h" and following.form == "intr":
        return 1, 0
    if node.kind == "and" or not node.kind or node.kind in _CLOSED or (node.kind == "sub" and node.text != "after"):
        return None
    if node.kind == "party":
        return (1, 1) if row[at - 1].kind in {"prep", "by", "to"} else None
    if node.kind == "p":
        return (1, 0) if row[at - 1].kind in {"prep", "by", "the", "w", "a", "p", "adv", "incl"} and row[at - 2].kind != "w" else None
    if node.kind in {"rel", "adv", "the", "more"}:
        return 1, 0
    return (1, 1) if node.text not in {";", ":", "(", "sub"} else None


def _past_aside(row: Row, at: int) -> int:
    """The nodes of "including two children," up to the comma that ends it."""
    led = row[at].text == "," or row[at - 1].text in {",", "(", "—", "–"}
    for step in range(1, _REACH):
        node = row[at + step]
        if node.text in {",", ")", "—", "–"}:
            return step + 1
        if node.kind in {"", "h"} or (node.kind == "be" and (not led or row[at + step + 1].kind == "h")):
            return step
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


def _of_total(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """"the death toll in Baghdad rose from 8 to 13": the number after the movement, never the one it came from."""
    before = row[place - 1]
    if before.text in {"from", "with"}:
        return None
    second = row[place - 2]
    if before.kind == "to" and second.kind == "h" and second.form in {"part", "adj"} and row[place - 3].kind in {"the", "and"}:
        return tie(place, row[place], second, "total")
    named = row[place + 1].kind == "the" and row[place + 2].kind == "toll" and row[place + 2].value
    if before.kind == "to" and named:
        return tie(place, row[place], Node("h", f"{row[place + 2].value}/toll", before.first, row[place + 2].last), "total")
    reached = before.kind in {"to", "rise", "be"} or before.text in {"of", "at", ":", "("}
    for at in range(place - 1, max(place - _REACH, -1), -1):
        node = row[at]
        if node.kind == "toll" and (reached or at == place - 1):
            outcomes = node.value or ("+".join(found[-1].outcomes) if found else "")
            harm = Node("h", f"{outcomes}/toll", node.first, node.last)
            if not outcomes:
                return None
            return tie(place, row[place], harm, "total")
        if node.kind in {"h", "sub", "say", "incl"} or (node.kind == "and" and at < place - 1):
            return None
    return None


def _among(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """"twelve people, including two children", "two of them children"."""
    before, after = row[place - 1], row[place + 1]
    whole = found[-1] if found else None
    if before.kind == "incl" and before.text == "of" and row[place - 2].kind == "party":
        return None  # "two of them children": the number before has them
    if after.kind == "incl" and after.text in {"of", "among", "amongst"} and whole:
        noun = row[place + 2 + (row[place + 2].kind == "be")]
        group = noun.value.partition("/")[0] if noun.kind == "p" else noun.group if noun.kind == "party" else row[place].group
        last = noun.last if noun.kind in {"p", "party"} else after.last
        return within(place, replace(row[place], group=_body(row, place, group), last=last), whole)
    if before.kind in {"adv", "the"}:
        before = row[place - 2]
    if before.kind != "incl":
        return None
    if before.value:
        return replace(alone(place, row[place], (before.value,), "within"), part=row[place].group == ALL)
    if whole:
        return within(place, row[place], whole)
    harm = next((row[at] for at in range(place - 2, max(place - _GAP, -1), -1) if row[at].kind == "h"), None)
    return within(place, row[place], tie(place, row[place], harm, "within")) if harm and row[place].group != ALL else None


def _body(row: Row, place: int, group: str) -> str:
    """The body that "members" are of."""
    bodies = (row[at].value for at in range(place + 3, place + _GAP) if row[at].kind == "o")
    return next(bodies, ALL) if group == "member" else group


def _listed(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """"killed two protesters and a policeman": one harm for the members of a list."""
    at = place - 1
    while is_joint(row[at]):
        at -= 1
    if at == place - 1 or not row[place].named:
        return None
    if not found or found[-1].place < at - _GAP:
        return _after_another(row, place, at)
    last = found[-1]
    if not (last.place == at or (last.place < at and all(row[back].kind in {"w", "prep", "incl", "p", "."} for back in range(last.place + 1, at + 1)) and at - last.place <= _NEAR)):
        return _after_another(row, place, at)
    return replace(alone(place, row[place], last.outcomes, "beside"), part=last.part and row[place].group == ALL)


def _after_another(row: Row, place: int, at: int) -> Tie | None:
    """"wounded the mayor and two of his guards": listed after somebody who is told without a number."""
    for back in range(at, max(at - _NEAR, -1), -1):
        node = row[back]
        if node.kind == "h" and node.form in _BEFORE and row[back - 1].kind not in {"be", "adv", "party"}:
            return alone(place, row[place], node.outcomes, "beside")
        if node.kind not in {"w", "p", "the", "a", "o"}:
            return None
    return None


def _gapped(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """"seven were killed in Baghdad and three in Basra": the harm is not said again."""
    last, after = found[-1] if found else None, row[place + 1]
    if last is None or not is_joint(row[place - 1]) or after.kind not in {"prep", "between"} or after.text == "for" or place - last.place > _REACH:
        return None
    if any(row[at].kind in {"sub", "say", "verb", "toll"} or row[at].text == ";" for at in range(last.place + 1, place)):
        return None
    return alone(place, row[place], last.outcomes, "beside")


def _is_spared(row: Row, place: int) -> bool:
    """Whether the people are those who did it, who were freed, or whom it only might have befallen."""
    before = row[place - 1]
    if before.kind == "rise" and row.tokens[before.last - 1].text == "from":
        return True
    if before.text == "of" and row[place - 2].kind in {"p", "party"} and not row[place].named:
        return True
    if any(row[place - back].text in {"if", "unless"} for back in (1, 2, 3)):
        return True
    if before.kind == "by" or (before.kind == "adv" and row[place - 2].kind == "by"):
        return True
    return any(row[place - back].kind == "release" for back in (1, 2))


def _is_possible(row: Row, place: int) -> bool:
    return any(row[place - back].kind == "hyp" for back in (1, 2, 3))
