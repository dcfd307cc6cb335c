"""Two houses in one test: a file leaves the one and comes into the other, which has nothing but words and places."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from incidents.domain.access import LOADER, Actor
from incidents.domain.articles import ArticleDraft, Covers, Source
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Draft, IncidentLink, typed
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.people import Actor as Alleged
from incidents.domain.places import Place, PlaceLevel, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience, LinkKind, Tier
from incidents.services import disclosing, exporting, reference
from incidents.services.exporting import Form, Order
from incidents.storage import articles as articles_kept
from incidents.storage import exports, incident_writing, library, lists, loading, people, sources
from incidents.storage import places as places_kept
from incidents.storage.db import session, transaction
from incidents.storage.search.answering import answers
from storage.conftest import furnished
from storage.imported import set_up

WHOLE = (Form.JSON, Form.XLSX, Form.CSV)


@contextmanager
def elsewhere(request: pytest.FixtureRequest, folder: Path) -> Iterator[Actor]:
    """An empty house on the same engine, open until the end; the value may import there."""
    folder.mkdir()
    with furnished(_Named(request), folder):
        yield set_up(folder)


class _Named:
    """A request as `furnished` asks it, with the engine of the test's own store."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.param = request.getfixturevalue("store")
        self.getfixturevalue = request.getfixturevalue


def exported(form: Form, audience: Audience = Audience.TEAM, criteria: Criteria | None = None) -> bytes:
    """Everything that stands here, as a file."""
    out = io.BytesIO()
    exporting.export(Order(form=form, criteria=criteria or Criteria(), audience=audience), LOADER, out)
    return out.getvalue()


def needed() -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Articles, actors and a place of its own for records to name, each with everything in it that it may have."""
    with transaction() as current:
        place = Place(
            code="P-0A0A0A0", level=PlaceLevel.SITE, name_en="Invented Bridge", name_ar="جسر مختلق",
            parent="IQ-DQ-NASIRIYAH",
            variants=("Bridge | of Invention", "Invention Bridge"), pcodes=(("ocha", "2020", "IQG:1"),),
            point=Point(31.0501, 46.2602), radius_m=120, place_type="bridge", method="Invented\nin two lines",
            population=1_200,
        )  # fmt: skip
        places_kept.add(current, place)
        for source in (
            Source(code="invented-east", name=Trilingual(en="Invented East", ar="الشرق"), kind="wire", scale="national",
                   family="invented-house", reliability="B", reliability_reason="=An invented reason"),
            Source(code="invented-ministry", name=Trilingual(en="Invented Ministry"), kind="government"),
        ):  # fmt: skip
            sources.keep_source(current, source)
        for actor in (
            Alleged(code="G-FORCE", name=Trilingual(en="An invented force", ckb="هێز"), variants=("a | b",),
                    kind="force", perpetrator_type="armed-forces"),
            Alleged(code="G-UNIT", name=Trilingual(en="An invented unit"), kind="unit", parent="G-FORCE"),
            Alleged(code="G-PERSON", name=Trilingual(en="Invented Person"), person=True),
        ):  # fmt: skip
            people.keep(current, actor)
        whole = ArticleDraft(
            title="'=An invented | headline", outlet="invented-east", authors=("Invented | Author", "\\ other"),
            via="invented-ministry", url="https://example.org/a?b=1", url_shown=False,
            published=replace(UncertainDate.from_edtf("2019-11"), as_printed="in November"), accessed=date(2019, 12, 1),
            language="en", kind="newspaper", excerpt="Invented\nwords", excerpt_truncated=True,
            summary=Trilingual(en="Said", ar="قيل", ckb="گوترا"), archive_url="https://example.org/kept",
            correction_note="Corrected since", tier=Tier.TEAM,
            covers=Covers(place=place.code, first=date(2019, 11, 1), last=date(2019, 11, 2)),
        )  # fmt: skip
        first = articles_kept.add(current, whole, LOADER)
        second = articles_kept.add(
            current, ArticleDraft(outlet="invented-east", url=whole.url, tier=Tier.PUBLIC), LOADER
        )
        third = articles_kept.add(current, ArticleDraft(title="On no record", tier=Tier.PUBLIC), LOADER)
        articles_kept.tie(current, {first: (second, third), second: ("", first), third: ("", "")})
    return (first, second), ("G-UNIT", "G-PERSON"), place.code


def written(drafts: list[Draft]) -> list[str]:
    """Records of a house, each linked to the next one, and lists of two kinds that they are on."""
    with transaction() as current:
        new = dict(zip(incident_writing.free_codes(current, "IRQ", len(drafts)), drafts, strict=True))
        disclosing.show_new(current, incident_writing.add_all(current, new, LOADER))
        codes = list(new)
        for code, other in pairwise(codes):
            loading.add_links(current, code, Draft(links=(IncidentLink(kind=LinkKind.FOLLOWS, code=other),)))
        disclosing.refresh_team_all(current, codes)
        picked = tuple(ListItem(code, f"note\n={place}") for place, code in enumerate(reversed(codes)))
        title = Trilingual(en="Invented | list", ar="قائمة")
        lists.add(current, ListDraft(title=title, cover=Trilingual(ckb="دوو\nدێڕ"), items=picked), LOADER)
        lists.add(current, ListDraft(title=title, query="place=IQ-DQ"), LOADER)
        lists.add(current, ListDraft(title=Trilingual(en="Empty")), LOADER)
    return codes


def codes_of(table: str) -> list[str]:
    session().rollback()
    return list(session().scalars(text(f"SELECT code FROM {table} ORDER BY code")))  # noqa: S608 - names of ours


def records() -> dict[str, Any]:
    """Code → every field of each record, as plain values: dates are compared with their printed words too."""
    found = {one.code: to_plain(typed(one.content)) for one in exports.team_records(codes_of("incident"))}
    for content in found.values():
        content.get("settings", []).sort(key=lambda one: (one["outcome"], one.get("group", "")))
    return found


def articles() -> dict[str, Any]:
    """Code → every field of each article of the library; that which stands for an imported file is left out."""
    found = library.contents(codes_of("article"), Audience.TEAM)
    return {code: to_plain(one) for code, one in found.items() if one.outlet != "own-export"}


def outlets() -> dict[str, Any]:
    return {one.code: to_plain(one) for one in reference.all_sources() if one.code != "own-export"}


def actors() -> dict[str, Any]:
    return {one.code: to_plain(one) for one in reference.all_actors()}


def places() -> dict[str, Any]:
    return {one.code: to_plain(one) for one in reference.gazetteer_places()}


def evidence() -> dict[str, Any]:
    return {one.code: to_plain(one.content) for one in lists.all_lists(Audience.TEAM)}


def totals() -> Any:
    """What the team is answered when it asks how many, of everything."""
    session().rollback()
    return answers(Audience.TEAM).totals(Criteria())


def everything() -> dict[str, Any]:
    """All that has to come back."""
    return {
        "records": records(),
        "articles": articles(),
        "outlets": outlets(),
        "actors": actors(),
        "places": places(),
        "lists": evidence(),
        "totals": totals(),
    }
