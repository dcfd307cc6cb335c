"""English: what happened to people, where it stands after them: "… were killed", "… dead", "… died"."""

from dataclasses import replace

from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.ties import Tie, is_joint, tie

_REACH = 24  # nodes
_GAP = 9  # unknown words between the people and what happened to them
_NEAR = 3
_PRONOUNS = frozenset({"him", "her", "them"})
_LEFT = frozenset({"left", "leaving", "treated", "treating"})
_STOPS = frozenset({";", ":", "("})
_BEFORE_PEOPLE = frozenset({"prep", "by", "the", "w", "a", "p", "adv", "incl"})
_AFTER = frozenset({"part", "intr", "adj"})
_CLOSED = frozenset({"neg", "hyp", "say", "verb", "raise", "toll"})


def told_after(row: Row, place: int) -> Tie | None:
    """ "… were killed", "… dead", "… died": past what describes the people, up to where another clause begins."""
    at, gap, passive, had = place + 1, 0, False, False
    while at - place <= _REACH and gap <= _GAP:
        node = row[at]
        if node.kind == "h" and node.form == "ing" and row[at + 1].text in _PRONOUNS:
            return tie(place, row[place], node, "far") if row[place].group != "doer" else None
        if _is_treated(row, place, at):
            return tie(place, row[place], node, "after")
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


def _is_treated(row: Row, place: int, at: int) -> bool:
    """ "treated 12 people for gunshot wounds", "68 with bullet wounds", "left 14 with serious injuries"."""
    node, before = row[at], row[at - 1 - (row[at - 1].kind == "worse")]
    hurt = node.kind == "hurt" or (node.kind == "h" and node.form == "noun")
    return hurt and (
        before.text == "for" or (before.text == "with" and (before is row[place + 1] or row[place - 1].text in _LEFT))
    )


def _last_harm(row: Row, place: int, at: int) -> int:
    """ "A woman who was injured last week has died": what became of her in the end."""
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


def _under_guard(row: Row, at: int) -> Node:
    """A death "in custody" is one of its own."""
    node = row[at]
    words = " ".join(one.text for one in row.nodes[at + 1 : at + 6])
    guarded = any(
        sign in words for sign in ("in custody", "in detention", "under torture", "in prison", "in police custody")
    )
    if guarded and node.outcomes == ("killed",) and node.form == "intr":
        return replace(node, value="died_custody/intr")
    return node


def _step(row: Row, at: int, *, passive: bool) -> tuple[int, int] | None:
    """How many nodes to go on, and how many unknown words that is; None where another clause begins."""
    node, following = row[at], row[at + 1]
    if is_joint(node) and (listed := _past_listed(row, at, passive=passive)) is not None:
        return (listed, 0) if listed else None
    if node.kind == "incl":
        return (1, 0) if node.text == "of" else (_past_aside(row, at), 0)
    if node.kind == "and":
        return (1, 0) if following.kind == "h" and following.form == "intr" else None
    if not node.kind or node.kind in _CLOSED or node.text in _STOPS or (node.kind == "sub" and node.text != "after"):
        return None
    if node.kind in {"party", "p"}:
        return (1, node.kind == "party") if _is_aside(row, at) else None
    return 1, node.kind not in {"rel", "adv", "the", "more"}


def _past_listed(row: Row, at: int, *, passive: bool) -> int | None:
    """The nodes of "and two policemen", "and her mother"; 0 where the clause ends, None where it is no list."""
    first, second = row[at + 1], row[at + 2]
    if first.kind == "party" and second.kind == "incl":
        return 0 if passive else _past_aside(row, at)
    if first.kind == "party" and (_is_told_of_one(first, second) or _has_verb(row, at)):
        return 0
    if first.kind == "party" and first.named:
        return 2
    if first.kind == "the" and second.kind == "p":
        return 3
    if first.kind == "p" and (row[at].kind == "and" or second.text == "included"):
        return 2 + (second.text == "included")
    return 2 if "number" == row[at - 1].kind == first.kind else None


def _is_told_of_one(first: Node, second: Node) -> bool:
    """ "… and a cameraman was injured": those before met with something else."""
    one = first.quantity is not None and first.quantity.weak
    return one and second.text in {"was", "is", "has"}


def _has_verb(row: Row, at: int) -> bool:
    """ "Two soldiers fell and five others were wounded": the word between is what they did."""
    verb, people = row[at - 1], row[at - 2]
    return row[at].kind == "and" and verb.kind == "w" and people.kind == "party" and row.raw(verb).islower()


def _is_aside(row: Row, at: int) -> bool:
    """Whether people without a harm of their own only describe those before them: "shot by policemen"."""
    if row[at].kind == "party":
        return row[at - 1].kind in {"prep", "by", "to"}
    return row[at - 1].kind in _BEFORE_PEOPLE and row[at - 2].kind != "w"


def _past_aside(row: Row, at: int) -> int:
    """The nodes of "including two children," up to the comma that ends it."""
    led = row[at].text == "," or row[at - 1].text in {",", "(", "—", "–"}
    for step in range(1, _REACH):
        node = row[at + step]
        if node.text in {",", ")", "—", "–"}:
            return step + 1
        if (
            node.kind in {"", "h"}
            or node.text == ";"
            or (node.kind == "be" and (not led or row[at + step + 1].kind == "h"))
        ):
            return step
    return _REACH
