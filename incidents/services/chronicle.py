"""The history as people read it: what was done, by whom, to what. The public is told of publications alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from incidents.domain.access import Action, Actor
from incidents.domain.codec import from_plain
from incidents.domain.dates import UncertainDate
from incidents.domain.disclosure import may_read
from incidents.domain.errors import NotFound
from incidents.domain.vocabulary import Tier
from incidents.services import searching
from incidents.services.deed_words import DEEDS, FIELDS, TOLD_APART, UNTOLD
from incidents.services.recording import differing
from incidents.services.withholding import withheld
from incidents.storage import accounts, batches, history

_PAGE = 50
#: The program's own hand, by the number it writes with.
_OWN_HAND = 0


@dataclass(frozen=True, kw_only=True)
class Told:
    """One deed. `words` is a msgid; `who` is blank for the public and for a program's deed, `reason` for the public.

    `code` is of what it was done on, and `on` how that is shown: an account by its name. `changes` are (field, before,
    after) as plain text, and None where the content was erased.
    """

    number: int
    at: datetime
    words: str
    who: str
    by_program: bool
    kind: str
    code: str
    on: str
    reason: str
    changes: tuple[tuple[str, str, str], ...] | None
    hash: str


@dataclass(frozen=True, kw_only=True)
class Chronicle:
    """A page of deeds, newest first; `older` is where the next one goes on, None at the end."""

    deeds: tuple[Told, ...]
    older: int | None


def whole(by: Actor, before: int | None = None) -> Chronicle:
    """Every deed."""
    by.require(Action.HISTORY)
    found = history.entries(before=before, limit=_PAGE + 1)
    return _chronicle(found if by.may(Action.CONFIDENTIAL) else withheld(found), accounts.names())


def of_incident(code: str, by: Actor, before: int | None = None) -> Chronicle:
    """What was done to one incident. NotFound for a record that whoever asks may not know of.

    The public reads of publications and withdrawals, without a name; also after a withdrawal. Parts that are kept for
    named people are told to them and to the record's authors alone.
    """
    team, whole_of_it = by.may(Action.READ_TEAM), False
    try:
        whole_of_it = may_read(by, Tier.CONFIDENTIAL, is_author=by.name in searching.incident(code, by).contributors)
    except NotFound:
        if team or not searching.was_withdrawn(code):
            raise
    imports = batches.entries_of(code) if team else ()
    found = history.entries(on=("incident", code), also=imports, public_only=not team, before=before, limit=_PAGE + 1)
    if not team:  # who is told of no content need not have it sifted
        return _chronicle(found, None)
    return _chronicle(found if whole_of_it else withheld(found), accounts.names())


def last_checked() -> str:
    """When the whole history was last found in order, as ISO text; blank for never."""
    return history.last_checked()


def _chronicle(found: tuple[history.Entry, ...], names: Mapping[int, str] | None) -> Chronicle:
    shown = found[:_PAGE]
    deeds = tuple(_told(entry, names) for entry in shown)
    return Chronicle(deeds=deeds, older=shown[-1].seq if len(found) > _PAGE else None)


def _told(entry: history.Entry, names: Mapping[int, str] | None) -> Told:
    content = entry.content
    return Told(
        number=entry.seq,
        at=datetime.fromisoformat(entry.at.removesuffix("Z")).replace(tzinfo=UTC),
        words=DEEDS.get(entry.deed, entry.deed),
        who=(names or {}).get(entry.actor, ""),
        by_program=entry.actor == _OWN_HAND,
        kind=entry.kind,
        code=entry.code,
        on=_shown(entry, names or {}),
        reason=str((content or {}).get("reason", "")) if names is not None else "",
        changes=None if content is None else _changes(content) if names is not None else (),
        hash=entry.hash,
    )


def _shown(entry: history.Entry, names: Mapping[int, str]) -> str:
    if entry.kind == "account" and entry.code.isdecimal():
        return names.get(int(entry.code), "")
    return "" if entry.kind == "site" else entry.code


def _changes(content: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Field, before and after of what a deed changed; then what else it set."""
    changed, rest = _parted(content)
    simple = {name: value for name, value in rest.items() if name not in UNTOLD}
    return (
        *((_field(name), *_apart(*pair)) for name, pair in sorted(changed.items())),
        *((_field(name), "", _plain(value)) for name, value in sorted(simple.items())),
    )


def _parted(content: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Field → [before, after] of what a deed changed, and everything else it holds."""
    if content.keys() == {"old", "new"}:  # an article, as its amendments were kept once: both wholes
        return differing(content["old"], content["new"]), {}
    rest = {name: value for name, value in content.items() if name not in {"changes", TOLD_APART}}
    return content.get("changes", {}), {**rest, **content.get(TOLD_APART, {})}


def _field(name: str) -> str:
    return FIELDS.get(name) or name


def _apart(before: Any, after: Any) -> tuple[str, str]:
    """Two values as text; of two lists only what one has and the other has not."""
    if isinstance(before, list) and isinstance(after, list):
        before, after = [one for one in before if one not in after], [one for one in after if one not in before]
    return _plain(before), _plain(after)


def _plain(value: Any) -> str:
    """A kept value as text to read, without the parts that are blank; a date in its shortest form."""
    if isinstance(value, Mapping) and {"earliest", "latest", "precision"} <= value.keys():
        return from_plain(UncertainDate, value).edtf
    if isinstance(value, Mapping):
        return "; ".join(filter(None, map(_plain, value.values())))
    if isinstance(value, list | tuple):
        return " · ".join(filter(None, map(_plain, value)))
    return "" if value is None or value is False else str(value)
