"""What list, map and charts share: the question in words, the three views of it, the totals, the filters."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import CHOICES, Criteria, Part
from incidents.domain.errors import NotFound
from incidents.domain.query import to_pairs, to_string
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.services import exporting, lists, overview, searching, wording
from incidents.services.searching import Amounts
from incidents.services.wording import Totals
from incidents.web.citing.telling import question_address
from incidents.web.explore.choices import BOUNDS, TITLES, Labels, groups, labels
from incidents.web.explore.rows import rows_of
from incidents.web.gate import actor
from incidents.web.i18n import language, say
from incidents.web.query import Asked, address, way

VIEWS = (("explore.incidents", N_("List")), ("explore.map", N_("Map")), ("explore.charts", N_("Charts")))
PAGES = {"list": "explore.incidents", "map": "explore.map", "charts": "explore.charts"}
#: Parameters that the filter form has fields for; the others are carried along unseen.
_FIELDS = frozenset({"q", "from", "to", "dates", "sort", "after", "size", *TITLES, *BOUNDS})


@dataclass(frozen=True)
class Chip:
    """A restriction in words, and the address of the same question without it."""

    text: str
    href: str


@dataclass(frozen=True)
class Link:
    """A view of the question."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, kw_only=True)
class TotalsWords:
    """Sums in words: `killed` and `injured` as ranges ("" where no record gives a number), and what they cover."""

    incidents: int
    killed: str
    injured: str
    first: str
    without_number: int
    patterns: int
    reference: str


def shared(question: Asked, counted: Amounts | None = None) -> dict[str, Any]:
    """What every view of a question shows around its answer; `counted` where its choices were counted with it."""
    by, criteria = actor(), question.criteria.question
    said, everything = labels(by, language(), criteria.release), Criteria(release=criteria.release)
    return {
        "criteria": question.criteria,
        "problems": question.problems,
        "typed": _typed(question),
        "chips": chips(criteria, by, said),
        "views": views(criteria),
        "groups": groups(criteria, said, counted or searching.amounts(criteria, by)),
        "bounds": said.bounds,
        "kept": [pair for pair in way(request.endpoint or "", criteria)[1] if pair[0] not in _FIELDS],
        "sorts": said.sorts,
        "clear_href": address(request.endpoint or "", everything),
        "download_href": address("explore.download", criteria),
        **(_keeping(question.criteria) if by.may(Action.LIST) else {}),
        "cite_href": question_address(PAGES["list"], criteria),
        "labels": said,
    }


def views(criteria: Criteria) -> list[Link]:
    """The same question as a list, a map and charts."""
    here = PAGES["list"] if request.endpoint == "explore.release" else request.endpoint
    return [Link(say(label), address(name, criteria.question), here == name) for name, label in VIEWS]


def chips(criteria: Criteria, by: Actor, said: Labels | None = None) -> list[Chip]:
    """Each restriction of a question in words, and this page without it."""
    known = said or labels(by, language())
    return [_chip(part, criteria, known, by) for part in criteria.parts()]


def may_have_team(criteria: Criteria, by: Actor) -> bool:
    """Whether the team's copy of this selection is open to whoever asks; no list that is not there opens anything."""
    try:
        return criteria.release is None and exporting.may_export_team(by, criteria)
    except NotFound:
        return False


def totals_words(totals: Totals, criteria: Criteria) -> TotalsWords:
    """Sums of a selection, in words. Where one incident alone answers, its figures as they were said."""
    words = wording.words_of(language())
    found = rows_of(searching.page(criteria.question, actor()).items) if totals.incidents == 1 else []
    only = found[0] if len(found) == 1 else None  # it may have gone since it was counted
    return TotalsWords(
        incidents=totals.incidents,
        killed=only.killed if only else wording.sum_words(totals.sums.get(KILLED), words),
        injured=only.injured if only else wording.sum_words(totals.sums.get(INJURED), words),
        first=only.first if only else "",
        without_number=totals.without_number,
        patterns=totals.summaries,
        reference=overview.reference_total(criteria, language()) if totals.incidents > 1 else "",
    )


def empty_help(question: Asked, said: Labels) -> list[tuple[str, str, int]]:
    """For an empty answer: each restriction in words, the question without it, and how many that would give."""
    by, criteria = actor(), question.criteria.question
    parts = {(part.param, part.value): part for part in criteria.parts()}
    return [
        (
            _part_words(parts[param, value], said, by),
            address(request.endpoint or "", criteria.dropping(parts[param, value])),
            n,
        )
        for param, value, n in searching.without_each(criteria, by)
        if n
    ]


def _keeping(criteria: Criteria) -> dict[str, str]:
    """Where the question can be kept, and its incidents be put on a list; for those who may."""
    page = next((name for name, endpoint in PAGES.items() if endpoint == request.endpoint), "list")
    whole, own = criteria.question, to_string(criteria.following(""))
    return {
        "keep_href": url_for("views.new", page=page, query=own),
        "list_href": url_for("lists.new", query=to_string(whole)) if whole.release is None else "",
    }


def _chip(part: Part, criteria: Criteria, said: Labels, by: Actor) -> Chip:
    return Chip(_part_words(part, said, by), address(request.endpoint or "", criteria.dropping(part)))


def _part_words(part: Part, said: Labels, by: Actor) -> str:
    if part.param == "list":
        return say(part.message, name=_list_title(part.value, by))
    return wording.part_words(part, said.words, said.names)


def _list_title(code: str, by: Actor) -> str:
    try:
        return lists.evidence_list(code, by).content.title.best(language())[0] or code
    except NotFound:
        return code


def _typed(question: Asked) -> dict[str, str]:
    """The words of each single field: as typed where they could not be read, else as the question has them."""
    single = [pair for pair in to_pairs(question.criteria) if pair[0] not in CHOICES]
    return dict.fromkeys(("q", "from", "to", *BOUNDS), "") | dict(single) | {
        name: question.typed.get(name, "") for name in question.problems
    }  # fmt: skip
