"""Recording as deeds: what is kept, who may, what a clash keeps safe; on both engines."""

from dataclasses import replace

import pytest

import factories
from factories import account, claim, day, kept_article
from incidents.domain.access import Role
from incidents.domain.count_words import read_count
from incidents.domain.errors import Conflict, NotAllowed, NotFound, Refusals, Refused
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.quick import QuickReport
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Status, Tier
from incidents.services import articles, recording
from incidents.storage import history

pytestmark = pytest.mark.usefixtures("store")

CITY = IncidentPlace(place="IQ-DQ-NASIRIYAH", precision=PlacePrecision.CITY)

LINK = "https://outlet.example/invented"
REPORT = QuickReport(
    read_where=LINK,
    outlet="Invented Outlet",
    published=day("2020-02-26"),
    what="Shots were fired, says an invented report.",
    occurred=day("2020-02-25"),
    killed=read_count("2"),
    passage="Two died, it says.",
)


def whole(*claims, **more):
    """An invented incident in Nasiriyah that nothing is odd about."""
    return factories.draft(*claims, **{"places": (CITY,), **more})


@pytest.fixture
def monitor():
    return account("monitor", Role.MONITOR)


def deeds(code):
    return [entry.deed for entry in history.entries(on=("incident", code))]


def test_a_quick_report_is_a_draft_with_its_article_and_its_figure(monitor) -> None:
    record = recording.working_copy(recording.quick(REPORT, monitor), monitor)
    assert record.status is Status.DRAFT
    assert record.contributors == ("monitor",)
    assert [link.ref.outlet.en for link in record.content.articles if link.ref] == ["Invented Outlet"]
    assert [figure.count.min for figure in record.figures] == [2]
    assert deeds(record.code) == ["recorded"]


def test_the_same_address_is_kept_once(monitor) -> None:
    first, second = (recording.quick(REPORT, monitor) for _ in range(2))
    used = {recording.working_copy(code, monitor).content.articles[0].article for code in (first, second)}
    assert used == {articles.known_address("http://www.outlet.example/invented/", monitor)}


def test_an_outlet_is_known_in_any_spelling(monitor) -> None:
    codes = [
        recording.quick(replace(REPORT, read_where=f"Headline {name}", outlet=name), monitor)
        for name in ("Invented Outlet", "INVENTED  outlet", "invented-outlet")
    ]
    names = {recording.working_copy(code, monitor).content.articles[0].ref.outlet.en for code in codes}  # type: ignore[union-attr]
    assert names == {"Invented Outlet"}


@pytest.mark.parametrize("report", [QuickReport(), QuickReport(killed=read_count("2"), passage="x")])
def test_a_report_without_source_and_sentence_is_refused(monitor, report: QuickReport) -> None:
    with pytest.raises(Refused) as told:
        recording.quick(report, monitor)
    assert told.value.field == "what"


