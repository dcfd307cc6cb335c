"""People with their number: "at least 46 anti-government protesters", "20 others", "ثلاثة متظاهرين", "العشرات"."""

from incidents.domain.counts import Qualifier
from incidents.reading.casualties.lexicon import words
from incidents.reading.casualties.nodes import Node, Row
from incidents.reading.casualties.nouns import AGE_SIGNS, age_end, made, out_of, past_adjectives, with_noun
from incidents.reading.casualties.numbers import is_year
from incidents.reading.casualties.singles import headline, named_by_harm, single, told_by_noun

_LAST_DAY = 31
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500
_OWN = frozenset({"noun", "one", "two", "many"})
_COUNTED_MASDARS = frozenset({"اصابه", "وفاه", "جثه", "جثث"})
_BOUNDARIES = frozenset({"", ".", "number"}) | words(
    "and or prep incl h be have adv sub rel more by to rise raise say between hyp verb neg the o toll suffer label"
    " release"
)
_ALSO_OFFICES = frozenset({"bodies"})  # "rights bodies" are none, and bodies without an adjective are
_ANOTHER = frozenset({"اخر", "اخران", "ثالث"})
_DEFINITE = frozenset({"العشرات", "الميات", "الالاف"})


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
    if node.text in _ANOTHER:
        return _another(row, place, before)
    if node.kind == "a" or node.text == "another":
        return single(row, place, place + 1)
    if node.kind == "p":
        return headline(row, place) if node.text.isascii() else told_by_noun(row, place, before)
    if node.kind == "h" and node.form in {"one", "two"} and not node.the:
        return named_by_harm(row, place)
    return None, place


def _another(row: Row, place: int, before: list[Node]) -> tuple[Node | None, int]:
    """ "وأصيب آخر": one more, right after what happened to him."""
    harmed = before and before[-1].kind == "h" and before[-1].form in {"verb", "masdar"}
    return made(row, place, place + 1) if harmed else (None, place)


def _counted(row: Row, place: int) -> tuple[Node | None, int]:
    """A number and its noun, or a number alone where nothing else is counted by it."""
    if _counts_something_else(row, place):
        return None, place
    at, own = past_adjectives(row, place + 1)
    noun = row[at]
    if noun.kind == "p" and not noun.conj:
        return with_noun(row, place, at, own)
    if noun.kind == "o" and at > place + 1:
        return made(row, place, at + 1, group=noun.value, named=True)
    if row[place].value == "one of":
        return None, place
    if (harmed := _harmed_noun(noun)) and (at == place + 1 or noun.text not in _ALSO_OFFICES):
        group, after = out_of(row, at + 1)
        return made(row, place, after, own=harmed, group=group)
    return made(row, place, at, own=own) if own else _bare(row, place)


def _harmed_noun(noun: Node) -> tuple[str, ...]:
    """The harm in a noun that is counted itself: deaths, قتلى, إصابة, الجرحى; "وإصابة" begins the next figure."""
    if noun.conj:
        return ()
    if noun.kind == "h" and (noun.form in _OWN or noun.text in _COUNTED_MASDARS):
        return noun.outcomes
    if noun.kind == "toll" and (noun.first + 1 == noun.last or noun.text == "حالات"):
        return tuple(noun.value.split("+")) if noun.value else ()
    return ()


def _bare(row: Row, place: int) -> tuple[Node | None, int]:
    """A number without a noun: "killed two and", "two of the wounded"; none where an unknown word is counted."""
    following, quantity = row[place + 1], row[place].quantity
    if following.text == "of" and row[place + 2].kind == "the" and row[place + 3].kind == "h":
        return _of_harmed(row, place)
    if quantity is None or not _ends(row, place) or _is_bare_year(row, place) or _is_age(row, place):
        return None, place
    if quantity.qualifier is Qualifier.NONE and row[place].text == "no" and quantity.last == quantity.first + 1:
        return None, place
    after = place + 1 + (following.kind == "more")
    at = after + 1 + (row[after + 1].kind == "the")
    if row[after].text in {"من", "from"} and row[at].kind == "o":  # "ثلاثة آخرون من الشرطة", "32 from the police"
        return made(row, place, at + 1, group=row[at].value)
    return made(row, place, after)


def _is_bare_year(row: Row, place: int) -> bool:
    """Whether a number alone may be a year; right after a harm it is one of people: "وأصيب 2100"."""
    quantity, before = row[place].quantity, row[place - 1]
    governed = before.kind == "h" and before.form in {"verb", "masdar", "part", "ing"}
    return quantity is not None and is_year(quantity) and not governed


def _of_harmed(row: Row, place: int) -> tuple[Node, int]:
    """ "two of the wounded", and "eight of the dead were policemen", which tells both the harm and the group."""
    noun = row[place + 5]
    if row[place + 4].kind == "be" and noun.kind == "p":
        return made(row, place, place + 6, own=row[place + 3].outcomes, group=noun.value.partition("/")[0])
    return made(row, place, place + 4, value="of")


def _ends(row: Row, place: int) -> bool:
    """Whether a number stands alone: what follows is no noun that it could count."""
    following = row[place + 1]
    if following.text == "of":
        return following.kind == "incl"
    if following.kind in _BOUNDARIES or row[place].text in _DEFINITE:
        return True
    with_what = following.text.startswith("ب") and row[place - 1].kind in {"incl", "h"}
    return with_what or following.text.startswith(("بال", "و", "ف")) or following.text.endswith("ly")


def _is_age(row: Row, place: int) -> bool:
    """ ", 17," and "(17)" beside a name."""
    before, after = row[place - 1].text, row[place + 1].text
    return (before in {",", "،"} and after in {",", "،"}) or (before == "(" and after == ")")


def _counts_something_else(row: Row, place: int) -> bool:
    before, after, quantity = row[place - 1], row[place + 1], row[place].quantity
    day = quantity is not None and quantity.upper is None and (quantity.value or 0) <= _LAST_DAY
    if after.kind == "age" or (after.text == "من" and row[place + 2].kind == "age"):
        return True
    if before.kind == "month" and quantity is not None and _FIRST_HIJRI <= (quantity.value or 0) <= _LAST_HIJRI:
        return True
    if (
        before.kind in {"label", "age"}
        or (before.kind == "and" and row[place - 3].kind == "label")
        or after.kind == "unit"
        or age_end(row, place)
    ):
        return True
    if (
        day
        and quantity is not None
        and quantity.qualifier is Qualifier.EXACT
        and (after.kind == "month" or _is_after_month(row, place))
    ):
        return True
    if quantity is not None and is_year(quantity) and (before.kind in {"prep", "month", "between"}):
        return True
    return after.kind == "." and after.text in AGE_SIGNS and row[place + 2].kind in {"unit", "w"}


def _is_after_month(row: Row, place: int) -> bool:
    """ "October 13", "Oct. 13", "May 31", which is no "may"."""
    month = row[place - 1 - (row[place - 1].text == ".")]
    return month.kind == "month" or (month.text == "may" and row.raw(month) == "May")
