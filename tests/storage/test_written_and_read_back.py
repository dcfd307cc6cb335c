"""What is written many at a time is what would be read back and found, column by column, on both engines."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from factories import account, claim, day, draft, kept_article
from incidents.domain.access import LOADER, Role
from incidents.domain.claims import Override
from incidents.domain.counts import Qualifier
from incidents.domain.errors import Conflict, Refused
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentLink, IncidentPlace, Record, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import (
    CauseRole,
    ClaimKind,
    Clarity,
    LinkKind,
    PlaceRole,
    Relation,
    Scope,
    Status,
    Tier,
)
from incidents.services import disclosing, reference
from incidents.storage import batches, bulk, exports, findings, incident_writing, incidents
from incidents.storage.db import session, transaction
from incidents.storage.models.batch import BatchLineRow
from incidents.storage.models.finding import ChangeRow
from incidents.storage.models.term import TermRow
from storage.imported import bring, set_up
from storage.test_presets_imported import FILES

pytestmark = pytest.mark.usefixtures("store")
PLAIN, RICH, HIDDEN, SUMMARY, LINKED = (f"IRQ-000000{number}" for number in range(1, 6))
FOUND = (
    "SELECT * FROM finding WHERE incident_id = :incident",
    "SELECT param, code FROM finding_key WHERE finding_id = :finding ORDER BY param, code",
    'SELECT * FROM finding_line WHERE finding_id = :finding ORDER BY outcome, "group"',
    "SELECT * FROM finding_text WHERE finding_id = :finding",
)
WORDS = {
    "sqlite": "SELECT words FROM finding_words WHERE rowid = :finding",
    "postgresql": "SELECT CAST(words AS text) FROM finding_words WHERE finding_id = :finding",
}


def rich(first: str, second: str, actor: str) -> Draft:
    """An incident with something in every column that a draft can fill."""
    return draft(
        claim(2, second, 4, upper=9, as_of=TimeSpan.between("2019-11-29T09:30", "2019-11-30"),
              said_by="An invented office", passage="اصيب ما بين اربعة وتسعة", passage_lang="ar", outcome="injured"),
        claim(1, first, 3, institution="invented-east", group="civilians", page_or_time="p. 4", credibility=2,
              override=Override(counted=True, reason="An invented reason"), tier=Tier.TEAM),
        claim(3, first, 50, qualifier=Qualifier.AT_LEAST, scope=Scope.SEVERAL_DAYS, scope_from=date(2019, 11, 27),
              scope_to=date(2019, 11, 29), combined=("killed", "injured"), outcome="injured", note="A \\ and a\ttab"),
        claim(4, second, kind=ClaimKind.PLACE, outcome="", fact="an invented bridge", replaces=None),
        title="A title with “marks”, a \\N and 'quotes'",
        summary=Trilingual(en="Two\nlines", ar="سطر", ckb="دێڕ"),
        occurred=day("2019-11-27/2019-11-29"),
        time_from=time(3, 20, 59), time_text="before dawn", time_of_day="night",
        places=(
            IncidentPlace(place="IQ-DQ-NASIRIYAH", precision=PlacePrecision.EXACT, radius_m=40,
                          point=Point(31.05, 46.26), public_precision=PlacePrecision.CITY, as_named="the bridge",
                          note=Trilingual(en="a note")),
            IncidentPlace(place="IQ-BG", role=PlaceRole.ORIGIN, precision=PlacePrecision.GOVERNORATE),
        ),
        violations=("killing-in-demonstration", "life"),
        causes=(Cause(term="live-ammunition", article=first, note="as told"),
                Cause(term="explosion", role=CauseRole.AMONG)),
        actors=(Involvement(actor=actor, alleged_by=(first, second), reply=Trilingual(en="They deny it."),
                            reply_article=second, public_name=Trilingual(en="A unit"), tier=Tier.TEAM),),
        articles=(ArticleLink(article=second), ArticleLink(article=first, relation=Relation.CONTEXT),
                  ArticleLink(article=second, relation=Relation.CORRECTS)),
        links=(IncidentLink(kind=LinkKind.PRECEDES, code=PLAIN),),
        settings=(Setting(outcome="killed", min=2, best=3, max=5, reason="An invented reason"),
                  Setting(outcome="injured", max=60, reason="Another")),
        no_number_reason="None was given.", sensitivity=("graphic",), event_type="battle",
    )  # fmt: skip


@pytest.fixture
def written() -> dict[int, Record]:
    """Incidents of every kind, written by an account in one go and shown to the team from what was written."""
    by = account("mina", Role.MONITOR)
    first, second = kept_article("invented-east"), kept_article("invented-west", "")
    with transaction() as current:
        actor = reference.keep_actor(current, Trilingual(en="An invented unit", ar="وحدة"), "armed-forces", LOADER)
    new = {
        PLAIN: draft(),
        RICH: rich(first, second, actor),
        HIDDEN: draft(claim(1, first, 1), tier=Tier.CONFIDENTIAL),
        SUMMARY: draft(claim(1, first, 12), clarity=Clarity.SUMMARY, occurred=None, places=()),
    }
    with transaction(by) as current:
        written = incident_writing.add_all(current, new, by)
        written |= incident_writing.add_all(current, {LINKED: draft(links=new[RICH].links)}, by)
        disclosing.show_new(current, written)
    return written


def found(numbers: list[int]) -> list[list[tuple[Any, ...]]]:
    """Everything that the team's findings of some incidents hold, but their own numbers."""
    current = session()
    current.rollback()
    ids: dict[int, int] = dict(
        current.execute(text("SELECT incident_id, id FROM finding WHERE audience = 'team'")).all()
    )
    words = WORDS[current.get_bind().dialect.name]
    held = []
    for number in numbers:
        asked = {"incident": number, "finding": ids.get(number)}
        rows = [current.execute(text(query), asked).mappings().all() for query in (*FOUND, words)]
        held.append([tuple(sorted((name, value) for name, value in row.items() if name not in {"id", "finding_id"}))
                     for part in rows for row in part])  # fmt: skip
    return held


