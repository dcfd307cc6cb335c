"""What a file of ours may do where it comes in and what it may not, what becomes of its lists, what the public gets."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factories import account, claim, draft, kept_article
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.batches import RowState
from incidents.domain.codec import to_plain
from incidents.domain.incident import Cause, IncidentPlace, Setting, typed
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.people import Actor as Alleged
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.query import read_string
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Grade, Status, Tier
from incidents.services import articles, lists, recording, reference, reviewing
from incidents.services.exporting import Form
from incidents.services.importing import handing, undoing
from incidents.storage import article_values, incidents, people
from incidents.storage import lists as kept_lists
from incidents.storage.db import session, transaction
from storage.houses import elsewhere, evidence, exported, needed, records, totals
from storage.imported import bring, counts

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def by(store: str) -> Actor:
    """Somebody who records in the first house."""
    return account("somebody", Role.MANAGER)


def changed(content: bytes, change: Change) -> bytes:
    document = json.loads(content)
    change(document)
    return json.dumps(document).encode()


def refusals(code: str) -> list[tuple[int, str, str]]:
    lines = handing.every_line(code, LOADER, states=(RowState.REFUSED,))
    return [(line.number, problem.column, str(problem)) for line in lines for problem in line.problems]


def test_what_was_published_arrives_as_a_draft_that_somebody_else_has_to_review(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    code = recording.record(draft(claim(1, kept_article(), 3)), LOADER)
    with transaction() as current:
        incidents.grade(current, code, Grade.FAIR, "Two invented papers")
    content = exported(Form.JSON)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        bring(content, hand, name="own.json")
        found = incidents.record(code)
        assert (found.status, found.contributors, found.public) == (Status.DRAFT, (hand.name,), False)
        assert found.steps[-1].reason.startswith("In the file it came from it stood so: “Draft”, graded “Several")
        assert found.steps[-1].reason.endswith("Reason of the grade: Two invented papers")
        recording.submit(code, found.version, hand, "invented")
        assert Status.VERIFIED not in reviewing.open_steps(incidents.record(code), hand)
        assert Status.VERIFIED in reviewing.open_steps(incidents.record(code), account("other", Role.REVIEWER))


def test_a_record_that_rests_on_no_article_is_ascribed_to_none(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    recorded = draft(causes=(Cause(term="explosion"),), actors=())
    code = recording.record(recorded, LOADER)
    content = exported(Form.XLSX)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        bring(content, hand, name="own.xlsx")
        assert typed(incidents.record(code).content) == recorded


@pytest.fixture
def listed(by: Actor) -> tuple[str, str, str]:
    """Two records on a list that is published; their codes and the list's."""
    one, other = (recording.record(draft(claim(1, kept_article(), n)), LOADER) for n in (3, 4))
    items = (ListItem(other, "second, put first"), ListItem(one))
    code = lists.make(ListDraft(title=Trilingual(en="Invented list"), items=items), by)
    lists.publish(code, by)
    return one, other, code


def test_a_list_comes_for_whoever_brings_it_in_and_is_published_by_nobody(
    listed: tuple[str, str, str], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    one, other, code = listed
    content = exported(Form.JSON)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        bring(content, hand, name="own.json")
        found = lists.evidence_list(code, hand)
        assert (found.owner, found.status) == (hand.name, Status.DRAFT)
        assert [item.incident for item in found.content.items] == [other, one]
        again = bring(content, hand, name="own.json")
        assert [(line.code, line.state) for line in again.counts.beside] == [(code, RowState.SAME)]
        assert list(evidence()) == [code]


def test_an_incident_of_a_list_that_did_not_come_is_counted(
    listed: tuple[str, str, str], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    *_, code = listed
    content = changed(exported(Form.JSON), lambda document: document["records"].pop(0))
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        (came,) = bring(content, hand, name="own.json").counts.beside
        assert (came.code, came.state, came.items, came.lacking) == (code, RowState.NEW, 1, 1)


@pytest.mark.parametrize("touched", [False, True], ids=["as it came", "touched since"])
def test_an_undo_takes_a_list_away_unless_somebody_touched_it(
    listed: tuple[str, str, str], request: pytest.FixtureRequest, tmp_path: Path, *, touched: bool
) -> None:
    *_, code = listed
    content = exported(Form.JSON)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        batch = bring(content, hand, name="own.json")
        if touched:
            found = lists.evidence_list(code, hand)
            lists.amend(code, replace(found.content, title=Trilingual(en="Mine now")), found.version, hand)
        undone = undoing.undo(batch.code, hand)
        assert list(evidence()) == ([code] if touched else [])
        assert [one.code for one in undone.counts.beside] == ([code] if touched else [])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"items": []}, "Give the list a title."),
        ({"title": {"en": "x" * 501}}, "This is too long: at most 500 characters."),
        ({"title": {"en": "x"}, "query": "killed_min=many"}, ""),
        ({"title": {"en": "x"}, "items": [{"incident": "X"}] * 2001}, "A list holds at most 2000 incidents."),
    ],
)
def test_a_list_that_cannot_be_kept_is_named_and_the_records_come_in(
    listed: tuple[str, str, str], request: pytest.FixtureRequest, tmp_path: Path, content: dict[str, Any], why: str
) -> None:
    odd = {"code": "L-0000000", "content": content}
    file = changed(exported(Form.JSON), lambda document: document["lists"].append(odd))
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        batch = bring(file, hand, name="own.json")
        assert counts(batch) == (2, 0, 0, 0, 0)
        refused = [one for one in batch.counts.beside if one.state == RowState.REFUSED]
        assert [one.code for one in refused] == ["L-0000000"]
        assert why in str(refused[0].problem)


