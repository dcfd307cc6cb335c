"""The key with which this installation signs its checkpoints: an Ed25519 key in a file that its owner alone can read.

The file holds one line, as the programs around C2SP signed-note write a key: PRIVATE+KEY+name+key id+base64(0x01 ‖
seed). The name is drawn at random when the key is made. It is the origin of every checkpoint, and says nothing of the
machine or the team.
"""

import base64
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from incidents.domain.checkpoints import Checkpoint, Signature, SignedCheckpoint, VerifierKey
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

KEY_FILE = "history.key"
_BEGIN = "PRIVATE+KEY+"
_ED25519 = b"\x01"
_SEED_SIZE = 32
_NAME_BYTES = 8
_OTHERS = 0o077
_DAMAGED = N_("%(file)s is not a key, or not the whole of one. Bring it back from a copy of it.")


class KeyMissing(Refused):
    """The file of the key is not there."""


class SigningKey:
    """A key that signs; what it must keep to itself is in no `repr`."""

    def __init__(self, name: str, seed: bytes) -> None:
        self._seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifier = VerifierKey(name=name, public=self._private.public_key().public_bytes_raw())

    @property
    def line(self) -> str:
        """The line that the file holds; whoever has it can sign as this installation."""
        encoded = base64.b64encode(_ED25519 + self._seed).decode("ascii")
        return f"{_BEGIN}{self.verifier.name}+{self.verifier.key_id.hex()}+{encoded}"

    def sign(self, checkpoint: Checkpoint) -> SignedCheckpoint:
        """A checkpoint with this key's signature below it."""
        return SignedCheckpoint(checkpoint=checkpoint, signatures=(self._line(checkpoint.text),))

    def note(self, text: str) -> str:
        """A text, its last line ended, with this key's signature below it (C2SP signed-note)."""
        return f"{text}\n{self._line(text)}\n"

    def _line(self, text: str) -> Signature:
        signed = self._private.sign(text.encode())
        return Signature(name=self.verifier.name, key_id=self.verifier.key_id, signature=signed)


def holds(signed: SignedCheckpoint, key: VerifierKey) -> bool:
    """Whether the key signed a checkpoint: at least one signature says to be its own, and all that say so hold."""
    public = Ed25519PublicKey.from_public_bytes(key.public)
    own = signed.signatures_of(key)
    return bool(own) and all(_verified(public, one, signed.checkpoint.text.encode()) for one in own)


def read(folder: Path) -> SigningKey:
    """The key of this installation. KeyMissing: no such file. Refused: others can read it, or it is no key."""
    path = folder / KEY_FILE
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise Refused(N_("%(file)s can be read by others. Close it with: chmod 600 %(file)s"), file=str(path))
        text = path.read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError as fault:
        raise KeyMissing(N_("%(file)s is not there."), file=str(path)) from fault
    except OSError as fault:
        raise Refused(N_("%(file)s cannot be read: %(why)s."), file=str(path), why=fault.strerror) from fault
    return _parsed(text, path)


def drawn(name: str = "") -> SigningKey:
    """A new key, not kept yet; under a new name where none is given."""
    return SigningKey(name or f"incidents/{secrets.token_hex(_NAME_BYTES)}", secrets.token_bytes(_SEED_SIZE))


def keep(folder: Path, key: SigningKey) -> SigningKey:
    """Put a key into its file; it is on the disk when this returns. Refused: there is one already, or no room.

    Called with the head of the history locked, so that two processes do not both do it.
    """
    path = folder / KEY_FILE
    if path.exists():
        raise Refused(N_("%(file)s is there already. It is never written over."), file=str(path))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(path, f"{key.line}\n")
    except OSError as fault:
        raise Refused(N_("%(file)s cannot be written: %(why)s."), file=str(path), why=fault.strerror) from fault
    return key


def _put(path: Path, text: str) -> None:
    """Beside its place first, and on the disk before it gets its name: a power cut leaves no half of a key."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _parsed(text: str, path: Path) -> SigningKey:
    name, _, rest = text.removeprefix(_BEGIN).partition("+")
    _, _, encoded = rest.partition("+")
    try:
        kind_and_seed = base64.b64decode(encoded.encode(), validate=True)
        key = SigningKey(name, kind_and_seed[1:])
    except (ValueError, Refused) as fault:  # no Base64, no 32 bytes, no name
        raise Refused(_DAMAGED, file=str(path)) from fault
    if key.line != text:
        raise Refused(_DAMAGED, file=str(path))
    return key


def _verified(public: Ed25519PublicKey, signature: bytes, text: bytes) -> bool:
    try:
        public.verify(signature, text)
    except InvalidSignature:
        return False
    return True
