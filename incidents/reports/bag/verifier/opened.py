"""A bag as its checks read it: the zip, or the folder that it was unpacked to; each file is digested once."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

from incidents.reports.bag.verifier.layout import ALGORITHMS, INFO, STEP, Broken
from incidents.reports.bag.verifier.zipped import Zip

LARGEST = 256 << 20  # bytes of a file that is read whole


class Folder:
    """A bag that was unpacked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        every = (one for one in path.rglob("*") if one.is_symlink() or not one.is_dir())
        self.names = sorted(one.relative_to(path).as_posix() for one in every)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file, a piece at a time."""
        path = self.path / name
        if path.is_symlink() or not path.is_file():
            raise Broken(f"{name} is a link, or another thing that is no file.")
        with path.open("rb") as file:
            yield from iter(lambda: file.read(STEP), b"")

    def sealed(self) -> str:
        """A folder has no bytes beside those of its files."""
        return ""


class Bag:
    """What the checks ask. `digests` are by name: one of each algorithm; `sizes` are in bytes."""

    def __init__(self, kept: Folder | Zip) -> None:
        self.names, self.sealed, self._pieces = kept.names, kept.sealed, kept.pieces
        self.digests: dict[str, tuple[str, ...]] = {}
        self.sizes: dict[str, int] = {}
        self.unread: list[str] = []
        for name in self.names:
            self._digest(name)

    def _digest(self, name: str) -> None:
        found, size = [hashlib.new(one) for one in ALGORITHMS], 0
        try:
            for piece in self._pieces(name):
                size += len(piece)
                for one in found:
                    one.update(piece)
        except (Broken, OSError, zlib.error) as fault:
            self.unread.append(f"{name} cannot be read: {fault}")
        self.digests[name], self.sizes[name] = tuple(one.hexdigest() for one in found), size

    def read(self, name: str) -> bytes:
        """A file, whole."""
        if self.sizes.get(name, LARGEST) >= LARGEST:
            raise Broken(f"{name} is missing, or is far too large.")
        return b"".join(self._pieces(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """A file, a line at a time."""
        if name not in self.sizes:
            raise Broken(f"{name} is missing.")
        rest = b""
        for piece in self._pieces(name):
            *whole, rest = (rest + piece).split(b"\n")
            yield from whole
        yield rest


def open_bag(path: Path) -> Bag:
    """The bag at a path: a zip, or a folder with a bag in it. Broken: the zip is not as bags are. OSError: no file."""
    if not path.is_dir():
        return Bag(Zip(path))
    inner = list(path.iterdir())
    wrapped = len(inner) == 1 and inner[0].is_dir() and not (path / INFO).exists()
    return Bag(Folder(inner[0] if wrapped else path))
