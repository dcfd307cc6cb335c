"""A kept question in words."""

from dataclasses import dataclass
from datetime import datetime

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria, Sort
from incidents.domain.errors import Refused
from incidents.domain.views import SavedView, ViewPage
from incidents.domain.vocabulary import N_
from incidents.services import naming, views, wording
from incidents.web.gate import actor
from incidents.web.i18n import language, say
from incidents.web.query import address
from incidents.web.words import moment_words

ENDPOINTS = {ViewPage.LIST: "explore.incidents", ViewPage.MAP: "explore.map", ViewPage.CHARTS: "explore.charts"}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A kept question as a row: `href` opens it, "" where it can no longer be asked, which `question` then says."""

    code: str
    name: str
    page: str
    href: str
    question: tuple[str, ...]
    owner: str
    shared: bool
    made: str
    may_change: bool


def told(found: SavedView, by: Actor) -> Kept:
    """A kept question in the reader's language."""
    try:
        question = views.question(found)
        href, said = address_of(found), in_words(question)
    except Refused:
        href, said = "", (say(N_("This can no longer be asked: a word list was changed since.")),)
    return Kept(
        code=found.code,
        name=found.content.name,
        page=say(found.content.page.label),
        href=href,
        question=said,
        owner="" if found.owner_account == by.account else found.owner,
        shared=found.content.shared,
        made=moment_words(datetime.fromisoformat(found.made)),
        may_change=views.may_change(found, by),
    )


def address_of(found: SavedView) -> str:
    """The address of what it asks, in the view it was kept from."""
    return address(ENDPOINTS[found.content.page], views.question(found))


def in_words(criteria: Criteria) -> tuple[str, ...]:
    """A question, a phrase for each restriction, and its order where it is not the usual one."""
    names = naming.names_for(language(), actor().audience)
    said = wording.question_words(criteria, wording.words_of(language()), names) or (say(N_("Every incident")),)
    return said if criteria.sort == Sort.NEWEST else (*said, say(criteria.sort.label))
