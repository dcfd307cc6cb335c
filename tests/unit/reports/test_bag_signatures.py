"""Signatures, keys and notes as the checks of a bag read them, held to RFC 8032 and to the library that signs."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from incidents.domain.checkpoints import Checkpoint
from incidents.domain.merkle import Growth, inclusion_spans, leaf_hash, proof
from incidents.reports.bag.verifier.ed25519 import ORDER, signed_by, spot_of
from incidents.reports.bag.verifier.layout import Broken
from incidents.reports.bag.verifier.notes import plain, read_checkpoint, read_key, seal_text, signed_text
from incidents.reports.bag.verifier.proofs import in_words, leads_to, summed
from incidents.storage import signing

#: RFC 8032, section 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
            "55141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb"
            "00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc"
            "027beceea1ec40a"
        ),
    ),
]  # fmt: skip
KEY = signing.SigningKey("incidents/invented", bytes(range(32)))
VERIFIER = read_key(str(KEY.verifier).encode())


@pytest.mark.parametrize(("public", "text", "signature"), VECTORS)
def test_the_signatures_of_the_rfc_hold_and_no_other_bit_does(public: str, text: str, signature: str) -> None:
    key, said, signed = map(bytes.fromhex, (public, text, signature))
    assert signed_by(key, signed, said)
    for at in (0, 31, 32, 63):
        assert not signed_by(key, signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :], said)
    assert not signed_by(key, signed, said + b"\0")
    assert not signed_by(key[::-1], signed, said)


def test_what_the_library_signs_holds_whatever_its_length() -> None:
    for number in range(20):
        private = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        text = bytes([number]) * number * 37
        assert signed_by(private.public_key().public_bytes_raw(), private.sign(text), text)


def test_a_signature_with_the_order_of_the_group_added_is_another_and_does_not_hold() -> None:
    public, _, signature = (bytes.fromhex(one) for one in VECTORS[0])
    times = int.from_bytes(signature[32:], "little") + ORDER
    assert not signed_by(public, signature[:32] + times.to_bytes(32, "little"), b"")


@pytest.mark.parametrize("encoded", [b"", b"\0" * 31, b"\xff" * 32, b"\x02" + b"\0" * 31, b"\1" + b"\0" * 30 + b"\x80"])
def test_what_is_no_point_of_the_curve_is_no_key(encoded: bytes) -> None:
    assert spot_of(encoded) is None
    assert not signed_by(encoded, b"\0" * 64, b"")


def test_a_key_is_read_as_it_is_handed_out() -> None:
    assert str(VERIFIER) == str(KEY.verifier)
    for wrong in ("", "invented", str(KEY.verifier)[:-1], str(KEY.verifier).replace("invented", "invented2"), "a+b+c"):
        with pytest.raises(Broken):
            read_key(wrong.encode())


def test_a_checkpoint_is_read_as_it_was_signed() -> None:
    note = str(KEY.sign(Checkpoint(origin=VERIFIER.name, size=7, root=b"\1" * 32))).encode()
    assert read_checkpoint(note, VERIFIER) == (VERIFIER.name, 7, b"\1" * 32)
    for at in range(len(note)):
        with pytest.raises(Broken):
            read_checkpoint(note[:at] + bytes([note[at] ^ 1]) + note[at + 1 :], VERIFIER)


def test_a_seal_of_a_bag_is_never_a_checkpoint_nor_the_other_way_round() -> None:
    seal = KEY.note(seal_text(VERIFIER.name, ("0" * 64, "0" * 128), "0" * 64)).encode()
    assert signed_text(seal, VERIFIER).startswith("A bag of incidents/invented\n")
    with pytest.raises(Broken, match="not a checkpoint of this history"):
        read_checkpoint(seal, VERIFIER)


@pytest.mark.parametrize("text", ["", "AA=", "AB==", "A A=", "AAAA\n", "é"])
def test_base64_that_is_written_in_another_way_is_refused(text: str) -> None:
    with pytest.raises(Broken):
        plain(text)


def test_every_entry_of_small_trees_is_shown_to_be_in_them_and_nowhere_else() -> None:
    bodies = [b"entry %d" % number for number in range(12)]
    for size in range(1, 12):
        for index in range(size):
            spans = inclusion_spans(index, size)
            growth = Growth(wanted=spans)
            for body in bodies[:size]:
                growth.add(leaf_hash(body))
            path = proof(spans, growth.found)
            assert leads_to(growth.root, bodies[index], index, size, path)
            assert not leads_to(growth.root, bodies[index + 1], index, size, path)
            assert not any(leads_to(growth.root, bodies[index], one, size, path) for one in range(size) if one != index)
            assert not leads_to(growth.root, bodies[index], index, size, (*path, b"\0" * 32))


def test_sums_are_added_end_by_end_and_patterns_are_left_out() -> None:
    def record(low: int | None, high: int | None, *, more: bool = False, clarity: str = "event") -> dict[str, object]:
        one = {"outcome": "killed", "group": "all", "min": low, "best": None, "max": high, "or_more": more}
        return {"content": {"clarity": clarity}, "ranges": [one, {**one, "group": "protesters"}]}

    said = summed([record(5, 5), record(2, 11, more=True), record(None, 3), record(9, 9, clarity="summary")])
    assert said[:3] == [
        "Records: 4",
        "Patterns over time, which enter no sum: 1",
        "Reported killed, added up end by end, not a death toll: 7 to 19 or more",
    ]
    assert said[3].endswith("no number given")
    assert [in_words([None, 3, False]), in_words([4, 4, True]), in_words([0, 0, False])] == [
        "up to 3",
        "4 or more",
        "0",
    ]
