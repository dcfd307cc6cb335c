"""Parts kept for named people, on both engines: out of the team's findings and history, never lost in a deed."""

from dataclasses import replace

import pytest

from factories import account, claim, draft, kept_article
from incidents.domain.access import Action, Role
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, NotFound
from incidents.domain.finding import find
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Tier
from incidents.services import chronicle, merging, ordering, recording, reviewing, searching, upkeep
from incidents.services import lists as deeds
from incidents.services.reference import labels
from incidents.services.reviewing import Judgement
from incidents.storage import findings, incidents, site
from incidents.storage.db import transaction
from incidents.storage.search.answering import answers

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def author():
    return account("author", Role.MONITOR)


@pytest.fixture
def held(author) -> str:
    """A record of the team: a figure of 3 for all of it, one of 5 and one of 9 for named people."""
    open_one, closed = kept_article(), kept_article("closed-news", title="Closed headline", tier=Tier.CONFIDENTIAL)
    figures = (
        claim(1, open_one, 3),
        claim(2, open_one, 5, tier=Tier.CONFIDENTIAL, passage="Whispered five."),
        claim(3, closed, 9, passage="Whispered nine."),
    )
    return recording.record(draft(*figures, tier=Tier.TEAM), author)


def found(**asked: object) -> int:
    return answers(Audience.TEAM).count(Criteria(**asked))


def test_the_team_counts_and_finds_only_what_all_of_it_may_read(held: str) -> None:
    (row,) = answers(Audience.TEAM).page(Criteria()).items
    assert row.counts["killed"].max == 3
    assert (found(text="whispered"), found(text="closed headline")) == (0, 0)
    assert found(sources=("closed-news",)) == 0


def test_a_judgement_keeps_the_figures_that_the_reviewer_does_not_read(held: str) -> None:
    reviewer = account("reviewer", Role.REVIEWER)
    assert [one.number for one in reviewing.under_review(held, reviewer).content.claims] == [1]
    reviewing.judge_claim(held, 1, Judgement(number=1, counted=True, credibility=2, reason="Two agree"), reviewer)
    assert [one.number for one in incidents.record(held).content.claims] == [1, 2, 3]
    with pytest.raises(NotFound):
        reviewing.judge_claim(held, 2, Judgement(number=2, counted=True, credibility=2, reason="Hm"), reviewer)


def test_only_who_reads_all_of_a_record_changes_it(held: str, author) -> None:
    manager = account("manager", Role.MANAGER)
    granted = replace(manager, grants=frozenset({Action.CONFIDENTIAL}))
    for deed in (
        lambda: recording.working_copy(held, account("another", Role.MONITOR)),
        lambda: recording.amend(held, draft(), 1, manager),
        lambda: merging.merge(recording.record(draft(), author), held, "The same", manager),
    ):
        with pytest.raises(NotAllowed):
            deed()
    for by in (author, granted):
        assert [one.number for one in recording.working_copy(held, by).content.claims] == [1, 2, 3]
        assert [one.number for one in searching.incident(held, by).content.claims] == [1, 2, 3]


def test_the_history_tells_of_such_parts_to_who_reads_them(held: str, author) -> None:
    before = recording.working_copy(held, author)
    figures = tuple(replace(one, passage=f"{one.passage} Anew.") for one in before.content.claims)
    recording.amend(held, replace(before.content, claims=figures), before.version, author)

    def told(by) -> str:
        return str(chronicle.of_incident(held, by).deeds)

    reader = account("reader", Role.RESEARCHER)
    assert "Whispered five. Anew." in told(author)
    assert "Anew." in told(reader)
    assert "Whispered" not in told(reader)
    assert "Whispered" not in str(chronicle.whole(account("manager", Role.MANAGER)).deeds)


def test_findings_from_before_the_rule_are_written_anew_once(held: str) -> None:
    with transaction() as session:  # as it was written before
        findings.write(session, incidents.number(session, held), find(incidents.record(held), labels, {}))
        site.change(session, "closed_parts_hidden", "")
    assert found(text="whispered") == 1
    assert upkeep.hide_closed_parts() == 1
    assert found(text="whispered") == 0
    assert upkeep.hide_closed_parts() == 0


def test_a_team_file_is_made_of_an_own_list_that_was_picked_by_hand_not_of_a_question(held: str) -> None:
    reader = account("reader", Role.RESEARCHER)
    title = Trilingual("Mine")
    picked = deeds.make(ListDraft(title=title, items=(ListItem(held),)), reader)
    asking = deeds.make(ListDraft(title=title, query=""), reader)
    assert ordering.may_export_team(reader, Criteria(lists=(picked,)))
    assert not ordering.may_export_team(reader, Criteria(lists=(asking,)))
    assert not ordering.may_export_team(reader, Criteria(lists=(picked, asking)))
    with pytest.raises(NotAllowed):
        deeds.records(deeds.evidence_list(asking, reader), reader, Audience.TEAM)
    assert ordering.may_export_team(account("advocate", Role.ADVOCATE), Criteria(lists=(asking,)))
