"""Seven answers become an article and a draft; one more source becomes figures of a record."""

from dataclasses import replace

import pytest

from incidents.domain.count_words import read_count
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.quick import Covers, QuickReport, in_its_language, language_of, link_in, placed
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ClaimKind, Scope, Tier

SQUARE = Place(code="SQ", level=PlaceLevel.SITE, name_en="Invented Square", point=Point(33.3, 44.4), radius_m=500)
CITY = Place(code="C", level=PlaceLevel.CITY, name_en="Invented City", radius_m=5_000)
REPORT = QuickReport(
    read_where="An invented headline",
    outlet="Invented Outlet",
    what="Shots were fired, says an invented report.",
    occurred=UncertainDate.from_edtf("2020-02-25"),
    place=SQUARE,
    killed=read_count("2"),
    injured=read_count("more than 50"),
    passage="Two died and more than 50 were hurt, it says.",
)


def test_each_number_becomes_a_figure_beside_the_one_sentence_that_serves_both() -> None:
    claims = REPORT.draft("A-1").claims
    assert [(one.number, one.outcome, one.qualifier, one.value, one.printed) for one in claims] == [
        (1, "killed", Qualifier.EXACT, 2, "2"),
        (2, "injured", Qualifier.MORE_THAN, 50, "more than 50"),
    ]
    assert {one.passage for one in claims} == {REPORT.passage}
    assert {one.article for one in claims} == {"A-1"}


@pytest.mark.parametrize(
    ("covers", "scope"), [(Covers.YES, Scope.INCIDENT), (Covers.MORE, Scope.MORE), (Covers.UNSURE, Scope.UNSURE)]
)
def test_what_the_numbers_cover_is_kept_with_them(covers: Covers, scope: Scope) -> None:
    assert {one.scope for one in replace(REPORT, covers=covers).draft("A-1").claims} == {scope}


def test_a_blank_is_no_figure_and_a_nought_is_one() -> None:
    claims = replace(REPORT, killed=None, injured=read_count("0")).draft("A-1").claims
    assert [(one.outcome, one.value) for one in claims] == [("injured", 0)]


def test_without_an_article_there_is_no_figure() -> None:
    draft = REPORT.draft("")
    assert (draft.claims, draft.articles) == ((), ())


@pytest.mark.parametrize(("occurred", "kind"), [(REPORT.occurred, ClaimKind.DATE), (None, ClaimKind.PLACE)])
def test_a_sentence_that_gives_no_number_is_kept_as_what_the_article_says(
    occurred: UncertainDate | None, kind: ClaimKind
) -> None:
    (one,) = replace(REPORT, killed=None, injured=None, occurred=occurred).draft("A-1").claims
    assert (one.kind, one.outcome, one.passage) == (kind, "", REPORT.passage)


def test_one_more_source_is_numbered_on_and_its_article_linked_once() -> None:
    draft = REPORT.draft("A-1")
    more = replace(
        REPORT, known="A-2", killed=read_count("at least 3"), injured=None, group="protesters", said_by="medics"
    )
    added = more.added_to(draft, "A-2")
    assert [one.number for one in added.claims] == [1, 2, 3]
    assert (added.claims[2].group, added.claims[2].said_by) == ("protesters", "medics")
    assert [link.article for link in more.added_to(added, "A-2").articles] == ["A-1", "A-2"]


@pytest.mark.parametrize("text", ["https://outlet.example/a?b=c", "HTTP://outlet.example"])
def test_a_whole_address_is_a_link(text: str) -> None:
    article = replace(REPORT, read_where=text).article("outlet")
    assert (article.url, article.title, article.url_shown) == (text, "", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A headline",
        "javascript:alert(1)",
        "https://",
        "http://[",
        "https://a b",
        "ftp://a.example",
        "https://a.example/" + "x" * 2000,
    ],
)
def test_anything_else_is_a_headline(text: str) -> None:
    assert link_in(text) == ""
    article = replace(REPORT, read_where=text).article("outlet")
    assert (article.url, article.title) == ("", text)


def test_a_new_article_is_meant_for_the_public_and_not_yet_published() -> None:
    assert REPORT.article("outlet").tier is Tier.PUBLIC


@pytest.mark.parametrize(
    ("text", "language"), [("An invented line", "en"), ("سطر مخترع", "ar"), ("2020", "en"), ("", "en")]
)
def test_a_text_stands_under_the_language_it_seems_to_be_in(text: str, language: str) -> None:
    assert language_of(text) == language
    assert in_its_language(text) == Trilingual(**{language: text})


@pytest.mark.parametrize(
    ("place", "precision", "public"),
    [
        (SQUARE, PlacePrecision.SITE, PlacePrecision.SITE),
        (replace(SQUARE, radius_m=60), PlacePrecision.EXACT, PlacePrecision.SITE),
        (replace(SQUARE, radius_m=5_000), PlacePrecision.CITY, PlacePrecision.CITY),
        (replace(SQUARE, radius_m=40_000), PlacePrecision.GOVERNORATE, PlacePrecision.GOVERNORATE),
        (CITY, PlacePrecision.CITY, PlacePrecision.CITY),
    ],
)
def test_a_place_claims_no_more_than_is_known_of_it(
    place: Place, precision: PlacePrecision, public: PlacePrecision
) -> None:
    here = placed(place)
    assert (here.precision, here.public_precision) == (precision, public)


@pytest.mark.parametrize(
    ("report", "names"),
    [
        (QuickReport(), False),
        (QuickReport(what="x"), False),
        (QuickReport(outlet="x"), True),
        (QuickReport(read_where="x"), True),
        (QuickReport(known="A-1"), True),
    ],
)
def test_whether_a_report_names_its_source(report: QuickReport, names: bool) -> None:  # noqa: FBT001
    assert report.names_a_source is names
