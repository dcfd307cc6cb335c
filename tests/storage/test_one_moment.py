"""What is asked after one another for one answer fits together, whatever is written in between."""

import pytest
from sqlalchemy import text

from factories import account, claim, draft
from incidents.domain.access import Role
from incidents.domain.criteria import Criteria
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing, lists, upkeep
from incidents.storage.db import db, session, transaction
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from storage.found import CODES, keep, keep_five, open_article

pytestmark = pytest.mark.usefixtures("store")
ANY, WORDS = Criteria(), Criteria(text="invented")


@pytest.fixture
def index() -> Index:
    keep_five()
    return Index(db.engine, Audience.PUBLIC)


def one_goes(name: str = "bridge") -> None:
    """The public reads one of the five no more."""
    with transaction() as current:
        disclosing.withdraw(current, CODES[name], "An invented reason.")


def one_comes() -> None:
    """The public reads one more."""
    keep("IRQ-0000009", draft(claim(1, open_article("invented-east"), 6), title="One more invented event"))


@pytest.mark.parametrize("question", [ANY, WORDS])
def test_rows_and_totals_of_a_page_are_of_one_moment(index: Index, question: Criteria) -> None:
    asked = IndexAnswers(index)
    shown = asked.page(question).items
    one_goes()
    assert asked.count(question) == asked.totals(question).incidents == len(shown) == 5
    assert IndexAnswers(index).count(question) == 4


def test_rows_and_totals_of_a_list_picked_by_hand_are_of_one_moment(index: Index) -> None:
    reader = account("advocate", Role.ADVOCATE)
    items = (ListItem(CODES["bridge"]), ListItem(CODES["square"]))
    code = lists.make(ListDraft(title=Trilingual(en="Invented evidence"), items=items), reader)
    team = Index(db.engine, Audience.TEAM)
    asked, question = IndexAnswers(team), Criteria(lists=(code,))
    assert len(asked.page(question).items) == 2
    with transaction() as current:
        disclosing.withdraw(current, CODES["bridge"], "An invented reason.")
        disclosing.refresh_team(current, CODES["square"])
    assert asked.count(question) == asked.totals(question).incidents == 2


def test_placed_incidents_and_the_grid_asked_after_them_are_of_one_moment(index: Index) -> None:
    asked = IndexAnswers(index)
    before = asked.window(ANY, 8)
    one_comes()
    placed = asked.placed(ANY, 200)
    one_goes()
    grid = asked.window(ANY, 8)
    assert sum(cell.incidents for cell in grid.cells) == len(placed)
    assert grid.total == before.total + 1


def test_the_code_of_a_lone_incident_is_known_however_old_what_the_request_has_read(index: Index) -> None:
    session().connection()
    seen = IndexAnswers(index)
    one_comes()
    numbers = [cell.single for cell in IndexAnswers(index).window(ANY, 19).cells if cell.single]
    codes = seen.codes_of(numbers)
    assert len(codes) == len(numbers) > 0
    one_goes("square")
    assert CODES["square"] not in seen.codes_of(numbers).values()


def test_words_made_anew_are_found_by_who_looked_for_them_meanwhile(index: Index) -> None:
    with transaction() as current:
        current.execute(text("DELETE FROM finding_words"))
    assert IndexAnswers(index).count(WORDS) == 0
    upkeep.rewrite_words()
    assert IndexAnswers(index).count(WORDS) == 5
