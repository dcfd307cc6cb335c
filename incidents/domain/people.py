"""Actors and how they are said to be involved."""

from dataclasses import dataclass, field

from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Tier


@dataclass(frozen=True, kw_only=True)
class Actor:
    """An institution, unit or group; `person` marks a natural person, who is never counted or drawn for the public."""

    code: str
    name: Trilingual
    variants: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""
    perpetrator_type: str = ""
    person: bool = False


@dataclass(frozen=True, kw_only=True)
class Involvement:
    """An actor's part in an incident, as alleged by the articles named.

    `reply` is what those held responsible say, in our own words; blank means no reply was found.
    `public_name` replaces the unit's name for the public; `name` is filled in on the way out of storage.
    A natural person is public only where `official_act` says why a manager set it so.
    """

    actor: str
    degree: str = ""
    attribution: str = "alleged"
    basis: str = ""
    alleged_by: tuple[str, ...] = ()
    position: str = ""
    reply: Trilingual = field(default_factory=Trilingual)
    reply_article: str = ""
    public_name: Trilingual = field(default_factory=Trilingual)
    official_act: str = ""
    tier: Tier = Tier.PUBLIC
    name: Trilingual = field(default_factory=Trilingual)
    person: bool = False
