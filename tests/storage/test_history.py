"""The history is a chain: whatever is changed afterwards is found, at its row."""

import pytest
from sqlalchemy import text

from incidents.domain.access import LOADER
from incidents.storage import history
from incidents.storage.db import session, transaction

pytestmark = pytest.mark.usefixtures("store")


def write(count: int = 5) -> None:
    for number in range(count):
        with transaction() as current:
            history.append(current, LOADER, "recorded", ("incident", f"IRQ-{number}"), {"title": "عنوان", "n": number})


def tamper(statement: str) -> None:
    current = session()
    current.rollback()
    for trigger in ("history_no_update", "history_no_delete"):
        on = " ON history" if current.get_bind().dialect.name == "postgresql" else ""
        current.execute(text(f"DROP TRIGGER IF EXISTS {trigger}{on}"))
    current.execute(text(statement))
    current.commit()


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
        ("UPDATE history_content SET content = '{\"title\": \"x\"}' WHERE seq = 2", 2, "its content was changed"),
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
    with pytest.raises(ZeroDivisionError), transaction() as current:
        history.append(current, LOADER, "recorded", ("incident", "IRQ-X"), {})
        1 / 0  # noqa: B018 - the deed fails after its entry was written
    assert history.length() == 1
    assert history.verify() == ()


def test_the_public_reads_public_deeds_only() -> None:
    with transaction() as current:
        history.append(current, LOADER, "recorded", ("incident", "IRQ-1"), {})
        history.append(current, LOADER, "published", ("incident", "IRQ-1"), {}, public=True)
    assert [entry.deed for entry in history.entries(public_only=True)] == ["published"]
