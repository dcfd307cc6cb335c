"""Outside proof on both engines: checkpoints are made, kept, handed out; entries are shown to be in them."""

import hashlib
import hmac
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from flask import current_app
from pymerkle import InmemoryTree
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from incidents.domain.access import LOADER, VISITOR
from incidents.domain.checkpoints import VerifierKey, read_checkpoint
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.merkle import leaf_hash, verify_consistency, verify_inclusion
from incidents.services import agreeing, proving, settings
from incidents.services.agreeing import Outside
from incidents.services.proving import Kept
from incidents.storage import checkpoints, history, history_log, signing
from incidents.storage.db import session, transaction
from storage.tampered import bodies, tamper, write

pytestmark = pytest.mark.usefixtures("store")

KEY = "history.key"


def folder() -> Path:
    return settings.current().keys


def origin_of(kept: Kept) -> str:
    return read_checkpoint(kept.note.encode()).checkpoint.origin


def test_a_checkpoint_says_how_long_the_history_is_and_what_its_root_is() -> None:
    write(5)
    kept = proving.checkpoint(LOADER)
    said = read_checkpoint(kept.note.encode())
    assert (said.checkpoint.size, said.checkpoint.root.hex()) == (5, kept.root)
    assert said.checkpoint.root == InmemoryTree.init_from_entries(bodies(), algorithm="sha256").get_root()
    assert signing.holds(said, proving.verifier_key())


def test_a_checkpoint_names_neither_machine_nor_team() -> None:
    write(1)
    assert origin_of(proving.checkpoint(LOADER)).startswith("incidents/")
    assert len(origin_of(proving.checkpoint(LOADER))) == len("incidents/") + 16


def test_nothing_is_signed_anew_while_nothing_was_done() -> None:
    write(2)
    first, second = proving.checkpoint(LOADER), proving.checkpoint(LOADER)
    assert first == second
    assert list(checkpoints.every()) == [first]


def test_a_history_of_nothing_can_be_signed() -> None:
    assert proving.checkpoint(LOADER).size == 0
    write(3)
    assert proving.checkpoint(LOADER).size == 3
    assert agreeing.check(LOADER) == ()


def test_each_checkpoint_goes_on_from_the_one_before() -> None:
    kept = []
    for count in (1, 2, 4, 6, 7):
        write(count)
        kept.append(proving.checkpoint(LOADER))
    newest = kept[-1]
    for one in kept:
        path = proving.consistency(one.size, newest)
        assert verify_consistency((one.size, bytes.fromhex(one.root)), (20, bytes.fromhex(newest.root)), path)


def test_only_new_rows_are_read_for_the_next_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    write(6)
    proving.checkpoint(LOADER)
    write(2)
    read: list[bytes] = []
    monkeypatch.setattr(history_log, "leaf_hash", lambda body: read.append(body) or leaf_hash(body))
    proving.checkpoint(LOADER)
    assert read == bodies()[6:]


def test_entries_are_shown_to_be_in_the_history_of_a_checkpoint() -> None:
    write(11)
    kept = proving.checkpoint(LOADER)
    write(4)
    for one in proving.proofs_for({1, 4, 11}, kept):
        leaf = leaf_hash(one.deed.body)
        assert one.deed.body == bodies()[one.deed.seq - 1]
        assert verify_inclusion(leaf, one.deed.seq - 1, 11, one.path, bytes.fromhex(kept.root))
    assert [one.deed.seq for one in proving.proofs_for({11, 1, 4}, kept)] == [1, 4, 11]


def test_a_content_is_tied_to_its_leaf_by_the_commitment() -> None:
    write(3)
    (one,) = proving.proofs_for({2}, proving.checkpoint(LOADER))
    content = one.deed.content or b""
    said = json.loads(one.deed.body)["commitment"]
    assert hmac.new(bytes.fromhex(one.deed.salt), content, hashlib.sha256).hexdigest() == said
    assert json.loads(content) == {"title": "عنوان", "n": 1}


def test_an_erased_content_leaves_the_proof_of_its_entry() -> None:
    write(3)
    with transaction() as current:
        history.erase(current, 2)
    (one,) = proving.proofs_for({2}, proving.checkpoint(LOADER))
    assert (one.deed.salt, one.deed.content) == ("", None)
    assert agreeing.check(LOADER) == ()


