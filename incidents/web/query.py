"""The question of an address: read once for pages, files and programs, and written back as the canonical address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from incidents.domain.criteria import CHOICES, Criteria
from incidents.domain.errors import Refusals, Refused
from incidents.domain.moments import today
from incidents.domain.query import read_pairs, to_pairs, written
from incidents.domain.vocabulary import N_
from incidents.services import reference, releasing
from incidents.web.i18n import say

Pairs = list[tuple[str, str]]
_LANGUAGE = frozenset({"lang"})
#: The list of what stands today, and of what a release froze.
_LISTS = ("explore.incidents", "explore.release")
_RELEASE = "release"
_UNKNOWN = N_("“%(text)s” is not a code that is known here.")


@dataclass(frozen=True)
class Asked:
    """What was asked: as much of it as could be read, and a sentence for every parameter that could not.

    `typed` holds the words of each parameter as they were sent, to be shown again.
    """

    criteria: Criteria
    problems: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


def read(args: MultiDict[str, str], *, besides: frozenset[str] = _LANGUAGE) -> Criteria:
    """The question of these parameters; those named in `besides` belong to the page. Refusals: what cannot be asked."""
    return _read(_pairs(args, besides))


def asked(*, besides: frozenset[str] = _LANGUAGE) -> Asked:
    """The question of the page that is asked for, with its problems; what is in `besides` belongs to the page."""
    pairs = _pairs(request.args, besides)
    typed = {param: value for param, value in pairs if value.strip()}
    try:
        return Asked(_read(pairs), typed=typed)
    except Refused as refusal:
        wrong = refusal.problems if isinstance(refusal, Refusals) else (refusal,)
        problems = {one.field or "": say(one.message, **one.params) for one in wrong}
        left = [(param, value) for param, value in pairs if param not in problems]
        return Asked(_read(left) if "" not in problems else Criteria(), problems, typed)


def moved(question: Asked, *, besides: frozenset[str] = _LANGUAGE) -> Response | None:
    """The way to the canonical address, where the question came in another spelling; `besides` goes along as it is."""
    pairs = tuple(pair for pair in request.args.items(multi=True) if pair[0] not in besides)
    path, own_pairs = way(request.endpoint or "", question.criteria)
    if question.problems or (f"{request.script_root}{request.path}", pairs) == (path, own_pairs):
        return None
    own = {param: value for param, value in request.args.items() if param in besides}
    return redirect(address(request.endpoint or "", question.criteria, **own), 303)


def here(criteria: Criteria) -> str:
    """The address of this page for another question, in the language asked for."""
    return address(request.endpoint or "", criteria, lang=request.args.get("lang", ""))


def address(endpoint: str, criteria: Criteria, **more: str) -> str:
    """The address of a view of a question; blank parameters are dropped."""
    extra = {name: value for name, value in more.items() if value}
    path, pairs = way(endpoint, criteria)
    together = written([*extra.items(), *pairs])
    return f"{path}?{together}" if together else path


def way(endpoint: str, criteria: Criteria) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The path of a view of a question, and its parameters: the list of a release has a path of its own."""
    pairs = to_pairs(criteria)
    if endpoint not in _LISTS:
        return url_for(endpoint), pairs
    if criteria.release is None:
        return url_for(_LISTS[0]), pairs
    own = tuple(pair for pair in pairs if pair[0] != _RELEASE)
    return url_for(_LISTS[1], release=criteria.release), own


def _pairs(args: MultiDict[str, str], besides: frozenset[str]) -> Pairs:
    """The parameters of the question, its release, if the path names one, among them.

    A ticked box "possible" stands over the hidden "certain" before it.
    """
    pairs = [(param, value) for param, value in args.items(multi=True) if param not in besides]
    if _RELEASE in (request.view_args or {}):
        pairs.append((_RELEASE, str((request.view_args or {})[_RELEASE])))
    if ("dates", "possible") in pairs:
        pairs = [pair for pair in pairs if pair != ("dates", "certain")]
    return pairs


def _read(pairs: Pairs) -> Criteria:
    problems: dict[str | None, Refused] = {}
    criteria = Criteria()
    try:
        criteria = read_pairs(pairs, outcomes=reference.outcomes(), today=today())
    except Refusals as refusals:
        problems = {one.field: one for one in refusals.problems}
    try:
        releasing.require(criteria)
    except Refused as refused:
        problems[refused.field] = refused
    for refusal in _unknown(pairs):
        problems.setdefault(refusal.field, refusal)
    if problems:
        raise Refusals(problems.values())
    return criteria


def _unknown(pairs: Pairs) -> Iterator[Refused]:
    """Codes of terms and places that there are not. Of outlets, actors and records nothing is told."""
    asked_for = {param for param, _ in pairs}
    known: dict[str, set[str]] = {}
    if asked_for & reference.LISTS.keys():
        lists = reference.vocabulary()
        known = {param: {term.slug for term in lists.get(name, ())} for param, name in reference.LISTS.items()}
    if "place" in asked_for:
        known["place"] = {place.code for place in reference.gazetteer_places()}
    for param, value in pairs:
        code = value.strip()
        if param in CHOICES and code and param in known and code not in known[param]:
            yield Refused(_UNKNOWN, field=param, text=code[:60])
