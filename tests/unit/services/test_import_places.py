"""Places of a table among ours: found by name and point, coarser where need be, never finer and never made up."""

from datetime import date
from functools import cache

import pytest

from incidents import paths
from incidents.domain.errors import Refused
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import PlacePrecision, Point
from incidents.domain.reference import read_places
from incidents.domain.tabled import NamedPlace
from incidents.geocoding.areas import Areas
from incidents.geocoding.gazetteer import Gazetteer
from incidents.services.importing.glossary import Glossary
from incidents.services.importing.placing import Placer

CITY, DISTRICT, GOVERNORATE = PlacePrecision.CITY, PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE
NASIRIYAH = Point(31.0439, 46.2575)


@cache
def known() -> tuple[Gazetteer, Areas]:
    return Gazetteer(read_places(paths.data())), Areas.read(paths.data())


def placer(**chosen: dict[str, str]) -> tuple[Placer, Glossary]:
    glossary = Glossary({}, chosen, date(2026, 11, 23))
    return Placer(*known(), glossary), glossary


def placed(
    name: str = "", *within: str, point: Point | None = None, precision: PlacePrecision | None = None
) -> IncidentPlace:
    return placer()[0].place(NamedPlace(name=name, within=within, point=point, precision=precision))


def test_a_town_is_found_by_its_name_within_its_governorate() -> None:
    found = placed("Nasiriyah", "Iraq", "Dhi Qar", precision=CITY)
    assert (found.place, found.precision, found.point, found.as_named) == ("IQ-DQ-NASIRIYAH", CITY, None, "")


@pytest.mark.parametrize("spelling", ["An Nasiriyah", "الناصرية", "NASIRIYAH", "Nasiriya"])
def test_another_spelling_is_the_same_town_and_stays_as_it_was_named(spelling: str) -> None:
    assert placed(spelling, "Iraq", "Thi Qar", precision=CITY).place == "IQ-DQ-NASIRIYAH"


def test_a_place_known_to_its_district_only_becomes_the_district() -> None:
    found = placed("Nasiriyah", "Iraq", "Dhi Qar", point=NASIRIYAH, precision=DISTRICT)
    assert found.precision == DISTRICT
    assert found.place.startswith("IQ-DQ-")
    assert found.place != "IQ-DQ-NASIRIYAH"
    assert placed("Nasiriyah", "Iraq", "Dhi Qar", precision=GOVERNORATE).place == "IQ-DQ"


def test_a_row_that_claims_a_point_for_a_governorate_gets_no_finer_than_it() -> None:
    found = placed("", "Iraq", "Dhi Qar", precision=PlacePrecision.EXACT)
    assert (found.place, found.precision) == ("IQ-DQ", GOVERNORATE)


def test_a_name_whose_point_lies_elsewhere_is_not_that_town() -> None:
    found = placed("Nasiriyah", "Iraq", point=Point(36.34, 43.13), precision=CITY)
    assert found.place == "IQ-NI"
    assert (found.as_named, found.point) == ("Nasiriyah", Point(36.34, 43.13))


def test_an_unknown_name_stays_beside_its_point_in_the_governorate_around_it() -> None:
    one, glossary = placer()
    for _ in range(3):
        found = one.place(NamedPlace(name="Unheard-of Village", within=("Iraq", "Dhi Qar"), point=NASIRIYAH))
    assert (found.place, found.as_named, found.point) == ("IQ-DQ", "Unheard-of Village", NASIRIYAH)
    assert glossary.unknown == {("place", "Unheard-of Village"): 3}


def test_a_bare_point_is_in_its_governorate_and_never_exact() -> None:
    assert placed(point=NASIRIYAH).precision == PlacePrecision.SITE
    assert placed(point=Point(31.0, 46.3)).precision == DISTRICT
    assert placed(point=NASIRIYAH).place == "IQ-DQ"


def test_a_place_without_a_point_and_an_unknown_name_is_in_the_area_that_was_named() -> None:
    found = placed("Unheard-of Village", "Iraq", "Dhi Qar", precision=CITY)
    assert (found.place, found.precision, found.as_named) == ("IQ-DQ", GOVERNORATE, "Unheard-of Village")


@pytest.mark.parametrize(
    ("name", "within", "point"),
    [
        ("Unheard-of Village", ("Syria", "Deir ez Zor"), Point(35.3, 40.1)),
        ("Unheard-of Village", ("Atlantis",), None),
        ("", (), Point(35.3, 40.1)),
        ("", (), Point(0.0, 0.0)),
        ("Unheard-of Village", ("Iraq",), Point(51.5, -0.1)),
    ],
)
def test_what_is_not_in_iraq_is_refused(name: str, within: tuple[str, ...], point: Point | None) -> None:
    with pytest.raises(Refused):
        placed(name, *within, point=point)


def test_what_a_person_said_goes_before_what_is_found() -> None:
    one, glossary = placer(place={"The Bridge": "IQ-DQ-NASIRIYAH"})
    assert one.place(NamedPlace(name="The Bridge", within=("Iraq",))).place == "IQ-DQ-NASIRIYAH"
    assert not glossary.unknown
