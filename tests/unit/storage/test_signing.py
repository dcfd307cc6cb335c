"""The key that signs checkpoints: made once, closed to others, never written over, and its signatures."""

import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from incidents.domain.checkpoints import Checkpoint, Signature, SignedCheckpoint
from incidents.domain.errors import Refused
from incidents.storage import signing
from machinery.parts import POSIX_ONLY

SAID = Checkpoint(origin="incidents/ab", size=7, root=bytes(32))
#: The first key and signature of the tests of RFC 8032, section 7.1.
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


def test_a_key_is_kept_and_read_back(tmp_path: Path) -> None:
    kept = signing.keep(tmp_path / "new", signing.drawn())
    assert signing.read(tmp_path / "new").line == kept.line
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["history.key"]


@POSIX_ONLY
def test_its_owner_alone_can_read_it(tmp_path: Path) -> None:
    signing.keep(tmp_path, signing.drawn())
    path = tmp_path / signing.KEY_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    with pytest.raises(Refused, match="chmod 600"):
        signing.read(tmp_path)


def test_it_is_never_written_over(tmp_path: Path) -> None:
    first = signing.keep(tmp_path, signing.drawn())
    with pytest.raises(Refused, match="never written over"):
        signing.keep(tmp_path, signing.drawn())
    assert signing.read(tmp_path).line == first.line


def test_a_folder_that_takes_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is wanted", encoding="utf-8")
    with pytest.raises(Refused, match="cannot be written"):
        signing.keep(tmp_path / "taken", signing.drawn())
    with pytest.raises(Refused):
        signing.read(tmp_path / "taken")


def test_a_missing_one_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(signing.KeyMissing):
        signing.read(tmp_path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "",
        lambda line: line[:-1],
        lambda line: line[:-4],
        lambda line: line.replace("PRIVATE", "PUBLIC"),
        lambda line: line.replace("incidents/", "incident/"),
        lambda line: f"{line}{line}",
        lambda _: "نص لا مفتاح",
        lambda _: "PRIVATE+KEY++00000000+AAAA",
    ],
    ids=["empty", "short", "shorter", "public", "renamed", "twice", "words", "nameless"],
)
def test_a_damaged_one_is_said_and_left_alone(tmp_path: Path, spoil: object) -> None:
    line = signing.keep(tmp_path, signing.drawn()).line
    path = tmp_path / signing.KEY_FILE
    path.write_text(spoil(line), encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(Refused, match="not a key, or not the whole"):
        signing.read(tmp_path)
    assert path.read_text(encoding="utf-8") == spoil(line)  # type: ignore[operator]


def test_two_installations_have_two_names_and_two_keys() -> None:
    first, second = signing.drawn(), signing.drawn()
    assert first.verifier.name != second.verifier.name
    assert first.verifier.public != second.verifier.public


def test_the_key_of_the_rfc_has_its_public_half() -> None:
    assert signing.SigningKey("incidents/ab", SEED).verifier.public.hex() == PUBLIC


def test_what_it_signs_holds_and_holds_for_nothing_else() -> None:
    key = signing.drawn()
    signed = key.sign(SAID)
    assert signing.holds(signed, key.verifier)
    assert not signing.holds(signed, signing.drawn(key.verifier.name).verifier)
    other = Checkpoint(origin=SAID.origin, size=8, root=SAID.root)
    assert not signing.holds(SignedCheckpoint(checkpoint=other, signatures=signed.signatures), key.verifier)
    assert not signing.holds(SignedCheckpoint(checkpoint=SAID, signatures=()), key.verifier)


def test_one_false_signature_of_a_known_key_spoils_the_true_one() -> None:
    key = signing.drawn()
    signed = key.sign(SAID)
    false = Signature(name=key.verifier.name, key_id=key.verifier.key_id, signature=bytes(64))
    both = SignedCheckpoint(checkpoint=SAID, signatures=(*signed.signatures, false))
    assert not signing.holds(both, key.verifier)


@pytest.mark.parametrize("length", [0, 1, 63, 65])
def test_a_signature_of_another_length_does_not_hold(length: int) -> None:
    key = signing.drawn()
    line = Signature(name=key.verifier.name, key_id=key.verifier.key_id, signature=bytes(length))
    assert not signing.holds(SignedCheckpoint(checkpoint=SAID, signatures=(line,)), key.verifier)


def test_a_witness_below_changes_nothing() -> None:
    key, witness = signing.drawn(), signing.drawn("witness.example/one")
    lines = (*witness.sign(SAID).signatures, *key.sign(SAID).signatures)
    assert signing.holds(SignedCheckpoint(checkpoint=SAID, signatures=lines), key.verifier)


def test_the_signature_is_over_the_text_as_it_stands_above_the_blank_line() -> None:
    key = signing.drawn()
    (line,) = key.sign(SAID).signatures
    public = Ed25519PublicKey.from_public_bytes(key.verifier.public)
    public.verify(line.signature, b"incidents/ab\n7\n" + b"A" * 43 + b"=\n")
    with pytest.raises(InvalidSignature):
        public.verify(line.signature, b"incidents/ab\n7\n" + b"A" * 43 + b"=")


def test_a_key_keeps_its_secret_to_itself() -> None:
    key = signing.drawn()
    assert key.line.rsplit("+", 1)[1] not in repr(key) + str(key) + str(key.verifier)
