"""Pages of charts taken apart: as plain words, as rows of the table of any two things, as lines of its file."""

import csv
import html
import io
import re

from machinery.asking import House
from web.shown import said


def charts(house: House, query: str = "", who: str = "") -> str:
    """The page as plain words."""
    browser = house.signed_in(who) if who else house.visitor()
    answer = browser.get(f"/incidents/charts?{query}")
    assert answer.status_code == 200, answer.status_code
    return said(answer)


def page(house: House, query: str = "") -> str:
    return house.visitor().get(f"/incidents/charts?{query}").text


def table_of(text_of_page: str) -> list[list[str]]:
    """The cells of the table of any two things, row by row."""
    whole = re.search(r'<table class="table crossed">.*?</table>', text_of_page, re.DOTALL)
    assert whole is not None
    rows = re.findall(r"<tr.*?</tr>", whole[0], re.DOTALL)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(html.unescape(re.sub(r"<[^>]+>", " ", one)).split()) for one in row] for row in cells]


def lines_of(house: House, query: str, who: str = "") -> list[dict[str, str]]:
    browser = house.signed_in(who) if who else house.visitor()
    answer = browser.raw(f"/incidents/charts?{query}&format=csv")
    assert answer.status_code == 200, said(answer)
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=incidents-")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
