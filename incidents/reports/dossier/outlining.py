"""The blocks of a document put right as they go by: headings without gaps, and what must not end a page alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import Block, Heading, Manner, Paragraph, Run

_UNNAMED = (Run("—"),)  # what stands for a heading without words, which a list of contents could not name

_BRIEF = frozenset({Manner.SMALL, Manner.LEAD})
_MOST_BRIEF = 200  # characters


class Outline:
    """What of the headings is known so far. `anchors` are the names that links may land on."""

    def __init__(self) -> None:
        self.anchors: set[str] = set()
        self._level = 0

    def put_right(self, blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
        """The same blocks, and whether each is kept on the page of the next.

        A heading has words, is at most one level below the one before, and the first to bear a name keeps it. Brief
        paragraphs under it stay with it.
        """
        kept = False
        for block in blocks:
            kept = isinstance(block, Heading) or (kept and isinstance(block, Paragraph) and _is_brief(block))
            yield self._heading(block) if isinstance(block, Heading) else block, kept

    def _heading(self, heading: Heading) -> Heading:
        self._level = min(max(heading.level, 1), self._level + 1)
        anchor = "" if heading.anchor in self.anchors else heading.anchor
        if anchor:
            self.anchors.add(anchor)
        text = heading.text if lettering.worded_at_all(heading.text) else _UNNAMED
        return replace(heading, level=self._level, anchor=anchor, text=text)


def _is_brief(paragraph: Paragraph) -> bool:
    return paragraph.manner in _BRIEF and sum(len(run.text) for run in paragraph.text) <= _MOST_BRIEF
