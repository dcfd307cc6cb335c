"""A checkpoint is read to the letter or not at all."""

import base64
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.domain.checkpoints import Checkpoint, Signature, SignedCheckpoint, VerifierKey, read_checkpoint
from incidents.domain.errors import Refused

#: The example of c2sp.org/tlog-checkpoint, and that of a key in golang.org/x/mod/sumdb/note.
EXAMPLE = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTO"
    "AYQ8=\n"
)
KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

ROOT = base64.b64encode(bytes(32)).decode()
SIGNED = base64.b64encode(bytes(68)).decode()


def note(*lines: str, signature: str = f"— incidents/ab {SIGNED}") -> bytes:
    return "\n".join([*lines, "", signature, ""]).encode()


WHOLE = note("incidents/ab", "7", ROOT)


def test_the_example_of_the_specification_is_read() -> None:
    found = read_checkpoint(EXAMPLE.encode())
    assert (found.checkpoint.origin, found.checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert found.checkpoint.root.hex().startswith("0ac5186a91863e8e")
    assert found.signatures[0].key_id.hex() == "033de0ae"
    assert str(found) == EXAMPLE


def test_a_key_of_another_program_is_read() -> None:
    found = VerifierKey.parse(f"{KEY}\n")
    assert (found.name, found.key_id.hex()) == ("PeterNeumann", "c74f20a3")
    assert str(found) == KEY


def with_line(number: int, line: str) -> bytes:
    lines = ["incidents/ab", "7", ROOT]
    return note(*lines[:number], line, *lines[number + 1 :])


def signed_with(line: str) -> bytes:
    return note("incidents/ab", "7", ROOT, signature=line)


ODD = {
    "nothing": (b"", "the blank line and the signature"),
    "no text": (b"\xff\xfe", "it is not text"),
    "the last end of line missing": (WHOLE[:-1], "the blank line and the signature"),
    "a line too many": (WHOLE + b"\n", "the blank line and the signature"),
    "ends of lines of another system": (WHOLE.replace(b"\n", b"\r\n"), "characters that a checkpoint never holds"),
    "a zero byte": (WHOLE.replace(b"7", b"7\x00"), "characters that a checkpoint never holds"),
    "two lines": (note("incidents/ab", "7"), "three lines without a blank one"),
    "a blank line inside": (note("incidents/ab", "7", ROOT, "", "more"), "three lines without a blank one"),
    "no origin": (with_line(0, ""), "three lines without a blank one"),
    "an origin of two words": (with_line(0, "two words"), "does not name an installation"),
    "an origin with a plus": (with_line(0, "a+b"), "does not name an installation"),
    "a leading zero": (with_line(1, "07"), "not a number of entries"),
    "a sign": (with_line(1, "+7"), "not a number of entries"),
    "less than nothing": (with_line(1, "-7"), "not a number of entries"),
    "Arabic digits": (with_line(1, "٧"), "not a number of entries"),
    "more than there can be": (with_line(1, "9" * 30), "not a number of entries"),
    "a root cut short": (with_line(2, ROOT[:-1]), "not the root"),
    "the same root written otherwise": (with_line(2, ROOT[:-2] + "B="), "not the root"),
    "a root of 31 bytes": (with_line(2, base64.b64encode(bytes(31)).decode()), "not the root"),
    "words for a root": (with_line(2, "نص"), "not the root"),
    "a hyphen for the dash": (signed_with(f"- incidents/ab {SIGNED}"), "not a signature"),
    "two spaces": (signed_with(f"— incidents/ab  {SIGNED}"), "not a signature"),
    "a key without a signature": (signed_with("— incidents/ab AAAAAA=="), "not a signature"),
    "a name alone": (signed_with("— incidents/ab"), "not a signature"),
    "a signature written otherwise": (signed_with(f"— incidents/ab {SIGNED[:-2]}B="), "not a signature"),
    "a book": (note("incidents/ab", "7", ROOT, *["extension"] * 20_000), "too long"),
    "a petition": (signed_with("\n".join([f"— a {SIGNED}"] * 101)), "too many signatures"),
}


@pytest.mark.parametrize("odd", ODD)
def test_anything_else_is_refused_with_the_reason(odd: str) -> None:
    text, why = ODD[odd]
    with pytest.raises(Refused, match=why) as refused:
        read_checkpoint(text)
    assert refused.value.field == "checkpoint"


def test_what_others_signed_below_and_what_they_added_stays_with_it() -> None:
    witnessed = WHOLE + b"\xe2\x80\x94 witness.example/one AAAAAEFCQw==\n"
    found = read_checkpoint(witnessed)
    assert [one.name for one in found.signatures] == ["incidents/ab", "witness.example/one"]
    assert str(found).encode() == witnessed
    assert read_checkpoint(note("incidents/ab", "7", ROOT, "more")).checkpoint.extensions == ("more",)


names = st.text(st.characters(exclude_characters="+", exclude_categories=("Z", "C")), min_size=1, max_size=30)


@given(names, st.integers(0, 10**17), st.binary(min_size=32, max_size=32), st.binary(min_size=5, max_size=68))
def test_what_is_written_is_read_back(name: str, size: int, root: bytes, signed: bytes) -> None:
    line = Signature(name=name, key_id=signed[:4], signature=signed[4:])
    whole = SignedCheckpoint(checkpoint=Checkpoint(origin=name, size=size, root=root), signatures=(line,))
    assert read_checkpoint(str(whole).encode()) == whole


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_comes_is_read_or_refused(text: bytes) -> None:
    with suppress(Refused):
        assert str(read_checkpoint(text)).encode() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "a+b",
        KEY.replace("c74f20a3", "c74f20a4"),
        KEY.replace("Peter", "Petra"),
        KEY[:-1],
        KEY.replace("+ARpc", "+AhpC"),
        KEY.replace("PeterNeumann", "Peter Neumann"),
        f"{KEY}+more",
        "PRIVATE+KEY+" + KEY,
    ],
)
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not a key that checks checkpoints"):
        VerifierKey.parse(text)


def test_signatures_are_told_apart_by_name_and_by_key() -> None:
    key = VerifierKey.parse(KEY)
    own = Signature(name=key.name, key_id=key.key_id, signature=b"own")
    namesake = Signature(name=key.name, key_id=b"abcd", signature=b"namesake")
    stranger = Signature(name="another", key_id=key.key_id, signature=b"stranger")
    said = Checkpoint(origin="incidents/ab", size=0, root=bytes(32))
    assert SignedCheckpoint(checkpoint=said, signatures=(namesake, own, stranger)).signatures_of(key) == (b"own",)
