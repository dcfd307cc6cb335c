"""Article rows as values: whole articles, and what an incident shows of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from incidents.domain.articles import Article, ArticleDraft, ArticleRef, Covers
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import NotFound
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import N_, DataKind, Status, Tier
from incidents.storage import lookup
from incidents.storage.db import session
from incidents.storage.models.article import ArticleAuthorRow, ArticleRow, SourceRow
from incidents.storage.models.claim import ClaimRow
from incidents.storage.models.place import PlaceRow
from incidents.storage.plain_rows import Values, by_number

#: The columns of an article that an incident shows.
_SHOWN = select(
    ArticleRow.id, ArticleRow.code, ArticleRow.title, ArticleRow.language, ArticleRow.source_id, ArticleRow.via_id,
    ArticleRow.origin_id, ArticleRow.published_edtf, ArticleRow.published_as_printed, ArticleRow.url,
    ArticleRow.url_shown, ArticleRow.archive_url, ArticleRow.correction_note, ArticleRow.status, ArticleRow.tier,
)  # fmt: skip


def article(current: Session, code: str) -> Article:
    """One article by its code. NotFound if there is none."""
    row = current.scalars(select(ArticleRow).where(ArticleRow.code == code)).first()
    if row is None:
        raise NotFound(N_("There is no such article."))
    return values([row])[0]


def values(rows: Sequence[ArticleRow]) -> tuple[Article, ...]:
    """Articles with their outlets and number of figures, in the order given."""
    current = session()
    numbers = [row.id for row in rows]
    sources = {row.id: row for row in current.scalars(select(SourceRow))}
    names = {key: row.code for key, row in sources.items()}
    authors, origins = authors_of(current, numbers), _origins(current, rows)
    others = lookup.codes(current, ArticleRow, [row.origin_id for row in rows] + [row.superseded_by_id for row in rows])
    places = lookup.codes(current, PlaceRow, [row.covers_place_id for row in rows])
    figures = _figures(current, numbers)
    return tuple(
        Article(
            code=row.code,
            version=row.version,
            status=Status(row.status),
            content=draft_of(row, authors.get(row.id, ()), names, others, places),
            outlet_name=_name(sources.get(row.source_id or 0)),
            via_name=_name(sources.get(row.via_id or 0)),
            voice=_voice(row, sources, origins),
            reliability=sources[row.source_id].reliability if row.source_id else "",
            figures=figures.get(row.id, 0),
            changed=row.changed,
        )
        for row in rows
    )


def contents(current: Session, rows: Sequence[ArticleRow]) -> dict[str, ArticleDraft]:
    """Code → the content of each article, without all that is counted and looked up for a page."""
    numbers = [row.id for row in rows]
    authors = authors_of(current, numbers)
    names = lookup.codes(current, SourceRow, [number for row in rows for number in (row.source_id, row.via_id)])
    others = lookup.codes(
        current, ArticleRow, [number for row in rows for number in (row.origin_id, row.superseded_by_id)]
    )
    places = lookup.codes(current, PlaceRow, [row.covers_place_id for row in rows])
    return {row.code: draft_of(row, authors.get(row.id, ()), names, others, places) for row in rows}


def refs(current: Session, numbers: Iterable[int]) -> dict[int, ArticleRef]:
    """Row number → what an incident shows of the article, its voice and rating included."""
    wanted = sorted(set(numbers))
    rows = {row.id: row for row in current.execute(_SHOWN.where(ArticleRow.id.in_(wanted)))}
    origins = {row.id: row for row in _origin_rows(current, rows.values())}
    named = (number for row in (*rows.values(), *origins.values()) for number in (row.source_id, row.via_id))
    sources = by_number(current, SourceRow, {number for number in named if number is not None})
    authors = authors_of(current, wanted)
    return {number: _ref(row, sources, authors.get(number, ()), origins) for number, row in rows.items()}


def draft_of(row: ArticleRow, authors: tuple[str, ...], names: dict[int, str], articles: dict[int, str],
             places: dict[int, str]) -> ArticleDraft:  # fmt: skip
    """The content of a row; `names`, `articles`, `places` turn row numbers into codes."""
    covers = None
    if row.covers_place_id and row.covers_first and row.covers_last:
        covers = Covers(place=places[row.covers_place_id], first=row.covers_first, last=row.covers_last)
    return ArticleDraft(
        title=row.title,
        outlet=names.get(row.source_id or 0, ""),
        authors=authors,
        via=names.get(row.via_id or 0, ""),
        url=row.url,
        url_shown=row.url_shown,
        published=_when(row.published_edtf, row.published_as_printed),
        accessed=row.accessed,
        language=row.language,
        kind=row.kind,
        excerpt=row.excerpt,
        excerpt_truncated=row.excerpt_truncated,
        summary=Trilingual(row.summary_en, row.summary_ar, row.summary_ckb),
        origin=articles.get(row.origin_id or 0, ""),
        archive_url=row.archive_url,
        correction_note=row.correction_note,
        superseded_by=articles.get(row.superseded_by_id or 0, ""),
        covers=covers,
        tier=Tier(row.tier),
        data_kind=DataKind(row.data_kind),
    )


def authors_of(current: Session, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Row number → authors in the order printed."""
    found: dict[int, list[str]] = defaultdict(list)
    query = select(ArticleAuthorRow.article_id, ArticleAuthorRow.name).where(ArticleAuthorRow.article_id.in_(numbers))
    for article, name in current.execute(query.order_by(ArticleAuthorRow.article_id, ArticleAuthorRow.position)):
        found[article].append(name)
    return {each: tuple(names) for each, names in found.items()}