def test_figures_are_kept_although_their_source_is_not_named_yet(monitor) -> None:
    unnamed = replace(REPORT, read_where="", outlet="", published=None)
    record = recording.working_copy(recording.quick(unnamed, monitor), monitor)
    assert [one.value for one in record.content.claims] == [2]
    assert len(record.content.articles) == 1


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADVOCATE])
def test_those_who_only_read_keep_nothing(role: Role) -> None:
    reader = account("reader", role)
    for deed in (
        lambda: recording.quick(REPORT, reader),
        lambda: recording.record(whole(), reader),
        lambda: recording.working_copy("IRQ-0000000", reader),
        lambda: recording.add_source("IRQ-0000000", REPORT, reader),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_one_more_source_gives_a_second_voice(monitor) -> None:
    code = recording.quick(REPORT, monitor)
    more = replace(REPORT, read_where="Another headline", outlet="Second Invented", killed=read_count("at least 3"))
    after = recording.add_source(code, more, monitor)
    figure = after.figure("killed")
    assert figure is not None
    assert (figure.count.min, figure.count.max, figure.count.open, figure.line.voices) == (2, 3, True, 2)
    assert after.version == 2
    assert deeds(code) == ["amended", "recorded"]


def test_a_source_that_is_not_named_is_refused(monitor) -> None:
    code = recording.quick(REPORT, monitor)
    with pytest.raises(Refused):
        recording.add_source(code, QuickReport(killed=read_count("3")), monitor)


def test_an_amendment_of_an_older_text_keeps_the_newer_one(monitor) -> None:
    code = recording.record(whole(), monitor)
    recording.amend(code, whole(title="The newer text"), 1, monitor)
    with pytest.raises(Conflict):
        recording.amend(code, whole(title="The older text"), 1, monitor)
    assert recording.working_copy(code, monitor).content.title.en == "The newer text"


def test_a_text_that_changes_nothing_leaves_the_record_alone(monitor) -> None:
    code = recording.record(whole(claim(1, kept_article(), 3)), monitor)
    after = recording.amend(code, recording.working_copy(code, monitor).content, 1, monitor)
    assert after.version == 1
    assert deeds(code) == ["recorded"]


def test_an_amendment_says_in_the_history_what_changed(monitor) -> None:
    code = recording.record(whole(), monitor)
    recording.amend(code, whole(title="Another invented title"), 1, monitor)
    entry = history.entries(on=("incident", code))[0]
    assert entry.content is not None
    assert list(entry.content["changes"]) == ["title"]
    assert entry.content["changes"]["title"][1] == {"en": "Another invented title"}


def test_a_draft_is_handed_on_once_it_holds(monitor) -> None:
    code = recording.record(Draft(title=Trilingual(en="Only a sentence")), monitor)
    with pytest.raises(Refusals) as told:
        recording.submit(code, 1, monitor)
    assert [one.field for one in told.value.problems] == ["articles", "occurred", "places"]
    article = kept_article()
    recording.amend(code, whole(claim(1, article, 3)), 1, monitor)
    recording.submit(code, 2, monitor)
    assert recording.working_copy(code, monitor).status is Status.SUBMITTED


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(33.3325, 44.4050), "The point lies outside Dhi Qar."),
        (Point(31.2, 46.25), "km from Nasiriyah"),
        (Point(46.2, 31.0), "Latitude and longitude look swapped."),
    ],
)
def test_a_point_that_does_not_fit_its_place_is_odd(monitor, point: Point, words: str) -> None:
    article = kept_article()
    place = replace(CITY, point=point)
    code = recording.record(whole(claim(1, article, 3), places=(place,)), monitor)
    record = recording.working_copy(code, monitor)
    assert any(words in one.message % dict(one.params) for one in recording.warnings(record))
    with pytest.raises(Refused, match="Answer what looks odd"):
        recording.submit(code, 1, monitor)
    recording.submit(code, 1, monitor, "It was on the road there.")


def test_an_incident_of_the_same_day_nearby_is_told(monitor) -> None:
    first = recording.record(whole(), monitor)
    second = recording.record(whole(), monitor)
    other_day = recording.record(whole(occurred=day("2019-11-29")), monitor)
    told = {
        dict(one.params).get("code")
        for code in (second, other_day)
        for one in recording.warnings(recording.working_copy(code, monitor))
    }
    assert told == {first}


def test_a_confidential_draft_is_its_author_s_alone(monitor) -> None:
    code = recording.record(whole(tier=Tier.CONFIDENTIAL), monitor)
    assert recording.working_copy(code, monitor).code == code
    with pytest.raises(NotFound):
        recording.working_copy(code, account("second", Role.MONITOR))


def test_a_refused_deed_leaves_nothing_behind(monitor) -> None:
    before = history.length()
    with pytest.raises(Refused):
        recording.record(whole(violations=("no-such-term",)), monitor)
    with pytest.raises(Refused):
        recording.quick(replace(REPORT, known="A-0000000"), monitor)
    assert history.length() == before
