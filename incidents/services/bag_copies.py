"""Copies of articles in a bag: the files for the team; for the public what its pages tell of them, the digests."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from incidents.domain.access import Actor
from incidents.domain.captures import ENDINGS, CaptureState, Copy, Part, StoredFile
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import Audience
from incidents.reports.bag.packing import Packing
from incidents.reports.bag.verifier.layout import COPIES
from incidents.services import file_shelf, keeping
from incidents.storage import captures

_AT_ONCE = 200
_KEPT = frozenset({CaptureState.KEPT, CaptureState.CHANGED})
_TAKEN = (Part.ORIGINAL, Part.WARC, Part.TEXT)  # the page without scripts is made from the original


def put(packing: Packing, articles: Sequence[str], audience: Audience, by: Actor) -> bytes:
    """Put in what the audience may have; the table of it, as JSON."""
    told: list[dict[str, Any]] = []
    if audience == Audience.PUBLIC:
        told = [{"article": article, "sha256": digest} for article, digest in _digests(articles)]
    else:
        told = [_told(packing, copy) for article in articles for copy in _copies(article, by)]
    return (json.dumps({"copies": told}, ensure_ascii=False, indent=1) + "\n").encode()


def _digests(articles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A visitor is told the digest of the newest copy, and gets none of its words."""
    for start in range(0, len(articles), _AT_ONCE):
        yield from sorted(captures.originals(articles[start : start + _AT_ONCE], public=True).items())


def _copies(article: str, by: Actor) -> Iterator[Copy]:
    try:
        found = keeping.copies(article, by)
    except NotFound:  # closed to the team
        return
    yield from (copy for copy in found if copy.state in _KEPT)


def _told(packing: Packing, copy: Copy) -> dict[str, Any]:
    return {
        "article": copy.article,
        "copy": copy.code,
        "came": copy.kind.value,
        "done": f"{copy.done.isoformat(timespec='seconds')}Z" if copy.done else None,
        "address": copy.address,
        "final_address": copy.final_address,
        "files": [_file(packing, part, copy.files[part]) for part in _TAKEN if part in copy.files],
    }


def _file(packing: Packing, part: Part, file: StoredFile) -> dict[str, Any]:
    """A file of a copy as the table has it; it goes into the bag once, however many copies are of it."""
    name = f"{COPIES}{file.sha256}.{ENDINGS.get(file.media_type, 'bin')}"
    told = {"part": part.value, "sha256": file.sha256, "media_type": file.media_type, "file": name, "missing": ""}
    if name not in packing.digests:
        try:
            packing.add(name, [file_shelf.read(file)])
        except NotFound as fault:
            return told | {"file": "", "missing": str(fault)}
    return told