def test_records_are_what_is_read_back(written: dict[int, Record]) -> None:
    read = exports.team_records([PLAIN, RICH, HIDDEN, SUMMARY, LINKED])
    assert len(read) == len(written) == 5
    for kept, back in zip(written.values(), read, strict=True):
        assert kept == back, kept.code
        assert kept.figures == back.figures
    assert list(written) == [incidents.number(session(), one.code) for one in read]


def test_dates_as_printed_are_kept_although_they_are_not_compared(written: dict[int, Record]) -> None:
    rich_one = next(one for one in written.values() if one.code == RICH)
    when, back = rich_one.content.occurred, incidents.record(RICH).content.occurred
    assert when is not None
    assert back is not None
    assert (when.as_printed, when.lasting) == (back.as_printed, back.lasting) == ("2019-11-27/2019-11-29", True)


def test_findings_are_those_of_records_that_are_read_back(written: dict[int, Record]) -> None:
    before = found(list(written))
    assert [bool(held) for held in before] == [True, True, False, True, True]
    with transaction() as current:
        disclosing.refresh_team_all(current, [one.code for one in written.values()])
    assert found(list(written)) == before


def test_findings_written_at_once_are_those_that_are_written_one_by_one(written: dict[int, Record]) -> None:
    before = found(list(written))
    for one in written.values():
        with transaction() as current:
            disclosing.refresh_team(current, one.code)
    assert found(list(written)) == before


def test_each_new_incident_is_told_to_whoever_follows_the_changes(written: dict[int, Record]) -> None:
    told = [row.incident_id for row in session().query(ChangeRow).order_by(ChangeRow.seq)]
    assert told == [number for number, one in written.items() if one.code != HIDDEN]


def test_one_code_that_is_not_known_keeps_nothing_of_all() -> None:
    good, bad = draft(), draft(places=(IncidentPlace(place="IQ-NOWHERE"),))
    with pytest.raises(Refused) as refused, transaction() as current:
        incident_writing.add_all(current, {PLAIN: good, RICH: bad}, LOADER)
    assert (refused.value.field, refused.value.params["text"]) == ("places", "IQ-NOWHERE")
    assert incidents.numbers(session(), [PLAIN, RICH]) == {}


def test_a_code_that_is_taken_is_a_conflict_and_no_accident() -> None:
    for _ in range(2):
        with transaction() as current:
            if incidents.numbers(current, [PLAIN]):
                break
            incident_writing.add_all(current, {PLAIN: draft()}, LOADER)
    with pytest.raises(Conflict), transaction() as current:
        incident_writing.add_all(current, {PLAIN: draft(title="Another")}, LOADER)
    assert incidents.record(PLAIN).content.title.en == "Invented event at an invented bridge"


def test_nothing_to_write_writes_nothing() -> None:
    with transaction() as current:
        assert incident_writing.add_all(current, {}, LOADER) == {}
        findings.add_all(current, {})
        bulk.insert_all(current, BatchLineRow, [])
    assert session().query(ChangeRow).count() == 0


def test_numbers_go_on_behind_the_last_one_and_are_given_once() -> None:
    with transaction() as current:
        first = incident_writing.add_all(current, {PLAIN: draft(), RICH: draft()}, LOADER)
        second = incident_writing.add_all(current, {HIDDEN: draft()}, LOADER)
    with transaction() as current:
        third = incidents.number(current, incidents.add(current, draft(), LOADER, prefix="IRQ"))
    given = [*first, *second, third]
    assert given == sorted(set(given))


def test_what_a_row_does_not_say_is_the_default_of_its_column() -> None:
    rows = [{"id": f"outcome:{slug}", "list_name": "outcome", "slug": slug, "label_en": slug}
            for slug in ("first-invented", "second-invented")]  # fmt: skip
    with transaction() as current:
        bulk.insert_all(current, TermRow, rows)
    kept = session().get(TermRow, "outcome:second-invented")
    assert kept is not None
    assert (kept.label_en, kept.label_ar, kept.active, kept.codes, kept.extra) == ("second-invented", "", True, [], [])


@pytest.mark.parametrize("name", ["acled", "ged", "ibc", "gtd", "events"])
def test_what_a_file_brings_in_is_found_as_if_it_were_read_back(tmp_path: Path, name: str) -> None:
    batch = bring(FILES[name][0](), set_up(tmp_path))
    codes = [line.incident for line in batches.every_line(batch.code) if line.incident]
    numbers = list(incidents.numbers(session(), codes).values())
    before = found(numbers)
    with transaction() as current:
        disclosing.refresh_team_all(current, codes)
    assert all(before)
    assert found(numbers) == before


def test_an_amendment_of_what_was_just_written_is_read_as_any_other(written: dict[int, Record]) -> None:
    with transaction() as current:
        incident_writing.amend_all(current, {RICH: (draft(title="Shorter now"), Status.DRAFT)}, LOADER)
        disclosing.refresh_team(current, RICH)
    assert written
    after = incidents.record(RICH)
    assert (after.version, after.content.title.en, after.content.claims) == (2, "Shorter now", ())
