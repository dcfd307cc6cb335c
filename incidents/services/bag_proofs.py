"""What a bag proves: each record as it was published, the entry that tells of it, and its way to the checkpoint."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import IO, Any

from incidents.domain.vocabulary import N_
from incidents.reports.bag.packing import Packing
from incidents.reports.bag.verifier.layout import BODIES
from incidents.services import proving
from incidents.services.proving import Kept, Proven
from incidents.storage import publications
from incidents.storage.history import canonical

_AT_ONCE = 100
_NOT_PUBLIC = N_("it is not public, or is not any more")
_NO_ENTRY = N_("the history has no entry of the text that is public now")


def put(packing: Packing, codes: Collection[str], kept: Kept, out: IO[bytes]) -> dict[str, str]:
    """Put the published texts into a bag and write the proofs to `out`; why (a msgid) by code of those without one.

    A text goes in where it is what the public reads now, to the byte. One that links to a record which is not public is
    not: the public reads it without that link, and is told what it is told of any text without an entry.
    """
    unproven = dict.fromkeys(codes, _NOT_PUBLIC)
    out.write(b'{"size": %d, "proven": {' % kept.size)
    for place, (code, proven) in enumerate(_fit(codes, kept, unproven)):
        packing.add(f"{BODIES}{code}.json", [proven.deed.content or b""])
        out.write(b"%s\n%s: %s" % (b"," if place else b"", _json(code), _json(_plain(proven))))
    out.write(b'\n}, "unproven": %s}\n' % _json(dict(sorted(unproven.items()))))
    return unproven


def _fit(codes: Collection[str], kept: Kept, unproven: dict[str, str]) -> Iterator[tuple[str, Proven]]:
    """Code and proof of the records that have one; they are taken out of those without."""
    for code in _public(codes):
        unproven[code] = _NO_ENTRY
    for some in _parts(proving.each_published(codes, kept)):
        bodies = publications.bodies([code for code, _ in some])
        seen = publications.are_public([linked for body in bodies.values() for linked in _linked(body)])
        for code, proven in some:
            body = bodies.get(code)
            if body is None or proven.deed.content != canonical({"body": body}):
                continue
            if set(_linked(body)) <= seen:
                del unproven[code]
                yield code, proven


def _public(codes: Collection[str]) -> Iterator[str]:
    every = sorted(codes)
    for start in range(0, len(every), _AT_ONCE):
        yield from publications.are_public(every[start : start + _AT_ONCE])


def _parts(found: Iterator[tuple[str, Proven]]) -> Iterator[Sequence[tuple[str, Proven]]]:
    """A hundred at a time, so that contents of thousands are never held together."""
    some: list[tuple[str, Proven]] = []
    for one in found:
        some.append(one)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    yield some


def _linked(body: Mapping[str, Any]) -> list[str]:
    """The codes of other records in a publication's body."""
    return [link["code"] for link in body["content"].get("links", ())]


def _plain(proven: Proven) -> dict[str, Any]:
    return {
        "index": proven.deed.seq - 1,
        "entry": proven.deed.body.decode(),
        "salt": proven.deed.salt,
        "path": [node.hex() for node in proven.path],
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
