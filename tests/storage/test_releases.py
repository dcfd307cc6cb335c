"""Releases: what was public stays askable as it stood, whatever becomes of the records; the present never notices."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from factories import account
from incidents.domain.access import LOADER, VISITOR, Actor, Role
from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, NotFound, Refused
from incidents.domain.fates import Fate, Since
from incidents.domain.features import Feature
from incidents.domain.incident import Record
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.releases import ReleaseCounts, ReleaseDraft, digest_of
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.services import cells, charting, crossing, disclosing, governorates, lists, merging, releasing, searching
from incidents.services.releasing import Damage
from incidents.storage import history, incidents, publications, releases
from incidents.storage.db import db, session, transaction
from incidents.storage.search.answering import INDEX_FROM, answers
from incidents.storage.search.index.answers import IndexAnswers
from incidents.storage.search.index.keeping import Index
from incidents.storage.search.rows import Page
from storage.asked import ask, everything
from storage.found import CODES, draft_of, keep, keep_five

BRIDGE, SQUARE, SILENT = CODES["bridge"], CODES["square"], CODES["silent"]
QUERIES = (
    "", "q=bridge", "q=مسيرة", "place=IQ-DQ", "place=IQ-BG&killed_min=2", "from=2019-11&to=2019-11&dates=certain",
    "cause=live-ammunition", "actor=G-FORCE", "source=invented-north", "bbox=44,30,47,34", "near=31.04,46.25,50",
    "changed=2026-01-01", "grade=contested", "figures=no-number",
)  # fmt: skip
WHOLE = Damage(records=0, lines=False, history=False)
#: Those that the bridge answers to by something finer than a release counts what was taken back by.
FINE = ("q=bridge", "q=مسيرة", "actor=G-FORCE", "source=invented-north", "bbox=44,30,47,34", "near=31.04,46.25,50")
BROAD = ("violation", "outcome", "group", "cause", "grade", "status", "figures")


@pytest.fixture
def manager(store: str) -> Actor:
    """A manager in a house with five public incidents."""
    keep_five()
    return account("invented manager", Role.MANAGER)


def made(by: Actor, title: str = "Spring") -> int:
    return releasing.make(ReleaseDraft(title=Trilingual(en=title)), by).number


def told(number: int | None) -> dict[str, dict[str, Any]]:
    """Everything that a release, or the present, answers to many questions."""
    asked = [(query, replace(ask(query), release=number, size=2)) for query in QUERIES]
    return {query: dict(_rows(everything(answers(Audience.PUBLIC, one), one))) for query, one in asked}


def _rows(found: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Of pages the rows, since their markers hold the question, and so the release; of features all but that one."""
    for name, answer in found:
        if isinstance(answer, Page):
            yield name, answer.items
        elif name == "features":
            yield name, {feature: number for feature, number in answer.items() if feature != Feature.FROZEN}
        else:
            yield name, answer


def amended(code: str, change: Callable[[Record], Any]) -> None:
    """Another wording of a record, kept by its team and published."""
    with transaction() as current:
        record = incidents.record(code)
        incidents.amend(current, code, change(record), record.version, record.status, LOADER)
        disclosing.refresh_team(current, code)
        disclosing.publish(current, code, LOADER)


def retitled(title: str) -> Callable[[Record], Any]:
    return lambda record: replace(record.content, title=Trilingual(en=title), claims=(), causes=(), places=())


def withdrawn(code: str) -> None:
    with transaction() as current:
        disclosing.withdraw(current, code, "A family asked for it; written for the team.")


def drained() -> str:
    """A statement that alters the words of one publication behind the history."""
    if db.engine.dialect.name == "sqlite":
        return "UPDATE publication SET body = replace(body, 'fountain', 'lake')"
    return "UPDATE publication SET body = CAST(replace(CAST(body AS TEXT), 'fountain', 'lake') AS JSON)"


def codes(number: int | None, query: str = "") -> list[str]:
    return [one.code for one in searching.page(replace(ask(query), release=number), VISITOR).items]


def test_a_release_answers_as_the_public_was_answered_when_it_was_made(manager: Actor) -> None:
    present = told(None)
    number = made(manager)
    assert told(number) == present
    assert present["q=bridge"]["count"] == 1
    assert present["q=مسيرة"]["count"] == 1


