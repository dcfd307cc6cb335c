"""What drawings of the program stand on."""

from pathlib import Path

import pytest

from incidents.domain.places import Place
from incidents.domain.reference import read_places
from incidents.reports.map_ground import Ground

DATA = Path(__file__).parents[3] / "incidents" / "data"


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    """The places that the program ships."""
    return {place.code: place for place in read_places(DATA)}


@pytest.fixture(scope="module")
def ground(places: dict[str, Place]) -> Ground:
    """The ground that the program ships."""
    return Ground.read(DATA, tuple(places.values()))
