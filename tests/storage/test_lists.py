"""Evidence lists: kept, ordered, opened, taken back; who may, and what each audience finds on them."""

from dataclasses import replace

import pytest

from factories import account, draft
from incidents.domain.access import VISITOR, Actor, Role
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Status, Tier
from incidents.services import disclosing, lists
from incidents.storage import findings, history, incidents
from incidents.storage.db import transaction
from storage.found import CODES, keep, keep_five

BRIDGE, SQUARE, SILENT = CODES["bridge"], CODES["square"], CODES["silent"]
TITLE = Trilingual(en="An invented list", ar="قائمة مختلقة")


@pytest.fixture
def advocate(store: str) -> Actor:
    """Somebody who makes lists, in a house with five incidents."""
    keep_five()
    return account("invented advocate", Role.ADVOCATE)


def made(by: Actor, *codes: str, **more: object) -> str:
    items = tuple(ListItem(code, f"note on {code}") for code in codes)
    return lists.make(ListDraft(title=TITLE, items=items, **more), by)


def read(code: str, by: Actor) -> EvidenceList:
    return lists.evidence_list(code, by)


def order(code: str, by: Actor) -> list[str]:
    return [item.incident for item in read(code, by).content.items]


def test_a_list_keeps_title_cover_notes_and_order(advocate: Actor) -> None:
    code = made(advocate, SQUARE, BRIDGE, cover=Trilingual(ckb="وتەی سەرەتا"))
    found = read(code, advocate)
    assert found.content.title == TITLE
    assert found.content.cover.ckb == "وتەی سەرەتا"
    assert found.content.items == (ListItem(SQUARE, f"note on {SQUARE}"), ListItem(BRIDGE, f"note on {BRIDGE}"))
    assert [one.code for one in lists.summaries(found, advocate)] == [SQUARE, BRIDGE]
    assert (found.status, found.owner) == (Status.DRAFT, "invented advocate")


def test_a_list_without_a_title_is_refused(advocate: Actor) -> None:
    with pytest.raises(Refused) as refusal:
        lists.make(ListDraft(), advocate)
    assert refusal.value.field == "title"


def test_the_same_incident_twice_adds_nothing(advocate: Actor) -> None:
    code = made(advocate, BRIDGE)
    lists.put(code, SQUARE, advocate)
    lists.put(code, SQUARE, advocate, "another note")
    assert order(code, advocate) == [BRIDGE, SQUARE]


@pytest.mark.parametrize("unknown", ["", "IRQ-NOTHING", "'; DROP TABLE", "../../etc"])
def test_an_incident_that_is_not_there_cannot_be_put_on_a_list(advocate: Actor, unknown: str) -> None:
    code = made(advocate, BRIDGE)
    with pytest.raises(NotFound):
        lists.put(code, unknown, advocate)
    with pytest.raises(NotFound):
        made(advocate, unknown)
    assert order(code, advocate) == [BRIDGE]


def test_a_list_tells_nothing_of_an_incident_kept_confidential(advocate: Actor) -> None:
    hidden = keep("IRQ-HIDDEN1", draft(tier=Tier.CONFIDENTIAL), public=False)
    with pytest.raises(NotFound, match="no such record"):
        lists.put(made(advocate, BRIDGE), hidden, advocate)


def test_a_later_save_over_an_earlier_one_is_stopped(advocate: Actor) -> None:
    code = made(advocate, BRIDGE)
    content = read(code, advocate).content
    lists.amend(code, replace(content, title=Trilingual(en="First")), 1, advocate)
    with pytest.raises(Conflict):
        lists.amend(code, replace(content, title=Trilingual(en="Second")), 1, advocate)
    assert read(code, advocate).content.title.en == "First"


def test_only_the_maker_advocates_and_managers_change_a_list(advocate: Actor) -> None:
    researcher = account("invented researcher", Role.RESEARCHER)
    code = made(researcher, BRIDGE)
    for role in (Role.RESEARCHER, Role.MONITOR, Role.REVIEWER, Role.MANAGER):
        allowed = role == Role.MANAGER
        other = account(f"another {role}", role)
        assert lists.may_change(read(code, other), other) is allowed
        if not allowed:
            with pytest.raises(NotAllowed):
                lists.put(code, SQUARE, other)
            with pytest.raises(NotAllowed):
                lists.publish(code, other)
    lists.put(code, SQUARE, researcher)
    lists.publish(code, researcher)
    assert order(code, advocate) == [BRIDGE, SQUARE]


def test_visitors_read_a_list_once_it_is_published_and_no_longer_once_it_is_taken_back(advocate: Actor) -> None:
    code = made(advocate, BRIDGE)
    with pytest.raises(NotFound):
        read(code, VISITOR)
    lists.publish(code, advocate)
    assert read(code, VISITOR).content.title == TITLE
    assert read(code, VISITOR).owner == ""
    lists.withdraw(code, advocate)
    assert lists.was_withdrawn(code)
    with pytest.raises(NotFound):
        read(code, VISITOR)