def test_the_present_does_not_notice_a_release(manager: Actor) -> None:
    present, team = told(None), dict(everything(answers(Audience.TEAM), ask("q=bridge")))
    made(manager)
    assert told(None) == present
    assert dict(everything(answers(Audience.TEAM), ask("q=bridge"))) == team
    for audience in Audience:
        index = IndexAnswers(Index(db.engine, audience))
        assert index.count(Criteria()) == searching.count(Criteria(), VISITOR)
        assert index.count(ask("q=bridge")) == 1


def test_amended_records_stand_in_the_release_as_they_were(manager: Actor) -> None:
    number = made(manager)
    before = told(number)
    amended(BRIDGE, retitled("Another invented title"))
    amended(SQUARE, retitled("A third invented title"))
    after = told(number)
    for query in QUERIES:
        for name in ("count", "totals", "choices", "month", "cells at zoom 7", "governorates"):
            assert after[query][name] == before[query][name], (query, name)
    row = searching.page(ask(f"release={number}&q=bridge"), VISITOR).items[0]
    assert row.title.en == "March of Ahmad over an invented bridge"
    assert row.since is not None
    assert (row.since.fate, row.since.gone) == (Fate.AMENDED, False)
    assert codes(None, "q=bridge") == []


def test_what_was_withdrawn_goes_on_counting_without_words_or_point(manager: Actor) -> None:
    number = made(manager)
    before = told(number)
    withdrawn(BRIDGE)
    after = told(number)
    for query in QUERIES:
        if query in FINE:
            assert after[query]["count"] == before[query]["count"] - 1, query
            continue
        for name in ("count", "totals", "month"):
            assert after[query][name] == before[query][name], (query, name)
        for param in BROAD:
            assert after[query]["choices"][param] == before[query]["choices"][param], (query, param)
    row = next(one for one in searching.page(Criteria(release=number), VISITOR).items if one.code == BRIDGE)
    assert (row.title, row.place, row.area, row.point, row.causes) == (
        Trilingual(),
        Trilingual(),
        Trilingual(),
        None,
        (),
    )
    assert row.counts["killed"] == Count(5, 5, open=row.counts["killed"].open)
    assert row.since is not None
    assert row.since.fate == Fate.WITHDRAWN
    assert BRIDGE not in codes(None)


def test_a_map_of_a_release_draws_no_point_of_what_was_withdrawn(manager: Actor) -> None:
    number = made(manager)
    withdrawn(BRIDGE)
    asked = ask(f"release={number}&cause=live-ammunition")
    found = answers(Audience.PUBLIC, asked)
    assert found.count(asked) == 1
    assert found.window(asked, 12).cells == ()
    assert [(area.governorate, area.incidents, area.placed) for area in found.governorates(asked)] == [
        ("IQ-DQ", 1, False)
    ]
    assert found.placed(asked, 5) == ()
    assert found.whole(asked, 12).incidents == ()


def test_merged_records_say_where_they_lead(manager: Actor) -> None:
    number = made(manager)
    merging.merge(BRIDGE, SQUARE, "Both tell of one invented evening.", account("invented reviewer", Role.REVIEWER))
    row = next(one for one in searching.page(Criteria(release=number), VISITOR).items if one.code == SQUARE)
    assert row.since == Since(SQUARE, Fate.MERGED, row.since.day if row.since else row.changed.date(), BRIDGE)
    assert not row.title


def test_where_a_merged_record_leads_is_not_said_while_that_is_hidden(manager: Actor) -> None:
    number = made(manager)
    merging.merge(BRIDGE, SQUARE, "Both tell of one invented evening.", account("invented reviewer", Role.REVIEWER))
    withdrawn(BRIDGE)
    row = next(one for one in searching.page(Criteria(release=number), VISITOR).items if one.code == SQUARE)
    assert row.since is not None
    assert (row.since.fate, row.since.into) == (Fate.MERGED, "")


def test_records_that_come_later_are_not_in_it(manager: Actor) -> None:
    number = made(manager)
    keep("IRQ-0000006", draft_of("A later invented bridge"))
    assert codes(number, "q=bridge") == [BRIDGE]
    assert sorted(codes(None, "q=bridge")) == [BRIDGE, "IRQ-0000006"]
    assert releasing.changes(number, VISITOR).counts == {Fate.ADDED: 1}


