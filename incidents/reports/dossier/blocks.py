"""A document in its parts, as both printers take them: what is said and which kind of thing it is, never how it looks.

All words stand in their language already; the printers know no message and no record. Direction follows from `lang`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

#: Languages that are read from the right.
FROM_THE_RIGHT = frozenset({"ar", "ckb", "fa", "he", "ku", "ur"})


class Kind(StrEnum):
    """What a run of text is."""

    PLAIN = "plain"
    STRONG = "strong"
    FIXED = "fixed"  # numbers, ranges, codes, digests, addresses: left to right and in their order in any text
    QUOTED = "quoted"  # words of a source, in the quotation marks of the document's language
    NOTE = "note"  # the number of a footnote or source, raised


@dataclass(frozen=True)
class Run:
    """Some text of one kind. `lang` is its own language, blank for the document's; `link` an address to open."""

    text: str
    kind: Kind = Kind.PLAIN
    lang: str = ""
    link: str = ""


Text = tuple[Run, ...]


class Manner(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"  # one sentence that opens a part
    SMALL = "small"  # sources, notes, how a number arises
    WARNING = "warning"  # set apart in a frame: what must not be overlooked
    FIGURE = "figure"  # a large number that stands alone


@dataclass(frozen=True)
class Heading:
    """A title of level 1 to 3; `anchor` is a name inside the document that links may point to, as `#anchor`."""

    level: int
    text: Text
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Text that runs over the lines."""

    text: Text
    manner: Manner = Manner.BODY


@dataclass(frozen=True)
class Facts:
    """Names and what they are, a row each, as two columns without a head."""

    rows: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Listed:
    """Items one under the other, numbered or dotted."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a head that is repeated on each page. `widths` are shares of the page, one a column.

    A cell holds paragraphs. `numbers` are the columns, from 0, whose cells are set flush with their end.
    """

    caption: Text
    head: tuple[Text, ...]
    rows: Iterable[tuple[tuple[Text, ...], ...]]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Picture:
    """A drawing as a whole SVG file, its colours in its attributes; `alt` says it in words.

    `width` is a share of the page.
    """

    svg: str
    alt: str
    caption: Text = ()
    width: float = 1.0


@dataclass(frozen=True)
class Contents:
    """The list of headings with their pages, down to `depth`."""

    title: Text
    depth: int = 2


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Facts | Listed | Table | Picture | Contents | NewPage


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document. `dated` goes into its properties, so that the same input makes the same bytes.

    `running` stands at the foot of each page beside its number, which `page_words` frames ("Page {page} of {pages}").
    """

    title: str
    lang: str
    dated: datetime
    blocks: Iterable[Block]
    running: str = ""
    page_words: str = "{page} / {pages}"
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())
