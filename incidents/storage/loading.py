"""Records brought in whole from files that ship with the program: straight to where they stand, without the steps."""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from incidents.domain.incident import Draft
from incidents.domain.vocabulary import Grade, Status
from incidents.storage import lookup
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.incident import IncidentLinkRow, IncidentRow


def kept_codes(current: Session) -> frozenset[str]:
    """Codes of all incidents and articles."""
    return frozenset([*current.scalars(select(IncidentRow.code)), *current.scalars(select(ArticleRow.code))])


def settle(current: Session, code: str, status: Status, grade: Grade) -> None:
    """Set where a record stands. For files that ship with the program: no person took these steps."""
    values = {"status": status.value, "grade": grade.value}
    current.execute(update(IncidentRow).where(IncidentRow.code == code).values(**values))


def add_links(current: Session, code: str, draft: Draft) -> None:
    """Keep the links of a draft that was kept without them, now that all it names is there."""
    numbers = lookup.ids(current, IncidentRow, [code, *(link.code for link in draft.links)], field="links")
    rows = [
        {"incident_id": numbers[code], "other_id": numbers[link.code], "kind": link.kind.value, "position": position}
        for position, link in enumerate(draft.links)
    ]
    if rows:
        current.execute(insert(IncidentLinkRow), rows)
