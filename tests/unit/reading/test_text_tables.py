"""A CSV file is read whatever wrote it: its encoding, its delimiter, its heading and its line ends are found."""

from pathlib import Path

import pytest

from incidents.domain.errors import Refused
from incidents.reading.sheets.mojibake import mended
from incidents.reading.tables import open_table
from unit.reading.table_files import HEADING, LINES, cells, file, packed, rows, table, text_of

EXPECTED = [("X-1", "2019-11-28", "Invented Square", "3"), ("X-2", "2019-11-29", "Invented Bridge", None)]
ARABIC = "ساحة مختلقة في مدينة لا وجود لها"
ACCENTS = "Café imaginé, à côté"


def notes(found: object) -> list[str]:
    return [message % params for message, params in found.notes]  # type: ignore[attr-defined]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_with_any_line_end(tmp_path: Path, delimiter: str, end: str) -> None:
    found = table(tmp_path, text_of([HEADING, *LINES], delimiter=delimiter, end=end))
    assert (found.kind, found.delimiter, found.columns, found.header_row) == ("csv", delimiter, HEADING, 1)
    assert cells(found) == EXPECTED
    assert [row.number for row in found.rows()] == [2, 3]


def test_an_empty_cell_is_nothing_and_not_zero(tmp_path: Path) -> None:
    found = table(tmp_path, "code,killed\nX-1,0\nX-2,\nX-3,   \n")
    assert cells(found) == [("X-1", "0"), ("X-2", None), ("X-3", None)]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-16-le", "utf-16-le"),
     ("utf-16-be", "utf-16-be"), ("cp1256", "cp1256"), ("utf-32", "utf-32-le")],
)  # fmt: skip
def test_arabic_in_every_encoding_that_it_comes_in(tmp_path: Path, encoding: str, said: str) -> None:
    found = table(tmp_path, text_of([("code", "place"), ("X-1", ARABIC)] * 2), encoding)
    assert found.encoding == said
    assert found.columns == ("code", "place")
    assert cells(found)[0] == ("X-1", ARABIC)


def test_latin_accents_of_an_old_windows(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([("code", "place"), ("X-1", ACCENTS)]), "cp1252")
    assert found.encoding == "cp1252"
    assert notes(found) == ["The file is not UTF-8; it is read as cp1252."]
    assert cells(found) == [("X-1", ACCENTS)]


def test_somebody_who_knows_better_names_the_encoding(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([("code", "place"), ("X-1", ARABIC)]), "iso8859-6", encoding="iso8859-6")
    assert cells(found) == [("X-1", ARABIC)]


@pytest.mark.parametrize("encoding", ["klingon", "base64", "hex"])
def test_an_encoding_that_there_is_not_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(Refused, match=f"There is no encoding “{encoding}”"):
        table(tmp_path, "a,b\n1,2\n", encoding=encoding)


@pytest.mark.parametrize("code_page", ["cp1252", "cp1256"])
def test_letters_read_in_the_wrong_encoding_are_put_right_and_it_is_said(tmp_path: Path, code_page: str) -> None:
    wrong = "".join(bytes([one]).decode(code_page, "ignore") or chr(one) for one in ARABIC.encode())
    found = table(tmp_path, text_of([("code", "place"), ("X-1", wrong), ("X-2", ARABIC)]))
    assert cells(found) == [("X-1", ARABIC), ("X-2", ARABIC)]
    assert any("wrong encoding" in note for note in notes(found))
    assert [[warning.field for warning in row.warnings] for row in found.rows()] == [["place"], []]


@pytest.mark.parametrize(
    "text",
    [ARABIC, ACCENTS, "ط،", "Ângulo", "naïve “quoted” text – with a dash", "25 °C", "Ù", "Ø§Ù„ half يعني", "Ã‰ and É",
     "كوردستان ڕێکەوت", "plain"],
)  # fmt: skip
def test_letters_are_left_alone_where_it_is_not_certain(text: str) -> None:
    assert mended(text) is None


