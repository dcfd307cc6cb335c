"""Moving: every row arrives on the other engine as it left, both ways, or nothing does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from incidents import paths
from incidents.domain.access import LOADER, VISITOR
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Conflict, Refused
from incidents.services import demonstration, searching, settings, shipped, upkeep
from incidents.storage import history, moving, schema, site
from incidents.storage.db import db, prepare, transaction

SEARCHES = ("Zaytun", '"the Khilani"', "الخلاني", "tear gas -Nasiriyah", "القناص")


@contextmanager
def opened(url: str) -> Iterator[None]:
    app = Flask("moving-tests")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(app)
    settings.use(settings.Settings(data=paths.data(), demonstration=True))
    with app.app_context():
        prepare(db.engine)
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite database with the demonstration in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('moving') / 'here.sqlite'}"
    schema.upgrade(url)
    with opened(url):
        shipped.load_reference()
        demonstration.load(paths.data() / "demonstration")
        demonstration.open_accounts()
    return url


def moved(source: str, target: str) -> dict[str, moving.Moved]:
    return {one.table: one for one in moving.move(source, target, lambda _: None)}


def found(url: str) -> list[tuple[str, ...]]:
    """What a visitor finds under each search, from a database whose words were made anew."""
    with opened(url):
        asked = [Criteria(text=text) for text in SEARCHES]
        return [tuple(sorted(one.code for one in searching.page(question, VISITOR).items)) for question in asked]


def test_everything_arrives_and_comes_back(furnished: str, engine_url: str, tmp_path: Path) -> None:
    there = moved(furnished, engine_url)
    assert there["incident"].rows > 30
    assert there["history"].rows > 100
    assert schema.check(engine_url) == []
    back = f"sqlite:///{tmp_path / 'back.sqlite'}"
    assert moved(engine_url, back) == there


def test_the_history_is_whole_where_it_arrived(furnished: str, engine_url: str) -> None:
    moved(furnished, engine_url)
    with opened(engine_url):
        verified = upkeep.verify_history(LOADER)
    assert verified.faults == ()
    assert verified.entries > 100


def test_searches_find_the_same_once_words_are_made_anew(furnished: str, engine_url: str) -> None:
    moved(furnished, engine_url)
    with opened(engine_url):
        assert upkeep.rewrite_words() > 60
    answers = found(engine_url)
    assert answers == found(furnished)
    assert answers[0]
    assert answers[2]


def test_numbers_go_on_after_those_that_arrived(furnished: str, engine_url: str) -> None:
    moved(furnished, engine_url)
    with opened(engine_url), transaction() as current:
        current.execute(text("INSERT INTO role (name, description) VALUES ('guest', '')"))
        history.append(current, LOADER, "tried", ("site", "moving"), {})


def test_a_database_with_rows_is_not_written_over(furnished: str, engine_url: str) -> None:
    schema.upgrade(engine_url)
    with opened(engine_url), transaction() as current:
        site.change(current, "public_site", "on")
    with pytest.raises(Refused, match="site_setting holds rows"):
        moved(furnished, engine_url)


def test_an_old_database_is_not_moved(engine_url: str, tmp_path: Path) -> None:
    old = f"sqlite:///{tmp_path / 'old.sqlite'}"
    schema.upgrade(old, "0003")
    with pytest.raises(Refused, match="incidents db upgrade"):
        moved(old, engine_url)


def test_a_row_that_changed_on_the_way_stops_the_move(
    furnished: str, engine_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = moving._digest  # noqa: SLF001 - the one place where a faulty wire can be played

    def faulty(connection, table):
        read = digest(connection, table)
        wrong = table.name == "claim" and connection.engine.url.render_as_string(hide_password=False) == engine_url
        return moving.Moved(read.table, read.rows, "0" * 64) if wrong else read

    monkeypatch.setattr(moving, "_digest", faulty)
    with pytest.raises(Conflict, match="claim did not arrive as it left"):
        moved(furnished, engine_url)
    with schema.engine(engine_url).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM term")).scalar() == 0


def test_reference_data_is_brought_in_once(engine_url: str) -> None:
    schema.upgrade(engine_url)
    with opened(engine_url):
        assert shipped.load_reference() is True
        assert shipped.load_reference() is False


def test_the_demonstration_is_brought_in_once(engine_url: str) -> None:
    schema.upgrade(engine_url)
    with opened(engine_url):
        shipped.load_reference()
        first = demonstration.load(paths.data() / "demonstration")
        entries = history.length()
        with transaction() as current:
            site.change(current, "demonstration", "of an earlier version")
        assert first >= 28
        assert demonstration.load(paths.data() / "demonstration") == 0
        assert history.length() == entries
        assert demonstration.open_accounts() == 6
        assert demonstration.open_accounts() == 0
