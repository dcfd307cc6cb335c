"""What is read once is read anew as soon as anything may have changed, and always where one writes."""

import pytest
from sqlalchemy import text

from incidents.domain.access import LOADER
from incidents.storage import history, moment, places, site
from incidents.storage.db import db, is_sqlite, is_writing, session, transaction
from incidents.storage.progress import progress
from incidents.storage.search import changes

pytestmark = pytest.mark.usefixtures("store")


class Counter:
    """Reads something and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        site.answers()  # so that a transaction runs
        self.times += 1
        return self.times


def set_to(value: str) -> None:
    """A change by the connection that is read through."""
    with transaction() as current:
        site.change(current, "invented", value)


def set_elsewhere(value: str) -> None:
    """A change by another connection, as another process makes it."""
    with db.engine.begin() as other:
        other.execute(text("DELETE FROM site_setting WHERE name = 'invented'"))
        other.execute(text("INSERT INTO site_setting (name, value) VALUES ('invented', :value)"), {"value": value})


def test_it_is_read_once_while_a_transaction_lasts() -> None:
    read = Counter()
    assert [moment.once("it", read), moment.once("it", read)] == [1, 1]
    set_to("on")
    assert [moment.once("it", read), moment.once("it", read)] == [2, 2]


def test_where_nothing_changed_sqlite_need_not_read_it_in_the_next_transaction_either() -> None:
    read = Counter()
    assert moment.once("it", read) == 1
    session().rollback()
    assert moment.once("it", read) == (1 if is_sqlite() else 2)


@pytest.mark.parametrize("change", [set_to, set_elsewhere])
def test_whoever_changed_something_it_is_read_anew_in_the_next_transaction(change) -> None:
    for value in ("on", "off", "on"):
        session().rollback()
        change(value)
        assert site.setting("invented") == value
        session().rollback()
        assert site.setting("invented") == value


def test_a_change_of_others_is_not_seen_before_the_transaction_ends() -> None:
    before = site.setting("invented"), progress()
    set_elsewhere("on")
    assert (site.setting("invented"), progress()) == before
    session().rollback()
    assert site.setting("invented") == "on"


def test_on_sqlite_asking_whether_anything_changed_begins_the_moment() -> None:
    session().rollback()
    assert moment.once("it", lambda: "kept") == "kept"
    set_elsewhere("on")
    assert site.setting("invented") == ("" if is_sqlite() else "on")
    session().rollback()
    assert site.setting("invented") == "on"


def test_what_was_written_without_a_word_and_taken_back_is_not_kept() -> None:
    session().execute(text("INSERT INTO site_setting (name, value) VALUES ('invented', 'never')"))
    assert site.setting("invented") == "never"
    session().rollback()
    assert site.setting("invented") == ""


def test_one_writes_from_the_first_word_of_a_transaction_to_its_end_and_not_after_a_fault() -> None:
    with transaction():
        assert is_writing()
    assert not is_writing()
    with pytest.raises(ZeroDivisionError), transaction():
        _ = 1 // 0
    assert not is_writing()


def test_two_names_are_two_things() -> None:
    assert moment.once("one", lambda: site.answers() and "first") == "first"
    assert moment.once("other", lambda: site.answers() and "second") == "second"


def test_nothing_is_kept_of_what_a_transaction_that_writes_reads() -> None:
    read = Counter()
    with transaction():
        assert [moment.once("it", read), moment.once("it", read)] == [1, 2]
    assert moment.once("it", read) == 3


def test_a_setting_is_read_as_it_was_just_set_and_never_as_it_was_taken_back() -> None:
    assert site.setting("invented") == ""
    with transaction() as current:
        site.change(current, "invented", "on")
        assert site.setting("invented") == "on"
        current.rollback()
    assert site.setting("invented") == ""
    with transaction() as current:
        site.change(current, "invented", "on")
    assert site.setting("invented") == "on"


def test_stamps_are_of_the_transaction_that_asks() -> None:
    before = places.stamp(), changes.stamp()
    assert (places.stamp(), changes.stamp()) == before


def test_the_day_of_the_last_check_is_told_at_once() -> None:
    assert history.last_checked() == ""
    with transaction() as current:
        history.append(current, LOADER, "amended", ("site", "invented"), {})
        history.mark_checked(current)
    assert history.last_checked().endswith("Z")
