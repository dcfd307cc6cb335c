"""What was signed: keys, signed notes and checkpoints, in the forms of C2SP, read to the letter."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import NamedTuple

from incidents.reports.bag.verifier.ed25519 import signed_by
from incidents.reports.bag.verifier.layout import TAG_MANIFESTS, Broken

KIND = b"\x01"
KNOWN_BY = 4
KEY_LINE = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?")
SIGNED_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)\n")
CHECKPOINT_TEXT = re.compile(r"([^\s+]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/=]+)\n")
TITLE = "A bag of "


class Key(NamedTuple):
    """What checks signatures: the signer's name, the bytes by which the key is known, the public key."""

    name: str
    known_by: bytes
    public: bytes

    def __str__(self) -> str:
        """As one line."""
        return f"{self.name}+{self.known_by.hex()}+{base64.b64encode(KIND + self.public).decode()}"


class Checkpoint(NamedTuple):
    """A history of `size` entries, and the root of its tree."""

    origin: str
    size: int
    root: bytes


def read_key(text: bytes) -> Key:
    """The key that stands in a file."""
    found = KEY_LINE.fullmatch(text.decode("utf-8", "replace"))
    public = plain(found.group(3))[1:] if found else b""
    name = found.group(1) if found else ""
    known_by = hashlib.sha256(name.encode() + b"\n" + KIND + public).digest()[:KNOWN_BY]
    key = Key(name, known_by, public)
    if not found or str(key) != found.group().rstrip("\n"):
        raise Broken("it is not a key that checks signatures")
    return key


def signed_text(note: bytes, key: Key) -> str:
    """The text above a signature. Broken: it was not signed with this key, or is not a note of one signature."""
    body, blank, tail = note.decode("utf-8", "replace").rpartition("\n\n")
    found, text = SIGNED_LINE.fullmatch(tail), f"{body}\n"
    if not blank or not found:
        raise Broken("it does not read as a text with one signature below it")
    signature = plain(found.group(2))
    if (found.group(1), signature[:KNOWN_BY]) != (key.name, key.known_by):
        raise Broken(f"it was signed with another key than {key}")
    if not signed_by(key.public, signature[KNOWN_BY:], text.encode()):
        raise Broken("it was changed after it was signed, or its signature was changed")
    return text


def read_checkpoint(note: bytes, key: Key) -> Checkpoint:
    """A signed checkpoint."""
    found = CHECKPOINT_TEXT.fullmatch(signed_text(note, key))
    if not found or found.group(1) != key.name:
        raise Broken("it is not a checkpoint of this history")
    return Checkpoint(found.group(1), int(found.group(2)), plain(found.group(3)))


def seal_text(name: str, manifests: tuple[str, ...], zipped: str) -> str:
    """What is signed of a bag: the digest of each manifest of manifests, and of the zip in front of the signature."""
    named = [f"{of} {digest}\n" for of, digest in (*paired(TAG_MANIFESTS, manifests), ("zip", zipped))]
    return f"{TITLE}{name}\n" + "".join(named)


def paired(names: tuple[str, ...], digests: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names and digests side by side, as many as there are names."""
    return [(name, digests[place]) for place, name in enumerate(names)]


def plain(text: str) -> bytes:
    """What stands in Base64, written in the one way it is written. Broken: it is not."""
    try:
        found = base64.b64decode(text.encode(), validate=True)
    except ValueError:
        found = b""
    if not found or base64.b64encode(found).decode() != text:
        raise Broken("what stands in Base64 is not written as it should be")
    return found
