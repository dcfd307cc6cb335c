"""Incidents that may be the one being typed: found while typing, and asked about before it is saved."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TypeVar

from flask import Response, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.claims import Claim
from incidents.domain.count_words import ReadCount, read_count
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.moments import today
from incidents.domain.quick import in_its_language, link_in, placed
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import INJURED, KILLED
from incidents.services import matching
from incidents.services.match_words import likeness_in_words, reasons_in_words
from incidents.services.matching import Alike
from incidents.services.reference import Names
from incidents.web.gate import actor, needs
from incidents.web.i18n import language
from incidents.web.incidents.blueprint import blueprint
from incidents.web.incidents.places import read_place
from incidents.web.words import date_words, summary_words

_LONGEST = 2000  # characters of one answer that are read
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Offered:
    """An incident that may be the one at hand, as pages show it."""

    code: str
    title: str
    lang: str
    date: str
    figures: str
    alike: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """What can be read of the answers typed so far, and the address of the article."""

    draft: Draft
    address: str


@blueprint.get("/incidents/alike")
@needs(Action.RECORD)
def alike() -> ResponseReturnValue:
    """Incidents that the answers may be of: a part of a page, or JSON for who asks for that."""
    found = offered(candidates(sketch(request.args)))
    if request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json":
        items = [{**asdict(one), "url": url_for("incidents.show", code=one.code)} for one in found]
        return jsonify(items=items)
    return Response(render_template("incidents/_alike.html", alike=found), mimetype="text/html")


def candidates(typed: Sketch) -> tuple[Alike, ...]:
    """The incidents, the most alike first."""
    return matching.candidates(typed.draft, actor(), address=typed.address)


def sketch(typed: Mapping[str, str], place: IncidentPlace | None = None) -> Sketch:
    """The answers as far as they can be read; what cannot be read is left out. `place` stands before the words."""
    answers = {name: text[:_LONGEST] for name, text in typed.items()}
    published = _read(answers.get("published", ""), lambda text: read_date(text, today=today()))
    where = [place] if place else list(_places(answers))
    draft = Draft(
        title=in_its_language(_read(answers.get("what", ""), clean_line) or ""),
        occurred=_occurred(answers.get("occurred", ""), published),
        places=tuple(where),
        claims=tuple(_claims(answers)),
    )
    return Sketch(draft=draft, address=link_in(_read(answers.get("read_where", ""), clean_line) or ""))


def offered(found: Iterable[Alike]) -> tuple[Offered, ...]:
    """Incidents with the reasons, in the reader's language."""
    names = Names(language())
    return tuple(_told(one, names) for one in found)


def _told(one: Alike, names: Names) -> Offered:
    title, lang = one.summary.title.best(language())
    return Offered(
        code=one.code,
        title=title or one.code,
        lang=lang,
        date=date_words(one.summary.occurred),
        figures=summary_words(one.summary),
        alike=likeness_in_words(one.likeness, language()),
        reasons=reasons_in_words(one.likeness.reasons, language(), names),
        against=reasons_in_words(one.likeness.against, language(), names),
    )


def _occurred(text: str, published: UncertainDate | None) -> UncertainDate | None:
    day = published.latest if published else None
    return _read(text, lambda words: read_date(words, today=today(), published=day))


def _places(answers: Mapping[str, str]) -> Iterator[IncidentPlace]:
    """The place meant; while several answer to the words, each of them may be."""
    code = answers.get("place_choice") or answers.get("place_code", "")
    answer = _read(answers.get("place", ""), lambda text: read_place(text, code))
    if answer is not None:
        yield from map(placed, (answer.place,) if answer.place else answer.offered)


def _claims(answers: Mapping[str, str]) -> Iterator[Claim]:
    for number, (name, outcome) in enumerate((("killed", KILLED), ("injured", INJURED)), start=1):
        count: ReadCount | None = _read(answers.get(name, ""), read_count)
        if count is not None:
            yield Claim(
                number=number,
                article="",
                outcome=outcome,
                qualifier=count.qualifier,
                value=count.value,
                upper=count.upper,
            )


def _read(text: str, read: Callable[[str], Value]) -> Value | None:
    """What the words mean; None for no words, and for such as say nothing yet."""
    try:
        return read(text) if text.strip() else None
    except Refused:
        return None
