"""The cards of the front page: what they count is counted, however many the answer has."""

import pytest

from factories import draft
from incidents.domain.access import VISITOR
from incidents.domain.incident import Cause, IncidentPlace
from incidents.services import overview
from storage.found import keep

pytestmark = pytest.mark.usefixtures("store")
GAS = (Cause(term="tear-gas-canister-impact"),)
BRIDGE = (IncidentPlace(place="IQ-DQ-ZAYTUN-BRIDGE"),)


def test_a_card_counts_all_that_answer_and_not_only_those_it_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "LARGEST_SIZE", 2)
    for number in range(3):
        keep(f"IRQ-000000{number}", draft(title=f"Invented {number}", causes=GAS))
    (card,) = overview.ready_questions(VISITOR, "en")
    assert card.words == "Incidents with this among the reported causes: 3."


def test_a_card_about_a_place_with_several_incidents_speaks_of_no_cause() -> None:
    for number in range(2):
        keep(f"IRQ-000000{number}", draft(title=f"Invented {number}", places=BRIDGE))
    (card,) = overview.ready_questions(VISITOR, "en")
    assert card.words == "Incidents: 2"


def test_a_card_stands_where_there_is_an_answer_for_whoever_looks() -> None:
    keep("IRQ-0000001", draft(title="Hidden", causes=GAS), public=False)
    assert overview.ready_questions(VISITOR, "en") == ()
