"""The headings of a document put right as they go by: no level left out, no name borne twice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from incidents.reports.dossier.blocks import Block, Heading


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
        return replace(heading, level=self._level, anchor=anchor)
