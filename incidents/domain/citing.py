"""What is cited, and how the programs of those who cite read it: RIS, BibTeX, CSL-JSON.

RIS as Reference Manager wrote it: a tag of two letters, two spaces, a stroke, a space, the value; lines ended by CR LF.
BibTeX: text in braces, its own signs escaped. CSL-JSON by schema 1.0 of the Citation Style Language
(https://github.com/citation-style-language/schema).
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from incidents.domain.vocabulary import N_, Term

#: How long a line of a file may be; titles of thousands of characters are cut at a word.
_LONGEST = 1000
_CUT = "…"
_BROKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_LONE = re.compile("[\ud800-\udfff]")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


class Ending(Term):
    """The files a citation can be had as; the code is the ending of the name."""

    RIS = "ris", N_("RIS, for Zotero, EndNote, Mendeley")
    BIBTEX = "bib", N_("BibTeX, for LaTeX")
    CSL = "json", N_("CSL-JSON, for Zotero and Pandoc")


MEDIA_TYPES = {
    Ending.RIS: "application/x-research-info-systems",
    Ending.BIBTEX: "application/x-bibtex",
    Ending.CSL: "application/vnd.citationstyles.csl+json",
}


class Kind(Term):
    """What can be cited."""

    INCIDENT = "incident", N_("Incident")
    LIST = "list", N_("Evidence list")
    RELEASE = "release", N_("Release")
    VIEW = "view", N_("Question")


@dataclass(frozen=True, kw_only=True)
class Work:
    """Something to cite. `issued` is the day of its version, `read` the day of reading; both may matter in a court.

    `code` names it among its kind, `version` its revision or release; `digest` is of the release, "" outside of one.
    `notes` are sentences that must not be lost on the way, such as that the record is a demonstration.
    """

    kind: Kind
    code: str
    title: str
    house: str
    address: str
    issued: date | None
    read: date
    lang: str
    version: str = ""
    digest: str = ""
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a program calls it by: letters, digits and strokes."""
        return re.sub(r"[^A-Za-z0-9-]+", "-", f"{self.kind.value}-{self.code}").strip("-")


def ris(work: Work) -> str:
    """The work as RIS; each value on its line, whatever is typed in it."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _ris(work) if value) + "ER  - \r\n"


def _ris(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA"
    yield "ID", work.key
    yield "TI", work.title
    yield "AU", work.house
    yield "PB", work.house
    if work.issued:
        yield "PY", str(work.issued.year)
        yield "DA", work.issued.strftime("%Y/%m/%d")
    yield "AN", work.code
    yield "ET", work.version
    yield "LA", work.lang
    yield "UR", work.address
    yield "Y2", work.read.strftime("%Y/%m/%d")
    for note in _notes(work):
        yield "N1", note


def bibtex(work: Work) -> str:
    """The work as BibTeX, in UTF-8."""
    day = work.issued.isoformat() if work.issued else ""
    fields = [
        ("title", f"{{{_tex(work.title)}}}"), ("author", f"{{{_tex(work.house)}}}"), ("publisher", _tex(work.house)),
        ("year", day[:4]), ("date", day),
        ("version", _tex(work.version)), ("number", _tex(work.code)), ("langid", _LANGUAGES.get(work.lang, "")),
        ("url", _url(work.address)), ("urldate", work.read.isoformat()), ("note", _tex(" ".join(_notes(work)))),
    ]  # fmt: skip
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{work.key},\n{lines}\n}}\n"


_LANGUAGES = {"en": "english", "ar": "arabic", "ckb": "kurdish"}


def csl(work: Work) -> str:
    """The work as CSL-JSON: a list of one item."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "dataset",
        "title": _line(work.title),
        "author": [{"literal": _line(work.house)}],
        "publisher": _line(work.house),
        "issued": _parts(work.issued),
        "accessed": _parts(work.read),
        "number": work.code,
        "version": _line(work.version),
        "language": work.lang,
        "URL": work.address,
        "note": _line(" ".join(_notes(work))),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


WRITERS: dict[Ending, Callable[[Work], str]] = {Ending.RIS: ris, Ending.BIBTEX: bibtex, Ending.CSL: csl}


def cut(text: str) -> str:
    """A title fit to be cited: on one line, without signs that turn the text around it, at most 1,000 characters."""
    line = " ".join(_LONE.sub("\ufffd", _TURNING.sub("", _BROKEN.sub(" ", text))).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0][:_LONGEST] + _CUT


def _line(text: str) -> str:
    return cut(text)


def _notes(work: Work) -> tuple[str, ...]:
    return (*work.notes, f"SHA-256 {work.digest}") if work.digest else work.notes


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _line(text))


def _url(address: str) -> str:
    """An address as it is, but for signs that would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _parts(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
