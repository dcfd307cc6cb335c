"""Links of what is public lead only to what is public now: not even the code of a hidden record leaves."""

import io
from collections.abc import Iterator

import pytest

from factories import account, draft
from incidents.domain.access import LOADER, VISITOR, Role
from incidents.domain.criteria import Criteria
from incidents.domain.incident import IncidentLink
from incidents.domain.releases import ReleaseDraft
from incidents.domain.vocabulary import Audience, LinkKind
from incidents.services import disclosing, exporting, releasing, selecting
from incidents.services.exporting import Form, Order
from incidents.storage import incidents, publications
from incidents.storage.db import session, transaction
from machinery.printed import said_in
from storage.found import keep

OPEN, HIDDEN, LINKED = "IRQ-0PENED1", "IRQ-HIDDEN1", "IRQ-L1NKED1"
FORMS = [Form.JSON, Form.CSV, Form.FLAT, Form.XLSX, Form.GPKG]


@pytest.fixture
def linked(store: str) -> str:
    """A public record that follows an open one and a hidden one."""
    keep(OPEN, draft(title="Open"))
    keep(HIDDEN, draft(title="Hidden"), public=False)
    links = tuple(IncidentLink(kind=LinkKind.FOLLOWS, code=code) for code in (HIDDEN, OPEN))
    return keep(LINKED, draft(title="Linked", links=links))


def codes() -> list[str]:
    return [link.code for link in publications.record(LINKED).content.links]


def each_way(release: int | None = None) -> Iterator[list[str]]:
    """The links of the record by every way out of storage that reads whole records."""
    yield codes()
    yield [link.code for one in publications.records([LINKED]) for link in one.content.links]
    criteria = Criteria(release=release)
    found = selecting.records(criteria, Audience.PUBLIC, lambda _: None)
    yield [link.code for one in found if one.code == LINKED for link in one.content.links]


def file(form: Form, release: int | None = None) -> str:
    out = io.BytesIO()
    exporting.export(Order(form=form, criteria=Criteria(release=release)), VISITOR, out)
    return said_in(out.getvalue())


def test_a_link_to_what_is_hidden_is_left_out_and_one_to_what_is_open_is_told(linked: str) -> None:
    assert list(each_way()) == [[OPEN], [OPEN], [OPEN]]


def test_a_link_goes_while_its_target_is_taken_back_and_comes_again(linked: str) -> None:
    with transaction() as current:
        standing = publications.standing(current, OPEN)
        disclosing.withdraw(current, OPEN, "An invented reason.")
    assert codes() == []
    assert standing is not None
    with transaction() as current:
        disclosing.republish(current, OPEN, standing)
        disclosing.publish(current, HIDDEN, LOADER)
    assert codes() == [HIDDEN, OPEN]


def test_what_was_published_stays_as_it_was(linked: str) -> None:
    assert [link.code for link in publications.as_published(LINKED).content.links] == [HIDDEN, OPEN]
    assert [link.code for link in incidents.record(LINKED).content.links] == [HIDDEN, OPEN]


def test_a_release_leads_only_to_what_is_public_now(linked: str) -> None:
    releasing.make(ReleaseDraft(), account("invented manager", Role.MANAGER))
    assert list(each_way(release=1))[-1] == [OPEN]
    with transaction() as current:
        disclosing.withdraw(current, OPEN, "An invented reason.")
    session().rollback()
    assert list(each_way(release=1))[-1] == []
    assert releasing.damage(1, VISITOR).records == 0


@pytest.mark.parametrize("form", FORMS)
def test_no_file_names_what_is_hidden(linked: str, form: Form) -> None:
    told = file(form)
    assert HIDDEN not in told
    with transaction() as current:
        disclosing.withdraw(current, OPEN, "An invented reason.")
    assert OPEN not in file(form)


def test_our_own_file_names_the_open_record_that_is_linked(linked: str) -> None:
    assert f'"links": [{{"kind": "follows", "code": "{OPEN}"}}]' in file(Form.JSON)
    assert f"follows {OPEN}" in file(Form.CSV)
