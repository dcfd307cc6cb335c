"""Addresses that make no sense are refused in words or answered, never a fault: on both engines, in both ways."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from incidents.app import Config, create_app
from incidents.domain import cursors
from incidents.domain.criteria import Criteria, Sort
from incidents.storage import site
from incidents.storage.db import db, transaction
from storage.conftest import ENGINES, copied
from storage.found import keep_five

SQL, INDEX = 20_000, 0


def drawn(shape: object) -> str:
    return f"within={quote(json.dumps(shape))}"


def sealed(key: object, code: object = "IRQ-0000001") -> str:
    """A marker of the order by code that somebody sealed without having been given it."""
    question, content = Criteria(sort=Sort.CODE), ["code", key, code, 0]
    whole = cursors._encode([*content, cursors._seal(question, content)])  # noqa: SLF001
    return f"sort=code&after={whole}"


QUESTIONS = (
    "q=%00", "q=-", 'q="-"', "place=%00", "list=L-NOTHING", "changed=9999-12-31", "from=0001&to=9999", "near=0,0,1e9",
    "bbox=180,-90,-180,90", "near=90,180,20040", "near=-90,0,0.00001", "within=||", "within=0,0 1,0 2,0",
    drawn({"type": []}), drawn({"type": "Feature", "geometry": None}),
    drawn({"type": "Polygon", "coordinates": [[[]]]}),
    drawn({"type": "Polygon", "coordinates": [[[1e300, 1], [2, 2], [3, 3]]]}), "size=0", "killed_min=99999999999",
    "&".join(f"source=s{number}" for number in range(500)), sealed("\ud800"), sealed("\0"),
    sealed(None), sealed("x", {}), sealed("x", "\0"), sealed("x", "IRQ-NOTHERE"), sealed("x", ""), sealed("x", 1),
)  # fmt: skip
ADDRESSES = (
    "/incidents/%00", "/incidents/map/card/%00", "/api/v1/incidents/%00", "/views/%00", "/api/v1/cells",
    "/api/v1/cells?zoom=1e3", "/api/v1/cells?zoom=٣", "/api/v1/cells?zoom=19&bbox=180,0,-180,0", "/api/v1/whole?zoom=3",
    "/api/v1/areas?by=x", "/incidents/map/marks?zoom=1", "/incidents/map/list?after=x", "/incidents/map/frame?after=x",
    "/incidents/charts?rows=place&columns=place", "/incidents/charts?rows=status", "/incidents/charts?by=day",
    "/incidents/charts?people=killed&people=injured", "/incidents/charts?format=csv&people=nobody",
    *(f"/incidents?{question}" for question in QUESTIONS),
    *(f"/api/v1/cells?zoom=9&{question}" for question in QUESTIONS),
)  # fmt: skip


@pytest.fixture(params=[SQL, INDEX], ids=["SQL", "index"])
def visitor(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[FlaskClient]:
    """Somebody who is not signed in, of a public site with five incidents."""
    least: Any = request.param
    config = Config(
        instance=tmp_path,
        secret_key="0123456789abcdef" * 4,
        secure_cookies=False,
        database_url=engine,
        index_from=least,
    )
    app = create_app(config)
    with app.app_context():
        with transaction() as session:
            site.change(session, "public_site", "on")
        keep_five()
        yield app.test_client()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a furnished database."""
    with copied(request, tmp_path) as url:
        yield url


def test_no_address_is_a_fault(visitor: FlaskClient) -> None:
    statuses = {address: visitor.get(address, follow_redirects=True).status_code for address in ADDRESSES}
    assert {address: status for address, status in statuses.items() if status >= 500} == {}
    assert visitor.get("/api/v1/cells?zoom=9").get_json()["total"] == 5
