"""Merging as a deed: nothing is lost, old codes lead on, the public is told, and it can be undone; on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import current_app
from sqlalchemy import insert, select

import factories
from factories import account, claim, day, kept_article
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.codec import to_plain
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.incident import Cause, IncidentLink, IncidentPlace, typed
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, DataKind, Grade, LinkKind, Status, Tier
from incidents.services import lists, matching, merging, recording, reference, reviewing, searching
from incidents.storage import corrections, history, incidents, links
from incidents.storage.db import session, transaction
from incidents.storage.models.batch import ExternalCodeRow
from incidents.storage.models.claim import ClaimRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.listing import ListItemRow
from incidents.storage.models.publication import PublicationRow

pytestmark = pytest.mark.usefixtures("store")

CITY = IncidentPlace(place="IQ-DQ-NASIRIYAH", precision=PlacePrecision.CITY)
BRIDGE = IncidentPlace(place="IQ-DQ-ZAYTUN-BRIDGE", precision=PlacePrecision.CITY)
WHY = "Both tell of the same invented evening."


def whole(*claims, **more):
    """An invented incident in Nasiriyah that nothing is odd about."""
    return factories.draft(*claims, **{"places": (CITY,), **more})


@pytest.fixture
def monitor():
    return account("monitor", Role.MONITOR)


@pytest.fixture
def second():
    return account("second", Role.MONITOR)


@pytest.fixture
def reviewer():
    return account("reviewer", Role.REVIEWER)


@pytest.fixture
def other_reviewer():
    return account("other reviewer", Role.REVIEWER)


def team(code):
    return incidents.record(code)


def state(code):
    """Everything of a record but the counter of its saves and when it was saved."""
    found = team(code)
    return (to_plain(typed(found.content)), found.status, found.revision, found.grade, found.contributors, found.public)


def published(code, by, reviewer):
    recording.submit(code, team(code).version, by, "It holds.")
    reviewing.verify(code, team(code).version, Grade.WEAK, reviewer)
    reviewing.publish(code, team(code).version, reviewer)


def deeds(code, *, public_only=False):
    return [entry.deed for entry in history.entries(on=("incident", code), public_only=public_only)]


@pytest.fixture
def pair(monitor, second):
    """Two records of one evening by two people: what stays, what goes."""
    first, again = kept_article("invented-news"), kept_article("invented-wire", title="Another invented headline")
    kept = recording.record(whole(claim(1, first, 3), claim(2, first, 5, replaces=1)), monitor)
    gone = recording.record(
        whole(
            claim(1, again, 4),
            claim(2, again, 6, replaces=1),
            claim(3, again, 20, outcome="injured"),
            title="What the other one says",
            occurred=day("2019-11-28"),
            places=(CITY, BRIDGE),
            causes=(Cause(term="live-ammunition", article=again),),
        ),
        second,
    )
    return kept, gone


def test_every_figure_article_place_and_cause_of_both_is_in_the_one_that_stays(pair, reviewer) -> None:
    kept, gone = pair
    after = merging.merge(kept, gone, WHY, reviewer).content
    assert [(one.number, one.value, one.replaces) for one in after.claims] == [
        (1, 3, None), (2, 5, 1), (3, 4, None), (4, 6, 3), (5, 20, None),
    ]  # fmt: skip
    assert len(after.articles) == 2
    assert [place.place for place in after.places] == ["IQ-DQ-NASIRIYAH", "IQ-DQ-ZAYTUN-BRIDGE"]
    assert [cause.term for cause in after.causes] == ["live-ammunition"]
    assert after.title.en == "Invented event at an invented bridge"


def test_what_both_say_otherwise_stays_in_the_history(pair, reviewer) -> None:
    kept, gone = pair
    merging.merge(kept, gone, WHY, reviewer)
    entry = history.entries(on=("incident", kept))[0]
    assert entry.deed == "merged in"
    assert entry.content is not None
    assert entry.content["left"]["title"] == {"en": "What the other one says"}
    assert entry.content["numbers"] == {"1": 3, "2": 4, "3": 5}
    assert entry.content["reason"] == WHY
    went = history.entries(on=("incident", gone))[0]
    assert went.deed == "merged"
    assert went.content is not None
    assert len(went.content["content"]["claims"]) == 3


def test_the_old_code_leads_to_the_record_that_stays_and_is_not_found_any_more(pair, reviewer) -> None:
    kept, gone = pair
    merging.merge(kept, gone, WHY, reviewer)
    assert incidents.forwarded(gone) == kept
    assert {one.code for one in searching.summaries_of((kept, gone), reviewer)} == {kept}


def test_a_language_that_is_blank_is_filled(monitor, reviewer) -> None:
    english = recording.record(whole(title="An invented event"), monitor)
    arabic = recording.record(whole(title="", summary=Trilingual(ar="ملخص مخترع")), monitor)
    after = merging.merge(english, arabic, WHY, reviewer).content
    assert after.title.en == "An invented event"
    assert after.summary.ar == "ملخص مخترع"


def test_undoing_brings_both_back_as_they_were(pair, reviewer) -> None:
    kept, gone = pair
    before = state(kept), state(gone)
    merging.merge(kept, gone, WHY, reviewer)
    (merged,) = merging.merges_into(kept, reviewer)
    merging.undo(merged.number, reviewer)
    assert (state(kept), state(gone)) == before
    assert incidents.forwarded(gone) is None
    assert {one.code for one in searching.summaries_of((kept, gone), reviewer)} == {kept, gone}
    assert merging.merges_into(kept, reviewer) == ()
    assert (deeds(kept)[0], deeds(gone)[0]) == ("separated", "merge undone")
    assert history.verify() == ()


def test_who_entered_a_figure_is_not_forgotten_by_merging_nor_by_undoing(pair, reviewer, monitor, second) -> None:
    kept, gone = pair

    def writers(code):
        row = select(IncidentRow.id).where(IncidentRow.code == code).scalar_subquery()
        query = select(ClaimRow.number, ClaimRow.entered_by_id).where(ClaimRow.incident_id == row)
        return dict(session().execute(query.order_by(ClaimRow.number)).all())

    before = writers(kept), writers(gone)
    merging.merge(kept, gone, WHY, reviewer)
    assert writers(kept) == {n: monitor.account if n < 3 else second.account for n in range(1, 6)}
    merging.undo(merging.merges_into(kept, reviewer)[0].number, reviewer)
    assert (writers(kept), writers(gone)) == before


def test_nobody_reviews_what_they_wrote_in_the_record_that_went(monitor, reviewer, other_reviewer) -> None:
    kept = recording.record(whole(claim(1, kept_article(), 3)), monitor)
    gone = recording.record(whole(claim(1, kept_article("invented-wire"), 4)), other_reviewer)
    merging.merge(kept, gone, WHY, reviewer)
    recording.submit(kept, team(kept).version, monitor, "It holds.")
    for author in (other_reviewer, reviewer):
        with pytest.raises(NotAllowed):
            reviewing.verify(kept, team(kept).version, Grade.WEAK, author)
    reviewing.verify(kept, team(kept).version, Grade.WEAK, account("third reviewer", Role.REVIEWER))


def test_of_two_published_records_one_goes_and_the_other_waits_with_its_change(
    pair, monitor, second, reviewer, other_reviewer
) -> None:
    kept, gone = pair
    published(kept, monitor, reviewer)
    published(gone, second, reviewer)
    merging.merge(kept, gone, WHY, other_reviewer)
    with pytest.raises(NotFound):
        searching.public_incident(gone)
    assert len(searching.public_incident(kept).content.claims) == 2
    assert (team(kept).status, team(kept).revision) == (Status.DRAFT, 2)
    told = [(one.code, one.deed, one.into) for one in corrections.latest(10)]
    assert told == [(gone, "merged", kept)]
    assert deeds(gone, public_only=True) == ["merged", "published"]


def test_undoing_lets_the_publication_stand_again_word_for_word(
    pair, monitor, second, reviewer, other_reviewer
) -> None:
    kept, gone = pair
    published(kept, monitor, reviewer)
    published(gone, second, reviewer)
    before, states = searching.public_incident(gone), (state(kept), state(gone))
    merging.merge(kept, gone, WHY, other_reviewer)
    merging.undo(merging.merges_into(kept, reviewer)[0].number, reviewer)
    assert searching.public_incident(gone) == before
    assert (state(kept), state(gone)) == states
    assert session().scalar(select(PublicationRow.withdrawn_at).where(PublicationRow.standing).limit(1)) is None
    assert [one.deed for one in corrections.latest(10)] == ["merge undone", "merged"]
    visitor = searching.summaries_of((kept, gone), LOADER)
    assert {one.code for one in visitor} == {kept, gone}


def test_what_the_public_reads_is_never_merged_into_what_it_does_not(pair, second, reviewer) -> None:
    kept, gone = pair
    published(gone, second, reviewer)
    with pytest.raises(Refused, match="Keep that one"):
        merging.merge(kept, gone, WHY, reviewer)
    merging.merge(gone, kept, WHY, reviewer)
    assert incidents.forwarded(kept) == gone


def test_lists_links_and_codes_of_data_sets_follow_and_come_back(pair, monitor, reviewer) -> None:
    kept, gone = pair
    third = recording.record(
        whole(title="A third one", links=(IncidentLink(kind=LinkKind.FOLLOWS, code=gone),)), monitor
    )
    both = lists.make(
        ListDraft(title=Trilingual(en="Both"), items=(ListItem(kept), ListItem(gone, "its note"))), reviewer
    )
    only = lists.make(ListDraft(title=Trilingual(en="One"), items=(ListItem(gone, "alone"),)), reviewer)
    with transaction() as current:
        row = {"dataset": "invented", "external": "X1", "incident_id": incidents.number(current, gone), "digest": ""}
        current.execute(insert(ExternalCodeRow), [row])
    merging.merge(kept, gone, WHY, reviewer)
    assert [link.code for link in team(third).content.links] == [kept]
    assert [link.code for link in links.around(team(kept))] == [third]
    items = {
        code: [(item.incident, item.note) for item in lists.evidence_list(code, reviewer).content.items]
        for code in (both, only)
    }
    assert items == {both: [(kept, "")], only: [(kept, "alone")]}
    assert known_as("X1") == kept
    merging.undo(merging.merges_into(kept, reviewer)[0].number, reviewer)
    assert [link.code for link in team(third).content.links] == [gone]
    items = {
        code: [(item.incident, item.note) for item in lists.evidence_list(code, reviewer).content.items]
        for code in (both, only)
    }
    assert items == {both: [(kept, ""), (gone, "its note")], only: [(gone, "alone")]}
    assert known_as("X1") == gone


def known_as(external: str) -> str | None:
    query = select(IncidentRow.code).join(ExternalCodeRow, ExternalCodeRow.incident_id == IncidentRow.id)
    return session().scalar(query.where(ExternalCodeRow.external == external))


def test_two_records_linked_with_one_another_lose_the_link_and_get_it_back(monitor, reviewer) -> None:
    kept = recording.record(whole(), monitor)
    gone = recording.record(whole(links=(IncidentLink(kind=LinkKind.PARALLEL, code=kept),)), monitor)
    assert merging.merge(kept, gone, WHY, reviewer).content.links == ()
    assert links.around(team(kept)) == ()
    merging.undo(merging.merges_into(kept, reviewer)[0].number, reviewer)
    assert [link.code for link in team(gone).content.links] == [kept]


def test_a_list_that_somebody_changed_since_is_left_as_they_left_it(pair, reviewer) -> None:
    kept, gone = pair
    code = lists.make(ListDraft(title=Trilingual(en="One"), items=(ListItem(gone),)), reviewer)
    merging.merge(kept, gone, WHY, reviewer)
    found = lists.evidence_list(code, reviewer)
    lists.amend(code, replace(found.content, items=()), found.version, reviewer)
    merging.undo(merging.merges_into(kept, reviewer)[0].number, reviewer)
    assert session().scalars(select(ListItemRow.incident_id)).all() == []


def test_undoing_is_refused_where_work_would_be_lost_and_says_what_was_done(pair, monitor, reviewer) -> None:
    kept, gone = pair
    merging.merge(kept, gone, WHY, reviewer)
    content = team(kept).content
    recording.amend(kept, replace(content, title=Trilingual(en="Written since")), team(kept).version, monitor)
    with pytest.raises(Conflict, match=f"{kept} was changed since the merge .amended."):
        merging.undo(merging.merges_into(kept, reviewer)[0].number, reviewer)
    assert team(kept).content.title.en == "Written since"
    assert incidents.forwarded(gone) == kept


def test_undoing_twice_is_refused(pair, reviewer) -> None:
    kept, gone = pair
    merging.merge(kept, gone, WHY, reviewer)
    (merged,) = merging.merges_into(kept, reviewer)
    merging.undo(merged.number, reviewer)
    with pytest.raises(Refused, match="undone before"):
        merging.undo(merged.number, reviewer)
    with pytest.raises(NotFound):
        merging.undo(999_999, reviewer)
    merging.merge(kept, gone, WHY, reviewer)
    assert len(team(kept).content.claims) == 5


def test_what_cannot_be_one_is_refused_in_words(pair, monitor, reviewer) -> None:
    kept, gone = pair
    others = {
        "with itself": (kept, kept),
        "not accepted": (kept, _rejected(monitor, reviewer)),
        "people can see": (kept, recording.record(whole(tier=Tier.TEAM), monitor)),
        "demonstration": (kept, recording.record(whole(data_kind=DataKind.DEMONSTRATION), monitor)),
        "pattern over time": (kept, recording.record(whole(clarity=Clarity.SUMMARY), monitor)),
    }
    before = history.length()
    for sentence, (one, other) in others.items():
        with pytest.raises(Refused, match=sentence):
            merging.merge(one, other, WHY, reviewer)
    with pytest.raises(Refused, match="Say why"):
        merging.merge(kept, gone, "  ", reviewer)
    with pytest.raises(NotFound):
        merging.merge(kept, "IRQ-0000000", WHY, reviewer)
    assert history.length() == before


def _rejected(monitor, reviewer):
    code = recording.record(whole(), monitor)
    reviewing.reject(code, 1, "Not one.", reviewer)
    return code


def test_a_merged_record_is_not_merged_again_nor_in_a_circle(pair, monitor, reviewer) -> None:
    kept, gone = pair
    third = recording.record(whole(), monitor)
    merging.merge(kept, gone, WHY, reviewer)
    for one, other in ((kept, gone), (gone, kept), (third, gone), (gone, third)):
        with pytest.raises(Refused, match="merged before"):
            merging.merge(one, other, WHY, reviewer)
    merging.merge(third, kept, WHY, reviewer)
    assert incidents.forwarded(gone) == third
    first = merging.merges_into(kept, reviewer)[0]
    with pytest.raises(Conflict, match="merged"):
        merging.undo(first.number, reviewer)
    merging.undo(merging.merges_into(third, reviewer)[0].number, reviewer)
    with pytest.raises(Conflict):
        merging.undo(first.number, reviewer)


def test_a_merged_record_is_not_opened_again_past_its_merge(pair, reviewer) -> None:
    kept, gone = pair
    merging.merge(kept, gone, WHY, reviewer)
    with pytest.raises(Refused, match="merged into another one"):
        reviewing.reopen(gone, team(gone).version, "By hand.", reviewer)
    with pytest.raises(Refused, match="not accepted"):
        recording.amend(gone, whole(title="Past the merge"), team(gone).version, reviewer)


def test_a_record_saved_while_it_was_compared_is_looked_at_again(pair, monitor, reviewer) -> None:
    kept, gone = pair
    versions = team(kept).version, team(gone).version
    recording.amend(kept, whole(title="Saved meanwhile"), versions[0], monitor)
    with pytest.raises(Conflict, match="Look at both again"):
        merging.merge(kept, gone, WHY, reviewer, versions=versions)


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.MONITOR, Role.ADVOCATE])
def test_only_reviewers_and_managers_merge(pair, role: Role, reviewer) -> None:
    kept, gone = pair
    merging.merge(kept, gone, WHY, reviewer)
    (merged,) = merging.merges_into(kept, reviewer)
    somebody = account("somebody", role)
    for deed in (
        lambda: merging.merge(kept, gone, WHY, somebody),
        lambda: merging.preview(kept, gone, somebody),
        lambda: merging.undo(merged.number, somebody),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert merging.merges_into(kept, somebody) == ()


def test_a_confidential_record_is_not_there_for_who_may_not_read_it(pair, monitor, reviewer) -> None:
    kept, _ = pair
    secret = recording.record(whole(tier=Tier.CONFIDENTIAL), monitor)
    with pytest.raises(NotFound):
        merging.merge(kept, secret, WHY, reviewer)
    with pytest.raises(NotFound):
        matching.not_same(kept, secret, "Not one.", reviewer)


def test_what_one_record_withholds_the_other_does_not_give_away(monitor, reviewer) -> None:
    hidden = replace(BRIDGE, public_precision=PlacePrecision.GOVERNORATE)
    kept = recording.record(whole(places=(hidden,)), monitor)
    gone = recording.record(whole(places=(BRIDGE, CITY)), monitor)
    after = merging.merge(kept, gone, WHY, reviewer).content
    assert {place.public_precision for place in after.places} == {PlacePrecision.GOVERNORATE}


def test_an_actor_of_both_stands_once_with_everybody_who_names_it(monitor, reviewer) -> None:
    actor = reference.add_actor(Trilingual(en="Invented brigade"), "", monitor)
    first, again = kept_article(), kept_article("invented-wire")
    reply = Trilingual(en="It denies everything.")
    kept = recording.record(whole(claim(1, first, 3), actors=(Involvement(actor=actor, alleged_by=(first,)),)), monitor)
    gone = recording.record(
        whole(claim(1, again, 3), actors=(Involvement(actor=actor, alleged_by=(again,), reply=reply),)), monitor
    )
    (one,) = merging.merge(kept, gone, WHY, reviewer).content.actors
    assert one.alleged_by == (first, again)
    assert one.reply == reply


def test_of_two_merges_at_once_one_is_done_and_the_other_is_told(pair, reviewer, other_reviewer) -> None:
    kept, gone = pair
    app = current_app._get_current_object()  # noqa: SLF001 - Flask's own way to hand the app to a thread

    def work(asked: tuple[str, str, Actor]) -> str:
        with app.app_context():
            try:
                merging.merge(asked[0], asked[1], WHY, asked[2])
            except (Refused, Conflict) as refusal:
                return type(refusal).__name__
            return "merged"

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(work, ((kept, gone, reviewer), (gone, kept, other_reviewer))))
    assert sorted(told) == ["Refused", "merged"]
    session().rollback()
    assert len([code for code in (kept, gone) if incidents.forwarded(code)]) == 1
    assert history.verify() == ()
