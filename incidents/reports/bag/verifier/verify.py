"""Check a bag of incident records: every file of it, who signed it, and that the history tells of its records.

    python3 verify.py [BAG] [--key FILE]...

BAG is the zip, or the folder that it was unpacked to; without it, the folder that this file lies in. FILE holds the
key that you got from the team by another way than this bag; of several, one has to fit. Exit code 0: whole; 1: not
whole; 2: there is no bag.
Python 3.8 or newer is all it needs, and it asks nothing of any other machine.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from incidents.reports.bag.verifier.layout import (
    ALGORITHMS,
    BODIES,
    CHECKPOINT,
    COPIES,
    DECLARATION,
    KEY,
    NAME,
    PAYLOAD,
    PROOFS,
    README,
    SIGNATURE,
    TAG_MANIFESTS,
    TAGS,
    Broken,
)
from incidents.reports.bag.verifier.notes import Key, paired, read_checkpoint, read_key, seal_text, signed_text
from incidents.reports.bag.verifier.opened import Bag, open_bag
from incidents.reports.bag.verifier.proofs import MISREAD, check_proofs, records, summed

LISTED = re.compile(r"([0-9a-f]+)  (\S+)")
ZIP_LINE = re.compile(r"zip ([0-9a-f]{64})\n")


class Report(NamedTuple):
    """What is wrong with a bag, a sentence each; the key that its own files name, blank where there is none."""

    faults: tuple[str, ...]
    key: str = ""
    summary: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(path: Path, held_to: Sequence[str] = ()) -> Report:
    """Check the bag at a path; `held_to` are lines of keys that were got elsewhere. OSError: no such file."""
    try:
        bag = open_bag(path)
    except Broken as fault:
        return Report((shown(str(fault)),))
    faults = [*bag.unread, *looked("bagit.txt", misnamed(bag))]
    for place, algorithm in enumerate(ALGORITHMS):
        payload = {name for name in bag.names if name.startswith(PAYLOAD)}
        for manifest, expected in ((f"manifest-{algorithm}.txt", payload), (f"tagmanifest-{algorithm}.txt", set(TAGS))):
            faults += looked(manifest, listed(bag, manifest, expected, place))
    faults += misplaced(bag)
    try:
        key = read_key(bag.read(KEY))
    except MISREAD as fault:
        return Report(tuple(map(shown, (*faults, f"{KEY}: {fault}."))))
    faults += told_of_key(key, held_to) + looked(SIGNATURE, sealed(bag, key)) + proven(bag, key)
    faults += looked(README, totals(bag))
    return Report(tuple(map(shown, dict.fromkeys(faults))), str(key), tuple(summary(bag)) if not faults else ())


def shown(sentence: str) -> str:
    """A sentence without what would move about on a terminal: names in it may be somebody else's."""
    return "".join(char if char.isprintable() else "�" for char in sentence)


def looked(name: str, found: Iterator[str]) -> list[str]:
    """What a check finds in a file; where it cannot be made, why."""
    faults = []
    try:
        for fault in found:
            faults.append(fault)  # noqa: PERF402 - what was found before the check broke off counts
    except MISREAD as fault:
        faults.append(f"{name}: {fault}.")
    return faults


def misnamed(bag: Bag) -> Iterator[str]:
    """Files that a bag needs and are not there, files that no bag has, a declaration that is not the one of bags."""
    known = {*TAGS, *TAG_MANIFESTS, SIGNATURE}
    for name in sorted(known - set(bag.names)):
        yield f"{name} is missing."
    for name in bag.names:
        if name not in known and not name.startswith(PAYLOAD):
            yield f"{name} was added: it is no part of the bag."
        elif not NAME.fullmatch(name):
            yield f"{name} was added: files of a bag are never called so."
    if "bagit.txt" in bag.names and bag.read("bagit.txt") != DECLARATION:
        yield "bagit.txt is not what it is in every bag."


def listed(bag: Bag, manifest: str, expected: set[str], place: int) -> Iterator[str]:
    """What differs between a manifest and the files that it is to name; `place` is that of its algorithm."""
    if manifest not in bag.names:
        return
    *whole, rest = bag.read(manifest).decode("utf-8", "replace").split("\n")
    read = [LISTED.fullmatch(line) for line in whole]
    digests = {found.group(2): found.group(1) for found in read if found}
    if rest or len(digests) != len(whole):
        yield f"{manifest} has lines that are not as they were made."
    for name in sorted(expected - set(digests)):
        yield f"{name} was added, or left out of {manifest}."
    for name, digest in sorted(digests.items()):
        fault = differs(bag, name, digest, place) if name in expected else "is not for this manifest to name"
        if fault:
            yield f"{name} {fault} ({manifest})."


