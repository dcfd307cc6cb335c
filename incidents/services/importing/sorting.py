"""What each row of a file is to the database: new, changed, here already, twice in the file, or refused."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from incidents.domain.batches import Problem, RowState
from incidents.domain.checks import Warning_
from incidents.domain.codec import to_plain
from incidents.domain.errors import Refused
from incidents.domain.tabled import RowDraft
from incidents.domain.vocabulary import N_, Status
from incidents.reading.tables import Row
from incidents.services.importing import rooms
from incidents.storage.external_codes import Known

_LONGEST_CODE = 200
_ONE_FORM = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_NOT_SAID = ("problems", "warnings", "stood")
_TWICE = N_("Row %(row)s has this code already, and says something else.")
_TOO_LONG = N_("A code has at most %(most)s characters.")
_NOT_ACCEPTED = N_("This is %(code)s, which was not accepted here; the file does not change it.")
_OURS = N_("This is %(code)s, which no import brought in; the file does not change it.")


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """One row, read, and what it is to the database. `known` is the incident it leads to, if there is one."""

    row: Row
    draft: RowDraft
    digest: str
    state: RowState
    known: Known | None = None
    problems: tuple[Problem, ...] = ()

    def refused(self, refusal: Refused) -> "Sorted":
        """The same row, refused after all."""
        problem = Problem.of(refusal, self.row.cells)
        return replace(self, state=RowState.REFUSED, problems=(*self.problems, problem))


class Seen:
    """The codes of a file so far: code → the row that had it first, and what it said."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[int, str]] = {}

    def first(self, external: str, number: int, digest: str) -> tuple[int, str] | None:
        """The row that had this code before; None where this one is the first."""
        before = self._rows.get(external)
        if before is None:
            self._rows[external] = (number, digest)
        return before


def read(pairs: Iterable[tuple[Row, RowDraft]], seen: Seen) -> list[Sorted]:
    """Rows as they stand in the file, those that cannot be kept refused; nothing was asked of the database yet."""
    return [_read(row, draft, seen) for row, draft in pairs]


def against(rows: Iterable[Sorted], known: Mapping[str, Known], ours: Mapping[str, str]) -> list[Sorted]:
    """The same rows beside what the database holds; `ours` are incidents of these codes that no import brought in."""
    return [_against(one, known.get(one.draft.external), ours) for one in rows]


def digest_of(draft: RowDraft) -> str:
    """SHA-256 over all that a row says here; a column that is not read may change without changing it."""
    said = to_plain(draft)
    for beside in _NOT_SAID:
        said.pop(beside, None)
    return sha256_of(said)


def sha256_of(plain: Any) -> str:
    """SHA-256 over a plain value in its one form."""
    return hashlib.sha256(_ONE_FORM.encode(plain).encode("utf-8", "surrogatepass")).hexdigest()


def _read(row: Row, draft: RowDraft, seen: Seen) -> Sorted:
    odd = _odd(draft.warnings, row) if draft.warnings else ()
    refusals = draft.problems or _cannot_be_kept(draft)
    if refusals:
        problems = (*odd, *(Problem.of(refusal, row.cells) for refusal in refusals))
        return Sorted(row=row, draft=draft, digest="", state=RowState.REFUSED, problems=problems)
    digest = digest_of(draft)
    before = seen.first(draft.external, row.number, digest)
    state = RowState.NEW if before is None else RowState.DUPLICATE
    found = Sorted(row=row, draft=draft, digest=digest, state=state, problems=odd)
    if before is not None and before[1] != digest:
        return found.refused(Refused(_TWICE, row=before[0]))
    return found


def _cannot_be_kept(draft: RowDraft) -> tuple[Refused, ...]:
    """What there is no room for, the first alone; none where all fits."""
    if len(draft.external) > _LONGEST_CODE:
        return (Refused(_TOO_LONG, most=_LONGEST_CODE),)
    return tuple(islice(rooms.lacking(draft), 1))


def _against(one: Sorted, known: Known | None, ours: Mapping[str, str]) -> Sorted:
    if one.state != RowState.NEW:
        return one
    if known is None:
        return _of_ours(one, ours)
    found = replace(one, known=known)
    if known.digest == one.digest:
        return replace(found, state=RowState.SAME)
    if not known.digest and known.status == Status.REJECTED:
        return found  # undone before: this brings it back
    if known.status == Status.REJECTED:
        return found.refused(Refused(_NOT_ACCEPTED, code=known.incident))
    return replace(found, state=RowState.CHANGED)


def _of_ours(one: Sorted, ours: Mapping[str, str]) -> Sorted:
    code = ours.get(one.draft.external)
    if code is None:
        return one
    problem = Problem.of(Refused(_OURS, code=code), one.row.cells)
    return replace(one, state=RowState.SAME, problems=(*one.problems, problem))


def _odd(warnings: Iterable[Warning_], row: Row) -> tuple[Problem, ...]:
    """Warnings of a row, kept beside what became of it."""
    return tuple(Problem.of(Refused(one.message, field=one.field, **dict(one.params)), row.cells) for one in warnings)
