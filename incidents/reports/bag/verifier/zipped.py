"""The zip of a bag, of which every byte has one value that it may have: how its headers are written, and read back."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from incidents.reports.bag.verifier.layout import NAME, SIGNATURE, STEP, Broken

LOCAL, CENTRAL = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
FILE, ENTRY, END, LARGE_END, LOCATOR = b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"PK\6\7"
VERSION, LARGE, UNIX = 20, 45, 3 << 8
UTF8, FIRST_DAY = 0x800, 0x21  # flag of names; 1 January 1980
PLAIN_FILE = 0o100644 << 16
STORED, DEFLATED = 0, 8
FAR, MANY = 0xFFFFFFFF, 0xFFFF


class Member(NamedTuple):
    """A file in the zip; `offset` is where its header begins, `packed` and `size` are in bytes."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def begin(self) -> int:
        """Where its first byte is."""
        return self.offset + LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where the next one begins."""
        return self.begin + self.packed


def header(member: Member) -> bytes:
    """What stands in front of a file in the zip."""
    sizes = (member.crc, member.packed, member.size, len(member.name), 0)
    return LOCAL.pack(FILE, VERSION, UTF8, member.method, 0, FIRST_DAY, *sizes) + member.name.encode("ascii")


def directory(members: Sequence[Member]) -> bytes:
    """What stands behind the last file in the zip, to its very end."""
    entries, begin, count = b"".join(map(entry_of, members)), members[-1].end, len(members)
    size, more = len(entries), b""
    if begin >= FAR or count >= MANY:
        more = struct.pack("<4sQ2H2L4Q", LARGE_END, 44, LARGE | UNIX, LARGE, 0, 0, count, count, size, begin)
        more += struct.pack("<4sLQL", LOCATOR, 0, begin + size, 1)
    shown = (min(count, MANY), min(count, MANY), min(size, FAR), min(begin, FAR), 0)
    return entries + more + struct.pack("<4s4H2LH", END, 0, 0, *shown)


def entry_of(member: Member) -> bytes:
    """What the directory at the end says of a file."""
    far = member.offset >= FAR
    extra = struct.pack("<2HQ", 1, 8, member.offset) if far else b""
    version = LARGE if far else VERSION
    sizes = (member.crc, member.packed, member.size, len(member.name), len(extra), 0, 0, 0, PLAIN_FILE)
    first = (ENTRY, version | UNIX, version, UTF8, member.method, 0, FIRST_DAY)
    return CENTRAL.pack(*first, *sizes, min(member.offset, FAR)) + member.name.encode("ascii") + extra


class Zip:
    """A bag as it is handed out. It is read from its first byte to its last, not by the directory at its end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            found = list(members_of(file))
            file.seek(found[-1].end if found else 0)
            if not found or file.read(len(directory(found)) + 1) != directory(found):
                raise Broken(
                    "The zip does not end as it was made: it was cut off, something was added, or it was packed again. "
                    "Where you packed it again yourself, unpack it and check the folder."
                )
        self._last = found[-1]
        self._members = {one.name.partition("/")[2]: one for one in found}
        self.names = sorted(self._members)
        if len({one.name.partition("/")[0] for one in found}) != 1 or "" in self._members:
            raise Broken("The zip holds files outside of its one folder.")
        if len(self._members) != len(found):
            raise Broken("The zip holds two files under one name.")

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file, a piece at a time."""
        member = self._members[name]
        with self.path.open("rb") as file:
            file.seek(member.begin)
            yield from unpacked(file, member)

    def sealed(self) -> str:
        """The digest of all that stands in front of the signature, which is the last file."""
        if not self._last.name.endswith(f"/{SIGNATURE}"):
            raise Broken(f"{SIGNATURE} is not the last file of the zip.")
        digest = hashlib.sha256()
        with self.path.open("rb") as file:
            for at in range(0, self._last.offset, STEP):
                digest.update(file.read(min(STEP, self._last.offset - at)))
        return digest.hexdigest()


def members_of(file: BinaryIO) -> Iterator[Member]:
    """The files of a zip one behind the other, up to where something else stands."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(LOCAL.size)
        if len(head) < LOCAL.size or head[: len(FILE)] != FILE:
            return
        _, _, _, method, _, _, crc, packed, size, length, _ = LOCAL.unpack(head)
        name = file.read(length)
        found = Member(name.decode("ascii", "replace"), method, crc, packed, size, at)
        if not NAME.fullmatch(found.name) or method not in {STORED, DEFLATED} or head + name != header(found):
            raise Broken(f"The zip was changed or packed again: its entry at byte {at} is not as bags have it.")
        yield found
        at = found.end


def unpacked(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """A file of the zip, a piece at a time, and never more than one byte beyond what its header promises."""
    size, checked = 0, 0
    for piece in inflated(file, member) if member.method == DEFLATED else packed(file, member):
        size, checked = size + len(piece), zlib.crc32(piece, checked)
        yield piece
        if size > member.size:
            break
    if (size, checked) != (member.size, member.crc):
        raise Broken(f"{member.name} is not what the zip says of it.")


def packed(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """What stands in the zip for a file."""
    for at in range(0, member.packed, STEP):
        yield file.read(min(STEP, member.packed - at))


def inflated(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """What stands in the zip for a file that was made smaller, as it was before."""
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    for step in packed(file, member):
        waiting = step
        while waiting:
            yield reader.decompress(waiting, STEP)
            waiting = reader.unconsumed_tail
    yield reader.flush()
