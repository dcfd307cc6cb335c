"""Drawings as pictures of dots, for programs that show no SVG; the typesetter draws them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from incidents.reports.dossier import press

PAGE_PT = 453.5  # width of the text on an A4 page with margins of 2.5 cm, in points
DOTS = 200  # an inch
_BOX = re.compile(r"""<svg\b[^>]*?\bviewBox=["']\s*(\S+)[\s,]+(\S+)[\s,]+(\S+)[\s,]+(\S+?)\s*["']""")
_SIDES = re.compile(r"""<svg\b(?=[^>]*?\swidth=["']([\d.]+))(?=[^>]*?\sheight=["']([\d.]+))""")


@dataclass(frozen=True)
class Drawing:
    """An SVG file and the share of the page that it takes."""

    svg: str
    width: float

    @property
    def size_pt(self) -> tuple[float, float]:
        """Width and height on the page, in points; never higher than a page."""
        across, down = self._sides()
        width = PAGE_PT * min(max(self.width, 0.01), 1)
        return width, min(width * down / across, 1.5 * PAGE_PT)

    def _sides(self) -> tuple[float, float]:
        for pattern in (_BOX, _SIDES):
            if found := pattern.search(self.svg):
                try:
                    across, down = map(float, found.groups()[-2:])
                except ValueError:
                    continue
                if across > 0 and down > 0:
                    return across, down
        return 1.0, 1.0


def draw(drawings: Iterable[Drawing], folder: Path) -> None:
    """Draw each as `1.png`, `2.png` … in the folder, in one process. IncidentError: one of them is no drawing."""
    widths = []
    for number, drawing in enumerate(drawings, start=1):
        (folder / f"{number}.svg").write_text(drawing.svg, encoding="utf-8")
        widths.append(drawing.size_pt[0])
    if widths:
        (folder / "drawings.json").write_text(json.dumps({"dots": DOTS, "widths": widths}), encoding="utf-8")
        press.typeset(folder, "drawings")
