"""Records brought in whole, from files that ship with the program or from another database.

No person took the steps that lead to where they stand.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from incidents.domain.incident import Draft
from incidents.domain.vocabulary import Audience, Grade, Status
from incidents.storage import findings, lookup
from incidents.storage.models.article import ArticleRow
from incidents.storage.models.finding import FindingRow
from incidents.storage.models.incident import IncidentLinkRow, IncidentRow
from incidents.storage.search import words


def kept_codes(current: Session) -> frozenset[str]:
    """Codes of all incidents and articles."""
    return frozenset([*current.scalars(select(IncidentRow.code)), *current.scalars(select(ArticleRow.code))])


def settle(current: Session, code: str, status: Status, grade: Grade) -> None:
    """Set where a record stands."""
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


def write_words(current: Session, words_of: Callable[[str, Audience], Sequence[str]]) -> int:
    """Make the searchable words of every finding anew; `words_of(code, audience)` gives them. Returns how many."""
    row = FindingRow
    present = row.audience.in_(list(Audience))
    found = current.execute(select(row.id, row.code, row.audience, row.incident_id).where(present)).all()
    for number, code, audience, _ in found:
        words.erase(current, number)
        words.write(current, number, words_of(code, Audience(audience)))
    findings.note_change(current, sorted({incident for *_, incident in found}))  # whoever kept words forgets them
    return len(found)
