"""An article with its incidents: few in the order of their dates, of many some, and how many there are."""

from dataclasses import replace
from pathlib import Path

import pytest

from incidents.domain.access import Actor
from incidents.domain.articles import MOST_LEANING
from incidents.domain.shelf import Shelf
from incidents.domain.vocabulary import Audience, Relation
from incidents.services import articles, disclosing, recording
from incidents.storage import incidents, library
from incidents.storage.db import transaction
from storage.found import CODES, keep_five
from storage.imported import bring, set_up

PUBLIC, TEAM = Audience.PUBLIC, Audience.TEAM
VISITOR = Actor()


@pytest.fixture
def by(store: str, tmp_path: Path) -> Actor:
    return set_up(tmp_path)


def edition(by: Actor, rows: int) -> str:
    """The article that stands for a file of so many invented events, the last of the file the first in time."""
    days = [f"2007-{12 - n // 28:02}-{28 - n % 28:02}" for n in range(rows)]
    lines = [f"{day},44.{n + 1000},33.3,invented" for n, day in enumerate(days)]
    return bring("\n".join(["date,longitude,latitude,type", *lines]).encode(), by).article


def test_few_stand_in_the_order_of_their_dates_and_are_all_there_are(by: Actor) -> None:
    code = edition(by, 30)
    found = articles.article(code, by)
    days = [incidents.record(one).content.occurred for one, _ in found.incidents]
    assert days == sorted(days, key=lambda day: day.order if day else ())
    assert (len(days), found.many, articles.how_many(found, by)) == (30, False, 30)


def test_of_many_some_are_told_and_how_many_there_are_is_known(by: Actor) -> None:
    code = edition(by, MOST_LEANING + 5)
    found = articles.article(code, by)
    assert (len(found.incidents), found.many) == (MOST_LEANING, True)
    assert len(dict(found.incidents)) == MOST_LEANING
    assert articles.how_many(found, by) == MOST_LEANING + 5


def test_as_many_as_are_told_are_not_too_many(by: Actor) -> None:
    found = articles.article(edition(by, MOST_LEANING), by)
    assert (len(found.incidents), found.many) == (MOST_LEANING, False)


def test_an_article_of_many_takes_no_room_from_the_others_of_its_page(by: Actor) -> None:
    edition(by, MOST_LEANING + 5)
    keep_five()
    told = {one.code: one.incidents for one in articles.shelf(Shelf(size=100), by).items}
    for code in CODES.values():
        for link in incidents.record(code).content.articles:
            assert code in dict(told[link.article])


def test_a_visitor_is_told_of_those_that_are_public_alone(by: Actor) -> None:
    code = edition(by, 3)
    hidden, shown, _ = (one for one, _ in articles.article(code, by).incidents)
    articles.publish(code, by)
    with transaction() as session:
        disclosing.publish(session, shown, by)
    found = library.article(code, PUBLIC)
    assert found.incidents == ((shown, Relation.REPORTS),)
    assert (found.many, articles.how_many(found, VISITOR)) == (False, 1)
    assert hidden in dict(library.article(code, TEAM).incidents)


def test_an_article_amended_is_amended_in_every_incident_that_leans_on_it(by: Actor) -> None:
    code = edition(by, 12)
    found = articles.article(code, by)
    articles.amend(code, replace(found.content, title="An invented edition"), found.version, by)
    for incident, _ in found.incidents:
        (link,) = recording.working_copy(incident, by).content.articles
        assert link.ref is not None
        assert link.ref.title == "An invented edition"
