"""About an article: title, outlet, authors, date, language, address and text of a page, a pasted text, a PDF."""

from incidents.reading.page.html import Page, Said, read_page
from incidents.reading.page.plain import about_text
from incidents.reading.pdf import is_pdf, pdf_text

__all__ = ["Page", "Said", "about_text", "is_pdf", "pdf_text", "read_page"]
