"""A bag while it is written: its files one by one into a zip that is the same for the same files."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO

from incidents.reports.bag.verifier.layout import ALGORITHMS, MANIFESTS, PAYLOAD, SIGNATURE, STEP, TAG_MANIFESTS
from incidents.reports.bag.verifier.zipped import DEFLATED, STORED, Member, directory, header

FOLDER = "incidents-bag"
_SMALL_ALREADY = frozenset({".pdf", ".docx", ".png", ".jpg", ".gz"})
_LEVEL = 6


class Packing:
    """A zip that is begun; `out` can be gone back in. `digests` and `sizes` are of the files so far, by name."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._members: list[Member] = []
        self.digests: dict[str, tuple[str, ...]] = {}
        self.sizes: dict[str, int] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Put in a file. ValueError: there is one of that name."""
        if name in self.digests:
            raise ValueError(f"{name} is in the bag already")
        method = STORED if PurePosixPath(name).suffix in _SMALL_ALREADY else DEFLATED
        begun = Member(f"{FOLDER}/{name}", method, 0, 0, 0, self._out.tell())
        self._out.write(header(begun))
        digests, size, checked = [hashlib.new(one) for one in ALGORITHMS], 0, 0
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        for piece in pieces:
            size, checked = size + len(piece), zlib.crc32(piece, checked)
            for digest in digests:
                digest.update(piece)
            self._out.write(piece if method == STORED else packer.compress(piece))
        self._out.write(b"" if method == STORED else packer.flush())
        self._close(begun._replace(crc=checked, packed=self._out.tell() - begun.begin, size=size))
        self.digests[name], self.sizes[name] = tuple(digest.hexdigest() for digest in digests), size

    def _close(self, member: Member) -> None:
        """Say in front of a file what came of it."""
        end = self._out.tell()
        self._out.seek(member.offset)
        self._out.write(header(member))
        self._out.seek(end)
        self._members.append(member)

    def add_manifests(self) -> None:
        """Put in the manifests of all files of the payload."""
        for place, name in enumerate(MANIFESTS):
            self.add(name, [self._listed(place, payload=True)])

    def seal(self, sign: Callable[[tuple[str, ...], str], str]) -> None:
        """Put in the manifests of all files beside the payload, the signature, and the end of the zip.

        `sign` makes the signature of the digests of these manifests and of the zip up to there.
        """
        written = [self._listed(place, payload=False) for place in range(len(TAG_MANIFESTS))]
        for name, manifest in zip(TAG_MANIFESTS, written, strict=True):
            self.add(name, [manifest])
        of_manifests = tuple(self.digests[name][place] for place, name in enumerate(TAG_MANIFESTS))
        self.add(SIGNATURE, [sign(of_manifests, self._so_far()).encode()])
        self._out.write(directory(self._members))

    def _listed(self, place: int, *, payload: bool) -> bytes:
        chosen = sorted(name for name in self.digests if name.startswith(PAYLOAD) is payload)
        return "".join(f"{self.digests[name][place]}  {name}\n" for name in chosen).encode()

    def _so_far(self) -> str:
        end, digest = self._out.tell(), hashlib.sha256()
        self._out.seek(0)
        for piece in file_pieces(self._out):
            digest.update(piece)
        self._out.seek(end)
        return digest.hexdigest()


def file_pieces(file: IO[bytes]) -> Iterator[bytes]:
    """An open file from where it stands, a piece at a time."""
    return iter(lambda: file.read(STEP), b"")
