"""Drawings of one record as SVG, made from what its reader was given and nothing more."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from incidents.domain.incident import Figure, Record
from incidents.domain.places import Point
from incidents.reports import press_map
from incidents.reports.charts import strip
from incidents.reports.charts.words import Words
from incidents.reports.map_ground import Ground
from incidents.reports.place_picture import place_picture
from incidents.services.reference import gazetteer_places
from incidents.services.settings import current as settings
from incidents.storage import places

Say = Callable[..., str]
#: Places that somebody added begin so: they may belong to a draft, and are no part of the ground that everyone sees.
ADDED = "P-"


@dataclass(frozen=True)
class Strip:
    """A dot strip: the drawing in its sizes, its key as (mark, words), and the sentences under it. Marks are SVG."""

    drawing: str
    keys: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def draw_strip(figure: Figure, record: Record, lang: str, say: Say, page: str = "") -> Strip | None:
    """One number, and where it comes from; None where no source gives one that could be drawn.

    `page` is the address of the record, where the drawing stands on another page.
    """
    words = Words(lang, say)
    drawing = strip.strips(figure, record, words, subject=record.content.title.best(lang)[0], page=page)
    if not drawing:
        return None
    keys = tuple((key.svg, key.text) for key in strip.strip_keys(figure, record, words))
    return Strip(drawing, keys, strip.strip_notes(figure, record, words))


def row_marks(figure: Figure, record: Record, lang: str, say: Say) -> dict[int, str]:
    """Figure number → the mark, as SVG, that its row of the table shares with the strip."""
    return strip.row_marks(figure, record, Words(lang, say))


def draw_places(record: Record, lang: str, say: Say) -> str:
    """Where it happened, with the circle in which the place may lie; "" where nothing can be drawn."""
    return place_picture(record.content.places, ground(), Words(lang, say))


def draw_press_map(middle: Point, metres: int, lang: str, say: Say, *, marked: bool) -> str:
    """A small stand-alone map to press on, `metres` from top to bottom."""
    return press_map.press_map(middle, metres, ground(), Words(lang, say), marked=marked)


def point_pressed(middle: Point, metres: int, x: int, y: int) -> Point:
    """Where a press on that map lies on the earth; `x` and `y` in its pixels."""
    return press_map.point_pressed(middle, metres, x, y)


def ground() -> Ground:
    """Boundaries, water and names under every drawing; read once until a place is added."""
    return _ground(settings().data, places.stamp())


@lru_cache(maxsize=2)
def _ground(folder: Path, _stamp: tuple[str, int, int]) -> Ground:
    return Ground.read(folder, [place for place in gazetteer_places() if not place.code.startswith(ADDED)])
