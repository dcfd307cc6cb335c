"""Files made to overwhelm or deceive their reader are refused, by name and number, and nothing is left half read."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from incidents.domain.errors import Refused
from incidents.reading.sheets import limits
from incidents.reading.tables import open_table
from unit.reading.table_files import HEADING, LINES, book, cells, file, packed, rows, table, text_of

MB = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"


def remade(
    path: Path, change: Callable[[str, bytes], bytes], *, method: int = zipfile.ZIP_DEFLATED, **more: bytes
) -> Path:
    """The same workbook with some of its files changed, and more files in it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: change(name, archive.read(name)) for name in archive.namelist()}
    return packed(path.parent, members | more, "remade.xlsx", method)


def workbook(folder: Path) -> Path:
    return book(folder, ("One", [HEADING, *LINES]))


def read_apart(path: Path) -> tuple[int, int, str]:
    """Read a file in a process of its own: rows, the most memory it and its children held in MB, why it was refused."""
    done = subprocess.run([sys.executable, "-c", APART, str(path)], capture_output=True, text=True, check=True)
    rows_read, memory, why = done.stdout.split("\t")
    return int(rows_read), int(memory) >> 10, why.strip()


APART = """
import resource, sys
from pathlib import Path
from incidents.domain.errors import Refused
from incidents.reading.tables import open_table
count, why = 0, ""
try:
    for row in open_table(Path(sys.argv[1]), "file").rows():
        count += 1
except Refused as refused:
    why = str(refused)
own = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
most = max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(count, most, why, sep="\\t")
"""


def test_a_zip_bomb_in_a_workbook_is_not_unpacked(tmp_path: Path) -> None:
    bomb = remade(workbook(tmp_path), lambda name, old: b" " * (401 * MB) if name == SHEET else old)
    assert bomb.stat().st_size < MB
    with pytest.raises(Refused, match=r"This file unpacks from 0\.4 to 401 MB; at most \d+ MB are read"):
        open_table(bomb, "bomb.xlsx")


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    bomb = remade(workbook(tmp_path), lambda name, old: b"<a/>" + b" " * (30 * MB) if name == SHEET else old)
    content = bytearray(bomb.read_bytes())
    for signature, offset in ((b"PK\1\2", 24), (b"PK\3\4", 22)):  # the size in the list, and before the file itself
        place = content.find(signature)
        while place >= 0:
            if struct.unpack_from("<L", content, place + offset)[0] > 30 * MB:
                struct.pack_into("<L", content, place + offset, 1000)
            place = content.find(signature, place + 4)
    with pytest.raises(Refused, match="damaged or cut short"):
        open_table(file(tmp_path, bytes(content), "lying.xlsx"), "lying.xlsx")


def test_a_zip_of_very_many_files_is_not_opened(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(limits.MOST_MEMBERS + 1):
            archive.writestr(f"{number}.csv", b"")
    with pytest.raises(Refused, match="More than 5000 files are packed into this one"):
        open_table(io.BytesIO(out.getvalue()), "many.zip")


def test_a_list_of_files_too_long_to_be_read_is_not_read(tmp_path: Path) -> None:
    end = b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 0xFFFF, 0xFFFF, limits.MOST_DIRECTORY + 1, 0, 0)
    with pytest.raises(Refused, match="More than 5000 files"):
        open_table(file(tmp_path, b"PK\3\4" + b"\0" * MB + end, "long.zip"), "long.zip")


@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"])
def test_xml_that_defines_entities_is_not_opened(tmp_path: Path, member: str) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    found = remade(workbook(tmp_path), lambda name, old: laughs + old if name == member else old)
    with pytest.raises(Refused, match=r"holds definitions that no spreadsheet makes"):
        open_table(found, "laughs.xlsx")


def test_a_sheet_with_one_cell_in_the_last_corner_asks_for_too_much_memory(tmp_path: Path) -> None:
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    found = remade(workbook(tmp_path), lambda name, old: old.replace(b"</sheetData>", corner) if name == SHEET else old)
    count, memory, why = read_apart(found)
    assert why.startswith("This sheet needs more memory or time than is given to one file here")
    assert (count, memory < 400) == (0, True)


def test_a_large_workbook_is_read_in_the_memory_that_is_promised(tmp_path: Path, tell: Callable[[str], None]) -> None:
    lines = ((f"X-{number}", "2019-11-28", f"Invented Square {number}", number) for number in range(60_000))
    count, memory, why = read_apart(book(tmp_path, ("One", (HEADING, *lines)), constant_memory=True))
    tell(f"read {count} rows of a workbook in {memory} MB of memory")
    assert (count, why, memory < 400) == (60_000, "", True)


def test_a_sheet_that_does_not_fit_is_refused_and_not_half_read(tmp_path: Path, tell: Callable[[str], None]) -> None:
    row = "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
    sheet = b"<sheetData>" + row.encode() * 8_000
    found = remade(
        workbook(tmp_path),
        lambda name, old: old.replace(b"<sheetData>", sheet) if name == SHEET else old,
        method=zipfile.ZIP_STORED,
    )
    count, memory, why = read_apart(found)
    tell(f"refused a sheet of 8 million cells in {memory} MB of memory")
    assert why.startswith("This sheet needs more memory or time")
    assert (count, memory < 400) == (0, True)