def test_the_public_sees_neither_hidden_incidents_of_a_list_nor_the_notes_on_them(advocate: Actor) -> None:
    hidden = keep("IRQ-UNSEEN1", draft(), public=False)
    code = made(advocate, BRIDGE, hidden)
    lists.publish(code, advocate)
    found = read(code, VISITOR)
    assert found.content.items == (ListItem(BRIDGE, f"note on {BRIDGE}"),)
    assert lists.size(found, VISITOR) == 1
    assert [one.code for one in lists.records(found, VISITOR, Audience.PUBLIC)] == [BRIDGE]


def test_an_incident_that_nobody_may_find_for_now_is_not_lost_by_a_save(advocate: Actor) -> None:
    code = made(advocate, BRIDGE, SQUARE)
    with transaction() as session:
        findings.erase(session, incidents.number(session, BRIDGE), Audience.TEAM)
    lists.amend(code, replace(read(code, advocate).content, title=Trilingual(en="Anew")), 1, advocate)
    assert order(code, advocate) == [SQUARE]
    with transaction() as session:
        disclosing.refresh_team(session, BRIDGE)
    assert order(code, advocate) == [SQUARE, BRIDGE]


def test_a_question_is_asked_again_each_time(advocate: Actor) -> None:
    code = made(advocate, query="place=IQ-DQ&sort=-killed&size=1&after=")
    assert read(code, advocate).content.query == "place=IQ-DQ"
    assert BRIDGE in [one.code for one in lists.summaries(read(code, advocate), advocate)]
    before = lists.size(read(code, advocate), advocate)
    keep("IRQ-LATER01", draft())
    assert lists.size(read(code, advocate), advocate) == before + 1


def test_a_question_can_be_turned_into_the_incidents_it_finds_now(advocate: Actor) -> None:
    code = made(advocate, query="killed_min=2")
    found = [one.code for one in lists.summaries(read(code, advocate), advocate)]
    lists.keep_as_is(code, 1, advocate)
    keep("IRQ-LATER02", draft())
    assert order(code, advocate) == found
    assert read(code, advocate).content.query is None


def test_a_question_with_more_answers_than_a_list_holds_is_refused_whole(
    advocate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST_ITEMS", 2)
    code = made(advocate, query="")
    found = read(code, advocate)
    assert lists.size(found, advocate, Audience.PUBLIC) == 5
    for audience in Audience:
        with pytest.raises(Refused, match=r"These are 5 incidents.* up to 2\."):
            lists.records(found, advocate, audience)
    with pytest.raises(Refused, match=r"These are 5 incidents.* up to 2\."):
        lists.keep_as_is(code, 1, advocate)
    assert read(code, advocate) == found, "nothing of it was kept"
    monkeypatch.setattr(lists, "MOST_ITEMS", 5)
    assert len(list(lists.records(found, advocate, Audience.PUBLIC))) == 5
    lists.keep_as_is(code, 1, advocate)
    assert len(order(code, advocate)) == 5


def test_only_what_was_put_on_by_hand_can_be_left_out(advocate: Actor) -> None:
    picked = read(made(advocate, BRIDGE, SQUARE), advocate)
    assert (lists.left_out(picked, 1), lists.left_out(picked, 2)) == (1, 0)
    assert lists.left_out(read(made(advocate, query=""), advocate), 3) == 0


@pytest.mark.parametrize("query", ["nonsense=1", "killed_min=many", "list=L-0000000", "place=%00", "q=" + "x" * 5000])
def test_a_question_that_cannot_be_asked_is_refused(advocate: Actor, query: str) -> None:
    with pytest.raises(Refused):
        made(advocate, query=query)


def test_an_incident_cannot_be_put_on_a_question(advocate: Actor) -> None:
    with pytest.raises(Refused, match="by themselves"):
        lists.put(made(advocate, query="place=IQ-DQ"), BRIDGE, advocate)


def test_the_teams_copy_is_for_those_who_may_hand_it_out(advocate: Actor) -> None:
    researcher = account("invented researcher", Role.RESEARCHER)
    found = read(made(advocate, BRIDGE), researcher)
    with pytest.raises(NotAllowed):
        lists.records(found, researcher, Audience.TEAM)
    with pytest.raises(NotAllowed):
        lists.records(found, VISITOR, Audience.TEAM)
    with pytest.raises(NotAllowed):
        lists.summaries(found, VISITOR, Audience.TEAM)
    assert [one.code for one in lists.records(found, advocate, Audience.TEAM)] == [BRIDGE]


def test_deeds_on_lists_stand_in_the_history_and_only_opening_is_public(advocate: Actor) -> None:
    code = made(advocate, BRIDGE)
    lists.publish(code, advocate)
    lists.withdraw(code, advocate)
    told = [(entry.deed, entry.public) for entry in history.entries() if entry.code == code]
    assert sorted(told) == [("list made", False), ("list published", True), ("list withdrawn", True)]
    with pytest.raises(Refused):
        lists.withdraw(code, advocate)
