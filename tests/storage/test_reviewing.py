"""Review as deeds: two people, publishing apart, nothing lost by refusal or withdrawal; on both engines."""

from dataclasses import replace

import pytest

import factories
from factories import account, claim, kept_article
from incidents.domain.access import Action, Role
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refused
from incidents.domain.incident import IncidentPlace, Setting
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Grade, Status, Tier
from incidents.services import articles, recording, reviewing, searching
from incidents.services.reviewing import Judgement
from incidents.storage import history
from incidents.storage.article_values import article as stored
from incidents.storage.db import session

pytestmark = pytest.mark.usefixtures("store")

CITY = IncidentPlace(place="IQ-DQ-NASIRIYAH", precision=PlacePrecision.CITY)


def whole(*claims, **more):
    """An invented incident in Nasiriyah that nothing is odd about."""
    return factories.draft(*claims, **{"places": (CITY,), **more})


@pytest.fixture
def monitor():
    return account("monitor", Role.MONITOR)


@pytest.fixture
def reviewer():
    return account("reviewer", Role.REVIEWER)


@pytest.fixture
def waiting(monitor):
    """The code of a record handed on; its version is 2."""
    article = kept_article()
    code = recording.record(whole(claim(1, article, 3), claim(2, article, 4, outcome="injured")), monitor)
    recording.submit(code, 1, monitor)
    return code


def team(code):
    return recording.incidents.record(code)


def published(code, reviewer):
    reviewing.verify(code, team(code).version, Grade.WEAK, reviewer)
    return reviewing.publish(code, team(code).version, reviewer)


def test_two_people_bring_a_record_to_the_public(waiting, monitor, reviewer) -> None:
    with pytest.raises(NotFound):
        searching.public_incident(waiting)
    published(waiting, reviewer)
    public = searching.public_incident(waiting)
    assert public.grade is Grade.WEAK
    assert (public.contributors, public.steps) == ((), ())
    assert [(step.by, step.new) for step in team(waiting).steps] == [
        ("monitor", Status.SUBMITTED), ("reviewer", Status.VERIFIED), ("reviewer", Status.PUBLISHED),
    ]  # fmt: skip
    assert [entry.deed for entry in history.entries(on=("incident", waiting), public_only=True)] == ["published"]


def test_the_articles_it_leans_on_become_public_with_it(waiting, reviewer) -> None:
    (code,) = {link.article for link in team(waiting).content.articles}
    assert [link.article for link in reviewing.opening(team(waiting))] == [code]
    published(waiting, reviewer)
    assert stored(session(), code).status is Status.PUBLISHED
    assert reviewing.opening(team(waiting)) == ()


def test_an_article_kept_to_named_people_never_becomes_public(monitor, reviewer) -> None:
    open_one, closed = kept_article(), kept_article("another-invented", tier=Tier.CONFIDENTIAL)
    code = recording.record(whole(claim(1, open_one, 3), claim(2, closed, 9)), monitor)
    recording.submit(code, 1, monitor)
    public = published(code, reviewer)
    assert [link.article for link in public.content.articles] == [open_one]
    assert [one.value for one in public.content.claims] == [3]
    assert stored(session(), closed).status is Status.DRAFT


def test_the_preview_is_what_will_be_published(waiting, reviewer) -> None:
    reviewing.verify(waiting, 2, Grade.WEAK, reviewer)
    before = reviewing.preview(team(waiting))
    public = reviewing.publish(waiting, team(waiting).version, reviewer)
    assert replace(before.content, articles=()) == replace(public.content, articles=())
    assert [link.article for link in before.content.articles] == [link.article for link in public.content.articles]


def test_a_place_is_published_no_finer_than_was_said(monitor, reviewer) -> None:
    article = kept_article()
    place = replace(CITY, point=Point(31.0439, 46.2576), public_precision=PlacePrecision.GOVERNORATE)
    code = recording.record(whole(claim(1, article, 3), places=(place,)), monitor)
    recording.submit(code, 1, monitor, "The point is well known.")
    public = published(code, reviewer)
    assert (public.content.places[0].place, public.content.places[0].point) == ("IQ-DQ", None)


