"""Whatever stands in a file, it is read or refused with a sentence: nothing else ever happens."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.domain.errors import Refused
from incidents.reading.presets import catalogue
from incidents.reading.presets.by_hand import Mapping_, preset
from incidents.reading.presets.hand_fields import FIELDS
from incidents.reading.presets.own import OUTCOMES
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import DateHabit, Row
from unit.reading import test_acled, test_ged, test_gtd, test_ibc
from unit.reading.table_files import ShippedNames, rows, table

SIGNS = [
    b",",
    b";",
    b"\t",
    b'"',
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b"a",
    b"12",
    b"\xd8\xa7",
    b"\xff",
    b"#date",
    b"=1+1",
    b" ",
]
FILES = st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(SIGNS), max_size=60).map(b"".join))
NASTY: list[Any] = [
    None, "", " ", "0", "1", "-1", "-99", "99999", "9999999", "10000000", "1e9", "1.5", "1,5", "nan", "inf", "-inf",
    "٣", "2019-11-28", "31/31/2019", "0000-00-00", "9999-12-31", "10000-01-01", "28 November", "2019", "20191131",
    "43797", "9" * 20, "x" * 5000, "ا" * 300, "\u202e", "a\0b", "\U0001f600", "%(x)s", "|", " | ", "IQ", "yes",
    0, -1, 12, 2019, 43797, 20191128, 10**20, 0.5, -0.0, 1e300, float("inf"), float("nan"),
]  # fmt: skip
PLAIN = ("date", "latitude", "longitude", "type")
OWN = (
    "code", "title_en", "summary_ar", "event_type", "clarity", "earliest", "latest", "date_precision",
    "date_qualifier", "date_lasting", "date_edtf", "date_as_printed", "time_from", "place_code", "place_en",
    "place_precision", "radius_m", "lat", "lon", "causes", "causes_among", "violations", "actors", "actors_en",
    "sensitivity", "links", "seen_by", "data_kind",
    *(f"{outcome}_{end}" for outcome in OUTCOMES[:2] for end in ("min", "max", "or_more", "best")),
)  # fmt: skip
PARTS: dict[str, tuple[str, ...]] = {
    "figures": ("number", "kind", "outcome", "group", "qualifier", "value", "upper", "scope", "scope_from", "combined",
                "as_of_from", "as_of_to", "status", "replaces", "credibility", "review_counts"),
    "articles": ("article", "relation", "published", "published_precision", "title", "authors"),
    "places": ("place_code", "role", "place_precision", "radius_m", "lat", "lon"),
    "actors": ("actor", "degree", "attribution", "position"),
    "ranges": ("outcome", "group", "min", "max", "best", "set_by", "rule_min", "rule_max", "rule_or_more", "reason"),
}  # fmt: skip
BY_HAND = preset(Mapping_(columns={one.name: one.name for one in FIELDS}), dataset="Invented list")
COLUMNS: dict[str, tuple[str, ...]] = {
    "own": OWN,
    "acled": test_acled.CURRENT,
    "ged": test_ged.COLUMNS,
    "ibc": test_ibc.COLUMNS,
    "gtd": tuple(test_gtd.USUAL),
    "events": PLAIN,
    "by_hand": tuple(one.name for one in FIELDS),
}


def filled(columns: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({column: st.sampled_from(NASTY) for column in columns})


def check(chosen: Preset, row: Row) -> None:
    """A preset may refuse a row; it may not stumble over it."""
    draft = chosen.read(row, ShippedNames())
    for problem in draft.problems:
        assert str(problem)
        assert problem.field
    for warning in draft.warnings:
        assert warning.message % dict(warning.params)
    if not draft.problems:
        for claim in draft.claims:
            with suppress(Refused):  # facts without a number
                assert claim.bounds.max is None or claim.bounds.max >= 0
    assert isinstance(chosen.external(row), str)


@given(content=FILES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    with suppress(Refused):
        for row in rows(table(tmp_path, content)):
            assert row.number > 0
            assert row.problems or row.cells


@given(content=st.lists(st.sampled_from([sign for sign in SIGNS if sign != b"#date"]), max_size=40).map(b"".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_line_is_lost(tmp_path: Path, content: bytes) -> None:
    """Under a heading of one column, every line with content is in a row, read or refused."""
    with suppress(Refused):
        found = table(tmp_path, b"code\n" + content, header_row=1, delimiter="|", encoding="cp1252")
        text = content.decode("cp1252", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
        if '"' not in text:
            lines = [line for line in text.split("\n") if line.replace("|", "").strip().replace("\0", "")]
            assert len(rows(found)) >= len(lines)


@pytest.mark.parametrize("name", COLUMNS)
@settings(max_examples=50)
@given(chance=st.data())
def test_any_cells_are_read_or_refused(name: str, chance: st.DataObject) -> None:
    chosen = BY_HAND if name == "by_hand" else catalogue.PRESETS[name]
    cells = chance.draw(filled(COLUMNS[name]))
    month_first, from_1904 = chance.draw(st.booleans()), chance.draw(st.booleans())
    check(chosen, Row(number=2, cells=cells, dates=DateHabit(month_first=month_first, from_1904=from_1904)))


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=40)
@given(chance=st.data())
def test_any_cells_of_a_sister_table_are_read_or_refused(part: str, chance: st.DataObject) -> None:
    row = Row(number=2, cells={"code": "IRQ-TESTAAA"})
    check(
        catalogue.PRESETS["own"],
        replace(row, parts={part: (Row(number=7, cells=chance.draw(filled(PARTS[part]))),)}),
    )
