"""What kind of file it is, by what it begins with; its name is not believed."""

from pathlib import Path

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: What the files that are read begin with; all others are text.
_TOLD = (((b"PK\3\4", b"PK\5\6"), "zip"), ((_OLE,), "xls"))
_TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".ods", ".xls")

#: What files of other kinds begin with, and what to say of them.
_NOT_TABLES: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!"), N_("This is a program, not a table.")),
    ((b"%PDF",), N_("This is a PDF, not a table. Ask for the table itself.")),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"), N_("This is a picture, not a table.")),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh"), N_("This file is packed. Unpack it first.")),
    ((b"SQLite format 3",), N_("This is a database, not a table.")),
    ((b"{\\rtf",), N_("This is a text document, not a table.")),
)
_PAGES = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<meta")


def kind_of(path: Path) -> str:
    """`zip`, `xls`, `json` or `csv`: how the file has to be opened. Refused: an empty file, and what is no table."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise Refused(N_("This file is empty."))
    if told := next((kind for beginnings, kind in _TOLD if head.startswith(beginnings)), ""):
        return told
    for beginnings, message in _NOT_TABLES:
        if head.startswith(beginnings):
            raise Refused(message)
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"{"):
        return "json"
    if bare.lower().startswith(_PAGES):
        raise Refused(
            N_("This is a web page or XML, whatever its name says. Open it in a spreadsheet and save it as CSV.")
        )
    return "csv"


def kind_in_zip(names: list[str]) -> str:
    """`xlsx`, `ods`, or `csv` for a zip of tables. Refused: a zip with no table in it."""
    known = set(names)
    if "xl/workbook.xml" in known:
        return "xlsx"
    if "xl/workbook.bin" in known:
        raise Refused(N_("This is a binary workbook (XLSB). Save it as XLSX or CSV."))
    if "content.xml" in known:
        return "ods"
    if tables_in(names):
        return "csv"
    raise Refused(N_("There is no table in this zip."))


def tables_in(names: list[str]) -> list[str]:
    """The files of a zip that may be tables, but for those that systems put beside them."""
    own = [name for name in names if not name.startswith(("__MACOSX/", "."))]
    return [name for name in own if name.lower().endswith(_TABLES)] or [n for n in own if n.lower().endswith(".txt")]
