"""A document on paper, as PDF: read back whole, tagged, the same twice."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest

from incidents.domain.errors import Refused
from incidents.reports.dossier import pdf, press
from incidents.reports.dossier.blocks import (
    Block,
    Contents,
    Heading,
    Kind,
    Manner,
    NewPage,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
)
from machinery.parts import missing
from unit.reports.dossier import papers
from unit.reports.dossier.samples import DIGEST, LANGUAGES, SVG, WORDS, document, everything, fixed, said, spoken


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    """Every part there is, in every language."""
    return {lang: papers.printed(document(lang)) for lang in LANGUAGES}


@pytest.fixture
def poppler(tmp_path: Path) -> Path:
    if not shutil.which("pdftotext"):
        missing("office", "pdftotext is not installed: apt install poppler-utils")
    return tmp_path


def alone(lang: str, *parts: Block) -> bytes:
    """A page that holds these parts and no foot."""
    return papers.printed(document(lang, *parts, running="", page_words=""))


def flowing(lang: str) -> list[Block]:
    """Every part whose words are parted by no line end: digests and addresses are left out."""
    parts = [part for part in everything(lang, rows=4) if not isinstance(part, Contents | Picture)]
    return [part for part in parts if DIGEST not in spoken([part]) and "https" not in spoken([part])]


def lines(lang: str, *text: Text) -> list[str]:
    return papers.lines_seen(alone(lang, *map(Paragraph, text)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_put_in_is_copied_out_and_no_other(lang: str) -> None:
    parts = flowing(lang)
    assert papers.words(papers.text_by_pdfium(alone(lang, *parts))) == papers.words(spoken(parts, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_readers_on_linux_copy_the_same_words(lang: str, poppler: Path) -> None:
    parts = flowing(lang)
    copied = papers.text_by_poppler(alone(lang, *parts), poppler)
    assert papers.words(copied) == papers.words(spoken(parts, lang))


@pytest.mark.parametrize("word", ["قتيلاً", "قُتل", "تجمّع", "مباشرةً", "شخصاً"])
def test_a_word_with_vowel_signs_is_copied_once_and_in_order(word: str, poppler: Path) -> None:
    made = alone("ar", Paragraph(said(f"سعد {word} سعد")))
    assert f"سعد {word} سعد" in papers.folded(papers.text_by_pdfium(made))
    assert papers.words(papers.text_by_poppler(made, poppler)) == papers.words(f"سعد {word} سعد")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phrase_is_found_as_it_was_written(lang: str, printed: dict[str, bytes]) -> None:
    found = papers.folded(papers.text_by_pdfium(printed[lang]))
    assert WORDS[lang]["warning"] in found
    assert WORDS[lang]["caption"] in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_its_title_and_language_and_is_tagged(lang: str, printed: dict[str, bytes]) -> None:
    made = printed[lang]
    assert papers.is_tagged(made)
    assert papers.title(made) == WORDS[lang]["title"]
    assert papers.language(made) == lang
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"<pdfaid:part>2</pdfaid:part>" in made


def test_a_listener_hears_headings_tables_and_what_pictures_show(printed: dict[str, bytes]) -> None:
    heard = papers.tags(printed["ar"], page=2)
    assert {"H1", "H2", "Table", "TH", "TD", "L", "LI", "Caption", "Link"} <= {kind for kind, _ in heard}
    assert ("Figure", WORDS["ar"]["alt"]) in heard


def test_words_of_another_language_say_which(printed: dict[str, bytes]) -> None:
    assert b"/Lang(en)" in printed["ar"]
    assert b"/Lang(ar)" in printed["en"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_document_is_the_same_bytes(lang: str, printed: dict[str, bytes]) -> None:
    assert papers.printed(document(lang)) == printed[lang]


def test_it_says_how_many_pages_it_has() -> None:
    parts = (Paragraph(said("one")), NewPage(), Paragraph(said("two")), NewPage(), Paragraph(said("three")))
    assert pdf.write(document("en", *parts), BytesIO()) == 3


@pytest.mark.parametrize("lang", ["ar", "ckb"])
@pytest.mark.parametrize("range_", ["12–15", "1,250–1,300", "2019-10-01", "IRQ-7K3M9XQ", "33.31, 44.36"])
def test_a_range_is_seen_from_left_to_right_in_text_from_the_right(lang: str, range_: str) -> None:
    say = WORDS[lang]
    (seen,) = lines(lang, (Run(say["body"][-20:]), fixed(range_), Run(say["killed"][:8])))
    assert range_.replace(" ", "") in seen


def test_two_ranges_follow_one_another_from_the_right() -> None:
    (seen,) = lines("ar", (Run("من "), fixed("12–15"), Run(" / "), fixed("20–25")))
    assert "20–25/12–15" in seen


def test_a_range_is_not_parted_at_the_end_of_a_line() -> None:
    text = [part for _ in range(60) for part in (Run("قُتل "), fixed("1250–1300"), Run(" شخصاً، "))]
    assert sum(line.count("1250–1300") for line in lines("ar", tuple(text))) == 60


def test_quoted_words_keep_their_direction_within_the_marks_of_the_document() -> None:
    quoted = Run("They fired at us.", Kind.QUOTED, "en")
    (arabic,) = lines("ar", (Run("قال "), quoted, Run(" ثم")))
    (english,) = lines("en", (Run("He said "), quoted))
    assert "Theyfiredatus." in arabic
    assert "“Theyfiredatus.”" in english
    assert "«They fired at us.»" in papers.folded(spoken([Paragraph((quoted,))], "ar"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_digest_stays_within_its_column(lang: str) -> None:
    table = Table((), (said("a"), said("b")), (((said("x"),), ((fixed(DIGEST),),)),), (0.9, 0.1))
    seen = [line for line in lines_of_table(lang, table) if line.isascii()]
    assert "".join(seen).replace("a", "", 1).count(DIGEST[:4]) == 1
    assert max(map(len, seen)) < len(DIGEST) / 2


def lines_of_table(lang: str, table: Table) -> list[str]:
    return papers.lines_seen(alone(lang, table))


def test_a_digest_is_copied_without_a_mark_in_it() -> None:
    assert DIGEST in papers.text_by_pdfium(alone("en", Paragraph((fixed(DIGEST),))))


def test_contents_and_notes_lead_to_their_pages(printed: dict[str, bytes]) -> None:
    assert papers.targets(printed["en"], page=1) == [2, 2]
    assert papers.targets(printed["en"], page=2) == [4]


def test_a_link_to_nowhere_is_text() -> None:
    parts = (Paragraph((Run("see", link="#nowhere"), Run("run", link="javascript:alert(1)"))),)
    made = alone("en", *parts)
    assert papers.targets(made) == []
    assert "seerun" in papers.text_by_pdfium(made)
    assert b"javascript" not in made


def test_of_two_headings_of_one_name_the_first_is_the_target() -> None:
    parts = (
        Paragraph((Run("to it", link="#here"),)),
        NewPage(),
        Heading(1, said("one"), "here"),
        NewPage(),
        Heading(1, said("two"), "here"),
    )
    assert papers.targets(alone("en", *parts)) == [1]


def test_a_long_table_repeats_its_head_and_parts_no_short_row(printed: dict[str, bytes]) -> None:
    with papers.opened(printed["en"]) as made:
        pages = [page.get_textpage().get_text_range() for page in made]
    going_on = [page for page in pages[3:] if "Words of the source" in page]
    assert len(going_on) == 2
    assert all(page.count(WORDS["en"]["lead"]) == page.count("2019-11-28") for page in pages[3:])


def test_the_foot_counts_pages_in_the_digits_of_the_language() -> None:
    assert "Page 1 of 1" in papers.text_by_pdfium(papers.printed(document("en", Paragraph(said("x")))))
    assert "صفحة ١ من ١" in papers.text_by_pdfium(papers.printed(document("ar", Paragraph(said("س")))))


def test_nothing_is_fetched_and_no_file_of_the_machine_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    for address in (secret.as_uri(), str(secret)):
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{address}"/></svg>'
        with pytest.raises(Refused, match="linked image"):
            papers.printed(document("en", Picture(picture, "x")))


def test_a_drawing_that_is_none_is_refused_and_nothing_is_written() -> None:
    out = BytesIO()
    with pytest.raises(Refused, match=r"could not be typeset: .*SVG"):
        pdf.write(document("en", Picture("<svg", "broken")), out)
    assert out.getvalue() == b""


def test_a_document_too_large_for_its_bounds_is_refused(tmp_path: Path) -> None:
    pdf.lay_ready(document("ar", *everything("ar", rows=2_000)), tmp_path)
    with pytest.raises(Refused, match=r"more memory or time than is given to one here \(200 MB\)"):
        press.typeset(tmp_path, "document", memory=200 << 20)


def test_a_picture_without_words_is_told_by_its_caption() -> None:
    made = alone("en", Picture(SVG.format(word="x"), "", said("Months")))
    assert ("Figure", "Months") in papers.tags(made)


def test_a_paragraph_of_another_direction_begins_at_its_own_side() -> None:
    english = Paragraph((Run("They fired at us.", lang="en"), Run("1", Kind.NOTE)))
    with papers.opened(alone("ar", english)) as made:
        page = made[0]
        text = page.get_textpage()
        assert min(text.get_charbox(place)[0] for place in range(text.count_chars())) < page.get_width() / 8


def test_a_heading_and_the_brief_words_under_it_go_to_the_next_page_together() -> None:
    filling = [Paragraph(said(f"line {number}")) for number in range(60)]
    for number in (28, 29, 30, 31, 32):
        parts = (*filling[:number], Heading(2, said("Head")), Paragraph(said("brief"), Manner.SMALL), *filling[:3])
        with papers.opened(alone("en", *parts)) as made:
            pages = [page.get_textpage().get_text_range() for page in made]
        (held,) = [page for page in pages if "Head" in page]
        assert "brief" in held
        assert "line 0" in held.split("brief")[1]
