"""Which findings a question looks at: those of an audience as they are, or those that a release froze.

Frozen findings stand in the same tables under audiences of their own, so that nothing that asks for the public's or the
team's ever meets them; a release knows its own by their spans.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased

from incidents.domain.vocabulary import Audience
from incidents.storage.db import session
from incidents.storage.models.finding import FindingKeyRow, FindingRow
from incidents.storage.models.publication import PublicationRow, stands
from incidents.storage.models.release import ReleaseSpanRow

_PRESENT = frozenset(Audience)


def findable(audience: Audience, release: int | None) -> ColumnElement[bool]:
    """That a finding is the audience's, or one of a release's, which is the public's whoever asks."""
    if release is None:
        return FindingRow.audience == audience.value
    return FindingRow.id.in_(held_by(release).with_only_columns(ReleaseSpanRow.finding_id))


def held_by(release: int) -> Select[ReleaseSpanRow]:
    """The spans that a release holds."""
    span = ReleaseSpanRow
    return select(span).where(span.first <= release, or_(span.last.is_(None), span.last >= release))


def still_shown() -> ColumnElement[bool]:
    """That the public may still read the words of a frozen finding: the incident is public, nothing was taken back."""
    then, today = aliased(PublicationRow), aliased(PublicationRow, name="today")
    spans = select(ReleaseSpanRow.finding_id).join(then, then.id == ReleaseSpanRow.publication_id)
    spans = spans.join(today, (today.incident_id == then.incident_id) & stands("today")).where(~taken_back(then))
    return FindingRow.id.in_(spans)


def codes_still_shown(release: int, params: Collection[str]) -> dict[str, frozenset[str]]:
    """Parameter → the codes in those records of a release whose words the public may still read."""
    key = FindingKeyRow
    query = select(key.param, key.code).distinct().join(FindingRow, FindingRow.id == key.finding_id)
    shown = (
        session().execute(query.where(key.param.in_(params), findable(Audience.PUBLIC, release), still_shown())).all()
    )
    return {param: frozenset(code for of, code in shown if of == param) for param in params}


def taken_back(then: type[PublicationRow]) -> ColumnElement[bool]:
    """That a publication, or one after it, was withdrawn, whatever was published since."""
    later = aliased(PublicationRow)
    gone = later.withdrawn_at.is_not(None)
    return exists().where(later.incident_id == then.incident_id, later.id >= then.id, gone)


def is_present(audience: str) -> bool:
    """Whether this is an audience, not the mark of a frozen finding."""
    return audience in _PRESENT


def mark_of(release: int) -> str:
    """The audience under which the findings stand that a release froze first."""
    return f"r{release}"
