"""One CSV file as it is written: text in quotation marks and never a formula, rows counted, bytes digested."""

import codecs
import csv
import hashlib
from collections.abc import Iterable
from contextlib import ExitStack
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from incidents.reports.cells import Value, cells

_IN_MEMORY = 1 << 20  # bytes of a member kept in memory before it goes to the disk
_AT_ONCE = 1 << 16  # characters of a file that wait to be written


class Lines:
    """Rows of a CSV file in UTF-8; those that wait are handed on by `flush`.

    It begins with a byte order mark, without which Excel reads Arabic wrongly; programs take the mark for a part of the
    first name, so tables made for them go without (`begin`).
    """

    def __init__(self, out: IO[bytes], heading: Iterable[str], begin: bytes = codecs.BOM_UTF8) -> None:
        self.out = out
        self.rows = 0
        self.digest = hashlib.sha256()
        self._waiting = StringIO(newline="")
        self._writer = csv.writer(self._waiting, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self._put(begin)
        self._writer.writerow(list(heading))

    @classmethod
    def kept(cls, heading: Iterable[str], until: ExitStack, begin: bytes = codecs.BOM_UTF8) -> Self:
        """A file that is kept aside until the stack is left."""
        return cls(until.enter_context(SpooledTemporaryFile(_IN_MEMORY)), heading, begin)

    def add(self, values: Iterable[Value]) -> None:
        """Write one row."""
        self._writer.writerow(cells(values))
        self.rows += 1
        if self._waiting.tell() > _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Hand on the rows that wait."""
        self._put(self._waiting.getvalue().encode("utf-8"))
        self._waiting.seek(0)
        self._waiting.truncate()

    def _put(self, text: bytes) -> None:
        self.digest.update(text)
        self.out.write(text)