def test_each_release_keeps_its_own_and_only_what_changed_is_kept_anew(manager: Actor) -> None:
    first = made(manager)
    amended(BRIDGE, retitled("A second invented title"))
    withdrawn(SILENT)
    second, before = made(manager), told(2)
    amended(BRIDGE, retitled("A third invented title"))
    third = made(manager)
    titles = [searching.page(ask(f"release={one}&article=&sort=code"), VISITOR).items[0].title.en for one in (1, 2, 3)]
    assert titles == ["March of Ahmad over an invented bridge", "A second invented title", "A third invented title"]
    assert [SILENT in codes(one) for one in (first, second, third)] == [True, False, False]
    assert session().scalar(text("SELECT count(*) FROM release_span")) == 5 + 1 + 1
    assert told(2)["q=bridge"]["totals"] == before["q=bridge"]["totals"]


def test_a_record_that_went_and_came_back_is_in_both_releases_around(manager: Actor) -> None:
    made(manager)
    number = publications.standing(session(), SILENT)
    withdrawn(SILENT)
    made(manager)
    with transaction() as current:
        disclosing.republish(current, SILENT, number or 0)
    made(manager)
    assert [SILENT in codes(one) for one in (1, 2, 3)] == [True, False, True]
    assert releasing.changes(1, VISITOR).counts == {}
    assert releasing.changes(2, VISITOR).counts == {Fate.ADDED: 1}


def test_the_changes_since_a_release_are_counted_and_named(manager: Actor) -> None:
    number = made(manager)
    amended(SQUARE, retitled("A second invented title"))
    withdrawn(BRIDGE)
    keep("IRQ-0000006", draft_of("A later invented evening"))
    found = releasing.changes(number, VISITOR)
    assert found.counts == {Fate.AMENDED: 1, Fate.WITHDRAWN: 1, Fate.ADDED: 1}
    assert {(one.code, one.fate) for one in found.newest} == {
        (SQUARE, Fate.AMENDED), (BRIDGE, Fate.WITHDRAWN), ("IRQ-0000006", Fate.ADDED),
    }  # fmt: skip
    assert len(releasing.changes(number, VISITOR, limit=2).newest) == 2


