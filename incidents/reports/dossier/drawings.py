"""Drawings as pictures of dots, for programs that show no SVG; the typesetter draws them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from incidents.reports.dossier import lettering, press
from incidents.reports.dossier.blocks import Picture

PAGE_PT = 453.5  # width of the text on an A4 page with margins of 2.5 cm, in points
HIGH_PT = 600.0  # of it a picture takes no more
MOST_ALT = 2_000  # characters; programs read them out in one go
DOTS = 200  # an inch
_BOX = re.compile(r"""<svg\b[^>]*?\bviewBox=["']\s*(\S+)[\s,]+(\S+)[\s,]+(\S+)[\s,]+(\S+?)\s*["']""")
_SIDES = re.compile(r"""<svg\b(?=[^>]*?\swidth=["']([\d.]+))(?=[^>]*?\sheight=["']([\d.]+))""")


@dataclass(frozen=True)
class Drawing:
    """An SVG file, the share of the page that it takes, and what it shows in words."""

    svg: str
    width: float
    alt: str

    @classmethod
    def of(cls, picture: Picture) -> "Drawing":
        """The drawing of a picture, said in the words of its caption where it has none of its own."""
        said = lettering.line(picture.alt) or lettering.line("".join(run.text for run in picture.caption)) or "SVG"
        return cls(lettering.plain(picture.svg), min(max(picture.width, 0.01), 1), said[:MOST_ALT])

    @property
    def size_pt(self) -> tuple[float, float]:
        """Width and height on the page, in points; never higher than a page."""
        across, down = self._sides()
        scale = min(PAGE_PT * self.width / across, HIGH_PT / down)
        return round(across * scale, 2), round(down * scale, 2)

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
    """Draw each as `1.png`, `2.png` … in the folder, in one process. Refused: one of them is no drawing."""
    sizes = []
    for number, drawing in enumerate(drawings, start=1):
        (folder / f"{number}.svg").write_text(drawing.svg, encoding="utf-8")
        sizes.append(drawing.size_pt)
    if sizes:
        (folder / "drawings.json").write_text(json.dumps({"dots": DOTS, "sizes": sizes}), encoding="utf-8")
        press.typeset(folder, "drawings")
