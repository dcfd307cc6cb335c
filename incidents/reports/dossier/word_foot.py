"""The foot of every page of a Word document: what runs there, and the page of pages as Word counts them."""

import re

from incidents.reports.dossier import lettering
from incidents.reports.dossier.blocks import Document, Run
from incidents.reports.dossier.manuscript import Manuscript
from incidents.reports.dossier.word_runs import END, field, look, properties, written

_PLACE = re.compile(r"\{(pages?)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def foot(document: Document, made: Manuscript) -> bytes:
    """The part of the file that holds the foot."""
    own = look(Run(""), made.lang, made)
    words = _PLACE.split(lettering.line(document.page_words))
    pages = "".join(
        field(_FIELDS[part], own) + written("1", own) + END if place % 2 else written(part, own)
        for place, part in enumerate(words)
        if part
    )
    running = written(lettering.foot(document.running), own)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr {_W}>'
        f"<w:p>{properties('Footer', made)}{running}<w:r><w:tab/></w:r>{pages}</w:p></w:ftr>"
    ).encode()
