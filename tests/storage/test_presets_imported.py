"""A file of each known data set, with the oddities of its kind, twice: nobody is counted twice, nobody is lost."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from factories import claim, draft, kept_article
from incidents.domain.access import LOADER, Actor
from incidents.domain.batches import RowState
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Draft, IncidentLink, Setting, typed
from incidents.domain.vocabulary import Audience, LinkKind
from incidents.services import exporting, recording
from incidents.services.importing import handing, undoing
from incidents.storage import article_values, incidents, sources
from incidents.storage.db import session
from machinery.tabled import acled
from storage.imported import bring, counts, killed, number_of, set_up
from unit.reading.test_ged import content as ged
from unit.reading.test_gtd import content as gtd
from unit.reading.test_ibc import content as ibc


@pytest.fixture
def by(store: str, tmp_path: Path) -> Actor:
    return set_up(tmp_path)


def acled_old() -> bytes:
    """As it was before 2020: upper-case names, numbers for sides, a byte order mark, lines that end with CR alone."""
    rows = ({"event_date": "9-May-20", "fatalities": 2, "inter1": 1}, {"fatalities": "0"}, {"fatalities": ""})
    columns = ("event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1",
               "inter1", "actor2", "inter2", "country", "admin1", "admin2", "location", "latitude", "longitude",
               "geo_precision", "source", "notes", "fatalities")  # fmt: skip
    heading, _, rest = acled(*rows, columns=columns).partition(b"\r\n")
    return b"\xef\xbb\xbf" + (heading.upper() + b"\r\n" + rest).replace(b"\r\n", b"\r")


def events() -> bytes:
    lines = ["date,longitude,latitude,type", *("2007-02-23,44.84667,33.75769,SAF",) * 2, "2007-02-24,44.3,33.2,IED"]
    return "\n".join([*lines, "2007-02-31,44.3,33.2,IED", "2007-02-25,44.3"]).encode()


#: Name → file, rows that are kept, rows that are refused, lowest and highest number of people killed.
FILES: dict[str, tuple[Callable[[], bytes], int, int, tuple[int, int]]] = {
    "acled": (lambda: acled({"fatalities": 3}, {"fatalities": "4.0"}, {"fatalities": "-1"}), 2, 1, (7, 7)),
    "acled as it was": (acled_old, 3, 0, (2, 2)),
    "ged": (
        lambda: ged({}, {"id": "900002", "low": "1", "best": "2", "high": "3"}, tags=True).encode(), 2, 0, (47, 73),
    ),
    "ged, upside down": (lambda: ged({"low": "9", "best": "5", "high": "3"}).encode(), 0, 1, (0, 0)),
    "ibc": (
        lambda: ibc(
            {}, {"IBC code": "x2", "Reported Minimum": "3", "Reported Maximum": "2"},
            {"IBC code": "x3", "Reported Minimum": "", "Reported Maximum": "2"},
        ).encode("cp1252"), 2, 1, (25, 48),
    ),
    "gtd": (
        lambda: gtd({}, {"eventid": "201911280100", "nkill": "", "nkillter": "", "nwound": "-9"}).encode(),
        2, 0, (5, 5),
    ),
    "events": (events, 3, 2, (0, 0)),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_twice_in_is_once_there_and_its_people_are_those_of_the_file(by: Actor, name: str) -> None:
    content, kept, refused, people = FILES[name]
    first = bring(content(), by)
    assert counts(first) == (kept, 0, 0, 0, refused)
    for line in handing.lines(first.code, by, states=(RowState.REFUSED,)):
        assert line.problems, f"row {line.number} is refused without a word"
        assert all(str(problem) for problem in line.problems)
    assert killed() == people
    told = first.counts.people.get("killed")
    assert ((told.min, told.max) if told else (0, 0)) == people
    again = bring(content(), by)
    assert counts(again) == (0, 0, kept, 0, refused)
    assert (number_of("incident"), killed()) == (kept, people)
    undoing.undo(first.code, by)
    assert (number_of("finding"), killed()) == (0, (0, 0))


FORMS = (exporting.Form.CSV, exporting.Form.XLSX)


@pytest.mark.parametrize("form", FORMS)
def test_our_own_export_comes_back_whole_where_nothing_was(store: str, tmp_path: Path, form: exporting.Form) -> None:
    by = set_up(tmp_path)
    one, other = kept_article("first-news"), kept_article("second-news", "2019-12-01")
    figure = Setting(outcome="killed", best=4, reason="An invented reason")
    figures = (claim(1, one, 3, passage="“Three were killed.”"), claim(2, other, 5, group="protesters"))
    recorded = draft(*figures, settings=(figure,))
    code = recording.record(recorded, LOADER)
    out = io.BytesIO()
    exporting.export(exporting.Order(form=form, criteria=Criteria(), audience=Audience.TEAM), LOADER, out)
    before = typed(incidents.record(code).content)
    emptied()
    batch = bring(out.getvalue(), by, name="export")
    assert (batch.preset, counts(batch)) == ("own", (1, 0, 0, 0, 0))
    after = typed(incidents.record(code).content)
    assert plain(after) == plain(before)
    assert counts(bring(out.getvalue(), by, name="export")) == (0, 0, 1, 0, 0)


def test_our_own_export_adds_nothing_where_its_records_are(by: Actor) -> None:
    code = recording.record(draft(claim(1, kept_article(), 3)), LOADER)
    before = incidents.record(code)
    out = io.BytesIO()
    exporting.export(exporting.Order(form=exporting.Form.CSV, criteria=Criteria(), audience=Audience.TEAM), LOADER, out)
    batch = bring(out.getvalue(), by, name="export.zip")
    assert counts(batch) == (0, 0, 1, 0, 0)
    assert incidents.record(code) == before
    told = handing.lines(batch.code, by)[0].problems[0]
    assert str(told) == f"This is {code}, which no import brought in; the file does not change it."


def test_links_between_our_records_come_back_and_a_hostile_address_does_not(store: str, tmp_path: Path) -> None:
    by = set_up(tmp_path)
    article = kept_article(url="javascript:alert(1)", url_shown=True)
    one = recording.record(draft(claim(1, article, 3)), LOADER)
    links = (IncidentLink(kind=LinkKind.FOLLOWS, code=one),)
    other = recording.record(draft(claim(1, article, 2), links=links), LOADER)
    out = io.BytesIO()
    exporting.export(exporting.Order(form=exporting.Form.CSV, criteria=Criteria(), audience=Audience.TEAM), LOADER, out)
    emptied()
    bring(out.getvalue(), by, name="export.zip")
    assert [(link.kind, link.code) for link in incidents.record(other).content.links] == [(LinkKind.FOLLOWS, one)]
    kept = article_values.article(session(), article).content
    assert (kept.url, kept.url_shown) == ("", False)


def test_an_institution_that_a_figure_names_comes_back_as_one_voice_with_its_articles(
    store: str, tmp_path: Path
) -> None:
    by = set_up(tmp_path)
    own, paper = kept_article("invented-office"), kept_article("invented-paper")
    code = recording.record(draft(claim(1, own, 3), claim(2, paper, 4, institution="invented-office")), LOADER)
    before = incidents.record(code).content
    out = io.BytesIO()
    exporting.export(exporting.Order(form=exporting.Form.CSV, criteria=Criteria(), audience=Audience.TEAM), LOADER, out)
    emptied()
    assert counts(bring(out.getvalue(), by, name="export.zip")) == (1, 0, 0, 0, 0)
    after = incidents.record(code).content
    assert plain(typed(after)) == plain(typed(before))
    assert {link.ref.voice for link in after.articles if link.ref} >= {"invented-office"}
    assert [source.name.en for source in sources.all_sources() if source.code == "invented-office"] == [
        "Invented Office"
    ]


def plain(content: Draft) -> dict[str, object]:
    """What a file of ours carries of a record."""
    return {
        "title": content.title, "occurred": content.occurred, "places": content.places, "claims": content.claims,
        "articles": {one.article for one in content.articles}, "settings": content.settings,
    }  # fmt: skip


def emptied() -> None:
    """An installation that has nothing of it: every record and article gone."""
    session().rollback()
    tables = ("finding_words", "finding_key", "finding_line", "finding_text", "finding", "change_log", "claim", "line",
              "setting", "touch", "incident_link", "incident_place", "incident_article", "incident",
              "article_author", "article", "source")  # fmt: skip
    for table in tables:
        session().execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of ours
    session().commit()
