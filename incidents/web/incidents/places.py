"""From the words in a place box to a place that is known, and back."""

from dataclasses import dataclass

from incidents.domain.errors import Refused
from incidents.domain.places import Place, PlaceLevel
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.i18n import language, say

_OFFERED = 8
_SHOWN = 80
_LEVELS = {
    PlaceLevel.COUNTRY: N_("Country"),
    PlaceLevel.GOVERNORATE: N_("Governorate"),
    PlaceLevel.DISTRICT: N_("District"),
    PlaceLevel.SUBDISTRICT: N_("Subdistrict"),
    PlaceLevel.CITY: N_("City or town"),
    PlaceLevel.NEIGHBOURHOOD: N_("Neighbourhood"),
    PlaceLevel.SITE: N_("Site"),
}


@dataclass(frozen=True)
class Answer:
    """What a place box means: one place, or several among which a person has to choose."""

    place: Place | None = None
    offered: tuple[Place, ...] = ()


def read_place(text: str, code: str = "") -> Answer:
    """The place meant. `code` is a choice made earlier; it holds only while it still answers to the words.

    Refused: words that no place here answers to.
    """
    if not text.strip():
        return Answer()
    matches = reference.search_places(text, _OFFERED)
    chosen = next((match.place for match in matches if match.place.code == code), None)
    exact = [match.place for match in matches if match.exact]
    if chosen is not None or len(exact) == 1:
        return Answer(place=chosen or exact[0])
    if not matches:
        raise Refused(
            N_("No place called “%(text)s” is known here. Write it another way, or add it below."),
            text=text.strip()[:_SHOWN],
        )
    return Answer(offered=tuple(exact or (match.place for match in matches)))


def place_of(code: str) -> Place | None:
    """The place with this code, if there is one."""
    return next((place for place in reference.gazetteer_places() if place.code == code), None)


def place_option(place: Place) -> dict[str, str]:
    """A place as the box offers it: its code, its name, and what tells it from others of that name."""
    return {"code": place.code, "label": place.name(language()), "detail": detail(place)}


def detail(place: Place) -> str:
    """Such as "City or town · Dhi Qar"."""
    around = [each.name(language()) for each in reference.gazetteer().chain(place)[1:] if each.parent]
    kind = say(_LEVELS[place.level])
    return " · ".join([kind, ", ".join(dict.fromkeys(around))]) if around else kind
