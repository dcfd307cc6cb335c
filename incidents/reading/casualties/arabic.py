"""Arabic and Sorani: what happened to the people of a sentence.

"قتل ثلاثة", "مقتل ثلاثة", "ثلاثة قتلوا", "ثلاثة قتلى", "بين قتيل وجريح", "حصيلة القتلى إلى ثلاثة", "بينهم طفلان".
"""

from dataclasses import replace
from itertools import takewhile

from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.corrections import is_refuted
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.ties import Tie, alone, is_joint, tie, together, within

_REACH = 18  # nodes between the harm and the people
_NEAR = 4
_OPEN = frozenset({"", "."})  # what follows a number that stands after its place: "وفي النجف 4"
_GOVERNS = frozenset({"verb", "masdar", "verbs"})
_CLAUSES = frozenset({".", "؛", ":", "وان", "وبان", "وانه"})
_BLOWS = frozenset({"ضرب", "الضرب", "للضرب", "للطعن", "للدهس", "لاعتداء", "للاعتداء", "لاطلاق", "لجروح", "لاصابه"})
_ESCAPED = frozenset({"نجا", "نجت", "نجوا", "ينجو", "تنجو"})
_ATTEMPTS = ("اغتيال", "محاول", "تفجير", "استهداف", "قتل", "تصفيه", "هجوم")
_HELD = ("معتقل", "سجين", "موقوف", "نزيل", "محتجز", "سجناء")
_CUSTODY = ("تحت التعذيب", "داخل السجن", "في السجن", "الاحتجاز", "في الحجز", "المعتقل", "في مركز", "الحبس", "التوقيف")


def ties(row: Row) -> list[Tie]:
    """The people of one sentence that something happened to, in the order of the text."""
    found: list[Tie] = []
    for place, node in enumerate(row.nodes):
        if node.kind == "party" and not _is_spared(row, place) and (one := _tie(row, place, found)) is not None:
            found.append(_settled(row, one))
    return [one for one in found if one.outcomes != ("exposed",)]


def _tie(row: Row, place: int, found: list[Tie]) -> Tie | None:
    return (
        _between(row, place)
        or _own(row, place, found)
        or _among(row, place, found)
        or _agreeing(row, place)
        or _of_total(row, place)
        or _governed(row, place)
        or _listed(row, place, found)
        or _gapped(row, place, found)
    )


def _between(row: Row, place: int) -> Tie | None:
    """ "30 بين قتيل وجريح": counted together, and never parted."""
    for at in range(place + 1, place + _NEAR + 2):
        if row[at].kind == "between" and row[at + 1].kind == "h" and row[at + 1].form in {"one", "many"}:
            return tie(place, row[place], row[at + 1], "after")
        if row[at].kind in {"party", "sub", ""}:
            return None
    return None


def _own(row: Row, place: int, found: list[Tie]) -> Tie | None:
    party = row[place]
    if not party.own:
        return None
    outcomes, before = party.own, row[place - 1]
    treated = before.outcomes == ("exposed",)  # "عولج 20 جريحا"
    if (
        before.kind == "h"
        and before.form in _GOVERNS
        and not treated
        and outcomes[0] in {"injured", "detained", "abducted"}
    ):
        return tie(place, party, before, "before")  # "توفي ثلاثة جرحى"
    for at in range(place + 1, place + 3):  # "20 قتيلا وجريحا"
        node = row[at]
        joined = node.conj or row[at - 1].kind in {"and", "or"}
        total = node.kind == "toll" and row[at + 1].kind not in {"party", "number"}  # "والمعتقلون سبعون"
        if joined and ((node.kind == "h" and node.form in {"one", "many"}) or total):
            outcomes = together(outcomes, node.outcomes)
    inside = row[place - 1].kind == "incl" and found
    return alone(place, party, outcomes, "within" if inside else "own")


def _agreeing(row: Row, place: int) -> Tie | None:
    """ "ثلاثة متظاهرين قتلوا": a verb that agrees with the people before it, with little between."""
    begin = place + 1
    if row[place + 2].kind == "incl" and row[place + 3].kind == "party":  # "550 شخصا، بينهم 17 امرأة، قتلوا"
        begin = place + 4
    for at in range(begin, place + _REACH):
        node = row[at]
        if node.kind == "h":
            adjacent = node.form == "verb" and at == place + 1 and not node.conj and not _has_governor(row, place)
            agrees = node.form == "verbs" and not node.conj
            noun = _describes(row, place, node) and at == place + 1 and not (node.the or node.conj)
            return (
                tie(place, row[place], node, "after" if at - place <= _NEAR else "far")
                if adjacent or agrees or noun
                else None
            )
        if node.kind in {"sub", "party", "neg", "hyp", "verb", ""} or (
            node.kind == "w" and node.text.startswith("و") and at > place + _NEAR
        ):
            return None
    return None


