"""Kept questions: keep one under a name, share it with the team, open it, name it anew, drop it."""

from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.moments import today
from incidents.domain.query import read_string, to_string
from incidents.domain.script import clean_line
from incidents.domain.views import SavedView, ViewDraft
from incidents.domain.vocabulary import N_
from incidents.services.reference import outcomes
from incidents.storage import history, views
from incidents.storage.db import transaction

LONGEST_NAME = 120
_MOST = 500
_LONGEST_QUESTION = 60_000  # an area of 2,000 corners and whatever else is asked


def all_views(by: Actor) -> tuple[SavedView, ...]:
    """What whoever asks keeps, and what is the team's; by name."""
    return views.views(_account(by))


def view(code: str, by: Actor) -> SavedView:
    """One of them. NotFound in the same words for what is not there and for what somebody else keeps alone."""
    return views.view(code, _account(by))


def may_change(found: SavedView, by: Actor) -> bool:
    """A question is named and dropped by whoever keeps it; the team's also by those who publish lists for all."""
    return found.owner_account == by.account or (found.content.shared and by.may(Action.PUBLISH_LIST))


def question(found: SavedView) -> Criteria:
    """What it asks. Refused: what can no longer be asked, because a word list has changed since."""
    return read_question(found.content.query)


def read_question(query: str) -> Criteria:
    """The question of a query string, in its order, from the first page on. Refused: what cannot be asked."""
    asked = read_string(query, outcomes=outcomes(), today=today()).following("")
    if len(to_string(asked)) > _LONGEST_QUESTION:
        raise Refused(N_("This question is too long to be kept."), field="query")
    return asked


def keep(draft: ViewDraft, by: Actor) -> str:
    """Keep a question and return its code. Refused: without a name, or one that cannot be asked."""
    account = _account(by)
    kept = replace(draft, name=_named(draft.name), query=to_string(read_question(draft.query)))
    with transaction(by) as session:
        if views.kept_by(account) >= _MOST:
            raise Refused(N_("You keep %(n)s questions already. Drop one that you no longer need."), n=_MOST)
        code = views.add(session, kept, account)
        history.append(session, by, "view kept", ("view", code), _content(kept))
    return code


def rename(code: str, name: str, seen: str, by: Actor, *, shared: bool) -> None:
    """Name a question anew, or share it otherwise. Conflict where it is no longer named as was `seen`."""
    found, new = _changeable(code, by), _named(name)
    with transaction(by) as session:
        views.rename(session, code, new, seen, shared=shared)
        kept = replace(found.content, name=new, shared=shared)
        history.append(session, by, "view changed", ("view", code), _content(kept))


def drop(code: str, by: Actor) -> None:
    """Keep a question no longer. What it asked stays in the history."""
    found = _changeable(code, by)
    with transaction(by) as session:
        views.drop(session, code)
        history.append(session, by, "view dropped", ("view", code), _content(found.content))


def _account(by: Actor) -> int:
    by.require(Action.LIST)
    return by.account or 0


def _named(name: str) -> str:
    found = clean_line(name)
    if not found:
        raise Refused(N_("Give the question a name."), field="name")
    if len(found) > LONGEST_NAME:
        raise Refused(N_("A name has at most %(n)s characters."), field="name", n=LONGEST_NAME)
    return found


def _content(draft: ViewDraft) -> dict[str, object]:
    return {"name": draft.name, "view": draft.page.value, "query": draft.query, "shared": draft.shared}


def _changeable(code: str, by: Actor) -> SavedView:
    found = view(code, by)
    if not may_change(found, by):
        raise NotAllowed(N_("Somebody else keeps this question. Open it, and keep it under a name of your own."))
    return found
