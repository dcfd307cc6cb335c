"""A document as PDF: tagged for those who do not see it (PDF/UA-1), fit to be kept (PDF/A-2a), the same bytes twice."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from incidents.reports.dossier import press
from incidents.reports.dossier.blocks import Document
from incidents.reports.dossier.composing import compose

_LOOKS = Path(__file__).resolve().parents[2] / "data" / "dossier"


def write(document: Document, out: IO[bytes]) -> int:
    """Print the document; how many pages it has. `out` is written to only when all of it is typeset.

    IncidentError: it could not be. OSError: there is no room for it.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for look in _LOOKS.glob("*.typ"):
            shutil.copyfile(look, folder / look.name)
        with (folder / "document.json").open("w", encoding="utf-8") as file:
            compose(document, file)
        pages = int(press.typeset(folder, "document"))
        with (folder / "document.pdf").open("rb") as made:
            shutil.copyfileobj(made, out)
    return pages