def test_the_digest_is_made_of_a_line_for_each_record(manager: Actor) -> None:
    released = releasing.make(ReleaseDraft(), manager)
    lines = list(releasing.lines(released.number, VISITOR))
    assert [line.code for line in lines] == sorted(CODES.values())
    body = session().scalar(text("SELECT CAST(body AS TEXT) FROM publication WHERE incident_id = 1"))
    canonical = json.dumps(json.loads(body or ""), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert lines[0].text == f"{BRIDGE} 1 {hashlib.sha256(canonical.encode()).hexdigest()}\n"
    assert released.digest == hashlib.sha256("".join(line.text for line in lines).encode()).hexdigest()
    assert released.digest == digest_of(reversed(lines))


def test_the_same_digest_for_ever(manager: Actor) -> None:
    number = made(manager)
    before = releasing.release(number, VISITOR).digest, list(releasing.lines(number, VISITOR))
    amended(SQUARE, retitled("A second invented title"))
    withdrawn(BRIDGE)
    made(manager)
    assert (releasing.release(number, VISITOR).digest, list(releasing.lines(number, VISITOR))) == before
    assert releasing.damage(number, VISITOR) == WHOLE


def test_a_body_that_was_altered_behind_the_history_is_found(manager: Actor) -> None:
    number = made(manager)
    assert releasing.damage(number, VISITOR) == WHOLE
    with transaction() as current:
        current.execute(text(drained()))
    assert releasing.damage(number, VISITOR) == replace(WHOLE, records=1)


def test_a_body_that_was_altered_together_with_its_own_digest_is_found(manager: Actor) -> None:
    number = made(manager)
    with transaction() as current:
        current.execute(text(drained()))
    frozen = list(releases.bodies(number))
    ((kept, altered),) = [(kept, now) for kept, now in frozen if kept != now]
    with transaction() as current:
        statement = text("UPDATE release_span SET digest = :altered WHERE digest = :kept")
        current.execute(statement, {"altered": altered, "kept": kept})
    assert releasing.damage(number, VISITOR) == replace(WHOLE, lines=True)


def test_a_record_that_was_taken_out_of_a_release_is_found(manager: Actor) -> None:
    number = made(manager)
    with transaction() as current:
        current.execute(text("DELETE FROM release_span WHERE finding_id = (SELECT min(finding_id) FROM release_span)"))
    assert releasing.damage(number, VISITOR) == replace(WHOLE, lines=True)


def test_a_release_whose_every_digest_was_made_anew_differs_from_the_history(manager: Actor) -> None:
    number = made(manager)
    with transaction() as current:
        current.execute(text("DELETE FROM release_span WHERE finding_id = (SELECT min(finding_id) FROM release_span)"))
        digest = {"digest": digest_of(releases.lines(number))}
        current.execute(text("UPDATE dated_release SET digest = :digest"), digest)
    assert releasing.damage(number, VISITOR) == replace(WHOLE, history=True)


def test_a_release_whose_deed_was_erased_is_whole_as_long_as_it_is_told_of(manager: Actor) -> None:
    number = made(manager)
    with transaction() as current:
        history.erase(current, history.entries(on=("release", str(number)))[0].seq)
    assert releasing.damage(number, VISITOR) == WHOLE


def test_a_release_that_the_history_does_not_tell_of_is_found(manager: Actor) -> None:
    counts = ReleaseCounts(incidents=5, without_number=0, patterns=0, people={})
    with transaction() as current:
        number = releases.add(current, ReleaseDraft(), counts, history.length(), manager).number
    assert releasing.damage(number, VISITOR) == replace(WHOLE, history=True)


@pytest.mark.parametrize("number", [2, 2**31, 2**63, 10**30])
def test_a_release_that_there_is_not_is_refused_however_large_its_number(manager: Actor, number: int) -> None:
    made(manager)
    with pytest.raises(Refused, match="no release of this number"):
        releasing.require(Criteria(release=number))
    with pytest.raises(NotFound, match="no release of this number"):
        releasing.release(number, VISITOR)


@pytest.mark.parametrize("store", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_freezing_may_take_as_long_as_all_records_need_and_nothing_after_it_may(manager: Actor) -> None:
    limit, counts = text("SHOW statement_timeout"), ReleaseCounts(incidents=5, without_number=0, patterns=0, people={})
    with transaction() as current:
        before = current.scalar(limit)
        releases.add(current, ReleaseDraft(), counts, history.length(), manager)
        assert (before, current.scalar(limit)) == ("1min", "0")
    assert session().scalar(limit) == "1min"


def test_a_release_is_a_public_deed_with_its_digest_and_counts(manager: Actor) -> None:
    released = releasing.make(ReleaseDraft(title=Trilingual(en="Spring")), manager)
    entry = history.entries(on=("release", "1"), public_only=True)[0]
    assert (entry.deed, entry.actor) == ("released", manager.account)
    assert entry.content is not None
    assert entry.content["digest"] == released.digest
    assert entry.content["counts"]["incidents"] == 5
    assert released.history_seq == entry.seq - 1
    assert history.verify() == ()


def test_lists_stand_in_a_release_as_they_stood(manager: Actor) -> None:
    items = (ListItem(BRIDGE), ListItem(SQUARE))
    by_hand = lists.make(ListDraft(title=Trilingual(en="Two"), items=items), manager)
    asked = lists.make(ListDraft(title=Trilingual(en="Dhi Qar"), query="place=IQ-DQ"), manager)
    drafted = lists.make(ListDraft(title=Trilingual(en="Not public"), items=items), manager)
    lists.publish(by_hand, manager)
    lists.publish(asked, manager)
    number, question = made(manager), sorted(codes(None, "place=IQ-DQ"))
    found = lists.evidence_list(by_hand, manager)
    lists.amend(by_hand, found.content.without(BRIDGE), found.version, manager)
    lists.withdraw(asked, manager)
    lists.publish(drafted, manager)
    assert sorted(codes(number, f"list={by_hand}")) == [BRIDGE, SQUARE]
    assert sorted(codes(number, f"list={asked}")) == question != []
    assert codes(number, f"list={drafted}") == []
    assert codes(None, f"list={by_hand}") == [SQUARE]


def test_a_list_cannot_ask_of_a_release(manager: Actor) -> None:
    made(manager)
    with pytest.raises(Refused, match="not of a release"):
        lists.make(ListDraft(title=Trilingual(en="Two"), query="release=1"), manager)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MANAGER])
def test_nobody_but_a_manager_releases(manager: Actor, role: Role) -> None:
    with pytest.raises(NotAllowed):
        made(account("somebody invented", role))


def test_everyone_who_reads_what_is_public_reads_releases(manager: Actor) -> None:
    made(manager)
    assert [one.number for one in releasing.all_releases(VISITOR)] == [1]
    with pytest.raises(NotAllowed):
        releasing.all_releases(replace(VISITOR, open_house=False))


def test_an_empty_house_has_nothing_to_release(store: str) -> None:
    with pytest.raises(Refused, match="Nothing is public yet"):
        made(LOADER)
    assert history.length() == 0


