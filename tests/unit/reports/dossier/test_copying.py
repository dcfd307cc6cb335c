"""What the glyphs of a PDF stand for: a letter is a letter, a sign is a sign, and nothing moves on the page."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from incidents.reports.dossier import pdf, press
from incidents.reports.dossier.blocks import Paragraph
from incidents.reports.dossier.copying import copyable
from incidents.reports.dossier.glyphs import Font
from machinery.parts import missing
from unit.reports.dossier import papers
from unit.reports.dossier.samples import document, everything, said

ALEF, TANWIN, LAM = 1, 2, 3
LISTED = b"2 beginbfchar\n<0001> <0627064B>\n<0002> <0627064B>\nendbfchar\nendcmap"


def font() -> Font:
    """A font in which alef and tanwin were said to be both."""
    return Font.of(frozenset({ALEF, LAM}), LISTED)


def test_of_a_letter_and_a_sign_each_stands_for_itself() -> None:
    assert font().said == {ALEF: "ا", TANWIN: "\u064b"}
    assert font().relisted() == LISTED.replace(b"<0001> <0627064B>", b"<0001> <0627>").replace(
        b"<0002> <0627064B>", b"<0002> <064B>"
    )


def test_a_letter_that_was_only_wrapped_is_learnt() -> None:
    one = font()
    one.learn([TANWIN, LAM], "ل\u064b")
    assert one.said[LAM] == "ل"
    assert b"1 beginbfchar\n<0003> <0644>\nendbfchar\nendcmap" in one.relisted()
    assert one.agrees([TANWIN, LAM], "ل\u064b")
    assert not one.agrees([TANWIN, LAM], "ل\u0651")


def test_two_letters_in_one_are_left_as_they_are() -> None:
    one = font()
    one.learn([ALEF, LAM, TANWIN], "لاً")
    assert LAM not in one.said
    assert not one.agrees([ALEF, LAM, TANWIN], "لاً")


@pytest.fixture
def typeset(tmp_path: Path) -> bytes:
    """A PDF as the typesetter gives it."""
    pdf.lay_ready(document("ar", *everything("ar", rows=3), Paragraph(said("أُغلق قتيلاً كلّ مباشرةً"))), tmp_path)
    press.typeset(tmp_path, "document")
    return (tmp_path / "document.pdf").read_bytes()


def test_nothing_moves_on_the_page(typeset: bytes, tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        missing("office", "pdftoppm is not installed: apt install poppler-utils")
    out = BytesIO()
    copyable(typeset, out)
    assert seen(typeset, tmp_path) == seen(out.getvalue(), tmp_path)


def seen(made: bytes, folder: Path) -> bytes:
    (folder / "seen.pdf").write_bytes(made)
    command = ["pdftoppm", "-r", "60", "-f", "3", "-l", "3", str(folder / "seen.pdf")]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


def test_every_place_of_the_file_is_where_the_list_says(typeset: bytes) -> None:
    out = BytesIO()
    copyable(typeset, out)
    made = out.getvalue()
    start = int(made[-40:].split(b"startxref\n")[1].split()[0])
    places = [line.split() for line in made[start:].splitlines()[3:] if line.endswith(b"n ")]
    assert places
    assert all(made[int(place) :].startswith(b"%d 0 obj" % number) for number, (place, *_) in enumerate(places, 1))
    assert papers.is_tagged(made)


def test_a_file_of_another_kind_is_no_pdf_of_ours() -> None:
    with pytest.raises(ValueError, match="list of places"):
        copyable(b"%PDF-1.7\nother", BytesIO())
