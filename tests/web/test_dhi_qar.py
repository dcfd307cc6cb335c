"""The standing example: Dhi Qar, 1 October 2019 to 10 February 2020, from the demonstration, in three languages."""

import re
from datetime import date

import pytest

from incidents.domain.access import VISITOR
from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.query import read_string
from incidents.domain.vocabulary import KILLED
from incidents.reports.dossier.blocks import Kind, Table
from incidents.services import dossiers, searching
from incidents.services.exporting import Order, Template
from incidents.services.wording import count_of
from machinery import messages
from machinery.asking import House
from machinery.leaves import Leaves, plain
from web.shown import ZAYTUN, shown

__all__ = ["shown"]

LANGUAGES = ("en", "ar", "ckb")
CLAIMED = re.compile(r"%\(\w+\)s")


def dhi_qar() -> Criteria:
    return read_string(
        "place=IQ-DQ&from=2019-10-01&to=2020-02-10", outcomes=(KILLED, "injured"), today=date(2026, 11, 30)
    )


def report(house: House, lang: str = "en", template: Template = Template.REPORT) -> Leaves:
    order = Order(form="pdf", criteria=dhi_qar(), lang=lang, template=template, address="https://r.example/{}".format)
    with house.app.test_request_context():
        return Leaves(dossiers.made(order, VISITOR, lambda _done, _expected: None)[0])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("template", Template)
def test_every_incident_of_the_question_is_told_once(shown: House, lang: str, template: Template) -> None:
    with shown.app.test_request_context():
        expected = {one.code for one in searching.on_map(dhi_qar(), VISITOR)}
    fixed = [run.text for run in report(shown, lang, template).runs(Kind.FIXED)]
    assert {code: fixed.count(code) for code in expected} == dict.fromkeys(expected, 1)
    assert len(expected) == 7


@pytest.mark.parametrize(
    ("lang", "title", "killed", "october"),
    [
        ("en", "Dhi Qar, 1 Oct 2019 to 10 Feb 2020", "61 to 90", "12 to 15"),
        ("ar", "ذي قار، من ١ تشرين الأول ٢٠١٩ إلى ١٠ شباط ٢٠٢٠", "من ٦١ إلى ٩٠", "من ١٢ إلى ١٥"),
        ("ckb", "زیقار، لە ١ی تشرینی یەکەمی ٢٠١٩ تا ١٠ی شوباتی ٢٠٢٠", "لە ٦١ بۆ ٩٠", "لە ١٢ بۆ ١٥"),
    ],
)
def test_its_title_its_sum_and_its_first_month(shown: House, lang: str, title: str, killed: str, october: str) -> None:
    told = report(shown, lang)
    assert told.document.title == title
    assert killed in [what for every in told.facts.values() for what in every]
    months = next(block for block in told.blocks if isinstance(block, Table))
    assert plain(next(iter(months.rows))[2][0]) == october


def test_its_sums_are_those_of_the_page(shown: House) -> None:
    with shown.app.test_request_context():
        totals = searching.totals(dhi_qar(), VISITOR)
    assert count_of(totals.sums[KILLED]) == Count(61, 90)
    assert report(shown).facts["Reported killed"] == ["61 to 90"]


def test_every_reported_figure_stands_in_a_table(shown: House) -> None:
    with shown.app.test_request_context():
        codes = [one.code for one in searching.on_map(dhi_qar(), VISITOR)]
        records = [searching.public_incident(code) for code in codes]
    verdicts = sum(len(one.line.verdicts) for record in records for one in record.figures if one.line.group == "all")
    assert sum(len(rows) for rows in report(shown).tables("Reported figures")) == verdicts > 50


def test_zaytun_bridge_says_46_to_70_and_where_it_comes_from(shown: House) -> None:
    told = report(shown).part("Protesters killed at Zaytun Bridge")
    assert "Reported killed: 46 to 70" in told
    assert "First-day reports: 8 to 29." in told
    assert "about 03:00" in told
    assert "Zaytun Bridge, Nasiriyah, Dhi Qar (within 1 km)" in told
    assert f"https://r.example/{ZAYTUN}" in told


@pytest.mark.parametrize("template", Template)
def test_the_kurdish_says_nothing_of_ours_in_english(shown: House, template: Template) -> None:
    ours = {texts[0] for where, texts in messages.forms() if not CLAIMED.search(texts[0]) and len(texts[0]) > 3}
    told = {run.text for run in report(shown, "ckb", template).runs() if run.kind is not Kind.QUOTED}
    assert told & ours == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_that_it_is_a_demonstration(shown: House, lang: str) -> None:
    from_the_catalogue = {
        "en": "Demonstration: taken from published reports, not verified by anyone",
        "ar": "عرض توضيحي",
        "ckb": "نموونەی پیشاندان",
    }
    assert from_the_catalogue[lang] in report(shown, lang).words


def test_the_same_parts_are_made_twice(shown: House) -> None:
    """But for the minute in which they were made."""
    one, two = (report(shown) for _ in range(2))
    differing = [(a, b) for a, b in zip(one.blocks, two.blocks, strict=True) if a != b and "Made at" not in str(a)]
    assert differing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_picture_is_told_in_words(shown: House, lang: str) -> None:
    pictures = report(shown, lang).pictures
    assert len(pictures) == 5 + 1 + 7, "five charts, the map of all, a map each"
    assert all(one.alt and one.svg.startswith("<svg") for one in pictures)
