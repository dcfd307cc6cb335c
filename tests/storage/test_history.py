"""The history is a chain: whatever is changed afterwards is found, at its row."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from incidents.domain.access import LOADER
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import Status
from incidents.storage import history, incidents
from incidents.storage.db import session, transaction

pytestmark = pytest.mark.usefixtures("store")


def write(count: int = 5) -> None:
    for number in range(count):
        with transaction() as current:
            history.append(current, LOADER, "recorded", ("incident", f"IRQ-{number}"), {"title": "عنوان", "n": number})


GUARDS = {
    "sqlite": ("history_kept_from_update", "history_kept_from_delete", "history_content_kept_from_update"),
    "postgresql": ("history_kept ON history", "history_content_kept ON history_content"),
}


def tamper(statement: str) -> None:
    """Do what an insider with the database's own password can: take the guards away, then change a row."""
    current = session()
    current.rollback()
    for guard in GUARDS[current.get_bind().dialect.name]:
        current.execute(text(f"DROP TRIGGER IF EXISTS {guard}"))
    current.execute(text(statement))
    current.commit()


@pytest.mark.parametrize("statement", ["UPDATE history SET actor = 9", "DELETE FROM history"])
def test_the_database_refuses_to_change_an_entry(statement: str) -> None:
    write(1)
    current = session()
    current.rollback()
    with pytest.raises(DBAPIError):
        current.execute(text(statement))
    current.rollback()


def test_an_untouched_chain_is_whole() -> None:
    write()
    assert history.verify() == ()
    assert history.length() == 5


def test_an_empty_chain_is_whole() -> None:
    assert history.verify() == ()


@pytest.mark.parametrize(
    ("statement", "seq", "what"),
    [
        ("UPDATE history SET deed = 'published' WHERE seq = 3", 3, "its own words were changed"),
        ("UPDATE history SET actor = 9 WHERE seq = 3", 3, "its own words were changed"),
        ('UPDATE history_content SET content = \'{"title": "x"}\' WHERE seq = 2', 2, "its content was changed"),
        ("DELETE FROM history_content WHERE seq = 3; ", 0, ""),
        ("UPDATE history SET commitment = 'x' WHERE seq = 4", 4, "its own words were changed"),
    ],
)
def test_a_change_is_found_at_its_row(statement: str, seq: int, what: str) -> None:
    write()
    tamper(statement)
    assert [(fault.seq, fault.what) for fault in history.verify()][:1] == ([(seq, what)] if seq else [])


def test_a_row_taken_out_is_found() -> None:
    write()
    tamper("DELETE FROM history_content WHERE seq = 3")
    tamper("DELETE FROM history WHERE seq = 3")
    assert "entries 3 to 3 are missing" in {fault.what for fault in history.verify()}


def test_a_newest_row_taken_out_is_found() -> None:
    write()
    tamper("DELETE FROM history_content WHERE seq = 5")
    tamper("DELETE FROM history WHERE seq = 5")
    assert [fault.what for fault in history.verify()] == ["the newest entry is not the one the head names"]


def test_an_erased_content_leaves_the_chain_whole() -> None:
    write()
    with transaction() as current:
        history.erase(current, 3)
    assert history.verify() == ()
    assert next(entry for entry in history.entries() if entry.seq == 3).content is None


def test_a_deed_that_fails_leaves_no_entry() -> None:
    write(1)
    with pytest.raises(NotFound):
        _record_and_fail()
    assert history.length() == 1
    assert history.verify() == ()


def _record_and_fail() -> None:
    with transaction() as current:
        history.append(current, LOADER, "recorded", ("incident", "IRQ-X"), {})
        incidents.take_step(current, "IRQ-X", Status.SUBMITTED, LOADER)


def test_the_public_reads_public_deeds_only() -> None:
    with transaction() as current:
        history.append(current, LOADER, "recorded", ("incident", "IRQ-1"), {})
        history.append(current, LOADER, "published", ("incident", "IRQ-1"), {}, public=True)
    assert [entry.deed for entry in history.entries(public_only=True)] == ["published"]
