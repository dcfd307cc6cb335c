"""Bags on both engines: a selection with its proofs, whole for whoever checks it, with nothing that is not theirs."""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from sqlalchemy import text

from factories import account, draft
from incidents.domain.access import LOADER, VISITOR, Role
from incidents.domain.checkpoints import VerifierKey, read_checkpoint
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.incident import ArticleLink, IncidentLink
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, LinkKind
from incidents.reports.bag.verifier.layout import (
    CHECKPOINT,
    INFO,
    KEY,
    PROOFS,
    README,
    RECORDS,
    SIGNATURE,
    TAG_MANIFESTS,
)
from incidents.reports.bag.verifier.notes import seal_text
from incidents.services import bags, exporting, keeping, lists, proving, settings
from incidents.services.proving import Kept
from incidents.storage import publications, signing
from incidents.storage.db import transaction
from machinery.swapped import Files, put, written_anew
from storage.asked import ask
from storage.bagged import contents, exported, keep_five_told, order_of, told, unpacked, written
from storage.found import CODES, keep, open_article

NUMBER = "IRQ-0000009"


@pytest.fixture(autouse=True)
def five(store: str) -> None:
    keep_five_told()


def faults(files: Files, folder: Path, *keys: VerifierKey) -> tuple[str, ...]:
    put(folder, files)
    return bags.verified(folder, keys).faults


def signed_anew(files: Files, kept: Kept) -> Files:
    """As whoever holds the key of the installation can do it: manifests and signature made to fit."""
    written_anew(files)
    name = VerifierKey.parse(kept.verifier).name
    return files | {SIGNATURE: proving.signed_note(seal_of(name, files), kept).encode()}


def seal_of(name: str, files: Files) -> str:
    """What is signed of a folder, of which no zip was ever made."""
    digests = (hashlib.sha256(files[TAG_MANIFESTS[0]]), hashlib.sha512(files[TAG_MANIFESTS[1]]))
    return seal_text(name, tuple(one.hexdigest() for one in digests), "0" * 64)


