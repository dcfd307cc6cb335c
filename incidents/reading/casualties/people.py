"""People with their number: "at least 46 anti-government protesters", "a medic", "متظاهرين اثنين", "قتيلان"."""

from dataclasses import replace

from incidents.domain.counts import Qualifier
from incidents.domain.vocabulary import ALL
from incidents.reading.casualties.nodes import Node, Quantity, Row
from incidents.reading.casualties.numbers import is_year

_MOST_BETWEEN = 6  # words between a number and its noun
_LAST_DAY = 31
_ADJECTIVES = frozenset(
    "more other others young old unarmed armed anti pro innocent peaceful local masked foreign senior junior male female"
    " different teenage teen elderly new fellow riot traffic off duty separate iraqi kurdish government junior suspected"
    " pregnant dead unknown top plain clothes college high school volunteer citizen former ordinary adult minor sunni shia"
    " shiite yazidi christian alleged prominent well known iran backed army police security medical front line sit in"
    " federal civil civilian of the student women woman child primary university hospital news".split()
)
_ENDINGS = ("al", "ic", "ive", "ful", "ous", "ian", "ean", "ish", "ese", "less", "ed", "ary", "ni", "aqi")
_OWN = frozenset({"noun", "one", "two", "many"})
_COUNTED_MASDARS = frozenset({"اصابه", "وفاه"})
_BOUNDARIES = frozenset(
    "and or prep incl h be have adv sub rel more by to rise raise say between hyp verb neg the o toll suffer".split()
)
_AGE_SIGNS = frozenset("-‐‑–")
_NOUNS = frozenset({"p", "the", "w", "h", "more", "o", "toll"})


def with_parties(row: Row) -> Row:
    """The row with every number of people, and the noun it counts, in one node of kind `party`."""
    found: list[Node] = []
    place = 0
    while place < len(row):
        party, after = _party(row, place, found)
        found.append(party or row[place])
        place = after if party else place + 1
    return Row(found, row.tokens)


