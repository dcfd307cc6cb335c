"""The text of a PDF, read by a process of its own with little time and little room.

Run as `python -m incidents.reading.copying_pdf`, it reads a PDF from standard input and writes its text.
"""

import subprocess
import sys

import pypdfium2

if sys.platform != "win32":
    import resource

_SECONDS = 20
_ROOM = 512 * 1024 * 1024
_MOST_PAGES = 200
_MOST_LETTERS = 400_000


def pdf_text(body: bytes) -> str:
    """The text of a PDF, page after page; blank where it holds none, or cannot be read in time and room."""
    command = (sys.executable, "-I", "-m", __name__)
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - our own module
    except (subprocess.SubprocessError, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\0", "").replace("\r\n", "\n").strip()


def _limit() -> None:
    """Where the system can: so much memory and processor time, and no file may be written."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _read() -> None:
    _limit()
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    said = 0
    for number in range(min(len(document), _MOST_PAGES)):
        text = document[number].get_textpage().get_text_range()[: _MOST_LETTERS - said]
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n\n")
        said += len(text)


if __name__ == "__main__":
    _read()
