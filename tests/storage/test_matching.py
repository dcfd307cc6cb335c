"""Likely duplicates of a draft: found by day, place, article and figures, with reasons; on both engines."""

from dataclasses import replace

import pytest
from sqlalchemy import insert

import factories
from factories import account, claim, day, kept_article
from incidents.domain.access import LOADER, VISITOR, Role
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import NotAllowed, NotFound, Refused
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Status, Tier
from incidents.services import duplicates, match_words, matching, recording, reviewing
from incidents.services.reference import Names
from incidents.storage import articles, history, likenesses
from incidents.storage.db import session, transaction
from incidents.storage.models.capture import PrintRow

pytestmark = pytest.mark.usefixtures("store")

CITY = IncidentPlace(place="IQ-DQ-NASIRIYAH", precision=PlacePrecision.CITY)
BRIDGE = IncidentPlace(place="IQ-DQ-ZAYTUN-BRIDGE")
SQUARE = IncidentPlace(place="IQ-BG-KHILANI-SQUARE")


def whole(*claims, **more):
    """An invented incident in Nasiriyah."""
    return factories.draft(*claims, **{"places": (CITY,), "title": "", **more})


@pytest.fixture
def monitor():
    return account("monitor", Role.MONITOR)


def found(draft: Draft, by, **more) -> list[str]:
    return [one.code for one in matching.candidates(draft, by, **more)]


def told(draft: Draft, by) -> list[str]:
    (only,) = matching.candidates(draft, by)
    return [reason.message for reason in only.likeness.reasons]


def in_words(draft: Draft, by) -> tuple[str, ...]:
    (only,) = matching.candidates(draft, by)
    return match_words.reasons_in_words(only.likeness.reasons, "en", Names("en"))


def test_the_same_day_and_town_is_offered_with_its_reasons(monitor) -> None:
    code = recording.record(whole(claim(1, kept_article(), 12)), monitor)
    typed = whole(claim(1, "", 12))
    assert found(typed, monitor) == [code]
    assert told(typed, monitor) == [
        "Same day: %(date)s", "Same place: %(place)s", "%(outcome)s: %(people)s and %(other_people)s",
    ]  # fmt: skip


AS_SAID = [
    (Qualifier.MORE_THAN, 50, "Killed: more than 50 and more than 50"),
    (Qualifier.AT_LEAST, 12, "Killed: at least 12 and at least 12"),
    (Qualifier.UP_TO, 35, "Killed: up to 35 and up to 35"),
    (Qualifier.DOZENS, None, "Killed: dozens and dozens"),
]


@pytest.mark.parametrize(("qualifier", "people", "sentence"), AS_SAID)
def test_a_figure_stands_in_the_reason_as_it_was_said(
    monitor, qualifier: Qualifier, people: int | None, sentence: str
) -> None:
    recording.record(whole(claim(1, kept_article(), people, qualifier=qualifier)), monitor)
    assert sentence in in_words(whole(claim(1, "", people, qualifier=qualifier)), monitor)


def test_a_range_in_the_reason_says_of_each_end_how_it_was_said(monitor) -> None:
    recording.record(whole(claim(1, kept_article(), 30)), monitor)
    typed = whole(claim(1, "", 20), claim(2, "", 50, qualifier=Qualifier.MORE_THAN))
    assert "Killed: 20 to more than 50 and 30" in in_words(typed, monitor)


def test_a_bridge_is_found_under_its_town(monitor) -> None:
    code = recording.record(whole(places=(BRIDGE,)), monitor)
    assert found(whole(claim(1, "", 12)), monitor) == []
    recording.amend(code, whole(claim(1, kept_article(), 12), places=(BRIDGE,)), 1, monitor)
    assert found(whole(claim(1, "", 12)), monitor) == [code]