def test_one_bad_byte_refuses_its_row_alone(tmp_path: Path) -> None:
    content = text_of([("code", "place"), *(("X-1", ARABIC) for _ in range(9))]).encode()
    found = table(tmp_path, content + b"X-2,bad \xff byte\r\nX-3,good\r\n")
    assert found.encoding == "utf-8"
    assert [(row.number, str(row.problems[0]), row.problems[0].field) for row in rows(found) if row.problems] == [
        (11, "Some letters of this cell cannot be read: they are not of the file's encoding.", "place")
    ]
    assert cells(found)[-1] == ("X-3", "good")


def test_line_breaks_inside_a_cell_stay_and_rows_are_numbered_by_their_first_line(tmp_path: Path) -> None:
    found = table(tmp_path, 'code,notes\nX-1,"first\nsecond\r\nthird"\nX-2,"says ""no"""\n')
    assert cells(found) == [("X-1", "first\nsecond\r\nthird"), ("X-2", 'says "no"')]
    assert [row.number for row in found.rows()] == [2, 5]


def test_a_row_of_3_and_a_row_of_300_cells_are_refused_by_number(tmp_path: Path) -> None:
    content = text_of([HEADING, LINES[0], ("X-3", "a", "b"), LINES[1], tuple("x" * 300)])
    assert [(row.number, str(row.problems[0])) for row in rows(table(tmp_path, content)) if row.problems] == [
        (3, "This row has 3 cells, the heading has 4."),
        (5, "This row has 300 cells, the heading has 4."),
    ]
    assert cells(table(tmp_path, content)) == EXPECTED


def test_blank_cells_beyond_the_heading_and_blank_lines_are_no_fault(tmp_path: Path) -> None:
    found = table(tmp_path, "code,killed,,\n\nX-1,3,,\n,,,\n , ,,\nX-2,4,,\n")
    assert found.columns == ("code", "killed")
    assert cells(found) == [("X-1", "3"), ("X-2", "4")]


@pytest.mark.parametrize(
    ("broken", "first", "last"),
    [('X-1,"never closed\nX-2,4\n', 2, 3), ('X-1,"closed" and more\nX-2,4\n', 2, 2)],
)
def test_quotes_that_do_not_match_refuse_one_line_and_reading_goes_on(
    tmp_path: Path, broken: str, first: int, last: int
) -> None:
    found = table(tmp_path, "code,killed\n" + broken)
    said = "one is opened and not closed, or text follows a closing one"
    assert [(row.number, str(row.problems[0])) for row in rows(found) if row.problems] == [
        (2, f"The quotation marks do not match: {said} (lines {first} to {last}).")
    ]
    assert cells(found) == [("X-2", "4")]


def test_nul_bytes_are_left_out_and_it_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, "code,place\nX-1,Inv\0ented\0\nX-2,Other\n" + "X-3,More\n" * 50)
    assert cells(found)[0] == ("X-1", "Invented")
    assert [warning.message for warning in rows(found)[0].warnings] == ["Characters that nobody can see were left out."]


def test_titles_above_the_heading_are_left_out_and_it_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([("Invented list",), ("as of", "2020-01-01"), (), HEADING, *LINES]))
    assert (found.header_row, found.columns) == (4, HEADING)
    assert "The heading stands in row 4; what stands above it is left out." in notes(found)
    assert cells(found) == EXPECTED


def test_the_heading_can_be_named(tmp_path: Path) -> None:
    content = text_of([("nothing", "to", "do", "here"), HEADING, *LINES])
    assert table(tmp_path, content, header_row=2).columns == HEADING
    with pytest.raises(Refused, match="Row 99 cannot be the heading"):
        table(tmp_path, content, header_row=99)


def test_a_row_of_hxl_tags_is_left_out_and_it_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([HEADING, ("#event+code", "#date", "#loc +name", "#affected+killed"), *LINES]))
    assert "Row 2 holds HXL tags and is left out." in notes(found)
    assert cells(found) == EXPECTED
    assert [row.number for row in found.rows()] == [3, 4]


def test_columns_that_are_blank_or_there_twice_get_names_of_their_own(tmp_path: Path) -> None:
    found = table(tmp_path, "code,,Killed,Killed\nX-1,a,3,4\n")
    assert found.columns == ("code", "column B", "Killed", "Killed (2)")
    assert len(notes(found)) == 2
    assert found.column("KILLED") == "Killed"


