"""Upkeep on both engines: the public site's switch, the health of the house, the history checked, words made anew."""

from pathlib import Path

import pytest
from sqlalchemy import text

from factories import account
from incidents import paths
from incidents.domain.access import LOADER, VISITOR, Role
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, NotFound, Refused
from incidents.services import demonstration, searching, shipped, upkeep
from incidents.storage import history, site
from incidents.storage.db import session, transaction

pytestmark = pytest.mark.usefixtures("store")


def test_the_public_site_is_off_until_it_is_turned_on() -> None:
    assert upkeep.public_site_on() is False
    upkeep.turn_public_site(LOADER, on=True)
    assert upkeep.public_site_on() is True
    upkeep.turn_public_site(LOADER, on=False)
    assert upkeep.public_site_on() is False
    assert [entry.deed for entry in history.entries()] == ["public site turned off", "public site turned on"]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.MANAGER, Role.VISITOR}])
def test_only_a_manager_opens_the_site(role: Role) -> None:
    with pytest.raises(NotAllowed):
        upkeep.turn_public_site(account("Mina", role), on=True)
    assert upkeep.public_site_on() is False


def test_a_visitor_does_not_check_the_history() -> None:
    with pytest.raises(NotAllowed):
        upkeep.verify_history(VISITOR)


def test_a_house_that_stands_says_so(tmp_path: Path) -> None:
    found = upkeep.health(tmp_path)
    assert found.database is True
    assert found.free > 0


def test_a_whole_history_is_found_whole_and_the_moment_kept() -> None:
    upkeep.turn_public_site(LOADER, on=True)
    assert history.last_checked() == ""
    assert upkeep.verify_history(LOADER) == upkeep.Verified(entries=1, faults=())
    assert history.last_checked() != ""


def test_a_changed_entry_is_found_and_no_moment_kept() -> None:
    upkeep.turn_public_site(LOADER, on=True)
    with transaction() as current:
        current.execute(text("DELETE FROM history_content WHERE seq = 1"))
        current.execute(text("INSERT INTO history_content (seq, salt, content) VALUES (1, 'ab', '{}')"))
    found = upkeep.verify_history(LOADER)
    assert [fault.what for fault in found.faults] == ["its content was changed"]
    assert history.last_checked() == ""


def test_the_demonstration_is_known_by_its_records() -> None:
    assert upkeep.is_demonstration() is False
    demonstration.load(paths.data() / "demonstration")
    assert upkeep.is_demonstration() is True


def test_words_made_anew_find_what_they_found(store: str) -> None:
    demonstration.load(paths.data() / "demonstration")
    before = searching.page(Criteria(text="Khilani"), VISITOR).items
    with transaction() as current:
        current.execute(text("DELETE FROM finding_words"))
    assert searching.page(Criteria(text="Khilani"), VISITOR).items == ()
    assert upkeep.rewrite_words() > 60
    assert searching.page(Criteria(text="Khilani"), VISITOR).items == before
    assert before
    assert store in {"sqlite", "postgresql"}


def test_a_changed_file_brings_reference_data_in_again(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    first = shipped.digest(tmp_path)
    (tmp_path / "lists" / "cause.csv").write_text("slug\n", encoding="utf-8")
    second = shipped.digest(tmp_path)
    (tmp_path / "lists" / "cause.csv").rename(tmp_path / "lists" / "causes.csv")
    assert len({first, second, shipped.digest(tmp_path)}) == 3


def test_a_file_that_is_out_of_order_keeps_nothing_of_the_demonstration(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[[sources]]\ncode = 'x'\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"sources\.toml"):
        demonstration.load(tmp_path)
    assert site.setting("demonstration") == ""
    assert session().execute(text("SELECT count(*) FROM source")).scalar() == 0


def test_what_an_entry_held_is_destroyed_and_the_deed_stays_provable() -> None:
    by = account("Lana", Role.MANAGER)
    with transaction(by) as current:
        told = history.append(current, by, "recorded", ("incident", "IRQ-K3WZMQ6"), {"content": "an invented family"})
    upkeep.erase((told,), "the family asked for it", by)
    newest, erased, *_ = history.entries()
    assert (erased.seq, erased.deed, erased.content) == (told, "recorded", None)
    assert (newest.deed, newest.kind, newest.code) == ("content erased", "history", str(told))
    assert newest.content == {"reason": "the family asked for it"}
    assert upkeep.verify_history(by).whole
    assert "an invented family" not in str(session().execute(text("SELECT content FROM history_content")).all())


def test_nothing_is_erased_where_one_entry_is_not_there_or_no_reason_is_given() -> None:
    upkeep.turn_public_site(LOADER, on=True)
    with pytest.raises(NotFound, match="Entry 99 is not there"):
        upkeep.erase((1, 99), "an invented reason", LOADER)
    with pytest.raises(Refused, match="Say why"):
        upkeep.erase((1,), "  ", LOADER)
    assert [(entry.seq, entry.content) for entry in history.entries()] == [(1, {})]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.MANAGER, Role.VISITOR}])
def test_only_a_manager_erases(role: Role) -> None:
    upkeep.turn_public_site(LOADER, on=True)
    with pytest.raises(NotAllowed):
        upkeep.erase((1,), "an invented reason", account("Mina", role))
