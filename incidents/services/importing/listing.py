"""Evidence lists of a file of ours: made anew for whoever brings them in, published by nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.batches import Came, Problem, RowState
from incidents.domain.codec import to_plain
from incidents.domain.companions import NamedList
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import lists as evidence
from incidents.services.importing import linking
from incidents.storage import history, lists
from incidents.storage.db import Session

LIST = "list"
_NO_CODE = N_("“%(code)s” is no code of a list.")


def keep(session: Session, named: Iterable[NamedList], dataset: str, by: Actor) -> tuple[Came, ...]:
    """Keep the lists that are not here yet, with those of their incidents that are; what became of each."""
    return tuple(_kept(session, one, dataset, by) for one in named)


def take_back(session: Session, came: Iterable[Came], by: Actor) -> tuple[Came, ...]:
    """Take away the lists that an import made and nobody touched since; those that stay."""
    left = []
    for one in came:
        if one.kind == LIST and one.state == RowState.NEW and one.code in lists.existing(session, [one.code]):
            if lists.take_away(session, one.code):
                history.append(session, by, "list taken back", ("list", one.code), {})
            else:
                left.append(one)
    return tuple(left)


def _kept(session: Session, one: NamedList, dataset: str, by: Actor) -> Came:
    if one.problems:
        return _refused(one, one.problems[0])
    if not (codes.is_code(one.code) and one.code.startswith(f"{codes.LIST}-")):
        return _refused(one, Refused(_NO_CODE, field="code", code=one.code[:40]))
    if one.code in lists.existing(session, [one.code]):
        return Came(kind=LIST, code=one.code, state=RowState.SAME)
    try:
        draft = evidence.checked(one.content)
    except Refused as refusal:
        return _refused(one, refusal)
    here = linking.here(session, dataset, [item.incident for item in draft.items])
    items = {here[item.incident]: replace(item, incident=here[item.incident])
             for item in draft.items if item.incident in here}  # fmt: skip
    draft = replace(draft, items=tuple(items.values()))
    lists.add(session, draft, by, code=one.code)
    history.append(session, by, "list made", ("list", one.code), {"content": to_plain(draft)})
    lacking = len(one.content.items) - len(items)
    return Came(kind=LIST, code=one.code, state=RowState.NEW, items=len(items), lacking=lacking)


def _refused(one: NamedList, refusal: Refused) -> Came:
    shown: Mapping[str, object] = {}
    return Came(kind=LIST, code=one.code[:80], state=RowState.REFUSED, problem=Problem.of(refusal, shown))
