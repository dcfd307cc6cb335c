"""A DOCX as LibreOffice shows it: opened, laid out and read from the page."""

import shutil
import subprocess

import pytest

from incidents.reports.dossier.blocks import Contents, Heading, Paragraph, Picture, Run, Table
from machinery.parts import missing
from unit.reports.dossier import papers
from unit.reports.dossier.samples import LANGUAGES, WORDS, document, everything, fixed, said, spoken

PATIENCE_S = 120


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every part there is and a line of ranges, in every language, as PDF by LibreOffice."""
    if not shutil.which("soffice"):
        missing("office", "LibreOffice is not installed: apt install libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("office")
    for lang in LANGUAGES:
        (folder / f"{lang}.docx").write_bytes(papers.typed(document(lang, *parts(lang))))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{lang}.docx") for lang in LANGUAGES),
        ],
        capture_output=True,
        check=True,
        timeout=PATIENCE_S,
    )
    return {lang: (folder / f"{lang}.pdf").read_bytes() for lang in LANGUAGES}


def parts(lang: str) -> list[Heading | Paragraph | Table]:
    ranges = (Run(WORDS[lang]["town"]), Run(" "), fixed("12–15"), Run(" / "), fixed("1,250–1,300"))
    return [Heading(1, said(WORDS[lang]["title"])), Paragraph(ranges), *everything(lang)]


@pytest.mark.parametrize("lang", ["ar", "ckb"])
def test_ranges_are_seen_from_left_to_right_one_after_the_other_from_the_right(
    lang: str, shown: dict[str, bytes]
) -> None:
    assert "1,250–1,30012–15" in papers.lines_seen(shown[lang], only="0123456789,–")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_opens_with_all_its_words(lang: str, shown: dict[str, bytes]) -> None:
    told = spoken([part for part in everything(lang) if not isinstance(part, Contents | Picture)], lang)
    copied = letters(papers.text_by_pdfium(shown[lang]))
    assert [word for word in letters(told) if len(word) > 3 and word not in copied] == []


def letters(text: str) -> set[str]:
    """The words of a text, each by its letters in whichever order: LibreOffice's own PDF turns lam and alef round."""
    return {"".join(sorted(word)) for word in papers.words(text)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_pages_are_counted_at_the_foot(lang: str, shown: dict[str, bytes]) -> None:
    with papers.opened(shown[lang]) as made:
        pages = len(made)
        last = papers.folded(made[pages - 1].get_textpage().get_text_range())
    assert pages > 4
    assert last.count(str(pages)) >= 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_head_of_the_table_is_on_each_of_its_pages(lang: str, shown: dict[str, bytes]) -> None:
    with papers.opened(shown[lang]) as made:
        pages = [papers.folded(page.get_textpage().get_text_range()) for page in made]
    held = [page for page in pages if page.count("2019-11-28") + page.count("28-11-2019") > 2]
    assert len(held) > 1
    assert all(WORDS[lang]["words"] in page for page in held)
