"""Copies of articles: what was asked for, what came of it, and the files that were kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incidents.domain.vocabulary import N_, Term


class CaptureKind(Term):
    """How a copy came, or was looked for again."""

    FETCHED = "fetched", N_("Fetched from its address")
    UPLOADED = "uploaded", N_("Uploaded as a file")
    RECHECKED = "rechecked", N_("Looked at again")


class CaptureState(Term):
    """What came of it."""

    QUEUED = "queued", N_("Waiting: the address could not be reached yet")
    KEPT = "kept", N_("A copy is kept")
    SAME = "same", N_("Still there, its text unchanged")
    CHANGED = "changed", N_("Still there, its text has changed")
    GONE = "gone", N_("No longer at its address")
    REFUSED = "refused", N_("Not fetched")


class Part(Term):
    """One of the files of a copy."""

    ORIGINAL = "original", N_("As it came")
    WARC = "warc", N_("The exchange, as a web archive (WARC)")
    TEXT = "text", N_("Its text")
    PAGE = "page", N_("The page without anything that runs")


#: Types that are kept, and how a file of theirs is called when it is taken along.
ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "xhtml",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "multipart/related": "mhtml",
    "application/warc": "warc.gz",
}
LARGEST = 20 * 1024 * 1024
"""Bytes of one page or file that is kept as a copy."""


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file of the store: its SHA-256 as 64 hex digits, its bytes, its type. `checked` is when it was found whole."""

    sha256: str
    size: int
    media_type: str = ""
    checked: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One request to keep an article's page or to look at it again, or one upload, and what came of it.

    `article` is its code. Times are UTC. `problem` is a msgid with `problem_params`, blank where all went well.
    """

    code: str
    article: str
    kind: CaptureKind
    state: CaptureState
    asked: datetime
    done: datetime | None = None
    tries: int = 0
    address: str = ""
    final_address: str = ""
    http_status: int | None = None
    media_type: str = ""
    file_name: str = ""
    problem: str = ""
    problem_params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[Part, StoredFile] = field(default_factory=dict)
    text_digest: str = ""

    @property
    def original(self) -> StoredFile | None:
        """The file as it came."""
        return self.files.get(Part.ORIGINAL)

    def name_of(self, part: Part) -> str:
        """What a file of this copy is called when it is taken along: ASCII, of our own making."""
        found = self.files[part]
        return f"{self.code}-{part.value}.{ENDINGS.get(found.media_type, 'bin')}"


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Another article whose text is nearly this one's. `share` is of the shorter text's marks, 0 to 1."""

    code: str
    title: str
    language: str
    share: float
