"""What the parts of an invented incident hand to every table, worked out once a part by the rules of the house."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incidents.domain.codec import to_plain
from incidents.domain.disclosure import disclose
from incidents.domain.finding import GAP, Labels
from incidents.domain.incident import Cause, Draft, IncidentPlace
from incidents.domain.people import Involvement
from incidents.domain.places import Place, PlaceLevel, PlacePrecision
from incidents.domain.script import tokens
from incidents.domain.vocabulary import Audience
from incidents.storage.findings import main_place
from incidents.storage.inventing.records import record_of
from incidents.storage.terms import term_id

Words = tuple[str, ...]
Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one audience reads of the places of an incident.

    `columns` are governorate, precision and radius of the finding, `names` the six columns of its text, `point` the
    published point (None where the incident has one of its own, or none is known).
    """

    columns: tuple[str, int, int | None]
    names: tuple[str, ...]
    point: tuple[float, float] | None
    keys: Keys
    words: Words


@dataclass(frozen=True, kw_only=True)
class Site:
    """The places of an incident. `body` is the JSON of the public ones; `own` says that the first has its own point,
    for which `body` then holds two `%s`."""

    rows: tuple[tuple[object, ...], ...]
    team: Seen
    public: Seen
    body: str
    own: bool


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Violations, causes or actors: rows behind the incident's number, keys, words and the JSON of the public copy."""

    rows: tuple[tuple[object, ...], ...]
    keys: Keys
    words: Words
    body: str
    shown: str = ""


def words_of(*texts: str) -> Words:
    """The tokens of some texts, each closed by a gap, as a finding keeps them."""
    return tuple(word for text in texts if text for word in (*tokens(text), GAP))


def site(places: Sequence[IncidentPlace], numbers: Callable[[str], int]) -> Site:
    """The places of an incident, each with its chain; `numbers` gives a place's row number.

    The first may be marked with an own point that is put in later: then its `point` is any.
    """
    draft = Draft(places=tuple(places))
    own = places[0].point is not None
    public = disclose(record_of(draft), Audience.PUBLIC).content
    return Site(
        rows=tuple(
            (numbers(one.place), one.role.value, int(one.precision), one.radius_m, int(one.public_precision))
            for one in places
        ),
        team=_seen(draft, own=own),
        public=_seen(public, own=own),
        body=_with_own_point(to_plain(public)["places"]) if own else _formatless(to_plain(public)["places"]),
        own=own,
    )


def _seen(draft: Draft, *, own: bool) -> Seen:
    first = main_place(record_of(draft))
    chain = first.chain if first else ()
    point = first.where if first and not own else None
    governorate = next((each.code for each in chain if each.level == PlaceLevel.GOVERNORATE), "")
    codes = dict.fromkeys(place.code for each in draft.places for place in each.chain)
    return Seen(
        columns=(
            governorate,
            int(first.precision if first else PlacePrecision.UNKNOWN),
            first.radius_m if first else None,
        ),
        names=(*_names(chain[:1]), *_names(_around(chain))),
        point=(point.lat, point.lon) if point else None,
        keys=tuple(("place", code) for code in codes),
        words=words_of(*(name for each in draft.places for place in each.chain for name in place.names)),
    )


def _around(chain: Sequence[Place]) -> Sequence[Place]:
    return [place for place in chain[1:] if place.level in {PlaceLevel.CITY, PlaceLevel.GOVERNORATE}][:1]


def _names(place: Sequence[Place]) -> tuple[str, str, str]:
    return (place[0].name_en, place[0].name_ar, place[0].name_ckb) if place else ("", "", "")


def _formatless(plain: object) -> str:
    return json.dumps(plain)


def _with_own_point(plain: list[dict[str, object]]) -> str:
    """JSON that waits for latitude and longitude; every other per cent sign is doubled."""
    first = {name: value for name, value in plain[0].items() if name != "point"}
    head = json.dumps(first).replace("%", "%%")
    rest = "".join(", " + json.dumps(each).replace("%", "%%") for each in plain[1:])
    return f'[{head[:-1]}, "point": {{"lat": %s, "lon": %s}}}}{rest}]'


def violations(slugs: Sequence[str], labels: Labels) -> Terms:
    """What is alleged."""
    return Terms(
        rows=tuple((term_id("violation", slug), "") for slug in slugs),
        keys=tuple(("violation", slug) for slug in dict.fromkeys(slugs)),
        words=words_of(*(label for slug in slugs for label in labels("violation", slug))),
        body=json.dumps(list(slugs)),
    )


def causes(chosen: Sequence[Cause], labels: Labels) -> Terms:
    """What is reported to have killed or injured."""
    return Terms(
        rows=tuple((term_id("cause", one.term), one.role.value) for one in chosen),
        keys=tuple(("cause", slug) for slug in dict.fromkeys(one.term for one in chosen)),
        words=words_of(*(label for one in chosen for label in labels("cause", one.term))),
        body=json.dumps(to_plain(tuple(chosen))),
        shown=" ".join(one.term for one in chosen),
    )


def actors(chosen: Sequence[Involvement], numbers: Callable[[str], int]) -> Terms:
    """Who is alleged to be involved; `numbers` gives an actor's row number."""
    return Terms(
        rows=tuple((numbers(one.actor), one.degree, one.attribution) for one in chosen),
        keys=tuple(("actor", code) for code in dict.fromkeys(one.actor for one in chosen)),
        words=words_of(*(name for one in chosen for name in one.name.all())),
        body=json.dumps(to_plain(tuple(chosen))),
    )
