"""Files packed together in a zip: the same names, times and bytes for the same content; and the note on top of them."""

import codecs
import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from incidents.domain.vocabulary import N_
from incidents.reports import cover
from incidents.reports.columns import ExportHead

_IN_MEMORY = 1 << 20  # bytes of a member kept in memory before it goes to the disk
NOTE = "README.txt"


def member(name: str, made_at: datetime) -> ZipInfo:
    """A member of a zip, readable for everyone who unpacks it."""
    info = ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def aside(until: ExitStack) -> IO[bytes]:
    """A file that is kept aside until the stack is left."""
    return until.enter_context(SpooledTemporaryFile(_IN_MEMORY))


def pack(archive: ZipFile, info: ZipInfo, kept: IO[bytes]) -> None:
    """Put a file that was kept aside into the zip."""
    kept.seek(0)
    with archive.open(info, "w", force_zip64=True) as inside:
        shutil.copyfileobj(kept, inside)


def note(archive: ZipFile, head: ExportHead, tally: cover.Tally, text: Iterable[str] = ()) -> None:
    """The covering note: what the files hold and cannot hold, how the ranges are made, then what is said besides."""
    lines = [f"{what}: {said}" if what else f"    {said}" for what, said in cover.lines(head, tally)]
    if head.method_lines:
        lines += ["", head.say(N_("Method")), *head.method_lines]
    whole = codecs.BOM_UTF8 + "\r\n".join([*lines, *text, ""]).encode("utf-8", "backslashreplace")
    archive.writestr(member(NOTE, head.made_at), whole, ZIP_DEFLATED)
