"""The codes by which data sets know our incidents, and what each of them said last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from incidents.domain.vocabulary import Status
from incidents.storage import bulk
from incidents.storage.db import session
from incidents.storage.models.batch import BatchRow, ExternalCodeRow
from incidents.storage.models.incident import IncidentRow


@dataclass(frozen=True, kw_only=True)
class Known:
    """An incident that a data set knows by a code. `digest` is blank once the import that bound it was undone.

    `incident` is the code of the record that stays, where it was found to be a duplicate of another one.
    """

    external: str
    incident: str
    number: int
    version: int
    revision: int
    status: Status
    digest: str = ""
    said: Mapping[str, Any]
    batch: str = ""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A code of a data set, bound to an incident by what its row says."""

    external: str
    incident: int
    digest: str
    said: Mapping[str, Any]


def known(current: Session, dataset: str, externals: Iterable[str]) -> dict[str, Known]:
    """External code → the incident it is known as."""
    stays = aliased(IncidentRow)
    query = (
        select(ExternalCodeRow, IncidentRow, stays, BatchRow.code)
        .join(IncidentRow, IncidentRow.id == ExternalCodeRow.incident_id)
        .outerjoin(stays, stays.id == IncidentRow.forwarded_to_id)
        .outerjoin(BatchRow, BatchRow.id == ExternalCodeRow.batch_id)
        .where(ExternalCodeRow.dataset == dataset, ExternalCodeRow.external.in_(list(externals)))
    )
    found = current.execute(query).all()
    return {row.external: _known(row, other or incident, batch or "") for row, incident, other, batch in found}


def of_dataset(dataset: str, incidents: Iterable[str]) -> frozenset[str]:
    """Those of the incidents given that a data set knows by a code of its own."""
    query = select(IncidentRow.code).join(ExternalCodeRow, ExternalCodeRow.incident_id == IncidentRow.id)
    found = query.where(ExternalCodeRow.dataset == dataset, IncidentRow.code.in_(list(incidents)))
    return frozenset(session().scalars(found))


def bind(current: Session, dataset: str, batch: int | None, bound: Sequence[Bound]) -> None:
    """Keep which incident each code leads to, and what its row said."""
    query = select(ExternalCodeRow.external).where(
        ExternalCodeRow.dataset == dataset, ExternalCodeRow.external.in_([one.external for one in bound])
    )
    there = set(current.scalars(query))
    new = [
        {"dataset": dataset, "external": one.external, "batch_id": batch, **_columns(one)}
        for one in bound
        if one.external not in there
    ]
    bulk.insert_all(current, ExternalCodeRow, new)
    for one in bound:
        if one.external in there:
            where = (ExternalCodeRow.dataset == dataset, ExternalCodeRow.external == one.external)
            current.execute(update(ExternalCodeRow).where(*where).values(batch_id=batch, **_columns(one)))


def free(current: Session, dataset: str, externals: Iterable[str]) -> None:
    """Let the next import bring these back: the code is known, and no row is the same as what it says."""
    where = (ExternalCodeRow.dataset == dataset, ExternalCodeRow.external.in_(list(externals)))
    current.execute(update(ExternalCodeRow).where(*where).values(digest=""))


def _known(row: ExternalCodeRow, incident: IncidentRow, batch: str) -> Known:
    return Known(
        external=row.external,
        incident=incident.code,
        number=incident.id,
        version=incident.version,
        revision=incident.revision,
        status=Status(incident.status),
        digest=row.digest,
        said=row.said,
        batch=batch,
    )


def _columns(one: Bound) -> dict[str, object]:
    return {"incident_id": one.incident, "digest": one.digest, "said": dict(one.said)}
