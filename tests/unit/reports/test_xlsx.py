"""The workbook: its sheets, its cells, and what it does not carry."""

import io
import os
import re
import tracemalloc
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from incidents.domain.incident import Record
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.reports.columns import ExportHead
from incidents.reports.sheets import LONGEST, fitted, sheet_name
from incidents.reports.xlsx import write
from unit.reports.export_samples import AWKWARD, HOSTILE, SELECTION, head, many, record, said

SHEETS = [
    *("Incidents", "Ranges", "Figures", "Articles", "Places", "Said to be responsible", "Causes", "Set by reviewers"),
    *("Article library", "Outlets and institutions", "Place tree", "Actor register", "Lists", "List items"),
    *("Filter used", "Method", "Code book"),
]
Cell = object


def workbook(records: Iterable[Record], about: ExportHead | None = None) -> bytes:
    out = io.BytesIO()
    write(records, about or head(), out)
    return out.getvalue()


def sheet(name: str, content: bytes) -> list[list[Cell]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def rows(name: str, content: bytes) -> list[dict[str, Cell]]:
    heading, *lines = sheet(name, content)
    return [dict(zip(map(str, heading), line, strict=False)) for line in lines]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_one_sheet_a_table_then_the_filter_the_method_and_the_code_book() -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(workbook(SELECTION))).sheet_names == SHEETS


def test_an_incident_reads_back_with_numbers_as_numbers_and_days_as_text() -> None:
    row = rows("Incidents", workbook([record()]))[0]
    assert (row["code"], row["earliest"], row["date_edtf"]) == ("IRQ-TESTAAA", "2019-10-25", "2019-10-25")
    assert (row["killed_min"], row["killed_max"], row["lat"], row["lon"]) == (4.0, 7.0, 32.5, 44.25)
    assert (row["injured_max"], row["injured_or_more"], row["title_ar"]) == (51, "yes", "حادثة مختلقة في ساحة مختلقة")


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD])
def test_any_text_is_a_text_and_comes_back_as_it_was(text: str) -> None:
    content = workbook([record(title=Trilingual(en=text), claims=(said(1, "A-ONE", "killed", 4, printed=text),))])
    xml = "".join(part for name, part in parts(content).items() if name.startswith("xl/worksheets/"))
    assert not re.search(r"<f[ >]|<hyperlink", xml)
    if not re.search(r"[\0\r]|_x00", text):  # the reader used here does not undo Excel's own way of writing these
        assert rows("Incidents", content)[0]["title_en"] == text
        assert rows("Figures", content)[0]["as_printed"] == text


def test_control_characters_are_written_as_excel_writes_them() -> None:
    xml = parts(workbook([record(title=Trilingual(en="a\0b\rc _x0041_"))]))["xl/worksheets/sheet1.xml"]
    assert "a_x0000_b_x000D_c _x005F_x0041_" in xml


def test_text_that_begins_like_a_formula_stays_text_when_someone_edits_it() -> None:
    styles = parts(workbook([record(title=Trilingual(en="=1+1"))]))["xl/styles.xml"]
    assert 'quotePrefix="1"' in styles


def test_a_text_too_long_for_a_cell_is_cut_and_both_cell_and_sheet_say_so() -> None:
    content = workbook([record(summary=Trilingual(en="🕊" * 20_000, ar="ن" * LONGEST))])
    row = rows("Incidents", content)[0]
    summary = str(row["summary_en"])
    assert summary.endswith("🕊… (cut; whole text in the CSV)")
    assert len(summary.encode("utf-16-le")) // 2 <= LONGEST
    assert row["summary_ar"] == "ن" * LONGEST
    assert ["Texts too long for a cell, cut here; whole in the CSV", 1.0] in sheet("Filter used", content)


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST])
def test_a_text_that_just_fits_is_left_alone(length: int) -> None:
    assert fitted("x" * length, "…") == "x" * length