def _describes(row: Row, place: int, harm: Node) -> bool:
    """ "20 متظاهرا جرحى", "ناشطا مختطفا"; but "وفاة طفل جريح" tells what became of him."""
    return harm.form == "many" or (harm.form == "one" and not _has_governor(row, place))


def _has_governor(row: Row, place: int) -> bool:
    return any(row[at].kind == "h" and row[at].form in _GOVERNS for at in range(max(place - _NEAR, 0), place))


def _governed(row: Row, place: int) -> Tie | None:
    """ "قتل … ثلاثة", "مقتل ثلاثة": the nearest verb or noun of harm before the people."""
    for at in range(place - 1, max(place - _REACH, -1), -1):
        node = row[at]
        if node.kind == "h" and node.form in _GOVERNS:
            if _is_possible(row, at):
                return None
            return tie(place, row[place], node, "before" if place - at <= _NEAR else "far")
        if (
            node.kind
            in {
                "party",
                "sub",
                "incl",
                "toll",
                "verb",
                "rel",
                "neg",
                "hyp",
                "deny",
                "number",
            }
            or node.text in _CLAUSES
        ):
            return None
    return None


def _is_possible(row: Row, at: int) -> bool:
    """Whether the harm is denied by a "not" beside it, or only feared: "قد يؤدي … إلى مقتل"."""
    if row[at - 1].kind == "neg":
        return True
    for back in range(at - 1, max(at - _NEAR - 3, -1), -1):
        if row[back].kind in {"h", "party", "sub"} or row[back].text in {"،", "."}:
            return False
        if row[back].kind == "hyp":
            return True
    return False


def _of_total(row: Row, place: int) -> Tie | None:
    """ "ارتفاع حصيلة القتلى إلى 13", "والجرحى إلى 75"."""
    before = row[place - 1]
    if before.text == "من" and row[place + 1].kind == "to":
        return None
    moved = any(node.kind == "vary" for node in row.nodes[max(place - _REACH, 0) : place])
    for at in range(place - 1, max(place - _REACH, -1), -1):
        node = row[at]
        moved = moved or node.kind in {"to", "rise"} or node.text == ":"
        if node.kind == "toll" and (moved or at == place - 1 or _moved_before(row, at)):
            harm = Node("h", f"{node.value}/toll", node.first, node.last)
            return tie(place, row[place], harm, "total")
        if node.kind in {"h", "sub", "incl", "toll"} or (node.kind == "party" and at < place - 2):
            return None
    return None


def _moved_before(row: Row, at: int) -> bool:
    """ "بلغ عدد القتلى 13"."""
    return any(row[at - back].kind in {"rise", "raise", "vary"} for back in (1, 2, 3))


