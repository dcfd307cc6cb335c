"""The text of a PDF, read apart from the program; what is damaged, locked or only a picture is refused."""

import pytest

from incidents.domain.errors import Refused
from incidents.reading.pdf import is_pdf, pdf_text


def pdf(*pages: str) -> bytes:
    """A PDF with these lines, one a page, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for text in pages:
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}{head}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode()


def test_the_text_of_every_page_in_order() -> None:
    assert pdf_text(pdf("Three people were killed.", "Two more died.")) == "Three people were killed.\n\nTwo more died."


def test_pictures_alone_are_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match="holds no text, only pictures"):
        pdf_text(pdf(""))


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-" + b"\x00" * 10_000, b"not a PDF", pdf("x")[:200]])
def test_a_damaged_file_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        pdf_text(body)


def test_what_says_of_itself_that_it_is_a_pdf() -> None:
    assert is_pdf(pdf("x"))
    assert is_pdf(b"\n\n%PDF-1.4")
    assert not is_pdf(b"a text")
