"""Our own JSON: one document that carries everything, to be brought in again or read by any program.

`{"incidents": {…}, "sources": […], "places": […], "actors": […], "articles": […], "lists": […], "records": […]}`: what
the records name stands before them, so that whoever reads it in order knows it by then. Each item has a line of its
own. Values are those of the program itself (`domain/codec.py`): what is at its default is left out, and empty is never
zero. `ranges` and `url` are worked out and only for reading; all else comes back as it was.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from incidents.domain.codec import to_plain
from incidents.domain.incident import Draft, Record
from incidents.domain.lists import EvidenceList
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.companions import Named

FORMAT, VERSION = "incidents-json", 1
_IN_MEMORY = 1 << 20  # bytes of a part kept in memory before it goes to the disk
_IN_STEPS = 1 << 20


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The document of these records; how many incidents were written."""
    with ExitStack() as stack:
        kept, shelf = (stack.enter_context(SpooledTemporaryFile(_IN_MEMORY)) for _ in range(2))
        named = stack.enter_context(Named(head.companions, head.audience))
        written = _put(kept, (_record(one, head, named) for one in records))
        _put(shelf, ({"code": code, "content": to_plain(draft)} for code, draft in named.articles()))
        out.write(b'{"incidents": ' + _json(_about(head, written)))
        for name, items in (("sources", named.sources()), ("places", named.places()), ("actors", named.actors())):
            _open(out, name)
            _put(out, map(to_plain, items))
        _open(out, "articles")
        _copy(shelf, out)
        _open(out, "lists")
        _put(out, map(_list, named.lists()))
        _open(out, "records")
        _copy(kept, out)
        out.write(b"\n]}\n")
    return written


def _open(out: IO[bytes], name: str) -> None:
    """Begin a list of the document, behind the part before it."""
    before = b"" if name == "sources" else b"\n]"
    out.write(before + b",\n" + _json(name) + b": [")


def _put(out: IO[bytes], items: Iterable[Mapping[str, Any]]) -> int:
    """Write items, each on a line of its own; how many there were."""
    written = 0
    for item in items:
        out.write(b",\n" if written else b"\n")
        out.write(_json(item))
        written += 1
    return written


def _copy(kept: IO[bytes], out: IO[bytes]) -> None:
    kept.seek(0)
    shutil.copyfileobj(kept, out, _IN_STEPS)


def _about(head: ExportHead, records: int) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "audience": head.audience.value,
        "made_at": head.made_at.isoformat(timespec="seconds"),
        "records": records,
        "filter": list(head.filter_words),
        "data_kind_note": head.data_kind_note,
        "method": list(head.method_lines),
        "rule_version": head.rule_version,
        "number_table_version": head.bounds_version,
        "losses": list(head.losses),
        "licence": head.licence,
    }


def _record(record: Record, head: ExportHead, named: Named) -> dict[str, Any]:
    named.add(record.content)
    return {
        "code": record.code,
        "url": head.base_url(record.code),
        "audience": record.audience.value,
        "status": record.status.value,
        "revision": record.revision,
        "grade": record.grade.value,
        "grade_reason": record.grade_reason,
        "created": record.created.isoformat(),
        "changed": record.changed.isoformat(timespec="seconds"),
        "published": record.published_at.isoformat(timespec="seconds") if record.published_at else None,
        "content": to_plain(_carried(record.content)),
        "ranges": list(_ranges(Entry.of(record, head))),
    }


def _carried(content: Draft) -> Draft:
    """The content without what is told once for all records."""
    return replace(
        content,
        places=tuple(replace(place, chain=()) for place in content.places),
        links=tuple(replace(link, title=type(link.title)(), occurred=None) for link in content.links),
    )


def _ranges(entry: Entry) -> Iterable[dict[str, Any]]:
    for (outcome, group), count in entry.counts.items():
        found = {"min": count.min, "best": count.best, "max": count.max, "or_more": count.no_top}
        yield {"outcome": outcome, "group": group, **found}


def _list(found: EvidenceList) -> dict[str, Any]:
    return {"code": found.code, "status": found.status.value, "content": to_plain(found.content)}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
