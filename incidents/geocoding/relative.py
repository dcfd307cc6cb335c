"""A point as people say it: so far, in this direction, from a place they know."""

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.domain.places import Place
from incidents.domain.vocabulary import N_
from incidents.geocoding.distance import Wind

AT_M = 30
"""Nearer than this, a point is said to be at the place."""

_KILOMETRE = 1_000
_ROUNDING = ((1_000, 50), (10_000, 100))  # below so many metres, to so many

_METRES = {
    Wind.N: N_("about %(metres)s m north of %(place)s"),
    Wind.NE: N_("about %(metres)s m north-east of %(place)s"),
    Wind.E: N_("about %(metres)s m east of %(place)s"),
    Wind.SE: N_("about %(metres)s m south-east of %(place)s"),
    Wind.S: N_("about %(metres)s m south of %(place)s"),
    Wind.SW: N_("about %(metres)s m south-west of %(place)s"),
    Wind.W: N_("about %(metres)s m west of %(place)s"),
    Wind.NW: N_("about %(metres)s m north-west of %(place)s"),
}
_KILOMETRES = {
    Wind.N: N_("about %(km)s km north of %(place)s"),
    Wind.NE: N_("about %(km)s km north-east of %(place)s"),
    Wind.E: N_("about %(km)s km east of %(place)s"),
    Wind.SE: N_("about %(km)s km south-east of %(place)s"),
    Wind.S: N_("about %(km)s km south of %(place)s"),
    Wind.SW: N_("about %(km)s km south-west of %(place)s"),
    Wind.W: N_("about %(km)s km west of %(place)s"),
    Wind.NW: N_("about %(km)s km north-west of %(place)s"),
}


@dataclass(frozen=True)
class Relative:
    """A point as seen from a known place: `metres` away (geodesic), in the direction `wind`."""

    metres: int
    wind: Wind
    place: Place

    @property
    def about_m(self) -> int:
        """The distance as people say it: to 50 m below 1 km, to 100 m below 10 km, then to 1 km."""
        step = next((step for below, step in _ROUNDING if self.metres < below), _KILOMETRE)
        return max(step, round(self.metres / step) * step)

    def in_words(self, language: str) -> tuple[str, Mapping[str, str]]:
        """The sentence and its values: "about 600 m north of Tahrir Square", the place named in `language`."""
        place = self.place.name(language)
        if self.metres < AT_M:
            return N_("at %(place)s"), {"place": place}
        if self.about_m < _KILOMETRE:
            return _METRES[self.wind], {"metres": str(self.about_m), "place": place}
        return _KILOMETRES[self.wind], {"km": f"{self.about_m / _KILOMETRE:g}", "place": place}
