"""Bringing files in, for tests of imports: a folder of its own, a hand that may, and what stands there then."""

import io
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from factories import account
from incidents.domain.access import Actor, Role
from incidents.domain.batches import Batch, Reading
from incidents.domain.incident import Record
from incidents.services import settings
from incidents.services.importing import bringing, handing
from incidents.storage import incidents
from incidents.storage.db import session


def set_up(folder: Path) -> Actor:
    """Let files wait in a folder of the test; returns a reviewer, who may import."""
    settings.use(replace(settings.current(), imports=folder / "imports"))
    return account("importer", Role.REVIEWER)


def hand_in(content: bytes, by: Actor, name: str = "invented.csv", **chosen: object) -> str:
    """A file that waits; the code of its batch."""
    return handing.hand_in(io.BytesIO(content), name, Reading(**{"preset": "auto", **chosen}), by)


def bring(content: bytes, by: Actor, name: str = "invented.csv", **chosen: object) -> Batch:
    """A file brought in whole."""
    return bringing.bring_in(hand_in(content, by, name, **chosen), by, breath=0)


def counts(batch: Batch) -> tuple[int, int, int, int, int]:
    """New, changed, here already, twice in the file, refused."""
    found = batch.counts
    return found.new, found.changed, found.same, found.duplicate, found.refused


def record(external: str) -> Record:
    """The record that a data set knows by this code."""
    return incidents.record(code_of(external))


def code_of(external: str) -> str:
    """The code of the record that a data set knows by this code."""
    session().rollback()
    query = "SELECT incident.code FROM external_code JOIN incident ON incident.id = incident_id WHERE external = :code"
    return str(session().execute(text(query), {"code": external}).scalar_one())


def number_of(table: str) -> int:
    """How many rows a table holds."""
    session().rollback()
    return int(session().execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - names of ours


def killed() -> tuple[int, int]:
    """The sum of all that the team finds killed: lowest and highest."""
    session().rollback()
    query = "SELECT coalesce(sum(killed_min), 0), coalesce(sum(killed_max), 0) FROM finding WHERE audience = 'team'"
    low, high = session().execute(text(query)).one()
    return int(low), int(high)