def test_a_first_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    found = table(tmp_path, "sep=;\n" + text_of([HEADING, *LINES], delimiter=";"))
    assert (found.delimiter, found.header_row) == (";", 2)
    assert cells(found) == EXPECTED


def test_a_delimiter_of_several_signs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot part the cells"):
        table(tmp_path, "a,b\n1,2\n", delimiter="::")


@pytest.mark.parametrize(
    ("days", "month_first", "said"),
    [
        (("11/28/2019", "11/10/2019"), True, "Days are read month first"),
        (("28/11/2019", "10/11/2019"), False, ""),
        (("10/11/2019", "9/5/2020"), False, "can be read two ways"),
        (("28/11/2019", "11/28/2019"), False, "Some days put the month first"),
        (("2019-11-28", "9-May-20"), False, ""),
    ],
)
def test_which_number_is_the_month_is_told_by_days_that_can_be_read_one_way(
    tmp_path: Path,
    days: tuple[str, ...],
    month_first: bool,  # noqa: FBT001 - a row of the table above
    said: str,
) -> None:
    found = table(tmp_path, text_of([("code", "day"), *(("X", day) for day in days)]))
    assert found.dates.month_first is month_first
    assert [said in note for note in notes(found)] == ([True] if said else [])


def test_the_table_can_be_read_again_from_the_top(tmp_path: Path) -> None:
    found = table(tmp_path, text_of([HEADING, *LINES]))
    beginning = next(iter(found.rows()))
    assert next(row.cells for row in found.rows()) == beginning.cells
    assert cells(found) == EXPECTED


def test_a_file_that_is_being_sent_is_read_like_one_on_the_disk(tmp_path: Path) -> None:
    with file(tmp_path, text_of([HEADING, *LINES])).open("rb") as sent:
        found = open_table(sent, "sent.csv")
    assert found.name == "sent.csv"
    assert cells(found) == EXPECTED


def test_the_table_inside_a_zip_is_read_and_the_others_can_be(tmp_path: Path) -> None:
    path = packed(tmp_path, {"README.txt": b"words", "one.csv": b"a,b\n1,2\n", "two.csv": b"c,d\n3,4\n"})
    found = open_table(path, "tables.zip")
    assert (found.sheet, found.sheets, found.columns) == ("one.csv", ("one.csv", "two.csv"), ("a", "b"))
    assert cells(found.other("two.csv")) == [("3", "4")]
    with pytest.raises(Refused, match=r"no file “three\.csv”"):
        open_table(path, "tables.zip", sheet="three.csv")


EMPTY: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "This file is empty."),
    "blank lines": (b"\n\n\n", "There is no table in this file"),
    "signs only": (b",,,\n,,,\n", "There is no table in this file|holds no names"),
}


@pytest.mark.parametrize("case", EMPTY)
def test_a_file_without_a_table_is_refused(tmp_path: Path, case: str) -> None:
    content, said = EMPTY[case]
    with pytest.raises(Refused, match=said):
        table(tmp_path, content)


def test_a_heading_alone_is_a_table_of_no_rows(tmp_path: Path) -> None:
    assert rows(table(tmp_path, "code,killed\n")) == []


def test_nothing_is_left_behind_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with file(tmp_path, text_of([HEADING, *LINES]), name="sent").open("rb") as sent:
        found = open_table(sent, "sent.csv")
    assert len(list(tmp_path.iterdir())) == 2
    del found
    assert [path.name for path in tmp_path.iterdir()] == ["sent"]


@pytest.mark.parametrize("beside", ["Invented Bridge", "جسر مختلق", "Invented\0Bridge", "Café", " ", ""])
def test_a_cell_is_read_the_same_whatever_stands_beside_it(tmp_path: Path, beside: str) -> None:
    found = table(tmp_path, f"code,place,killed,note\nX-1,{beside},3, \n")
    (row,) = found.rows()
    assert (row.cells["code"], row.cells["killed"], row.cells["note"]) == ("X-1", "3", None)
    assert row.cells["place"] == (beside.replace("\0", "").strip() or None)
