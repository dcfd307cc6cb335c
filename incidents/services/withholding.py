"""What the history tells of parts that are kept for named people: nothing, to everybody else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from incidents.domain.vocabulary import Tier
from incidents.storage import closed
from incidents.storage.history import Entry

_LONGEST_CODE = 40


def withheld(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same entries without such parts, and without the content of those on an article or incident kept so."""
    found = tuple(entries)
    kept = closed.codes_among(_texts([[one.code, one.content] for one in found]))
    return tuple(replace(one, content=_of_entry(one, kept)) for one in found)


def _of_entry(entry: Entry, kept: set[str]) -> dict[str, Any] | None:
    if entry.content is None:
        return None
    return {} if entry.code in kept else dict(_open(entry.content, kept))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a content that may be a code."""
    if isinstance(value, str):
        yield from [value] if 0 < len(value) <= _LONGEST_CODE else []
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _open(value: Any, kept: set[str]) -> Any:
    if isinstance(value, Mapping):
        gone = {"reply", "reply_article"} if value.get("reply_article") in kept else set()
        return {name: _open(one, kept) for name, one in value.items() if name not in gone}
    if isinstance(value, list | tuple):
        return [_open(one, kept) for one in value if not _is_kept(one, kept)]
    return "" if isinstance(value, str) and value in kept else value


def _is_kept(part: Any, kept: set[str]) -> bool:
    if isinstance(part, Mapping):
        return part.get("tier") == Tier.CONFIDENTIAL.value or part.get("article") in kept or part.get("code") in kept
    return isinstance(part, str) and part in kept