def _among(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "بينهم طفلان", "ثلاثة منهم"."""
    whole, at = found[-1] if found else None, place - 1
    while row[at].kind in {"adv", "and"}:
        at -= 1
    if row[at].kind == "incl" and row[at].value:
        return replace(alone(place, row[place], (row[at].value,), "within"), part=row[place].group == ALL)
    if whole is None:
        return None
    if row[at].kind == "incl":
        return within(place, row[place], whole)
    if row[place + 1].kind == "incl" and row[place + 1].text == "منهم" and row[place - 1].kind != "h":
        group, later = _group_of(row, place + 2), _agreeing(row, place)
        if group == ALL and later is not None:
            return replace(later, part=True)  # "13 منهم في عداد المفقودين"
        return within(place, replace(row[place], group=group), whole)
    return None


def _group_of(row: Row, at: int) -> str:
    """The group after "منهم": "منهم أطفال", "منهم من القوات الأمنية", "منهم من منتسبي الشرطة"."""
    at += row[at].text == "من"
    at += row[at].kind == "p" and row[at].value.startswith("member") and row[at + 1].kind == "o"
    noun = row[at]
    group = noun.value.partition("/")[0] if noun.kind in {"p", "o"} else ALL
    return ALL if group == "member" else group


def _listed(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "مقتل متظاهرين اثنين وشرطي": one harm for the members of a list."""
    party, at = row[place], place - 1
    while is_joint(row[at]):
        at -= 1
    if not found or not (party.conj or at < place - 1) or not party.named:
        return None
    while row[at].kind in {"w", "prep", "o", "incl", "p"} and at > found[-1].place and place - at <= _NEAR:
        at -= 1
    if at != found[-1].place:
        return None
    last = found[-1]
    return replace(alone(place, party, last.outcomes, "beside"), part=last.part and party.group == ALL)


def _gapped(row: Row, place: int, found: list[Tie]) -> Tie | None:
    """ "مقتل سبعة في بغداد وثلاثة في البصرة": the harm is not said again."""
    last = found[-1] if found else None
    placed = any(row[place - back].conj and row[place - back].kind == "prep" for back in (1, 2, 3))
    joined = row[place].conj or is_joint(row[place - 1]) or placed
    if last is not None and joined and row[place + 1].kind == "h" and row[place + 1].prep == "ب":
        return tie(place, row[place], row[place + 1], "beside")  # "و25 بالاختناق"
    if last is None or not joined or row[place + 1].kind not in _OPEN | {"prep"} or place - last.place > _NEAR * 3:
        return None
    if any(row[at].kind in {"sub", "verb", "toll", "h"} for at in range(last.place + 1, place)):
        return None
    return alone(place, row[place], last.outcomes, "beside")


def _settled(row: Row, one: Tie) -> Tie:
    """The harm as the words after the people tell it: suffocation, death in custody, loss of life."""
    nodes = takewhile(
        lambda node: not (node.conj and node.kind in {"toll", "h"}), row.nodes[one.place + 1 : one.place + 7]
    )
    words = " ".join(node.text for node in nodes)
    after = list(takewhile(lambda node: node.kind != "party", row.nodes[one.place + 1 : one.place + 6]))
    if (
        one.outcomes == ("injured",)
        and one.how != "own"
        and any(node.outcomes == ("gas",) for node in after if node.kind == "h" and not _begins_another(row, node))
    ):
        hurt = any(node.text in {"بجروح", "جروح", "بالرصاص"} for node in row.nodes[one.place + 1 : one.place + 5])
        return replace(one, outcomes=("injured", "gas") if hurt else ("gas",))
    if one.outcomes == ("exposed",):
        told = [node for node in after if node.outcomes != ("exposed",)]
        suffered = next((node for node in told if node.kind == "h" or node.text in _BLOWS), None)
        outcomes = one.outcomes if suffered is None else suffered.outcomes if suffered.kind == "h" else ("injured",)
        return replace(one, outcomes=outcomes)
    if one.outcomes == ("missing",) and any(node.kind == "life" for node in after):
        return replace(one, outcomes=("killed",))
    if one.outcomes == ("attempted",) and _only_escaped(row, one, words):
        return replace(one, outcomes=("exposed",))
    if one.outcomes == ("killed",) and (any(sign in words for sign in _CUSTODY) or _is_held(row, one)):
        return replace(one, outcomes=("died_custody",))
    return one


def _begins_another(row: Row, harm: Node) -> bool:
    """ "إصابة 35 متظاهرا واختناق 12": the joined harm is of the next people."""
    following = next((node for node in row.nodes if node.first == harm.last), None)
    return harm.conj and following is not None and following.kind == "party"


def _only_escaped(row: Row, one: Tie, words: str) -> bool:
    """ "نجت تسع نساء من الأسر": nobody tried to kill them."""
    return row.tokens[one.first].text.lstrip("و") in _ESCAPED and not any(sign in words for sign in _ATTEMPTS)


def _is_held(row: Row, one: Tie) -> bool:
    """Whether the people were in somebody's hands when they died."""
    return any(token.text.startswith(_HELD) for token in row.tokens[one.party.first : one.party.last])


def _is_spared(row: Row, place: int) -> bool:
    """Whether the people are those who did it, or who were freed."""
    at = place - 1
    if row[at].text == "تشييع" and row[place + 1].kind == "h":  # "تشييع ثلاثة متظاهرين قتلوا أمس"
        return False
    if row[at].kind in {"adv", "number", "q"}:
        at -= 1
    return is_refuted(row, place) or row[at].kind in {"by", "release"} or row[at - 1].kind == "release"
