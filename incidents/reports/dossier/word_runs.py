"""Runs of text as WordprocessingML: each says its language and from which side it is read."""

from collections.abc import Iterable
from html import escape

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import Kind, Run, Text
from incidents.reports.dossier.manuscript import Manuscript, bookmark

#: Word knows Central Kurdish by this name alone; of the others it wants a country.
_TAGS = {"en": "en-GB", "ar": "ar-IQ", "ckb": "ku-Arab-IQ", "fa": "fa-IR"}
_LOOKS = {Kind.STRONG: "<w:b/><w:bCs/>", Kind.NOTE: '<w:vertAlign w:val="superscript"/>'}
_LINK = '<w:rStyle w:val="Hyperlink"/>'


def runs(text: Text, made: Manuscript) -> str:
    """The runs of a text, inside its paragraph."""
    return "".join(_linked(run, made) for run in text)


def paragraph(text: Text, style: str, made: Manuscript, more: str = "", first: str = "") -> str:
    """A paragraph in a style, with such properties."""
    return f"<w:p>{properties(style, made, more, first)}{runs(text, made)}</w:p>"


def properties(style: str, made: Manuscript, more: str = "", first: str = "", *, turned: bool = False) -> str:
    """The properties of a paragraph; `first` are those that the schema puts before its direction, `more` after it.

    One that is `turned` is read from the other side than the document.
    """
    bidi = "<w:bidi/>" if made.right is not turned else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{first}{bidi}{more}</w:pPr>'


def bookmarked(number: int, names: Iterable[str], body: str) -> str:
    """A body between the marks that links land on; at most two names."""
    for place, name in enumerate(names):
        key = 2 * number + place
        body = f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>{body}<w:bookmarkEnd w:id="{key}"/>'
    return body


def field(instruction: str, look: str = "", *, stale: bool = False) -> str:
    """The beginning of a field, which Word works out: at once where it is `stale`. `END` ends it."""
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def written(text: str, look: str) -> str:
    """One run whose properties are `look`; line ends become breaks."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{look}{lines}</w:r>"


def _linked(run: Run, made: Manuscript) -> str:
    body, link = _run(run, made), lettering.address(run.link)
    if not link:
        return body
    target = f'w:anchor="{bookmark(link[1:])}"' if link.startswith("#") else f'r:id="{made.relation(link)}"'
    return f"<w:hyperlink {target}>{body}</w:hyperlink>"


def _run(run: Run, made: Manuscript) -> str:
    """The words of a run, and the quotation marks around them in the language of the document."""
    before, text, after = lettering.parted(run, made.lang, lettering.EMBEDDED)
    outside, inside = look(run, made.lang, made), look(run, lettering.own(run, made.lang), made)
    parts = ((before, outside), (text, inside), (after, outside))
    return "".join(written(part, of_it) for part, of_it in parts if part)


def look(run: Run, lang: str, made: Manuscript) -> str:
    """The properties of a run in a language, in the order that the schema asks for."""
    link = _LINK if run.link and not run.link.startswith("#") else ""
    known = _TAGS.get(lettering.tag(lang)) or lettering.tag(lang) or _TAGS["en"]
    if lettering.from_the_right(lang):
        return f'<w:rPr>{link}{_LOOKS.get(run.kind, "")}<w:rtl/><w:lang w:bidi="{known}"/></w:rPr>'
    left = '<w:rtl w:val="0"/>' if made.right else ""
    return f'<w:rPr>{link}{_LOOKS.get(run.kind, "")}{left}<w:lang w:val="{known}"/></w:rPr>'
