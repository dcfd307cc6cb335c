"""Reading a figure as people type it or reports print it, and saying it again in the same terms."""

import re
from dataclasses import dataclass

from incidents.domain.count_names import PHRASES
from incidents.domain.counts import WORDINGS, Bounds, Qualifier, bounds
from incidents.domain.errors import Refused
from incidents.domain.phrases import NUMBER, UNKNOWN, Found, Phrasebook
from incidents.domain.script import DIGITS
from incidents.domain.vocabulary import N_

_LONGEST = 120  # characters
_SHOWN = 60  # characters of a refused text that the sentence repeats
_MOST_DIGITS = 7
_TEN, _THOUSAND = 10, 1000

_PHRASEBOOK = Phrasebook(PHRASES)
_QUALIFIERS = frozenset(Qualifier)
_WORDS = {wording.qualifier: wording.said for wording in WORDINGS if wording.fixed is not None}
_MAY_SPAN = frozenset({Qualifier.EXACT, Qualifier.ABOUT})

_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[,٬'’\u0020\u00a0\u2009\u202f][0-9]{3})+(?![0-9.,])")
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
_FULL_STOP = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_SPANS = frozenset({"N-N", "NtN", "bN-N", "bNtN", "bN&N"})
_NOT_STATED = frozenset("-–—?؟")

#: How each figure is said again: with one number, and with two.
_SAID = {
    Qualifier.EXACT: (N_("%(n)s"), N_("%(low)s to %(high)s")),
    Qualifier.ABOUT: (N_("about %(n)s"), N_("about %(low)s to %(high)s")),
    Qualifier.AT_LEAST: (N_("at least %(n)s"), N_("at least %(low)s to %(high)s")),
    Qualifier.MORE_THAN: (N_("more than %(n)s"), N_("more than %(low)s to %(high)s")),
    Qualifier.UP_TO: (N_("up to %(n)s"), N_("up to %(low)s to %(high)s")),
}


@dataclass(frozen=True)
class ReadCount:
    """A figure as reported: `value` people, meant as `qualifier` says; `upper` is the far end of "29 to 80".

    `value` is None for words such as "dozens", and 0 where the words say nobody.
    """

    qualifier: Qualifier
    value: int | None
    upper: int | None = None
    as_printed: str = ""

    @property
    def bounds(self) -> Bounds:
        """The fewest and the most people that the words allow."""
        return bounds(self.qualifier, self.value, self.upper)


def read_count(text: str) -> ReadCount:
    """What a typed figure says. "0" is a figure: the report says nobody.

    Refused, with a sentence: words that give no number ("unknown": the answer is a blank), two figures in one place,
    a number below zero or of more than seven digits, a range whose end is below its start, all else.
    """
    if len(text) > _LONGEST:
        raise Refused(N_("This is too long for a number: %(length)s characters."), length=len(text))
    found = [one for one in _PHRASEBOOK.read(_prepared(text)) if one.code != "_"]
    _refuse_at_sight(found, text)
    qualifiers = {Qualifier(one.code) for one in found if one.code in _QUALIFIERS}
    if len(qualifiers) > 1:
        raise _unreadable(text)
    shape, numbers = _shape([one for one in found if one.code not in _QUALIFIERS], text)
    implied = Qualifier.ABOUT if any(one.code.startswith("e:") for one in found) else Qualifier.EXACT
    return _combined(qualifiers.pop() if qualifiers else implied, shape, numbers, text)


def in_words(qualifier: Qualifier, value: int | None, upper: int | None = None) -> tuple[str, dict[str, int]]:
    """The figure as it was said, as a msgid and its numbers: "more than 50" stays that, and never becomes 51."""
    if qualifier not in _SAID or value is None:
        return _WORDS[qualifier], {}
    one, two = _SAID[qualifier]
    return (one, {"n": value}) if upper is None else (two, {"low": value, "high": upper})


def _prepared(text: str) -> str:
    """Thousands joined, full stops and the hyphens inside words gone; a point between digits stays, and is refused."""
    digits = _GROUPED.sub(lambda found: re.sub(r"[^0-9]", "", found[0]), text.translate(DIGITS))
    return _WITHIN_WORD.sub(" ", _FULL_STOP.sub(" ", digits))


def _refuse_at_sight(found: list[Found], text: str) -> None:
    codes = [one.code for one in found]
    if "missing" in codes or text.strip() in _NOT_STATED:
        raise Refused(N_("Leave this blank when the report gives no number."))
    if UNKNOWN in codes or not codes:
        raise _unreadable(text)
    if any(one.code == NUMBER and len(one.text) > _MOST_DIGITS for one in found):
        raise _too_large()
    if codes[:2] == ["-", NUMBER]:
        raise Refused(N_("A number of people cannot be below zero: %(value)s."), value=f"-{found[1].text}")


def _unreadable(text: str) -> Refused:
    return Refused(
        N_("“%(text)s” could not be read as one number. Write 2, at least 24, more than 50, 29 to 80 or dozens."),
        text=text.strip()[:_SHOWN],
    )


def _too_large() -> Refused:
    return Refused(N_("A number of people has at most %(digits)s digits."), digits=_MOST_DIGITS)


def _shape(found: list[Found], text: str) -> tuple[str, list[int]]:
    """The figure as a shape (`N-N`: a number, a dash, a number) and its numbers."""
    shape, numbers = "", []
    run: list[Found] = []
    for one in [*found, Found("", "")]:
        if one.code.partition(":")[0] in {NUMBER, "n", "x", "e"}:
            run.append(one)
        elif not (one.code == "&" and run and run[-1].code.startswith("x:") and "b" not in shape):
            if run:
                numbers.append(_number(run, text))
                shape += "N"
            shape, run = shape + one.code, []
    return shape, numbers


def _number(run: list[Found], text: str) -> int:
    """One number from the words or digits that follow one another: "one hundred and five", "2 thousand"."""
    kinds = {one.code.partition(":")[0] for one in run[1:]}
    if NUMBER in kinds or "e" in kinds or (kinds and run[0].code[0] == "e") or (run[0].code == NUMBER and "n" in kinds):
        raise _unreadable(text)
    total, current = 0, None
    for one in run:
        kind, _, word_value = one.code.partition(":")
        value = int(word_value or one.text)
        if kind == "x" and not total:
            current = (1 if current is None else current) * value
            total, current = (current, None) if value == _THOUSAND else (0, current)
        elif kind != "x" and (current is None or _may_follow(current, one.text, value)):
            current = (current or 0) + value
        else:
            raise _unreadable(text)
    if total + (current or 0) >= _TEN**_MOST_DIGITS:
        raise _too_large()
    return total + (current or 0)


def _may_follow(current: int, word: str, value: int) -> bool:
    """Whether a number word adds to what came before: "twenty" "five", "مئة" "وعشرون", "خمسة" "وعشرون"."""
    unit_first = 0 < current < _TEN <= value and word.startswith("و")
    return unit_first or (current > 0 < value and current % _TEN ** len(str(value)) == 0)


def _combined(qualifier: Qualifier, shape: str, numbers: list[int], text: str) -> ReadCount:
    printed = text.strip()
    if qualifier in _WORDS and not shape:
        return ReadCount(qualifier, 0 if qualifier is Qualifier.NONE else None, as_printed=printed)
    if qualifier in _SAID and shape == "N":
        return ReadCount(qualifier, numbers[0], as_printed=printed)
    if qualifier is Qualifier.EXACT and shape == "tN":  # حتى 35, تا 35
        return ReadCount(Qualifier.UP_TO, numbers[0], as_printed=printed)
    if qualifier in _MAY_SPAN and shape in _SPANS:
        low, high = numbers
        if high < low:
            raise Refused(N_("The range is reversed: %(low)s is more than %(high)s."), low=low, high=high)
        return ReadCount(qualifier, low, None if low == high else high, as_printed=printed)
    raise _unreadable(text)
