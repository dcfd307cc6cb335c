"""Actors in and out."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain.people import Actor
from incidents.domain.text import Trilingual
from incidents.storage import lookup
from incidents.storage.db import session
from incidents.storage.models.person import ActorRow


def all_actors() -> tuple[Actor, ...]:
    """Every actor by name."""
    rows = session().scalars(select(ActorRow).order_by(ActorRow.name_en)).all()
    return _values(rows)


def keep(current: Session, actor: Actor) -> None:
    """Add an actor, or correct the one with this code."""
    row = current.scalars(select(ActorRow).where(ActorRow.code == actor.code)).first() or ActorRow(code=actor.code)
    row.name_en, row.name_ar, row.name_ckb = actor.name.en, actor.name.ar, actor.name.ckb
    row.variants, row.kind, row.perpetrator_type = list(actor.variants), actor.kind, actor.perpetrator_type
    row.person = actor.person
    row.parent_id = lookup.ids(current, ActorRow, [actor.parent], field="parent").get(actor.parent)
    current.add(row)
    current.flush()


def _values(rows: Iterable[ActorRow]) -> tuple[Actor, ...]:
    rows = tuple(rows)
    numbers = {row.id: row.code for row in rows}
    return tuple(
        Actor(
            code=row.code,
            name=Trilingual(row.name_en, row.name_ar, row.name_ckb),
            variants=tuple(row.variants),
            kind=row.kind,
            parent=numbers.get(row.parent_id or 0, ""),
            perpetrator_type=row.perpetrator_type,
            person=row.person,
        )
        for row in rows
    )
