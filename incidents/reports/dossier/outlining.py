"""The headings of a document put right as they go by: no level left out, none without words, no name borne twice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import Block, Heading, Run

_UNNAMED = (Run("—"),)  # what stands for a heading without words, which a list of contents could not name


class Outline:
    """What of the headings is known so far. `anchors` are the names that links may land on."""

    def __init__(self) -> None:
        self.anchors: set[str] = set()
        self._level = 0

    def put_right(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The same blocks. A heading is at most one level below the one before; the first to bear a name keeps it."""
        for block in blocks:
            yield self._heading(block) if isinstance(block, Heading) else block

    def _heading(self, heading: Heading) -> Heading:
        self._level = min(max(heading.level, 1), self._level + 1)
        anchor = "" if heading.anchor in self.anchors else heading.anchor
        if anchor:
            self.anchors.add(anchor)
        text = heading.text if lettering.worded_at_all(heading.text) else _UNNAMED
        return replace(heading, level=self._level, anchor=anchor, text=text)
