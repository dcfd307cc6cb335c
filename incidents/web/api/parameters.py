"""What a call may be asked, in one table: the views read by it, the document and its page tell it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.domain.criteria import CHOICES, LARGEST_SIZE, Sort, fixed_codes
from incidents.domain.errors import Refused
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_

Terms = Mapping[str, tuple[str, ...]]

#: Parameter of a question → the word list that its codes come from.
_LISTED = {"violation": "violation", "outcome": "outcome", "group": "victim_group", "cause": "cause"}
_PEOPLE = {"type": "integer", "minimum": 0, "maximum": 10_000_000}


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of a call. `schema` is of one value; with `repeat` it may be given several times: any will do."""

    name: str
    meaning: str
    schema: Mapping[str, Any]
    params: tuple[tuple[str, str], ...] = ()
    repeat: bool = False
    required: bool = False
    place: str = "query"
    example: str = ""


def _text(name: str, meaning: str, example: str = "") -> Parameter:
    return Parameter(name=name, meaning=meaning, schema={"type": "string"}, example=example)


def _choice(name: str, meaning: str, codes: Iterable[str]) -> Parameter:
    return Parameter(name=name, meaning=meaning, schema={"type": "string", "enum": [str(code) for code in codes]})


def _whole(name: str, meaning: str, least: int, most: int, *, required: bool = False) -> Parameter:
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Parameter(name=name, meaning=meaning, schema=schema, required=required)


CODE = Parameter(
    name="code", meaning=N_("The code of the record"), schema={"type": "string"}, required=True, place="path"
)
IF_MATCH = Parameter(
    name="If-Match",
    meaning=N_("The ETag of the record as it was read, so that nothing newer is written over"),
    schema={"type": "string"},
    required=True,
    place="header",
    example='"3"',
)
RESEND = Parameter(
    name="Idempotency-Key",
    meaning=N_("A word of your own for this request: sent again with it, it does nothing twice and answers the same"),
    schema={"type": "string", "maxLength": 200},
    place="header",
)
LANG = _choice("lang", N_("Language of names and sentences in the answer"), LANGUAGES)
FORMAT = _choice("format", N_("JSON, or GeoJSON for maps; the Accept header says the same"), ("json", "geojson"))
BY = _choice("by", N_("The steps along time"), ("day", "month", "year"))
ZOOM = _whole("zoom", N_("How near the map is: 0 shows the earth, 19 a house"), 0, 19, required=True)
SIZE = _whole("size", N_("How many to a page; 25 unless told"), 1, LARGEST_SIZE)
AFTER = _text("after", N_("The mark of the next page, from “next” of the page before"))
TURN = _text("after", N_("The mark of another page of the same question, from its “next” or “previous”"))
SORT = _choice("sort", N_("The order; a minus begins with the largest or the latest"), Sort)
WORDS = _text("q", N_("Words in any of the languages; a phrase in quotation marks; a minus before what must be absent"))
SHELF = (
    WORDS,
    _text("language", N_("Language of the article"), "ar"),
    _text("outlet", N_("Code of the outlet"), "reuters"),
    _choice("excerpt", N_("Only articles of which an excerpt was kept"), ("only",)),
    AFTER,
    SIZE,
)
_FIXED_PART = (
    WORDS,
    _text("from", N_("First day, month or year; a record matches if it may lie within"), "2019-11"),
    _text("to", N_("Last day, month or year"), "2019-12-31"),
    _choice("dates", N_("Whether a record may lie within, or must for certain"), ("possible", "certain")),
    _text(
        "bbox",
        N_("West, south, east and north in degrees, on the published point; with west > east over the date line"),
        "44.3,33.2,44.5,33.4",
    ),
    _text("near", N_("Latitude, longitude and kilometres: no further from there than this"), "31.04,46.25,5"),
    _text(
        "within", N_("An area: its corners as here, or a GeoJSON Polygon or MultiPolygon"), "44,33 45,33 45,34 44,34"
    ),
    _text("changed", N_("Changed since this day"), "2020-02-25"),
    _whole("release", N_("The number of a release: what was public then, as it stood"), 1, 99_999),
)
_MEANINGS = {
    "place": N_("A place and all below it: an ISO 3166-2 code, or a code of the place list"),
    "violation": N_("Alleged violation"),
    "outcome": N_("What people are reported to have suffered"),
    "group": N_("Who they were"),
    "cause": N_("Reported cause, alone or among others"),
    "actor": N_("Who is said to be responsible"),
    "grade": N_("How well supported"),
    "status": N_("Status"),
    "source": N_("Outlet or institution"),
    "article": N_("Article"),
    "list": N_("Evidence list"),
    "figures": N_("What is true of the figures as a whole"),
}


def question(terms: Terms) -> Iterator[Parameter]:
    """The parameters of a question, with the codes of this installation."""
    yield from _FIXED_PART
    for name in CHOICES:
        codes = fixed_codes(name) or terms.get(_LISTED.get(name, ""), ())
        schema: dict[str, Any] = {"type": "string"} | ({"enum": [str(code) for code in codes]} if codes else {})
        yield Parameter(name=name, meaning=_MEANINGS[name], schema=schema, repeat=True)
    for outcome in terms.get("outcome", ()):
        named = (("outcome", outcome),)
        least = N_("“%(outcome)s”: reported at least this many, by the lower figure")
        most = N_("“%(outcome)s”: reported at most this many, by the upper figure")
        yield Parameter(name=f"{outcome}_min", meaning=least, params=named, schema=_PEOPLE)
        yield Parameter(name=f"{outcome}_max", meaning=most, params=named, schema=_PEOPLE)


def own_values(pairs: Iterable[tuple[str, str]], own: Iterable[Parameter]) -> dict[str, str]:
    """The values of a call's own parameters. Refused: one given twice, one that it cannot have, one that is missing."""
    table = {one.name: one for one in own}
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in table and name in found:
            raise Refused(N_("This can be given once only."), field=name)
        if name in table:
            found[name] = _value(table[name], value.strip())
    missing = next((one.name for one in table.values() if one.required and one.name not in found), None)
    if missing is not None:
        raise Refused(N_("This call needs “%(name)s”."), field=missing, name=missing)
    return found


def _value(parameter: Parameter, text: str) -> str:
    schema = parameter.schema
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema["maximum"]
        if not (text.isascii() and text.isdigit() and len(text) <= 9) or not least <= int(text) <= most:  # noqa: PLR2004
            sentence = N_("Give a whole number from %(least)s to %(most)s.")
            raise Refused(sentence, field=parameter.name, least=least, most=most)
    elif text not in schema.get("enum", (text,)):
        raise Refused(N_("“%(text)s” is not a choice here."), field=parameter.name, text=text[:60])
    return text
