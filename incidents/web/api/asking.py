"""What a call is asked: its own parameters by the table, the question as pages read it."""

from collections.abc import Iterable

from flask import request

from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refusals, Refused
from incidents.domain.shelf import Shelf, read_shelf
from incidents.domain.vocabulary import N_
from incidents.web.api.calls import BY_ENDPOINT, Call
from incidents.web.api.parameters import AFTER, BY, FORMAT, LANG, SIZE, SORT, ZOOM, own_values
from incidents.web.query import read as read_question

_PAGING = frozenset({SORT.name, AFTER.name, SIZE.name})


def question() -> tuple[Criteria, dict[str, str]]:
    """The question of this address, and the call's own values. Refused: all that this call cannot be asked."""
    call = _call()
    offered = {one.name for one in call.own}
    _refuse(name for name in request.args if name in _PAGING - offered)
    own = [one for one in call.own if one.name not in _PAGING]
    criteria = read_question(request.args, besides=frozenset(one.name for one in own))
    return criteria, _own(call)


def own_only() -> None:
    """A call for one record takes no question. Refused: anything but its own parameters."""
    call = _call()
    offered = {one.name for one in call.own if one.place == "query"}
    _refuse(name for name in request.args if name not in offered)
    _own(call)


def shelf() -> Shelf:
    """What is asked of the article library."""
    _own(_call())
    return read_shelf(pair for pair in request.args.items(multi=True) if pair[0] != LANG.name)


def _own(call: Call) -> dict[str, str]:
    """The values of the parameters that are the call's alone; words, paging and the like are read with the question."""
    alone = [one for one in (LANG, FORMAT, BY, ZOOM) if one in call.own]
    return own_values(request.args.items(multi=True), alone)


def _call() -> Call:
    return BY_ENDPOINT[(request.endpoint or "").rpartition(".")[2]]


def _refuse(names: Iterable[str]) -> None:
    sentence = N_("“%(name)s” is not something that can be asked for here.")
    problems = [Refused(sentence, field=name[:60], name=name[:60]) for name in names]
    if problems:
        raise Refusals(problems)
