"""Canaries: an invented word stands in every field that is for the team alone. No answer to a visitor may hold one."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from factories import account, claim, day, draft, kept_article
from incidents.domain.access import Actor, Role
from incidents.domain.claims import Claim
from incidents.domain.codec import to_plain
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision, Point
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Grade, Tier
from incidents.reports.dossier.template import Template
from incidents.services import lists, recording, reference, releasing, reviewing
from incidents.services.ordering import DOCUMENTS, Form
from incidents.services.reviewing import Judgement
from incidents.storage import history, incidents
from incidents.storage.db import session
from machinery.asking import House
from machinery.opened import READ, bytes_within
from machinery.opened import opened as opened_file
from machinery.printed import said_in, unbroken
from web.conftest import opened

HIDDEN_POINT = Point(31.04377, 46.25811)
_CODED = Place(code="", level=PlaceLevel.SITE, name_en="", point=Point(31.05233, 46.26144), radius_m=200)
HIDDEN_NUMBERS = ("31.0437", "46.2581", "31.0523", "46.2614")
_planted: list[str] = []


def canary(where: str) -> str:
    """A word that stands nowhere else; the accent makes it differ between the forms of Unicode."""
    word = f"zqkanari{where}zq"
    _planted.append(word)
    return f"{word} é قناري{where}زق <&'\">"


@dataclass(frozen=True)
class Nest:
    """The house with its canaries, and the codes of the records they sit in."""

    house: House
    public: str
    drafted: str
    withdrawn: str
    rejected: str
    listed: str
    article: str
    shown: str
    asking: str


@pytest.fixture(scope="module")
def nest(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nest]:
    for house in opened(furnished, tmp_path_factory.mktemp("nest")):
        yield _fill(house)


@pytest.fixture(scope="module")
def released(nest: Nest) -> Nest:
    """The same, with what is public frozen as release 1."""
    releasing.make(ReleaseDraft(), nest.house.actor("manager"))
    return nest


def _fill(house: House) -> Nest:
    author = account("zqkanariauthorzq", Role.MONITOR)
    _planted.append("zqkanariauthorzq")
    reviewer, manager = house.actor("reviewer"), house.actor("manager")
    public = _published(_open_record(manager), author, reviewer)
    reviewing.rate_source("invented-news", "B", canary("rating"), reviewer)
    recording.amend(public, _amendment(public), incidents.record(public).version, author)
    drafted = recording.record(_only_hidden("draft", author), author)
    withdrawn = _published(_only_hidden("withdrawn", author, outlet="invented-open-news"), author, reviewer)
    reviewing.withdraw(withdrawn, incidents.record(withdrawn).version, canary("whywithdrawn"), reviewer)
    rejected = recording.record(_only_hidden("rejected", author), author)
    recording.submit(rejected, incidents.record(rejected).version, author, "odd")
    reviewing.reject(rejected, incidents.record(rejected).version, canary("whyrejected"), reviewer)
    items = (ListItem(public, canary("listnote")),)
    listed = lists.make(
        ListDraft(title=Trilingual(canary("listtitle")), cover=Trilingual(canary("cover")), items=items), author
    )
    article = kept_article("invented-rumours", title=canary("teamarticle"), excerpt=canary("excerpt"), tier=Tier.TEAM)
    shown = _public_list(
        author, (ListItem(public), *(ListItem(code, canary("hiddennote")) for code in (drafted, withdrawn)))
    )
    asking = _public_list(author, (), query="place=IQ-DQ")
    return Nest(house, public, drafted, withdrawn, rejected, listed, article, shown, asking)


def _public_list(author: Actor, items: tuple[ListItem, ...], query: str | None = None) -> str:
    """A list that everyone may read, of records that not everyone may."""
    code = lists.make(ListDraft(title=Trilingual("An open list"), items=items, query=query), author)
    lists.publish(code, author)
    return code


def _published(content: Draft, author: Actor, reviewer: Actor) -> str:
    code = recording.record(content, author)
    recording.submit(code, incidents.record(code).version, author, canary("whysubmitted"))
    if any(one.number == 1 for one in content.claims):
        judged = Judgement(number=1, counted=None, credibility=2, reason=canary("credibility"))
        reviewing.judge_claim(code, incidents.record(code).version, judged, reviewer)
    reviewing.verify(code, incidents.record(code).version, Grade.WEAK, reviewer, reason=canary("whygraded"))
    reviewing.publish(code, incidents.record(code).version, reviewer)
    return code


def _open_record(manager: Actor) -> Draft:
    """A record for everyone, with something hidden in every field that can hide something."""
    shown = kept_article(title="An open headline")
    hidden = {"title": canary("closedtitle"), "excerpt": canary("closedexcerpt"), "tier": Tier.CONFIDENTIAL}
    closed = kept_article("zqkanarioutletzq", **hidden)
    _planted.append("zqkanarioutletzq")
    person = reference.add_actor(Trilingual(canary("person")), "official", manager, person=True)
    unit = reference.add_actor(Trilingual(canary("unit")), "armed-group", manager)
    renamed = reference.add_actor(Trilingual(canary("truename")), "armed-group", manager)
    return draft(
        claim(1, shown, 3, passage="Three people, an open report said."),
        claim(
            2, shown, 777, tier=Tier.TEAM, passage=canary("teampassage"), note=canary("teamnote"),
            said_by=canary("teller"),
        ),
        claim(3, closed, 888, passage=canary("closedpassage"), note=canary("closednote")),
        title="An open record",
        places=(
            IncidentPlace(
                place="IQ-DQ-ZAYTUN-BRIDGE", precision=PlacePrecision.EXACT, radius_m=37, point=HIDDEN_POINT,
                public_precision=PlacePrecision.GOVERNORATE, as_named=canary("asnamed"),
                note=Trilingual(canary("placenote")),
            ),
        ),
        actors=(
            Involvement(actor=person, alleged_by=(shown,), reply=Trilingual(canary("reply"))),
            Involvement(actor=unit, alleged_by=(shown,), tier=Tier.TEAM),
            Involvement(actor=renamed, alleged_by=(shown,), public_name=Trilingual("An open name")),
        ),
        articles=(ArticleLink(article=shown), ArticleLink(article=closed)),
    )  # fmt: skip


def _amendment(code: str) -> Draft:
    """What waits for review while the record stays as published."""
    content = incidents.record(code).content
    added = kept_article("zqkanarinewoutletzq", title=canary("newarticle"))
    _planted.append("zqkanarinewoutletzq")
    return replace(
        content,
        title=Trilingual(canary("newtitle")),
        summary=Trilingual(canary("newsummary")),
        occurred=day("1999-09-09"),
        claims=(
            *content.claims,
            Claim(number=9, article=added, outcome="killed", value=999, passage=canary("newpassage")),
        ),
        articles=(*content.articles, ArticleLink(article=added)),
        no_number_reason=canary("newreason"),
        causes=(),
    )


def _only_hidden(where: str, author: Actor, outlet: str = "") -> Draft:
    """A record of which the public knows nothing; an article of `outlet` is open, for it stays in the library."""
    name = Trilingual(canary(f"{where}place"))
    place = reference.add_place(name, "IQ-DQ-NASIRIYAH", PlaceLevel.SITE, _CODED, author)
    if outlet:
        article = kept_article(outlet, title="Another open headline")
    else:
        article = kept_article(f"zqkanari{where}outletzq", title=canary(f"{where}article"))
        _planted.append(f"zqkanari{where}outletzq")
    return draft(
        claim(1, article, 555, passage=canary(f"{where}passage")),
        title=canary(f"{where}title"),
        summary=Trilingual(canary(f"{where}summary")),
        places=(IncidentPlace(place=place, as_named=canary(f"{where}asnamed")),),
        occurred=day("1998-08-08"),
    )


def _told(answer: TestResponse) -> str:
    """Everything that an answer says: its body, unpacked where it is an archive or a document, and its headers."""
    return f"{answer.headers}\n{said_in(answer.data)}"


def _names(told: str, code: str) -> bool:
    """Whether a code is told; in a line from right to left a reader turns its letters and digits round, run by run.

    A hyphen before a digit goes with it: IRQ-78QC6BK is read as BK6QC-78IRQ.
    """
    mark = code.partition("-")[2]
    return mark in told or "".join(re.findall(r"[A-Z]+|-?\d+", f"-{mark}")[::-1]) in told


@pytest.mark.parametrize("told", ["IRQ-78QC6BK", "BK6QC-78IRQ"])
def test_a_code_is_found_either_way_round(told: str) -> None:
    assert _names(f"سجل {told} سجل", "IRQ-78QC6BK")
    assert not _names(f"سجل {told} سجل", "IRQ-78QC6BX")


def _leaks(answer: TestResponse, *, echoed: str = "") -> list[str]:
    told = _told(answer).replace(echoed, "") if echoed else _told(answer)
    low = told.lower()
    words = [word for word in _planted if word in low or word in unbroken(low)]
    escaped = [
        word for word in ("قناري", r"\u0642\u0646\u0627\u0631\u064a", "%D9%82%D9%86%D8%A7%D8%B1%D9%8A") if word in told
    ]
    return words + escaped + [number for number in HIDDEN_NUMBERS if number in told]


def _addresses(nest: Nest) -> list[str]:
    """Every address that can be asked for with GET, for each record that a visitor could guess the code of."""
    codes = (nest.public, nest.drafted, nest.withdrawn, nest.rejected, nest.listed, nest.article, "IRQ-0000000")
    found = []
    for rule in nest.house.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        filled = [re.sub(r"<code>", code, rule.rule) for code in codes] if "<code>" in rule.rule else [rule.rule]
        found += [address for address in filled if "<" not in address]
    return found


QUESTIONS = (
    "",
    "?size=200",
    "?sort=-killed",
    "?sort=changed",
    "?q=open",
    "?place=IQ-DQ",
    "?place=IQ-DQ-ZAYTUN-BRIDGE",
    "?status=draft",
    "?killed_min=500",
    "?from=1990&to=1999",
    "?bbox=46.2,31,46.3,31.1",
    "?source=zqsource",
    "?figures=disagree",
    "?lang=ar",
)
PAGES = (
    "/incidents",
    "/incidents/map",
    "/incidents/map/frame",
    "/incidents/charts",
    "/incidents/download",
    "/articles",
    "/api/v1/incidents",
    "/api/v1/facets",
    "/api/v1/totals",
    "/api/v1/articles",
)


def test_the_canaries_sit_where_they_were_put(nest: Nest) -> None:
    kept = str(
        [to_plain(incidents.record(code)) for code in (nest.public, nest.drafted, nest.withdrawn, nest.rejected)]
    )
    kept += str([one.content for one in history.entries(limit=500)]) + str(reference.all_sources())
    kept += str([place.names for place in reference.gazetteer_places()])
    kept += str(session().execute(text("SELECT title, excerpt FROM article")).all())
    missing = [word for word in _planted if word not in kept]
    assert missing == []
    assert len(_planted) > 50


def test_no_address_tells_a_visitor_anything_hidden(nest: Nest) -> None:
    visitor, addresses = nest.house.visitor(), _addresses(nest)
    assert len(addresses) > 60
    leaks = {address: found for address in addresses if (found := _leaks(visitor.raw(address)))}
    assert leaks == {}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", QUESTIONS)
def test_no_question_draws_it_out(nest: Nest, page: str, query: str) -> None:
    assert _leaks(nest.house.visitor().raw(f"{page}{query}")) == []


@pytest.mark.parametrize("form", READ)
def test_no_file_carries_it_out(nest: Nest, form: Form) -> None:
    visitor = nest.house.visitor()
    answer = visitor.raw(f"/export?format={form.value}")
    assert answer.status_code == 200
    assert "An open record" in _told(answer)
    assert _leaks(answer) == []
    for degrees in (HIDDEN_POINT.lat, HIDDEN_POINT.lon):  # maps keep them as they are in memory, not as digits
        assert struct.pack("<d", degrees) not in bytes_within(answer.data)
    numbers = set(opened_file(form, answer.data).killed.values())
    assert numbers <= {(3, 3), (3, None)}, "the hidden figures are 777, 888 and 999"
    assert _leaks(visitor.raw(f"/export?format={form.value}&audience=team")) == []
    assert _leaks(visitor.raw(f"/export?format={form.value}&list={nest.listed}")) == []


@pytest.mark.parametrize("lang", ["en", "ar", "ckb"])
@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("form", sorted(DOCUMENTS))
@pytest.mark.parametrize("name", ["", "advocate"])
def test_no_document_carries_it_out(nest: Nest, form: Form, template: Template, lang: str, name: str) -> None:
    """Whoever asks for the public's document: it is made to be handed on."""
    browser = nest.house.signed_in(name) if name else nest.house.visitor()
    asked = f"/export?format={form.value}&template={template.value}&lang={lang}"
    for question in ("", f"&list={nest.shown}", f"&list={nest.asking}"):
        answer = browser.raw(f"{asked}{question}")
        assert answer.status_code == 200
        assert _names(_told(answer), nest.public)
        assert _leaks(answer) == []
        assert not any(_names(_told(answer), code) for code in (nest.drafted, nest.withdrawn, nest.rejected))
    if not name:
        assert _leaks(browser.raw(f"{asked}&audience=team")) == []
        assert _leaks(browser.raw(f"{asked}&list={nest.listed}")) == []