def test_the_filter_used_says_the_question_the_sums_and_the_rule() -> None:
    content = workbook(SELECTION)
    used = [tuple(row) for row in sheet("Filter used", content)[1:]]
    assert used[:2] == [("Filter", "Invented governorate"), ("", "October 2019")]
    assert ("Records", "4") in used
    assert ("Reported killed, added up over the 4 events here; not a death toll", "38 to 41, or more") in used
    assert ("Version of the rule", "v1") in used
    assert sheet("Method", content)[1:] == [["Sources say numbers."], ["The rule takes the latest of each."]]


def test_an_empty_selection_is_a_workbook_with_headings() -> None:
    content = workbook([])
    assert [len(sheet(name, content)) for name in SHEETS[:6]] == [1] * 6
    assert sheet("Incidents", content)[0][0] == "code"


def test_headings_stay_in_sight_and_rows_can_be_filtered() -> None:
    xml = parts(workbook(SELECTION))["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in xml
    assert re.search(r'<autoFilter ref="A1:[A-Z]+5"/>', xml)


@pytest.mark.parametrize(("lang", "from_the_right"), [("en", False), ("ar", True), ("ckb", True)])
def test_arabic_and_kurdish_sheets_run_from_the_right(lang: str, from_the_right: bool) -> None:  # noqa: FBT001
    sheets = {name: xml for name, xml in parts(workbook(SELECTION, head(lang=lang))).items() if "worksheets/" in name}
    assert len(sheets) == len(SHEETS)
    assert {'rightToLeft="1"' in xml for xml in sheets.values()} == {from_the_right}


def test_the_file_names_no_author_and_no_machine() -> None:
    found = parts(workbook(SELECTION))
    properties = found["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in properties
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in properties
    assert "2024-05-06T07:08:00Z" in properties
    assert not any("name-of-staff" in part for part in found.values())


def test_the_public_gets_neither_ratings_nor_status() -> None:
    public = workbook([record()], head(Audience.PUBLIC))
    assert "status" not in sheet("Incidents", public)[0]
    assert "reliability" not in sheet("Articles", public)[0]
    assert "credibility" not in sheet("Figures", public)[0]


def test_a_table_that_is_too_long_for_a_sheet_goes_on_in_the_next_and_the_file_says_so() -> None:
    out = io.BytesIO()
    codes = [f"IRQ-TEST{place:03}" for place in range(5)]
    assert write([record(code) for code in codes], head(), out, most=2) == 5
    content = out.getvalue()
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert names[-3:] == SHEETS[-3:]
    assert [name for name in names if name.startswith("Incidents")] == ["Incidents", "Incidents 2", "Incidents 3"]
    parted = [rows(name, content) for name in names if name.startswith("Incidents")]
    assert [len(part) for part in parted] == [2, 2, 1]
    assert [row["code"] for part in parted for row in part] == codes
    figures = [row for name in names if name.startswith("Figures") for row in rows(name, content)]
    assert [row["number"] for row in figures] == [1, 2, 3, 4, 5] * 5
    told = "Tables too long for one sheet, which go on in sheets of the same name, numbered"
    longer = sum(name.endswith(" 2") for name in names)
    assert [told, float(longer)] in sheet("Filter used", content)


def test_a_table_that_just_fills_its_sheet_opens_no_other() -> None:
    out = io.BytesIO()
    alone = [
        record(code, claims=(), places=(), actors=(), articles=(), causes=()) for code in ("IRQ-TESTAAA", "IRQ-TESTBBB")
    ]
    write(alone, head(), out, most=2)
    assert CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).sheet_names == SHEETS


def test_the_number_of_a_further_sheet_is_never_cut_off() -> None:
    assert sheet_name("n" * 40, 12) == "n" * 28 + " 12"


@pytest.mark.parametrize(
    ("title", "name"),
    [("Figures", "Figures"), ("a/b:c*d?[e]\\f", "a b c d  e  f"), ("'x'", "x"), ("n" * 40, "n" * 31)],
)
def test_any_title_can_name_a_sheet(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    peaks = []
    for number in (200, 2000):  # the first two hundred fill the buffers; what is left is the collector's own rhythm
        tracemalloc.start()
        with Path(os.devnull).open("wb") as nowhere:
            assert write(many(number), head(), nowhere) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 600 * (2000 - 200), "a record is held while the next is written"
