"""The shipped places and boundaries, read once."""

from pathlib import Path

import pytest

import incidents
from incidents.domain.reference import read_places
from incidents.geocoding.areas import Areas
from incidents.geocoding.gazetteer import Gazetteer

DATA = Path(incidents.__file__).parent / "data"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(read_places(DATA))


@pytest.fixture(scope="session")
def areas() -> Areas:
    return Areas.read(DATA)