def test_a_bag_is_whole_for_its_own_checks_and_for_the_library_of_congress(tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    result = exported(path)
    folder = unpacked(tmp_path, path.read_bytes())
    assert (result.count, result.name.endswith(".bag.zip")) == (5, True)
    assert bagit.Bag(str(folder)).validate()
    assert bags.verified(path).faults == bags.verified(folder).faults == ()
    key = VerifierKey.parse((folder / KEY).read_text(encoding="utf-8"))
    assert key == proving.verifier_key()
    for keys in ((key,), (signing.drawn().verifier, key), (key, signing.drawn().verifier)):
        assert bags.verified(path, keys).summary[0] == "Records: 5"
    strangers = (signing.drawn().verifier, signing.drawn().verifier)
    (fault,) = bags.verified(path, strangers).faults
    assert fault == f"The bag was signed with another key than yours. It names {key}."


def test_the_checks_that_lie_in_a_bag_need_nothing_but_python(tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    path.write_bytes(written())
    folder = unpacked(tmp_path, path.read_bytes())

    def run(*words: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-I", "-S", *map(str, words)], cwd=folder, capture_output=True, check=False
        )

    other = tmp_path / "other.txt"
    other.write_text(f"{signing.drawn().verifier}\n", encoding="utf-8")
    here, there = run("verify.py"), run("verify.py", path, "--key", other, "--key", folder / KEY)
    assert (here.returncode, there.returncode) == (0, 0)
    assert here.stdout.decode().splitlines()[-1] == "The bag is whole."
    assert "compare this line with one got elsewhere" in here.stdout.decode()
    (folder / README).write_text("Records: 6\n", encoding="utf-8")
    changed = run("verify.py")
    assert changed.returncode == 1
    assert f"{README} was changed (manifest-sha256.txt)." in changed.stdout.decode()
    assert run("verify.py", tmp_path / "nowhere").returncode == 2


def test_the_same_order_and_checkpoint_are_the_same_bytes() -> None:
    assert written() == written()


def test_the_text_of_a_record_is_what_was_published_to_the_byte() -> None:
    found = contents(written())
    for code in CODES.values():
        assert json.loads(found[f"data/records/{code}.json"]) == {"body": to_plain(publications.record(code))}
    assert json.loads(found[PROOFS])["unproven"] == {}
    assert found[CHECKPOINT].decode() == proving.checkpoint(LOADER).note


def test_what_the_history_does_not_tell_of_is_said_to_be_without_a_proof(tmp_path: Path) -> None:
    keep(NUMBER, draft(title="Never told of"))
    found = contents(written())
    assert f"{NUMBER}: the history has no entry of the text that is public now" in found[README].decode()
    assert f"data/records/{NUMBER}.json" not in found
    assert "Records: 6" in found[README].decode().splitlines()
    assert faults(found, tmp_path / "bag") == ()


def test_a_text_that_was_published_anew_without_an_entry_is_not_taken_for_the_old_one() -> None:
    code = CODES["bridge"]
    with transaction() as session:
        record = publications.record(code)
        publications.publish(session, replace(record, revision=record.revision + 1), LOADER)
    assert list(json.loads(contents(written())[PROOFS])["unproven"]) == [code]


def test_a_text_that_names_a_record_which_is_not_public_stays_at_home() -> None:
    hidden = keep("IRQ-HIDDEN1", draft(title="Hidden among reeds"), public=False)
    keep(NUMBER, draft(title="Open", links=(IncidentLink(kind=LinkKind.FOLLOWS, code=hidden),)))
    keep("IRQ-0000008", draft(title="Open too", links=(IncidentLink(kind=LinkKind.FOLLOWS, code=CODES["bridge"]),)))
    told(NUMBER, "IRQ-0000008")
    found = contents(written())
    assert json.loads(found[PROOFS])["unproven"] == {NUMBER: "the history has no entry of the text that is public now"}
    assert not [name for name, body in found.items() if b"names a record" in body]
    assert not [name for name, body in found.items() if hidden.encode() in body or b"Hidden among reeds" in body]


def test_the_team_s_bag_tells_of_what_is_not_public_without_a_proof(tmp_path: Path) -> None:
    keep(NUMBER, draft(title="For the team"), public=False)
    found = contents(written(audience=Audience.TEAM))
    assert json.loads(found[PROOFS])["unproven"] == {NUMBER: "it is not public, or is not any more"}
    assert b"For the team" in found[RECORDS]
    assert b"Incidents-Audience: team" in found["bag-info.txt"]
    assert faults(found, tmp_path / "bag") == ()


def test_copies_of_articles_go_to_the_team_and_their_digests_to_the_public(tmp_path: Path) -> None:
    article = open_article("invented-east")
    copy = keeping.upload(
        article, io.BytesIO(b"Invented words of an outlet."), "page.txt", account("ann", Role.MONITOR)
    )
    assert copy.original is not None
    keep(NUMBER, draft(title="With a copy", articles=(ArticleLink(article=article),)))
    told(NUMBER)
    name = f"data/captures/{copy.original.sha256}.txt"
    public, team = contents(written()), contents(written(audience=Audience.TEAM))
    assert json.loads(public["data/captures.json"]) == {
        "copies": [{"article": article, "sha256": copy.original.sha256}]
    }
    assert not [
        one for one, body in public.items() if one.startswith("data/captures/") or b"words of an outlet" in body
    ]
    assert team[name] == b"Invented words of an outlet."
    assert json.loads(team["data/captures.json"])["copies"][0]["files"][0]["file"] == name
    assert faults(team, tmp_path / "bag") == ()


def test_copies_of_an_article_that_is_closed_are_in_no_bag() -> None:
    article = open_article("invented-east")
    keeping.upload(article, io.BytesIO(b"Invented words of an outlet."), "page.txt", account("ann", Role.MONITOR))
    keep(NUMBER, draft(title="With a copy", articles=(ArticleLink(article=article),)))
    with transaction() as session:
        session.execute(text("UPDATE article SET tier = 'confidential' WHERE code = :code"), {"code": article})
    for audience in Audience:
        found = contents(written(audience=audience))
        assert json.loads(found["data/captures.json"]) == {"copies": []}
        assert not [one for one in found if one.startswith("data/captures/")]


def test_a_copy_that_is_lost_is_said_to_be_missing() -> None:
    article = open_article("invented-east")
    copy = keeping.upload(article, io.BytesIO(b"Invented words."), "page.txt", account("ann", Role.MONITOR))
    keep(NUMBER, draft(title="With a copy", articles=(ArticleLink(article=article),)))
    for path in settings.current().files.rglob("*"):
        if path.is_file():
            path.unlink()
    (one,) = json.loads(contents(written(audience=Audience.TEAM))["data/captures.json"])["copies"]
    assert (one["copy"], one["files"][0]["file"]) == (copy.code, "")
    assert one["files"][0]["missing"] == "The file is not in the store."


def test_a_bag_speaks_arabic_where_it_is_asked_to() -> None:
    found = contents(written(lang="ar"))
    assert {"data/dossier.ar.pdf", "data/dossier.ar.docx"} <= set(found)
    assert "السجلّات: 5" in found[README].decode()
    assert "Reported killed, added up end by end, not a death toll: 11 to 20 or more" in found[README].decode()


def test_a_bag_bears_the_code_of_a_list_only_where_it_holds_all_of_it() -> None:
    items = tuple(ListItem(CODES[name]) for name in ("bridge", "square"))
    code = lists.make(ListDraft(title=Trilingual(en="Two of them"), items=items), LOADER)
    lists.publish(code, LOADER)
    whole, part = ask(f"list={code}"), ask(f"list={code}&q=bridge")
    identifier = f"External-Identifier: {code}"
    assert identifier in contents(written(criteria=whole))[INFO].decode().splitlines()
    told_of_part = contents(written(criteria=part))[INFO].decode()
    assert "Incidents-Records: 1" in told_of_part.splitlines()
    assert "External-Identifier" not in told_of_part


def test_texts_that_are_made_to_do_harm_raise_no_alarm(tmp_path: Path) -> None:
    title = 'Records: 7\n"records": [ ]} \u2028 \u202e جسر \\ #{typst} <w:t> ../../etc ' + "long " * 1500
    keep(NUMBER, draft(title=title))
    told(NUMBER)
    files = contents(written(criteria=Criteria(text='"records": [')))
    assert files[RECORDS].count(NUMBER.encode()) >= 1
    assert faults(files, tmp_path / "bag") == ()
    files = contents(written())
    assert faults(files, tmp_path / "all") == ()
    assert bagit.Bag(str(tmp_path / "all")).validate()


def test_a_visitor_gets_no_bag() -> None:
    with pytest.raises(NotAllowed, match="made for people with an account"):
        exporting.export(order_of(), VISITOR, io.BytesIO())


def test_a_bag_of_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="nothing to put into a bag"):
        exporting.export(order_of(criteria=Criteria(text="unheardof")), LOADER, io.BytesIO())


def test_a_bag_without_the_key_to_sign_it_is_refused_and_nothing_is_written() -> None:
    proving.checkpoint(LOADER)
    (settings.current().keys / signing.KEY_FILE).unlink()
    out = io.BytesIO()
    with pytest.raises(Refused, match="is missing: the key"):
        exporting.export(order_of(), LOADER, out)
    assert out.getvalue() == b""


def test_how_far_it_got_is_told_and_never_goes_back() -> None:
    heard: list[tuple[int, int]] = []
    bags.write(bags.proven(order_of(), LOADER), LOADER, io.BytesIO(), lambda done, of: heard.append((done, of)))
    assert heard == sorted(heard)
    assert heard[-1] == (20, 20)


def test_another_s_key_is_found_by_who_has_the_right_one(tmp_path: Path) -> None:
    """A whole bag, signed anew by a stranger: only a key that came another way tells it from the real one."""
    kept = proving.checkpoint(LOADER)
    real = proving.verifier_key()
    stranger = signing.drawn(VerifierKey.parse(kept.verifier).name)
    files = contents(written())
    files[KEY] = f"{stranger.verifier}\n".encode()
    files[CHECKPOINT] = str(stranger.sign(read_checkpoint(kept.note.encode()).checkpoint)).encode()
    written_anew(files)
    files[SIGNATURE] = stranger.note(seal_of(stranger.verifier.name, files)).encode()
    assert faults(files, tmp_path / "bag") == ()
    assert "another key than yours" in "".join(bags.verified(tmp_path / "bag", [real]).faults)


def _total(files: Files) -> None:
    files[README] = files[README].replace(b"11 to 20 or more", b"11 to 21 or more")


def _no_proof(files: Files) -> None:
    proofs = json.loads(files[PROOFS])
    del proofs["proven"][CODES["bridge"]]
    files[PROOFS] = json.dumps(proofs).encode()


def _proof_of_another(files: Files) -> None:
    proofs = json.loads(files[PROOFS])
    proofs["proven"][CODES["bridge"]] = proofs["proven"][CODES["square"]]
    files[PROOFS] = json.dumps(proofs).encode()


def _other_text(files: Files) -> None:
    name = f"data/records/{CODES['bridge']}.json"
    files[name] = files[name].replace(b"five invented people", b"nine invented people")


def _other_path(files: Files) -> None:
    proofs = json.loads(files[PROOFS])
    proofs["proven"][CODES["bridge"]]["path"][0] = "00" * 32
    files[PROOFS] = json.dumps(proofs).encode()


def _other_size(files: Files) -> None:
    files[PROOFS] = files[PROOFS].replace(b'{"size": ', b'{"size": 1')


def _record_left_out(files: Files) -> None:
    *before, last, _gone, end, rest = files[RECORDS].split(b"\n")
    files[RECORDS] = b"\n".join([*before, last.removesuffix(b","), end, rest])


def _no_json(files: Files) -> None:
    files[PROOFS] = b"[" * 100_000


def _misnamed_copy(files: Files) -> None:
    files[f"data/captures/{'0' * 64}.txt"] = b"invented"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_total, "does not say what the records come to"),
        (_no_proof, "only one of"),
        (_proof_of_another, "tells of something else"),
        (_other_text, "its text is not the one that the history tells was published"),
        (_other_path, "not in the history that the checkpoint is of"),
        (_other_size, "speaks of a history of"),
        (_record_left_out, "only one of data/records.json and"),
        (_no_json, "data/history/proofs.json: "),
        (_misnamed_copy, "is not the copy that it is named for"),
    ],
)
def test_what_disagrees_inside_a_bag_is_found_though_the_key_signed_it(
    change: Callable[[Files], None], said: str, tmp_path: Path
) -> None:
    kept = proving.checkpoint(LOADER)
    files = contents(written())
    change(files)
    found = faults(signed_anew(files, kept), tmp_path / "bag")
    assert said in "".join(found)
    assert "was changed" not in "".join(found), "manifests and signature fit"
