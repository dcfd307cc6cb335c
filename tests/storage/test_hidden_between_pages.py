"""A page marker tells nothing of the records that are kept between two that are shown, nor whether a code is in use."""

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from factories import claim, day, draft, kept_article
from incidents.domain import cursors
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.cursors import Mark
from incidents.domain.errors import Refused
from incidents.domain.shelf import Shelf
from incidents.domain.vocabulary import Audience, Tier
from incidents.services import disclosing
from incidents.storage import articles as library_articles
from incidents.storage import library
from incidents.storage.db import db, transaction
from incidents.storage.search.answering import Answers
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.registry import index_of
from incidents.storage.search.rows import Page
from incidents.storage.search.sql_answers import SqlAnswers
from storage.conftest import ENGINES, furnished
from storage.found import keep, open_article

WAYS: dict[str, Callable[[Audience], Answers]] = {
    "SQL": SqlAnswers,
    "index": lambda audience: IndexAnswers(index_of(db.engine, audience)),
}
SHOWN = ("IRQ-0000011", "IRQ-0000012", "IRQ-0000013")
HIDDEN, CONFIDENTIAL = "IRQ-0000090", "IRQ-0000091"
Way = Callable[[Audience], Answers]


@pytest.fixture(params=ENGINES)
def three_among_hidden(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[None]:
    """Three public records of one day; hidden ones are kept before, between and behind them."""
    with furnished(request, tmp_path):
        article = open_article("invented-north")
        for number, code in enumerate(SHOWN):
            for further in range(number + 1):
                keep(f"IRQ-00001{number}{further}", draft(claim(1, article, 2), title="Invented, hidden"), public=False)
            keep(code, draft(claim(1, article, 2), title="Invented, shown", occurred=day("2019-11-28")))
        keep(HIDDEN, draft(claim(1, article, 2), title="Invented, hidden"), public=False)
        keep(CONFIDENTIAL, draft(claim(1, article, 2), title="Invented", tier=Tier.CONFIDENTIAL), public=False)
        yield


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    """A way of answering."""
    return WAYS[request.param]


def inside(marker: str | None) -> list[Any]:
    """What a marker says to whoever opens it, without its seal."""
    assert marker
    found: list[Any] = json.loads(base64.urlsafe_b64decode(marker + "=" * (-len(marker) % 4)))[:-1]
    return found


def forged(code: str, sort: Sort = Sort.NEWEST) -> Criteria:
    """A question with a marker that somebody sealed without having been given it."""
    asked, key = Criteria(sort=sort), "2019-11-28"
    return asked.following(cursors.write(asked, Mark(day(key).earliest, code)))


def refusal(way: Way, criteria: Criteria, audience: Audience) -> str:
    with pytest.raises(Refused) as refused:
        way(audience).page(criteria)
    assert refused.value.field == "after"
    return str(refused.value)


@pytest.mark.usefixtures("three_among_hidden")
def test_a_marker_holds_what_its_page_shows_and_no_row_number(way: Way) -> None:
    first = way(Audience.PUBLIC).page(Criteria(size=1))
    assert [one.code for one in first.items] == [SHOWN[2]]
    assert inside(first.next) == ["-date", "2019-11-28", SHOWN[2], 0]
    second = way(Audience.PUBLIC).page(Criteria(size=1, after=first.next or ""))
    assert [one.code for one in second.items] == [SHOWN[1]]
    assert inside(second.next) == ["-date", "2019-11-28", SHOWN[1], 0]
    assert inside(second.previous) == ["-date", "2019-11-28", SHOWN[1], 1]


@pytest.mark.usefixtures("three_among_hidden")
def test_a_record_that_is_taken_back_while_somebody_reads_still_has_its_place(way: Way) -> None:
    first = way(Audience.PUBLIC).page(Criteria(size=1))
    with transaction() as session:
        disclosing.withdraw(session, SHOWN[2], "Invented")
    assert [one.code for one in way(Audience.PUBLIC).page(Criteria()).items] == [SHOWN[1], SHOWN[0]]
    assert [one.code for one in way(Audience.PUBLIC).page(Criteria(after=first.next or "")).items] == list(SHOWN[1::-1])


@pytest.mark.usefixtures("three_among_hidden")
def test_a_code_that_was_never_public_is_answered_like_one_that_nobody_has(way: Way) -> None:
    nobody = refusal(way, forged("IRQ-0000099"), Audience.PUBLIC)
    assert nobody == "This page marker belongs to another question. Start again from the first page."
    assert refusal(way, forged(HIDDEN), Audience.PUBLIC) == nobody
    assert refusal(way, forged(CONFIDENTIAL), Audience.PUBLIC) == nobody
    assert refusal(way, forged(CONFIDENTIAL), Audience.TEAM) == nobody
    assert way(Audience.TEAM).page(forged(HIDDEN)) != Page((), None)


@pytest.mark.usefixtures("store")
def test_the_marker_of_the_library_holds_the_code_of_the_last_article() -> None:
    last = open_article("invented-north", published="2019-11-30")
    for number in range(3):
        kept_article(f"invented-{number}", published="2019-11-29", tier=Tier.TEAM)
    before = open_article("invented-south", published="2019-11-29")
    page = library.page(Shelf(size=1), Audience.PUBLIC)
    assert (page.next, page.total) == (f"2019-11-30_{last}", 2)
    further = library.page(Shelf(size=1, after=page.next or ""), Audience.PUBLIC)
    assert [one.code for one in further.items] == [before]


@pytest.mark.usefixtures("store")
def test_articles_that_were_never_public_have_no_place_that_a_visitor_could_ask_from() -> None:
    hidden = kept_article("invented-west", published="2019-11-29", tier=Tier.TEAM)
    confidential = kept_article("invented-east", published="2019-11-29", tier=Tier.CONFIDENTIAL)
    for code, audience in ((hidden, Audience.PUBLIC), (confidential, Audience.PUBLIC), (confidential, Audience.TEAM)):
        with pytest.raises(Refused, match="not one of ours"):
            library.page(Shelf(after=f"2019-11-29_{code}"), audience)
    assert library.page(Shelf(after=f"2019-11-29_{hidden}"), Audience.TEAM).items == ()


@pytest.mark.usefixtures("store")
def test_an_article_that_is_taken_back_still_has_its_place() -> None:
    taken, left = open_article("invented-north", published="2019-11-30"), open_article("invented-south")
    page = library.page(Shelf(size=1), Audience.PUBLIC)
    assert page.next == f"2019-11-30_{taken}"
    with transaction() as session:
        library_articles.withdraw(session, taken)
    assert [one.code for one in library.page(Shelf(after=page.next), Audience.PUBLIC).items] == [left]
