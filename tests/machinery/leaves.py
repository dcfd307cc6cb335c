"""A document's parts as a reader meets them: all its words, its headings, its tables, its facts."""

from collections.abc import Iterable, Iterator

from incidents.reports.dossier.blocks import (
    Block,
    Contents,
    Document,
    Facts,
    Heading,
    Kind,
    Listed,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
)

Rows = list[list[str]]


class Leaves:
    """A document whose blocks were all read once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks: list[Block] = list(document.blocks)

    @property
    def words(self) -> str:
        """Everything that is said, white space single."""
        return " ".join(" ".join(run.text for run in text) for text in self.texts())

    @property
    def headings(self) -> list[str]:
        """Every heading in order."""
        return [plain(block.text) for block in self.blocks if isinstance(block, Heading)]

    @property
    def pictures(self) -> list[Picture]:
        """Every drawing."""
        return [block for block in self.blocks if isinstance(block, Picture)]

    @property
    def facts(self) -> dict[str, list[str]]:
        """What is listed as a name and what it is, each name with all that stands beside it."""
        found: dict[str, list[str]] = {}
        for block in self.blocks:
            for name, what in block.rows if isinstance(block, Facts) else ():
                found.setdefault(plain(name), []).append(plain(what))
        return found

    def tables(self, caption: str = "") -> list[Rows]:
        """The rows of every table whose caption begins so, a cell's paragraphs on lines."""
        return [
            [["\n".join(plain(text) for text in cell) for cell in row] for row in block.rows]
            for block in self.blocks
            if isinstance(block, Table) and plain(block.caption).startswith(caption)
        ]

    def part(self, heading: str) -> str:
        """What is said from a heading to the next one of its level or above."""
        found: list[str] = []
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if level and block.level <= level:
                    break
                if heading in plain(block.text):
                    level = block.level
            if level:
                found += [plain(text) for text in texts_of(block)]
        return "\n".join(found)

    def runs(self, kind: Kind | None = None) -> list[Run]:
        """Every run, or those of a kind."""
        return [run for text in self.texts() for run in text if kind is None or run.kind is kind]

    def texts(self) -> Iterator[Text]:
        """Every text of every block."""
        for block in self.blocks:
            yield from texts_of(block)


def plain(text: Text) -> str:
    """A text without its kinds."""
    return "".join(run.text for run in text)


def texts_of(block: Block) -> Iterable[Text]:
    """The texts of one block."""
    if isinstance(block, Heading | Paragraph):
        return (block.text,)
    if isinstance(block, Facts):
        return (text for row in block.rows for text in row)
    if isinstance(block, Listed):
        return block.items
    if isinstance(block, Table):
        return (block.caption, *block.head, *(text for row in block.rows for cell in row for text in cell))
    if isinstance(block, Picture):
        return (block.caption,)
    return (block.title,) if isinstance(block, Contents) else ()