def test_a_day_is_found_within_its_month(monitor) -> None:
    month = UncertainDate.month(2019, 11)
    code = recording.record(whole(claim(1, kept_article(), 30), occurred=month, places=(BRIDGE,)), monitor)
    assert found(whole(claim(1, "", 30), places=(BRIDGE,)), monitor) == [code]
    assert found(whole(claim(1, "", 30), places=(BRIDGE,), occurred=day("2019-12-28")), monitor) == []


def test_another_day_and_another_town_are_not_offered(monitor) -> None:
    recording.record(whole(claim(1, kept_article(), 12)), monitor)
    assert found(whole(claim(1, "", 12), occurred=day("2019-11-29")), monitor) == []
    assert found(whole(claim(1, "", 12), places=(SQUARE,)), monitor) == []
    assert found(Draft(title=Trilingual(en="Only a sentence")), monitor) == []


def test_three_days_of_one_square_stay_three(monitor) -> None:
    for number in (23, 24, 25):
        typed = whole(occurred=day(f"2020-02-{number}"), places=(SQUARE,))
        assert found(typed, monitor) == []
        recording.record(typed, monitor)


def test_an_article_that_is_here_already_leads_on_without_a_day(monitor) -> None:
    article = kept_article(url="https://outlet.example/invented")
    code = recording.record(whole(claim(1, article, 12), places=(BRIDGE,)), monitor)
    typed = whole(claim(1, "", 12), occurred=None, places=(BRIDGE,), articles=())
    assert found(typed, monitor) == []
    assert found(typed, monitor, address="http://www.outlet.example/invented/") == [code]


def test_articles_that_share_paragraphs_count_like_one(monitor) -> None:
    first, again = kept_article(), kept_article("invented-wire")
    with transaction() as current:
        numbers = [articles.number(current, code) for code in (first, again)]
        rows = [{"article_id": number, "mark": f"m{mark}"} for number in numbers for mark in range(3)]
        current.execute(insert(PrintRow), rows)
    recording.record(whole(claim(1, first, 12), places=(BRIDGE,)), monitor)
    assert likenesses.kin([again]) == {first}
    assert "Their articles share whole paragraphs" in told(whole(claim(1, again, 12), places=(BRIDGE,)), monitor)


def test_the_most_alike_comes_first_and_no_more_than_asked_for(monitor) -> None:
    codes = [recording.record(whole(claim(1, kept_article(), people)), monitor) for people in (40, 41, 42, 40, 12)]
    offered = matching.candidates(whole(claim(1, "", 12)), monitor)
    assert offered[0].code == codes[-1]
    assert [one.likeness.score for one in offered] == sorted((one.likeness.score for one in offered), reverse=True)
    assert len(matching.candidates(whole(claim(1, "", 12)), monitor, limit=2)) <= 2


def test_what_may_not_be_found_is_not_offered(monitor) -> None:
    secret = recording.record(whole(tier=Tier.CONFIDENTIAL), monitor)
    refused = recording.record(whole(), monitor)
    reviewing.reject(refused, 1, "Not one.", account("reviewer", Role.REVIEWER))
    assert found(whole(), account("second", Role.MONITOR)) == []
    assert found(whole(), monitor) == []
    assert [pair for pair in duplicates.batch(LOADER) if secret in {pair.first.code, pair.second.code}] == []
    assert recording.warnings(recording.working_copy(recording.record(whole(), monitor), monitor)) == ()


def test_a_visitor_is_told_nothing(monitor) -> None:
    recording.record(whole(), monitor)
    with pytest.raises(NotAllowed):
        matching.candidates(whole(), VISITOR)
    with pytest.raises(NotAllowed):
        list(duplicates.batch(VISITOR))
    with pytest.raises(NotAllowed):
        duplicates.page(monitor)


