"""KML: spans as exact as they are known, areas for coarse places, and no text that a reader would run."""

from functools import partial
from typing import Any
from xml.etree import ElementTree

import pyogrio
import pytest

from incidents.domain.dates import UncertainDate
from incidents.domain.places import PlacePrecision
from incidents.domain.text import Trilingual
from incidents.reports import kml
from unit.reports.export_samples import AWKWARD, HOSTILE, SELECTION, many, record
from unit.reports.foreign_samples import SQUARE, TWO_PARTS, at, full_head, most_memory, written

NAME = "{http://www.opengis.net/kml/2.2}"
OUTLINES: dict[str, Any] = {"X-GOV": SQUARE, "X-DIS": TWO_PARTS}
write = partial(kml.write, shape=OUTLINES.get)


def marks(*records: Any) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(written(write, records)).iter(f"{NAME}Placemark"))  # noqa: S314 - our own


def mark(**content: Any) -> ElementTree.Element:
    (found,) = marks(record(**content))
    return found


def cells(found: ElementTree.Element) -> dict[str | None, str | None]:
    return {one.get("name"): one.findtext(f"{NAME}value") for one in found.iter(f"{NAME}Data")}


def span(text: str | None) -> tuple[str | None, str | None]:
    found = mark(occurred=UncertainDate.from_edtf(text) if text else None)
    return found.findtext(f"{NAME}TimeSpan/{NAME}begin"), found.findtext(f"{NAME}TimeSpan/{NAME}end")


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2019-11-28", "2019-11-28", "2019-11-28"),
        ("2019-11-28?", "2019-11-28", "2019-11-28"),
        ("2019-11", "2019-11", "2019-11"),
        ("2019", "2019", "2019"),
        ("2019-11~", "2019-11", "2019-11"),
        ("2019-10/2020-03", "2019-10", "2020-03"),
        ("2019-10%/2020-03%", "2019-10", "2020-03"),
        ("[2019-11-27..2019-11-29]", "2019-11-27", "2019-11-29"),
        ("2019-11-27/2019-12-02", "2019-11-27", "2019-12-02"),
    ],
)
def test_a_span_of_days_is_written_as_exactly_as_it_is_known(text: str, begin: str, end: str) -> None:
    assert span(text) == (begin, end)


def test_an_incident_without_a_date_has_no_span_and_stays() -> None:
    assert span(None) == (None, None)


def test_a_point_an_area_in_its_parts_or_nothing() -> None:
    assert mark().findtext(f"{NAME}Point/{NAME}coordinates") == "44.25,32.5"
    area = mark(places=(at(PlacePrecision.DISTRICT),))
    assert area.find(f"{NAME}Point") is None
    assert len(list(area.iter(f"{NAME}Polygon"))) == 2
    one = mark(places=(at(PlacePrecision.GOVERNORATE),))
    ring = one.findtext(f"{NAME}Polygon/{NAME}outerBoundaryIs/{NAME}LinearRing/{NAME}coordinates")
    assert ring == "44.0,32.0 45.0,32.0 45.0,33.0 44.0,33.0 44.0,32.0"
    assert {child.tag for child in mark(places=())} == {
        f"{NAME}name", f"{NAME}description", f"{NAME}TimeSpan", f"{NAME}ExtendedData",
    }  # fmt: skip


def test_the_columns_of_the_table_stand_beside_each_placemark() -> None:
    found = cells(mark())
    assert (found["code"], found["killed_min"], found["killed_max"]) == ("IRQ-TESTAAA", "4", "7")
    assert found["data_kind"] == "invented"
    assert "detained_min" not in found, "what is not known has no cell"


def test_a_hole_in_an_area_stays_a_hole() -> None:
    inner = [[44.2, 32.2], [44.4, 32.2], [44.4, 32.4], [44.2, 32.2]]
    holed: dict[str, Any] = {"type": "Polygon", "coordinates": [*SQUARE["coordinates"], inner]}
    text = written(partial(kml.write, shape={"X-GOV": holed}.get), [record(places=(at(PlacePrecision.GOVERNORATE),))])
    assert b"<innerBoundaryIs>" in text


def test_the_document_says_what_it_is_and_what_it_cannot_carry() -> None:
    about = full_head(losses=("It cannot carry: an invented thing.",))
    found = ElementTree.fromstring(written(write, SELECTION, about))[0].findtext(f"{NAME}description")  # noqa: S314
    for words in ("Filter: Invented governorate", "an invented thing", "Invented for tests", "Invented licence"):
        assert words in (found or "")


def test_a_description_is_text_to_a_reader_that_takes_it_for_a_page() -> None:
    found = mark(summary=Trilingual('<img src="https://example.org/seen">')).findtext(f"{NAME}description")
    assert "<img" not in (found or "")
    assert "&lt;img" in (found or "")


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD, "lone \ud800 half", "]]> & <a>", "\x1b\ufffe"], ids=repr)
def test_any_text_comes_back_or_is_written_as_a_sign(text: str) -> None:
    kept = text.encode("utf-8", "backslashreplace").decode()
    for unwritable in "\0\x1b\ufffe":
        kept = kept.replace(unwritable, "\ufffd")
    assert cells(mark(title=Trilingual(text)))["title_en"] == kept


def test_gdal_reads_every_placemark(tmp_path: Any) -> None:
    path = tmp_path / "invented.kml"
    path.write_bytes(written(write, SELECTION))
    assert pyogrio.read_info(path)["features"] == len(SELECTION)


def test_memory_stays_flat_whatever_the_number_of_records() -> None:
    assert most_memory(write, many(600)) < most_memory(write, many(200)) + 300_000