@pytest.mark.parametrize("name", ["researcher", "monitor", "advocate"])
def test_no_bag_for_everyone_carries_it_out(nest: Nest, name: str) -> None:
    browser = nest.house.signed_in(name)
    for question in ("", f"&list={nest.shown}", f"&list={nest.asking}"):
        answer = browser.raw(f"/export?format=bag{question}")
        assert answer.status_code == 200
        assert "An open record" in _told(answer)
        assert _leaks(answer) == []
        assert not any(code in _told(answer) for code in (nest.drafted, nest.rejected))


@pytest.mark.parametrize("name", ["", "researcher", "monitor", "advocate"])
def test_no_release_carries_it_out(released: Nest, name: str) -> None:
    """Its pages, its feeds, its citations and its files are the public's, whoever asks."""
    browser = released.house.signed_in(name) if name else released.house.visitor()
    pages = [
        "",
        "/changes",
        "/changes.atom",
        "/records.txt",
        "/cite",
        "/cite.ris",
        "/cite.bib",
        "/cite.json",
        "?q=open",
    ]
    asked = [f"/releases/1{page}" for page in pages]
    asked += [f"/export?format={form.value}&release=1" for form in READ]
    answers = {address: browser.raw(address) for address in asked}
    assert {address: one.status_code for address, one in answers.items()} == dict.fromkeys(asked, 200)
    leaks = {address: found for address, one in answers.items() if (found := _leaks(one))}
    assert leaks == {}


