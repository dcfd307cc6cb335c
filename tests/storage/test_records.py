"""An incident goes into rows and comes back as it was, on both engines."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from factories import account, claim, day, draft, kept_article
from incidents.domain.access import LOADER, Role
from incidents.domain.claims import Override
from incidents.domain.counts import Qualifier
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.incident import ArticleLink, Cause, IncidentLink, IncidentPlace, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Actor as Alleged
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import CauseRole, ClaimKind, LinkKind, PlaceRole, Relation, Scope, Status, Tier
from incidents.storage import incidents, people
from incidents.storage.db import session, transaction

INSERT_SETTING = "INSERT INTO setting (incident_id, outcome, \"group\", min, reason) SELECT id, 'killed', 'all',"
pytestmark = pytest.mark.usefixtures("store")


def keep(content, by=LOADER, **more):
    with transaction() as current:
        return incidents.add(current, content, by, prefix="IRQ", **more)


def bare(content):
    """A draft without what storage fills in."""
    return replace(
        content,
        places=tuple(replace(one, chain=()) for one in content.places),
        actors=tuple(replace(one, name=Trilingual(), person=False) for one in content.actors),
        articles=tuple(replace(one, ref=None) for one in content.articles),
        links=tuple(replace(one, title=Trilingual(), occurred=None) for one in content.links),
    )


def test_every_field_of_an_incident_comes_back_as_it_was() -> None:
    article, other = kept_article(), kept_article("another-invented-paper")
    with transaction() as current:
        people.keep(current, Alleged(code="invented-force", name=Trilingual(en="Invented force")))
    first = keep(draft())
    content = draft(
        claim(
            1, article, 24, upper=29, qualifier=Qualifier.EXACT, group="protesters", scope=Scope.SEVERAL_DAYS,
            scope_from=date(2019, 11, 27), scope_to=date(2019, 11, 28), scope_place="the city", combined=("injured",),
            as_of=TimeSpan.between("2019-11-28T09:00", "2019-11-28T09:18"), said_by="medical sources",
            institution="invented-news", passage="two\nlines “quoted”", passage_lang="en", page_or_time="p. 3",
            note="ours", replaces=2, credibility=3, credibility_reason="seen twice",
            override=Override(counted=False, reason="doubtful"), tier=Tier.TEAM,
        ),
        claim(2, other, None, kind=ClaimKind.WEAPON, outcome="", fact="an invented maker", term="birdshot"),
        title="عنوان",
        summary=Trilingual("a", "ب", "ج"),
        occurred=day("2019-11-27/2019-11-28"),
        time_from=time(3, 0),
        time_text="about 03:00",
        places=(
            IncidentPlace(
                place="IQ-DQ-NASIRIYAH", role=PlaceRole.DEATH, precision=PlacePrecision.CITY, radius_m=700,
                point=Point(31.04, 46.25), public_precision=PlacePrecision.GOVERNORATE, as_named="the old town",
                note=Trilingual(en="by the river"),
            ),
        ),
        violations=("life",),
        causes=(Cause(term="birdshot", role=CauseRole.AMONG, article=article, note="said once"),),
        actors=(
            Involvement(
                actor="invented-force", degree="directly-carried-out", attribution="alleged", basis="witness",
                alleged_by=(article,), position="deny", reply=Trilingual(en="It denies this."), reply_article=other,
                public_name=Trilingual(en="A force"), tier=Tier.TEAM,
            ),
        ),
        articles=(ArticleLink(article=article, relation=Relation.CORRECTS), ArticleLink(article=other)),
        links=(IncidentLink(kind=LinkKind.FOLLOWS, code=first),),
        settings=(Setting(outcome="killed", min=20, best=24, max=30, reason="team discussion"),),
        no_number_reason="hospitals were told not to give figures",
        sensitivity=("graphic",),
        tier=Tier.TEAM,
    )  # fmt: skip
    assert bare(incidents.record(keep(content)).content) == content


def test_a_record_knows_the_names_around_its_place() -> None:
    chain = incidents.record(keep(draft())).content.places[0].chain
    assert chain[0].code == "IQ-DQ-NASIRIYAH"
    assert [place.code for place in chain][-2:] == ["IQ-DQ", "IQ"]


def test_saving_twice_from_the_same_version_is_a_conflict_and_keeps_the_first() -> None:
    code = keep(draft())
    with transaction() as current:
        incidents.amend(current, code, draft(title="first"), 1, Status.DRAFT, LOADER)
    with transaction() as current, pytest.raises(Conflict):
        incidents.amend(current, code, draft(title="second"), 1, Status.DRAFT, LOADER)
    assert incidents.record(code).content.title.en == "first"


def test_an_unknown_code_is_refused_at_its_field_and_nothing_is_kept() -> None:
    code = keep(draft())
    changed = draft(places=(IncidentPlace(place="IQ-NOWHERE"),))
    with pytest.raises(Refused) as refused, transaction() as current:
        incidents.amend(current, code, changed, 1, Status.DRAFT, LOADER)
    assert refused.value.field == "places"
    assert incidents.record(code).version == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE claim SET value = -1",
        "UPDATE claim SET upper = value - 1",
        "UPDATE claim SET scope = 'invented'",
        "UPDATE claim SET article_id = 999999",
        "UPDATE claim SET credibility = 7",
        "UPDATE incident SET earliest = '2020-01-02', latest = '2020-01-01'",
        "UPDATE incident SET latest = NULL",
        "UPDATE incident SET status = 'invented'",
        "UPDATE incident_place SET lat = 91, lon = 0",
        "UPDATE incident_place SET lat = 10",
        "UPDATE incident_place SET place_id = 999999",
        "UPDATE line SET min = max + 1",
        INSERT_SETTING + " -1, 'x' FROM incident",
        INSERT_SETTING + " 1, '' FROM incident",
    ],
)
def test_the_database_itself_refuses_what_makes_no_sense(change: str) -> None:
    keep(draft(claim(1, kept_article(), 5)))
    current = session()
    current.rollback()
    with pytest.raises(IntegrityError):
        current.execute(text(change))
    current.rollback()


def test_a_claim_keeps_who_entered_it_when_somebody_else_saves() -> None:
    ann, ben = account("invented-ann", Role.MONITOR), account("invented-ben", Role.MONITOR)
    article = kept_article()
    code = keep(draft(claim(1, article, 5)), by=ann)
    with transaction(ben) as current:
        incidents.amend(current, code, draft(claim(1, article, 6), claim(2, article, 7)), 1, Status.DRAFT, ben)
    rows = session().execute(text("SELECT number, entered_by_id FROM claim ORDER BY number")).all()
    assert [tuple(row) for row in rows] == [(1, ann.account), (2, ben.account)]
    assert incidents.record(code).contributors == ("invented-ann", "invented-ben")


def test_a_disabled_account_cannot_write_what_it_began_to_write() -> None:
    ann = account("invented-ann", Role.MONITOR)
    with transaction() as current:
        current.execute(text("UPDATE account SET active = false"))
    with pytest.raises(NotAllowed), transaction(ann) as current:
        incidents.add(current, draft(), ann, prefix="IRQ")


def test_an_old_code_leads_to_the_record_that_stays_even_twice_removed() -> None:
    old, middle, new = keep(draft()), keep(draft()), keep(draft())
    with transaction() as current:
        incidents.forward(current, old, middle)
        incidents.forward(current, middle, new)
    assert incidents.forwarded(old) == new
    assert incidents.forwarded(new) is None


def test_two_codes_that_lead_to_one_another_lead_nowhere() -> None:
    one, two = keep(draft()), keep(draft())
    with transaction() as current:
        incidents.forward(current, one, two)
        incidents.forward(current, two, one)
    assert incidents.forwarded(one) is None


def test_what_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        incidents.record("IRQ-0000000")
