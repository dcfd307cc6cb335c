"""What a file of our own holds beside its records: outlets, places, actors and lists, each by its code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from incidents.domain.articles import Source
from incidents.domain.errors import Refused
from incidents.domain.lists import ListDraft
from incidents.domain.people import Actor
from incidents.domain.places import Place


class Coded(Protocol):
    """Anything that has a code."""

    @property
    def code(self) -> str:
        """Its code in the file."""


@dataclass(frozen=True, kw_only=True)
class Companions:
    """Outlets, places and actors that the records of a file name.

    `wrong` is why one of them cannot be kept, by (kind, code); kinds are "source", "place" and "actor".
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    wrong: Mapping[tuple[str, str], Refused] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class NamedList:
    """An evidence list of a file, its incidents by the codes of the file; with `problems` it is refused."""

    code: str
    content: ListDraft
    problems: tuple[Refused, ...] = ()
