"""The boxes of a filter: a page has four hundred, over which a template takes as long as over all else."""

from dataclasses import dataclass

from markupsafe import escape

_IDLE = " nothing"


@dataclass(frozen=True)
class Box:
    """A value that could be ticked, with its label, as HTML; what differs from page to page is left open.

    `box` is what stands before its tick, `words` what stands from there to its number; `idle` is the whole of it
    without a tick, where it would give nothing.
    """

    box: str
    words: str
    idle: str

    @classmethod
    def of(cls, param: str, value: str, label: str, none: str) -> "Box":
        """The box of a value of a parameter; `none` is 0 in the reader's digits."""
        box = f'<input type="checkbox" name="{escape(param)}" value="{escape(value)}" '
        words = f'><span>{escape(label)}</span><span class="filters-count">'
        return cls(box, words, cls(box, words, "").drawn(0, none, ticked=False))

    def drawn(self, amount: int, number: str, *, ticked: bool) -> str:
        """The box on one page: how many incidents it would give, also in the reader's digits, and its tick."""
        kind, tick = "" if amount else _IDLE, "checked" if ticked else ""
        return f'<label class="choice{kind}">{self.box}{tick}{self.words}{number}</span></label>\n'
