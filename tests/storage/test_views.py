"""Kept questions on both engines: whose they are, in which order, and that none is written over unseen."""

import pytest

from incidents.domain.access import Role
from incidents.domain.errors import Conflict, NotFound
from incidents.domain.views import ViewDraft, ViewPage
from incidents.storage import accounts, views
from incidents.storage.db import transaction

pytestmark = pytest.mark.usefixtures("store")


def account(name: str) -> int:
    with transaction() as current:
        return accounts.add(current, name, name, Role.RESEARCHER, "no-passphrase")


def kept(owner: int, name: str, *, shared: bool = False) -> str:
    with transaction() as current:
        return views.add(current, ViewDraft(name=name, page=ViewPage.CHARTS, query="place=IQ-DQ", shared=shared), owner)


def test_each_reads_what_is_theirs_and_what_is_shared_by_name() -> None:
    one, other = account("one"), account("other")
    kept(one, "b own")
    kept(one, "C shared", shared=True)
    kept(other, "a own")
    assert [found.content.name for found in views.views(one)] == ["b own", "C shared"]
    assert [found.content.name for found in views.views(other)] == ["a own", "C shared"]
    assert (views.kept_by(one), views.kept_by(other)) == (2, 1)


def test_a_kept_question_comes_back_whole() -> None:
    owner = account("one")
    code = kept(owner, "جسور مختلقة", shared=True)
    found = views.view(code, account("other"))
    assert code.startswith("V-")
    assert found.content == ViewDraft(name="جسور مختلقة", page=ViewPage.CHARTS, query="place=IQ-DQ", shared=True)
    assert (found.owner, found.owner_account) == ("one", owner)


def test_what_somebody_keeps_alone_is_not_found_by_another() -> None:
    code = kept(account("one"), "Own")
    with pytest.raises(NotFound):
        views.view(code, account("other"))


def test_a_name_that_was_changed_meanwhile_is_not_written_over() -> None:
    owner = account("one")
    code = kept(owner, "First")
    with transaction() as current:
        views.rename(current, code, "Second", "First", shared=False)
    with pytest.raises(Conflict), transaction() as current:
        views.rename(current, code, "Third", "First", shared=True)
    assert (views.view(code, owner).content.name, views.view(code, owner).content.shared) == ("Second", False)


def test_what_is_dropped_is_gone() -> None:
    owner = account("one")
    code = kept(owner, "Own")
    with transaction() as current:
        views.drop(current, code)
    assert views.views(owner) == ()
    with pytest.raises(NotFound), transaction() as current:
        views.drop(current, code)
