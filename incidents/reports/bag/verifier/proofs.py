"""Whether the history tells of the records: proofs of inclusion (RFC 9162, section 2.1.3.2), and what they prove."""

from __future__ import annotations

import hashlib
import hmac
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from incidents.reports.bag.verifier.layout import BODIES, PROOFS, RECORDS, Broken
from incidents.reports.bag.verifier.notes import Checkpoint
from incidents.reports.bag.verifier.opened import Bag

MISREAD = (Broken, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError, zlib.error)
FIRST_RECORD, LAST_RECORD = b'"records": [', b"]}"


def leads_to(root: bytes, leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bool:
    """Whether a proof leads from the bytes of an entry (the `index`-th from 0, of `size`) to the root."""
    at, last, node = index, size - 1, hashlib.sha256(b"\x00" + leaf).digest()
    if not 0 <= index < size:
        return False
    for beside in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            node = hashlib.sha256(b"\x01" + beside + node).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\x01" + node + beside).digest()
        at, last = at >> 1, last >> 1
    return last == 0 and node == root


def records(bag: Bag) -> Iterator[Any]:
    """The records of a bag one by one: in the file of all of them each has a line of its own."""
    begun = False
    for line in bag.lines(RECORDS):
        if begun and line == LAST_RECORD:
            return
        if begun:
            yield json.loads(line[:-1] if line.endswith(b",") else line)
        begun = begun or line.endswith(FIRST_RECORD)
    raise Broken(f"{RECORDS} is not a file of records.")


def check_proofs(bag: Bag, checkpoint: Checkpoint) -> Iterator[str]:
    """What is wrong with the proofs, a sentence each."""
    told = json.loads(bag.read(PROOFS))
    proven, unproven = told["proven"], told["unproven"]
    if told["size"] != checkpoint.size:
        yield f"{PROOFS} speaks of a history of {told['size']} entries, the checkpoint of {checkpoint.size}."
    yield from unmatched(bag, set(proven), set(unproven))
    for code in sorted(proven):
        try:
            fault = fault_of(code, proven[code], bag, checkpoint)
        except MISREAD as broken:
            fault = f"its proof cannot be read ({broken})"
        if fault:
            yield f"Record {code}: {fault}."


def unmatched(bag: Bag, proven: set[str], unproven: set[str]) -> Iterator[str]:
    """Records that are told of in one place of the bag and not in another."""
    every = {record["code"] for record in records(bag)}
    bodies = {name[len(BODIES) :].rpartition(".")[0] for name in bag.names if name.startswith(BODIES)}
    for code in sorted(every ^ (proven | unproven)):
        yield f"Record {code} is in only one of {RECORDS} and {PROOFS}."
    for code in sorted(bodies ^ proven):
        yield f"Record {code}: there is only one of its text as published and the proof of it."
    for code in sorted(proven & unproven):
        yield f"Record {code}: {PROOFS} says both that there is a proof and that there is none."


def fault_of(code: str, proof: Any, bag: Bag, checkpoint: Checkpoint) -> str:
    """What is wrong with the proof of one record; blank where nothing is."""
    entry = proof["entry"].encode()
    path = [bytes.fromhex(one) for one in proof["path"]]
    said = json.loads(entry)
    index = said["seq"] - 1
    if not leads_to(checkpoint.root, entry, index, checkpoint.size, path) or index != proof["index"]:
        return "its entry is not in the history that the checkpoint is of"
    if (said["deed"], said["kind"], said["code"]) != ("published", "incident", code):
        return "its entry in the history tells of something else"
    body = bag.read(f"{BODIES}{code}.json")
    commitment = hmac.new(bytes.fromhex(proof["salt"]), body, hashlib.sha256).hexdigest()
    if commitment != said["commitment"]:
        return "its text is not the one that the history tells was published"
    return "" if json.loads(body)["body"]["code"] == code else "its text is of another record"


def summed(found: Iterable[Any]) -> list[str]:
    """What the README has to say of these records: how many they are, and their ranges added end by end."""
    count, patterns = 0, 0
    sums: dict[str, list[Any]] = {"killed": [None, None, False], "injured": [None, None, False]}
    for record in found:
        count += 1
        if record["content"].get("clarity") == "summary":
            patterns += 1
            continue
        for one in record["ranges"]:
            if one["group"] == "all" and one["outcome"] in sums:
                add(sums[one["outcome"]], one)
    return told(count, patterns, sums)


def told(count: int, patterns: int, sums: Mapping[str, Sequence[Any]]) -> list[str]:
    """The lines of these sums, as the README has them; a sum is its lowest and highest number, and whether more are."""
    return [
        f"Records: {count}",
        f"Patterns over time, which enter no sum: {patterns}",
        f"Reported killed, added up end by end, not a death toll: {in_words(sums['killed'])}",
        f"Reported injured, added up end by end: {in_words(sums['injured'])}",
    ]


def add(total: list[Any], one: Any) -> None:
    """Add a range to a sum: its lowest and highest number, and whether more are possible."""
    known = [one[name] for name in ("max", "best", "min") if one[name] is not None]
    for place, number in ((0, one["min"]), (1, known[0] if known else None)):
        if number is not None:
            total[place] = (total[place] or 0) + number
    total[2] = total[2] or one["or_more"]


def in_words(total: Sequence[Any]) -> str:
    """A sum in words: "46 to 70 or more"."""
    low, high, more = total
    if high is None:
        return "no number given"
    said = str(high) if low == high else f"up to {high}" if low is None else f"{low} to {high}"
    return f"{said} or more" if more else said