def test_only_a_manager_brings_in_who_has_a_name_of_their_own(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with transaction() as current:
        people.keep(current, Alleged(code="G-PERSON", name=Trilingual(en="Invented Person"), person=True))
    part = Involvement(actor="G-PERSON", official_act="An invented office")
    code = recording.record(draft(actors=(part,)), LOADER)
    plain = recording.record(draft(), LOADER)
    content = exported(Form.JSON)
    with elsewhere(request, tmp_path / "reviewer") as reviewer:
        batch = bring(content, reviewer, name="own.json")
        assert counts(batch) == (1, 0, 0, 0, 1)
        assert "G-PERSON is a natural person" in refusals(batch.code)[0][2]
        assert (set(records()), [one.code for one in reference.all_actors()]) == ({plain}, [])
    with elsewhere(request, tmp_path / "manager"):
        bring(content, account("manager", Role.MANAGER), name="own.json")
        assert typed(incidents.record(code).content).actors == (part,)


ODD_PLACES: dict[str, dict[str, Any]] = {
    "outside Iraq": {"parent": "IQ-DQ", "point": {"lat": 48.85, "lon": 2.35}},
    "in a country of its own": {"level": "country", "point": {"lat": 31.0, "lon": 46.0}},
    "under a place that nobody knows": {"parent": "P-NOWHERE"},
    "under itself": {"parent": "P-0A0A0A0"},
    "a governorate within a city": {"parent": "IQ-DQ-NASIRIYAH", "level": "governorate"},
    "a radius of nothing": {"parent": "IQ-DQ", "radius_m": 0},
}


@pytest.mark.parametrize("name", ODD_PLACES)
def test_a_place_that_cannot_be_is_not_kept_and_refuses_the_record_that_is_there(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path, name: str
) -> None:
    *_, place = needed()
    recording.record(draft(places=(IncidentPlace(place=place),)), LOADER)
    good = recording.record(draft(), LOADER)

    def change(document: dict[str, Any]) -> None:
        (brought,) = (one for one in document["places"] if one["code"] == place)
        brought |= {"level": "site", "parent": None} | ODD_PLACES[name]
        del document["articles"][:]  # one of them tells of this place, too

    content = changed(exported(Form.JSON), change)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        batch = bring(content, hand, name="own.json")
        assert counts(batch) == (1, 0, 0, 0, 1)
        assert refusals(batch.code)
        assert list(records()) == [good]
        assert place not in {one.code for one in reference.gazetteer_places()}


def test_a_row_that_the_database_would_refuse_is_refused_alone(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    article = kept_article()
    codes = [recording.record(draft(claim(1, article, 5), title=f"Invented {n}"), LOADER) for n in range(5)]

    def change(document: dict[str, Any]) -> None:
        setting = to_plain(Setting(outcome="killed", min=50, reason="More than the highest figure"))
        document["records"][2]["content"]["settings"] = [setting]

    content = changed(exported(Form.JSON), change)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        batch = bring(content, hand, name="own.json")
        assert counts(batch) == (4, 0, 0, 0, 1)
        assert [row for row, *_ in refusals(batch.code)] == [3]
        assert len(set(records()) & set(codes)) == 4


def test_a_file_from_before_the_library_is_read_as_it_always_was(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    article = kept_article(excerpt="Not in an older file")
    code = recording.record(draft(claim(1, article, 3), causes=(Cause(term="explosion", note="nor this"),)), LOADER)
    before, kept = typed(incidents.record(code).content), io.BytesIO()
    newer = {"causes.csv", "settings.csv", "library.csv", "sources.csv", "gazetteer.csv", "register.csv", "lists.csv",
             "list_items.csv"}  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(exported(Form.CSV))) as whole, zipfile.ZipFile(kept, "w") as older:
        for name in whole.namelist():
            if name not in newer:
                older.writestr(name, whole.read(name))
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        assert counts(bring(kept.getvalue(), hand, name="older.zip")) == (1, 0, 0, 0, 0)
        after = typed(incidents.record(code).content)
        assert (after.claims, after.title, after.occurred) == (before.claims, before.title, before.occurred)
        assert after.causes == (Cause(term="explosion"),)
        assert article_values.article(session(), article).content.excerpt == ""


def test_a_filter_s_file_has_what_its_records_name_and_the_lists_they_are_on(
    listed: tuple[str, str, str], by: Actor
) -> None:
    one, other, _ = listed
    lists.make(ListDraft(title=Trilingual(en="Elsewhere"), query="place=IQ-BG"), by)
    lists.make(ListDraft(title=Trilingual(en="Here"), query="place=IQ-DQ"), by)
    kept_article("on-no-record")
    document = json.loads(
        exported(Form.JSON, criteria=read_string("q=bridge", outcomes=reference.outcomes(), today=recording.today()))
    )
    assert {record["code"] for record in document["records"]} == {one, other}
    assert {found["content"]["title"]["en"] for found in document["lists"]} == {"Invented list", "Here"}
    assert {found["content"]["outlet"] for found in document["articles"]} == {"invented-news"}
    assert len(json.loads(exported(Form.JSON))["lists"]) == 3


def test_the_public_s_file_tells_nothing_that_the_public_may_not_see(
    by: Actor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    secret = kept_article("secret-paper", title="A secret headline", tier=Tier.TEAM)
    hidden = recording.record(draft(claim(1, secret, 9), title="A hidden record"), LOADER)
    place = IncidentPlace(
        place="IQ-DQ-NASIRIYAH", point=Point(31.0512, 46.2634), public_precision=PlacePrecision.GOVERNORATE,
        precision=PlacePrecision.EXACT, as_named="by the invented well",
    )  # fmt: skip
    article = kept_article("open-paper")
    shown = recording.record(draft(claim(1, article, 3), claim(2, secret, 4), places=(place,)), LOADER)
    articles.publish(article, LOADER)
    _publish(shown, by)
    items = (ListItem(hidden, "a note on it"), ListItem(shown))
    lists.publish(lists.make(ListDraft(title=Trilingual(en="Open list"), items=items), by), by)
    lists.make(ListDraft(title=Trilingual(en="Own list"), items=items), by)
    for form in (Form.JSON, Form.CSV):
        text = _text_of(exported(form, Audience.PUBLIC), form)
        assert shown in text
        for told in (hidden, secret, "secret", "hidden", "31.05", "invented well", "a note on it", "Own list",
                     "IQ-DQ-NASIRIYAH"):  # fmt: skip
            assert told not in text, (form, told)
    content = exported(Form.JSON, Audience.PUBLIC)
    with elsewhere(request, tmp_path / "elsewhere") as hand:
        assert counts(bring(content, hand, name="own.json")) == (1, 0, 0, 0, 0)
        (found,) = incidents.record(shown).content.places
        assert (found.place, found.point) == ("IQ-DQ", None)
        assert totals().incidents == 1
        assert kept_lists.all_lists(Audience.PUBLIC) == ()


def _publish(code: str, by: Actor) -> None:
    second = account("second", Role.REVIEWER)
    recording.submit(code, incidents.record(code).version, by, "Invented reason")
    reviewing.verify(code, incidents.record(code).version, Grade.WEAK, second)
    reviewing.publish(code, incidents.record(code).version, second, personal_checked=True)


def _text_of(content: bytes, form: Form) -> str:
    if form == Form.JSON:
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name != "codebook.csv")
