"""The questions about a place that is not listed yet, and the keeping of it."""

from dataclasses import replace
from typing import Any

from wtforms import Field, Form

from incidents.domain.access import Actor
from incidents.domain.errors import Refused
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.quick import in_its_language
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.forms import LineField, Longest, PointField
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import NumberField
from incidents.web.incidents.places import place_of, read_place

_FARTHEST_M = 100_000
_TYPED_M = 1_000  # around typed coordinates, where nobody says how far off they may be
_SOMEWHERE_IN_M = 40_000  # a place of which nothing is known but its governorate
_AROUND = (PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.GOVERNORATE)


class NewPlace(Form):
    """Its name in any language, the place around it, and where it lies."""

    name = LineField(later(N_("Name of the place")), [Longest(200)])
    parent = LineField(later(N_("City or governorate around it")), [Longest(120)])
    parent_code = LineField(later(N_("City or governorate around it")))
    point = PointField(later(N_("Coordinates, if known")))
    radius_m = NumberField(later(N_("How far off they may be, in metres")), least=1, most=_FARTHEST_M)

    @property
    def asked(self) -> bool:
        """Whether anything was said of a new place."""
        return any(field.data or getattr(field, "typed", "") for field in self)

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

    def clear(self) -> None:
        """Forget the answers, now that the place is kept."""
        for text in (self.name, self.parent, self.parent_code):
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
