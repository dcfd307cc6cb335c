"""Checkpoints: how long the history is and what its root is, signed, as text that a partner can keep.

The forms are those of C2SP (c2sp.org): tlog-checkpoint for the three lines, signed-note for what is signed and how,
and the text form of a key that checks signatures which the programs of that family read.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from incidents.domain.errors import Refused
from incidents.domain.merkle import HASH_SIZE
from incidents.domain.vocabulary import N_

_ED25519 = b"\x01"
_ID_SIZE, _PUBLIC_SIZE = 4, 32
_LINES = 3
_LARGEST = 100_000  # characters; sixteen signatures of any kind fit in
_MOST_SIGNATURES = 100
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_NAME = re.compile(r"[^\s+]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_DASH = "— "
_FIELD = "checkpoint"
_KEY_FORM = N_("This is not a key that checks checkpoints: name, eight digits and the key, joined by plus signs.")


@dataclass(frozen=True, kw_only=True)
class VerifierKey:
    """What checks a signature: the signer's name and an Ed25519 public key of 32 bytes."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or len(self.public) != _PUBLIC_SIZE:
            raise Refused(_KEY_FORM, field="key")

    @property
    def key_id(self) -> bytes:
        """SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), its first four bytes."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:_ID_SIZE]

    def __str__(self) -> str:
        """As one line: name+key id+base64(0x01 ‖ public key)."""
        return f"{self.name}+{self.key_id.hex()}+{_written(_ED25519 + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """The key in a line. Refused: another form, another kind of key, or an id that is not this key's."""
        name, _, rest = text.strip().partition("+")
        known_by, _, encoded = rest.partition("+")
        key = _read(encoded)
        if key is None or key[:1] != _ED25519:
            raise Refused(_KEY_FORM, field="key")
        found = cls(name=name, public=key[1:])
        if found.key_id.hex() != known_by:
            raise Refused(_KEY_FORM, field="key")
        return found


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One line below a checkpoint: who signed, the first four bytes of which key, and the signature itself."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        """The line, without its end."""
        return f"{_DASH}{self.name} {_written(self.key_id + self.signature)}"


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """A history of `size` entries and its root. `origin` names the installation, never the machine or the team."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is signed, its last line ended."""
        lines = (self.origin, str(self.size), _written(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, kw_only=True)
class SignedCheckpoint:
    """A checkpoint with its signatures, whether they hold or not; `str()` is the note that is handed out."""

    checkpoint: Checkpoint
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        """The note: the text, a blank line, a line for each signature."""
        return "\n".join([self.checkpoint.text, *map(str, self.signatures), ""])

    def signatures_of(self, key: VerifierKey) -> tuple[bytes, ...]:
        """The signatures that say to be of this key."""
        return tuple(one.signature for one in self.signatures if (one.name, one.key_id) == (key.name, key.key_id))


def read_checkpoint(note: bytes) -> SignedCheckpoint:
    """A note as it was handed out. Refused: anything that does not read so to the letter; no signature is checked."""
    text = _decoded(note)
    body, blank, tail = text.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise Refused(
            N_("This is not a checkpoint: the blank line and the signature below it are missing."), field=_FIELD
        )
    return SignedCheckpoint(checkpoint=_checkpoint(body), signatures=_signatures(tail))


def _decoded(note: bytes) -> str:
    if len(note) > _LARGEST:
        raise Refused(N_("This is not a checkpoint: it is too long."), field=_FIELD)
    try:
        text = note.decode()
    except UnicodeDecodeError as fault:
        raise Refused(N_("This is not a checkpoint: it is not text."), field=_FIELD) from fault
    if _CONTROL.search(text):
        raise Refused(N_("This is not a checkpoint: it holds characters that a checkpoint never holds."), field=_FIELD)
    return text


def _checkpoint(body: str) -> Checkpoint:
    lines = body.split("\n")
    if len(lines) < _LINES or "" in lines:
        raise Refused(N_("This is not a checkpoint: three lines without a blank one come first."), field=_FIELD)
    origin, size, root, *extensions = lines
    if not _NAME.fullmatch(origin):
        raise Refused(N_("This is not a checkpoint: its first line does not name an installation."), field=_FIELD)
    if not _SIZE.fullmatch(size):
        raise Refused(N_("This is not a checkpoint: its second line is not a number of entries."), field=_FIELD)
    hashed = _read(root)
    if hashed is None or len(hashed) != HASH_SIZE:
        raise Refused(N_("This is not a checkpoint: its third line is not the root of a history."), field=_FIELD)
    return Checkpoint(origin=origin, size=int(size), root=hashed, extensions=tuple(extensions))


def _signatures(tail: str) -> tuple[Signature, ...]:
    lines = tail.removesuffix("\n").split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise Refused(N_("This is not a checkpoint: it holds too many signatures."), field=_FIELD)
    return tuple(map(_signature, lines))


def _signature(line: str) -> Signature:
    """Of whatever kind: what others signed besides is none of ours, and is passed over where signatures are checked."""
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    signed = _read(encoded)
    if not line.startswith(_DASH) or not _NAME.fullmatch(name) or signed is None or len(signed) <= _ID_SIZE:
        raise Refused(N_("This is not a checkpoint: a line below the blank one is not a signature."), field=_FIELD)
    return Signature(name=name, key_id=signed[:_ID_SIZE], signature=signed[_ID_SIZE:])


def _written(plain: bytes) -> str:
    return base64.b64encode(plain).decode("ascii")


def _read(text: str) -> bytes | None:
    """What stands in Base64 (RFC 4648, section 4), written in the one way it is written; else None."""
    try:
        plain = base64.b64decode(text.encode(), validate=True)
    except binascii.Error:
        return None
    return plain if _written(plain) == text else None
