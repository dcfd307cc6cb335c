"""Values in words, languages, and the fields of forms."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from factories import day
from incidents.domain.access import Role
from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.counts import Count, Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refusals, Refused
from incidents.domain.moments import TimeSpan
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, Grade
from incidents.web import words
from incidents.web.forms import (
    CodeField,
    CountField,
    DateField,
    HouseForm,
    LineField,
    PointField,
    ProseField,
    Required,
    TermField,
    TermRadios,
    TrilingualField,
)
from incidents.web.i18n import language_links, say
from machinery.asking import House


class SampleForm(HouseForm):
    title = LineField("Title", [Required(N_("Give a title."))])
    story = ProseField("Story")
    published = DateField("Published")
    when = DateField("When", published="published")
    killed = CountField("Killed")
    where = PointField("Where")
    place = CodeField("Place", known=lambda code: code == "IQ-DQ")
    grade = TermField("Grade", kind=Grade, blank=N_("Not said"))
    role = TermRadios("Role", kind=Role, left_out=(Role.VISITOR,), default=Role.MONITOR)
    names = TrilingualField("Names")


def sent(app: Flask, **answers: str) -> SampleForm:
    with app.test_request_context("/", method="POST", data={"title": "A title", "role": "monitor"} | answers):
        form = SampleForm(meta={"csrf": False})
        form.submitted()
        return form


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-11-28", "28 Nov 2019"),
        ("2019-11", "Nov 2019"),
        ("2019", "2019"),
        ("2019-10-28/2019-10-29", "28 to 29 Oct 2019"),
        ("[2019-10-28..2019-10-29]", "28 or 29 Oct 2019"),
        ("2019-11-12~", "about 12 Nov 2019"),
        ("2019-10-01/2020-03-31", "1 Oct 2019 to 31 Mar 2020"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known_and_without_a_dash(house: House, edtf: str, said: str) -> None:
    with house.app.test_request_context("/"):
        assert words.date_words(day(edtf)) == said


def test_a_date_in_arabic_has_the_months_of_iraq_and_their_digits(house: House) -> None:
    with house.app.test_request_context("/?lang=ar"):
        assert words.date_words(day("2019-11-28")) == "٢٨ تشرين الثاني ٢٠١٩"
        assert words.count_words(Count(46, 70)) == "من ٤٦ إلى ٧٠"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(46, 70), "46 to 70"),
        (Count(2, 2), "2"),
        (Count(0, 0), "0"),
        (Count(24, 24, open=True), "24 or more"),
        (Count(None, 35), "up to 35"),
        (Count(3000, 3000), "3,000"),
        (Count(None, None), ""),
        (None, ""),
    ],
)
def test_a_number_is_a_range_in_words(house: House, count: Count | None, said: str) -> None:
    with house.app.test_request_context("/"):
        assert words.count_words(count) == said


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (Claim(number=1, article="a", qualifier=Qualifier.MORE_THAN, value=50), "more than 50"),
        (Claim(number=1, article="a", qualifier=Qualifier.DOZENS), "dozens"),
        (Claim(number=1, article="a", qualifier=Qualifier.AT_LEAST, value=24), "at least 24"),
        (Claim(number=1, article="a", value=29, upper=80), "29 to 80"),
    ],
)
def test_a_reported_figure_is_printed_as_it_was_said(house: House, claim: Claim, said: str) -> None:
    with house.app.test_request_context("/"):
        assert words.claim_words(claim) == said


@pytest.mark.parametrize(
    ("precision", "radius", "said"),
    [
        (PlacePrecision.SITE, 1000, "within 1 km"),
        (PlacePrecision.EXACT, 100, "within 100 m"),
        (PlacePrecision.CITY, None, "known to the city only"),
        (PlacePrecision.GOVERNORATE, 90_000, "known to the governorate only"),
        (PlacePrecision.UNKNOWN, None, "place not known"),
    ],
)
def test_how_exactly_a_place_is_known_is_said(
    house: House, precision: PlacePrecision, radius: int | None, said: str
) -> None:
    with house.app.test_request_context("/"):
        assert words.precision_words(precision, radius) == said


def test_a_source_is_named_with_whoever_carried_it(house: House) -> None:
    ref = ArticleRef(code="A-1", outlet=Trilingual(en="Invented Agency"), via=Trilingual(en="Invented Paper"))
    with house.app.test_request_context("/"):
        assert words.source_words(ref) == "Invented Agency, via Invented Paper"


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("2019-11-28T09:00", "", "28 Nov 2019, 09:00"),
        ("2019-11-28", "", "28 Nov 2019"),
        ("2019-11-28", "2019-11-29", "28 to 29 Nov 2019"),
    ],
)
def test_when_a_figure_was_given_is_said_on_the_clock_of_iraq(house: House, begin: str, end: str, said: str) -> None:
    with house.app.test_request_context("/"):
        assert words.time_words(TimeSpan.between(begin, end)) == said


def test_a_moment_kept_in_utc_is_told_on_the_clock_of_iraq(house: House) -> None:
    with house.app.test_request_context("/"):
        assert words.moment_words(datetime(2026, 11, 23, 22, 30, tzinfo=UTC)) == "24 Nov 2026, 01:30"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//evil.example",
        "data:text/html,x",
        "https://",
        "ftp://x.example",
        "http://a b",
        "http://[",
        "",
    ],
)
def test_only_whole_addresses_of_the_web_become_links(address: str) -> None:
    assert str(words.link(address, "<b>words</b>")) == "&lt;b&gt;words&lt;/b&gt;"


def test_a_link_out_tells_the_other_side_nothing() -> None:
    assert str(words.link("https://example.org/a?b=c&d", "words")) == (
        '<a href="https://example.org/a?b=c&amp;d" rel="noreferrer noopener">words</a>'
    )


def test_fields_give_values_and_keep_the_words(house: House) -> None:
    form = sent(
        house.app, when="yesterday", published="29 Nov 2019", killed="more than 50", where="33.3325, 44.4050",
        place=" IQ-DQ ", grade="weak", story="One.\r\nTwo.", **{"names-ar": "جسر"},
    )  # fmt: skip
    assert form.errors == {}
    assert form.when.data == UncertainDate.day(date(2019, 11, 28))
    assert form.when.typed == "yesterday"
    assert (form.killed.data.qualifier, form.killed.data.value) == (Qualifier.MORE_THAN, 50)
    assert form.where.data == Point(33.3325, 44.405)
    assert (form.place.data, form.grade.data, form.role.data) == ("IQ-DQ", Grade.WEAK, Role.MONITOR)
    assert form.story.data == "One.\nTwo."
    assert form.names.value == Trilingual(ar="جسر")


def test_blanks_are_nothing_and_not_zero(house: House) -> None:
    form = sent(house.app, when=" ", killed="", where="", place="", grade="")
    assert form.errors == {}
    assert (form.when.data, form.killed.data, form.where.data, form.place.data, form.grade.data) == (None,) * 5


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("when", "31 Nov 2019", "There is no day 31"),
        ("when", "11/28/2019", "Days come first"),
        ("killed", "9" * 5000, "This is too long for a number"),
        ("killed", "unknown", "Leave this blank"),
        ("where", "91, 44", "Latitude"),
        ("place", "nowhere", "“nowhere” is not known here."),
        ("grade", "splendid", "Choose one of the answers given."),
        ("role", "visitor", "Choose one of the answers given."),
        ("role", "", "Choose one of the answers given."),
        ("title", "", "Give a title."),
        ("title", "a\u202eb", "hidden control character"),
        ("title", "a" * 501, "This is too long: 501 characters, at most 500."),
        ("story", "a" * 1_000_000, "This is too long: 1000000 characters"),
        ("story", "${alert(1)} </script> C:\\users\\x\x00", "hidden control character"),
    ],
)
def test_a_refusal_is_a_sentence_at_its_field_and_the_words_stay(
    house: House, field: str, typed: str, sentence: str
) -> None:
    form = sent(house.app, **{field: typed})
    assert any(sentence in said for said in form.errors[field])
    if field not in {"grade", "role"}:
        assert form[field].typed == typed


@pytest.mark.parametrize("name", ["id", "tier", "__class__", "_sa_instance_state", "owner_id", "version", "names-xx"])
def test_an_answer_that_was_not_asked_for_is_refused(house: House, name: str) -> None:
    form = sent(house.app, **{name: "1"})
    assert f"does not ask for: {name}" in form.form_errors[0]


def test_refusals_of_a_service_stand_at_their_fields(house: House) -> None:
    with house.app.test_request_context("/", method="POST", data={"title": "x", "role": "monitor"}):
        form = SampleForm(meta={"csrf": False})
        form.refuse(
            Refusals([Refused("First, %(n)s.", field="title", n=3), Refused("Second."), Refused("Third.", field="no")])
        )
        assert form.title.errors == ["First, 3."]
        assert form.form_errors == ["Second.", "Third."]


def test_a_page_in_another_language_keeps_its_question(house: House) -> None:
    with house.app.test_request_context("/incidents?q=a%26b&place=IQ-DQ&place=IQ-BG&lang=en"):
        english = next(link for link in language_links() if link.code == "en")
        assert english.href == "/incidents?q=a%26b&place=IQ-DQ&place=IQ-BG&lang=en"
        assert english.current


def test_a_sentence_of_the_domain_is_said_in_the_readers_language_and_digits(house: House) -> None:
    with house.app.test_request_context("/?lang=ar"):
        said = say(N_("This is too long: %(length)s characters, at most %(most)s."), length=501, most=500)
        assert "٥٠١" in said


def test_arabic_is_read_from_the_right_and_stays_chosen(house: House) -> None:
    browser = house.visitor()
    assert '<html lang="ar" dir="rtl">' in browser.get("/sign-in?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in browser.get("/sign-in").text
    assert '<html lang="en" dir="ltr">' in browser.get("/sign-in?lang=en").text


@pytest.mark.parametrize(
    ("asked", "lang"), [("ar-IQ,ar;q=0.9,en;q=0.5", "ar"), ("fr,de", "en"), ("ckb", "en"), ("", "en")]
)
def test_a_first_visit_speaks_what_the_browser_asks_for_if_there_is_a_catalogue(
    house: House, asked: str, lang: str
) -> None:
    assert f'<html lang="{lang}"' in house.visitor().get("/sign-in", headers={"Accept-Language": asked}).text
