"""Typesets one document for `press.py`, in a process of its own that may use little memory and time.

Run as a script: job, folder, folder of fonts, most bytes, most seconds. Says on standard output how many pages there
are; a fault is one line on standard error. Nothing is fetched: no packages, no fonts of the machine.
"""

import sys
from pathlib import Path

import typst

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

STANDARDS = ["ua-1", "a-2a"]


def main() -> int:
    """Do what the arguments say."""
    _, folder, fonts, memory, seconds = sys.argv[1:6]
    _limit(int(memory), int(seconds))
    try:
        sys.stdout.write(document(Path(folder), fonts))
    except typst.TypstError as error:
        sys.stderr.write(" ".join([error.message, *error.hints]) + "\n")
        return 1
    return 0


def document(folder: Path, fonts: str) -> str:
    """`document.typ` of the folder as `document.pdf` beside it; how many pages it has."""
    press = typst.Compiler(folder / "document.typ", root=folder, font_paths=[fonts], ignore_system_fonts=True)
    press.compile(output=folder / "document.pdf", format="pdf", pdf_standards=STANDARDS)
    return press.query("<pages>", field="value", one=True)


def _limit(memory: int, seconds: int) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