def test_a_visitor_gets_no_bag(nest: Nest) -> None:
    answer = nest.house.visitor().raw("/export?format=bag")
    assert answer.status_code == 403
    assert _leaks(answer) == []


@pytest.mark.parametrize("form", READ)
def test_no_file_of_a_public_list_tells_of_what_else_is_on_it(nest: Nest, form: Form) -> None:
    answer = nest.house.visitor().raw(f"/export?format={form.value}&list={nest.shown}")
    assert answer.status_code == 200
    assert _leaks(answer) == []
    assert not any(code in _told(answer) for code in (nest.drafted, nest.withdrawn, nest.rejected))


@pytest.mark.parametrize("sides", ["rows=source&columns=actor", "rows=actor&columns=year", "rows=place&columns=cause"])
def test_no_table_of_any_two_things_carries_it_out(nest: Nest, sides: str) -> None:
    visitor = nest.house.visitor()
    answer = visitor.raw(f"/incidents/charts?{sides}")
    assert answer.status_code == 200
    assert _leaks(answer) == []
    assert _leaks(visitor.raw(f"/incidents/charts?{sides}&format=csv")) == []


def test_no_hidden_word_finds_anything(nest: Nest) -> None:
    visitor = nest.house.visitor()
    for word in dict.fromkeys(_planted):
        answer = visitor.raw(f"/api/v1/incidents?q={word}")
        assert answer.json["total"] == 0, word
        assert visitor.raw(f"/api/v1/articles?q={word}").json["total"] == 0, word
    page = visitor.raw(f"/incidents?q={_planted[0]}")
    assert "0 incidents" in page.text
    assert _leaks(page, echoed=_planted[0]) == []