def _party(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    node = row[place]
    if node.kind == "number":
        return _counted(row, place)
    if node.kind == "a":
        return _single(row, place, place + 1)
    if node.kind == "p" and node.text.isascii():
        return _headline(row, place)
    if node.kind == "p":
        return _told_by_noun(row, place, before)
    if node.kind == "h" and node.form in {"one", "two"} and not node.the:
        return _named_by_harm(row, place)
    return None, place


def _counted(row: Row, place: int) -> tuple[Node | None, int]:
    """A number and its noun, or a number alone where nothing else is counted by it."""
    if _counts_something_else(row, place):
        return None, place
    at, own = _past_adjectives(row, place + 1)
    noun = row[at]
    if noun.kind == "p":
        return _with_noun(row, place, at, own)
    if noun.kind == "h" and (noun.form in _OWN or noun.text in _COUNTED_MASDARS):
        return _made(row, place, at + 1, own=noun.outcomes)
    if noun.kind == "toll" and noun.first + 1 == noun.last:
        return _made(row, place, at + 1, own=tuple(noun.value.split("+")))
    if own:
        return _made(row, place, at, own=own)
    return _bare(row, place)


def _bare(row: Row, place: int) -> tuple[Node | None, int]:
    following, quantity = row[place + 1], row[place].quantity
    if following.text == "of" and row[place + 2].kind == "the" and row[place + 3].kind == "h":
        return _made(row, place, place + 4, value="of")
    ends = following.kind in _BOUNDARIES or not following.kind or following.kind == "." or following.kind == "number"
    joined = following.text.startswith(("بال", "و", "ف")) or following.text.endswith("ly")
    if quantity is None or not (ends or joined) or is_year(quantity) or _is_age(row, place):
        return None, place
    if quantity.qualifier is Qualifier.NONE and row[place].text == "no":
        return None, place
    after = place + 1 + (following.kind == "more")
    return _made(row, place, after)


def _is_age(row: Row, place: int) -> bool:
    """", 17," and "(17)" beside a name."""
    before, after = row[place - 1].text, row[place + 1].text
    return (before in {",", "،"} and after in {",", "،"}) or (before == "(" and after == ")")


def _counts_something_else(row: Row, place: int) -> bool:
    before, after, quantity = row[place - 1], row[place + 1], row[place].quantity
    day = quantity is not None and quantity.upper is None and (quantity.value or 0) <= _LAST_DAY
    if before.kind == "label" or after.kind == "unit" or _age_end(row, place):
        return True
    if day and quantity is not None and quantity.qualifier is Qualifier.EXACT and "month" in {before.kind, after.kind}:
        return True
    if quantity is not None and is_year(quantity) and (before.kind in {"prep", "month", "between"}):
        return True
    return after.kind == "." and after.text in _AGE_SIGNS and row[place + 2].kind in {"unit", "w"}


def _age_end(row: Row, place: int) -> int:
    """The place after "17-year-old" that begins here, else 0."""
    at = place + 1
    at += row[at].text in _AGE_SIGNS
    if row[place].kind not in {"number", "d"} or row[at].kind != "unit" or not row[at].text.startswith("year"):
        return 0
    at += 1
    at += row[at].text in _AGE_SIGNS
    return at + 1 if row[at].text == "old" else 0


def _past_adjectives(row: Row, place: int) -> tuple[int, tuple[str, ...]]:
    """The place of the noun after words that may stand between; a harm among them ("20 wounded protesters")."""
    at, own = place, ()
    while at - place < _MOST_BETWEEN:
        node = row[at]
        if after_age := _age_end(row, at):
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
    if node.kind in {"more", "worse"} or node.text in {"of", "من"}:
        return row[at + 1].kind in _NOUNS
    if node.kind == "the":
        return row[at - 1].text == "of" and row[at + 1].kind in _NOUNS
    if node.kind == "." and node.text in _AGE_SIGNS:
        return row[at + 1].kind in {"w", "p", "o"} and row[at - 1].kind in {"w", "p"}
    if node.kind == "o":
        return row[at + 1].kind == "p"
    return node.kind == "w" and node.text.isascii() and _is_adjective(row, node)


def _is_adjective(row: Row, node: Node) -> bool:
    return node.text in _ADJECTIVES or node.text.endswith(_ENDINGS) or row.raw(node)[0].isupper()


def _with_noun(row: Row, place: int, at: int, own: tuple[str, ...]) -> tuple[Node | None, int]:
    """A number and the chain of nouns from `at`, with what follows them: a body, "others", a counted harm."""
    groups, after = _chain(row, at)
    group = _group(row, groups, after)
    if group[1]:
        after = group[1]
    after += row[after].kind == "more"
    if row[after].kind == "h" and row[after].form == "noun" and not own:
        return _made(row, place, after + 1, group=group[0], own=row[after].outcomes, named=True)
    return _made(row, place, after, group=group[0], own=own, named=True)


def _chain(row: Row, at: int) -> tuple[list[str], int]:
    groups = []
    while row[at].kind == "p" and (not groups or row[at].text.isascii()) and not row[at].conj | (row[at].prep != ""):
        groups.append(row[at].value.partition("/")[0])
        at += 1
    if not groups:  # للمتظاهرين after a number
        return [row[at].value.partition("/")[0]], at + 1
    return groups, at


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
    return ALL, 0


def _single(row: Row, place: int, at: int) -> tuple[Node | None, int]:
    """"a protester", "a 17-year-old boy", "a 17-year-old"."""
    noun_at, own = _past_adjectives(row, at)
    noun = row[noun_at]
    if noun.kind == "p" and row[_chain(row, noun_at)[1] - 1].value.endswith("/s"):
        return _with_noun(row, place, noun_at, own)
    if after := _age_end(row, at):
        young = row[at].quantity is not None and (row[at].quantity.value or _LAST_DAY) < 18  # noqa: PLR2004 - of age
        return _made(row, place, after, group="children" if young else ALL, named=True)
    return None, place


def _headline(row: Row, place: int) -> tuple[Node | None, int]:
    """"Protester killed in Basra": one person without an article, at the head of a line."""
    node, before = row[place], row[place - 1]
    heads = not before.kind or before.text in {":", "|"} or (before.text == "iraqi" and not row[place - 2].kind)
    if not heads or not node.value.endswith("/s") or row[place + 1].kind != "h":
        return None, place
    return _with_noun(row, place, place, ())


def _told_by_noun(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    """An Arabic noun that tells its number itself: followed by it, dual, or single after what happened to it."""
    node, number = row[place], row[place + 1]
    small = number.quantity is not None and number.value == "plain" and (number.quantity.value or 0) <= 2  # noqa: PLR2004
    if number.kind == "number" and small and not number.conj and not row.raw(number).isdigit() and not node.the:
        made, _ = _with_noun(row, place, place, ())
        return _renumbered(made, number), place + 2 + (row[place + 2].kind == "more")
    if node.the:
        return None, place
    if node.value.endswith("/d"):
        return _with_noun(row, place, place, ())
    if node.value.endswith("/s") and _is_governed(node, before):
        return _with_noun(row, place, place, ())
    return None, place


def _renumbered(made: Node | None, number: Node) -> Node | None:
    if made is None or number.quantity is None or made.quantity is None:
        return None
    quantity = replace(number.quantity, first=made.quantity.first, weak=False)
    return replace(made, quantity=quantity, last=max(made.last, number.last))


def _is_governed(node: Node, before: list[Node]) -> bool:
    """Whether a single indefinite noun stands where the people harmed stand: "مقتل متظاهر", "وشرطي"."""
    back = len(before) - 1
    while back >= 0 and before[back].kind in {"adv", "and"}:
        back -= 1
    last = before[back] if back >= 0 else None
    if last is None:
        return False
    joined = node.conj or back < len(before) - 1
    harmed = last.kind == "h" and last.form in {"verb", "masdar"}
    return harmed or last.kind == "incl" or (joined and _ends_in_party(before[: back + 1]))


def _ends_in_party(before: list[Node]) -> bool:
    """Whether the nodes end in people with their number, and at most two words that describe them."""
    for node in reversed(before[-3:]):
        if node.kind == "party":
            return True
        if node.kind != "w":
            return False
    return False


def _named_by_harm(row: Row, place: int) -> tuple[Node | None, int]:
    """"قتيلان", "سقط جريح": the harm names the people, and its form their number."""
    node = row[place]
    if node.form == "one" and not (row[place - 1].kind in {"fall", "and"} or node.conj or row[place + 1].text == "واحد"):
        return None, place
    if row[place - 1].kind == "between":
        return None, place
    return _made(row, place, place + 1, own=node.outcomes)


def _made(  # noqa: PLR0913 - what a party consists of
    row: Row, place: int, after: int, *, group: str = ALL, own: tuple[str, ...] = (), named: bool = False, value: str = ""
) -> tuple[Node, int]:
    node, last = row[place], row[after - 1].last
    quantity = node.quantity or Quantity(Qualifier.EXACT, _by_form(node), None, node.first, last, weak=True)
    party = replace(
        node, kind="party", value=value, last=last, quantity=quantity, group=group, own=own, named=named or bool(own)
    )
    return party, after


def _by_form(node: Node) -> int:
    return 2 if node.kind in {"p", "h"} and (node.value.endswith("/d") or node.form == "two") else 1
