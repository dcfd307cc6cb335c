"""The selection as a file: whole or not at all, for whom it may be, and written into the history."""

import csv
import errno
import hashlib
import io
import json
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from incidents.domain.access import VISITOR
from incidents.domain.criteria import Criteria
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.text import Trilingual
from incidents.services import exporting, lists, searching
from incidents.services.exporting import SPOKEN, Form, Order
from incidents.storage import history
from incidents.storage.db import session
from incidents.storage.models.history import ExportTallyRow
from incidents.web.explore import downloads
from machinery.asking import House
from web.shown import ZAYTUN, said, shown

__all__ = ["shown"]

QUESTION = "from=2019-11&to=2019-11"
TEAM_FORMS = [form.value for form in Form if form not in {Form.MAP, Form.BAG}]


def fetch(house: House, query: str, name: str = "") -> TestResponse:
    browser = house.signed_in(name) if name else house.visitor()
    return browser.raw(f"/export?{query}")


def rows(answer: TestResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def deeds(house: House) -> list[str]:
    return [one.deed for one in history.entries(limit=4)]


def test_every_form_holds_the_incidents_that_the_page_counts(shown: House) -> None:
    with shown.app.test_request_context():
        expected = searching.count(Criteria(places=("IQ-DQ",)), VISITOR)
    flat = rows(fetch(shown, "format=csv-flat&place=IQ-DQ"))
    places = json.loads(fetch(shown, "format=geojson&place=IQ-DQ").data)["features"]
    with zipfile.ZipFile(io.BytesIO(fetch(shown, "format=csv&place=IQ-DQ").data)) as archive:
        zipped = list(csv.DictReader(io.StringIO(archive.read("incidents.csv").decode("utf-8-sig"))))
        assert {"README.txt", "codebook.csv", "figures.csv", "articles.csv"} <= set(archive.namelist())
    book = CalamineWorkbook.from_filelike(io.BytesIO(fetch(shown, "format=xlsx&place=IQ-DQ").data))
    sheet = book.get_sheet_by_index(0).to_python()[1:]
    drawn = fetch(shown, "format=map&place=IQ-DQ").text
    assert len(flat) == len(places) == len(zipped) == len(sheet) == expected == 8
    codes = {row["code"] for row in flat}
    assert codes == {row["code"] for row in zipped} == {one["id"] for one in places} == {row[0] for row in sheet}
    assert all(code in drawn for code in codes)


def test_every_row_says_what_kind_of_data_it_is_and_where_it_stands(shown: House) -> None:
    for row in rows(fetch(shown, "format=csv-flat")):
        assert row["data_kind"] == "demonstration"
        assert row["url"] == f"http://localhost/incidents/{row['code']}"
    assert "not verified by anyone" in fetch(shown, "format=map").text


def test_a_file_says_its_name_its_count_and_its_digest(shown: House) -> None:
    answer = fetch(shown, f"format=geojson&{QUESTION}")
    assert answer.mimetype == "application/geo+json"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=incidents-20")
    assert answer.headers["X-Incidents-SHA256"] == hashlib.sha256(answer.data).hexdigest()
    assert answer.headers["X-Incidents-Count"] == str(len(json.loads(answer.data)["features"]))


def test_the_question_stands_in_the_file_in_words(shown: House) -> None:
    with zipfile.ZipFile(io.BytesIO(fetch(shown, f"format=csv&{QUESTION}&place=IQ-DQ").data)) as archive:
        note = archive.read("README.txt").decode("utf-8-sig")
    for words in ("From Nov 2019", "To Nov 2019", "Place: Dhi Qar", "not a death toll", "figures.csv"):
        assert words in note


def test_the_map_opens_without_a_network(shown: House) -> None:
    drawn = fetch(shown, "format=map").text
    assert "default-src 'none'" in drawn
    assert "<script src" not in drawn
    assert '<link rel="stylesheet"' not in drawn


WRONG = ("format=zip", "", *(f"format=csv&{wrong}" for wrong in ("from=zz", "foo=1", "audience=all", "cause=nope")))


@pytest.mark.parametrize("query", WRONG)
def test_what_cannot_be_exported_is_a_sentence_and_no_file(shown: House, query: str) -> None:
    answer = fetch(shown, query)
    assert answer.status_code == 400
    assert "Content-Disposition" not in answer.headers
    assert len(said(answer)) > 40


def test_what_is_too_much_to_wait_for_is_a_sentence_with_the_command(
    shown: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_MOST", 7)
    answer = fetch(shown, "format=xlsx&place=IQ-DQ")
    assert (answer.status_code, "Content-Disposition" in answer.headers) == (400, False)
    assert "These are 8 incidents, and the site makes files of up to 7." in said(answer)
    assert "incidents export --format xlsx --query place=IQ-DQ -o incidents.xlsx" in said(answer)
    assert fetch(shown, "format=map&place=IQ-DQ").status_code == 200
    arabic = said(fetch(shown, "format=xlsx&place=IQ-DQ&lang=ar"))
    assert "incidents export --format xlsx --query place=IQ-DQ --lang ar -o incidents.xlsx" in arabic


def test_a_full_disk_is_a_sentence_and_no_fault(shown: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(exporting._WRITERS, Form.FLAT, full)  # noqa: SLF001
    answer = fetch(shown, "format=csv-flat")
    assert (answer.status_code, "Content-Disposition" in answer.headers) == (507, False)
    assert "The disk has no room for this file, so it was not made." in said(answer)


def test_an_empty_selection_is_a_file_with_its_headings(shown: House) -> None:
    for form in (one for one in Form if one not in SPOKEN):
        answer = fetch(shown, f"format={form.value}&q=unheardof")
        assert (answer.status_code, answer.headers["X-Incidents-Count"]) == (200, "0"), form
    assert fetch(shown, "format=csv-flat&q=unheardof").text.count("\n") == 1


@pytest.mark.parametrize("name", ["", "researcher", "monitor", "reviewer"])
@pytest.mark.parametrize("form", TEAM_FORMS)
def test_the_team_s_file_is_closed_to_those_it_is_not_for(shown: House, name: str, form: str) -> None:
    assert fetch(shown, f"format={form}&audience=team", name).status_code == 403
    assert fetch(shown, f"format={form}", name).status_code == 200


@pytest.mark.parametrize("name", ["advocate", "manager"])
def test_the_team_s_file_is_for_advocates_and_managers(shown: House, name: str) -> None:
    answer = fetch(shown, "format=csv-flat&audience=team", name)
    assert answer.status_code == 200
    assert "incidents-team-" in answer.headers["Content-Disposition"]


def test_the_map_to_take_along_is_the_public_s_whoever_asks(shown: House) -> None:
    answer = fetch(shown, "format=map&audience=team", "manager")
    assert "incidents-20" in answer.headers["Content-Disposition"]


def test_a_researcher_exports_a_list_of_their_own_and_no_other(shown: House) -> None:
    researcher, monitor = shown.actor("researcher"), shown.actor("monitor")
    draft = ListDraft(title=Trilingual(en="Invented list"), items=(ListItem(ZAYTUN),))
    own, other = lists.make(draft, researcher), lists.make(draft, monitor)
    assert fetch(shown, f"format=csv-flat&audience=team&list={own}", "researcher").status_code == 200
    assert fetch(shown, f"format=csv-flat&audience=team&list={other}", "researcher").status_code == 403
    assert fetch(shown, f"format=csv-flat&audience=team&list={own}&list={other}", "researcher").status_code == 403
    assert fetch(shown, f"format=csv-flat&audience=team&list={own}").status_code == 403


def test_the_public_s_file_of_a_list_that_is_not_public_is_a_sentence_and_no_empty_file(shown: House) -> None:
    draft = ListDraft(title=Trilingual(en="Invented list"), items=(ListItem(ZAYTUN),))
    code = lists.make(draft, shown.actor("advocate"))
    advocate = shown.signed_in("advocate")
    answer = advocate.get(f"/export?format=csv&list={code}")
    assert answer.status_code == 400
    assert "not published" in answer.text
    lists.publish(code, shown.actor("advocate"))
    assert advocate.get(f"/export?format=csv&list={code}").status_code == 200


def test_an_account_s_export_is_begun_and_finished_in_the_history(shown: House) -> None:
    answer = fetch(shown, f"format=csv-flat&audience=team&{QUESTION}", "manager")
    finished, begun = history.entries(limit=2)
    assert [begun.deed, finished.deed] == ["export begun", "export finished"]
    assert begun.actor == finished.actor == shown.actor("manager").account
    content = finished.content or {}
    assert content["sha256"] == hashlib.sha256(answer.data).hexdigest()
    assert content["count"] == int(answer.headers["X-Incidents-Count"])
    assert content["words"] == ["From Nov 2019", "To Nov 2019"]
    assert (content["question"], content["audience"]) == (QUESTION, "team")
    assert history.verify() == ()


def test_an_export_that_fails_stays_begun_and_sends_nothing(shown: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("invented: the disk is full")

    monkeypatch.setattr(exporting.csv, "write_flat", broken)
    monkeypatch.setitem(exporting._WRITERS, Form.FLAT, broken)  # noqa: SLF001
    out = io.BytesIO()
    with pytest.raises(OSError, match="invented"):
        exporting.export(Order(form="csv-flat", criteria=Criteria()), shown.actor("manager"), out)
    assert out.getvalue() == b""
    assert history.entries(limit=1)[0].deed == "export begun"


def test_of_a_visitor_s_export_only_the_day_and_the_form_are_kept(shown: House) -> None:
    before = history.length()
    for _ in range(2):
        fetch(shown, "format=geojson&q=bridge")
    assert history.length() == before
    session().rollback()
    kept = {row.format: row.exports for row in session().query(ExportTallyRow)}
    assert kept["geojson"] >= 2


def test_a_disabled_house_exports_nothing_to_visitors(closed_house: House) -> None:
    assert closed_house.visitor().get("/export?format=csv").status_code == 303
