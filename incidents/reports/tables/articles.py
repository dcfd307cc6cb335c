"""The articles table: the texts each incident rests on, as far as its readers may see them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from incidents.domain.articles import ArticleRef
from incidents.domain.incident import ArticleLink
from incidents.domain.vocabulary import N_, Relation
from incidents.reports.cells import Value
from incidents.reports.columns import BELONGS, Column, Entry, Table
from incidents.reports.tables.dates import PRECISIONS, date_part


@dataclass(frozen=True)
class ArticleRow:
    """One article of one incident."""

    entry: Entry
    link: ArticleLink
    figures: int


def _rows(entry: Entry) -> Iterable[ArticleRow]:
    said = [heard.claim.article for heard in entry.heard.values()]
    return (ArticleRow(entry, link, said.count(link.article)) for link in entry.record.content.articles)


def _ref(read: Callable[[ArticleRef], Value]) -> Callable[[ArticleRow], Value]:
    return lambda row: read(row.link.ref) if row.link.ref is not None else None


ARTICLES: Table[ArticleRow] = Table(
    name="articles",
    title=N_("Articles"),
    row=N_("One row an article of an incident; an article on three incidents has three rows"),
    columns=(
        *BELONGS,
        Column("article", lambda row: row.link.article, N_("The code of the article")),
        Column("relation", lambda row: row.link.relation, N_("How the article belongs to the incident"), Relation),
        Column("figures", lambda row: row.figures, N_("How many figures and facts of the incident it states")),
        Column("title", _ref(lambda ref: ref.title), N_("Its title as printed"), width=40),
        Column("language", _ref(lambda ref: ref.language), N_("Its language")),
        Column("outlet_en", _ref(lambda ref: ref.outlet.en), N_("Who published it, in English"), width=24),
        Column("outlet_ar", _ref(lambda ref: ref.outlet.ar), N_("Who published it, in Arabic"), width=24),
        Column("via", _ref(lambda ref: ref.via.best("en")[0]), N_("Where it was read, if not with its publisher")),
        Column("authors", _ref(lambda ref: ref.authors), N_("Who wrote it, as printed"), width=24),
        Column("published", _ref(lambda ref: date_part(ref.published, "edtf")), N_("When it was published")),
        Column(
            "published_earliest", _ref(lambda ref: date_part(ref.published, "earliest")),
            N_("The first day on which it may have been published"),
        ),
        Column(
            "published_latest", _ref(lambda ref: date_part(ref.published, "latest")),
            N_("The last day on which it may have been published"),
        ),
        Column(
            "published_precision", _ref(lambda ref: date_part(ref.published, "precision")),
            N_("How exactly the day is known"), PRECISIONS,
        ),
        Column(
            "article_url", _ref(lambda ref: ref.url),
            N_("Its own address; empty where that is not whole or not the outlet's own"), width=30,
        ),
        Column("archive_url", _ref(lambda ref: ref.archive_url), N_("The address of an archived copy"), width=30),
        Column("correction", _ref(lambda ref: ref.correction_note), N_("What its publisher corrected"), width=30),
        Column("voice", _ref(lambda ref: ref.voice), N_("Whose voice it is: figures of one voice are one source")),
        Column(
            "reliability", _ref(lambda ref: ref.reliability),
            N_("Is this outlet usually reliable?"), "reliability", team=True,
        ),
    ),
    rows=_rows,
)  # fmt: skip
