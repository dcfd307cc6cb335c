"""A document as PDF: tagged for those who do not see it (PDF/UA-1), fit to be kept (PDF/A-2a), the same bytes twice."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from incidents.reports.dossier import press
from incidents.reports.dossier.blocks import Document
from incidents.reports.dossier.composing import compose
from incidents.reports.dossier.copying import copyable

_LOOKS = Path(__file__).resolve().parents[2] / "data" / "dossier"


def write(document: Document, out: IO[bytes]) -> int:
    """Print the document; how many pages it has. `out` is written to only when all of it is typeset.

    Refused: it could not be. OSError: there is no room for it.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        lay_ready(document, folder)
        pages = int(press.typeset(folder, "document"))
        copyable((folder / "document.pdf").read_bytes(), out)
    return pages


def lay_ready(document: Document, folder: Path) -> None:
    """Put into a folder what the typesetter needs: the looks, and what is said."""
    for look in _LOOKS.glob("*.typ"):
        shutil.copyfile(look, folder / look.name)
    with (folder / "document.json").open("w", encoding="utf-8") as file:
        compose(document, file)
