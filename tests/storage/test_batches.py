"""Files of other data sets brought in: whole or not at all, once, as figures of the data set; and taken back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from factories import account, claim, draft, kept_article
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.batches import BatchState, RowState
from incidents.domain.errors import Conflict, NotAllowed, Refused
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, ClaimKind, ClaimStatus, DataKind, Grade, Status
from incidents.services import chronicle, duplicates, recording, reviewing, searching
from incidents.services.importing import bringing, checking, dry_run, handing, undoing
from incidents.storage import article_values, batches, history, incidents, likenesses
from incidents.storage.db import session
from incidents.storage.search import rows
from machinery.tabled import acled
from storage.imported import bring, code_of, counts, hand_in, killed, number_of, record, set_up


@pytest.fixture
def by(store: str, tmp_path: Path) -> Actor:
    return set_up(tmp_path)


class Unplugged(Exception):
    """Stands for the plug being pulled."""


def unplug(after: int) -> object:
    def told(done: int, _rows: int) -> None:
        if done >= after:
            raise Unplugged

    return told


def many(count: int, **more: object) -> bytes:
    return acled(*({"fatalities": number % 4, **more} for number in range(count)))


def test_a_row_becomes_a_draft_whose_figure_the_data_set_reports(by: Actor) -> None:
    batch = bring(acled({"fatalities": 3}), by)
    assert counts(batch) == (1, 0, 0, 0, 0)
    found = record("IRQ1")
    assert (found.status, found.content.data_kind, found.public) == (Status.DRAFT, DataKind.RECORD, False)
    figure = found.content.claims[0]
    assert (figure.outcome, figure.value, figure.article) == ("killed", 3, batch.article)
    assert figure.page_or_time == "row 2 · IRQ1"
    assert figure.passage == "Invented words of the data set."
    assert figure.said_by == "Invented Agency"
    assert found.contributors == ("importer",)
    edition = article_values.article(session(), batch.article).content
    assert edition.title.endswith(": invented.csv")
    assert batch.sha256 in edition.summary.en


def test_people_in_the_database_are_the_people_of_the_file(by: Actor) -> None:
    batch = bring(many(450), by)
    people = sum(number % 4 for number in range(450))
    assert batch.counts.people["killed"].min == people
    assert killed() == (people, people)
    assert number_of("incident") == 450
    assert history.verify() == ()


def test_the_same_file_twice_adds_nothing(by: Actor) -> None:
    bring(many(5), by)
    before = killed()
    again = bring(many(5), by)
    assert counts(again) == (0, 0, 5, 0, 0)
    assert (number_of("incident"), killed()) == (5, before)


def test_a_next_edition_changes_its_own_figures_and_nothing_that_people_wrote(by: Actor) -> None:
    bring(acled({"fatalities": 3}, {"fatalities": 1}), by)
    first = record("IRQ1")
    article = kept_article()
    theirs = replace(
        first.content,
        title=Trilingual(en="A title by a monitor"),
        claims=(*first.content.claims, claim(9, article, 8)),
        articles=(*first.content.articles, *draft(claim(1, article, 8)).articles),
    )
    recording.amend(first.code, theirs, first.version, account("mina", Role.MONITOR))
    second = bring(acled({"fatalities": 5, "event_date": "29 November 2019"}, {"fatalities": 1}), by)
    assert counts(second) == (0, 1, 1, 0, 0)
    found = record("IRQ1").content
    assert found.title.en == "A title by a monitor"
    assert found.occurred is not None
    assert found.occurred.edtf == "2019-11-29"
    told = [(one.number, one.value, one.status, one.replaces) for one in found.claims if one.outcome == "killed"]
    assert told == [
        (1, 3, ClaimStatus.SUPERSEDED, None),
        (9, 8, ClaimStatus.ACTIVE, None),
        (10, 5, ClaimStatus.ACTIVE, 1),
    ]


def test_an_edition_of_a_published_record_waits_as_an_amendment(by: Actor) -> None:
    bring(acled({"fatalities": 3}), by)
    found = record("IRQ1")
    publish(found.code, by)
    bring(acled({"fatalities": 7}), by)
    after = record("IRQ1")
    assert (after.status, after.public) == (Status.DRAFT, True)
    public = rows.summaries_of([found.code], Audience.PUBLIC)[0]
    assert public.counts["killed"].min == 3


def test_refused_rows_are_named_and_the_others_are_in(by: Actor) -> None:
    syria = {"country": "Syria", "iso": 760, "admin1": "Deir ez Zor", "admin2": "", "location": "Unheard-of Village",
             "latitude": 35.3, "longitude": 40.1}  # fmt: skip
    wrong = ({"fatalities": "many"}, {"event_date": "31 November 2019"}, {"latitude": "99"}, syria)
    batch = bring(acled({}, *wrong, {}), by)
    assert (batch.counts.new, batch.counts.refused, batch.state) == (2, 4, BatchState.DONE)
    refused = handing.lines(batch.code, by, states=(RowState.REFUSED,))
    assert [(line.number, line.problems[0].column) for line in refused][:3] == [
        (3, "fatalities"), (4, "event_date"), (5, "latitude"),
    ]  # fmt: skip
    assert [line.problems[0].value for line in refused][:2] == ["many", "31 November 2019"]
    assert all(str(line.problems[0]) for line in refused)


def test_a_code_that_stands_twice_is_kept_once(by: Actor) -> None:
    same, other = {"event_id_cnty": "IRQ7"}, {"event_id_cnty": "IRQ7", "fatalities": 40}
    batch = bring(acled(same, same, other), by)
    assert counts(batch) == (1, 0, 0, 1, 1)
    refused = handing.lines(batch.code, by, states=(RowState.REFUSED,))[0]
    assert str(refused.problems[0]) == "Row 2 has this code already, and says something else."
    assert killed() == (1, 1)


def test_a_place_that_is_not_known_keeps_its_name_and_its_point_in_its_governorate(by: Actor) -> None:
    bring(acled({"location": "Unheard-of Village", "admin2": "", "latitude": 31.2, "longitude": 46.3}), by)
    place = record("IRQ1").content.places[0]
    assert (place.place, place.as_named) == ("IQ-DQ", "Unheard-of Village")
    assert place.point is not None
    assert (place.point.lat, place.point.lon) == (31.2, 46.3)
    assert place.precision == PlacePrecision.CITY


def test_precision_is_carried_over_and_never_finer(by: Actor) -> None:
    bring(acled({"geo_precision": 1}, {"geo_precision": 2}, {"geo_precision": 3}, {"time_precision": 3}), by)
    precisions = [record(f"IRQ{number}").content.places[0].precision for number in (1, 2, 3)]
    assert precisions == [PlacePrecision.CITY, PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE]
    occurred = record("IRQ4").content.occurred
    assert occurred is not None
    assert occurred.edtf == "2019-11"


def test_an_institution_that_is_not_known_stays_the_words_of_the_data_set(by: Actor) -> None:
    armed = {"actor1": "Invented Brigade", "inter1": "Political militia", "actor2": "Civilians (Iraq)",
             "inter2": "Civilians"}  # fmt: skip
    batch = bring(acled(armed), by)
    found = record("IRQ1").content
    assert found.actors == ()
    facts = [one.fact for one in found.claims if one.kind == ClaimKind.ACTOR]
    assert facts == ["Invented Brigade"]
    assert ("actor", "Invented Brigade", 1) in [(one.words, one.text, one.rows) for one in batch.counts.unknown]
    assert number_of("actor") == 0


def test_what_a_person_says_that_words_mean_is_taken(by: Actor) -> None:
    strange = acled({"location": "Old Name of Najaf", "admin1": "", "admin2": "", "latitude": "", "longitude": ""})
    values = {"place": {"Old Name of Najaf": "IQ-NA-NAJAF"}}
    bring(strange, by, values=values)
    place = record("IRQ1").content.places[0]
    assert (place.place, place.as_named) == ("IQ-NA-NAJAF", "Old Name of Najaf")


def test_a_run_that_stops_leaves_whole_chunks_and_a_second_one_completes_it(by: Actor) -> None:
    code = hand_in(many(500), by)
    with pytest.raises(Unplugged):
        bringing.bring_in(code, by, told=unplug(400), breath=0)
    assert (number_of("incident"), number_of("import_row")) == (400, 400)
    assert handing.is_stopped(handing.batch(code, by))
    done = bringing.bring_in(code, by, breath=0)
    assert (counts(done), done.state) == ((500, 0, 0, 0, 0), BatchState.DONE)
    assert number_of("incident") == 500
    assert killed()[0] == sum(number % 4 for number in range(500))
    assert done.counts.people["killed"].min == killed()[0]


def test_the_same_file_handed_in_again_goes_on_where_it_was_stopped(by: Actor, tmp_path: Path) -> None:
    file = tmp_path / "invented.csv"
    file.write_bytes(many(300))
    code = hand_in(file.read_bytes(), by)
    with pytest.raises(Unplugged):
        bringing.bring_in(code, by, told=unplug(200), breath=0)
    with file.open("rb") as source:
        assert handing.to_go_on_with(source, file.name, handing.batch(code, by).reading, by) == code


def test_a_duplicate_behind_the_stop_is_still_known_as_one(by: Actor) -> None:
    content = acled(*({"event_id_cnty": f"IRQ{number % 250}"} for number in range(300)))
    code = hand_in(content, by)
    with pytest.raises(Unplugged):
        bringing.bring_in(code, by, told=unplug(200), breath=0)
    assert counts(bringing.bring_in(code, by, breath=0)) == (250, 0, 0, 50, 0)


def test_a_file_that_breaks_off_brings_in_nothing_at_all(by: Actor) -> None:
    with pytest.raises(Refused):
        bring(b"event_id_cnty,event_date\n", by)
    assert number_of("incident") == 0


def test_one_import_at_a_time(by: Actor) -> None:
    code = hand_in(many(2), by)
    other = hand_in(many(3), by)

    def meanwhile(_done: int, _rows: int) -> None:
        assert handing.at_work() == code
        with pytest.raises(Conflict):
            bringing.bring_in(other, by, breath=0)

    bringing.bring_in(code, by, told=meanwhile, breath=0)
    assert handing.at_work() == ""


def test_an_import_that_is_done_is_not_brought_in_again(by: Actor) -> None:
    code = bring(many(2), by).code
    with pytest.raises(Conflict):
        bringing.bring_in(code, by, breath=0)


def test_undoing_sets_aside_what_was_made_and_importing_again_brings_the_same_codes_back(by: Actor) -> None:
    batch = bring(many(3), by)
    codes = [code_of(f"IRQ{number}") for number in (1, 2, 3)]
    undone = undoing.undo(batch.code, by)
    assert (undone.state, undone.counts.left) == (BatchState.UNDONE, ())
    assert [incidents.record(code).status for code in codes] == [Status.REJECTED] * 3
    assert incidents.record(codes[0]).steps[-1].reason == "import undone"
    assert (killed(), number_of("finding")) == ((0, 0), 0)
    again = bring(many(3), by)
    assert counts(again) == (3, 0, 0, 0, 0)
    assert [code_of(f"IRQ{number}") for number in (1, 2, 3)] == codes
    assert [incidents.record(code).status for code in codes] == [Status.DRAFT] * 3
    assert killed()[0] == again.counts.people["killed"].min == 3
    assert history.verify() == ()


def test_undoing_an_edition_puts_back_what_the_one_before_had_said(by: Actor) -> None:
    first = bring(acled({"fatalities": 3}), by)
    before = record("IRQ1").content
    second = bring(acled({"fatalities": 5}), by)
    undoing.undo(second.code, by)
    assert record("IRQ1").content == before
    assert counts(bring(acled({"fatalities": 3}), by)) == (0, 0, 1, 0, 0)
    undoing.undo(first.code, by)
    assert record("IRQ1").status == Status.REJECTED


def test_undoing_leaves_what_people_did_and_names_it(by: Actor) -> None:
    batch = bring(many(4), by)
    amended, published = record("IRQ1"), record("IRQ2")
    theirs = replace(amended.content, title=Trilingual(en="A title by a monitor"))
    recording.amend(amended.code, theirs, amended.version, account("mina", Role.MONITOR))
    publish(published.code, by)
    undone = undoing.undo(batch.code, by)
    assert set(undone.counts.left) == {amended.code, published.code}
    assert record("IRQ1").content.title.en == "A title by a monitor"
    assert record("IRQ2").status == Status.PUBLISHED
    assert record("IRQ3").status == Status.REJECTED
    told = [str(problem) for line in handing.lines(batch.code, by) for problem in line.problems]
    assert f"{amended.code} was changed since, so it stays." in told
    assert f"{published.code} is published, so it stays. Withdraw it first." in told


def test_an_undoing_that_stops_is_gone_on_with(by: Actor) -> None:
    batch = bring(many(450), by)
    with pytest.raises(Unplugged):
        undoing.undo(batch.code, by, told=unplug(200))
    assert number_of("finding") == 250
    assert undoing.undo(batch.code, by).state == BatchState.UNDONE
    assert number_of("finding") == 0


def test_what_was_undone_is_not_undone_twice(by: Actor) -> None:
    batch = bring(many(1), by)
    undoing.undo(batch.code, by)
    with pytest.raises(Conflict):
        undoing.undo(batch.code, by)


def test_a_record_that_was_not_accepted_is_not_changed_by_a_file(by: Actor) -> None:
    bring(acled({"fatalities": 3}), by)
    found = record("IRQ1")
    reviewing.reject(found.code, found.version, "Invented reason", account("rita", Role.REVIEWER))
    assert counts(bring(acled({"fatalities": 3}), by)) == (0, 0, 1, 0, 0)
    second = bring(acled({"fatalities": 4}), by)
    assert counts(second) == (0, 0, 0, 0, 1)
    assert "was not accepted here" in str(handing.lines(second.code, by)[0].problems[0])


def test_the_figures_of_a_duplicate_go_to_the_record_that_stayed(by: Actor) -> None:
    bring(acled({"fatalities": 3}), by)
    gone = record("IRQ1")
    stays = recording.record(draft(claim(1, kept_article(), 2)), LOADER)
    reviewing.reject(gone.code, gone.version, "The same event", account("rita", Role.REVIEWER), duplicate_of=stays)
    assert counts(bring(acled({"fatalities": 4}), by)) == (0, 1, 0, 0, 0)
    values = [one.value for one in incidents.record(stays).content.claims if one.outcome == "killed"]
    assert values == [2, 4]


def test_a_dry_run_says_the_same_and_keeps_nothing(by: Actor, tmp_path: Path) -> None:
    bring(acled({"fatalities": 3}), by)
    file = tmp_path / "next.csv"
    file.write_bytes(acled({"fatalities": 5}, {}, {"fatalities": "many"}))
    before = {table: number_of(table) for table in ("incident", "import_batch", "import_row", "history", "article")}
    looked = dry_run.look_at(file, handing.newest(by)[0].reading, by)
    found = looked.counts
    assert (found.new, found.changed, found.same, found.refused) == (1, 1, 0, 1)
    assert [(line.number, line.problems[0].column) for line in looked.refused] == [(4, "fatalities")]
    assert {table: number_of(table) for table in before} == before


def test_looking_at_every_row_keeps_what_it_found_until_the_file_is_read_another_way(by: Actor) -> None:
    code = hand_in(acled({}, {"fatalities": "many"}), by)
    looked = checking.check(code, by)
    assert (looked.looked_through, looked.rows, looked.counts.refused) == (True, 2, 1)
    assert [line.number for line in handing.lines(code, by)] == [3]
    anew = checking.read_anew(code, replace(looked.reading, encoding="cp1256"), by)
    assert (anew.looked_through, anew.counts.rows, handing.lines(code, by)) == (False, 0, ())
    assert number_of("incident") == 0


def test_a_dry_run_names_incidents_that_a_new_row_may_be(by: Actor) -> None:
    article = kept_article(published="2019-11-29")
    code = recording.record(draft(claim(1, article, 3), title="Protesters killed in Nasiriyah"), LOADER)
    looked = checking.check(hand_in(acled({"fatalities": 3}, {"event_date": "1 May 2018"}), by), by)
    assert (looked.counts.new, looked.counts.alike) == (2, 1)
    told = [(line.number, str(line.problems[0])) for line in handing.lines(looked.code, by)]
    assert told == [(2, f"It may be {code}, which is here already.")]


def test_rows_of_one_data_set_are_told_apart_by_its_codes(by: Actor) -> None:
    bring(acled({"fatalities": 3}), by)
    looked = checking.check(hand_in(acled({"event_id_cnty": "IRQ9", "fatalities": 3}), by), by)
    assert (looked.counts.new, looked.counts.alike) == (1, 0)


def test_that_two_rows_stand_in_one_file_does_not_make_them_alike(by: Actor) -> None:
    bring(acled({"fatalities": 3}, {"fatalities": 3}), by)
    (pair,) = duplicates.batch(by)
    assert [reason.message for reason in pair.likeness.reasons if "article" in reason.message] == []
    edition = incidents.record(code_of("IRQ1")).content.articles[0].article
    assert likenesses.sharing([edition]) == ()


def test_an_incident_tells_by_which_import_it_came(by: Actor) -> None:
    batch = bring(many(2), by)
    told = chronicle.of_incident(code_of("IRQ1"), by).deeds
    assert [(one.words, one.code, one.who) for one in told] == [
        ("Rows of a file were brought in", batch.code, "importer")
    ]


def test_what_stopped_a_run_is_forgotten_once_it_went_on(by: Actor) -> None:
    code = hand_in(many(300), by)
    with pytest.raises(Unplugged):
        bringing.bring_in(code, by, told=unplug(200), breath=0)
    handing.note_failure(code, Conflict("Invented trouble"), by)
    assert handing.batch(code, by).counts.failure is not None
    assert bringing.bring_in(code, by, breath=0).counts.failure is None


def test_who_may_not_import_is_refused_before_anything_is_kept(by: Actor, tmp_path: Path) -> None:
    monitor = account("mina", Role.MONITOR)
    with pytest.raises(NotAllowed):
        hand_in(many(1), monitor)
    code = hand_in(many(1), by)
    for deed in (bringing.bring_in, checking.check, undoing.undo, handing.discard):
        with pytest.raises(NotAllowed):
            deed(code, monitor)
    assert number_of("incident") == 0


def test_a_file_without_a_table_is_not_kept(by: Actor, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        hand_in(b"MZ\x90\x00\x03 no table at all", by, "renamed.xlsx")
    assert [one.name for one in (tmp_path / "imports").iterdir()] == []
    assert number_of("import_batch") == 0


def test_the_name_of_a_file_is_a_name_alone(by: Actor) -> None:
    code = hand_in(many(1), by, "..\\..\\etc/../Windows\\file.csv")
    assert handing.batch(code, by).file_name == "file.csv"
    assert re.fullmatch(r"B-[0-9A-Z]{7}", code)


def test_a_file_that_waits_is_discarded_and_one_that_is_in_stays(by: Actor, tmp_path: Path) -> None:
    code = hand_in(many(1), by)
    handing.discard(code, by)
    assert handing.newest(by) == ()
    assert list((tmp_path / "imports").iterdir()) == []
    done = bring(many(1), by).code
    with pytest.raises(Refused):
        handing.discard(done, by)


def publish(code: str, by: Actor) -> None:
    """Submit, review and publish a record, each by another hand."""
    second = account(f"second-{code}", Role.REVIEWER)
    recording.submit(code, incidents.record(code).version, by, "Invented reason")
    reviewing.verify(code, incidents.record(code).version, Grade.WEAK, second)
    reviewing.publish(code, incidents.record(code).version, second, personal_checked=True)
    assert searching.incident(code, by)
    assert batches.newest(1)
