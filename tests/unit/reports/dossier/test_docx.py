"""A document as DOCX: right to left in truth, real headings, tables, links and fields; the same bytes twice."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
import pytest

from incidents.reports.dossier.blocks import (
    Block,
    Contents,
    Heading,
    Kind,
    Listed,
    Manner,
    Paragraph,
    Picture,
    Run,
    Table,
)
from unit.reports.dossier import papers
from unit.reports.dossier.papers import W
from unit.reports.dossier.samples import DATED, LANGUAGES, SVG, WORDS, document, everything, fixed, said, spoken

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HOSTILE = "#set page(width: 1cm) $x$ @foo ]] <w:p></w:t> &amp; {{7*7}} ]]> <!--contents 1-->"


@pytest.fixture(scope="module")
def typed() -> dict[str, bytes]:
    """Every part there is, in every language."""
    return {lang: papers.typed(document(lang)) for lang in LANGUAGES}


def body(*parts: Block, lang: str = "ar") -> bytes:
    return papers.typed(document(lang, *parts))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_put_in_stands_in_it_and_no_other(lang: str) -> None:
    parts = [part for part in everything(lang, rows=4) if not isinstance(part, Contents)]
    typed = "\n".join(papers.paragraphs(body(*parts, lang=lang)))
    picture = next(part for part in parts if isinstance(part, Picture))
    told = spoken([*parts, Paragraph(picture.caption)], lang)
    numbered = next(part for part in parts if isinstance(part, Listed))
    for number in range(1, len(numbered.items) + 1):  # Word counts by itself
        told = re.sub(rf"^[{number}{chr(0x660 + number)}]\. ", "", told, count=1, flags=re.MULTILINE)
    assert papers.words(typed) == papers.words(told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_document_is_the_same_bytes(lang: str, typed: dict[str, bytes]) -> None:
    assert papers.typed(document(lang)) == typed[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_it_is_and_nothing_of_where_it_was_made(lang: str, typed: dict[str, bytes]) -> None:
    told = python_docx.Document(BytesIO(typed[lang])).core_properties
    assert (told.title, told.language, told.subject) == (WORDS[lang]["title"], lang, WORDS[lang]["lead"])
    assert told.created == told.modified == DATED
    assert (told.author, told.last_modified_by, told.comments, told.category) == ("", "", "", "")
    with ZipFile(BytesIO(typed[lang])) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = file.namelist()
    assert [name for name in names if re.search(r"app\.xml|thumbnail|custom|Effects|theme", name)] == []


@pytest.mark.parametrize("lang", ["ar", "ckb"])
def test_every_paragraph_table_and_page_runs_from_the_right(lang: str, typed: dict[str, bytes]) -> None:
    made = papers.part(typed[lang])
    with_words = [each for each in made.iter(f"{W}p") if any(text.text for text in each.iter(f"{W}t"))]
    assert [each for each in with_words if each.find(f"{W}pPr/{W}bidi") is None] == []
    assert [each for each in made.iter(f"{W}tbl") if each.find(f"{W}tblPr/{W}bidiVisual") is None] == []
    assert made.find(f"{W}body/{W}sectPr/{W}bidi") is not None


def test_an_english_document_runs_from_the_left(typed: dict[str, bytes]) -> None:
    made = papers.part(typed["en"])
    assert [*made.iter(f"{W}bidi"), *made.iter(f"{W}bidiVisual")] == []
    (arabic,) = {each.get(f"{W}bidi") for each in made.iter(f"{W}lang") if each.get(f"{W}bidi")}
    assert arabic == "ar-IQ"


@pytest.mark.parametrize(("lang", "tag"), [("ar", "ar-IQ"), ("ckb", "ku-Arab-IQ")])
def test_words_run_from_the_right_and_ranges_from_the_left(lang: str, tag: str) -> None:
    made = papers.part(body(Paragraph((Run(WORDS[lang]["body"]), fixed("12–15"))), lang=lang))
    words, range_ = (each for each in made.iter(f"{W}r") if each.find(f"{W}t") is not None)
    assert words.find(f"{W}rPr/{W}rtl").attrib == {}
    assert words.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == tag
    assert range_.find(f"{W}rPr/{W}rtl").get(f"{W}val") == "0"
    assert range_.find(f"{W}t").text == "\u202a12–15\u202c\u200f"


def test_quotation_marks_are_those_of_the_document() -> None:
    quoted = Paragraph((Run("They fired.", Kind.QUOTED, "en"),))
    assert papers.folded(papers.paragraphs(body(quoted))[0]) == "«They fired.»"
    assert papers.folded(papers.paragraphs(body(quoted, lang="en"))[0]) == "“They fired.”"


def test_headings_are_headings_and_the_first_is_the_title(typed: dict[str, bytes]) -> None:
    styles = papers.attributes(papers.part(typed["en"]).iter(f"{W}pStyle"), "val")
    assert styles[0] == "Title"
    assert [style for style in styles if style.startswith("Heading")] == ["Heading1", "Heading2", "Heading3"]


def test_every_style_named_is_one_of_the_file(typed: dict[str, bytes]) -> None:
    known = set(papers.attributes(papers.part(typed["ar"], "word/styles.xml").iter(f"{W}style"), "styleId"))
    made = papers.part(typed["ar"])
    named = [papers.attributes(made.iter(f"{W}{kind}"), "val") for kind in ("pStyle", "rStyle", "tblStyle")]
    assert {name for names in named for name in names} <= known


def test_the_head_of_a_table_is_repeated_and_short_rows_are_not_parted(typed: dict[str, bytes]) -> None:
    table = list(papers.part(typed["ar"]).iter(f"{W}tbl"))[-1]
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 40
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_row_longer_than_a_page_may_be_parted() -> None:
    long = Table((), (said("a"),), ((tuple(said(f"row {n}") for n in range(1_000)),),), (1.0,))
    (row,) = papers.part(body(long)).findall(f".//{W}tr")[1:]
    assert row.find(f"{W}trPr") is None
    assert len(row.findall(f".//{W}p")) == 1_000


def test_links_lead_to_bookmarks_and_to_addresses() -> None:
    made = body(
        Heading(1, said("t")),
        Heading(1, said("x"), "here"),
        Paragraph((Run("to it", link="#here"), Run("web", link="https://example.org/?a=1&b=2"))),
    )
    part = papers.part(made)
    bookmarks = papers.attributes(part.iter(f"{W}bookmarkStart"), "name")
    inner, outer = part.iter(f"{W}hyperlink")
    assert inner.get(f"{W}anchor") in bookmarks
    relations = papers.part(made, "word/_rels/document.xml.rels")
    targets = {each.get("Id"): (each.get("Target"), each.get("TargetMode")) for each in relations}
    key = outer.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    assert targets[key] == ("https://example.org/?a=1&b=2", "External")


def test_no_other_address_is_a_link() -> None:
    made = body(Paragraph((Run("run", link="javascript:alert(1)"), Run("open", link="file:///etc/passwd"))))
    assert list(papers.part(made).iter(f"{W}hyperlink")) == []


def test_contents_list_the_headings_in_a_field_that_word_renews(typed: dict[str, bytes]) -> None:
    made = papers.part(typed["ar"])
    asked = [(each.text or "").strip() for each in made.iter(f"{W}instrText")]
    assert asked[0] == 'TOC \\o "1-2" \\h \\z \\u'
    assert asked[1:] == ["PAGEREF _Toc00000001 \\h", "PAGEREF _Toc00000002 \\h"]
    kinds = papers.attributes(made.iter(f"{W}fldChar"), "fldCharType")
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 3


def test_the_foot_counts_pages_by_fields(typed: dict[str, bytes]) -> None:
    foot = papers.part(typed["en"], "word/footer1.xml")
    assert [(each.text or "").strip() for each in foot.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert "".join(each.text or "" for each in foot.iter(f"{W}t")) == f"{WORDS['en']['title']}Page 1 of 1"


def test_a_picture_is_drawn_once_and_told_in_words() -> None:
    picture = Picture(SVG.format(word="x"), 'Two circles, "side" by <side>', (), 0.5)
    made = body(picture, Paragraph(said("between")), picture)
    told = [each.get("descr") for each in papers.part(made).iter(f"{WP}docPr")]
    assert told == ['Two circles, "side" by <side>'] * 2
    with ZipFile(BytesIO(made)) as file:
        (name,) = [each for each in file.namelist() if each.endswith(".png")]
        assert file.read(name).startswith(b"\x89PNG")
    (extent, _) = papers.part(made).iter(f"{WP}extent")
    assert int(extent.get("cx", "")) == pytest.approx(453.5 / 2 * 12_700, rel=0.01)


def test_each_numbered_list_begins_at_one() -> None:
    made = body(Listed((said("a"),), numbered=True), Listed((said("b"),), numbered=True), Listed((said("c"),)))
    numbers = papers.attributes(papers.part(made).iter(f"{W}numId"), "val")
    assert numbers == ["2", "3", "1"]
    starts = papers.part(made, "word/numbering.xml").findall(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert papers.attributes(starts, "val") == ["1", "1"]


def test_text_never_becomes_markup() -> None:
    parts = (Heading(1, said(HOSTILE)), Contents(said("Contents")), Heading(1, said(HOSTILE)), Paragraph(said(HOSTILE)))
    assert papers.paragraphs(body(*parts, lang="en")) == [HOSTILE, "Contents", HOSTILE, HOSTILE, HOSTILE]


def test_characters_that_no_file_can_hold_are_dropped() -> None:
    assert papers.paragraphs(body(Paragraph(said("a\x00b\x0b\ufffec\ud800d")), lang="en")) == ["abcd"]


@pytest.mark.parametrize("parts", [(), (Table((), (), (), ()),), (Listed(()),), (Paragraph(()),), (Heading(2, ()),)])
def test_an_empty_document_opens(parts: tuple[Block, ...]) -> None:
    made = papers.typed(document("ar", *parts, blocks=parts))
    assert python_docx.Document(BytesIO(made)).sections[0].page_width.mm == pytest.approx(210, abs=0.5)


def test_two_tables_in_a_row_stay_two() -> None:
    one = Table((), (said("a"),), (), (1.0,))
    kinds = [each.tag.removeprefix(W) for each in papers.part(body(one, one)).find(f"{W}body")]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_paragraph_of_another_direction_is_read_from_its_own_side() -> None:
    english = Paragraph((Run("They fired at us.", lang="en"), Run("1", Kind.NOTE)))
    (arabic, turned) = papers.part(body(Paragraph(said("قال")), english)).findall(f".//{W}pPr")[:2]
    assert arabic.find(f"{W}bidi") is not None
    assert turned.find(f"{W}bidi") is None


def test_a_heading_and_the_brief_words_under_it_stay_together() -> None:
    parts = (Heading(1, said("t")), Heading(2, said("h")), Paragraph(said("brief"), Manner.SMALL), Paragraph(said("x")))
    made = papers.part(body(*parts)).findall(f".//{W}pPr")[2:4]
    assert [each.find(f"{W}keepNext") is not None for each in made] == [True, False]