def differs(bag: Bag, name: str, digest: str, place: int) -> str:
    """How a file differs from the digest that a manifest has of it; blank where it does not."""
    if name not in bag.digests:
        return "is missing, or was given another name"
    if bag.digests[name][place] == digest:
        return ""
    return f"was changed{held_by(bag, digest, place)}"


def held_by(bag: Bag, digest: str, place: int) -> str:
    """Where the file of a digest lies instead, if it does."""
    others = [name for name, found in bag.digests.items() if found[place] == digest]
    return f"; what it held is now in {others[0]}" if others else ""


def misplaced(bag: Bag) -> Iterator[str]:
    """Copies of articles whose name is not their digest."""
    for name in bag.names:
        if name.startswith(COPIES) and name[len(COPIES) :].partition(".")[0] != bag.digests[name][0]:
            yield f"{name} is not the copy that it is named for."


def told_of_key(key: Key, held_to: Sequence[str]) -> list[str]:
    """Whether the key is one of those that were got elsewhere."""
    if not held_to or str(key) in held_to:
        return []
    return [f"The bag was signed with another key than yours. It names {key}."]


def sealed(bag: Bag, key: Key) -> Iterator[str]:
    """Whether the manifests of manifests, and the bytes of the zip, are those that were signed."""
    text, zipped = signed_text(bag.read(SIGNATURE), key), bag.sealed()
    stated = ZIP_LINE.search(text)
    digests = tuple(bag.digests[name][place] for place, name in enumerate(TAG_MANIFESTS) if name in bag.digests)
    if not stated or len(digests) < len(TAG_MANIFESTS):
        yield f"{SIGNATURE} is not signed for this bag."
        return
    for name, digest in paired(TAG_MANIFESTS, digests):
        if f"{name} {digest}\n" not in text:
            yield f"{name} was changed: it is not the one that was signed."
    if zipped not in {"", stated.group(1)}:
        yield (
            "The zip is not the one that was signed: it was changed, or packed again. Where nothing else is told of "
            "here, its files are the ones that were signed."
        )
    if text != seal_text(key.name, digests, stated.group(1)):
        yield f"{SIGNATURE} is not signed for this bag."


def proven(bag: Bag, key: Key) -> list[str]:
    """Whether the checkpoint was signed, and every proof leads to it."""
    try:
        checkpoint = read_checkpoint(bag.read(CHECKPOINT), key)
    except MISREAD as fault:
        return [f"{CHECKPOINT}: {fault}."]
    return looked(PROOFS, check_proofs(bag, checkpoint))


def totals(bag: Bag) -> Iterator[str]:
    """Whether the README says of the records what they are."""
    said = bag.read(README).decode().splitlines()
    for line in summed(records(bag)):
        if line not in said:
            yield f"{README} does not say what the records come to, which is: {line}"


def summary(bag: Bag) -> Iterator[str]:
    """What can be said of a bag that is whole."""
    yield from summed(records(bag))
    bodies = sum(name.startswith(BODIES) for name in bag.names)
    yield f"Records whose text as published the history proves: {bodies}; the README says why others are not."


def lines(report: Report, held_to: Sequence[str]) -> Iterator[str]:
    """What is said to whoever asked."""
    yield from report.faults
    if not report.whole:
        yield f"The bag is NOT whole: {len(report.faults)} faults."
        return
    yield from report.summary
    yield f"Signed with the key {report.key}"
    if not held_to:
        yield "Whoever changes a whole bag can sign it anew with another key: compare this line with one got elsewhere."
    yield "The bag is whole."


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Check a bag of incident records.")
    parser.add_argument("bag", nargs="?", default=str(Path(__file__).resolve().parent), help="the zip or its folder")
    parser.add_argument(
        "--key", action="append", default=[], help="a file with a key that you got from the team by another way"
    )
    asked = parser.parse_args(arguments)
    try:
        held_to = [str(read_key(Path(one).read_bytes())) for one in asked.key]
        report = check(Path(asked.bag), held_to)
    except (OSError, Broken) as fault:
        sys.stderr.write(f"There is no bag or key to read: {fault}\n")
        return 2
    for line in lines(report, held_to):
        sys.stdout.buffer.write(f"{line}\n".encode())
    return 0 if report.whole else 1
