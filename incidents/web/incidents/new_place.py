"""The questions about a place that is not listed yet, and the keeping of it."""

from wtforms import Form

from incidents.domain.access import Actor
from incidents.domain.errors import Refused
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.quick import in_its_language
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.forms import LineField, Longest, PointField
from incidents.web.i18n import later
from incidents.web.incidents.fields import NumberField
from incidents.web.incidents.places import place_of, read_place

_FARTHEST_M = 100_000
_RADIUS_M = 1_000


class NewPlace(Form):  # type: ignore[misc]  # WTForms has no types
    """Its name in any language, the place around it, and where it lies."""

    name = LineField(later(N_("Name of the place")), [Longest(200)])
    parent = LineField(later(N_("City or governorate around it")), [Longest(120)])
    parent_code = LineField()
    point = PointField(later(N_("Coordinates, if known")))
    radius_m = NumberField(later(N_("How far off they may be, in metres")), least=1, most=_FARTHEST_M)

    @property
    def asked(self) -> bool:
        """Whether anything was said of a new place."""
        return any(field.data or getattr(field, "typed", "") for field in self)

    def validate(self, extra_validators: object = None) -> bool:
        """Each answer, and that a name and a place around it are given."""
        fine = bool(super().validate(extra_validators))
        if not self.asked:
            return fine
        if not self.name.data:
            self.name.errors = [*self.name.errors, self.name.gettext(N_("Give its name."))]
            return False
        return self._find_parent() and fine

    def place(self) -> Place:
        """The place as it will be kept; its code is blank till then."""
        name = in_its_language(self.name.data)
        around = place_of(self.parent_code.data)
        level = PlaceLevel.SITE if around and around.level is not PlaceLevel.COUNTRY else PlaceLevel.CITY
        radius = self.radius_m.data or (_RADIUS_M if self.point.data else None)
        return Place(
            code="",
            level=level,
            name_en=name.en or name.ar,
            name_ar=name.ar,
            parent=self.parent_code.data,
            point=self.point.data or (around.point if around else None),
            radius_m=radius or (around.radius_m if around else None),
            method="typed coordinates" if self.point.data else "the place around it",
        )

    def keep(self, by: Actor) -> Place:
        """Keep the place and return it with its code."""
        place = self.place()
        code = reference.add_place(in_its_language(self.name.data), place.parent or "", place.level, place, by)
        return place_of(code) or place

    def _find_parent(self) -> bool:
        try:
            answer = read_place(self.parent.data, self.parent_code.data)
        except Refused:
            answer = read_place("")
        found = answer.place or next((each for each in answer.offered if each.level in _PARENTS), None)
        if found is None:
            sentence = N_("Name the city or the governorate around it, as it is listed here.")
            self.parent.errors = [*self.parent.errors, self.parent.gettext(sentence)]
            return False
        self.parent_code.data = found.code
        return True


_PARENTS = (PlaceLevel.CITY, PlaceLevel.GOVERNORATE)
