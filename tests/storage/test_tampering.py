"""The matrix of tampering, by raw SQL on both engines: what is found, by which checkpoint, and what no one can find."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.domain.access import LOADER
from incidents.domain.checkpoints import Checkpoint, SignedCheckpoint, read_checkpoint
from incidents.domain.errors import Refused
from incidents.domain.merkle import Frontier, leaf_hash
from incidents.services import agreeing, proving
from incidents.services.agreeing import Outside
from incidents.services.settings import current as house
from incidents.storage import checkpoints, history, signing
from incidents.storage.db import session, transaction
from storage.tampered import bodies, rewrite, rows, tamper, write

pytestmark = pytest.mark.usefixtures("store")

REDO = "DELETE FROM checkpoint"


def kept_outside(size: int) -> SignedCheckpoint:
    """So many deeds, and the checkpoint of them as a partner took it along."""
    write(size - history.length())
    return read_checkpoint(proving.checkpoint(LOADER).note.encode())


def found(*brought: SignedCheckpoint) -> list[str]:
    """What the checkpoints say: those kept here, then those from outside."""
    session().rollback()
    return [str(one) for one in agreeing.check(LOADER, Outside(checkpoints=brought))]


def chain() -> list[tuple[int, str]]:
    session().rollback()
    return [(fault.seq, fault.what) for fault in history.verify()]


def without(number: int) -> None:
    tamper(*(f"DELETE FROM {table} WHERE seq = {number}" for table in ("history_content", "history")))  # noqa: S608


def test_an_untouched_history_agrees_with_every_checkpoint_of_it() -> None:
    brought = [kept_outside(size) for size in (3, 8, 9)]
    write(2)
    assert found(*brought) == []


def test_an_edited_body_is_found_and_its_entry_narrowed_down() -> None:
    kept_outside(5)
    brought = kept_outside(10)
    tamper("UPDATE history SET deed = 'published' WHERE seq = 7")
    assert chain() == [(7, "its own words were changed")]
    where = "Changed since the checkpoint of 10 entries: the first that differs is one of entries 6 to 8."
    assert found(brought) == [where, where]


def test_an_edited_content_is_found_by_its_commitment() -> None:
    brought = kept_outside(5)
    tamper("UPDATE history_content SET content = '{\"n\": 0}' WHERE seq = 3")
    assert chain() == [(3, "its content was changed")]
    assert found(brought) == []


def test_an_erased_content_is_no_tampering() -> None:
    brought = kept_outside(5)
    with transaction() as current:
        history.erase(current, 3)
    assert (chain(), found(brought)) == ([], [])


def test_a_row_taken_out_of_the_middle_is_found() -> None:
    brought = kept_outside(8)
    write(2)
    without(4)
    assert (4 + 1, "entries 4 to 4 are missing") in chain()
    assert found(brought)[-1].endswith("the first that differs is one of entries 1 to 4.")


def test_the_end_cut_off_below_a_checkpoint_is_a_rollback() -> None:
    brought = kept_outside(50)
    rewrite(rows()[:40])
    assert chain() == []
    assert found(brought) == ["Rolled back: 40 entries here, the checkpoint was of 50."] * 2


def test_cut_off_with_the_checkpoints_here_only_the_one_outside_tells() -> None:
    brought = kept_outside(50)
    rewrite(rows()[:40])
    tamper(REDO)
    assert found() == []
    assert found(brought) == ["Rolled back: 40 entries here, the checkpoint was of 50."]


def test_the_end_cut_off_above_the_newest_checkpoint_leaves_no_trace() -> None:
    """The price: between two checkpoints an insider can still take the newest entries back."""
    brought = kept_outside(5)
    write(3)
    rewrite(rows()[:6])
    assert (chain(), found(brought)) == ([], [])


def test_two_rows_in_each_others_place_are_found() -> None:
    brought = kept_outside(6)
    first, second = rows()[2:4]
    rewrite([*rows()[:2], second, first, *rows()[4:]])
    assert chain() == []
    assert found(brought)[-1].startswith("Changed since the checkpoint of 6 entries: the first that differs is")


def test_a_row_put_in_is_found() -> None:
    brought = kept_outside(6)
    rewrite([*rows()[:2], {**rows()[2], "deed": "withdrawn"}, *rows()[2:]])
    assert chain() == []
    assert found(brought)[-1].startswith("Changed since the checkpoint of 6 entries: the first that differs is")


def test_a_chain_written_anew_disagrees_with_the_checkpoints_kept_here() -> None:
    for size in (4, 6, 7):
        kept_outside(size)
    kept = rows()
    rewrite([*kept[:4], {**kept[4], "actor": 9}, *kept[5:]])
    assert chain() == []
    assert found() == ["Changed since the checkpoint of 6 entries: the first that differs is one of entries 5 to 6."]


def test_checkpoints_close_together_name_the_entry() -> None:
    for size in (4, 5, 6):
        kept_outside(size)
    kept = rows()
    rewrite([*kept[:4], {**kept[4], "actor": 9}, *kept[5:]])
    assert found() == ["Changed since the checkpoint of 5 entries: the first that differs is entry 5."]


def test_the_subtrees_below_a_root_narrow_a_change_down() -> None:
    """Seven entries are subtrees of four, two and one."""
    kept_outside(7)
    kept = rows()
    rewrite([*kept[:6], {**kept[6], "actor": 9}])
    assert found() == ["Changed since the checkpoint of 7 entries: the first that differs is entry 7."]


def everything_anew() -> None:
    """What the thief of key and database does: another past, whole in itself, signed with the right key."""
    kept = rows()
    sizes = [one.size for one in checkpoints.every()]
    tamper(REDO)
    rewrite([])
    for size in sizes:
        rewrite([*kept[:2], {**kept[2], "actor": 9}, *kept[3:size]])
        proving.checkpoint(LOADER)


def test_everything_written_anew_and_signed_with_the_stolen_key_is_found_by_one_checkpoint_outside() -> None:
    brought = kept_outside(5)
    kept_outside(8)
    everything_anew()
    assert (chain(), found()) == ([], [])
    assert found(brought) == [
        "Changed since the checkpoint of 5 entries: the first that differs is one of entries 1 to 5."
    ]


def test_two_checkpoints_outside_tell_where_though_those_here_lie() -> None:
    early, late = kept_outside(2), kept_outside(5)
    everything_anew()
    assert found(early, late) == [
        "Changed since the checkpoint of 5 entries: the first that differs is one of entries 3 to 5."
    ]


def test_a_copy_of_the_database_that_went_another_way_is_found() -> None:
    past, brought = rows(), kept_outside(6)
    tamper(REDO)
    rewrite(past)
    write(3)
    kept_outside(9)
    assert found() == []
    assert len(found(brought)) == 1


def test_the_checkpoint_of_another_installation_is_told_apart() -> None:
    kept_outside(3)
    other = signing.drawn().sign(kept_outside(3).checkpoint)
    assert found(other) == ["The checkpoint of 3 entries was not signed with this key."]
    stranger = signing.drawn("incidents/elsewhere")
    said = stranger.sign(Checkpoint(origin="incidents/elsewhere", size=3, root=other.checkpoint.root))
    assert found(said) == ["The checkpoint of 3 entries is of another installation: incidents/elsewhere."]


def test_before_anything_was_signed_here_no_checkpoint_is_ours() -> None:
    brought = signing.drawn().sign(kept_outside(1).checkpoint)
    tamper(REDO)
    (house().keys / signing.KEY_FILE).unlink()
    assert found(brought) == ["This installation has signed no checkpoint yet, so this one is not of it."]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checkpoint SET root = 'x' WHERE size = 4",
        "UPDATE checkpoint SET note = 'x' WHERE size = 4",
        "UPDATE checkpoint SET frontier = '[]' WHERE size = 4",
        "UPDATE checkpoint SET frontier = '[\"zz\"]' WHERE size = 4",
        "UPDATE checkpoint SET verifier = 'x' WHERE size = 4",
        "UPDATE checkpoint SET size = 3 WHERE size = 4",
    ],
)
def test_a_kept_checkpoint_that_was_changed_is_named(statement: str) -> None:
    kept_outside(4)
    kept_outside(6)
    tamper(statement)
    size = 3 if "size = 3" in statement else 4
    assert found() == [f"The checkpoint of {size} entries that is kept here was changed."]


def test_a_newest_kept_checkpoint_without_its_key_is_named_and_nothing_else_stops() -> None:
    brought = kept_outside(4)
    tamper("UPDATE checkpoint SET verifier = 'x'")
    assert "The checkpoint of 4 entries that is kept here was changed." in found(brought)


def test_a_kept_checkpoint_signed_with_a_key_of_the_forgers_own_is_named() -> None:
    forger = signing.drawn(kept_outside(2).checkpoint.origin)
    kept_outside(4)
    tamper("DELETE FROM checkpoint WHERE size = 2")
    frontier = Frontier().grown(map(leaf_hash, bodies()[:2]))
    said = Checkpoint(origin=forger.verifier.name, size=2, root=frontier.root)
    with transaction() as current:
        checkpoints.add(current, frontier, str(forger.sign(said)), str(forger.verifier))
    assert found() == ["The checkpoint of 2 entries that is kept here was signed with a key that is not ours."]


def verdict(note: bytes) -> str:
    """What is said of a checkpoint; nothing where all agrees."""
    try:
        return " ".join(map(str, agreeing.check(LOADER, Outside(checkpoints=(read_checkpoint(note),)))))
    except Refused as fault:
        return str(fault)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_a_checkpoint_of_which_any_byte_was_changed_is_refused_or_reported(note: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(note) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != note[at]))
    assert verdict(note[:at] + bytes([byte]) + note[at + 1 :]) != ""


@pytest.fixture
def note() -> bytes:
    """A checkpoint that agrees while nobody touches it."""
    write(3)
    whole = proving.checkpoint(LOADER).note.encode()
    assert verdict(whole) == ""
    return whole


@pytest.mark.parametrize(
    "cut", [lambda note: note[:-1], lambda note: note + b"\n", lambda note: note * 2, lambda _: b""]
)
def test_a_checkpoint_cut_or_grown_is_refused_or_reported(note: bytes, cut: Callable[[bytes], bytes]) -> None:
    assert verdict(cut(note)) != ""
