"""Many incidents as one picture: a mark for each heap, its number beside it, its sums in its title."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from incidents.domain.counts import Count
from incidents.domain.places import Point
from incidents.reports.cells_picture import Heap, cells_picture
from unit.reports.map_samples import GROUND, words

BAGHDAD, BASRA = Point(33.3, 44.4), Point(30.5, 47.8)
NONE = Count(None, None)


def heap(centre: Point, incidents: int, killed: Count = NONE, injured: Count = NONE) -> Heap:
    return Heap(centre=centre, incidents=incidents, killed=killed, injured=injured)


def drawn(*heaps: Heap) -> Element:
    """The picture, as a tree."""
    return fromstring(cells_picture(heaps, GROUND, words()))  # noqa: S314 - we have just made it


def titles(root: Element) -> list[str]:
    return [str(one.text) for one in root.iter() if one.tag.endswith("title")]


def marks(root: Element, name: str) -> list[Element]:
    return [one for one in root.iter() if one.tag.endswith("circle") and one.get("class") == name]


def test_a_heap_is_one_mark_whose_title_tells_its_sums() -> None:
    root = drawn(heap(BAGHDAD, 2108, Count(2058, 3878)))
    assert "Incidents here: 2,108. Reported killed: 2,058 to 3,878" in titles(root)
    assert len(marks(root, "m-disc")) == len(marks(root, "m-ring")) == 1


def test_the_number_of_incidents_stands_beside_the_mark() -> None:
    texts = [one.text for one in drawn(heap(BAGHDAD, 2108, Count(1, 2)), heap(BASRA, 49, Count(3, 3))).iter()]
    assert "2,108" in texts
    assert "49" in texts


def test_the_largest_heap_is_drawn_largest_and_stays_within_bounds() -> None:
    root = drawn(heap(BAGHDAD, 9, Count(2_000_000, 2_000_000)), heap(BASRA, 1, Count(500_000, 500_000)))
    large, small = sorted((float(str(one.get("r"))) for one in marks(root, "m-disc")), reverse=True)
    assert large == pytest.approx(30, abs=0.1)
    assert large == pytest.approx(2 * small, abs=0.2), "its area is in proportion to people"


def test_no_number_nobody_and_injured_only_look_different() -> None:
    root = drawn(heap(BAGHDAD, 3), heap(BASRA, 2, Count(0, 0)), heap(Point(36, 43), 1, Count(0, 0), Count(4, 5)))
    assert (len(marks(root, "m-none")), len(marks(root, "m-zero"))) == (1, 1)
    kinds = [one.get("class") for one in root.iter() if str(one.get("class")).startswith("kind-")]
    assert sorted(map(str, kinds)) == ["kind-injured", "kind-killed", "kind-killed"]


def test_nothing_to_draw_is_the_ground_alone() -> None:
    root = drawn()
    assert not marks(root, "m-disc")
    assert "Map of incidents" in titles(root)
