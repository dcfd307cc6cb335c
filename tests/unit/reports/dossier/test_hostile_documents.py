"""Hostile and extreme documents: the right paper, or a clear sentence and no half file."""

import errno
from io import BytesIO
from pathlib import Path

import pytest

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

from incidents.reports.dossier import docx, letters, pdf, press
from incidents.reports.dossier.blocks import (
    Block,
    Contents,
    Facts,
    Heading,
    Kind,
    Listed,
    NewPage,
    Paragraph,
    Picture,
    Run,
    Table,
)
from machinery.parts import POSIX_ONLY
from unit.reports.dossier import papers
from unit.reports.dossier.samples import SVG, document, said

MARKUP = '#set page(width: 1cm) $x$ @foo ]] [#panic()] \\ `raw` *b* _i_ <w:p></w:p> &amp; {{7*7}} #"a" ]]> // /* <l>'
TURNED = "آمن \u202eevil\u202d \u2067open title"
LONG = "long title " * 900
EXTREMES: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "empty parts": (
        Heading(1, ()),
        Heading(3, said("")),
        Table((), (said("a"), said("b")), (), (0.5, 0.5)),
        Table((), (), (), ()),
        Table((), ((),), (((),),), (1.0,)),
        Facts(()),
        Listed(()),
        Listed((), numbered=True),
        Paragraph(()),
        Contents(()),
    ),
    "titles of 10,000 characters": (Heading(1, said(LONG)), NewPage(), Heading(1, said(LONG)), Contents(said("c"))),
    "a word of 5,000 characters": (
        Paragraph(said("w" * 5_000)),
        Paragraph(said("و" * 5_000)),
        Table((), (said("a"), said("b")), (((said("x" * 5_000),), (said("y"),)),), (0.1, 0.9)),
    ),
    "a cell of 1,000 rows": (
        Table((), (said("a"), said("b")), ((tuple(said(f"{n}") for n in range(1_000)), ()),), (0.5, 0.5)),
    ),
    "levels left out": (
        Heading(3, said("three")),
        Paragraph(said("x")),
        Heading(1, said("one")),
        Heading(3, said("a")),
    ),
    "letters of the world": (
        Paragraph(said("中文 😀 Привет שלום नमस्ते \ue000 \ufeff a\u0301 ب\u20dd x\u0610 \u0600 ﷽")),
    ),
    "lines within a run": (Paragraph((Run("a\nb\r\nc", Kind.QUOTED, "ar"),)), Heading(1, said("h\ni"))),
    "widths that do not fit": (Table((), (said("a"), said("b")), (((said("1"),), (said("2"),)),), (0.0, 0.5)),),
    "languages that are none": (Paragraph((Run("x", lang="'; drop"), Run("y", lang="xx-!!"))),),
    "a tall picture": (
        Picture('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 99"><path d="M0 0"/></svg>', ""),
    ),
}


def printed(*parts: Block, lang: str = "ar") -> bytes:
    return papers.printed(document(lang, blocks=parts, running="", page_words=""))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("case", EXTREMES)
def test_it_is_printed_and_typed(case: str, lang: str) -> None:
    extreme = document(lang, blocks=EXTREMES[case], title=LONG, running=LONG, page_words="{page}{x}%s{pages}")
    assert papers.is_tagged(papers.printed(extreme))
    assert papers.part(papers.typed(extreme)) is not None


def test_markup_in_text_stays_text() -> None:
    parts = (
        Heading(1, said(MARKUP)),
        Heading(2, said(MARKUP), MARKUP),
        Paragraph((Run(MARKUP, link="#" + MARKUP),)),
        Facts(((said(MARKUP), said(MARKUP)),)),
        Table(said(MARKUP), (said(MARKUP),), (((said(MARKUP),),),), (1.0,)),
        Listed((said(MARKUP),)),
        Picture(SVG.format(word="x"), MARKUP, said(MARKUP)),
    )
    copied = "".join(papers.text_by_pdfium(printed(*parts, lang="en")).split())
    assert copied.count("".join(MARKUP.split())) == 10


def test_a_title_that_turns_the_text_round_turns_itself_only() -> None:
    (heading, after) = papers.lines_seen(printed(Heading(1, said(TURNED)), Paragraph(said("one two")), lang="en"))
    assert "evilopentitle" in heading
    assert after == "onetwo"


def test_every_character_that_is_not_told_by_its_code_can_be_set() -> None:
    known = [chr(code) for first, last in letters.spans() for code in range(first, last + 1)]
    parts = [Paragraph(said(" ".join(known[place : place + 64]))) for place in range(0, len(known), 64)]
    assert papers.is_tagged(printed(*parts, lang="en"))


def test_a_mark_that_no_typeface_has_with_its_letter_is_told_by_its_code() -> None:
    assert "U+20DD" in papers.text_by_pdfium(printed(Paragraph(said("ب\u20dd")), lang="en"))


class _Full(BytesIO):
    """A disk on which nothing more fits."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_as_that() -> None:
    for write in (pdf.write, docx.write):
        with pytest.raises(OSError, match="No space left"):
            write(document("en", Paragraph(said("x"))), _Full())


@POSIX_ONLY
def test_a_disk_that_fills_while_typesetting_is_told_as_that(tmp_path: Path) -> None:
    pdf.lay_ready(document("en", Paragraph(said("x"))), tmp_path)
    (tmp_path / "document.pdf").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left") as told:
        press.typeset(tmp_path, "document")
    assert told.value.errno == errno.ENOSPC


@POSIX_ONLY
def test_a_share_of_the_disk_that_is_used_up_is_told_as_a_full_disk(tmp_path: Path) -> None:
    pdf.lay_ready(document("en", Paragraph(said("x"))), tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="No space left") as told:
            press.typeset(tmp_path, "document")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert told.value.errno == errno.ENOSPC


def test_a_fault_of_ours_is_no_refusal(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"document\.json"):
        press.typeset(tmp_path, "document")