def test_a_release_that_there_is_not_is_refused_by_name(manager: Actor) -> None:
    with pytest.raises(NotFound):
        releasing.release(7, VISITOR)
    with pytest.raises(Refused) as refusal:
        releasing.require(Criteria(release=7))
    assert refusal.value.field == "release"
    assert codes(7) == []


def test_titles_too_long_are_refused_where_they_stand(manager: Actor) -> None:
    with pytest.raises(Refused) as refusal:
        made(manager, "x" * 10_000)
    assert refusal.value.field == "title"
    assert releasing.all_releases(VISITOR) == ()


def test_the_team_finds_in_a_release_what_the_public_found(manager: Actor) -> None:
    keep("IRQ-0000006", draft_of("A hidden invented bridge"), public=False)
    number = made(manager)
    assert [one.code for one in searching.page(ask(f"release={number}&q=bridge"), manager).items] == [BRIDGE]
    assert searching.count(ask("q=bridge"), manager) == 2


def test_a_name_given_to_a_place_later_does_not_reach_back(manager: Actor) -> None:
    number = made(manager)
    with transaction() as current:
        current.execute(text("UPDATE place SET name_en = 'Renamed' WHERE code = 'IQ-DQ-NASIRIYAH'"))
    row = searching.page(ask(f"release={number}&q=bridge"), VISITOR).items[0]
    assert row.place.en != "Renamed"
    assert row.place.en


def test_what_was_taken_back_stays_so_though_the_record_is_public_anew(manager: Actor) -> None:
    """Somebody asks that a detail be taken off: it is withdrawn, and published again without the detail."""
    number = made(manager)
    before = told(number)
    withdrawn(BRIDGE)
    amended(BRIDGE, retitled("Published anew, without a detail"))
    row = next(one for one in searching.page(Criteria(release=number), VISITOR).items if one.code == BRIDGE)
    assert row.since is not None
    assert (row.since.fate, row.since.gone, row.since.into) == (Fate.RENEWED, True, BRIDGE)
    assert (row.title, row.point) == (Trilingual(), None)
    asked = ask(f"release={number}&cause=live-ammunition")
    assert answers(Audience.PUBLIC, asked).window(asked, 12).cells == ()
    assert told(number)[""]["totals"] == before[""]["totals"]
    assert releasing.changes(number, VISITOR).counts == {Fate.RENEWED: 1}


def test_a_wording_between_that_was_taken_back_takes_the_one_before_along(manager: Actor) -> None:
    number = made(manager)
    amended(BRIDGE, retitled("A second wording with the same detail"))
    withdrawn(BRIDGE)
    amended(BRIDGE, retitled("A third without it"))
    row = next(one for one in searching.page(Criteria(release=number), VISITOR).items if one.code == BRIDGE)
    assert row.since is not None
    assert row.since.fate == Fate.RENEWED
    assert not row.title


def test_where_the_index_answers_for_the_present_a_release_is_answered_all_the_same(manager: Actor) -> None:
    number = made(manager)
    expected = told(number)
    db.engine.update_execution_options(**{INDEX_FROM: 0})
    withdrawn(SILENT)
    assert isinstance(answers(Audience.PUBLIC), IndexAnswers)
    asked = Criteria(release=number)
    totals = expected[""]["totals"]
    in_sums = {outcome: people for outcome, people in totals.sums.items() if outcome in searching.IN_SUMS}
    assert searching.ask(asked, VISITOR).totals == replace(totals, sums=in_sums)
    assert searching.totals(asked, manager) == totals
    assert searching.count(asked, VISITOR) == searching.counted(asked, VISITOR)[1] == 5
    assert cells.window(asked, 7, VISITOR).total == 5
    assert charting.timeline(asked, VISITOR).steps == charting.timeline(asked, manager).steps
    assert sum(one.incidents for one in governorates.areas(asked, VISITOR)) == 5
    assert sum(cross.incidents for cross in crossing.cross(asked, VISITOR, "grade", "year").cells.values()) > 0
    assert len(searching.on_map(asked, VISITOR)) == 5
    assert searching.without_each(replace(asked, text="nothing-like-it"), VISITOR)
    assert searching.count(Criteria(), VISITOR) == 4


def test_the_index_refuses_a_release_rather_than_answering_of_today(manager: Actor) -> None:
    number = made(manager)
    with pytest.raises(RuntimeError, match="asked of SQL"):
        IndexAnswers(Index(db.engine, Audience.PUBLIC)).count(Criteria(release=number))
