"""A record taken back since a release goes on counting there by what is broad, and answers to nothing finer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from factories import account
from incidents.domain.access import LOADER, VISITOR, Actor, Role
from incidents.domain.features import Feature
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing, lists, merging, releasing, searching
from incidents.storage import incidents
from incidents.storage.db import transaction
from incidents.storage.search.answering import answers
from incidents.storage.search.crossed import Axis
from storage.asked import ask
from storage.found import CODES, release_five

BRIDGE, SQUARE = CODES["bridge"], CODES["square"]
#: Each is answered by the bridge, in Nasiriyah, until it is taken back.
FINE = (
    "q=bridge", f"q={BRIDGE}", f"q={BRIDGE}+%22five+invented+people%22", f"q={BRIDGE}+-fountain", "bbox=46,31,47,32",
    "near=31.04,46.25,50", "within=46,31+47,31+47,32+46,32", "place=IQ-DQ-NASIRIYAH", "actor=G-FORCE",
    "place=IQ-DQ&actor=G-FORCE", "source=invented-north&killed_min=5", "place=IQ-DQ-NASIRIYAH&place=IQ-DQ-SHATRAH",
)  # fmt: skip
BROAD = (
    "", "place=IQ-DQ", "place=IQ", "place=IQ-DQ&place=IQ-BG-TAHRIR-SQUARE", "from=2019-11-28&to=2019-11-28",
    "cause=live-ammunition", "violation=life", "outcome=killed", "group=protesters", "killed_min=5", "grade=weak",
    "figures=one-source", "status=published",
)  # fmt: skip
_BY_DAY = "from=2019-11-28&to=2019-11-28&dates=certain"


@pytest.fixture
def manager(store: str) -> Actor:
    """A manager in a house with five public incidents, frozen as release 1."""
    return release_five()


def codes(query: str) -> list[str]:
    return [one.code for one in searching.page(replace(ask(query), release=1), VISITOR).items]


def chosen(query: str, param: str) -> list[str]:
    asked = replace(ask(query), release=1)
    return [one.code for one in answers(Audience.PUBLIC, asked).choices(asked)[param]]


def withdrawn() -> None:
    with transaction() as current:
        disclosing.withdraw(current, BRIDGE, "Written for the team.")


def renewed() -> None:
    withdrawn()
    with transaction() as current:
        record = incidents.record(BRIDGE)
        content = replace(record.content, claims=(), places=(), actors=(), title=Trilingual(en="Without the detail"))
        incidents.amend(current, BRIDGE, content, record.version, record.status, LOADER)
        disclosing.refresh_team(current, BRIDGE)
        disclosing.publish(current, BRIDGE, LOADER)


def merged() -> None:
    merging.merge(SQUARE, BRIDGE, "Both tell of one invented evening.", account("reviewer", Role.REVIEWER))


TAKEN = pytest.mark.parametrize("take", [withdrawn, renewed, merged])


@TAKEN
def test_what_was_taken_back_answers_to_nothing_fine(manager: Actor, take: Callable[[], None]) -> None:
    assert [query for query in FINE if BRIDGE not in codes(query)] == []
    take()
    assert [query for query in FINE if BRIDGE in codes(query)] == []


@TAKEN
def test_it_goes_on_counting_by_what_is_broad(manager: Actor, take: Callable[[], None]) -> None:
    before = {query: codes(query) for query in BROAD}
    assert all(BRIDGE in found for found in before.values())
    take()
    assert {query: codes(query) for query in BROAD} == before


def test_choices_tell_its_cause_and_governorate_and_not_its_place_actor_source_or_article(manager: Actor) -> None:
    told = {param: chosen(_BY_DAY, param) for param in ("place", "actor", "source", "article", "cause", "violation")}
    assert set(told["place"]) == {"IQ", "IQ-DQ", "IQ-DQ-NASIRIYAH"} | set(told["place"])
    assert (told["actor"], told["source"], len(told["article"])) == (["G-FORCE"], ["invented-north"], 1)
    withdrawn()
    after = {param: chosen(_BY_DAY, param) for param in told}
    assert set(after["place"]) == {"IQ", "IQ-DQ"}
    assert after == {**told, "place": after["place"], "actor": [], "source": [], "article": []}


def test_nor_does_a_table_of_two_sides(manager: Actor) -> None:
    asked, causes = ask(f"release=1&{_BY_DAY}"), Axis("cause", ("live-ammunition",))
    sides = Axis("actor", ("G-FORCE",)), Axis("place", ("IQ-DQ", "IQ-DQ-NASIRIYAH"))

    def crossings() -> list[list[str]]:
        found = answers(Audience.PUBLIC, asked)
        return [[one.row for one in found.crossed(asked, side, causes)] for side in sides]

    assert crossings() == [["G-FORCE"], ["IQ-DQ", "IQ-DQ-NASIRIYAH"]]
    withdrawn()
    assert crossings() == [[], ["IQ-DQ"]]


def test_what_is_lost_in_a_file_counts_it_among_the_unplaced(manager: Actor) -> None:
    asked = ask(f"release=1&{_BY_DAY}")

    def placed() -> Any:
        found = answers(Audience.PUBLIC, asked).features(asked)
        return found[Feature.UNPLACED], found[Feature.NOWHERE]

    assert placed() == (0, 0)
    withdrawn()
    assert placed() == (1, 1)


def test_a_list_picked_by_hand_still_holds_it_and_a_question_by_words_does_not(manager: Actor) -> None:
    picked = lists.make(ListDraft(title=Trilingual(en="Picked"), items=(ListItem(BRIDGE),)), manager)
    asked = lists.make(ListDraft(title=Trilingual(en="Asked"), query="q=bridge"), manager)
    for code in (picked, asked):
        lists.publish(code, manager)
    releasing.make(ReleaseDraft(), manager)

    def held(code: str) -> list[str]:
        return [one.code for one in searching.page(ask(f"release=2&list={code}"), VISITOR).items]

    assert held(picked) == held(asked) == [BRIDGE]
    withdrawn()
    assert (held(picked), held(asked)) == ([BRIDGE], [])


def test_what_was_merely_followed_by_a_newer_wording_answers_as_it_stood(manager: Actor) -> None:
    with transaction() as current:
        disclosing.publish(current, BRIDGE, LOADER)
    assert [query for query in FINE if BRIDGE not in codes(query)] == []