@pytest.mark.parametrize("seq", [0, 4, -1])
def test_an_entry_outside_of_a_checkpoint_has_no_proof(seq: int) -> None:
    write(3)
    kept = proving.checkpoint(LOADER)
    write(2)
    with pytest.raises(NotFound):
        proving.proofs_for({seq}, kept)


def test_no_proof_is_given_from_a_history_that_was_changed() -> None:
    write(3)
    kept = proving.checkpoint(LOADER)
    tamper("UPDATE history SET deed = 'published' WHERE seq = 2")
    with pytest.raises(Conflict, match="changed since"):
        proving.proofs_for({1}, kept)
    with pytest.raises(Conflict, match="changed since"):
        proving.consistency(2, kept)


@pytest.mark.parametrize("old", [-1, 4])
def test_a_checkpoint_goes_on_from_nothing_longer_than_itself(old: int) -> None:
    write(3)
    with pytest.raises(NotFound):
        proving.consistency(old, proving.checkpoint(LOADER))


def test_the_newest_publication_of_each_incident_is_proven() -> None:
    with transaction() as current:
        for code, deed in [
            ("IRQ-1", "published"),
            ("IRQ-2", "published"),
            ("IRQ-1", "amended"),
            ("IRQ-1", "published"),
        ]:
            history.append(current, LOADER, deed, ("incident", code), {"body": {}}, public=deed == "published")
    found = proving.published(["IRQ-1", "IRQ-2", "IRQ-3"], proving.checkpoint(LOADER))
    assert {code: one.deed.seq for code, one in found.items()} == {"IRQ-1": 4, "IRQ-2": 2}


def test_a_publication_after_the_checkpoint_is_not_in_it() -> None:
    with transaction() as current:
        history.append(current, LOADER, "published", ("incident", "IRQ-1"), {}, public=True)
    kept = proving.checkpoint(LOADER)
    with transaction() as current:
        history.append(current, LOADER, "published", ("incident", "IRQ-1"), {}, public=True)
    assert proving.published(["IRQ-1"], kept)["IRQ-1"].deed.seq == 1


def test_a_visitor_is_not_told_how_busy_the_team_is() -> None:
    write(1)
    proving.checkpoint(LOADER)
    with pytest.raises(NotAllowed):
        proving.newest(VISITOR)
    with pytest.raises(NotAllowed):
        agreeing.check(VISITOR)


def test_before_the_first_one_there_is_none() -> None:
    with pytest.raises(NotFound):
        proving.newest(LOADER)
    with pytest.raises(NotFound):
        proving.verifier_key()


@pytest.mark.parametrize("statement", ["UPDATE checkpoint SET note = ''", "DELETE FROM checkpoint"])
def test_the_database_refuses_to_change_a_checkpoint(statement: str) -> None:
    proving.checkpoint(LOADER)
    current = session()
    current.rollback()
    with pytest.raises(DBAPIError, match="checkpoints are only added to"):
        current.execute(text(statement))
    current.rollback()


def test_a_history_that_is_not_whole_is_not_signed() -> None:
    write(3)
    tamper("UPDATE history SET deed = 'published' WHERE seq = 2")
    with pytest.raises(Conflict, match="not whole"):
        proving.checkpoint(LOADER)
    assert list(checkpoints.every()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET previous = 'x' WHERE seq = 5",
        "UPDATE history_head SET seq = 9",
        "UPDATE history_head SET hash = 'x'",
    ],
)
def test_new_rows_that_do_not_follow_are_not_signed(statement: str) -> None:
    write(4)
    proving.checkpoint(LOADER)
    write(2)
    tamper(statement)
    with pytest.raises(Conflict, match="not whole"):
        proving.checkpoint(LOADER)


def test_a_kept_checkpoint_that_was_changed_is_not_built_on() -> None:
    write(3)
    proving.checkpoint(LOADER)
    tamper("UPDATE checkpoint SET frontier = '[]'")
    write(1)
    with pytest.raises(Conflict, match="newest checkpoint was changed"):
        proving.checkpoint(LOADER)


def test_a_missing_key_is_said_and_never_made_anew_by_itself() -> None:
    write(1)
    proving.checkpoint(LOADER)
    (folder() / KEY).unlink()
    write(1)
    with pytest.raises(Refused, match=r"history\.key is missing"):
        proving.checkpoint(LOADER)
    assert not (folder() / KEY).exists()
    assert ["is missing" in str(one) for one in agreeing.check(LOADER)] == [True]


