"""Imports in the browser: hand in a file, look at it, bring it in, read the report, take it back; without a script."""

import io
import re
from collections.abc import Mapping

import pytest

from incidents.domain.batches import BatchState
from incidents.services.importing import handing
from incidents.storage import incidents
from incidents.storage.db import session
from incidents.web.imports import running
from machinery.asking import Browser, House
from machinery.tabled import acled, table

PATIENCE_S = 60
ROWS = acled({"fatalities": 3}, {"location": "Unheard-of Village", "fatalities": 2}, {"fatalities": "many"})


def handed(browser: Browser, content: bytes = ROWS, name: str = "invented.csv", **more: str) -> str:
    """Hand in a file and return the code of its import."""
    answer = browser.post("/imports", {"file": (io.BytesIO(content), name), **more})  # type: ignore[dict-item]
    assert answer.status_code == 303, answer.text
    return str(answer.location.split("/")[2].partition("?")[0])


def pressed(browser: Browser, code: str, deed: str, answers: Mapping[str, str] | None = None) -> str:
    """Press a button of an import, wait until the work behind it is done, and return the page."""
    answer = browser.post(f"/imports/{code}/{deed}", answers or {})
    assert answer.status_code == 303, answer.text
    running.wait(PATIENCE_S)
    return browser.get(f"/imports/{code}").text


def test_a_file_is_looked_at_brought_in_and_taken_back_by_buttons_alone(house: House) -> None:
    browser = house.signed_in("reviewer")
    code = handed(browser)
    page = browser.get(f"/imports/{code}").text
    assert "ACLED" in page
    assert "UTF-8" in page.upper()
    assert "Unheard-of Village" in page
    assert "Bring them in" not in page  # every row is looked at first
    looked = pressed(browser, code, "check")
    assert counts(looked) == {"New": 2, "Changed": 0, "Already here": 0, "Twice in the file": 0, "Refused": 1}
    assert "fatalities" in looked
    assert "many" in looked
    assert session().scalar(incidents_counted()) == 0
    brought = pressed(browser, code, "bring")
    assert "Brought in" in brought
    assert counts(brought)["New"] == 2
    session().rollback()
    assert session().scalar(incidents_counted()) == 2
    undone = pressed(browser, code, "undo")
    assert "Undone" in undone
    assert "Invented" not in browser.get("/incidents").text


def incidents_counted() -> object:


    from incidents.storage.models.incident import IncidentRow

    return select(func.count()).select_from(IncidentRow)


def counts(page: str) -> dict[str, int]:
    found = re.findall(r"<dt>([^<]+)</dt>\s*<dd>(\d+) rows?</dd>", page)
    return {words: int(rows) for words, rows in found}
