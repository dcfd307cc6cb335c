"""Merging: two records of one incident become one, nothing is lost, and it can be undone."""

from collections.abc import Mapping
from typing import Any

from incidents.domain.access import Action, Actor
from incidents.domain.codec import to_plain
from incidents.domain.errors import Conflict, Refused
from incidents.domain.incident import Record
from incidents.domain.merging import United, check_may_unite, united
from incidents.domain.verification import after_amendment
from incidents.domain.vocabulary import N_
from incidents.services import disclosing, recording, searching
from incidents.services.recording import changes
from incidents.storage import history, incidents, merge_trail, merges
from incidents.storage.db import Session, transaction
from incidents.storage.merges import Merge

_WHY = N_("Say why, in a sentence. It stays in the history.")


def merge(kept: str, gone: str, reason: str, by: Actor, *, versions: tuple[int, int] | None = None) -> Record:
    """Take one record into another, by their codes, and return the one that stays.

    It keeps its words and gets every figure, article, place, cause, actor and link of the other, as an amendment that
    is reviewed like any other. The other's code leads to it; what the public read of the other is taken back. Refused:
    two that cannot be one, or no reason. NotAllowed: one holds parts that are kept from whoever merges. Conflict: one
    was saved since the `versions` of (kept, gone) were read.
    """
    by.require(Action.MERGE)
    check_may_unite(recording.working_copy(kept, by), recording.working_copy(gone, by))
    if not reason.strip():
        raise Refused(_WHY, field="reason")
    with transaction(by) as session:
        merges.lock(session, (kept, gone))
        pair = incidents.record(kept), incidents.record(gone)
        check_may_unite(*pair)
        if versions is not None and versions != (pair[0].version, pair[1].version):
            raise Conflict(N_("One of the two records was saved while you were reading. Look at both again."))
        return _merge(session, pair, reason.strip(), by)


def preview(kept: str, gone: str, by: Actor) -> tuple[Record, Record, United]:
    """Both records and what a merge would make of them. Refused and NotFound as for `merge`."""
    by.require(Action.MERGE)
    pair = recording.working_copy(kept, by), recording.working_copy(gone, by)
    check_may_unite(*pair)
    return *pair, united(*pair)


def undo(number: int, by: Actor, *, reason: str = "") -> Merge:
    """Bring both records back as they were before a merge.

    Refused: it was undone already. Conflict: one of them was changed since, so that work would be lost.
    """
    by.require(Action.MERGE)
    with transaction(by) as session:
        rows = merges.lock(session, _codes(merges.merge(number)))
        found = merges.merge(number)
        for code in (found.kept, found.gone):
            searching.incident(code, by)
        if found.undone is not None:
            raise Refused(N_("This merge was undone before."))
        for name, code in (("kept", found.kept), ("gone", found.gone)):
            if rows[code].version != found.before["after"][name]:
                raise _changed(code, found)
        _undo(session, found, reason.strip(), by)
    return found


def merges_into(code: str, by: Actor) -> tuple[Merge, ...]:
    """The merges into a record that stand, the newest first; for those who may undo them."""
    return merges.into(code) if by.may(Action.MERGE) else ()


def _merge(session: Session, pair: tuple[Record, Record], reason: str, by: Actor) -> Record:
    kept, gone = pair
    result = united(kept, gone)
    before = {"kept": merges.snapshot(session, kept), "gone": merges.snapshot(session, gone)}
    status = after_amendment(kept.status)
    incidents.amend(session, kept.code, result.content, kept.version, status, by)
    merges.hand_over(session, kept.code, gone.code, result.numbers)
    numbers = [incidents.number(session, code) for code in (gone.code, kept.code)]
    trail = merge_trail.follow(session, numbers[0], numbers[1])
    if gone.public:
        disclosing.withdraw(session, gone.code, reason)
    merges.retire(session, gone.code, kept.code, by, reason)
    disclosing.refresh_team(session, gone.code)
    after = disclosing.refresh_team(session, kept.code)
    _tell_lists(session, trail, {"merged": gone.code, "into": kept.code}, by)
    last = _tell(session, pair, after, result, reason, by)
    merges.keep(session, (kept.code, gone.code), reason, {**before, "trail": trail, "last_deed": last}, by)
    return after


def _tell(session: Session, pair: tuple[Record, Record], after: Record, result: United, reason: str, by: Actor) -> int:
    """The history of both: what the one got, and everything that the other said. Returns the number of the deed."""
    kept, gone = pair
    got: dict[str, Any] = {
        "other": gone.code,
        "changes": changes(kept.content, after.content),
        "numbers": {str(old): new for old, new in result.numbers.items()},
        "left": to_plain(dict(result.left)),
        "reason": reason,
    }
    went = {"other": kept.code, "content": to_plain(gone.content), "reason": reason}
    history.append(session, by, "merged in", ("incident", kept.code), got)
    return history.append(session, by, "merged", ("incident", gone.code), went, public=gone.public)


def _tell_lists(session: Session, trail: merge_trail.Trail, content: Mapping[str, Any], by: Actor) -> None:
    for code in merge_trail.lists_of(session, trail):
        history.append(session, by, "list amended", ("list", code), content)


def _undo(session: Session, found: Merge, reason: str, by: Actor) -> None:
    before = found.before
    numbers = [incidents.number(session, code) for code in (found.gone, found.kept)]
    merges.stop_forwarding(session, found.gone)
    merges.restore(session, found.kept, before["kept"], by, reason)
    merges.restore(session, found.gone, before["gone"], by, reason)
    merge_trail.follow_back(session, numbers[0], numbers[1], before["trail"])
    publication = before["gone"]["publication"]
    if publication is not None:
        disclosing.republish(session, found.gone, publication)
    for code in (found.kept, found.gone):
        disclosing.refresh_team(session, code)
    content = {"reason": reason}
    history.append(session, by, "separated", ("incident", found.kept), {**content, "other": found.gone})
    on = ("incident", found.gone)
    history.append(session, by, "merge undone", on, {**content, "other": found.kept}, public=publication is not None)
    _tell_lists(session, before["trail"], {"separated": found.gone, "from": found.kept}, by)
    merges.mark_undone(session, found.number, by)


def _codes(found: Merge) -> tuple[str, str]:
    return found.kept, found.gone


def _changed(code: str, found: Merge) -> Conflict:
    """The refusal that says what was done since."""
    entries = history.entries(on=("incident", code))
    since = [entry.deed for entry in reversed(entries) if entry.seq > found.before["last_deed"]]
    sentence = N_("%(code)s was changed since the merge (%(deeds)s), so the two cannot be brought back as they were.")
    return Conflict(sentence, code=code, deeds=", ".join(dict.fromkeys(since)))
