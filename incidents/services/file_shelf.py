"""The folder of kept files: what may come in, what is handed out, and whether it is all still there."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from incidents.domain.access import Action, Actor
from incidents.domain.captures import LARGEST, StoredFile
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services.settings import current as settings
from incidents.storage import files
from incidents.storage.db import Session, transaction
from incidents.storage.files import FileFault, FileStore

__all__ = ["Checked", "FileFault", "check", "display_name", "keep", "read", "register", "sniffed", "use_store"]

_HEAD = 4096
_LONGEST_NAME = 200
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_CHUNK = 100


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How many files there are, what is wrong with which, and names that no row knows of."""

    files: int
    faults: tuple[FileFault, ...]
    unknown: tuple[str, ...]


def keep(body: bytes | BinaryIO, media_type: str, most: int = LARGEST) -> StoredFile:
    """Put a file into the store; it is on the disk when this returns. Refused: more than `most` bytes, or no room."""
    stream = BytesIO(body) if isinstance(body, bytes) else body
    try:
        return replace(_store().keep(files.pieces(stream), most), media_type=media_type)
    except OSError as fault:
        sentence = N_("The file could not be written to the disk (%(fault)s). Nothing was kept.")
        raise Refused(sentence, field="file", fault=fault.strerror or type(fault).__name__) from fault


def register(session: Session, file: StoredFile) -> None:
    """Let the database know of a file that lies in the store."""
    files.register(session, file)


def read(file: StoredFile) -> bytes:
    """A file as it was kept. NotFound: it is missing, or is not what was kept any more."""
    return _store().read(file.sha256)


def sniffed(stream: BinaryIO) -> str:
    """The type of an uploaded file, by what it begins with. Refused: none that is kept as a copy."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head:
        raise Refused(N_("The file is empty."), field="file")
    for kind, fits in _KINDS:
        if fits(head):
            return kind
    sentence = N_("This is no PDF, no picture (PNG or JPEG), no saved page and no text. It was not kept.")
    raise Refused(sentence, field="file")


def display_name(given: str) -> str:
    """The name of an uploaded file as it is shown: its last part, without what hides or turns text around."""
    last = PurePosixPath(given.replace("\\", "/")).name
    plain = "".join(char for char in last if unicodedata.category(char)[0] != "C" and char not in "\u2028\u2029")
    return " ".join(plain.split())[:_LONGEST_NAME]


def check(by: Actor, told: Callable[[int], None] | None = None) -> Checked:
    """Read every kept file again, the longest unseen first; what is whole is noted with the day.

    `told` hears how many were read.
    """
    by.require(Action.HISTORY)
    store, faults, whole = _store(), [], []
    known = tuple(files.known())
    for number, file in enumerate(known, start=1):
        fault = store.fault(file)
        if fault is None:
            whole.append(file.sha256)
        else:
            faults.append(fault)
        if told is not None:
            told(number)
    store.sweep()
    _note(whole)
    unknown = set(store.names()) - {file.sha256 for file in known}
    return Checked(files=len(known), faults=tuple(faults), unknown=tuple(sorted(unknown)))


def use_store(make: Callable[[], FileStore] | None = None) -> None:
    """Keep files in another way, such as on a disk that fails; nothing given means the folder of the settings."""
    _maker[:] = [make] if make else []


_maker: list[Callable[[], FileStore]] = []


def _store() -> FileStore:
    return _maker[-1]() if _maker else FileStore(settings().files)


def _note(whole: list[str]) -> None:
    for first in range(0, len(whole), _CHUNK):
        with transaction() as session:
            files.mark_checked(session, whole[first : first + _CHUNK])


def _is_text(head: bytes) -> bool:
    """Whether nothing in it is a control character, but for those of lines; any alphabet will do."""
    return not any(byte < 0x20 and byte not in b"\t\n\f\r" for byte in head)  # noqa: PLR2004 - the space


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


_KINDS: Iterable[tuple[str, Callable[[bytes], bool]]] = (
    ("application/pdf", _begins(b"%PDF-")),
    ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", _begins(b"\xff\xd8\xff")),
    ("multipart/related", lambda head: bool(_SAVED_PAGE.search(head))),
    ("text/html", lambda head: b"\0" not in head and bool(_PAGE.search(head))),
    ("text/plain", _is_text),
)