def test_macros_are_named_and_not_run(tmp_path: Path) -> None:
    found = open_table(remade(workbook(tmp_path), lambda _, old: old, **{"xl/vbaProject.bin": b"Auto_Open"}), "m.xlsm")
    assert ("The workbook carries macros; they are not run.", {}) in found.notes
    assert len(cells(found)) == 2


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    whole = workbook(tmp_path).read_bytes()
    with pytest.raises(Refused, match="damaged or cut short"):
        open_table(file(tmp_path, whole[: int(len(whole) * share)], "cut.xlsx"), "cut.xlsx")


def test_a_workbook_with_bytes_changed_is_refused_or_read_but_breaks_nothing(tmp_path: Path) -> None:
    whole, dice = workbook(tmp_path).read_bytes(), random.Random(3)  # noqa: S311 - the same bytes for everyone
    for _ in range(15):
        broken = bytearray(whole)
        for _ in range(4):
            broken[dice.randrange(4, len(broken))] = dice.randrange(256)
        with suppress(Refused):
            rows(open_table(file(tmp_path, bytes(broken), "broken.xlsx"), "broken.xlsx"))


@pytest.mark.parametrize("old", [b"<sheetData>", b"</row>", b"<sheets>", b't="s"><v>0</v>'])
def test_xml_that_is_no_sheet_is_refused_or_read_but_breaks_nothing(tmp_path: Path, old: bytes) -> None:
    found = remade(workbook(tmp_path), lambda _, content: content.replace(old, b'<&r t="s"><v>99999999999</v>'))
    with suppress(Refused):
        rows(open_table(found, "x.xlsx"))


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    content = bytearray(packed(tmp_path, {"one.csv": b"a,b\n1,2\n"}).read_bytes())
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.find(signature) + offset] |= 1
    with pytest.raises(Refused, match="locked with a password"):
        open_table(file(tmp_path, bytes(content), "locked.zip"), "locked.zip")


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_ways_of_packing_that_may_ask_for_any_memory_are_not_unpacked(tmp_path: Path, method: int) -> None:
    with pytest.raises(Refused, match="packed in a way that is not read here"):
        open_table(packed(tmp_path, {"one.csv": b"a,b\n1,2\n"}, method=method), "packed.zip")


OTHERS: dict[str, tuple[bytes, str]] = {
    "a program called .xlsx": (b"MZ\x90\0" + b"\0" * 500, "This is a program, not a table."),
    "a program of Linux": (b"\x7fELF" + b"\0" * 500, "This is a program, not a table."),
    "a PDF": (b"%PDF-1.7\n", "This is a PDF, not a table"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "This is a picture, not a table."),
    "a page called .xls": (b"\xef\xbb\xbf <HTML><table><tr><td>1", "This is a web page or XML"),
    "something packed": (b"\x1f\x8b\x08" + b"\0" * 99, "This file is packed."),
    "a document": (b"{\\rtf1 text", "This is a text document, not a table."),
    "noise": (bytes(range(1, 32)) * 40, "This file holds no text"),
    "an old workbook that is none": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "This workbook is damaged"),
    "a zip of pictures": (b"", "There is no table in this zip."),
    "a zip that ends at once": (b"PK\3\4", "damaged or cut short"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path: Path, case: str) -> None:
    content, said = OTHERS[case]
    path = file(tmp_path, content, "table.xlsx") if content else packed(tmp_path, {"one.png": b"\x89PNG"})
    with pytest.raises(Refused, match=said):
        open_table(path, "table.xlsx")


def test_a_million_columns_are_refused_by_their_number(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="The heading has 1000000 columns; a table has 1000 at most"):
        table(tmp_path, ",".join("c" for _ in range(1_000_000)) + "\n1,2\n", header_row=1)


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"Line 3 is longer than 8388608 characters"):
        table(tmp_path, "a,b\n1,2\n" + "x" * (limits.LONGEST_LINE + 5))


def test_a_file_of_more_than_200_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as out:
        out.truncate(limits.MOST_BYTES + 1)
    with pytest.raises(Refused, match="This file has more than 200 MB"):
        open_table(path, "large.csv")


def test_a_file_that_is_being_sent_is_cut_off_at_200_mb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    class Endless(io.RawIOBase):
        sent = 0

        def read(self, size: int = -1) -> bytes:
            self.sent += size
            return b"a,b\n" * (size // 4)

    endless = Endless()
    with pytest.raises(Refused, match="This file has more than 200 MB"):
        open_table(endless, "endless.csv")  # type: ignore[arg-type]
    assert endless.sent <= limits.MOST_BYTES + 2 * MB
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_almost_200_mb_is_read_in_little_memory(tmp_path: Path, tell: Callable[[str], None]) -> None:
    path, line = tmp_path / "large.csv", ("X-1,2019-11-28,Invented Square," + "x" * 2000 + "\n").encode()
    with path.open("wb") as out:
        out.write(b"code,day,place,notes\n")
        for _ in range(190 * MB // len(line)):
            out.write(line)
    count, memory, why = read_apart(path)
    tell(f"read {count} rows of {path.stat().st_size // MB} MB in {memory} MB of memory")
    assert (count, why, memory < 100) == (190 * MB // len(line), "", True)


def test_quotes_opened_on_every_line_do_not_take_square_time(tmp_path: Path) -> None:
    content = "code,notes\n" + 'X-1,"odd " quote\n' * 3000
    found = rows(table(tmp_path, content))
    assert len(found) == 3000
    assert all(row.problems for row in found)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    texts = ["=cmd|' /C calc'!A0", "+1", "@SUM(1)"]
    found = table(tmp_path, text_of([("code", "notes"), *(("X", text) for text in texts)]))
    assert [line[1] for line in cells(found)] == texts
