"""Citations as files: whatever stands in a title, each program reads one work and nothing else."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from incidents.domain.citing import Kind, Work, bibtex, csl, cut, ris

WORK = Work(
    kind=Kind.INCIDENT,
    code="IRQ-0000001",
    title="March over an invented bridge",
    house="Incident Record",
    address="https://record.example/incidents/IRQ-0000001?a=1&b={2}",
    issued=date(2027, 3, 14),
    read=date(2027, 4, 1),
    lang="en",
    version="Revision 3",
)
HOSTILE = (
    "}\n@misc{evil, title={x}}",
    "ER  - \r\nTY  - BOOK\r\nTI  - evil",
    '", "evil": "',
    "\\input{/etc/passwd} $x$ 100% #1 a_b ~ ^ & \\",
    "مسيرة عند جسر مختلق",
    "مێژوو {لە} پردێکی داهێنراو",
    "\u202eevil\u2066 title\u2069\u200f",
    "\ud800 alone",
    "\u2028ER  - \u0085TY  - BOOK",
    "<script>alert(1)</script>",
    "🕊" * 3000,
    "x" * 10_000,
    "",
)


def tags(text: str) -> list[tuple[str, str]]:
    """RIS as its readers split it."""
    assert text.endswith("ER  - \r\n")
    lines = text.split("\r\n")[:-1]
    assert all(re.match(r"^[A-Z][A-Z0-9]  - ", line) for line in lines), lines
    return [(line[:2], line[6:]) for line in lines]


def test_ris_has_a_tag_a_line_and_every_line_of_one_work() -> None:
    assert tags(ris(WORK)) == [
        ("TY", "DATA"), ("ID", "incident-IRQ-0000001"), ("TI", "March over an invented bridge"),
        ("AU", "Incident Record"), ("PB", "Incident Record"), ("PY", "2027"), ("DA", "2027/03/14"),
        ("AN", "IRQ-0000001"), ("ET", "Revision 3"), ("LA", "en"),
        ("UR", "https://record.example/incidents/IRQ-0000001?a=1&b={2}"), ("Y2", "2027/04/01"), ("ER", ""),
    ]  # fmt: skip


def test_bibtex_is_one_entry_with_its_fields() -> None:
    assert bibtex(WORK) == (
        "@misc{incident-IRQ-0000001,\n"
        "  title = {{March over an invented bridge}},\n"
        "  author = {{Incident Record}},\n"
        "  publisher = {Incident Record},\n"
        "  year = {2027},\n"
        "  date = {2027-03-14},\n"
        "  version = {Revision 3},\n"
        "  number = {IRQ-0000001},\n"
        "  langid = {english},\n"
        "  url = {https://record.example/incidents/IRQ-0000001?a=1&b=%7B2%7D},\n"
        "  urldate = {2027-04-01}\n"
        "}\n"
    )


def test_csl_json_is_a_list_of_one_item() -> None:
    (item,) = json.loads(csl(WORK))
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2027, 3, 14]]}
    assert item["accessed"] == {"date-parts": [[2027, 4, 1]]}
    assert item["author"] == [{"literal": "Incident Record"}]
    assert (item["number"], item["version"], item["URL"]) == ("IRQ-0000001", "Revision 3", WORK.address)


def test_digest_and_notes_are_in_each_file() -> None:
    work = replace(WORK, digest="ab" * 32, notes=("Demonstration: taken from published reports",))
    for text in (ris(work), bibtex(work), csl(work)):
        assert "ab" * 32 in text
        assert "Demonstration: taken from published reports" in text


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_ris_stays_one_work_whatever_the_title(title: str) -> None:
    found = tags(ris(replace(WORK, title=title, version=title, notes=(title,))))
    assert [tag for tag, _ in found].count("TY") == 1
    assert [tag for tag, _ in found].count("ER") == 1
    assert dict(found).get("TI", "") == cut(title)


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_bibtex_stays_one_entry_whatever_the_title(title: str) -> None:
    text = bibtex(replace(WORK, title=title, notes=(title,)))
    assert text.count("\n@") == 0
    assert all(re.match(r"^(@misc\{|  [a-z]+ = \{.*\},?$|\})", line) for line in text.splitlines()), text
    depth = 0
    bare = text.replace(r"\{", "").replace(r"\}", "").replace(r"\textbackslash{}", "")
    for sign in bare:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[$#%_](?!7[BD])", re.sub(r"url = .*", "", bare).replace("\\textasciitilde", ""))


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_csl_json_stays_one_item_whatever_the_title(title: str) -> None:
    text = csl(replace(WORK, title=title))
    text.encode()
    (item,) = json.loads(text)
    assert item.get("title", "") == cut(title)
    assert "evil" not in item


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_title_is_cut_to_one_line_that_turns_nothing(title: str) -> None:
    line = cut(title)
    assert len(line) <= 1001
    assert line == " ".join(line.split())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\x00-\x1f]", line)
    line.encode()


def test_the_key_is_of_letters_digits_and_strokes() -> None:
    assert replace(WORK, code="a b}{/ü\n").key == "incident-a-b"
