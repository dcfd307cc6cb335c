"""A selection as a file: every incident once, all of one moment, and nothing left behind where the disk is full."""

import gc
import io
import random
import resource
import shlex
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from factories import account, claim, draft
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NoRoom, Refused
from incidents.domain.incident import Draft
from incidents.domain.query import read_string
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, Tier
from incidents.services import disclosing, exporting
from incidents.services.exporting import SPOKEN, Form, Order
from incidents.storage import exports, history, incidents, publications
from incidents.storage.db import db, session, transaction
from machinery.opened import opened
from storage.found import CODES, NAMES, keep, keep_five, open_article

IN_ORDER = ["pattern", "square", "bridge", "silent", "undated"]
FILES = [form for form in Form if form != Form.MAP and form not in SPOKEN]
WITHDRAW = "UPDATE publication SET standing = false WHERE incident_id = (SELECT id FROM incident WHERE code = :code)"


@pytest.fixture
def five(store: str) -> str:
    """The five incidents in a database of this test; the value is the name of the engine."""
    keep_five()
    return store


def question(query: str) -> Criteria:
    return read_string(query, outcomes=("killed",), today=date(2026, 11, 23))


def numbers(audience: Audience = Audience.PUBLIC, at_once: int = 1000) -> list[list[int]]:
    return [list(chunk) for chunk in exports.selection(Criteria(), audience, at_once)]


def names(found: list[int]) -> list[str]:
    codes = dict(session().execute(text("SELECT id, code FROM incident")).all())
    return [NAMES[codes[number]] for number in found]


def meanwhile(statement: str, **values: object) -> None:
    """What another program keeps at this moment."""
    with db.engine.begin() as other:
        other.execute(text(statement), values)


def count_in(form: Form, file: bytes) -> int:
    """How many incidents a file of this form holds."""
    return len(opened(form, file).codes)


def held_of(form: Form, count: int, without_death: int = 2) -> int:
    """How many of `count` incidents the form takes: UCDP's takes none without a reported death."""
    return count - without_death if form is Form.GED else count


def written(order: Order, by: Actor = LOADER) -> bytes:
    out = io.BytesIO()
    exporting.export(order, by, out)
    return out.getvalue()


def test_a_selection_holds_every_incident_once_in_the_order_of_dates(five: str) -> None:
    chunks = numbers(at_once=2)
    assert [len(chunk) for chunk in chunks] == [2, 2, 1]
    assert names([number for chunk in chunks for number in chunk]) == IN_ORDER


def test_a_selection_of_nothing_is_nothing(five: str) -> None:
    assert list(exports.selection(Criteria(text="unheardof"), Audience.PUBLIC)) == []


def test_public_copies_read_together_are_those_read_one_by_one(five: str) -> None:
    (chosen,) = numbers()
    together = list(publications.read_all(chosen))
    assert together == [publications.record(CODES[name]) for name in IN_ORDER]
    assert [one.figures for one in together] == [publications.record(CODES[name]).figures for name in IN_ORDER]


def test_what_is_not_public_is_left_out_of_the_public_copies(five: str) -> None:
    keep("IRQ-0000009", draft(title="For the team"), public=False)
    (chosen,) = numbers(Audience.TEAM)
    assert len(chosen) == 6
    assert len(list(publications.read_all(chosen))) == 5


def test_the_team_s_copies_read_together_are_those_read_one_by_one(five: str) -> None:
    account("invented-ann", Role.MONITOR)
    (chosen,) = numbers(Audience.TEAM)
    assert exports.read_team(chosen) == tuple(incidents.record(CODES[name]) for name in IN_ORDER)
    assert exports.read_team(chosen[::-1]) == exports.read_team(chosen)[::-1]


def test_a_confidential_record_is_in_no_selection(five: str) -> None:
    keep("IRQ-0000009", draft(title="Kept close", tier=Tier.CONFIDENTIAL), public=False)
    assert sum(map(len, numbers(Audience.TEAM))) == 5


def test_a_snapshot_does_not_see_what_is_kept_meanwhile_and_holds_nobody_up(five: str) -> None:
    with exports.snapshot():
        (chosen,) = numbers()
        meanwhile(WITHDRAW, code=CODES["bridge"])
        assert len(list(publications.read_all(chosen))) == 5
    assert len(list(publications.read_all(chosen))) == 4


def test_after_a_snapshot_what_is_read_is_still_of_one_moment(five: str) -> None:
    with exports.snapshot():
        numbers()
    if five == "postgresql":
        assert session().scalar(text("SHOW transaction_isolation")) == "repeatable read"
    session().rollback()
    with transaction(LOADER) as current:
        disclosing.withdraw(current, CODES["bridge"], "a reason for the team")
    assert sum(map(len, numbers())) == 4


def test_a_snapshot_is_not_taken_over_a_change_that_waits(five: str) -> None:
    row = session().get(publications.PublicationRow, 1)
    assert row is not None
    row.withdrawn_reason = "not kept"
    with pytest.raises(RuntimeError, match="outside of a transaction"), exports.snapshot():
        numbers()
    session().rollback()


