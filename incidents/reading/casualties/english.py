"""English: what happened to the people of a sentence, read from where the harm stands to them.

"Two were killed", "killed two", "the death of two", "two deaths", "the toll rose to two", "twelve, including two".
"""

from dataclasses import replace

from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.corrections import is_refuted
from incidents.reading.casualties.english_after import told_after
from incidents.reading.casualties.english_totals import after_colon, of_total
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.ties import Tie, alone, is_joint, tie, together, within

_REACH = 24  # nodes
_GAP = 9  # unknown words between the people and what happened to them
_NEAR = 3
_QUOTES = frozenset('"“”‘’«»')
_GRAVELY = frozenset({"critically", "seriously", "severely", "badly", "gravely"})
_WHOSE = frozenset({"her", "his", "their"})
_BLAMED = frozenset({"responsible", "accountable", "liable", "hostage"})
_BESIDES = frozenset({"besides", "plus", "along", "together"})
_BEFORE = frozenset({"part", "ing", "base", "of"})


def ties(row: Row) -> list[Tie]:
    """The people of one sentence that something happened to, in the order of the text."""
    found: list[Tie] = []
    for place, node in enumerate(row.nodes):
        spared = node.kind != "party" or _is_spared(row, place) or _is_blamed(row, place)
        if not spared and (one := _tie(row, place, found)) is not None:
            found.append(one)
    return found


def _tie(row: Row, place: int, found: list[Tie]) -> Tie | None:
    party = row[place]
    if party.own:
        return _own(row, place, found)
    back = 2 if row[place - 1].kind == "be" else 1
    if row[place - back].kind == "incl" and row[place - back].text == "of" and row[place - back - 1].kind == "party":
        return None
    return (
        _led(row, place, found)
        or _parted(row, place, told_after(row, place), later=bool(found))
        or of_total(row, place, found)
        or _told_before(row, place)
        or _among(row, place, found)
        or _listed(row, place, found)
        or _gapped(row, place, found)
    )


