"""Where a page begins: the record that its marker names, as the row number by which records of one key are ordered."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select

from incidents.domain import cursors
from incidents.domain.criteria import Criteria
from incidents.domain.cursors import Key
from incidents.domain.vocabulary import Audience, Tier
from incidents.storage.db import session
from incidents.storage.models.finding import FindingRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.publication import PublicationRow
from incidents.storage.search.summaries import Through

_BEFORE_THE_FIRST = 0


@dataclass(frozen=True)
class Beginning:
    """A place in an order: what it sorts by and the row number of the incident there; `back` as in the marker."""

    key: Key
    number: int
    back: bool


def beginning(criteria: Criteria, audience: Audience, through: Through | None = None) -> Beginning | None:
    """The place that the marker of a question tells; None for the first page. Refused: a marker that is not ours.

    A record that has gone since its page was read still has its place. One that the audience never met has none: a
    marker that somebody made up tells nobody whether a code is in use.
    """
    mark = cursors.read(criteria)
    if mark is None:
        return None
    number = _number(mark.code, audience, through) if mark.code else _BEFORE_THE_FIRST
    if number is None:
        raise cursors.strange()
    return Beginning(mark.key, number, mark.back)


def _number(code: str, audience: Audience, through: Through | None) -> int | None:
    query = select(IncidentRow.id).where(IncidentRow.code == code, _met_by(audience))
    found: int | None = (through or session()).execute(query).scalar()
    return found


def _met_by(audience: Audience) -> ColumnElement[bool]:
    """That an audience may find an incident, or could have found it before."""
    found = exists().where(FindingRow.incident_id == IncidentRow.id, FindingRow.audience == audience.value)
    if audience == Audience.TEAM:
        return found | (IncidentRow.tier != Tier.CONFIDENTIAL.value)
    return found | exists().where(PublicationRow.incident_id == IncidentRow.id)