def test_nobody_reviews_their_own_work(reviewer) -> None:
    article = kept_article()
    code = recording.record(whole(claim(1, article, 3)), reviewer)
    recording.submit(code, 1, reviewer)
    for deed in (
        lambda: reviewing.verify(code, 2, Grade.WEAK, reviewer),
        lambda: reviewing.send_back(code, 2, "why", reviewer),
        lambda: reviewing.reject(code, 2, "why", reviewer),
        lambda: reviewing.judge_claim(
            code, 2, Judgement(number=1, counted=False, credibility=None, reason="why"), reviewer
        ),
        lambda: reviewing.set_figure(code, 2, Setting(outcome="killed", min=1, reason="why"), reviewer),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert team(code).status is Status.SUBMITTED


def test_who_mends_a_record_may_not_review_it(waiting, reviewer) -> None:
    recording.amend(waiting, replace(team(waiting).content, title=Trilingual(en="Mended")), 2, reviewer)
    with pytest.raises(NotAllowed):
        reviewing.verify(waiting, 3, Grade.WEAK, reviewer)


@pytest.mark.parametrize("role", [Role.MONITOR, Role.RESEARCHER, Role.ADVOCATE])
def test_only_reviewers_and_managers_review(waiting, role: Role) -> None:
    other = account("other", role)
    with pytest.raises(NotAllowed):
        reviewing.verify(waiting, 2, Grade.WEAK, other)
    with pytest.raises(NotAllowed):
        reviewing.rate_source("invented-news", "B", "why", other)


@pytest.mark.parametrize("role", [Role.MONITOR, Role.RESEARCHER, Role.ADVOCATE])
def test_only_reviewers_and_managers_publish_and_withdraw(waiting, reviewer, role: Role) -> None:
    other = account("other", role)
    reviewing.verify(waiting, 2, Grade.WEAK, reviewer)
    with pytest.raises(NotAllowed):
        reviewing.publish(waiting, team(waiting).version, other)
    reviewing.publish(waiting, team(waiting).version, reviewer)
    with pytest.raises(NotAllowed):
        reviewing.withdraw(waiting, team(waiting).version, "why", other)


def test_what_waits_longest_stands_first_and_the_hidden_is_not_listed(waiting, monitor, reviewer) -> None:
    article = kept_article()
    hidden = recording.record(whole(claim(1, article, 1), tier=Tier.CONFIDENTIAL), monitor)
    recording.submit(hidden, 1, monitor, "x")
    later = recording.record(whole(claim(1, article, 1)), monitor)
    recording.submit(later, 1, monitor, "It is another one.")
    queue = reviewing.waiting(reviewer)
    assert [one.code for one in queue[Status.SUBMITTED]] == [waiting, later]
    granted = replace(reviewer, grants=frozenset({Action.CONFIDENTIAL}))
    assert {one.code for one in reviewing.waiting(granted)[Status.SUBMITTED]} == {waiting, later, hidden}
    with pytest.raises(NotFound):
        reviewing.under_review(hidden, reviewer)


def test_a_review_of_an_older_text_is_refused(waiting, monitor, reviewer) -> None:
    recording.amend(waiting, replace(team(waiting).content, title=Trilingual(en="Amended meanwhile")), 2, monitor)
    with pytest.raises(Conflict):
        reviewing.verify(waiting, 2, Grade.WEAK, reviewer)


@pytest.mark.parametrize(
    ("grade", "reason", "field"), [(Grade.PROVISIONAL, "", "grade"), (Grade.DISCOUNTED, " ", "reason")]
)
def test_a_grade_that_needs_more_is_refused(waiting, reviewer, grade: Grade, reason: str, field: str) -> None:
    with pytest.raises(Refused) as told:
        reviewing.verify(waiting, 2, grade, reviewer, reason=reason)
    assert told.value.field == field


@pytest.mark.parametrize("passage", ["Call 0770 123 4567.", "Write to nobody@outlet.example.", "ID 198012345678."])
def test_a_personal_number_stops_publication_until_somebody_decides(monitor, reviewer, passage: str) -> None:
    article = kept_article()
    code = recording.record(whole(claim(1, article, 3, passage=passage)), monitor)
    recording.submit(code, 1, monitor)
    reviewing.verify(code, 2, Grade.WEAK, reviewer)
    with pytest.raises(Refused) as told:
        reviewing.publish(code, team(code).version, reviewer)
    assert told.value.field == "personal_checked"
    assert reviewing.publish(code, team(code).version, reviewer, personal_checked=True).public


def test_an_amended_record_stays_as_published_until_the_change_is_approved(waiting, monitor, reviewer) -> None:
    published(waiting, reviewer)
    changed = replace(team(waiting).content, title=Trilingual(en="The change"))
    after = recording.amend(waiting, changed, team(waiting).version, monitor)
    assert (after.status, after.revision) == (Status.DRAFT, 2)
    assert searching.public_incident(waiting).content.title.en != "The change"
    assert list(reviewing.amendment(team(waiting))) == ["title"]
    recording.submit(waiting, after.version, monitor)
    published(waiting, reviewer)
    assert searching.public_incident(waiting).content.title.en == "The change"


def test_a_withdrawn_record_is_gone_and_known_to_have_been_there(waiting, monitor, reviewer) -> None:
    published(waiting, reviewer)
    with pytest.raises(Refused):
        reviewing.withdraw(waiting, team(waiting).version, "  ", reviewer)
    reviewing.withdraw(waiting, team(waiting).version, "It did not happen.", reviewer)
    with pytest.raises(NotFound):
        searching.public_incident(waiting)
    assert searching.was_withdrawn(waiting)
    reviewing.reopen(waiting, team(waiting).version, "It did after all.", monitor)
    assert team(waiting).status is Status.DRAFT


def test_what_is_public_can_be_withdrawn_while_a_change_of_it_waits(waiting, monitor, reviewer) -> None:
    published(waiting, reviewer)
    changed = replace(team(waiting).content, title=Trilingual(en="The change"))
    recording.amend(waiting, changed, team(waiting).version, monitor)
    assert Status.WITHDRAWN in reviewing.open_steps(team(waiting), reviewer)
    reviewing.withdraw(waiting, team(waiting).version, "A family asks for it.", reviewer)
    with pytest.raises(NotFound):
        searching.public_incident(waiting)
    after = team(waiting)
    assert (after.status, after.public, after.content.title.en) == (Status.DRAFT, False, "The change")
    recording.submit(waiting, after.version, monitor)
    assert published(waiting, reviewer).public


def test_a_duplicate_leads_to_the_record_that_stays(waiting, monitor, reviewer) -> None:
    stays = recording.record(whole(), monitor)
    for target in (waiting, "IRQ-0000000"):
        with pytest.raises(Refused) as told:
            reviewing.reject(waiting, 2, "The same.", reviewer, duplicate_of=target)
        assert told.value.field == "duplicate_of"
    assert team(waiting).status is Status.SUBMITTED
    reviewing.reject(waiting, 2, "The same.", reviewer, duplicate_of=stays)
    assert searching.leads_on(waiting, reviewer) == stays
    assert team(waiting).status is Status.REJECTED


def test_a_figure_left_out_by_a_reviewer_is_out_and_says_so(waiting, reviewer) -> None:
    reviewing.judge_claim(waiting, 2, Judgement(number=1, counted=False, credibility=5, reason="Taken back."), reviewer)
    record = team(waiting)
    figure = record.figure("killed")
    assert figure is not None
    assert figure.line.counted == ()
    assert record.content.claims[0].override is not None
    assert record.status is Status.SUBMITTED
    reviewing.verify(waiting, 3, Grade.WEAK, reviewer)


@pytest.mark.parametrize(
    ("judgement", "kind"),
    [
        (Judgement(number=1, counted=None, credibility=7, reason="why"), Refused),
        (Judgement(number=1, counted=None, credibility=0, reason="why"), Refused),
        (Judgement(number=1, counted=False, credibility=None, reason=""), Refused),
        (Judgement(number=99, counted=False, credibility=None, reason="why"), NotFound),
    ],
)
def test_a_judgement_that_says_too_little_is_refused(waiting, reviewer, judgement: Judgement, kind: type) -> None:
    with pytest.raises(kind):
        reviewing.judge_claim(waiting, 2, judgement, reviewer)


def test_the_figures_of_a_published_record_are_not_judged_behind_the_public_s_back(waiting, reviewer) -> None:
    published(waiting, reviewer)
    with pytest.raises(Refused):
        reviewing.set_figure(waiting, team(waiting).version, Setting(outcome="killed", min=1, reason="why"), reviewer)


def test_a_reviewer_s_figure_stands_over_the_rule_s_own(waiting, reviewer) -> None:
    reviewing.set_figure(waiting, 2, Setting(outcome="killed", min=1, max=9, reason="Two more lists."), reviewer)
    figure = team(waiting).figure("killed")
    assert figure is not None
    assert (figure.count.min, figure.count.max, figure.line.min, figure.line.max) == (1, 9, 3, 3)
    reviewing.set_figure(waiting, 3, Setting(outcome="killed", reason="Not needed."), reviewer)
    assert team(waiting).content.settings == ()


@pytest.mark.parametrize(
    "setting",
    [
        Setting(outcome="killed", min=5, max=3, reason="why"),
        Setting(outcome="killed", min=1, best=9, max=3, reason="why"),
        Setting(outcome="killed", min=-1, reason="why"),
        Setting(outcome="killed", min=1, reason=" "),
        Setting(outcome="abducted", min=1, reason="why"),
    ],
)
def test_a_figure_that_does_not_hold_is_refused(waiting, reviewer, setting: Setting) -> None:
    with pytest.raises(Refused):
        reviewing.set_figure(waiting, 2, setting, reviewer)


def test_an_outlet_found_unreliable_no_longer_counts_and_the_public_does_not_learn_why(waiting, reviewer) -> None:
    published(waiting, reviewer)
    reviewing.rate_source("invented-news", "E", "It invents.", reviewer)
    figure = team(waiting).figure("killed")
    assert figure is not None
    assert figure.line.counted == ()
    assert "It invents." not in repr(searching.public_incident(waiting))
    assert articles.article(team(waiting).content.articles[0].article, reviewer).reliability == "E"


@pytest.mark.parametrize(("grade", "reason"), [("G", "why"), ("", "why"), ("A", " ")])
def test_a_rating_that_says_too_little_is_refused(waiting, reviewer, grade: str, reason: str) -> None:
    with pytest.raises(Refused):
        reviewing.rate_source("invented-news", grade, reason, reviewer)
