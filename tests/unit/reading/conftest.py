"""Readers over the shipped tables, built once for these tests."""

from pathlib import Path

import pytest

from incidents.domain.reference import read_places
from incidents.reading.where import PlaceReader
from incidents.reading.who import WordTables, read_tables

DATA = Path(__file__).parents[3] / "incidents" / "data"


@pytest.fixture(scope="session")
def word_tables() -> WordTables:
    return read_tables(DATA)


@pytest.fixture(scope="session")
def shipped_places(word_tables: WordTables) -> PlaceReader:
    return PlaceReader(read_places(DATA), word_tables.places)
