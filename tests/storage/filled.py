"""Records with everything in them, as Hypothesis invents them: what a house may hold, and nothing that it may not."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from incidents.domain.claims import Claim, Override
from incidents.domain.counts import Qualifier
from incidents.domain.dates import DateQualifier, Precision, UncertainDate
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentPlace, Setting
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.script import clean_line, clean_text
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import (
    CauseRole,
    ClaimKind,
    ClaimStatus,
    Clarity,
    DataKind,
    PlaceRole,
    Relation,
    Scope,
    Tier,
)

#: Texts that a spreadsheet, a CSV reader, JSON or a program in between takes for something else.
_ODD = (
    "", "=HYPERLINK(\"http://192.0.2.1\")", "'=1", "''+1", "@x", "-", "n/a", "null", "NaN", "1e5", "007", "12.50",
    "2019-11-28", "true", "a | b", "a \\| b", "\\", "<r>x</r>", "_x0041_", "“quoted”, \"too\"; and",
    "\u200fنص مختلق\u200e end", "دەقی داهێنراو", "e\u0301", "١٢", "&amp; <b>", "{\"a\": 1}", "a,b;c\td", "\U0001f54a",
)  # fmt: skip
_LETTERS = st.sampled_from("ab =+-@'\"|\\,;<>&_0١\u0627\u0628\u06d5\u200c\u200f")
LINES = (st.sampled_from(_ODD) | st.text(_LETTERS, max_size=12)).map(clean_line)
PROSE = st.lists(LINES, max_size=3).map("\n".join).map(clean_text)
TRILINGUAL = st.builds(Trilingual, en=LINES, ar=LINES, ckb=LINES)
TOLD = st.builds(Trilingual, en=PROSE, ar=PROSE, ckb=PROSE)
REASONS = PROSE.filter(bool) | st.just("An invented reason")
DAYS = st.dates(date(2003, 3, 20), date(2020, 12, 31))
POINTS = st.builds(
    Point, st.floats(30.0, 36.0).map(lambda n: round(n, 5)), st.floats(42.0, 47.0).map(lambda n: round(n, 7))
)
#: What is kept for named people leaves in no file, so it cannot come back.
HANDED_OUT = (Tier.PUBLIC, Tier.TEAM)
OUTCOMES = ("killed", "injured", "detained")
GROUPS = ("all", "protesters", "children")
PLACES = ("IQ", "IQ-DQ", "IQ-DQ-NASIRIYAH", "IQ-BG")


@st.composite
def dates(draw: Any) -> UncertainDate:
    first, length = draw(DAYS), draw(st.sampled_from((0, 0, 1, 4, 9, 30, 400)))
    return UncertainDate(
        first, first + timedelta(length), draw(st.sampled_from(Precision)), draw(st.sampled_from(DateQualifier)),
        draw(st.booleans()), draw(LINES),
    )  # fmt: skip


@st.composite
def spans(draw: Any) -> TimeSpan:
    first = draw(DAYS)
    begin = draw(st.sampled_from((f"{first}T09:30", f"{first}", f"{first:%Y-%m}")))
    return TimeSpan.between(begin, draw(st.sampled_from(("", f"{first + timedelta(40)}"))))


@st.composite
def claims(draw: Any, number: int, articles: tuple[str, ...]) -> Claim:
    qualifier = draw(st.sampled_from(Qualifier))
    worded = qualifier in {Qualifier.DOZENS, Qualifier.SEVERAL, Qualifier.SCORES, Qualifier.HUNDREDS, Qualifier.NONE}
    value = None if worded else draw(st.sampled_from((0, 1, 46, 9_999)))
    upper = draw(st.sampled_from((None, 9_999))) if qualifier == Qualifier.EXACT else None
    first = draw(DAYS)
    claim = Claim(
        number=number, article=draw(st.sampled_from(articles)), outcome=draw(st.sampled_from(OUTCOMES)),
        group=draw(st.sampled_from(GROUPS)), qualifier=qualifier, value=value, upper=upper, printed=draw(LINES),
        scope=draw(st.sampled_from(Scope)), scope_from=draw(st.sampled_from((None, first))),
        scope_to=draw(st.sampled_from((None, first))), scope_place=draw(LINES),
        combined=draw(st.sampled_from(((), ("killed", "injured")))), as_of=draw(st.none() | spans()),
        said_by=draw(LINES), institution=draw(st.sampled_from(("", "invented-ministry"))), passage=draw(PROSE),
        passage_lang=draw(st.sampled_from(("", "ar", "ckb"))), page_or_time=draw(LINES), note=draw(PROSE),
        fact=draw(PROSE), term=draw(st.sampled_from(("", "live-ammunition"))),
        status=draw(st.sampled_from(ClaimStatus)), replaces=number - 1 or None,
        credibility=draw(st.sampled_from((None, 1, 5))), credibility_reason=draw(PROSE),
        override=draw(st.none() | st.builds(Override, counted=st.booleans(), reason=PROSE)),
        tier=draw(st.sampled_from(HANDED_OUT)),
    )  # fmt: skip
    if draw(st.booleans()):
        return claim
    kind = draw(st.sampled_from([one for one in ClaimKind if one != ClaimKind.NUMBER]))
    return replace(claim, kind=kind, outcome="" if kind != ClaimKind.DENIAL else "killed")


@st.composite
def places(draw: Any, own: str) -> IncidentPlace:
    return IncidentPlace(
        place=draw(st.sampled_from((*PLACES, own))), role=draw(st.sampled_from(PlaceRole)),
        precision=draw(st.sampled_from(PlacePrecision)), radius_m=draw(st.sampled_from((None, 40, 5_000))),
        point=draw(st.none() | POINTS), public_precision=draw(st.sampled_from(PlacePrecision)), as_named=draw(LINES),
        note=draw(TOLD),
    )  # fmt: skip


@st.composite
def involvements(draw: Any, actors: tuple[str, ...], articles: tuple[str, ...]) -> Involvement:
    some = st.lists(st.sampled_from(articles), unique=True, max_size=2).map(tuple)
    return Involvement(
        actor=draw(st.sampled_from(actors)), degree=draw(st.sampled_from(("", "gave-orders"))),
        attribution="alleged", basis=draw(LINES), alleged_by=draw(some),
        reply=draw(TOLD), reply_article=draw(st.sampled_from(("", *articles))), public_name=draw(TRILINGUAL),
        official_act=draw(PROSE), tier=draw(st.sampled_from(HANDED_OUT)),
    )  # fmt: skip


def _settings(draw: Any) -> tuple[Setting, ...]:
    """Ranges that reviewers set whole, so that they stand whatever the figures are."""
    wanted = draw(st.lists(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from(GROUPS)), unique=True, max_size=2))
    return tuple(
        Setting(outcome=outcome, group=group, min=2, best=draw(st.sampled_from((2, 3))), max=9_999,
                reason=draw(REASONS))
        for outcome, group in wanted
    )  # fmt: skip


@st.composite
def records(draw: Any, articles: tuple[str, ...], actors: tuple[str, ...], own_place: str) -> Draft:
    """A record of which every field may be filled, but for its links."""
    causes = st.builds(
        Cause, term=st.sampled_from(("live-ammunition", "explosion")), role=st.sampled_from(CauseRole),
        article=st.sampled_from(("", *articles)), note=PROSE,
    )  # fmt: skip
    linked = draw(st.lists(st.sampled_from(articles), unique=True, max_size=3))
    return Draft(
        title=draw(TRILINGUAL), summary=draw(TOLD), occurred=draw(st.none() | dates()),
        time_from=draw(st.sampled_from((None, time(0, 0), time(23, 59)))), time_text=draw(LINES),
        time_of_day=draw(st.sampled_from(("", "night"))), clarity=draw(st.sampled_from(Clarity)),
        event_type=draw(st.sampled_from(("", "battle"))),
        places=tuple(draw(st.lists(places(own_place), max_size=2))),
        violations=draw(st.sampled_from(((), ("life",), ("killing-in-demonstration", "life")))),
        causes=tuple(draw(st.lists(causes, max_size=2))),
        actors=tuple(draw(st.lists(involvements(actors, articles), max_size=2))),
        claims=tuple(draw(claims(number, articles)) for number in range(1, draw(st.integers(0, 4)) + 1)),
        articles=tuple(ArticleLink(article=code, relation=draw(st.sampled_from(Relation))) for code in linked),
        settings=_settings(draw), no_number_reason=draw(PROSE),
        sensitivity=draw(st.sampled_from(((), ("graphic",)))), tier=draw(st.sampled_from((Tier.PUBLIC, Tier.TEAM))),
        data_kind=draw(st.sampled_from((DataKind.RECORD, DataKind.INVENTED))),
    )  # fmt: skip
