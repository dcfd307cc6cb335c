"""Where merged records lead: asked for all of them at once, however many there are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from factories import account, draft
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.fates import Fate
from incidents.domain.releases import ReleaseDraft
from incidents.services import disclosing, recording, releasing
from incidents.storage import corrections, history, incidents
from incidents.storage.db import db, session, transaction
from incidents.storage.incident_values import led_on
from incidents.storage.search import fates
from storage.found import draft_of, keep


@pytest.fixture
def manager(store: str) -> Actor:
    return account("invented manager", Role.MANAGER)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The questions that the database is asked inside."""
    asked: list[str] = []

    def seen(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):  # a transaction may begin with more than that
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", seen)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", seen)


def kept() -> str:
    return recording.record(draft(), LOADER)


def merged_away(code: str, into: str) -> None:
    """A public record taken back, its code led on and the deed told, as a merge does."""
    with transaction() as current:
        disclosing.withdraw(current, code, "Invented twice.")
        incidents.forward(current, code, into)
        history.append(current, LOADER, "merged", ("incident", code), {}, public=True)


def test_every_code_leads_to_the_end_of_its_own_chain(manager: Actor) -> None:
    one, two, three, alone, round_, about = (kept() for _ in range(6))
    with transaction() as current:
        for old, new in ((one, two), (two, three), (round_, about), (about, round_)):
            incidents.forward(current, old, new)
    codes = (one, two, three, alone, round_, "IRQ-0000000")
    assert led_on(session(), codes) == {one: three, two: three}
    assert led_on(session(), ()) == {}


@pytest.mark.parametrize("many", [1, 20])
def test_as_many_questions_are_asked_for_one_merged_record_as_for_twenty(manager: Actor, many: int) -> None:
    stays = keep("IRQ-0000100", draft_of("The invented record that stays"))
    gone = [keep(f"IRQ-00002{number:02}", draft_of(f"Invented {number}")) for number in range(many)]
    number = releasing.make(ReleaseDraft(), manager).number
    for code in gone:
        merged_away(code, stays)
    with statements() as of_changes:
        told = fates.changed(number, 500)
    with statements() as of_corrections:
        log = corrections.latest(200)
    with statements() as of_feed:
        announced = corrections.announced(0, 200)
    assert [(one.fate, one.into) for one in told] == [(Fate.MERGED, stays)] * many
    assert [(one.deed, one.into) for one in log] == [("merged", stays)] * many
    assert {one.into for one in announced if one.deed == "merged"} == {stays}
    assert [len(asked) for asked in (of_changes, of_corrections, of_feed)] == [5, 3, 3]


def test_changes_of_one_day_are_told_by_the_moment_the_newest_first(manager: Actor) -> None:
    codes = [keep(f"IRQ-000030{number}", draft_of(f"Invented {number}")) for number in range(4)]
    number = releasing.make(ReleaseDraft(), manager).number
    with transaction() as current:
        for code in codes:
            disclosing.withdraw(current, code, "Invented.")
        for code, hour in zip(codes, (8, 11, 9, 9), strict=True):
            moment = {"code": code, "at": f"2026-03-02 {hour:02}:00:00"}
            current.execute(
                text(
                    "UPDATE publication SET withdrawn_at = :at"
                    " WHERE incident_id = (SELECT id FROM incident WHERE code = :code)"
                ),
                moment,
            )
    assert [one.code for one in fates.changed(number, 10)] == [codes[1], codes[2], codes[3], codes[0]]
    assert [one.code for one in fates.changed(number, 2)] == [codes[1], codes[2]]
