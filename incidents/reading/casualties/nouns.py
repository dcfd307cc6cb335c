"""The noun that a number counts: the words before it, the chain of nouns itself, and what follows them."""

from dataclasses import replace

from incidents.domain.counts import Qualifier
from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.lexicon import words
from incidents.reading.casualties.nodes import Node, Quantity, Row

_MOST_BETWEEN = 6  # words between a number and its noun
_ADJECTIVES = words(
    "more other others young old unarmed armed anti pro innocent peaceful local masked foreign senior junior male"
    " female"
    " different teenage teen elderly new fellow riot traffic off duty separate iraqi kurdish government junior"
    " suspected"
    " pregnant dead unknown top plain clothes college high school volunteer citizen former ordinary adult minor"
    " sunni shia"
    " shiite yazidi christian alleged prominent well known iran backed army police security medical front line sit in"
    " federal civil civilian of the student women woman child primary university hospital news"
)
_ENDINGS = ("al", "ic", "ive", "ful", "ous", "ian", "ean", "ish", "ese", "less", "ed", "ary", "ni", "aqi")
_NOUNS = frozenset({"p", "the", "w", "h", "more", "o", "toll"})
AGE_SIGNS = frozenset("-‐‑–")


def past_adjectives(row: Row, place: int) -> tuple[int, tuple[str, ...]]:
    """The place of the noun after words that may stand between; a harm among them ("20 wounded protesters")."""
    at = place
    own: tuple[str, ...] = ()
    while at - place < _MOST_BETWEEN:
        node = row[at]
        if after_age := age_end(row, at):
            at = after_age
        elif node.kind == "h" and node.form in {"part", "adj"} and row[at + 1].kind == "p" and not own:
            at, own = at + 1, node.outcomes
        elif _stands_between(row, at):
            at += 1
        else:
            break
    return at, own


def _stands_between(row: Row, at: int) -> bool:
    node = row[at]
    if node.kind in {"more", "worse"} or (node.kind == "prep" and node.text in {"of", "من"}):
        return row[at + 1].kind in _NOUNS
    if node.kind == "the":
        return row[at - 1].text == "of" and row[at + 1].kind in _NOUNS
    if node.text == "." and len(row[at - 1].text) == 1 and row[at - 1].kind in {"w", "a"}:
        return row[at + 1].kind in _NOUNS  # U.S. soldiers
    if node.kind == "." and node.text in AGE_SIGNS:
        return row[at + 1].kind in {"w", "p", "o"} and row[at - 1].kind in {"w", "p"}
    if node.kind == "o":
        return row[at + 1].kind == "p"
    return node.kind == "w" and node.text.isascii() and _is_adjective(row, node)


def _is_adjective(row: Row, node: Node) -> bool:
    return node.text in _ADJECTIVES or node.text.endswith((*_ENDINGS, "'s", "’s")) or row.raw(node)[0].isupper()


def age_end(row: Row, place: int) -> int:
    """The place after "17-year-old" that begins here, else 0."""
    at = place + 1
    at += row[at].text in AGE_SIGNS
    if row[place].kind not in {"number", "d"} or row[at].kind != "unit" or not row[at].text.startswith("year"):
        return 0
    at += 1
    at += row[at].text in AGE_SIGNS
    return at + 1 if row[at].text == "old" else 0


def with_noun(row: Row, place: int, at: int, own: tuple[str, ...]) -> tuple[Node | None, int]:
    """A number and the chain of nouns from `at`, with what follows them: a body, "others", a counted harm."""
    groups, after = chain(row, at)
    group = _group(row, groups, after)
    if group[1]:
        after = group[1]
    after += row[after].kind == "more"
    if row[after].kind == "h" and row[after].form == "noun" and not own:
        after, own = after + 1, row[after].outcomes
    party, after = made(row, place, after, group=group[0], own=own, named=True)
    return replace(party, stranger=row[at].stranger), after


def chain(row: Row, at: int) -> tuple[list[str], int]:
    groups: list[str] = []
    while row[at].kind == "p" and _goes_on(row, at, groups) and not row[at].conj | (row[at].prep != ""):
        groups.append(row[at].value.partition("/")[0])
        at += 1
    if not groups:  # للمتظاهرين after a number
        return [row[at].value.partition("/")[0]], at + 1
    return groups, at


def _goes_on(row: Row, at: int, groups: list[str]) -> bool:
    """Whether a noun is one more of the same people: "police officers", "شاب متظاهر"."""
    if not groups or row[at].text.isascii():
        return True
    return groups == [ALL] and not row[at].the and row[at].value[-2:] == row[at - 1].value[-2:]


def _group(row: Row, groups: list[str], after: int) -> tuple[str, int]:
    """The group that the nouns tell, or the body after them; and the place after that body, else 0."""
    telling = [group for group in groups if group not in {ALL, "member"}]
    if telling:
        return telling[-1], 0
    at = after
    while row[at].kind in {"prep", "the", "between"} or (row[at].text in {"iraqi", "iraq's", "country's"}):
        at += 1
    close = at - after <= 3 and (at > after or groups[-1] == "member" or row[at].prep)  # noqa: PLR2004 - "of the Iraqi"
    if row[at].kind == "o" and close:
        return row[at].value, at + 1
    if row[at].kind == "p" and close and groups[-1] == "member" and at > after:  # "members of the police"
        return row[at].value.partition("/")[0], at + 1
    return ALL, 0


def out_of(row: Row, after: int) -> tuple[str, int]:
    """The group after "47 جريحا من المحتجين", and the place after it; all people where none is told."""
    if row[after].kind == "p" and row[after].prep == "ل":  # "جثتان لامرأتين"
        return row[after].value.partition("/")[0], after + 1
    noun = row[after + 1]
    if row[after].text != "من" or noun.kind not in {"p", "o"}:
        return ALL, after
    group = noun.value.partition("/")[0]
    joined = row[after + 2]
    if (
        joined.kind in {"p", "o", "and"}
        and (joined.conj or joined.kind == "and")
        and joined.value.partition("/")[0] != group
    ):
        return ALL, after  # "من المتظاهرين والقوات الأمنية"
    body = joined if group == "member" else noun
    return (body.value if body.kind == "o" else ALL if group == "member" else group), after + 2


def made(  # noqa: PLR0913 - what a party consists of
    row: Row,
    place: int,
    after: int,
    *,
    group: str = ALL,
    own: tuple[str, ...] = (),
    named: bool = False,
    value: str = "",
) -> tuple[Node, int]:
    after, late = _late(row, after)
    node, last = row[place], row[after - 1].last
    quantity = node.quantity or Quantity(Qualifier.EXACT, _by_form(node), None, node.first, last, weak=True)
    if late is not None and quantity.qualifier is Qualifier.EXACT:
        quantity = replace(quantity, qualifier=late)
    party = replace(
        node, kind="party", value=value, last=last, quantity=quantity, group=group, own=own, named=named or bool(own)
    )
    return party, after


def _late(row: Row, after: int) -> tuple[int, Qualifier | None]:
    """ "60 متظاهرا على الأقل", "20 people at least"."""
    following = row[after + 1]
    ends = following.conj or following.kind not in {"d", "n", "number"}
    late = row[after].kind == "q" and row[after].value.strip() == "at_least" and ends
    return (after + 1, Qualifier.AT_LEAST) if late else (after, None)


def _by_form(node: Node) -> int:
    return (
        2
        if node.text == "اخران" or (node.kind in {"p", "h"} and (node.value.endswith("/d") or node.form == "two"))
        else 1
    )
