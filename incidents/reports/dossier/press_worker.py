"""Typesets one document for `press.py`, in a process of its own that may use little memory and time.

Run as a script: job, folder, folder of fonts, most bytes, most seconds. Says on standard output how many pages there
are; a fault is one line on standard error. Nothing is fetched: no packages, no fonts of the machine.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import typst

from incidents.domain.errors import DISK_FULL

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

REFUSED, FULL = 2, 3  # how it ends when a document is not typeset, and when the disk is full
#: Marks that stand on letters; vowel signs on Arabic letters stay. A letter and a mark may have no typeface in common,
#: which is seen only when the page is set: then marks are printed as their codes.
_MARK = re.compile("(?<![\u0620-\u06d3])[\u064b-\u0655\u0670]|[^\x00-\u02ff\u0600-\u06ef\u2000-\u206f]")
_PAGE = """
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: "Amiri")
#image("{number}.svg", width: {width}pt, height: {height}pt)
"""


def main() -> int:
    """Do what the arguments say."""
    job, folder, fonts, memory, seconds = sys.argv[1:6]
    _limit(int(memory), int(seconds))
    try:
        sys.stdout.write(_JOBS[job](Path(folder), fonts))
    except typst.TypstError as error:
        sys.stderr.write(" ".join([error.message, *error.hints]) + "\n")
        return REFUSED
    except OSError as error:
        if error.errno not in DISK_FULL:
            raise
        return FULL
    return 0


def document(folder: Path, fonts: str) -> str:
    """`document.typ` of the folder as `document.pdf` beside it; how many pages it has."""
    said = folder / "document.json"
    words = said.read_text(encoding="utf-8")
    try:
        return _typeset(folder, fonts)
    except typst.TypstError:
        if (plainer := _MARK.sub(_code, words)) == words:
            raise
        said.write_text(plainer, encoding="utf-8")
        return _typeset(folder, fonts)


def _typeset(folder: Path, fonts: str) -> str:
    press = typst.Compiler(str(folder / "document.typ"), root=folder, font_paths=[fonts], ignore_system_fonts=True)
    made = press.compile(format="pdf", pdf_standards=["ua-1", "a-2a"])
    _keep(made, folder / "document.pdf")
    return press.query("<pages>", field="value", one=True)


def _keep(made: bytes | list[bytes] | None, path: Path) -> None:
    """Write what was made; of formats with a file a page there is one page here."""
    path.write_bytes(made[0] if isinstance(made, list) else made or b"")


def _code(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]" if unicodedata.category(found[0]).startswith("M") else found[0]


def drawings(folder: Path, fonts: str) -> str:
    """`1.svg`, `2.svg` … of the folder as pictures of dots beside them; how many they are."""
    asked = json.loads((folder / "drawings.json").read_text(encoding="utf-8"))
    page = folder / "drawing.typ"
    for number, (width, height) in enumerate(asked["sizes"], start=1):
        page.write_text(_PAGE.format(number=number, width=width, height=height), encoding="utf-8")
        press = typst.Compiler(str(page), root=folder, font_paths=[fonts], ignore_system_fonts=True)
        made = press.compile(format="png", ppi=asked["dots"])
        _keep(made, folder / f"{number}.png")
    return str(len(asked["sizes"]))


def _limit(memory: int, seconds: int) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_JOBS = {"document": document, "drawings": drawings}

if __name__ == "__main__":
    sys.exit(main())
