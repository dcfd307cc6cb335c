"""The questions about a place that is not listed yet, and the keeping of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wtforms import Field, Form

from incidents.domain.access import Actor
from incidents.domain.errors import Refused
from incidents.domain.incident import IncidentPlace
from incidents.domain.places import Place, PlaceLevel, Point
from incidents.domain.quick import in_its_language, placed
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.services import depicting, reference
from incidents.web.forms import LineField, Longest, PointField
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import NumberField
from incidents.web.incidents.places import place_of, read_place

_FARTHEST_M = 100_000
_TYPED_M = 1_000  # around typed coordinates, where nobody says how far off they may be
_SOMEWHERE_IN_M = 40_000  # a place of which nothing is known but its governorate
_STEPS = (1_000_000, 150_000, 20_000, 3_000)  # metres from top to bottom; each press comes closer by one
_PIXELS, _NEAREST_M, _LONGEST_PIXEL = 140, 20, 5  # a press is true to two pixels of the map's 280
_AROUND = (PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.GOVERNORATE)


@dataclass(frozen=True)
class Window:
    """A part of the ground: its middle, and how much of it is shown from top to bottom."""

    lat: float
    lon: float
    metres: int

    @classmethod
    def read(cls, lat: str = "", lon: str = "", metres: str = "", *_more: str) -> "Window":
        """What an address or a form asks for; all of Iraq where that makes no sense."""
        try:
            middle, height = Point(float(lat), float(lon)), int(metres)
        except (ValueError, Refused):
            return WHOLE
        return cls(middle.lat, middle.lon, height) if _STEPS[-1] <= height <= _STEPS[0] else WHOLE

    @property
    def middle(self) -> Point:
        """The middle as a point."""
        return Point(self.lat, self.lon)

    @property
    def text(self) -> str:
        """What `read` reads back, word by word."""
        return f"{self.lat:.5f} {self.lon:.5f} {self.metres}"

    def closer(self, middle: Point) -> "Window":
        """A smaller part around the point pressed."""
        metres = next((step for step in _STEPS if step < self.metres), self.metres)
        return Window(middle.lat, middle.lon, metres)


WHOLE = Window(33.1, 43.8, _STEPS[0])


class NewPlace(Form):
    """Its name in any language, the place around it, and where it lies."""

    name = LineField(later(N_("Name of the place")), [Longest(200)])
    parent = LineField(later(N_("City or governorate around it")), [Longest(120)])
    parent_code = LineField(later(N_("City or governorate around it")))
    point = PointField(later(N_("Coordinates, if known")))
    radius_m = NumberField(later(N_("How far off they may be, in metres")), least=1, most=_FARTHEST_M)
    window = LineField(later(N_("Map")), [Longest(60)])

    @property
    def asked(self) -> bool:
        """Whether anything was said of a new place."""
        return any(field.data or getattr(field, "typed", "") for field in self if field is not self.window)

    @property
    def spot(self) -> str:
        """The name under which a press on the map is sent."""
        return f"{self.name.name.removesuffix('name')}spot"

    @property
    def map(self) -> dict[str, str]:
        """What part of the ground the map shows, as its address asks for it."""
        window = self.shown
        return {"lat": f"{window.lat:.5f}", "lon": f"{window.lon:.5f}", "metres": str(window.metres)}

    @property
    def shown(self) -> Window:
        """The window of the map: all of Iraq until somebody pressed."""
        return Window.read(*self.window.data.split()) if self.window.data else WHOLE

    def pressed(self, sent: Mapping[str, str]) -> bool:
        """Whether the map was pressed; then its point stands in the coordinates, and the map comes closer."""
        at = [sent.get(f"{self.spot}.{axis}", "") for axis in "xy"]
        if not all(text.isascii() and text.isdecimal() and len(text) < _LONGEST_PIXEL for text in at):
            return False
        x, y = map(int, at)
        if x or y:  # both are nought where the map was pressed by a key, which points nowhere
            point = depicting.point_pressed(self.shown.middle, self.shown.metres, x, y)
            self.point.data, self.point.typed = point, f"{point.lat:.4f}, {point.lon:.4f}"
            self.radius_m.data, self.radius_m.typed = None, str(max(self.shown.metres // _PIXELS, _NEAREST_M))
            self.window.data = self.window.typed = self.shown.closer(point).text
        return True

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer, and that a name and a place around it are given."""
        fine = bool(super().validate(extra_validators))
        if not self.asked:
            return fine
        if not self.name.data:
            return _wrong(self.name, say(N_("Give its name.")))
        if self._around() is None:
            return _wrong(self.parent, say(N_("Name the city or the governorate around it, as it is listed here.")))
        return fine

    def keep(self, by: Actor) -> Place:
        """Keep the place and return it with its code."""
        name = in_its_language(self.name.data)
        place = self._place(name)
        code = reference.add_place(Trilingual(place.name_en, place.name_ar), place.parent or "", place.level, place, by)
        return replace(place, code=code)

    @property
    def provisional(self) -> IncidentPlace | None:
        """Where it lies, before it is kept: in the place around it, at the coordinates typed; None for no new place."""
        around = self._around() if self.asked else None
        if around is None:
            return None
        return replace(placed(around), point=self.point.data or None)

    def clear(self) -> None:
        """Forget the answers, now that the place is kept."""
        for text in (self.name, self.parent, self.parent_code, self.window):
            text.data = text.typed = ""
        for value in (self.point, self.radius_m):
            value.data, value.typed = None, ""

    def _place(self, name: Trilingual) -> Place:
        """Without typed coordinates it lies somewhere in the place around it."""
        around, typed = self._around(), self.point.data
        if typed:
            point, radius = typed, self.radius_m.data or _TYPED_M
        else:
            point, radius = (around.point, around.radius_m or _SOMEWHERE_IN_M) if around else (None, _SOMEWHERE_IN_M)
        return Place(
            code="",
            level=PlaceLevel.SITE,
            name_en=name.en or name.ar,
            name_ar=name.ar,
            parent=around.code if around else None,
            point=point,
            radius_m=radius,
            method="typed coordinates" if typed else "somewhere in the place around it",
        )

    def _around(self) -> Place | None:
        if (chosen := place_of(self.parent_code.data)) is not None:
            return chosen
        try:
            answer = read_place(self.parent.data)
        except Refused:
            return None
        return answer.place or next((each for each in answer.offered if each.level in _AROUND), None)


def _wrong(field: Field, sentence: str) -> bool:
    field.errors = [*field.errors, sentence]
    return False
