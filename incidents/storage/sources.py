"""Outlets and institutions in and out."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.articles import Source
from incidents.domain.errors import NotFound
from incidents.domain.moments import today
from incidents.domain.script import fold, name_key
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_
from incidents.storage.db import session
from incidents.storage.models.article import SourceRow


def all_sources() -> tuple[Source, ...]:
    """Every outlet and institution by name."""
    return tuple(source_value(row) for row in session().scalars(select(SourceRow).order_by(SourceRow.name_en)))


def keep_source(current: Session, source: Source) -> None:
    """Add a source, or correct the one with this code. Ratings are set by `rate`, not here, once the row is there."""
    row = current.scalars(select(SourceRow).where(SourceRow.code == source.code)).first()
    row = row or SourceRow(
        code=source.code, reliability=source.reliability, reliability_reason=source.reliability_reason
    )
    row.name_en, row.name_ar, row.name_ckb = source.name.en, source.name.ar, source.name.ckb
    row.kind, row.scale, row.family = source.kind, source.scale, source.family
    current.add(row)
    current.flush()


def source_named(current: Session, name: str) -> str:
    """The code of the outlet with this name in any spelling; a new one is kept where none is known."""
    key = fold(name)
    for row in current.scalars(select(SourceRow)):
        if key in {fold(row.name_en), fold(row.name_ar), fold(row.name_ckb), row.code}:
            return row.code
    slug = name_key(name)[:40].replace(" ", "-") or "outlet"
    code = codes.make("S") if not slug.isascii() else f"{slug}-{codes.make('S')[2:].lower()}"
    keep_source(current, Source(code=code, name=Trilingual(en=name) if name.isascii() else Trilingual(ar=name)))
    return code


def rate(current: Session, code: str, reliability: str, reason: str, by: Actor) -> None:
    """Keep how reliable a reviewer finds an outlet, Admiralty A to F, with the reason."""
    row = current.scalars(select(SourceRow).where(SourceRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such outlet."))
    row.reliability, row.reliability_reason = reliability, reason
    row.rated_by_id, row.rated_on = by.account, today()
    current.flush()


def source_value(row: SourceRow) -> Source:
    """An outlet as a value."""
    return Source(
        code=row.code,
        name=Trilingual(row.name_en, row.name_ar, row.name_ckb),
        kind=row.kind,
        scale=row.scale,
        family=row.family,
        reliability=row.reliability,
        reliability_reason=row.reliability_reason,
    )
