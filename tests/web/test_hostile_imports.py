"""Files made to overwhelm, through the page: a sentence at the field, nothing kept, the site goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from incidents.services.importing import bringing, handing
from incidents.storage import incidents
from incidents.storage.db import session
from incidents.web.imports import running
from machinery.asking import House
from machinery.tabled import ACLED, acled, sent
from unit.reading.table_files import book, packed
from unit.reading.test_hostile_tables import MB, SHEET, remade

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'


def workbook(folder: Path) -> Path:
    """An ACLED table of two rows as a workbook."""
    heading, *rows = [line.split(",") for line in acled({}, {}).decode().replace('"', "").splitlines()]
    return book(folder, ("Events", [heading, *rows]))


def bomb(folder: Path) -> bytes:
    return remade(workbook(folder), lambda name, old: b" " * (401 * MB) if name == SHEET else old).read_bytes()


def laughs(folder: Path) -> bytes:
    return remade(workbook(folder), lambda name, old: LAUGHS if name == SHEET else old).read_bytes()


def cut(folder: Path) -> bytes:
    whole = workbook(folder).read_bytes()
    return whole[: len(whole) * 9 // 10]


def wide(_folder: Path) -> bytes:
    return (",".join(f"c{number}" for number in range(1_000_000)) + "\n1\n").encode()


def many_members(folder: Path) -> bytes:
    return packed(folder, {f"m{number}.xml": b"" for number in range(20_000)}, "members.xlsx").read_bytes()


def program(_folder: Path) -> bytes:
    return b"MZ\x90\x00" + b"\x00" * 5000


HOSTILE: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "a zip bomb": (bomb, "bomb.xlsx"),
    "entities upon entities": (laughs, "laughs.xlsx"),
    "a workbook cut short": (cut, "cut.xlsx"),
    "a million columns": (wide, "wide.csv"),
    "a zip of very many files": (many_members, "members.xlsx"),
    "a program with another name": (program, "program.xlsx"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_a_sentence_and_nothing_of_it_is_kept(house: House, tmp_path: Path, name: str) -> None:
    build, file_name = HOSTILE[name]
    browser = house.signed_in("reviewer")
    answer = sent(browser, build(tmp_path), file_name, preset="acled")
    assert answer.status_code == 422
    assert 'href="#file"' in answer.text
    assert '<option selected value="acled">' in answer.text
    assert handing.newest(house.actor("reviewer")) == ()
    assert [one for one in bringing.turn_file().parent.iterdir() if len(one.name) == 64] == []
    assert browser.get("/imports").status_code == 200


def test_rows_with_3_and_300_cells_are_refused_by_number_and_the_others_are_in(house: House) -> None:
    lines = acled({}, {}, {}, {}).decode().splitlines()
    lines[2], lines[3] = "IRQ2,28 November 2019,2019", lines[3] + ",x" * (300 - len(ACLED))
    browser, by = house.signed_in("reviewer"), house.actor("reviewer")
    code = sent(browser, "\n".join(lines).encode()).location.split("/")[2].partition("?")[0]
    browser.post(f"/imports/{code}/bring")
    running.wait(60)
    page = browser.get(f"/imports/{code}").text
    assert "This row has 3 cells, the heading has 31." in page
    assert handing.batch(code, by).counts.new == len(lines) - 3
    session().rollback()
    assert incidents.kinds() == {"record": len(lines) - 3}


def test_a_formula_is_words_and_a_macro_is_never_run(house: House, tmp_path: Path) -> None:
    macro = remade(workbook(tmp_path), lambda _name, old: old, **{"xl/vbaProject.bin": b"a macro"}).read_bytes()
    browser = house.signed_in("reviewer")
    answer = sent(browser, macro, "macro.xlsm")
    assert answer.status_code == 303
    assert "acro" in browser.get(answer.location).text
    formula = acled({"location": '=HYPERLINK("http://192.0.2.1";"x")'})
    answer = sent(browser, formula)
    assert "=HYPERLINK" in browser.get(answer.location).text
