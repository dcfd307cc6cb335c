"""Every test that asks for an engine runs on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture(params=ENGINES)
def engine_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a fresh, empty database, as SQLAlchemy takes it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'incidents.sqlite'}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create()
    yield url.render_as_string(hide_password=False)
    server.drop(url)
