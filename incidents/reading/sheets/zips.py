"""Zips, which workbooks are too: looked through before anything in them is read, so that none can overwhelm the reader.

What a zip says about itself is not believed: each file in it is unpacked once, counted and checked against its sum.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.limits import MOST_DIRECTORY, MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, SMALL

_STEP = 1 << 20
_END = b"PK\5\6"  # the record that ends a zip: 22 bytes and a comment
_END_LENGTH = 22
_LONGEST_COMMENT = 0xFFFF
_METHODS = (ZIP_STORED, ZIP_DEFLATED)  # others may ask for any amount of memory
_LOCKED = 1  # in the flags of a file that asks for a password
_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_XML = (".xml", ".rels")
_MEGABYTE = 1 << 20
_BROKEN = N_("This file is damaged or cut short: it cannot be unpacked.")
FAULTS = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, struct.error)


def members(path: Path) -> list[ZipInfo]:
    """The files in a zip, after all of them were looked through.

    Refused: what is damaged, locked, or unpacks to more than is read here, and XML that defines entities.
    """
    _check_directory(path)
    try:
        with ZipFile(path) as archive:
            infos = archive.infolist()
            _check_sizes(infos, path.stat().st_size)
            for info in infos:
                _check_member(archive, info)
    except FAULTS as error:
        raise Refused(_BROKEN) from error
    return infos


def unpack(path: Path, member: str, into: Path) -> None:
    """Write one file of a zip to `into`. Call `members` first."""
    with ZipFile(path) as archive, archive.open(member) as packed, into.open("wb") as out:
        out.writelines(_pieces(packed))


def _check_directory(path: Path) -> None:
    """Refuse a list of files that is too long, before anything reads it into memory."""
    length = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, length - _END_LENGTH - _LONGEST_COMMENT))
        end = file.read()
    place = end.rfind(_END)
    if place < 0 or len(end) - place < _END_LENGTH:
        raise Refused(_BROKEN)
    (size,) = struct.unpack_from("<L", end, place + 12)
    if size > MOST_DIRECTORY:
        raise Refused(N_("More than %(most)s files are packed into this one; it is not opened."), most=MOST_MEMBERS)


def _check_sizes(infos: list[ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MOST_MEMBERS:
        raise Refused(N_("More than %(most)s files are packed into this one; it is not opened."), most=MOST_MEMBERS)
    if any(info.flag_bits & _LOCKED for info in infos):
        raise Refused(N_("This file is locked with a password. Save it without one."))
    if any(info.compress_type not in _METHODS for info in infos):
        raise Refused(N_("This file is packed in a way that is not read here. Save it anew."))
    if unpacked > MOST_UNPACKED or unpacked > max(SMALL, packed * MOST_RATIO):
        raise Refused(
            N_("This file unpacks from %(packed)s to %(unpacked)s MB; at most %(most)s MB are read. Save it as CSV."),
            packed=f"{packed / _MEGABYTE:.1f}",
            unpacked=unpacked // _MEGABYTE,
            most=min(MOST_UNPACKED, max(SMALL, packed * MOST_RATIO)) // _MEGABYTE,
        )


def _check_member(archive: ZipFile, info: ZipInfo) -> None:
    """Unpack a file to nowhere: a false size or sum shows, and so does XML that defines entities."""
    with archive.open(info) as packed:
        first = True
        for piece in _pieces(packed):
            if first and info.filename.lower().endswith(_XML) and _ENTITIES.search(piece):
                raise Refused(
                    N_("“%(member)s” in this file holds definitions that no spreadsheet makes; it is not opened."),
                    member=info.filename[:80],
                )
            first = False


def _pieces(packed: IO[bytes]) -> Iterator[bytes]:
    while piece := packed.read(_STEP):
        yield piece
