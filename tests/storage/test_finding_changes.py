"""What can be found follows every deed: drafts are for the team, a withdrawal empties what was found."""

from datetime import date, datetime

import pytest
from sqlalchemy import update

from factories import account, claim, draft
from incidents.domain.access import LOADER, Role
from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing
from incidents.storage import corrections, exports, history, publications
from incidents.storage.db import db, session, transaction
from incidents.storage.models.finding import FindingRow
from incidents.storage.models.history import ExportTallyRow
from incidents.storage.search import rows
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from storage.found import keep, open_article

pytestmark = pytest.mark.usefixtures("store")
CODE = "IRQ-0000009"


def found(text: str, audience: Audience = Audience.PUBLIC) -> list[str]:
    return [one.code for one in rows.all_summaries(Criteria(text=text), audience, 100)]


def test_a_draft_is_found_by_the_team_alone() -> None:
    keep(CODE, draft(title="A hidden fountain"), public=False)
    assert found("hidden", Audience.TEAM) == [CODE]
    assert found("hidden") == []
    assert (rows.count(Criteria(), Audience.TEAM), rows.count(Criteria(), Audience.PUBLIC)) == (1, 0)


def test_a_pending_amendment_is_not_found_by_the_public() -> None:
    keep(CODE, draft(title="As first published"))
    with transaction() as current:
        disclosing.incidents.amend(current, CODE, draft(title="A rumour added"), 2, _status(CODE), LOADER)
        disclosing.refresh_team(current, CODE)
    assert (found("rumour"), found("published")) == ([], [CODE])
    assert (found("rumour", Audience.TEAM), found("published", Audience.TEAM)) == ([CODE], [])


def test_a_withdrawn_record_is_gone_from_every_word_and_every_count() -> None:
    keep(CODE, draft(claim(1, open_article("invented-east"), 7), title="Soon gone"))
    with transaction() as current:
        disclosing.withdraw(current, CODE, "a reason for the team")
    assert found("gone") == []
    assert rows.count(Criteria(sources=("invented-east",)), Audience.PUBLIC) == 0


def test_a_record_was_public_once_it_was_taken_back_and_not_while_it_stands() -> None:
    keep(CODE, draft(title="Public for a while"))
    assert not publications.was_public(CODE)
    with transaction() as current:
        disclosing.publish(current, CODE, LOADER)
    assert not publications.was_public(CODE)
    with transaction() as current:
        disclosing.withdraw(current, CODE, "a reason for the team")
    assert publications.was_public(CODE)
    assert not publications.was_public("IRQ-0000000")


def test_the_log_tells_what_was_published_anew_or_withdrawn_and_not_what_was_published_once() -> None:
    with transaction() as current:
        for deed, code in (("published", "A"), ("published", "B"), ("published", "B"), ("withdrawn", "A")):
            history.append(current, LOADER, deed, ("incident", code), {"reason": "for the team"}, public=True)
        history.append(current, LOADER, "published", ("incident", "B"), {}, public=False)
    assert [(one.code, one.deed) for one in corrections.latest(10)] == [("A", "withdrawn"), ("B", "published")]


def test_downloads_of_visitors_are_counted_by_day_and_form_and_nothing_more() -> None:
    for form in ("csv", "csv", "map"):
        with transaction() as current:
            exports.count_visit(current, form)
    assert sorted((row.format, row.exports) for row in session().query(ExportTallyRow)) == [("csv", 2), ("map", 1)]


def test_the_team_s_copies_come_in_the_order_asked_for() -> None:
    account("invented-ann", Role.MONITOR)
    for code in ("IRQ-0000011", "IRQ-0000012"):
        keep(code, draft(title=code), public=False)
    assert [one.code for one in exports.team_records(["IRQ-0000012", "IRQ-0000011", "IRQ-0000099"])] == [
        "IRQ-0000012",
        "IRQ-0000011",
    ]


def _status(code: str):
    return exports.team_records([code])[0].status


def test_changed_since_a_day_begins_with_midnight_in_iraq_in_sql_and_in_the_index() -> None:
    keep(CODE, draft(title="Changed in the night"))
    with transaction() as current:
        current.execute(update(FindingRow).values(changed=datetime(2026, 3, 2, 22, 30)))  # noqa: DTZ001 - as it is kept
    index = IndexAnswers(Index(db.engine, Audience.PUBLIC))
    for day, answer in ((date(2026, 3, 3), 1), (date(2026, 3, 4), 0)):
        question = Criteria(changed=day)
        assert (rows.count(question, Audience.PUBLIC), index.count(question)) == (answer, answer)