def test_another_key_is_said_and_signs_nothing() -> None:
    write(1)
    proving.checkpoint(LOADER)
    (folder() / KEY).unlink()
    signing.keep(folder(), signing.drawn())
    write(1)
    with pytest.raises(Refused, match="is not the one"):
        proving.checkpoint(LOADER)
    assert "is not the one" in str(agreeing.check(LOADER)[0])


def test_a_lost_key_is_followed_by_a_new_one_on_purpose_and_the_old_checkpoints_hold() -> None:
    write(2)
    before = proving.checkpoint(LOADER)
    (folder() / KEY).unlink()
    after = proving.renew_key(LOADER)
    assert (after.size, origin_of(after)) == (3, origin_of(before))
    assert after.verifier != before.verifier
    assert history.entries()[0].deed == "signing key made anew"
    assert agreeing.check(LOADER) == ()
    assert agreeing.check(LOADER, Outside(checkpoints=(read_checkpoint(before.note.encode()),))) == ()


def test_a_key_that_is_there_is_never_written_over() -> None:
    write(1)
    proving.checkpoint(LOADER)
    line = (folder() / KEY).read_text(encoding="utf-8")
    with pytest.raises(Refused, match="is there already"):
        proving.renew_key(LOADER)
    assert (folder() / KEY).read_text(encoding="utf-8") == line
    assert history.length() == 1


def test_an_accounts_export_is_sealed_and_a_visitors_once_a_day() -> None:
    write(1)
    proving.exported(LOADER)
    write(1)
    proving.exported(LOADER)
    write(1)
    proving.exported(VISITOR)
    assert [one.size for one in checkpoints.every()] == [1, 2]


def test_the_days_checkpoint_is_made_once() -> None:
    write(1)
    proving.daily()
    write(1)
    proving.daily()
    assert [one.size for one in checkpoints.every()] == [1]


def test_where_a_checkpoint_cannot_be_made_the_work_goes_on_and_the_history_says_so() -> None:
    write(1)
    proving.checkpoint(LOADER)
    (folder() / KEY).unlink()
    write(1)
    proving.exported(LOADER)
    newest = history.entries()[0]
    assert newest.deed == "checkpoint not made"
    assert "history.key is missing" in str((newest.content or {})["reason"])


def test_a_verifier_key_is_the_public_half_alone() -> None:
    write(1)
    kept = proving.checkpoint(LOADER)
    secret = (folder() / KEY).read_text(encoding="utf-8").rsplit("+", 1)[1].strip()
    assert secret not in kept.note + kept.verifier
    assert VerifierKey.parse(kept.verifier) == proving.verifier_key()


def test_a_key_kept_beside_a_checkpoint_checks_it() -> None:
    write(2)
    kept = proving.checkpoint(LOADER)
    brought = read_checkpoint(kept.note.encode())
    own = agreeing.Outside(checkpoints=(brought,), keys=(proving.verifier_key(),))
    other = replace(own, keys=(signing.drawn().verifier,))
    assert agreeing.check(LOADER, own) == ()
    assert [str(one) for one in agreeing.check(LOADER, other)] == [
        "The checkpoint of 2 entries was not signed with this key."
    ]


def test_many_hands_write_and_sign_at_once_and_every_checkpoint_holds() -> None:
    app = current_app._get_current_object()  # noqa: SLF001 - Flask's own way to hand the app to a thread

    def work(_: int) -> list[Kept]:
        with app.app_context():
            made = []
            for _ in range(4):
                write(1)
                made.append(proving.checkpoint(LOADER))
            return made

    with ThreadPoolExecutor(4) as pool:
        made = [kept for part in pool.map(work, range(4)) for kept in part]
    assert {kept.verifier for kept in made} == {str(proving.verifier_key())}
    assert max(kept.size for kept in made) == history.length() == 16
    brought = tuple(read_checkpoint(kept.note.encode()) for kept in made)
    assert agreeing.check(LOADER, agreeing.Outside(checkpoints=brought)) == ()
    newest = max(made, key=lambda kept: kept.size)
    for kept in made:
        path = proving.consistency(kept.size, newest)
        old, new = (kept.size, bytes.fromhex(kept.root)), (newest.size, bytes.fromhex(newest.root))
        assert verify_consistency(old, new, path)
