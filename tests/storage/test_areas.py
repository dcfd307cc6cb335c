"""Areas asked of the database: hidden places stay hidden, changes are seen at once, a hundred thousand fit."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from factories import draft
from incidents.domain.access import LOADER
from incidents.domain.criteria import Criteria
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.query import read_string
from incidents.domain.vocabulary import Audience, Status
from incidents.services import disclosing
from incidents.storage import incidents
from incidents.storage.db import db, session, transaction
from incidents.storage.models.finding import FindingRow
from incidents.storage.search import areas, rows
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from storage.found import keep

pytestmark = pytest.mark.usefixtures("store")
TAHRIR, NASIRIYAH = "near=33.3277,44.408,3", "near=31.05799,46.25726,3"


def ask(query: str) -> Criteria:
    return read_string(query, outcomes=("killed",), today=date(2026, 11, 29))


def found(query: str, audience: Audience = Audience.TEAM) -> list[str]:
    return sorted(one.code for one in rows.all_summaries(ask(query), audience, 100))


def test_a_record_that_moves_leaves_the_one_circle_and_enters_the_other() -> None:
    keep("IRQ-0000001", draft(title="Moved"), public=False)
    assert (found(NASIRIYAH), found(TAHRIR)) == (["IRQ-0000001"], [])
    with transaction() as current:
        moved = replace(draft(title="Moved"), places=(IncidentPlace(place="IQ-BG-TAHRIR-SQUARE"),))
        incidents.amend(current, "IRQ-0000001", moved, 2, Status.DRAFT, LOADER)
        disclosing.refresh_team(current, "IRQ-0000001")
    assert (found(NASIRIYAH), found(TAHRIR)) == ([], ["IRQ-0000001"])


def test_a_record_kept_meanwhile_is_found_by_the_same_question() -> None:
    assert found(NASIRIYAH) == []
    keep("IRQ-0000001", draft(title="Later"), public=False)
    assert found(NASIRIYAH) == ["IRQ-0000001"]


def test_an_exact_place_that_the_public_may_not_see_answers_the_team_alone() -> None:
    hidden = IncidentPlace(
        place="IQ-DQ-NASIRIYAH", point=Point(31.10, 46.20), public_precision=PlacePrecision.GOVERNORATE
    )
    keep("IRQ-0000001", draft(title="Hidden place", places=(hidden,)))
    for query in ("near=31.10,46.20,1", "within=46.19,31.09 46.21,31.09 46.21,31.11 46.19,31.11"):
        assert found(query, Audience.TEAM) == ["IRQ-0000001"]
        assert found(query, Audience.PUBLIC) == []
        assert rows.count(ask(query), Audience.PUBLIC) == 0


def test_a_hundred_thousand_incidents_travel_as_one_value() -> None:
    keep("IRQ-0000001", draft(title="Among many"), public=False)
    number = session().scalar(select(FindingRow.incident_id))
    many = select(func.count()).select_from(FindingRow).where(areas.one_of(range(number, number + 100_000)))
    none = select(func.count()).select_from(FindingRow).where(areas.one_of(range(number + 1, number + 100_000)))
    assert (session().scalar(many), session().scalar(none)) == (1, 0)
    assert session().scalar(select(func.count()).select_from(FindingRow).where(areas.one_of(()))) == 0


def test_an_area_that_is_kept_is_taken_for_no_other_and_answers_other_questions_about_it() -> None:
    keep("IRQ-0000001", draft(title="Here"), public=False)
    index = Index(db.engine, Audience.TEAM)
    for query, amount in (
        (NASIRIYAH, 1), (TAHRIR, 0), (f"{NASIRIYAH}&from=2030", 0), (f"{NASIRIYAH}&to=2030", 1),
        (f"{NASIRIYAH}&bbox=44,33,45,34", 0), (f"{NASIRIYAH}&bbox=46,31,47,32", 1),
    ):  # fmt: skip
        assert IndexAnswers(index).count(ask(query)) == amount, query
