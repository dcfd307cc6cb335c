"""A record of our own JSON as a row: the whole of it, held to its shape and to the word lists of this house."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from incidents.domain.articles import ArticleDraft
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft
from incidents.domain.tabled import NamedArticle, RowDraft, Stood
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, N_
from incidents.reading.presets import own_library, shapes
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.own_named import involved, placed
from incidents.reading.presets.own_weighing import weighed

#: What is told of where a record stood; and all that it has: the last four are only for reading.
_STOOD = ("status", "grade", "grade_reason", "revision", "created", "published")
_FIELDS = frozenset({"code", "content", *_STOOD, "url", "audience", "changed", "ranges"})
#: What a row has in the very form of the record.
_AS_IT_STANDS = (
    "title", "summary", "occurred", "time_from", "time_text", "time_of_day", "clarity", "event_type", "violations",
    "causes", "claims", "settings", "no_number_reason", "sensitivity", "tier", "data_kind",
)  # fmt: skip
_NO_FIELD = N_("There is no such field here; it is left out.")
_NO_TERM = N_("“%(code)s” is no code of this column.")
_NOT_HELD = N_("The file does not hold the article %(code)s.")


def read(cells: Cells) -> RowDraft:
    """The row of a record. Whatever is wrong with it refuses it, at the path of the field."""
    plain = cells.row.plain or {}
    for name in sorted(plain.keys() - _FIELDS):
        cells.warn(shapes.shown(name), _NO_FIELD)
    library = own_library.read(cells)
    code = shapes.read(str, plain.get("code"), cells.problems, "code") or ""
    content = shapes.read(Draft, plain.get("content"), cells.problems)
    stood = _stood(plain, cells.problems)
    if content is None:
        return cells.draft(external=code, whole=True)
    for at, words, slug in _terms(content):
        if slug and cells.names.term(words, slug) != slug:
            cells.refuse(at, _NO_TERM, code=shapes.shown(slug))
    cells.problems += weighed(content, cells.names.today)
    _miss(content, library, cells)
    rested_on = tuple(_articles(content, library))
    return cells.draft(
        **{name: getattr(content, name) for name in _AS_IT_STANDS},
        external=" ".join(code.split()),
        places=tuple(map(placed, content.places)),
        actors=tuple(map(involved, content.actors)),
        articles=rested_on,
        beside=own_library.beside(library, rested_on),
        links=tuple(replace(link, title=Trilingual(), occurred=None) for link in content.links),
        whole=True,
        stood=stood,
    )


def _articles(content: Draft, library: Mapping[str, ArticleDraft]) -> Iterator[NamedArticle]:
    """The articles that the record rests on, each once: from the library, else as the record itself shows them."""
    links = {link.article: link for link in content.articles}
    for code, link in links.items():
        if code in library:
            yield own_library.cited(code, link.relation, library[code])
        elif link.ref is not None:
            yield own_library.shown(replace(link.ref, code=code), link.relation)


def _miss(content: Draft, library: Mapping[str, ArticleDraft], cells: Cells) -> None:
    """Say which articles the file does not hold: a record cannot rest on one; what only mentions it goes without."""
    shown = {link.article for link in content.articles if link.ref is not None}
    for number, link in enumerate(content.articles, 1):
        if link.article not in library and link.ref is None:
            cells.refuse(f"articles {number}: article", _NOT_HELD, code=shapes.shown(link.article))
    for at, code in _mentioned(content):
        if code and code not in library and code not in shown:
            cells.warn(at, _NOT_HELD, code=shapes.shown(code))


def _mentioned(content: Draft) -> Iterator[tuple[str, str]]:
    yield from ((f"causes {number}: article", one.article) for number, one in enumerate(content.causes, 1))
    for number, part in enumerate(content.actors, 1):
        yield from ((f"actors {number}: alleged_by", code) for code in part.alleged_by)
        yield f"actors {number}: reply_article", part.reply_article


def _terms(content: Draft) -> Iterator[tuple[str, str, str]]:
    """Every code of a word list: where it stands, the list, the code."""
    yield "event_type", "event_type", content.event_type
    yield from (("sensitivity", "sensitivity", slug) for slug in content.sensitivity)
    yield from (("violations", "violation", slug) for slug in content.violations)
    yield from ((f"causes {n}: term", "cause", one.term) for n, one in enumerate(content.causes, 1))
    for number, claim in enumerate(content.claims, 1):
        at = f"claims {number}"
        yield f"{at}: outcome", "outcome", claim.outcome
        yield f"{at}: group", "victim_group", claim.group or ALL
        yield from ((f"{at}: combined", "outcome", slug) for slug in claim.combined)
    for number, part in enumerate(content.actors, 1):
        at = f"actors {number}"
        yield f"{at}: degree", "degree", part.degree
        yield f"{at}: attribution", "attribution", part.attribution
        yield f"{at}: position", "official_position", part.position
    for number, one in enumerate(content.settings, 1):
        yield f"settings {number}: outcome", "outcome", one.outcome
        yield f"settings {number}: group", "victim_group", one.group


def _stood(plain: Mapping[str, Any], problems: list[Refused]) -> Stood | None:
    """Where the record stood; what is not said is as for a new one."""
    said = {name: plain[name] for name in _STOOD if plain.get(name) is not None}
    return shapes.read(Stood, said, problems)
