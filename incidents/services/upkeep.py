"""Upkeep: whether the public may look in, whether the house stands, whether the history is whole."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.disclosure import disclose
from incidents.domain.finding import find
from incidents.domain.vocabulary import Audience, DataKind
from incidents.services.reference import labels
from incidents.storage import db, findings, history, incidents, publications, site
from incidents.storage.history import Fault
from incidents.storage.search import words

_PUBLIC_SITE = "public_site"
_ON = "on"


@dataclass(frozen=True, kw_only=True)
class Health:
    """Whether the database answers, and how much room is left beside it, in bytes."""

    database: bool
    free: int


@dataclass(frozen=True, kw_only=True)
class Verified:
    """How many entries of the history were read, and what is wrong with them."""

    entries: int
    faults: tuple[Fault, ...]


def public_site_on() -> bool:
    """Whether a visitor may read what is published; off until a manager turns it on."""
    return site.setting(_PUBLIC_SITE) == _ON


def turn_public_site(*, on: bool, by: Actor) -> None:
    """Open the published records to visitors, or ask everyone to sign in again."""
    by.require(Action.SETTINGS)
    with db.transaction() as session:
        site.change(session, _PUBLIC_SITE, _ON if on else "off")
        history.append(session, by, "public site turned on" if on else "public site turned off", ("site", _PUBLIC_SITE), {})


def health(folder: Path) -> Health:
    """Whether the house stands; asked by machines, so nothing else is said."""
    return Health(database=db.answers(), free=shutil.disk_usage(folder).free)