def test_not_the_same_is_remembered_from_both_sides(monitor) -> None:
    first, second = (recording.record(whole(), monitor) for _ in range(2))
    matching.not_same(second, first, "Two evenings, says the invented outlet.", monitor)
    for one in (first, second):
        record = recording.working_copy(one, monitor)
        assert matching.alike_to(record) == ()
        assert history.entries(on=("incident", one))[0].deed == "found different"
    assert list(duplicates.batch(LOADER)) == []
    matching.not_same(first, second, "Said again.", monitor)


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADVOCATE])
def test_who_only_reads_decides_nothing(monitor, role: Role) -> None:
    first, second = (recording.record(whole(), monitor) for _ in range(2))
    with pytest.raises(NotAllowed):
        matching.not_same(first, second, "No.", account("reader", role))


def test_a_record_is_not_compared_with_itself_nor_with_nothing_nor_without_a_reason(monitor) -> None:
    first, second = (recording.record(whole(), monitor) for _ in range(2))
    with pytest.raises(Refused, match="with itself"):
        matching.not_same(first, first, "Why not.", monitor)
    with pytest.raises(Refused, match="Say why"):
        matching.not_same(first, second, " ", monitor)
    with pytest.raises(NotFound):
        matching.not_same(first, "IRQ-0000000", "No such.", monitor)


def test_pairs_come_by_page_and_none_is_missed_or_twice(monitor) -> None:
    for number in range(1, 8):
        for _ in range(2):
            recording.record(whole(occurred=day(f"2019-11-{2 * number:02d}")), monitor)
    reviewer = account("reviewer", Role.REVIEWER)
    every = [{pair.first.code, pair.second.code} for pair in duplicates.batch(LOADER)]
    paged, after = [], ""
    while True:
        page = duplicates.page(reviewer, after, size=2)
        paged += [{pair.first.code, pair.second.code} for pair in page.items]
        if page.next is None:
            break
        after = page.next
    assert len(every) == 7
    assert paged == every


@pytest.mark.parametrize("marker", ["x", "2019-11-28", "2019-99-01.3", "2019-11-28.x\x00"])
def test_a_strange_page_marker_is_refused(monitor, marker: str) -> None:
    with pytest.raises(Refused) as refused:
        duplicates.page(account("reviewer", Role.REVIEWER), marker)
    assert refused.value.field == "after"


@pytest.mark.parametrize("marker", ["9999-12-31.1", "0001-01-01.-5"])
def test_a_page_marker_beyond_every_record_does_no_harm(monitor, marker: str) -> None:
    recording.record(whole(), monitor)
    assert duplicates.page(account("reviewer", Role.REVIEWER), marker).items == ()


def test_records_without_a_day_are_compared_where_they_share_an_article(monitor) -> None:
    article = kept_article()
    codes = {
        recording.record(whole(claim(1, article, 12), occurred=None, places=(BRIDGE,)), monitor) for _ in range(2)
    }  # fmt: skip
    (pair,) = duplicates.batch(LOADER)
    assert {pair.first.code, pair.second.code} == codes


def test_the_warning_of_a_draft_names_the_other_record_and_why(monitor) -> None:
    first = recording.record(whole(), monitor)
    second = recording.record(whole(), monitor)
    (warning,) = recording.warnings(recording.working_copy(second, monitor))
    params = dict(warning.params)
    assert warning.message % params == f"This may be the same incident as {first}."
    assert [reason.message for reason in params["why"]] == ["Same day: %(date)s", "Same place: %(place)s"]


def test_a_merged_record_is_not_offered_any_more(monitor) -> None:
    code = recording.record(whole(), monitor)
    reviewer = account("reviewer", Role.REVIEWER)
    reviewing.reject(code, 1, "A duplicate.", reviewer, duplicate_of=recording.record(whole(), monitor))
    assert code not in found(whole(), monitor)
    session().rollback()
    assert recording.incidents.record(code).status is Status.REJECTED


def test_a_draft_of_many_places_and_figures_is_compared_without_harm(monitor) -> None:
    code = recording.record(whole(claim(1, kept_article(), 12)), monitor)
    crowded = replace(
        whole(*(claim(number, "", number) for number in range(1, 200))), places=(CITY, BRIDGE, SQUARE) * 20
    )
    assert found(crowded, monitor) in ([code], [])
