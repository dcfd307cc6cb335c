"""The cells of a map, the same on both engines: where they lie, whom they count, and who may see them."""

import pytest

from factories import claim, day, draft
from incidents.domain.criteria import Bbox, Criteria
from incidents.domain.incident import IncidentPlace
from incidents.domain.mercator import unproject
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import Audience
from incidents.storage.search import cells, rows
from incidents.storage.search.sums import Sum
from storage.found import CODES, keep, keep_five, open_article

pytestmark = pytest.mark.usefixtures("store")
ANY = Criteria()
PUBLIC = Audience.PUBLIC
WORLD, CITY, HOUSE = 0, 10, 19


def killed(cell: cells.Gathered) -> tuple[int, int, bool, int] | None:
    found = cell.killed
    return None if found is None else (found.min, found.max, found.open, found.records)


def test_incidents_of_a_city_share_a_cell_from_afar_and_part_when_near() -> None:
    keep_five()
    far, near = (cells.window(ANY, PUBLIC, zoom) for zoom in (WORLD, HOUSE))
    assert [(one.incidents, one.column, one.row) for one in far.cells] == [(4, 2, 1)]
    assert sorted(one.incidents for one in near.cells) == [1, 1, 2]


def test_a_cell_adds_ranges_leaves_the_pattern_out_and_counts_the_silent() -> None:
    keep_five()  # bridge: 5 killed; square: 2 to 11 or more, 30 injured; silent; a pattern with 100 of its own
    [cell] = cells.window(ANY, PUBLIC, WORLD).cells
    assert (cell.incidents, cell.patterns, cell.silent) == (4, 1, 1)
    assert cell.killed == Sum(min=7, max=16, open=True, records=2)
    assert cell.injured == Sum(min=30, max=30, open=False, records=1)


def test_where_no_record_gives_a_number_there_is_no_figure_rather_than_nought() -> None:
    keep_five()
    silent = next(one for one in cells.window(ANY, PUBLIC, CITY).cells if one.silent)
    assert (silent.incidents, silent.killed, silent.injured) == (1, None, None)


def test_the_middle_of_a_cell_is_the_mean_of_its_points() -> None:
    keep_five()
    shown = {one.code: one.point for one in rows.all_summaries(ANY, PUBLIC, 9)}
    pair = next(one for one in cells.window(ANY, PUBLIC, HOUSE).cells if one.incidents == 2)
    assert unproject(pair.sum_x / 2, pair.sum_y / 2) == shown[CODES["bridge"]]


def test_what_is_known_to_a_governorate_alone_lies_in_no_cell() -> None:
    keep_five()
    answer = cells.window(ANY, PUBLIC, HOUSE)
    assert [(area.governorate, area.placed, area.incidents, killed(area)) for area in answer.areas] == [
        ("IQ-DQ", False, 1, (4, 4, False, 1))
    ]
    assert answer.total == 5 == rows.count(ANY, PUBLIC)


def test_an_incident_without_any_place_is_counted_under_no_governorate() -> None:
    keep("nowhere", draft(claim(1, open_article("invented-north"), 3), places=()))
    answer = cells.window(ANY, PUBLIC, CITY)
    assert answer.cells == ()
    assert [(area.governorate, area.incidents) for area in answer.areas] == [("", 1)]


def test_a_district_is_no_point() -> None:
    keep("district", draft(places=(IncidentPlace(place="IQ-DQ-NASIRIYAH", precision=PlacePrecision.DISTRICT),)))
    assert cells.window(ANY, PUBLIC, CITY).cells == ()


def test_a_single_names_its_incident_and_a_pair_names_none() -> None:
    keep_five()
    found = cells.window(ANY, PUBLIC, HOUSE).cells
    singles = cells.codes_of(tuple(one.single for one in found if one.single), PUBLIC)
    assert sorted(singles.values()) == [CODES["square"], CODES["silent"]]


def test_governorates_are_told_with_their_placed_incidents_apart() -> None:
    keep_five()
    found = [(one.governorate, one.placed, one.incidents, one.patterns) for one in cells.governorates(ANY, PUBLIC)]
    assert found == [
        ("IQ-BG", True, 1, 0), ("IQ-DQ", False, 1, 0), ("IQ-DQ", True, 2, 1), ("IQ-KA", True, 1, 0),
    ]  # fmt: skip


def test_the_window_is_part_of_the_question() -> None:
    keep_five()
    baghdad = Criteria(bbox=Bbox(44.0, 33.0, 45.0, 34.0))
    assert [one.incidents for one in cells.window(baghdad, PUBLIC, CITY).cells] == [1]


def test_a_draft_of_the_team_is_in_no_public_cell_area_or_code() -> None:
    keep_five()
    keep("draft", draft(claim(1, open_article("invented-west"), 50)), public=False)
    team = cells.window(ANY, Audience.TEAM, WORLD)
    assert (team.total, cells.window(ANY, PUBLIC, WORLD).total) == (6, 5)
    numbers = tuple(range(1, 20))
    assert "draft" in cells.codes_of(numbers, Audience.TEAM).values()
    assert "draft" not in cells.codes_of(numbers, PUBLIC).values()
    assert "draft" not in {one.code for one in cells.placed(ANY, PUBLIC, 9)}


def test_the_whole_is_every_cell_with_its_incidents_and_people_killed_at_most() -> None:
    keep_five()
    found = cells.whole(ANY, PUBLIC, 21)
    assert found.bits == 21
    assert sorted(zip(found.incidents, found.killed, strict=True), key=str) == [(1, 11), (1, None), (2, 5)]
    assert list(zip(found.rows, found.columns, strict=True)) == sorted(zip(found.rows, found.columns, strict=True))


def test_placed_incidents_come_newest_first_and_no_more_than_asked_for() -> None:
    keep_five()
    expected = [CODES[name] for name in ("silent", "bridge", "square", "pattern")]
    assert [one.code for one in cells.placed(ANY, PUBLIC, 9)] == expected
    assert [one.code for one in cells.placed(ANY, PUBLIC, 2)] == expected[:2]


def test_more_cells_than_a_map_can_draw_are_told_on_a_coarser_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_five()
    monkeypatch.setattr(cells, "MOST_CELLS", 2)
    answer = cells.window(ANY, PUBLIC, HOUSE)
    assert len(answer.cells) == 2
    assert answer.zoom < HOUSE
    assert answer.total == 5


def test_nothing_asked_for_is_nothing_told() -> None:
    keep_five()
    none = Criteria(since=day("1990"), until=day("1991"))
    answer = cells.window(none, PUBLIC, CITY)
    assert (answer.total, answer.cells, answer.areas, cells.whole(none, PUBLIC, 20).rows) == (0, (), (), ())
