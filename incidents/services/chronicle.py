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
from incidents.domain.vocabulary import N_, Tier
from incidents.services import searching
from incidents.services.withholding import withheld
from incidents.storage import accounts, batches, history

_PAGE = 50
#: The program's own hand, by the number it writes with.
_OWN_HAND = 0

#: Deed → the words a page says it in.
DEEDS = {
    "account added": N_("Account added"),
    "account closed": N_("Account closed"),
    "account opened": N_("Account opened again"),
    "actor added": N_("Institution or group added"),
    "amended": N_("Amended"),
    "article added": N_("Article added"),
    "article amended": N_("Article amended"),
    "article published": N_("Article published"),
    "article withdrawn": N_("Article withdrawn"),
    "article looked at again": N_("It was looked whether an article is still there"),
    "asked outside": N_("A server outside was asked"),
    "checkpoint not made": N_("A checkpoint of the history could not be made"),
    "copy kept": N_("Copy of an article kept"),
    "copy not fetched": N_("Copy of an article not fetched"),
    "export begun": N_("A download was begun"),
    "export finished": N_("A download was finished"),
    "figure judged": N_("A figure was judged"),
    "figure set": N_("A reviewer's figure was set"),
    "file discarded": N_("A file was discarded before it was brought in"),
    "file handed in": N_("A file was handed in to be brought in"),
    "found different": N_("Found to be different from another record"),
    "grants changed": N_("What goes beyond the role was changed"),
    "import begun": N_("Bringing in a file was begun"),
    "import stopped": N_("Bringing in a file could not go on"),
    "import undone": N_("An import was undone"),
    "imported": N_("A file was brought in"),
    "list amended": N_("List amended"),
    "list made": N_("List made"),
    "list printed": N_("List printed"),
    "list published": N_("List published"),
    "list withdrawn": N_("List withdrawn"),
    "merge undone": N_("Separated again: a record of its own"),
    "merged": N_("Merged into another record of the same incident"),
    "merged in": N_("Another record of the same incident was merged into it"),
    "opened again": N_("Opened again"),
    "passphrase changed": N_("Passphrase changed"),
    "passphrase set": N_("Passphrase set by a manager"),
    "place added": N_("Place added"),
    "public site turned off": N_("Public site turned off"),
    "public site turned on": N_("Public site turned on"),
    "published": N_("Published"),
    "reading begun": N_("An article was begun to be read"),
    "reading discarded": N_("A draft that was begun was discarded"),
    "recorded": N_("Recorded"),
    "rejected": N_("Not accepted"),
    "released": N_("What was public then was frozen as a release"),
    "role changed": N_("Role changed"),
    "rows imported": N_("Rows of a file were brought in"),
    "rows undone": N_("Rows of an import were taken back"),
    "sent back": N_("Sent back"),
    "separated": N_("A record merged into it was separated again"),
    "signing key made anew": N_("The key that signs checkpoints was made anew"),
    "source added": N_("Source added"),
    "source amended": N_("Source amended"),
    "source rated": N_("Source rated"),
    "submitted": N_("Submitted for review"),
    "token ended": N_("A program's token ended"),
    "token made": N_("A program was given a token"),
    "view changed": N_("A kept question was given another name or circle"),
    "view dropped": N_("A kept question was dropped"),
    "view kept": N_("A question was kept under a name"),
    "verified": N_("Reviewed and found in order"),
    "withdrawn": N_("Withdrawn"),
}

#: Field → the words a page says it in; one that is not here is shown by its own name.
FIELDS = {
    "actors": N_("Who is said to be responsible"),
    "address": N_("Address"),
    "articles": N_("Articles"),
    "after": N_("The key that checks signatures from now on"),
    "authors": N_("Authors"),
    "before": N_("The key that checked signatures until then"),
    "causes": N_("Cause and weapon"),
    "claims": N_("Reported figures"),
    "copy": N_("Code of the copy"),
    "different": N_("The other record"),
    "excerpt": N_("Excerpt"),
    "files": N_("Files, by SHA-256"),
    "grade": N_("How well supported"),
    "grants": N_("Beyond the role"),
    "kind": N_("Kind"),
    "language": N_("Language"),
    "links": N_("Other incidents"),
    "name": N_("Name"),
    "no_number_reason": N_("Why no number"),
    "occurred": N_("When"),
    "odd": N_("What looked odd"),
    "other": N_("The other record"),
    "outlet": N_("Outlet"),
    "places": N_("Where"),
    "published": N_("Date published"),
    "reliability": N_("Is this outlet usually reliable?"),
    "role": N_("Role"),
    "sensitivity": N_("Sensitive because"),
    "sent": N_("What was sent"),
    "settings": N_("Analyst's figure, with reason"),
    "state": N_("What came of it"),
    "summary": N_("What happened"),
    "tier": N_("Who can see this"),
    "time_text": N_("Time of day"),
    "title": N_("Title"),
    "query": N_("The question"),
    "shared": N_("The whole team may open it"),
    "url": N_("Link"),
    "view": N_("View of the question"),
    "violations": N_("Alleged violations"),
}
#: Parts of a content that are told elsewhere, or are the whole record.
_WHOLE = frozenset({"reason", "content", "body"})


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
    return _chronicle(found if whole_of_it else withheld(found), accounts.names() if team else None)


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
    """Field, before and after of what a deed changed; of other deeds, what it set."""
    changed = content.get("changes")
    if isinstance(changed, Mapping):
        return tuple((_field(name), *_apart(*pair)) for name, pair in sorted(changed.items()))
    simple = {name: value for name, value in content.items() if name not in _WHOLE}
    return tuple((_field(name), "", _plain(value)) for name, value in sorted(simple.items()))


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
