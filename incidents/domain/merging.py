"""Two records of one incident made one. The one that stays keeps its own words; everything else is added to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from incidents.domain.claims import Claim
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, IncidentPlace, Record, Setting, typed
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.text import LANGUAGES, Trilingual
from incidents.domain.vocabulary import N_, Status

Part = TypeVar("Part")

#: Fields that hold one thing only: where both records say something, the one that stays is kept.
_SINGLE = ("event_type", "no_number_reason")
_TIMES = ("time_from", "time_text", "time_of_day")


@dataclass(frozen=True, kw_only=True)
class United:
    """What becomes of two records: the content; old number → new number of the figures that came in.

    `left` are the fields in which the record that goes says something else: name → what it said.
    """

    content: Draft
    numbers: Mapping[int, int]
    left: Mapping[str, Any]


def check_may_unite(kept: Record, gone: Record) -> None:
    """Refused where two records cannot become one, with the sentence that says why."""
    if kept.code == gone.code:
        raise Refused(N_("A record cannot be merged with itself."), field="other")
    for one in (kept, gone):
        if one.forwarded_to:
            sentence = N_("%(code)s was merged before: it leads to %(target)s.")
            raise Refused(sentence, field="other", code=one.code, target=one.forwarded_to)
        if one.status == Status.REJECTED:
            sentence = N_("%(code)s was not accepted. Open it again before it is merged.")
            raise Refused(sentence, field="other", code=one.code)
    _check_alike(kept, gone)
    if gone.public and not kept.public:
        raise Refused(
            N_("The public reads %(gone)s. Keep that one, and merge this one into it."), field="other", gone=gone.code
        )


def _check_alike(kept: Record, gone: Record) -> None:
    """What a merge may not mix: who can see it, real and invented, an event and a pattern."""
    tests = (
        ("tier", N_("Not the same people can see these two records. Change that in one of them first.")),
        ("data_kind", N_("A real record is not merged with one of the demonstration or of a test.")),
        ("clarity", N_("One of the two tells of a pattern over time, the other of one event.")),
    )
    for name, sentence in tests:
        if getattr(kept.content, name) != getattr(gone.content, name):
            raise Refused(sentence, field="other")


def united(kept: Record, gone: Record) -> United:
    """Both records as one: every figure, article, place, cause, actor, link and translation of either."""
    mine, other = typed(kept.content), typed(gone.content)
    numbers = _numbers(mine.claims, other.claims)
    content = replace(
        mine,
        title=_filled(mine.title, other.title),
        summary=_filled(mine.summary, other.summary),
        occurred=mine.occurred or other.occurred,
        places=_places(mine.places, other.places),
        violations=_joined(mine.violations, other.violations),
        causes=_joined(mine.causes, other.causes),
        actors=_actors(mine.actors, other.actors),
        claims=(*mine.claims, *(_renumbered(claim, numbers) for claim in other.claims)),
        articles=_by_key(mine.articles, other.articles, "article"),
        links=tuple(
            link for link in _joined(mine.links, other.links) if link.code not in {kept.code, gone.code}
        ),
        settings=_settings(mine, other),
        sensitivity=_joined(mine.sensitivity, other.sensitivity),
        **_single(mine, other),
    )  # fmt: skip
    return United(content=content, numbers=numbers, left=_left(content, other))


def _numbers(mine: Iterable[Claim], others: Iterable[Claim]) -> dict[int, int]:
    """The figures that come in are numbered on from the last."""
    last = max((claim.number for claim in mine), default=0)
    ordered = sorted(claim.number for claim in others)
    return {number: last + place for place, number in enumerate(ordered, start=1)}


def _renumbered(claim: Claim, numbers: Mapping[int, int]) -> Claim:
    replaces = numbers.get(claim.replaces) if claim.replaces is not None else None
    return replace(claim, number=numbers[claim.number], replaces=replaces)


def _filled(mine: Trilingual, other: Trilingual) -> Trilingual:
    """A language that is blank takes what the other record says in it."""
    return Trilingual(**{lang: getattr(mine, lang) or getattr(other, lang) for lang in LANGUAGES})


def _single(mine: Draft, other: Draft) -> dict[str, Any]:
    """Blank fields filled; the hour only where both speak of the same day."""
    names = (*_SINGLE, *_TIMES) if mine.occurred in {None, other.occurred} else _SINGLE
    return {name: getattr(mine, name) or getattr(other, name) for name in names}


def _joined(mine: tuple[Part, ...], others: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys((*mine, *others)))


def _by_key(mine: tuple[Part, ...], others: tuple[Part, ...], name: str) -> tuple[Part, ...]:
    known = {getattr(one, name) for one in mine}
    return (*mine, *(one for one in others if getattr(one, name) not in known))


def _places(mine: tuple[IncidentPlace, ...], others: tuple[IncidentPlace, ...]) -> tuple[IncidentPlace, ...]:
    """Every place as it was told. What one record keeps from the public on purpose, the other must not give away."""
    least = max((one.public_precision for one in (*mine, *others) if one.withheld), default=PlacePrecision.EXACT)
    return _joined(
        tuple(replace(one, public_precision=max(one.public_precision, least)) for one in mine),
        tuple(replace(one, public_precision=max(one.public_precision, least)) for one in others),
    )


def _actors(mine: tuple[Involvement, ...], others: tuple[Involvement, ...]) -> tuple[Involvement, ...]:
    """An actor of both stands once where the two entries do not differ, else as each record told it."""
    found = list(mine)
    for other in others:
        fitting = ((place, both) for place, known in enumerate(found) if (both := _both(known, other)) is not None)
        place, both = next(fitting, (len(found), other))
        found[place : place + 1] = [both]
    return tuple(found)


def _both(one: Involvement, other: Involvement) -> Involvement | None:
    """Two entries of one actor that differ in nothing but blanks and in who alleges it; None where they differ."""
    if one.actor != other.actor:
        return None
    filled: dict[str, Any] = {}
    for name in (field.name for field in fields(Involvement)):
        a, b = getattr(one, name), getattr(other, name)
        if name == "alleged_by":
            filled[name] = _joined(a, b)
        elif a == b or not b:
            filled[name] = a
        elif not a:
            filled[name] = b
        else:
            return None
    return replace(one, **filled)


def _settings(mine: Draft, other: Draft) -> tuple[Setting, ...]:
    """A reviewer's figure comes along only where the other record has no figures of that outcome to judge anew."""
    told = {claim.outcome for claim in mine.claims} | {one.outcome for one in mine.settings}
    return (*mine.settings, *(one for one in other.settings if one.outcome not in told))


def _left(content: Draft, other: Draft) -> dict[str, Any]:
    """What the record that goes said otherwise: the words of single fields, relations, reviewers' figures."""
    found: dict[str, Any] = {}
    for name in ("title", "summary"):
        said = {
            lang: getattr(getattr(other, name), lang)
            for lang in LANGUAGES
            if getattr(getattr(other, name), lang) not in {"", getattr(getattr(content, name), lang)}
        }
        found |= {name: said} if said else {}
    for name in ("occurred", *_TIMES, *_SINGLE):
        if getattr(other, name) and getattr(other, name) != getattr(content, name):
            found[name] = getattr(other, name)
    for name in ("articles", "settings", "links"):
        missing = tuple(one for one in getattr(other, name) if one not in getattr(content, name))
        found |= {name: missing} if missing else {}
    return found
