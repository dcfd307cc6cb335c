"""Whatever the records are, every form says the same numbers of the same incidents, and none draws a finer point."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.domain.counts import Qualifier
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, PlaceRole
from incidents.reports import acled, csv, ftm, ged, geojson, geopackage, hxl, kml, timemap, uwazi, xlsx
from incidents.services.ordering import Form
from machinery.opened import Opened, opened
from unit.reports.export_samples import AT_THE_SQUARE, AWKWARD, HOSTILE, SOMEWHERE_IN_IT, record, said
from unit.reports.foreign_samples import at, full_head

WRITERS: dict[Form, Callable[..., int]] = {
    Form.CSV: csv.write_zip,
    Form.FLAT: csv.write_flat,
    Form.XLSX: xlsx.write,
    Form.GEOJSON: geojson.write,
    Form.GPKG: geopackage.write,
    Form.KML: kml.write,
    Form.HXL: hxl.write,
    Form.ACLED: acled.write,
    Form.GED: ged.write,
    Form.TIMEMAP: timemap.write,
    Form.UWAZI: uwazi.write,
    Form.FTM: ftm.write,
}
OUTLINED = (Form.GEOJSON, Form.GPKG, Form.KML, Form.TIMEMAP, Form.UWAZI, Form.FTM)
CODES = [f"IRQ-TEST{letter * 3}" for letter in "ABCDE"]
PEOPLE = st.one_of(st.none(), st.integers(0, 300))
DAYS = st.dates(date(2018, 1, 1), date(2020, 12, 31))


@st.composite
def claims(draw: st.DrawFn) -> tuple[Any, ...]:
    """Reported figures of several articles, of killed, injured and others, of all people and of some."""
    found = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        value = draw(PEOPLE)
        kinds = [Qualifier.DOZENS, Qualifier.SEVERAL] if value is None else [
            Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.UP_TO, Qualifier.ABOUT
        ]  # fmt: skip
        found.append(
            said(
                number,
                draw(st.sampled_from(["A-ONE", "A-TWO", "A-THREE"])),
                draw(st.sampled_from(["killed", "injured", "gas"])),
                value,
                qualifier=draw(st.sampled_from(kinds)),
                group=draw(st.sampled_from(["all", "all", "children"])),
            )
        )
    return tuple(found)


def places() -> st.SearchStrategy[tuple[IncidentPlace, ...]]:
    """No place, one or two, known more or less exactly, with or without a point of their own."""
    own = st.sampled_from([None, Point(32.26, 44.76)])
    town = st.builds(
        lambda precision, point, role: at(precision, point=point, role=role),
        st.sampled_from(list(PlacePrecision)), own, st.sampled_from(list(PlaceRole)),
    )  # fmt: skip
    hidden = st.just(IncidentPlace(place="", precision=PlacePrecision.UNKNOWN))
    one = st.one_of(town, st.sampled_from([AT_THE_SQUARE, SOMEWHERE_IN_IT]), hidden)
    return st.lists(one, max_size=2).map(tuple)


def dates() -> st.SearchStrategy[UncertainDate | None]:
    """No date, a day, or a span that lasted or did not."""
    spans = st.builds(
        lambda first, days, lasting: UncertainDate.span(first, first + timedelta(days=days), lasting=lasting),
        DAYS, st.integers(0, 400), st.booleans(),
    )  # fmt: skip
    return st.one_of(st.none(), spans)


@st.composite
def selections(draw: st.DrawFn) -> list[Record]:
    """Some records, all different."""
    return [
        record(
            code,
            claims=draw(claims()),
            places=draw(places()),
            occurred=draw(dates()),
            clarity=draw(st.sampled_from([Clarity.EVENT, Clarity.EVENT, Clarity.SUMMARY])),
            title=Trilingual(draw(st.sampled_from([*HOSTILE, *AWKWARD, ""]))),
            event_type=draw(st.sampled_from(["", "battle", "force-against-protesters"])),
        )
        for code in CODES[: draw(st.integers(0, len(CODES)))]
    ]


def read(form: Form, records: list[Record]) -> Opened:
    out = io.BytesIO()
    count = WRITERS[form](iter(records), full_head(), out)
    found = opened(form, out.getvalue())
    assert count == len(found.codes), form
    return found


@given(selections())
@settings(max_examples=15, deadline=None)
def test_every_form_says_the_same_numbers_of_the_same_incidents(records: list[Record]) -> None:
    table = read(Form.FLAT, records)
    assert list(table.codes) == [one.code for one in records]
    for form in WRITERS:
        found = read(form, records)
        kept = [code for code in table.codes if form is not Form.GED or _most(table.killed.get(code))]
        assert sorted(found.codes) == sorted(kept), form
        for outcome in found.has:
            assert getattr(found, outcome) == _expected(getattr(table, outcome), form, kept), (form, outcome)
        assert {code: table.spans[code] for code in found.spans} == found.spans, form


@given(selections())
@settings(max_examples=15, deadline=None)
def test_no_form_draws_a_point_that_the_table_does_not_have_or_an_area_does_not_allow(records: list[Record]) -> None:
    table = read(Form.FLAT, records)
    coarse = {one.code for one in records if _is_coarse(one)}
    for form in WRITERS:
        for code, point in read(form, records).points.items():
            assert point == pytest.approx(table.points[code]), form
            assert form not in OUTLINED or code not in coarse, form


def _is_coarse(one: Record) -> bool:
    """As the page has it: of the places that are shown the one where it happened, else the first."""
    shown = [place for place in one.content.places if place.chain]
    main = next((place for place in shown if place.role == PlaceRole.SITE), shown[0] if shown else None)
    return main is None or main.precision >= PlacePrecision.DISTRICT


def _most(ends: tuple[int | None, int | None] | None) -> int:
    return 0 if ends is None else ends[1] if ends[1] is not None else ends[0] or 0


def _expected(ends: Any, form: Form, kept: list[str]) -> Any:
    """ACLED has the lowest number alone; UCDP has both, and only of the events that it takes."""
    if form is Form.ACLED:
        return {code: (low, None) for code, (low, _) in ends.items() if low is not None}
    if form is Form.GED:
        return {code: (low, low if high is None else high) for code, (low, high) in ends.items() if code in kept}
    return dict(ends)
