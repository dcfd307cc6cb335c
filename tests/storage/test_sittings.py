"""Sittings: kept as typed, one's own alone, two windows told apart; what they lead to is all or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from factories import account, claim, day, draft
from incidents.domain.access import Actor, Role
from incidents.domain.articles import ArticleDraft
from incidents.domain.checks import Warning_
from incidents.domain.dispatch import Dispatch
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refusals, Refused
from incidents.domain.places import Place
from incidents.domain.sittings import Seen
from incidents.domain.vocabulary import Scope, Status, Tier
from incidents.services import articles, desk, recording, reference
from incidents.services.recording import Unanswered
from incidents.storage import history
from incidents.storage.db import now, session, transaction
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.sitting import SittingRow

TEXT = "Three invented people were killed in Najaf. Twenty were hurt."
SOURCE = ArticleDraft(title="An invented headline", published=day("2020-05-12"), language="en", tier=Tier.PUBLIC)
KILLED = replace(claim(1, "", 3), passage="Three invented people were killed in Najaf.", printed="Three")
INJURED = replace(claim(1, "", 20), outcome="injured", printed="Twenty", passage="Twenty were hurt.")


@pytest.fixture
def mona(store: str) -> Actor:
    return account("mona", Role.MONITOR)


def najaf() -> Place:
    return next(place for place in reference.gazetteer_places() if place.code == "IQ-NA-NAJAF")


def told(**more: object) -> Dispatch:
    given = {
        "source": SOURCE, "outlet": "Invented Gazette", "what": "People in uniform fired, says an invented report.",
        "occurred": day("2020-05-11"), "place": najaf(), "claims": (KILLED, INJURED), "keys": ("figure-0-5",),
    }  # fmt: skip
    return Dispatch(**(given | more))  # type: ignore[arg-type]


def rows(model: type) -> int:
    return session().scalar(select(func.count()).select_from(model)) or 0


def test_answers_are_kept_as_they_were_typed(mona: Actor) -> None:
    code = desk.begin(TEXT, {"what": (" two  spaces ", "")}, mona, file_name="report.txt")
    kept = desk.sitting(code, mona)
    assert (kept.text, kept.version, kept.file_name, kept.left_out) == (TEXT, 1, "report.txt", 0)
    assert kept.answers == {"what": (" two  spaces ", "")}
    assert desk.save(code, {"causes": ("knife", "fire"), "what": ("١٢",)}, Seen(version=1), mona) == 2
    assert desk.sitting(code, mona).answers == {"causes": ("knife", "fire"), "what": ("١٢",)}


def test_a_nul_and_signs_that_turn_the_text_are_left_out_and_counted(mona: Actor) -> None:
    code = desk.begin("a\x00b\u202ec\r\nd", {}, mona)
    kept = desk.sitting(code, mona)
    assert (kept.text, kept.left_out) == ("abc\nd", 2)


def test_what_is_longer_than_is_read_is_cut_and_counted(mona: Actor) -> None:
    kept = desk.sitting(desk.begin("x" * (desk.LONGEST + 7), {}, mona), mona)
    assert (len(kept.text), kept.left_out) == (desk.LONGEST, 7)


def test_a_page_made_of_an_older_version_saves_nothing(mona: Actor) -> None:
    code = desk.begin(TEXT, {}, mona)
    desk.save(code, {"what": ("first",)}, Seen(version=1, window="one", auto=True), mona)
    with pytest.raises(Conflict):
        desk.save(code, {"what": ("second",)}, Seen(version=1, window="two", auto=True), mona)
    assert desk.sitting(code, mona).answers == {"what": ("first",)}


def test_a_page_that_saved_by_itself_is_not_taken_for_another(mona: Actor) -> None:
    code = desk.begin(TEXT, {}, mona)
    desk.save(code, {"what": ("first",)}, Seen(version=1, window="one", auto=True), mona)
    desk.save(code, {"what": ("sent",)}, Seen(version=1, window="one"), mona)
    with pytest.raises(Conflict):  # the same page, late: it was sent as a whole since
        desk.save(code, {"what": ("late",)}, Seen(version=1, window="one", auto=True), mona)
    assert desk.sitting(code, mona).answers == {"what": ("sent",)}


def test_a_sitting_is_there_for_its_own_account_alone(mona: Actor) -> None:
    code = desk.begin(TEXT, {}, mona)
    others = (account("lina", Role.MONITOR), account("maha", Role.MANAGER))
    for other in others:
        assert desk.unfinished(other) == ()
        for deed in (
            lambda by: desk.sitting(code, by),
            lambda by: desk.save(code, {}, Seen(version=1), by),
            lambda by: desk.discard(code, by),
            lambda by: desk.finish(code, by),
            lambda by: desk.record(code, told(), by, submit=False),
        ):
            with pytest.raises(NotFound):
                deed(other)
    assert rows(IncidentRow) == 0
    with pytest.raises(NotAllowed):
        desk.begin(TEXT, {}, account("rana", Role.RESEARCHER))


def test_one_deed_keeps_article_incident_and_every_figure(mona: Actor) -> None:
    code = desk.begin(TEXT, {"title": ("An invented headline",), "what": ("x",)}, mona)
    incident = desk.record(code, told(causes=("live-ammunition",), named=("Invented Brigade",)), mona, submit=False)
    record = recording.working_copy(incident, mona)
    assert [(one.number, one.outcome, one.value, one.passage) for one in record.content.claims] == [
        (1, "killed", 3, KILLED.passage), (2, "injured", 20, INJURED.passage),
    ]  # fmt: skip
    (article,) = {one.article for one in record.content.claims}
    assert [link.article for link in record.content.articles] == [article]
    assert [(one.term, one.article) for one in record.content.causes] == [("live-ammunition", article)]
    assert [(one.name.en, one.alleged_by) for one in record.content.actors] == [("Invented Brigade", (article,))]
    kept = desk.sitting(code, mona)
    assert (kept.article, kept.recorded, kept.used) == (article, (incident,), ("figure-0-5",))
    assert kept.answers == {"title": ("An invented headline",)}
    assert kept.finished
    assert desk.unfinished(mona) == ()
    assert history.verify() == ()


def test_the_next_incident_leans_on_the_same_article(mona: Actor) -> None:
    code = desk.begin(TEXT, {}, mona)
    first = desk.record(code, told(), mona, submit=False)
    second = desk.record(code, told(what="Another invented event.", claims=(INJURED,)), mona, submit=False)
    assert rows(ArticleRow) == 1
    assert desk.sitting(code, mona).recorded == (first, second)
    assert desk.finish(code, mona) == (first, second)
    assert rows(SittingRow) == 0


def test_an_address_that_is_known_is_not_kept_twice(mona: Actor) -> None:
    known = articles.add(replace(SOURCE, url="https://gazette.invalid/one", url_shown=True), mona)
    code = desk.begin(TEXT, {}, mona)
    incident = desk.record(
        code, told(source=replace(SOURCE, url="http://www.gazette.invalid/one/")), mona, submit=False
    )
    assert [link.article for link in recording.working_copy(incident, mona).content.articles] == [known]


def test_an_agency_in_a_paper_speaks_with_the_voice_of_the_agency(mona: Actor) -> None:
    incident = desk.record(desk.begin(TEXT, {}, mona), told(agency="Invented Wire"), mona, submit=False)
    ref = recording.working_copy(incident, mona).content.articles[0].ref
    assert ref is not None
    assert (ref.outlet.en, ref.via.en) == ("Invented Wire", "Invented Gazette")


def test_recording_and_handing_on_are_one_deed_or_none(mona: Actor) -> None:
    code = desk.begin(TEXT, {}, mona)
    with pytest.raises(Refusals) as missing:
        desk.record(code, told(place=None, occurred=None), mona, submit=True)
    assert [one.field for one in missing.value.problems] == ["occurred", "places"]
    late = told(source=replace(SOURCE, published=day("2020-05-01")))
    with pytest.raises(Unanswered) as odd:
        desk.record(code, late, mona, submit=True)
    assert all(isinstance(one, Warning_) for one in odd.value.warnings)
    assert odd.value.field == "reason"
    assert (rows(IncidentRow), rows(ArticleRow)) == (0, 0)
    assert desk.sitting(code, mona).recorded == ()
    kept = desk.record(code, late, mona, submit=True, reason="The outlet dates its pages wrongly.")
    assert recording.working_copy(kept, mona).status is Status.SUBMITTED


def test_no_figure_is_kept_without_its_source(mona: Actor) -> None:
    code = desk.begin(TEXT, {}, mona)
    bare = told(source=ArticleDraft(), outlet="")
    with pytest.raises(Refused, match="no figure is kept without its source"):
        desk.record(code, bare, mona, submit=False)
    with pytest.raises(Refused, match="Say where you read it, or what happened"):
        desk.record(code, replace(bare, what="", claims=()), mona, submit=False)
    assert rows(IncidentRow) == 0


def test_figures_are_added_to_an_incident_that_is_here_already(mona: Actor) -> None:
    other = articles.add(SOURCE, mona, outlet_name="Invented Courier")
    before = recording.record(draft(claim(1, other, 2), claim(4, other, 9, scope=Scope.PART)), mona)
    code = desk.begin(TEXT, {}, mona)
    assert desk.add_to(code, before, told(causes=("knife", "fire")), mona) == before
    content = recording.working_copy(before, mona).content
    assert [(one.number, one.value) for one in content.claims] == [(1, 2), (4, 9), (5, 3), (6, 20)]
    assert len({link.article for link in content.articles}) == 2
    assert content.title.en == "Invented event at an invented bridge"
    assert {cause.role.value for cause in content.causes} == {"among"}
    assert desk.sitting(code, mona).recorded == (before,)
    with pytest.raises(NotFound):
        desk.add_to(code, "IRQ-0000000", told(), mona)


def test_discarding_takes_the_text_and_leaves_a_trace_without_it(mona: Actor) -> None:
    code = desk.begin(TEXT, {"what": ("Invented words.",)}, mona)
    desk.discard(code, mona)
    assert rows(SittingRow) == 0
    entries = [(one.deed, one.content) for one in history.entries(limit=10) if one.code == code]
    assert sorted(entries, key=str) == [("reading begun", {}), ("reading discarded", {})]


def test_sittings_that_are_done_go_after_a_day(mona: Actor) -> None:
    done, open_one = (desk.begin(TEXT, {}, mona) for _ in "12")
    desk.record(done, told(), mona, submit=False)
    with transaction() as current:
        current.execute(update(SittingRow).values(changed=now() - timedelta(days=2)))
    desk.begin("Another invented text.", {}, mona)
    with pytest.raises(NotFound):
        desk.sitting(done, mona)
    assert desk.sitting(open_one, mona).text == TEXT
