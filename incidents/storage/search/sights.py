"""Which findings a question looks at: those of an audience as they are, or those that a release froze.

Frozen findings stand in the same tables under audiences of their own, so that nothing that asks for the public's or the
team's ever meets them; a release knows its own by their spans.
"""

from sqlalchemy import ColumnElement, Select, or_, select

from incidents.domain.vocabulary import Audience
from incidents.storage.models.finding import FindingRow
from incidents.storage.models.publication import PublicationRow
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


def still_public() -> ColumnElement[bool]:
    """That the public reads the incident of a finding today."""
    return FindingRow.incident_id.in_(select(PublicationRow.incident_id).where(PublicationRow.standing))


def is_present(audience: str) -> bool:
    """Whether this is an audience, not the mark of a frozen finding."""
    return audience in _PRESENT


def mark_of(release: int) -> str:
    """The audience under which the findings stand that a release froze first."""
    return f"r{release}"
