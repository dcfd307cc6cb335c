"""From what came to the files of a copy: everything is on the disk before the database hears of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from incidents.domain.access import Actor
from incidents.domain.addresses import same_site
from incidents.domain.captures import LARGEST, CaptureState, Part, StoredFile
from incidents.reading.capture import Fetched
from incidents.reading.capture_archive import archive
from incidents.reading.copying import Made, digest_of_text, make
from incidents.reading.copying_page import Origin
from incidents.reading.families import marks
from incidents.services import file_shelf
from incidents.storage import article_marks, history
from incidents.storage.captures import Outcome
from incidents.storage.db import Session

__all__ = ["Prepared", "from_page", "from_text", "from_upload", "register", "write", "write_deed"]

_WARC, _TEXT, _PAGE = "application/warc", "text/plain", "text/html"
_LARGEST_ARCHIVE = 2 * LARGEST  # one page that cannot be packed any smaller, and what leads to it


_DEEDS = {
    CaptureState.KEPT: "copy kept",
    CaptureState.SAME: "article looked at again",
    CaptureState.CHANGED: "article looked at again",
    CaptureState.GONE: "article looked at again",
    CaptureState.REFUSED: "copy not fetched",
}


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Files that lie in the store, and what was found in them. `text` is that of the article, for whoever reads on."""

    files: Mapping[Part, StoredFile]
    text: str = ""
    text_digest: str = ""
    marks: tuple[str, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()

    @property
    def digests(self) -> dict[Part, str]:
        """SHA-256 by part."""
        return {part: file.sha256 for part, file in self.files.items()}

    @property
    def media_type(self) -> str:
        """The type of what came."""
        return self.files[Part.ORIGINAL].media_type

    def plain(self) -> dict[str, Any]:
        """The same as JSON, but for the text; `again` reads it."""
        return {
            "files": {part.value: [file.sha256, file.size, file.media_type] for part, file in self.files.items()},
            "text_digest": self.text_digest,
            "marks": list(self.marks),
            "addresses": [list(one) for one in self.addresses],
        }

    @classmethod
    def again(cls, plain: Mapping[str, Any]) -> "Prepared":
        """What `plain` gave, without the text."""
        named = plain["files"].items()
        return cls(
            files={Part(part): StoredFile(sha256=one[0], size=one[1], media_type=one[2]) for part, one in named},
            text_digest=plain["text_digest"],
            marks=tuple(plain["marks"]),
            addresses=tuple((kind, address) for kind, address in plain["addresses"]),
        )


def from_page(page: Fetched) -> Prepared:
    """A page that was fetched: as it came, the exchange, its text, its still page."""
    original = file_shelf.keep(page.body, page.media_type)
    origin = Origin(address=page.final_address, made=_moment(page.at), sha256=original.sha256)
    made = make(page.body, page.media_type, page.charset, origin)
    files = {Part.ORIGINAL: original, Part.WARC: file_shelf.keep(archive(page.exchanges), _WARC, _LARGEST_ARCHIVE)}
    led = (("asked", page.address), ("redirect", page.final_address))
    own = tuple(one for one in made.addresses if same_site(one[1], page.final_address))
    return _prepared(files, made, (*led, *own))


def from_upload(stream: BinaryIO) -> Prepared:
    """A file that somebody uploaded. Refused: a kind that is not kept, too large."""
    media_type = file_shelf.sniffed(stream)
    original = file_shelf.keep(stream, media_type)
    stream.seek(0)
    origin = Origin(made=_moment(datetime.now(UTC)), sha256=original.sha256)
    made = make(stream.read(), media_type, "", origin)
    return _prepared({Part.ORIGINAL: original}, made)


def from_text(text: str) -> Prepared:
    """A text that somebody pasted."""
    return _prepared({Part.ORIGINAL: file_shelf.keep(text.encode(), _TEXT)}, Made(text=text))


def register(session: Session, prepared: Prepared) -> None:
    """Let the database know of the files."""
    for file in prepared.files.values():
        file_shelf.register(session, file)


def write(session: Session, article: int, prepared: Prepared) -> None:
    """Let the database know of the files, and of what the article is known by."""
    register(session, prepared)
    article_marks.remember_addresses(session, article, prepared.addresses)
    if prepared.marks:
        article_marks.keep_marks(session, article, prepared.marks)


def write_deed(session: Session, article: str, code: str, outcome: Outcome, by: Actor) -> None:
    """Write what came of a request into the history; one that waits is no deed yet."""
    if outcome.state not in _DEEDS:
        return
    said = {"copy": code, "state": outcome.state.value, "address": outcome.final_address}
    files = {part.value: sha256 for part, sha256 in outcome.files.items()}
    history.append(session, by, _DEEDS[outcome.state], ("article", article), said | {"files": files})


def _prepared(files: dict[Part, StoredFile], made: Made, addresses: tuple[tuple[str, str], ...] = ()) -> Prepared:
    if made.text:
        files[Part.TEXT] = file_shelf.keep(made.text.encode(), _TEXT)
    if made.page:
        files[Part.PAGE] = file_shelf.keep(made.page.encode(), _PAGE)
    return Prepared(
        files=files,
        text=made.text,
        text_digest=digest_of_text(made.text),
        marks=marks(made.text),
        addresses=addresses,
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
