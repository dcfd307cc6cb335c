"""What programs write, on both engines: a resend does nothing twice, also when both come at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask, current_app
from sqlalchemy import func, select, update

from factories import account, claim, draft, kept_article
from incidents.domain.access import Actor, Role
from incidents.domain.errors import Conflict, NotAllowed, Refused
from incidents.domain.incident import Draft
from incidents.domain.programs import Resend, Written
from incidents.services import programs, writing
from incidents.storage import history, incidents, replies, tokens
from incidents.storage.db import db, now, transaction
from incidents.storage.models.token import ReplyRow, TokenRow

TWICE = Resend(key="the invented line 7", request="a" * 64)


@pytest.fixture
def monitor(store: str) -> Actor:
    return account("invented monitor", Role.MONITOR)


def one_figure() -> Draft:
    return draft(claim(1, kept_article(), 24))


def test_two_resends_at_once_make_one_record(store: str, monitor: Actor) -> None:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - for the other threads
    sent, together = one_figure(), Barrier(4)

    def send() -> Written:
        with app.app_context():
            together.wait()
            try:
                return writing.record(sent, monitor, TWICE)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(4) as threads:
        told = {future.result() for future in [threads.submit(send) for _ in range(4)]}
    db.session.rollback()
    assert len(told) == 1
    assert incidents.kinds() == {"record": 1}
    assert history.verify() == ()


def test_a_key_belongs_to_its_account(store: str, monitor: Actor) -> None:
    other = account("another invented monitor", Role.MONITOR)
    sent = one_figure()
    codes = {writing.record(sent, one, TWICE).code for one in (monitor, other)}
    assert len(codes) == 2


def test_a_deed_that_fails_leaves_no_answer_behind(store: str, monitor: Actor) -> None:
    wrong = draft(claim(1, kept_article(), 24), violations=("no-such-term",))
    with pytest.raises(Refused):
        writing.record(wrong, monitor, TWICE)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(ReplyRow)) == 0
    assert writing.record(one_figure(), monitor, TWICE).version == 1


def test_another_request_under_the_same_key_is_refused(store: str, monitor: Actor) -> None:
    writing.record(one_figure(), monitor, TWICE)
    with pytest.raises(Refused, match="another request"):
        writing.record(one_figure(), monitor, Resend(key=TWICE.key, request="b" * 64))


def test_answers_are_forgotten_after_ninety_days(store: str, monitor: Actor) -> None:
    first = writing.record(one_figure(), monitor, TWICE)
    with transaction() as session:
        session.execute(update(ReplyRow).values(at=now() - replies.KEPT - timedelta(days=1)))
    assert writing.record(one_figure(), monitor, TWICE).code != first.code


def test_an_amendment_of_a_version_that_is_gone_is_a_conflict(store: str, monitor: Actor) -> None:
    code = writing.record(one_figure(), monitor, None).code
    writing.amend(code, lambda before: draft(*before.claims, title="Second"), 1, monitor)
    with pytest.raises(Conflict):
        writing.amend(code, lambda before: draft(*before.claims, title="Third"), 1, monitor)


def test_a_researcher_writes_nothing(store: str) -> None:
    with pytest.raises(NotAllowed):
        writing.record(draft(), account("invented researcher", Role.RESEARCHER), None)


def test_a_token_is_kept_as_a_digest_alone(store: str, monitor: Actor) -> None:
    text = programs.make("an invented program", monitor)
    kept = db.session.scalars(select(TokenRow)).one()
    assert text not in {kept.token_hash, kept.name}
    assert programs.actor_of(text) == monitor
    assert programs.actor_of(text + "x") is None


def test_a_token_says_when_it_was_last_used(store: str, monitor: Actor) -> None:
    text = programs.make("an invented program", monitor)
    assert programs.listed(monitor)[0].used is None
    programs.actor_of(text)
    db.session.rollback()
    assert programs.listed(monitor)[0].used is not None


def test_an_account_has_at_most_twenty_tokens_that_open(store: str, monitor: Actor) -> None:
    for number in range(20):
        programs.make(f"invented program {number}", monitor)
    with pytest.raises(Refused, match="20"):
        programs.make("one more", monitor)
    programs.end(programs.listed(monitor)[0].number, monitor)
    programs.make("one more", monitor)
    assert sum(one.ended is None for one in tokens.of_account(monitor.account or 0)) == 20