@pytest.mark.parametrize("form", [Form.CSV, Form.XLSX, Form.GEOJSON, Form.GPKG, Form.GED])
def test_what_changes_while_a_file_is_written_is_not_in_it(five: str, form: Form) -> None:
    withdrawn: list[str] = []

    def address(code: str) -> str:
        """Asked for at the first record: the last is withdrawn then."""
        if not withdrawn:
            meanwhile(WITHDRAW, code=CODES["undated"])
            withdrawn.append(code)
        return f"https://example.org/{code}"

    order = Order(form=form, criteria=Criteria(), address=address)
    assert count_in(form, written(order)) == held_of(form, 5)
    assert withdrawn == [CODES["pattern"]]


@pytest.mark.parametrize("audience", list(Audience))
def test_every_form_holds_as_many_incidents_as_were_found(five: str, audience: Audience) -> None:
    keep("IRQ-0000009", draft(title="For the team"), public=False)
    expected = 5 if audience == Audience.PUBLIC else 6
    for form in FILES:
        held = held_of(form, expected, 2 if audience == Audience.PUBLIC else 3)
        assert count_in(form, written(Order(form=form, criteria=Criteria(), audience=audience))) == held, form


def test_how_far_it_got_is_told(five: str) -> None:
    heard: list[tuple[int, int]] = []
    exporting.export(
        Order(form="csv", criteria=Criteria()), LOADER, io.BytesIO(), lambda done, all_: heard.append((done, all_))
    )
    assert heard == [(5, 5)]


def test_a_file_that_would_be_too_large_is_refused_with_the_command_that_makes_it(five: str) -> None:
    asked, by, out = question("place=IQ"), account("invented-eve", Role.MANAGER), io.BytesIO()
    with pytest.raises(Refused) as refused:
        exporting.export(Order(form="xlsx", criteria=asked, audience=Audience.TEAM, most=4), by, out)
    assert "These are 5 incidents, and the site makes files of up to 4." in str(refused.value)
    assert "incidents export --format xlsx --query place=IQ --audience team -o incidents.xlsx" in str(refused.value)
    assert out.getvalue() == b""
    assert "export begun" not in {entry.deed for entry in history.entries(limit=9)}
    assert count_in(Form.XLSX, written(Order(form="xlsx", criteria=asked, most=5))) == 5


def test_the_command_can_be_typed_as_it_stands_whatever_was_asked(five: str) -> None:
    for code in ("IRQ-0000008", "IRQ-0000009"):
        keep(code, draft(title="it's $(here); rm"))
    asked = question("q=it%27s+%24%28here%29%3B+rm")
    with pytest.raises(Refused) as refused:
        exporting.export(Order(form="csv", criteria=asked, most=1), LOADER, io.BytesIO())
    words = shlex.split(str(refused.value.params["command"]))
    assert question(words[words.index("--query") + 1]) == asked


@contextmanager
def filling_up(size: int) -> Iterator[Callable[[str], str]]:
    """Addresses of records; once the first is asked for, no file of this process may grow beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def address(code: str) -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        return f"https://example.org/{code}"

    try:
        yield address
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def long_words() -> Trilingual:
    """Words that no packing makes small."""
    chance = random.Random(1)  # noqa: S311 - no secret
    words = " ".join(chance.randbytes(4).hex() for _ in range(10_000))
    return Trilingual(en=words, ar=words, ckb=words)


def _killing() -> Draft:
    """An incident with a death, which every form takes."""
    return draft(claim(1, open_article("invented-west"), 2))


@pytest.mark.parametrize("form", FILES)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a half zip tries once more to end
def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    five: str, form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "passing"
    folder.mkdir()
    keep("IRQ-0000009", replace(_killing(), title=long_words(), summary=long_words()))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    out = io.BytesIO()
    with filling_up(80_000) as address, pytest.raises(NoRoom, match="no room for this file"):
        exporting.export(Order(form=form, criteria=Criteria(), address=address), LOADER, out)
    assert out.getvalue() == b""
    assert list(folder.iterdir()) == []
    assert count_in(form, written(Order(form=form, criteria=Criteria()))) == held_of(form, 6)
    gc.collect()  # the half zip ends here, not in the middle of another test


@pytest.mark.parametrize("form", sorted(SPOKEN))
def test_a_full_disk_leaves_no_half_document(
    five: str, form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    out = io.BytesIO()
    with filling_up(2_000) as address, pytest.raises(NoRoom, match="no room for this file"):
        exporting.export(Order(form=form, criteria=Criteria(), address=address), LOADER, out)
    assert out.getvalue() == b""
    assert list(folder.iterdir()) == []
    assert len(written(Order(form=form, criteria=Criteria()))) > 2_000


def test_a_full_disk_where_the_file_goes_is_a_sentence_too(five: str) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(NoRoom):
        exporting.export(Order(form="csv-flat", criteria=Criteria()), LOADER, full)
