"""The text of a PDF, read by a process of its own that has little time and little memory, and may write nothing.

Run as `python -m incidents.reading.pdf`, it reads a PDF from standard input and writes its text.
"""

import subprocess
import sys

import pypdfium2

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

if sys.platform != "win32":
    import resource

_SECONDS = 20
_MEMORY = 512 * 1024 * 1024
_MOST_PAGES = 200
_MOST_LETTERS = 400_000
_HEAD, _HEAD_WITHIN = b"%PDF-", 1024


def is_pdf(body: bytes) -> bool:
    """Whether a file says of itself that it is a PDF."""
    return _HEAD in body[:_HEAD_WITHIN]


def pdf_text(body: bytes) -> str:
    """The text of a PDF, page after page, at most 200 pages and 400,000 letters.

    Refused: a file that is no PDF, is damaged or locked, takes too much time or memory, or holds pictures only.
    """
    command = (sys.executable, "-I", "-m", __name__)
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - our own module
    except (subprocess.SubprocessError, OSError) as fault:
        raise Refused(N_("This PDF cannot be read: it is damaged, locked or too large."), field="file") from fault
    text = done.stdout.decode("utf-8", "replace").replace("\0", "").replace("\r\n", "\n").strip()
    if not text:
        raise Refused(N_("This PDF holds no text, only pictures. Type or paste what it says."), field="file")
    return text


def _limit() -> None:
    """Where the system can: so much memory and processor time, and no file may be written."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
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
