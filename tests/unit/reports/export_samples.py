"""Invented records for the tests of files that go out; every name in them says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from incidents.domain.articles import ArticleRef
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Cause, Draft, IncidentPlace, Record
from incidents.domain.moments import TimeSpan
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, CauseRole, DataKind, Grade, Scope, Status
from incidents.reports.columns import ExportHead

IRAQ = Place(code="IQ", level=PlaceLevel.COUNTRY, name_en="Iraq", name_ar="العراق")
GOVERNORATE = Place(
    code="X-GOV",
    level=PlaceLevel.GOVERNORATE,
    name_en="Invented governorate",
    name_ar="محافظة مختلقة",
    iso3166_2="IQ-XX",
    parent="IQ",
    point=Point(32.0, 45.0),
)
SQUARE = Place(
    code="X-SQUARE",
    level=PlaceLevel.SITE,
    name_en="Invented Square",
    name_ar="ساحة مختلقة",
    parent="X-GOV",
    point=Point(32.5, 44.25),
    radius_m=300,
)
AT_THE_SQUARE = IncidentPlace(
    place="X-SQUARE", precision=PlacePrecision.SITE, radius_m=300, chain=(SQUARE, GOVERNORATE, IRAQ)
)
SOMEWHERE_IN_IT = IncidentPlace(place="X-GOV", precision=PlacePrecision.GOVERNORATE, chain=(GOVERNORATE, IRAQ))


def article(code: str, outlet: str, day: int) -> ArticleLink:
    return ArticleLink(
        article=code,
        ref=ArticleRef(
            code=code,
            title=f"Invented report {code}",
            language="en",
            outlet=Trilingual(en=outlet),
            published=UncertainDate.day(date(2019, 10, day)),
            url=f"https://example.org/{code}",
            voice=outlet.lower().replace(" ", "-"),
            reliability="B",
            public=True,
        ),
    )


ARTICLES = (
    article("A-ONE", "Invented Wire", 26),
    article("A-TWO", "Invented Paper", 27),
    article("A-THREE", "Invented Monitor", 28),
)


def said(number: int, code: str, outcome: str, value: int | None, **more: Any) -> Claim:
    return Claim(
        number=number,
        article=code,
        outcome=outcome,
        value=value,
        printed=more.pop("printed", f"{value}"),
        as_of=TimeSpan.between(*more.pop("as_of", ("2019-10-29", ""))),
        passage=f"An invented sentence that says {value}.",
        passage_lang="en",
        credibility=2,
        **more,
    )


CLAIMS = (
    said(1, "A-ONE", "killed", 4),
    said(2, "A-TWO", "killed", 7),
    said(3, "A-TWO", "injured", 50, qualifier=Qualifier.MORE_THAN, printed="more than 50"),
    said(4, "A-THREE", "killed", 90, scope=Scope.SEVERAL_DAYS),
    said(5, "A-ONE", "injured", 20, group="protesters"),
)
DRAFT = Draft(
    title=Trilingual(en="Invented incident at Invented Square", ar="حادثة مختلقة في ساحة مختلقة"),
    summary=Trilingual(en="Nothing of this happened."),
    occurred=UncertainDate.day(date(2019, 10, 25)),
    places=(AT_THE_SQUARE,),
    violations=("life",),
    causes=(Cause(term="live-ammunition"), Cause(term="tear-gas-inhalation", role=CauseRole.AMONG)),
    actors=(
        Involvement(actor="x-force", name=Trilingual(en="Invented force"), alleged_by=("A-ONE",)),
        Involvement(actor="x-person", name=Trilingual(en="Invented Person"), person=True, official_act="invented"),
    ),
    claims=CLAIMS,
    articles=ARTICLES,
    data_kind=DataKind.INVENTED,
)


def record(code: str = "IRQ-TESTAAA", audience: Audience = Audience.TEAM, **content: Any) -> Record:
    """A record with this content over the invented one."""
    return Record(
        code=code,
        audience=audience,
        version=3,
        revision=2,
        status=Status.PUBLISHED,
        grade=Grade.FAIR,
        content=replace(DRAFT, **content),
        created=date(2020, 1, 2),
        changed=datetime(2020, 1, 3, 9, 30, tzinfo=UTC),
        published_at=datetime(2020, 1, 4, 9, 30, tzinfo=UTC),
        contributors=("name-of-staff",),
    )


def with_figures(code: str, *claims: Claim) -> Record:
    return record(code, claims=claims)


def many(number: int) -> Iterator[Record]:
    """Records made one at a time, so that nothing but the writer under test can hold them all."""
    return (record(f"IRQ-{place:07}", summary=Trilingual(en=f"{place} " * 200)) for place in range(number))


#: A day, a governorate, a pattern, an incident nobody numbers: what a selection may hold.
SELECTION = (
    record("IRQ-TESTAAA"),
    with_figures("IRQ-TESTBBB", said(1, "A-ONE", "killed", 10), said(2, "A-TWO", "gas", 19)),
    record("IRQ-TESTCCC", claims=(), places=(SOMEWHERE_IN_IT,), no_number_reason="an invented reason"),
    record("IRQ-TESTDDD", claims=(said(1, "A-ONE", "killed", None, qualifier=Qualifier.DOZENS),), places=()),
)


def head(audience: Audience = Audience.TEAM, **more: Any) -> ExportHead:
    """The head of a file for these records."""
    told: dict[str, Any] = {
        "filter_words": ("Invented governorate", "October 2019"),
        "method_lines": ("Sources say numbers.", "The rule takes the latest of each."),
        "data_kind_note": "Invented for tests",
        "licence": "Invented licence",
    }
    return ExportHead(
        audience=audience,
        made_at=datetime(2024, 5, 6, 7, 8, tzinfo=UTC),
        base_url=lambda code: f"https://example.org/incidents/{code}",
        **(told | more),
    )


#: Texts that spreadsheets, XML or readers trip over.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.org","x")',
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "'=1+1",
    "''-2",
)
AWKWARD = (
    "رصاص حي في الساحة ٢٥",
    "زیاتر لە ٥٠ کەس",
    "🕊️ dove",
    'a "quoted" word, a comma; a semicolon',
    "two\nlines",
    "<script>alert(1)</script>",
    "<r><t>1</t></r>",
    '<r></is></c><c r="A9"><f>1+1</f></c><c><is><r></r>',
    "_x0041_ and _x000D_",
    "  spaces around  ",
    "'quoted'",
    "x" * 10_000,
)
