"""The list of contents of a Word document, which stands before the headings that it names."""

import re
from dataclasses import replace

from incidents.reports.dossier.blocks import Contents, Heading, Kind, Text
from incidents.reports.dossier.manuscript import Manuscript
from incidents.reports.dossier.word_runs import END, field, paragraph, properties, runs

_MARKED = re.compile(r"<!--contents (\d+)-->")


def marker(number: int) -> str:
    """What stands in the body until all headings are known; no text looks like it, for its "<" is escaped."""
    return f"<!--contents {number}-->"


def marked(line: str) -> int:
    """The number of the contents that a line of the body stands for; 0 for any other line."""
    found = _MARKED.match(line)
    return int(found[1]) if found else 0


def contents(block: Contents, made: Manuscript) -> str:
    """The headings as links, within a field that Word brings up to date with the pages as it sets them."""
    entries = [(heading, name) for heading, name in made.headings if heading.level <= block.depth]
    title = paragraph(block.title, "TOCHeading", made)
    if not entries:
        return title
    begin = field(f'TOC \\o "1-{block.depth}" \\h \\z \\u', stale=True)
    listed = [_entry(heading, name, "" if number else begin, made) for number, (heading, name) in enumerate(entries)]
    return f'{title}{"".join(listed)}<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr>{END}</w:p>'


def _entry(heading: Heading, name: str, begin: str, made: Manuscript) -> str:
    page = field(f"PAGEREF {name} \\h", stale=True)
    link = (
        f'<w:hyperlink w:anchor="{name}">{runs(_bare(heading.text), made)}<w:r><w:tab/></w:r>{page}{END}</w:hyperlink>'
    )
    return f"<w:p>{properties(f'TOC{heading.level}', made)}{begin}{link}</w:p>"


def _bare(text: Text) -> Text:
    """A heading without its notes and links, since an entry is a link itself."""
    return tuple(replace(run, link="") for run in text if run.kind is not Kind.NOTE)
