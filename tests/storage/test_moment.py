"""What is read once in a transaction is read anew in the next, and always where one writes."""

import pytest

from incidents.domain.access import LOADER
from incidents.storage import history, moment, places, site
from incidents.storage.db import session, transaction
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


def test_it_is_read_once_while_a_transaction_lasts() -> None:
    read = Counter()
    assert [moment.once("it", read), moment.once("it", read)] == [1, 1]
    session().rollback()
    assert moment.once("it", read) == 2


def test_two_names_are_two_things() -> None:
    assert moment.once("one", lambda: site.answers() and "first") == "first"
    assert moment.once("other", lambda: site.answers() and "second") == "second"


def test_nothing_is_kept_of_what_a_transaction_that_writes_reads() -> None:
    read = Counter()
    with transaction():
        assert [moment.once("it", read), moment.once("it", read)] == [1, 2]
    assert moment.once("it", read) == 3


def test_where_no_transaction_runs_nothing_is_kept() -> None:
    session().rollback()
    told = iter("ab")
    assert [moment.once("it", lambda: next(told)), moment.once("it", lambda: next(told))] == ["a", "b"]


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
