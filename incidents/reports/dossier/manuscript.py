"""What grows while the body of a Word document is written: links, headings, lists and pictures."""

import hashlib
from dataclasses import dataclass, field

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import Contents, Heading, Picture
from incidents.reports.dossier.drawings import Drawing


@dataclass(kw_only=True)
class Manuscript:
    """The body so far. Relations are named `h1`… for addresses and `p1`… for drawings, each held once.

    `kept` tells whether the block at hand stays on the page of the next.
    """

    lang: str
    addresses: dict[str, str] = field(default_factory=dict)
    drawings: dict[Drawing, str] = field(default_factory=dict)
    headings: list[tuple[Heading, str]] = field(default_factory=list)
    contents: list[Contents] = field(default_factory=list)
    kept: bool = False
    numbered: int = 0
    pictures: int = 0

    @property
    def right(self) -> bool:
        """Whether the document is read from the right."""
        return lettering.from_the_right(self.lang)

    def relation(self, address: str) -> str:
        """The relation of an address outside the document."""
        return self.addresses.setdefault(address, f"h{len(self.addresses) + 1}")

    def drawn(self, picture: Picture) -> tuple[int, str]:
        """The number of a picture among all, and the relation of its drawing."""
        self.pictures += 1
        return self.pictures, self.drawings.setdefault(Drawing.of(picture), f"p{len(self.drawings) + 1}")

    def listed(self) -> int:
        """The number of a new numbered list."""
        self.numbered += 1
        return self.numbered

    def headed(self, heading: Heading) -> tuple[int, tuple[str, ...]]:
        """The number of a heading, and the names of the bookmarks that it bears."""
        name = f"_Toc{len(self.headings) + 1:08d}"
        self.headings.append((heading, name))
        return len(self.headings), (name, bookmark(heading.anchor)) if heading.anchor else (name,)


def bookmark(anchor: str) -> str:
    """The bookmark of an anchor: Word has forty letters, digits and low lines for a name."""
    return f"a_{hashlib.sha256(anchor.encode()).hexdigest()[:24]}"
