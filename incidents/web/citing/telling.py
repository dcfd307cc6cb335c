"""A citation as a page shows it: the reader's language first, the others, and the files for programs."""

from dataclasses import dataclass

from flask import Response, url_for

from incidents.domain.citing import MEDIA_TYPES, WRITERS, Ending
from incidents.domain.criteria import Criteria
from incidents.domain.errors import NotFound
from incidents.domain.incident import Record
from incidents.domain.lists import EvidenceList
from incidents.domain.query import written
from incidents.domain.releases import Release
from incidents.domain.vocabulary import N_
from incidents.services import citing
from incidents.services.citing import Cited
from incidents.web.gate import actor
from incidents.web.i18n import NAMES, language, say
from incidents.web.query import address, way


@dataclass(frozen=True)
class Sentence:
    """The citation in one language, with the name of that language in itself."""

    lang: str
    name: str
    text: str


@dataclass(frozen=True)
class Citation:
    """What the part "Cite" of a page shows; `files` are (words, address)."""

    own: Sentence
    others: tuple[Sentence, ...]
    files: tuple[tuple[str, str], ...]


def of_incident(record: Record) -> Cited:
    """An incident, at the address of its page."""
    return citing.of_incident(record, url_for("incidents.show", code=record.code, _external=True), language())


def of_list(found: EvidenceList) -> Cited:
    """A list, at the address of its page."""
    return citing.of_list(found, url_for("lists.show", code=found.code, _external=True), language())


def of_release(release: Release) -> Cited:
    """A release, at the address of its page."""
    return citing.of_release(release, url_for("explore.release", release=release.number, _external=True), language())


def of_question(criteria: Criteria, name: str = "") -> Cited:
    """A question, at the address of its list: that is open to everyone, as a kept question is not."""
    asked = address("explore.incidents", criteria.question)
    whole = url_for("pages.home", _external=True).rstrip("/") + asked.removeprefix(url_for("pages.home").rstrip("/"))
    return citing.of_question(criteria, whole, language(), actor(), name)


def shown(cited: Cited, endpoint: str, query: str = "", **values: object) -> Citation:
    """A citation for a page; `endpoint` and `values` lead to its files, `query` goes along."""
    sentences = [Sentence(code, NAMES.get(code, code), text) for code, text in cited.texts.items()]
    own = next((one for one in sentences if one.lang == language()), sentences[0])
    files = tuple((say(one.label), _href(endpoint, one, query, values)) for one in Ending)
    return Citation(own, tuple(one for one in sentences if one is not own), files)


def question_address(endpoint: str, criteria: Criteria) -> str:
    """The page on which a question is cited, from the endpoint of its list."""
    query = written(way(endpoint, criteria.question)[1])
    if criteria.release is None:
        path = url_for("citing.question")
    else:
        path = url_for("citing.question_then", release=criteria.release)
    return f"{path}?{query}" if query else path


def file_of(cited: Cited, ending: str) -> Response:
    """A citation as a file. NotFound: an ending that there is not."""
    if ending not in set(Ending):
        raise NotFound(N_("There is no such file."))
    form = Ending(ending)
    answer = Response(WRITERS[form](cited.work), content_type=f"{MEDIA_TYPES[form]}; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename={cited.work.key}.{form.value}"
    return answer


def _href(endpoint: str, ending: Ending, query: str, values: dict[str, object]) -> str:
    path = url_for(endpoint, ending=ending.value, **values)  # type: ignore[arg-type]
    return f"{path}?{query}" if query else path