def test_counts_know_only_what_is_open(nest: Nest) -> None:
    def ask(call: str, query: str = "") -> dict:
        return nest.house.visitor().raw(f"/api/v1/{call}?{query}").json

    assert ask("incidents")["total"] == 1
    assert ask("incidents", "killed_min=4")["total"] == 0
    assert ask("incidents", "from=1990&to=2000")["total"] == 0
    assert ask("incidents", "place=IQ-DQ-NASIRIYAH")["total"] == 0
    assert ask("incidents", "place=IQ-DQ-ZAYTUN-BRIDGE")["total"] == 0
    assert ask("incidents", "place=IQ-DQ")["total"] == 1
    assert ask("incidents", "figures=disagree")["total"] == 0
    for hidden in (HIDDEN_POINT, _CODED.point):
        assert hidden is not None
        box = f"{hidden.lon - 0.004},{hidden.lat - 0.004},{hidden.lon + 0.004},{hidden.lat + 0.004}"
        assert ask("incidents", f"bbox={box}")["total"] == 0


def test_what_is_hidden_and_what_is_not_there_answer_alike(nest: Nest) -> None:
    visitor = nest.house.visitor()
    for page in ("/incidents/{}", "/incidents/{}/history", "/api/v1/incidents/{}"):
        hidden, missing = (visitor.raw(page.format(code)) for code in (nest.drafted, "IRQ-ZZZZZZ0"))
        assert (hidden.status_code, missing.status_code) == (404, 404), page
        assert hidden.data == missing.data


def test_the_team_reads_what_visitors_do_not(nest: Nest) -> None:
    reviewer = nest.house.signed_in("reviewer")
    assert "zqkanariteampassagezq" in reviewer.raw(f"/incidents/{nest.public}").text
    assert reviewer.raw("/api/v1/incidents?q=zqkanaridrafttitlezq").json["total"] == 1
