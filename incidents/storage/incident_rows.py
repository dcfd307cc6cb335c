"""Drafts kept: everything that hangs on an incident is written anew at each save."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import N_
from incidents.storage import bulk, lookup
from incidents.storage.incident_columns import Numbers, Rows, head, lines, parts
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.claim import ClaimRow, LineRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.person import ActorRow
from incidents.storage.models.place import PlaceRow
from incidents.storage.models.term import TermRow
from incidents.storage.terms import term_id


def fill_head(row: IncidentRow, draft: Draft) -> None:
    """Set the columns of the head from the draft."""
    for name, value in head(draft).items():
        setattr(row, name, value)


def add_parts(current: Session, drafts: Mapping[int, Draft], *, entered_by: int | None) -> None:
    """Keep everything that hangs on some new incidents, by row number. Refused: a code that is not known."""
    hand = partial(_same_hand, entered_by)
    for kind, rows in _rows(current, drafts, lambda _: hand).items():
        bulk.insert_all(current, kind, rows)


def add_lines(current: Session, drafts: Mapping[int, Draft]) -> None:
    """Keep what the rule derives for some new incidents; the drafts are filled in, as they are read back."""
    bulk.insert_all(current, LineRow, [row for incident, draft in drafts.items() for row in lines(incident, draft)])


def write_parts(current: Session, drafts: Mapping[int, Draft], *, entered_by: int | None) -> None:
    """Replace everything that hangs on some incidents, by row number, with what their drafts say.

    Refused: a code that is not known.
    """
    writers = _writers(current, drafts)
    for kind, rows in _rows(current, drafts, lambda incident: partial(_hand, writers, incident, entered_by)).items():
        current.execute(delete(kind).where(kind.incident_id.in_(drafts)))
        bulk.insert_all(current, kind, rows)


def write_lines(current: Session, drafts: Mapping[int, Draft]) -> None:
    """Keep what the rule derives for some incidents, each claim's verdict with it."""
    current.execute(delete(LineRow).where(LineRow.incident_id.in_(drafts)))
    add_lines(current, drafts)


def _rows(
    current: Session, drafts: Mapping[int, Draft], hand_of: Callable[[int], Callable[[int], int | None]]
) -> dict[Any, Rows]:
    """Row class → the rows of all drafts; `hand_of(incident)(number)` is the account that entered a claim."""
    numbers = _numbers(current, drafts.values())
    _check_terms(current, drafts.values())
    found: dict[Any, Rows] = {}
    for incident, draft in drafts.items():
        for kind, rows in parts(draft, numbers, hand_of(incident)):
            for row in rows:
                row["incident_id"] = incident
            found.setdefault(kind, []).extend(rows)
    return found


def _writers(current: Session, incidents: Iterable[int]) -> dict[tuple[int, int], int | None]:
    """(incident, number) of each claim that is there → the account that entered it."""
    query = select(ClaimRow.incident_id, ClaimRow.number, ClaimRow.entered_by_id)
    found = current.execute(query.where(ClaimRow.incident_id.in_(list(incidents))))
    return {(incident, number): account for incident, number, account in found}


def _hand(
    writers: Mapping[tuple[int, int], int | None], incident: int, entered_by: int | None, number: int
) -> int | None:
    return writers.get((incident, number), entered_by)


def _same_hand(entered_by: int | None, _number: int) -> int | None:
    return entered_by


def _numbers(current: Session, drafts: Collection[Draft]) -> Numbers:
    """Every code of every draft in one question a table."""

    def every(codes: Callable[[Draft], Iterable[str]]) -> list[str]:
        return [code for draft in drafts for code in codes(draft)]

    return Numbers(
        articles=lookup.ids(current, ArticleRow, every(Draft.cited), field="articles"),
        sources=lookup.ids(current, SourceRow, every(lambda one: (c.institution for c in one.claims)), field="claims"),
        places=lookup.ids(current, PlaceRow, every(lambda one: (p.place for p in one.places)), field="places"),
        actors=lookup.ids(current, ActorRow, every(lambda one: (a.actor for a in one.actors)), field="actors"),
        incidents=lookup.ids(current, IncidentRow, every(lambda one: (k.code for k in one.links)), field="links"),
    )


def _check_terms(current: Session, drafts: Iterable[Draft]) -> None:
    wanted = {key: field for draft in drafts for key, field in _term_keys(draft)}
    known = set(current.scalars(select(TermRow.id).where(TermRow.id.in_(wanted))))
    for key, field in wanted.items():
        if key not in known:
            raise Refused(N_("“%(text)s” is not a term of this list."), field=field, text=key.partition(":")[2][:80])


def _term_keys(draft: Draft) -> Iterator[tuple[str, str]]:
    yield from ((term_id("violation", slug), "violations") for slug in draft.violations)
    yield from ((term_id("cause", cause.term), "causes") for cause in draft.causes)
    yield from ((term_id("outcome", claim.outcome), "claims") for claim in draft.claims if claim.outcome)
    yield from ((term_id("victim_group", claim.group), "claims") for claim in draft.claims)
