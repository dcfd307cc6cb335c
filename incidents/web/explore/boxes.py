"""The boxes of a filter, drawn: a page has four hundred, over which a template takes as long as over all else."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

_KEPT = 8192
_NOTHING, _TICKED = (" nothing", ""), ("", "checked")


class Option(NamedTuple):
    """A value that could be ticked, and how many incidents that would give, also in the reader's digits."""

    value: str
    label: str
    amount: int
    number: str
    checked: bool


def boxes(param: str, options: Iterable[Option]) -> Markup:
    """A box with its label and its number for each option; one that would give nothing is marked so."""
    drawn = "".join(
        f'<label class="choice{_NOTHING[amount > 0]}">{box}{_TICKED[checked]}>{words}{number}</span></label>\n'
        for value, label, amount, number, checked in options
        for box, words in [_escaped(param, value, label)]
    )
    return Markup(drawn)  # noqa: S704 - all but the number, which is digits, was escaped


@lru_cache(maxsize=_KEPT)
def _escaped(param: str, value: str, label: str) -> tuple[str, str]:
    """What stands of a box before its tick, and after it as far as its number."""
    box = f'<input type="checkbox" name="{escape(param)}" value="{escape(value)}" '
    return box, f'<span>{escape(label)}</span><span class="filters-count">'
