"""Two houses in one test: a file leaves the one and comes into the other, which has nothing but words and places."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from incidents.domain.access import LOADER, Actor
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.domain.incident import typed
from incidents.domain.vocabulary import Audience
from incidents.services import exporting, reference
from incidents.services.exporting import Form, Order
from incidents.storage import exports, library, lists
from incidents.storage.db import session
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