def _led(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """What the words right before or after the people settle, whatever is told farther on."""
    before = row[place - 1]
    if found and (row[place + 1].text == "included" or _are_among(row, place)):
        return within(place, row[place], found[-1])
    if before.kind in {"to", "rise"} and (one := of_total(row, place, found)):
        return one
    if before.text == "of" and before.kind == "incl" and (one := told_after(row, place)):
        return replace(one, part=row[place].group == ALL)  # "of whom 13 are still missing"
    if before.kind == "incl" and row[place + 1].kind != "rel" and (one := _among(row, place, found)):
        return one
    if before.kind == "h" and before.form == "of" and (one := _told_before(row, place)):
        return one
    return _of_them(row, place, found[-1]) if found and _names_some(row, place) else None


def _are_among(row: Row, place: int) -> bool:
    """ "14 women and 8 children were among them"."""
    at = place + 1
    if row[at].kind == "and" and row[at + 1].kind == "party":
        at += 2
    if row[place + 1].text == "among" and row[place + 1].kind == "incl":  # "nine students among them;"
        return row[place + 2].kind in {"", "."}
    return row[at].kind == "be" and row[at + 1].kind == "incl" and row[at + 1].text == "among"


def _own(row: Row, place: int, found: list[Tie]) -> Tie | None:
    if _is_possible(row, place):
        return None
    one, second = alone(place, row[place], row[place].own, "own"), row[place + 2]
    if row[place + 1].kind in {"or", "and"} and second.kind == "h" and second.form == "noun":
        return replace(one, outcomes=together(one.outcomes, second.outcomes), last=second.last)
    return one if row[place - 1].kind != "incl" or not found else replace(one, how="within")


def _names_some(row: Row, place: int) -> bool:
    """ "four of them soldiers", "two of whom were children": a group among those told before."""
    counted = row[place + 1].kind == "incl" and row[place + 1].text in {"of", "among", "amongst"}
    return counted and row[place + 2 + (row[place + 2].kind == "be")].kind in {"p", "party"}


def _parted(row: Row, place: int, one: Tie | None, *, later: bool) -> Tie | None:
    """ "two of whom died" is a part, and so is "…; 267 are still held"."""
    still = later and not row[place].named and row[place + 1].kind == "be" and row[place + 2].text == "still"
    counted = still or (row[place + 1].kind == "incl" and row[place + 1].text == "of")
    return replace(one, part=row[place].group == ALL) if one and counted else one


def _told_before(row: Row, place: int) -> Tie | None:
    """ "killed two", "killing at least two", "the death of two", "killed and wounded 30"."""
    at = place - 1
    while place - at <= _NEAR and (row[at].kind in {"adv", "the", "more"} or row[at].text in _QUOTES):
        at -= 1
    node, before = row[at], row[at - 1]
    if node.text == ":":
        return after_colon(row, place, at)
    if node.kind != "h" or node.form not in _BEFORE:
        return None
    if before.kind == "be" or (before.kind == "adv" and row[at - 2].kind == "be"):
        return None
    if before.kind == "party" and row[place].quantity is not None and not row[place].named and node.form == "part":
        return None if is_joint(row[at - 2]) else tie(place, row[place], node, "before")
    if node.form == "base" and before.kind in {"hyp", "to", "neg"}:
        return None
    return tie(place, row[place], node, "before")


def _among(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "twelve people, including two children", "two of them children", "36 people: 20 protesters and …"."""
    before, whole = row[place - 1], found[-1] if found else None
    if before.kind == "incl" and before.text == "of" and row[place - 2].kind == "party":
        return None  # "two of them children": the number before has them
    if whole and row[place + 1].kind == "incl" and row[place + 1].text in {"of", "among", "amongst"}:
        return _of_them(row, place, whole)
    if whole and is_joint(before) and row[place + 1].text in _GRAVELY and whole.outcomes == ("injured",):
        return within(place, row[place], whole)  # "208 were injured, 11 critically"
    if whole and before.kind == "be" and place - whole.place <= _NEAR and "among" in _led_by(row, whole.place):
        return within(place, row[place], whole)  # "among the 14 dead were two medics"
    if before.text in {":", "("} and whole and place - whole.place <= _NEAR and row[place].group != ALL:
        return within(place, row[place], whole)
    if before.kind in {"adv", "the"} or (before.text == ":" and row[place - 2].kind == "incl"):
        before = row[place - 2]
    return _included(row, place, before, whole) if before.kind == "incl" else None


def _led_by(row: Row, place: int) -> tuple[str, ...]:
    """The two words before people."""
    return row[place - 1].text, row[place - 2].text


def _of_them(row: Row, place: int, whole: Tie) -> Tie:
    """ "two of them children", "one of whom was a soldier", "1,000 of them members of the security forces"."""
    noun = row[place + 2 + (row[place + 2].kind == "be")]
    told = noun.kind in {"p", "party"}
    group = noun.group if noun.kind == "party" else noun.value.partition("/")[0] if told else row[place].group
    last = noun.last if told else row[place + 1].last
    return within(place, replace(row[place], group=_body(row, place, group), last=last), whole)


def _included(row: Row, place: int, before: Node, whole: Tie | None) -> Tie | None:
    """ "including two children": of the people before, of those that the word names, or of a harm without a number."""
    if before.value:
        return replace(alone(place, row[place], (before.value,), "within"), part=row[place].group == ALL)
    if whole:
        return within(place, row[place], whole)
    harm = next((row[at] for at in range(place - 2, max(place - _GAP, -1), -1) if row[at].kind == "h"), None)
    if harm is None or row[place].group == ALL:
        return None
    return within(place, row[place], tie(place, row[place], harm, "within"))


def _body(row: Row, place: int, group: str) -> str:
    """The body that "members" are of."""
    bodies = (row[at].value for at in range(place + 3, place + _GAP) if row[at].kind == "o")
    return next(bodies, ALL) if group == "member" else group


def _listed(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "killed two protesters and a policeman": one harm for the members of a list."""
    end = at = place - 1 - (row[place - 1].text in _WHOSE)
    while is_joint(row[at]):
        at -= 1
    if found and row[end].text in _BESIDES and row[at].last == found[-1].last:
        at = found[-1].place
    if at == end or not row[place].named:
        return None
    last = found[-1] if found else None
    if last is None or not _reaches_back(row, last.place, at):
        return _after_another(row, place, at)
    return replace(alone(place, row[place], last.outcomes, "beside"), part=last.part and row[place].group == ALL)


def _reaches_back(row: Row, last: int, at: int) -> bool:
    """Whether only words that describe them stand between the people before a comma and that comma."""
    describing = {"w", "prep", "incl", "p", ".", "the"}
    return last == at or (
        0 < at - last <= _NEAR and all(row[back].kind in describing for back in range(last + 1, at + 1))
    )


def _after_another(row: Row, place: int, at: int) -> Tie | None:
    """ "wounded the mayor and two of his guards": listed after somebody who is told without a number."""
    for back in range(at, max(at - _NEAR, -1), -1):
        node = row[back]
        if node.kind == "h" and node.form in _BEFORE and row[back - 1].kind not in {"be", "adv", "party"}:
            return alone(place, row[place], node.outcomes, "beside")
        if node.kind not in {"w", "p", "the", "a", "o"}:
            return None
    return None


def _gapped(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "seven were killed in Baghdad and three in Basra": the harm is not said again."""
    last, after = found[-1] if found else None, row[place + 1]
    if last is None or not is_joint(row[place - 1]) or place - last.place > _REACH:
        return None
    follows = after.kind in {"prep", "between"} and after.text not in {"for", "with"}
    if not follows and not (after.kind in {"", "."} and _is_placed(row, place)):
        return None
    between = (row[at] for at in range(last.place + 1, place))
    if any(node.kind in {"sub", "say", "verb", "toll"} or node.text == ";" for node in between):
        return None
    same = row[place] if row[place].named else replace(row[place], group=last.party.group)
    return alone(place, same, last.outcomes, "beside")


def _is_placed(row: Row, place: int) -> bool:
    """ "…, and in Karbala, three"."""
    return any(row[place - back].kind == "prep" and is_joint(row[place - back - 1]) for back in (2, 3, 4))


def _is_spared(row: Row, place: int) -> bool:
    """Whether the people are those who did it, who were freed, or whom it only might have befallen."""
    before = row[place - 1]
    if row.tokens[before.last - 1].text == "from" and "rise" in {before.kind, row[place - 2].kind}:
        return True
    told_of = row[place - 2]
    if before.text == "of" and (
        told_of.text == "relatives" or (told_of.kind in {"p", "party"} and not row[place].named)
    ):
        return True
    if (
        is_refuted(row, place)
        or _is_counted_out(row, place)
        or any(row[place - back].text in {"if", "unless"} for back in (1, 2, 3))
    ):
        return True
    if before.kind == "by" or (before.kind == "adv" and row[place - 2].kind == "by"):
        return True
    after = row[place + 1]
    if before.text in {"treated", "treating"} and (
        after.text in {"for", "with"} or after.kind == "h" or row[place].own
    ):
        return False
    listed = row[place - 1].text == "names" and row[place + 1].kind == "h"  # "the names of 104 people slain"
    freed = not listed and any(row[place - back].kind == "release" for back in (1, 2))
    return freed or _is_speaking(row, place)


def _is_blamed(row: Row, place: int) -> bool:
    """ "held two officers responsible"."""
    return row[place - 1].text == "held" and any(row[place + step].text in _BLAMED for step in (1, 2, 3))


def _is_counted_out(row: Row, place: int) -> bool:
    """ "54 of them have been released", "of whom 20 were freed"."""
    if row[place - 1].text == "of" and row[place - 2].text == "out":  # "seven out of nine"
        return True
    if row[place - 1].kind == "the" and row[place - 3].value == "none":  # "none of the eight passengers"
        return True
    if row[place - 1].kind == "neg" and row[place].text == "one":  # "not one protester"
        return True
    counted = row[place + 1] if row[place + 1].kind == "incl" else row[place - 1]
    freed = any(row[at].kind == "release" for at in range(place + 1, place + _NEAR + 3))
    return freed and counted.kind == "incl" and counted.text == "of"


def _is_speaking(row: Row, place: int) -> bool:
    """Whether the people are those who tell it: "…, a police officer and a doctor said"."""
    for at in range(place + 1, place + _NEAR * 2):
        if row[at].kind == "say":
            return True
        if row[at].kind not in {"and", "party", "p", "w", "prep", "adv", "the", "o"}:
            return False
    return False


def _is_possible(row: Row, place: int) -> bool:
    return any(row[place - back].kind == "hyp" for back in (1, 2, 3))
