"""The articles of our own files: what a record names, and each as it stood in our library."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from incidents.domain.articles import ArticleDraft, ArticleRef, Covers
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.tabled import NamedArticle
from incidents.domain.vocabulary import N_, DataKind, Relation, Tier
from incidents.reading.presets import shapes
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.coded import edtf, member, several, trilingual, yes
from incidents.reading.sheets.table import Row

NAME = "library"
MARKS = ("code", "outlet", "excerpt", "superseded_by")
_ITSELF = N_("An article cannot be based on itself.")
_BACKWARDS = N_("The last day lies before the first one.")
_NOT_PUBLISHED = N_("The article has not been published yet by this date.")


def named(row: Row) -> Iterator[str]:
    """Codes of the articles that a record names, as they are mentioned."""
    if row.plain is not None:
        yield from _named_plainly(row.plain.get("content"))
        return
    for name, columns in _NAMING:
        for part in row.parts.get(name, ()):
            for column in columns:
                yield from (code.strip() for code in str(part.cells.get(column) or "").split("|"))


#: Table → its columns that hold codes of articles.
_NAMING = (
    ("articles", ("article",)),
    ("figures", ("article",)),
    ("causes", ("article",)),
    ("actors", ("alleged_by", "reply_article")),
)


def _named_plainly(content: Any) -> Iterator[str]:
    """The same of a record in JSON, whatever its shape turns out to be."""
    for name, fields in (("articles", ("article",)), ("claims", ("article",)), ("causes", ("article",)),
                         ("actors", ("alleged_by", "reply_article"))):  # fmt: skip
        listed = content.get(name) if isinstance(content, Mapping) else None
        for item in listed if isinstance(listed, list) else ():
            for field in fields if isinstance(item, Mapping) else ():
                value = item.get(field)
                yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def based_on(row: Row) -> tuple[str, ...]:
    """Codes of the articles that one of the library names in its turn."""
    held = row.plain.get("content") if row.plain is not None else row.cells
    found = (held.get("origin"), held.get("superseded_by")) if isinstance(held, Mapping) else ()
    return tuple(code for code in found if isinstance(code, str) and code)


def read(cells: Cells) -> dict[str, ArticleDraft]:
    """Code → each article of the library that the record needs; one that is wrong is said, and refuses the record."""
    found = {}
    for row in cells.row.parts.get(NAME, ()):
        own = Cells(row, cells.names)
        draft = _plain(own) if row.plain is not None else _of_cells(own)
        if draft is not None:
            own.problems += _faults(draft, str(row.cells.get("code")), own)
        cells.problems += [problem.at(f"{NAME} {row.number}: {problem.field}") for problem in own.problems]
        if draft is not None and not own.problems:
            found[str(row.cells["code"])] = draft
    return found


def cited(code: str, relation: Relation, whole: ArticleDraft) -> NamedArticle:
    """An article of the library as a record rests on it."""
    return NamedArticle(code=code, title=whole.title, published=whole.published, relation=relation, whole=whole)


def shown(ref: ArticleRef, relation: Relation) -> NamedArticle:
    """An article of which the file holds only what the record shows."""
    return NamedArticle(
        code=ref.code,
        title=ref.title,
        outlet=ref.outlet,
        via=ref.via.best("en")[0],
        authors=ref.authors,
        url=ref.url,
        archive_url=ref.archive_url,
        published=ref.published,
        language=ref.language,
        correction_note=ref.correction_note,
        relation=relation,
        voice=ref.voice,
        tier=Tier.TEAM,
    )


def beside(library: Mapping[str, ArticleDraft], rested_on: Iterable[NamedArticle]) -> tuple[NamedArticle, ...]:
    """The other articles that the record needs, in the order of the file."""
    known = {one.code for one in rested_on}
    return tuple(cited(code, Relation.CONTEXT, whole) for code, whole in library.items() if code not in known)


def _plain(own: Cells) -> ArticleDraft | None:
    return shapes.read(ArticleDraft, (own.row.plain or {}).get("content"), own.problems)


def _of_cells(own: Cells) -> ArticleDraft:
    published = edtf(own, "published")
    return ArticleDraft(
        title=own.text("title"),
        outlet=own.code("outlet"),
        authors=several(own, "authors"),
        via=own.code("via"),
        url=own.text("url"),
        url_shown=yes(own, "url_shown"),
        published=replace(published, as_printed=own.line("published_as_printed")) if published else None,
        accessed=_day(own, "accessed"),
        language=own.line("language"),
        kind=own.line("kind"),
        excerpt=own.text("excerpt"),
        excerpt_truncated=yes(own, "excerpt_truncated"),
        summary=trilingual(own, "summary", prose=True),
        origin=own.code("origin"),
        archive_url=own.text("archive_url"),
        correction_note=own.text("correction_note"),
        superseded_by=own.code("superseded_by"),
        covers=_covers(own),
        tier=member(own, "seen_by", Tier, Tier.PUBLIC),
        data_kind=member(own, "data_kind", DataKind, DataKind.RECORD),
    )


def _covers(own: Cells) -> Covers | None:
    place, first, last = own.code("covers_place"), _day(own, "covers_first"), _day(own, "covers_last")
    return Covers(place=place, first=first, last=last) if place and first and last else None


def _day(own: Cells, column: str) -> Any:
    when: UncertainDate | None = own.day(column)
    return when.earliest if when is not None else None


def _faults(draft: ArticleDraft, code: str, own: Cells) -> Iterator[Refused]:
    """What the database would refuse without saying of which article."""
    if code in {draft.origin, draft.superseded_by}:
        yield Refused(_ITSELF, field="origin")
    if draft.covers is not None and draft.covers.last < draft.covers.first:
        yield Refused(_BACKWARDS, field="covers")
    if draft.published is not None and draft.published.earliest > own.names.today:
        yield Refused(_NOT_PUBLISHED, field="published")
