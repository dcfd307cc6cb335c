"""Parts of a record of ours as a row names them, whichever of our files they come from."""

from dataclasses import replace

from incidents.domain.incident import IncidentPlace
from incidents.domain.people import Involvement
from incidents.domain.tabled import NamedActor, NamedPlace
from incidents.domain.text import Trilingual


def placed(place: IncidentPlace) -> NamedPlace:
    """A place of ours, to be kept as it stood wherever it is known by its code."""
    given = replace(place, chain=())
    return NamedPlace(name=place.as_named, precision=place.precision, code=place.place, role=place.role, given=given)


def involved(part: Involvement) -> NamedActor:
    """An actor's part; its name says who is meant where the code is not known."""
    return NamedActor(name=part.name, involvement=replace(part, name=Trilingual(), person=False))
