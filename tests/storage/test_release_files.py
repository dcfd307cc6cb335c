"""Files and moves of a release: the records as they stood, the same sums in each, no words of what was withdrawn."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from incidents.domain.access import LOADER, VISITOR, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refused
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.services import disclosing, exporting, lists, offering, releasing, searching, upkeep
from incidents.services.exporting import Form, Order
from incidents.storage import incidents, moving
from incidents.storage.db import db, transaction
from storage.asked import ask
from storage.conftest import opened
from storage.found import CODES, release_five

BRIDGE, SQUARE = CODES["bridge"], CODES["square"]
BRIDGE_ALONE = ask("release=1&cause=live-ammunition")
WORDS = ("March of Ahmad", "مسيرة أحمد", "five invented people", "nasiriyah", "live-ammunition", "31.0")


@pytest.fixture
def manager(store: str) -> Actor:
    """A manager in a house with five public incidents, frozen as release 1."""
    return release_five()


def written(criteria: Criteria, form: Form = Form.FLAT, by: Actor = VISITOR, **more: Audience) -> bytes:
    out = io.BytesIO()
    exporting.export(Order(form=form, criteria=criteria, **more), by, out)
    return out.getvalue()


def flat(criteria: Criteria) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(criteria).decode("utf-8-sig"))))


def withdrawn(code: str) -> None:
    with transaction() as current:
        disclosing.withdraw(current, code, "An invented reason.")


def retitled(code: str, title: str) -> None:
    with transaction() as current:
        record = incidents.record(code)
        content = replace(record.content, title=Trilingual(en=title), claims=())
        incidents.amend(current, code, content, record.version, record.status, LOADER)
        disclosing.refresh_team(current, code)
        disclosing.publish(current, code, LOADER)


def test_a_file_of_a_release_is_the_file_of_the_day_it_was_made(manager: Actor) -> None:
    assert flat(Criteria(release=1)) == flat(Criteria())


def test_amended_records_are_in_its_files_as_they_were(manager: Actor) -> None:
    before = flat(Criteria(release=1))
    retitled(SQUARE, "Another invented title")
    assert flat(Criteria(release=1)) == before
    assert flat(Criteria()) != before


@pytest.mark.parametrize("form", [Form.FLAT, Form.CSV, Form.GEOJSON, Form.MAP])
def test_no_file_has_words_place_or_sources_of_what_was_withdrawn(manager: Actor, form: Form) -> None:
    withdrawn(BRIDGE)
    file = written(BRIDGE_ALONE, form)
    if form == Form.CSV:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            tables = [name for name in archive.namelist() if name.endswith(".csv") and "codebook" not in name]
            file = b"".join(archive.read(name) for name in tables)
    text = file.decode("utf-8-sig").lower()
    if form == Form.GEOJSON:
        text = json.dumps(json.loads(text)["features"], ensure_ascii=False)
    hidden = WORDS[:3] if form == Form.MAP else WORDS
    assert [word for word in hidden if word.lower() in text] == []


def test_its_figures_are_in_the_file_with_what_became_of_it(manager: Actor) -> None:
    (before,) = flat(BRIDGE_ALONE)
    withdrawn(BRIDGE)
    (after,) = flat(BRIDGE_ALONE)
    for column in ("code", "killed_min", "killed_max", "killed_or_more", "date"):
        assert after.get(column) == before.get(column)
    assert before["killed_min"] == "5"
    assert after["title_en"].startswith("Withdrawn since this release, on ")


def test_each_file_has_the_same_incidents_and_the_same_sums_as_the_page(manager: Actor) -> None:
    withdrawn(BRIDGE)
    totals = searching.totals(Criteria(release=1), VISITOR)
    rows = flat(Criteria(release=1))
    features = json.loads(written(Criteria(release=1), Form.GEOJSON))["features"]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(written(Criteria(release=1), Form.XLSX))).get_sheet_by_index(0)
    assert len(rows) == len(features) == len(sheet.to_python()) - 1 == totals.incidents == 5
    killed = totals.sums["killed"]
    assert sum(int(row["killed_min"] or 0) for row in rows) == killed.min
    assert sum(int(row["killed_max"] or 0) for row in rows) == killed.max
    assert sum(one["properties"]["killed_min"] or 0 for one in features) == killed.min
    (gone,) = [one for one in features if one["id"] == BRIDGE]
    assert gone["geometry"] is None


def test_lists_are_no_part_of_its_own_form_and_the_file_says_so_before_it_is_made(manager: Actor) -> None:
    kept = ListDraft(title=Trilingual(en="An invented list"), items=(ListItem(BRIDGE),))
    asked = ListDraft(title=Trilingual(en="An invented question"), query="place=IQ-DQ")
    for draft in (kept, asked):
        lists.publish(lists.make(draft, manager), manager)
    assert len(json.loads(written(Criteria(), Form.JSON))["lists"]) == 2
    assert json.loads(written(Criteria(release=1), Form.JSON))["lists"] == []
    told = offering.offered(Criteria(release=1), Audience.PUBLIC, "en", 100, VISITOR)
    losses = {one.form: one.losses for some in told.offers.values() for one in some}
    for form in (Form.JSON, Form.XLSX, Form.CSV):
        assert "the lists of that day, and articles and places as they stood then (5 records)" in losses[form][0]
    today = offering.offered(Criteria(), Audience.PUBLIC, "en", 100, VISITOR)
    assert "the lists" not in str(today)


def test_the_team_has_no_file_of_its_own(manager: Actor) -> None:
    with pytest.raises(Refused, match="the team has no file of its own"):
        written(Criteria(release=1), by=manager, audience=Audience.TEAM)


def test_a_release_that_there_is_not_is_no_empty_file(manager: Actor) -> None:
    with pytest.raises(Refused, match="no release of this number"):
        written(Criteria(release=2))


def test_a_list_of_then_is_had_as_a_file_after_it_was_taken_back(manager: Actor) -> None:
    code = lists.make(ListDraft(title=Trilingual(en="One"), items=(ListItem(BRIDGE),)), manager)
    lists.publish(code, manager)
    releasing.make(ReleaseDraft(), manager)
    lists.withdraw(code, manager)
    assert [row["code"] for row in flat(ask(f"release=2&list={code}"))] == [BRIDGE]


def test_releases_move_to_another_database_and_answer_there_alike(
    manager: Actor, engine_url: str, tmp_path: Path
) -> None:
    retitled(SQUARE, "Another invented title")
    withdrawn(BRIDGE)
    releasing.make(ReleaseDraft(title=Trilingual(en="Second")), manager)
    here = db.engine.url.render_as_string(hide_password=False)
    there = engine_url if engine_url != here else f"sqlite:///{tmp_path / 'there.sqlite'}"
    before = answered()
    db.session.remove()
    moved = {one.table: one.rows for one in moving.move(here, there, lambda _: None)}
    assert (moved["dated_release"], moved["release_span"]) == (2, 6)
    with opened(there):
        upkeep.rewrite_words()
        assert answered() == before
        assert not any(releasing.damage(number, LOADER).found for number in (1, 2))


def answered() -> list[object]:
    queries = ("", "q=fountain", "q=title", "place=IQ-DQ", "q=bridge")
    return [
        (searching.totals(asked, VISITOR), [one.code for one in searching.page(asked, VISITOR).items])
        for number in (1, 2)
        for asked in (replace(ask(query), release=number) for query in queries)
    ] + [one.digest for one in releasing.all_releases(VISITOR)]
