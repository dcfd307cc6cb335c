"""The store of files: each lies under its own SHA-256, and is never altered.

A file is written beside its place, in the store itself; hashed while it is written; on the disk before it gets its
name; its name on the disk before a row knows of it. So a row never names a file that is not whole, and what a power
cut leaves is at most a part that nobody knows.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from incidents.domain.captures import StoredFile
from incidents.domain.errors import NotFound, Refused
from incidents.domain.vocabulary import N_
from incidents.storage.db import now, session
from incidents.storage.models.capture import FileRow

_PARTS = ".part"
_OLD_PART = 24 * 3600  # seconds after which nobody writes at a part any more
_PIECE = 256 * 1024
_ADD = text(
    "INSERT INTO stored_file (sha256, size, media_type, added) VALUES (:sha256, :size, :media_type, :added) "
    "ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, kw_only=True)
class Disk:
    """What the store asks of a disk; another one can be handed in, which fails."""

    open: Callable[[Path], BinaryIO] = lambda path: path.open("xb")
    sync: Callable[[int], None] = os.fsync
    rename: Callable[[Path, Path], object] = os.rename


@dataclass(frozen=True, kw_only=True)
class FileFault:
    """A file that is not as it was kept; `what` says how."""

    sha256: str
    what: str


class FileStore:
    """The folder of files. Made, and closed to others, when the first file is kept."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._folder = folder
        self._disk = disk or Disk()

    def keep(self, pieces: Iterable[bytes], most: int) -> StoredFile:
        """Keep a file. Refused: larger than `most` bytes. OSError: the disk is full or fails; then nothing is kept."""
        part = self._made(self._folder / _PARTS) / secrets.token_hex(16)
        try:
            kept = self._written(part, pieces, most)
            self._put(part, kept.sha256)
        finally:
            part.unlink(missing_ok=True)
        return kept

    def read(self, sha256: str) -> bytes:
        """A file, whole and unaltered. NotFound: it is not there, or is not what was kept."""
        try:
            found = self.path(sha256).read_bytes()
        except FileNotFoundError as fault:
            raise NotFound(N_("The file is not in the store.")) from fault
        if hashlib.sha256(found).hexdigest() != sha256:
            raise NotFound(N_("The file in the store is not the one that was kept. It is not handed out."))
        return found

    def path(self, sha256: str) -> Path:
        """Where a file lies."""
        return self._folder / sha256[:2] / sha256

    def fault(self, file: StoredFile) -> FileFault | None:
        """What is wrong with a file; None where it is whole."""
        try:
            with self.path(file.sha256).open("rb") as opened:
                found = hashlib.file_digest(opened, "sha256").hexdigest()
        except FileNotFoundError:
            return FileFault(sha256=file.sha256, what="it is missing")
        except OSError as fault:
            return FileFault(sha256=file.sha256, what=f"it cannot be read: {fault.strerror}")
        return None if found == file.sha256 else FileFault(sha256=file.sha256, what="it was changed")

    def names(self) -> Iterator[str]:
        """Every name in the store but those of parts."""
        for folder in sorted(self._folder.glob("??")):
            yield from sorted(path.name for path in folder.iterdir())

    def sweep(self) -> int:
        """Take away parts that a power cut left more than a day ago; returns how many."""
        old = [path for path in self._parts() if time.time() - path.stat().st_mtime > _OLD_PART]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _parts(self) -> list[Path]:
        folder = self._folder / _PARTS
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def _written(self, part: Path, pieces: Iterable[bytes], most: int) -> StoredFile:
        digest, size = hashlib.sha256(), 0
        with self._disk.open(part) as file:
            for piece in pieces:
                size += len(piece)
                if size > most:
                    raise Refused(N_("The file is larger than %(size)s MB."), field="file", size=most // (1024 * 1024))
                digest.update(piece)
                file.write(piece)
            file.flush()
            self._disk.sync(file.fileno())
        return StoredFile(sha256=digest.hexdigest(), size=size)

    def _put(self, part: Path, sha256: str) -> None:
        """Give a written part its name. What has that name already, and is whole, stays; what is damaged makes room."""
        place = self.path(sha256)
        self._made(place.parent)
        if place.exists():
            if self.fault(StoredFile(sha256=sha256, size=0)) is None:
                return
            self._disk.rename(place, place.with_name(f"{sha256}.damaged-{secrets.token_hex(4)}"))
        if os.name == "posix":
            part.chmod(0o400)
        self._disk.rename(part, place)
        self._sync_folder(place.parent)

    def _made(self, folder: Path) -> Path:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for upper in (folder.parent, self._folder.parent):
                self._sync_folder(upper)
        return folder

    def _sync_folder(self, folder: Path) -> None:
        """Let the names in a folder outlive a power cut, where the system can do that."""
        if os.name != "posix":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self._disk.sync(handle)
        finally:
            os.close(handle)


def register(current: Session, file: StoredFile) -> None:
    """Know of a file that lies in the store. Twice the same file is one row."""
    row = {"sha256": file.sha256, "size": file.size, "media_type": file.media_type, "added": now()}
    current.execute(_ADD, row)


def known() -> Iterator[StoredFile]:
    """Every file that a row knows of, the ones not looked at for longest first."""
    query = select(FileRow).order_by(FileRow.checked.is_not(None), FileRow.checked, FileRow.sha256)
    for row in session().scalars(query).all():
        yield value(row)


def mark_checked(current: Session, found_whole: Iterable[str]) -> None:
    """Keep that these files were found whole just now."""
    moment = now()
    for sha256 in found_whole:
        current.execute(update(FileRow).where(FileRow.sha256 == sha256).values(checked=moment))


def value(row: FileRow) -> StoredFile:
    """A row as what leaves storage."""
    return StoredFile(sha256=row.sha256, size=row.size, media_type=row.media_type, checked=row.checked)


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """A stream cut into pieces."""
    while piece := stream.read(_PIECE):
        yield piece
