"""How long the texts of a row may be: what has no room is refused with its row, and never cut in silence."""

from collections.abc import Iterator

from incidents.domain.articles import ArticleDraft
from incidents.domain.errors import Refused
from incidents.domain.people import Involvement
from incidents.domain.tabled import NamedArticle, RowDraft
from incidents.domain.vocabulary import N_

_TOO_LONG = N_("This is too long: at most %(name)s characters.")
_NO_ARTICLE = N_("Figure %(number)s names an article that the file does not hold.")
_LINE, _CODE, _SHORT, _LANGUAGE = 500, 80, 40, 12  # characters
#: Field of a figure → the most it holds.
_OF_CLAIM = {
    "printed": _LINE,
    "said_by": _LINE,
    "scope_place": _LINE,
    "institution": _CODE,
    "term": _CODE,
    "page_or_time": _SHORT,
    "passage_lang": _LANGUAGE,
}


def lacking(row: RowDraft) -> Iterator[Refused]:
    """What has no room: a text longer than its field, and a figure of an article that the row does not name."""
    for field, text, most in _texts(row):
        if len(text) > most:
            yield Refused(_TOO_LONG, field=field, name=most)
    named = {one.code for one in (*row.articles, *row.beside)}
    for claim in row.claims:
        if claim.article and claim.article not in named:
            yield Refused(_NO_ARTICLE, field="article", number=claim.number)


def _texts(row: RowDraft) -> Iterator[tuple[str, str, int]]:
    """Every text of a row that has a bound: its field, the text, the most it may hold."""
    yield "time_of_day", row.time_of_day, _SHORT
    yield "occurred", row.occurred.as_printed if row.occurred else "", _LINE
    for claim in row.claims:
        yield from ((name, getattr(claim, name), most) for name, most in _OF_CLAIM.items())
    for article in (*row.articles, *row.beside):
        yield from _of_article(article)
        yield from _of_library(article.whole) if article.whole else ()
    yield from (("places", place.given.as_named, _LINE) for place in row.places if place.given)
    for actor in row.actors:
        yield from _of_part(actor.involvement)


def _of_part(one: Involvement) -> Iterator[tuple[str, str, int]]:
    yield "basis", one.basis, _CODE
    yield from (("public_name", name, _LINE) for name in one.public_name.all())


def _of_library(one: ArticleDraft) -> Iterator[tuple[str, str, int]]:
    yield from (("authors", name, _LINE) for name in one.authors)
    yield from (("language", one.language, _LANGUAGE), ("kind", one.kind, _CODE))
    yield "published", one.published.as_printed if one.published else "", _LINE


def _of_article(one: NamedArticle) -> Iterator[tuple[str, str, int]]:
    yield from (("outlet", name, _LINE) for name in (*one.outlet.all(), one.via))
    yield from (("authors", name, _LINE) for name in one.authors)
    yield "language", one.language, _LANGUAGE
