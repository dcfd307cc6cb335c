"""What keeps a draft from being handed on, and what is only odd about it (fields.md 2.5)."""

from dataclasses import replace
from datetime import date

import pytest

from incidents.domain.articles import ArticleRef
from incidents.domain.checks import errors, needs_word, warnings
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, Scope

TODAY = date(2020, 3, 1)
CITY = Place(code="C", level=PlaceLevel.CITY, name_en="Invented City", point=Point(31.0, 46.2), radius_m=5_000)
ONE, TWO = "A-1", "A-2"


def day(text: str) -> UncertainDate:
    return UncertainDate.from_edtf(text)


def linked(code: str, published: str = "2020-02-26", voice: str = "") -> ArticleLink:
    return ArticleLink(article=code, ref=ArticleRef(code=code, published=day(published), voice=voice or code))


def killed(number: int, value: int, article: str = ONE, **more: object) -> Claim:
    return Claim(number=number, article=article, outcome="killed", value=value, printed=str(value), **more)  # type: ignore[arg-type]


WHOLE = Draft(
    title=Trilingual(en="An invented event"),
    occurred=day("2020-02-25"),
    places=(IncidentPlace(place="C", precision=PlacePrecision.CITY, chain=(CITY,)),),
    articles=(linked(ONE), linked(TWO)),
    claims=(killed(1, 2),),
)


def said(draft: Draft) -> list[str]:
    return [one.message % dict(one.params) for one in warnings(draft)]


def refused(draft: Draft) -> list[tuple[str | None, str]]:
    return [(one.field, str(one)) for one in errors(draft, TODAY)]


def test_a_whole_draft_is_in_order_and_nothing_is_odd_about_it() -> None:
    assert refused(WHOLE) == []
    assert said(WHOLE) == []


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (replace(WHOLE, title=Trilingual()), "title", "Say in one sentence what happened."),
        (replace(WHOLE, articles=(), claims=()), "articles", "a record needs at least one article"),
        (replace(WHOLE, occurred=None), "occurred", "A month or a year will do."),
        (replace(WHOLE, occurred=day("2020-03-02")), "occurred", "The date lies in the future."),
        (replace(WHOLE, places=()), "places", "A city or a governorate will do."),
        (replace(WHOLE, claims=(killed(4, 2, "A-9"),)), "claims", "Figure 4 names no article of this record."),
        (
            replace(WHOLE, settings=(Setting(outcome="killed", min=5, max=3, reason="why"),)),
            "settings",
            "The lower figure lies above the upper one.",
        ),
        (
            replace(WHOLE, settings=(Setting(outcome="killed", min=1, best=9, max=3, reason="why"),)),
            "settings",
            "The lower figure lies above the upper one.",
        ),
        (
            replace(WHOLE, settings=(Setting(outcome="killed", min=1, reason=" "),)),
            "settings",
            "Say why this figure departs from the rule's own.",
        ),
    ],
)
def test_what_keeps_a_draft_from_being_handed_on(draft: Draft, field: str, words: str) -> None:
    ((at, sentence),) = refused(draft)
    assert at == field
    assert words in sentence


def test_every_fault_is_told_at_once() -> None:
    assert [field for field, _ in refused(Draft())] == ["title", "articles", "occurred", "places"]


def test_a_month_that_has_begun_is_not_in_the_future() -> None:
    assert refused(replace(WHOLE, occurred=day("2020-03"))) == []


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ((killed(1, 5), killed(2, 9, group="protesters")), "protesters: 9 is more than the total of 5."),
        (
            (
                killed(1, 9),
                killed(2, 4, group="men"),
                killed(3, 3, group="women"),
                killed(4, 1, group="unknown"),
            ),
            "Men, women and unknown make 8, the total says 9.",
        ),
        (
            (killed(1, 2), killed(2, 3, as_of=TimeSpan.between("2020-02-28", ""))),
            "Figure 1 was followed by a later one of the same source; only the later counts.",
        ),
    ],
)
def test_figures_that_do_not_fit_together_are_told(claims: tuple[Claim, ...], words: str) -> None:
    assert said(replace(WHOLE, claims=claims)) == [words]


@pytest.mark.parametrize(
    "claims",
    [
        (killed(1, 5), killed(2, 5, group="protesters")),
        (killed(1, 5, qualifier=Qualifier.AT_LEAST), killed(2, 9, group="protesters")),
        (killed(1, 9), killed(2, 4, group="men"), killed(3, 3, group="women")),
        (killed(1, 2), killed(2, 3, TWO)),
    ],
)
def test_figures_that_may_fit_together_are_left_alone(claims: tuple[Claim, ...]) -> None:
    assert said(replace(WHOLE, claims=claims)) == []


def test_a_pattern_over_time_has_no_totals_to_check() -> None:
    claims = (killed(1, 5), killed(2, 9, group="protesters"))
    assert said(replace(WHOLE, claims=claims, clarity=Clarity.SUMMARY)) == []


@pytest.mark.parametrize(
    ("published", "odd"), [("2020-02-23", True), ("2020-02-24", False), ("2020-02", False), ("2020-01", True)]
)
def test_an_article_more_than_a_day_older_than_the_incident_is_odd(published: str, odd: bool) -> None:  # noqa: FBT001
    draft = replace(WHOLE, articles=(linked(ONE, published),))
    assert said(draft) == ([f"The article of {published} is older than the incident."] if odd else [])


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (IncidentPlace(place="C", point=Point(44.4, 33.3), chain=(CITY,)), "Latitude and longitude look swapped."),
        (
            IncidentPlace(place="C", precision=PlacePrecision.SITE, chain=(CITY,)),
            "Invented City is not known as exactly as you say.",
        ),
    ],
)
def test_a_place_that_claims_too_much_is_odd(place: IncidentPlace, words: str) -> None:
    assert said(replace(WHOLE, places=(place,))) == [words]


@pytest.mark.parametrize(
    ("scope", "needed"),
    [(Scope.UNSURE, True), (Scope.MORE, True), (Scope.INCIDENT, False), (Scope.SEVERAL_DAYS, False)],
)
def test_a_figure_of_which_nobody_knows_what_it_covers_needs_a_reviewer(scope: Scope, needed: bool) -> None:  # noqa: FBT001
    assert needs_word(replace(WHOLE, claims=(killed(1, 2, scope=scope),))) is needed