def _figures(current: Session, numbers: Sequence[int]) -> dict[int, int]:
    query = (
        select(ClaimRow.article_id, func.count()).where(ClaimRow.article_id.in_(numbers)).group_by(ClaimRow.article_id)
    )
    return dict(current.execute(query).all())


def _origins(current: Session, rows: Iterable[ArticleRow]) -> dict[int, ArticleRow]:
    wanted = {row.origin_id for row in rows if row.origin_id}
    return (
        {row.id: row for row in current.scalars(select(ArticleRow).where(ArticleRow.id.in_(wanted)))} if wanted else {}
    )


def _origin_rows(current: Session, rows: Iterable[Values]) -> Iterable[Values]:
    wanted = {row.origin_id for row in rows if row.origin_id}
    return current.execute(_SHOWN.where(ArticleRow.id.in_(wanted))) if wanted else ()


def _voice(row: Any, sources: Mapping[int, Any], origins: Mapping[int, Any]) -> str:
    spoken = origins.get(row.origin_id or 0, row)
    source = sources.get(spoken.source_id or 0)
    voice: str = (source.family or source.code) if source else spoken.code
    return voice


def _ref(
    row: Values, sources: Mapping[int, Values], authors: tuple[str, ...], origins: Mapping[int, Values]
) -> ArticleRef:
    source, origin = sources.get(row.source_id or 0), origins.get(row.origin_id or 0)
    return ArticleRef(
        code=row.code,
        title=row.title,
        language=row.language,
        outlet=_name(source),
        via=_name(sources.get(row.via_id or 0)),
        authors=authors,
        published=_when(row.published_edtf, row.published_as_printed),
        url=row.url if row.url_shown else "",
        archive_url=row.archive_url,
        correction_note=row.correction_note,
        voice=_voice(row, sources, origins),
        own_voice="" if origin is None or _is_public(origin) else _voice(row, sources, {}),
        reliability=source.reliability if source else "",
        public=_is_public(row),
    )


def _is_public(row: Values) -> bool:
    return bool(row.status == Status.PUBLISHED.value and row.tier == Tier.PUBLIC.value)


def _name(row: SourceRow | Values | None) -> Trilingual:
    return Trilingual(row.name_en, row.name_ar, row.name_ckb) if row else Trilingual()


@lru_cache(maxsize=10_000)
def _when(edtf: str, as_printed: str) -> UncertainDate | None:
    """A day of publication; thousands of articles share each."""
    return replace(UncertainDate.from_edtf(edtf), as_printed=as_printed) if edtf else None
