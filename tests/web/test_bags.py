"""Bags on the site: offered to accounts, made as asked, closed to visitors; and checked by the command."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from werkzeug.test import TestResponse

from incidents.__main__ import main
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.reports.bag.verifier.layout import KEY
from incidents.services import lists
from incidents.storage import signing
from machinery.asking import House
from web.shown import ZAYTUN, links, said, shown

__all__ = ["shown"]


def fetch(house: House, query: str, name: str = "") -> TestResponse:
    browser = house.signed_in(name) if name else house.visitor()
    return browser.raw(query)


def command(*words: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, words)])


def test_a_bag_is_offered_to_accounts_and_not_to_visitors(shown: House) -> None:
    page = "/incidents/download?place=IQ-DQ"
    assert "To prove it later" in said(fetch(shown, page, "researcher"))
    assert any("format=bag" in href for href in links(fetch(shown, page, "researcher")))
    assert "To prove it later" not in said(fetch(shown, page))


def test_a_visitor_who_asks_all_the_same_is_told_why_not(shown: House) -> None:
    answer = fetch(shown, "/export?format=bag&place=IQ-DQ")
    assert answer.status_code == 403
    assert "Content-Disposition" not in answer.headers


def test_a_bag_of_a_list_is_made_in_the_language_asked_for_and_the_command_finds_it_whole(
    shown: House, tmp_path: Path
) -> None:
    by = shown.actor("advocate")
    with shown.app.test_request_context():
        code = lists.make(ListDraft(title=Trilingual(en="An invented list"), items=(ListItem(ZAYTUN),)), by)
        lists.publish(code, by)
    answer = fetch(shown, f"/export?format=bag&list={code}&lang=ckb", "advocate")
    assert (answer.status_code, answer.headers["X-Incidents-Count"]) == (200, "1")
    assert answer.headers["Content-Disposition"].endswith(".bag.zip")
    path = tmp_path / "a.bag.zip"
    path.write_bytes(answer.data)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as found:
        names = {name.partition("/")[2] for name in found.namelist()}
        (tmp_path / "key.txt").write_bytes(found.read(f"incidents-bag/{KEY}"))
        assert f"External-Identifier: {code}" in found.read("incidents-bag/bag-info.txt").decode()
    assert {"data/dossier.ckb.pdf", f"data/records/{ZAYTUN}.json"} <= names
    told = command(path, "--key", tmp_path / "key.txt")
    assert told.exit_code == 0, told.output
    assert "Records: 1\n" in told.output
    (tmp_path / "other.txt").write_text(str(signing.drawn().verifier), encoding="utf-8")
    told = command(path, "--key", tmp_path / "other.txt", "--key", tmp_path / "key.txt")
    assert (told.exit_code, "is whole." in told.output) == (0, True), told.output
    path.write_bytes(answer.data[:-1])
    told = command(path)
    assert told.exit_code == 1
    assert "The zip does not end as it was made" in told.output


def test_a_bag_that_the_key_from_elsewhere_did_not_sign_is_not_whole_and_programs_are_told(
    shown: House, tmp_path: Path
) -> None:
    path, key = tmp_path / "a.bag.zip", tmp_path / "key.txt"
    path.write_bytes(fetch(shown, "/export?format=bag&q=Zaytun", "researcher").data)
    key.write_text(str(signing.drawn().verifier), encoding="utf-8")
    told = command(path, "--key", key, "--json")
    document = json.loads(told.stdout)
    assert told.exit_code == 1
    assert document["key"]
    assert ["another key than yours" in fault for fault in document["faults"]] == [True]


@pytest.mark.parametrize(("words", "code"), [(["/nowhere/at/all"], 2), ([__file__], 1)])
def test_what_is_no_bag_is_a_sentence(words: list[str], code: int) -> None:
    told = command(*words)
    assert told.exit_code == code
    assert "Traceback" not in told.output


def test_a_checkpoint_beside_a_bag_is_wrong_use_and_not_passed_over(tmp_path: Path) -> None:
    kept = tmp_path / "checkpoint.txt"
    kept.write_text("invented", encoding="utf-8")
    told = command(tmp_path, "--checkpoint", kept)
    assert told.exit_code == 2
    assert "A bag is checked against the checkpoint that lies in it." in told.output


def test_a_file_that_is_no_key_is_a_sentence(tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    key.write_text("invented", encoding="utf-8")
    told = command(tmp_path, "--key", key)
    assert told.exit_code == 2
    assert "not a key that checks" in told.output
