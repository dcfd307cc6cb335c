"""The map of many incidents as a page: what Python writes for the frame and for the file, and what it leaves out."""

import base64
import re
from dataclasses import replace
from typing import Any

import pytest

from incidents.reports import map as drawing
from incidents.reports.map_features import AreaSum
from incidents.reports.map_page import FILE_POLICY
from incidents.reports.map_words import CELL_LAYERS, CREDIT
from unit.reports.cell_samples import AREAS, many, pack
from unit.reports.map_samples import CAPTION, GROUND, STATIC, asset, words
from unit.reports.test_map import HOSTILE, Tags

PARIS = ((48.5, 2.0), (49.0, 2.5))
LIMIT_BYTES = 2_000_000


def frame(lang: str = "en", **changes: Any) -> str:
    return drawing.frame_of_cells(GROUND, words(lang), asset=asset, nonce="n0nce", **changes)


def file(cells: bytes = bytes(8), areas: tuple[AreaSum, ...] = AREAS, **changes: Any) -> str:
    given: dict[str, Any] = {"caption": CAPTION, "static": STATIC}
    return drawing.stand_alone_of_cells(cells, areas, GROUND, words(), **(given | changes))


# The frame


def test_the_frame_offers_four_ways_to_see_many_incidents_and_shows_the_first() -> None:
    page = frame()
    ways = re.findall(r'const (\w+) = incidents\.cellLayer\(\s*(\w+),\s*"(\w+)"\s*\);', page)
    assert [way for _, _, way in ways] == list(CELL_LAYERS)
    added = [name for name, drawn, _ in ways if re.search(rf"{name}\.addTo\(\s*{drawn}\s*\)", page)]
    assert added == [ways[0][0]]


def test_the_ways_stand_in_the_layer_control_as_a_choice_of_one() -> None:
    control = re.search(r"base_layers : \{(.*?)\},\s*overlays", frame(), re.DOTALL)
    assert control is not None
    assert re.findall(r'"([^"]+)" :', control[1]) == list(CELL_LAYERS.values())


def test_no_incident_stands_in_the_frame() -> None:
    page = frame()
    assert "incidents.mark" not in page
    assert "IRQ-" not in page


def test_the_frame_loads_only_our_own_files_each_once_and_each_is_there() -> None:
    tags = Tags(frame())
    loaded = [one.get("src") or one.get("href") or "" for one in tags.of("script", "link")]
    named = [path for path in loaded if path.startswith("/static/")]
    assert sorted(set(named)) == sorted(named)
    assert [path for path in named if not (STATIC / path.removeprefix("/static/")).is_file()] == []
    assert {"/static/map/packed.js", "/static/map/layers.js", "/static/map/draw.js"} <= set(named)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("symbols", "figures"),
        ("figures", "marks"),
        ("figures", "areas"),
        ("packed", "layers"),
        ("canvas", "whole"),
        ("whole", "layers"),
        ("messages", "channel"),
        ("layers", "channel"),
    ],
)
def test_what_a_script_uses_is_loaded_before_it(earlier: str, later: str) -> None:
    order = re.findall(r'src="/static/map/(\w+)\.js"', frame())
    assert order.index(earlier) < order.index(later)


def test_the_frame_opens_where_it_is_told_to_and_keeps_to_the_ground_if_that_lies_on_it() -> None:
    assert "incidents.keepWithin(" in frame()
    page = frame(corners=PARIS)
    assert "[[48.5, 2.0], [49.0, 2.5]]" in re.sub(r"\s+", " ", page).replace("[ [", "[[").replace("] ]", "]]")
    assert "incidents.keepWithin(" not in page


def test_a_frame_of_marks_does_not_load_what_only_cells_need() -> None:
    frame()
    page = drawing.frame([], GROUND, words(), asset=asset, nonce="n0nce")
    assert "map/cells.js" not in page
    assert "map/draw.js" in page


def test_the_frame_names_no_other_host_and_styles_nothing_inline() -> None:
    page = frame()
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", page) == []
    assert Tags(page).of("style") == []
    assert {one.get("nonce") for one in Tags(page).of("script")} == {"n0nce"}


def test_a_reader_from_the_right_is_told_to_the_scripts() -> None:
    assert '"rtl": true' in frame("ar")
    assert '"rtl": false' in frame("en")


def test_names_of_the_ways_are_text_in_the_control() -> None:
    page = drawing.frame_of_cells(GROUND, words(say=lambda *_, **__: "<b>{{ 7 * 7 }}</b>"), asset=asset, nonce="n0nce")
    assert "<b>" not in page
    assert r"\u0026lt;b\u0026gt;\u0026#123;" in page


# The file


def test_a_file_carries_every_cell_and_area_inside() -> None:
    packed = pack([(40_000, 26_000, 7, 3), (40_001, 26_000, 1, None)])
    page = file(packed)
    assert base64.b64encode(packed).decode() in page
    assert '["IQ-AN", 8410, [2100, 2900, true], null, 1200]' in page


def test_a_file_says_question_total_label_and_who_drew_the_ground() -> None:
    page = file()
    assert CREDIT in page
    assert FILE_POLICY in page
    for line in (CAPTION.title, CAPTION.question, CAPTION.label, CAPTION.total, CAPTION.made):
        assert line in page


def test_a_file_loads_nothing() -> None:
    tags = Tags(file())
    assert [one["href"] for one in tags.of("link", "img", "iframe")] == ["data:,"]
    assert [one for one in tags.of("script") if one.get("src")] == []


def test_a_file_says_that_it_knows_upper_figures_only() -> None:
    page = file()
    assert "Reported killed, upper figure; the lower figures are on the pages of the incidents" in page
    assert "disc = lower figure" not in page


def test_a_file_offers_no_shading_that_it_has_no_figures_for() -> None:
    assert re.findall(r'incidents\.cellLayer\(\s*\w+,\s*"(\w+)"', file()) == ["clusters", "whole", "heat"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_file_of_cells_says_about_itself_is_escaped(text: str) -> None:
    caption = CAPTION.__class__(title=text, question=text, total=text, label=text, made=text)
    page = file(caption=caption)
    assert len(Tags(page).of("script")) == len(Tags(file()).of("script"))
    assert len(Tags(page).of("img", "svg")) == len(Tags(file()).of("img", "svg"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_of_an_area_is_data_alone(text: str) -> None:
    page = file(areas=(replace(AREAS[0], governorate=text),))
    assert len(Tags(page).of("script")) == len(Tags(file()).of("script"))
    assert "<img src=x" not in page


def test_a_file_of_a_million_incidents_is_light(tell: Any) -> None:
    cells = many(120_000)
    assert sum(cell[2] for cell in cells) == 1_000_000
    size = len(file(pack(cells)).encode())
    tell(f"map file of 1,000,000 incidents in 120,000 cells: {size / 1000:.0f} kB, limit {LIMIT_BYTES / 1000:.0f}")
    assert size <= LIMIT_BYTES
