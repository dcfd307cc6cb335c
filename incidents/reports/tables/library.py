"""The library table: every article as its audience may read it, one row each, whichever records rest on it."""

from collections.abc import Callable
from operator import attrgetter

from incidents.domain.articles import ArticleDraft
from incidents.domain.vocabulary import N_, DataKind, Tier
from incidents.reports.cells import Value
from incidents.reports.columns import YES_NO, Beside, Column
from incidents.reports.companions import KeyedArticle
from incidents.reports.tables.dates import date_part


def _content(path: str) -> Callable[[KeyedArticle], Value]:
    read: Callable[[ArticleDraft], Value] = attrgetter(path)
    return lambda row: read(row[1])


def _covers(part: str) -> Callable[[KeyedArticle], Value]:
    return lambda row: getattr(row[1].covers, part) if row[1].covers is not None else None


LIBRARY: Beside[KeyedArticle] = Beside(
    name="library",
    title=N_("Article library"),
    row=N_("One row an article, whether one incident rests on it, several or none"),
    columns=(
        Column("code", lambda row: row[0], N_("The code of the article")),
        Column("data_kind", _content("data_kind"), N_("What kind of record it is"), DataKind),
        Column("title", _content("title"), N_("Its title as printed"), width=40),
        Column("outlet", _content("outlet"), N_("The code of the outlet that published it")),
        Column("via", _content("via"), N_("The code of where it was read, if not with its publisher")),
        Column("authors", _content("authors"), N_("Who wrote it, as printed"), width=24),
        Column("url", _content("url"), N_("Its address"), width=30),
        Column(
            "url_shown", _content("url_shown"), N_("Whether the address is whole and the outlet's own"), YES_NO,
        ),
        Column("archive_url", _content("archive_url"), N_("The address of an archived copy"), width=30),
        Column(
            "published", lambda row: date_part(row[1].published, "edtf"),
            N_("When it was published, in the form of ISO 8601-2"),
        ),
        Column(
            "published_as_printed", lambda row: date_part(row[1].published, "as_printed"),
            N_("The date of publication in the words that were read"),
        ),
        Column("accessed", _content("accessed"), N_("The day on which it was read")),
        Column("language", _content("language"), N_("Its language")),
        Column("kind", _content("kind"), N_("What kind of text it is"), "article_kind"),
        Column("excerpt", _content("excerpt"), N_("A part of it, quoted"), width=40),
        Column("excerpt_truncated", _content("excerpt_truncated"), N_("Whether the quoted part was cut"), YES_NO),
        Column("summary_en", _content("summary.en"), N_("What it says, in English, in our own words"), width=40),
        Column("summary_ar", _content("summary.ar"), N_("What it says, in Arabic, in our own words"), width=40),
        Column("summary_ckb", _content("summary.ckb"), N_("What it says, in Kurdish, in our own words"), width=40),
        Column("origin", _content("origin"), N_("The code of the article that it is based on")),
        Column("superseded_by", _content("superseded_by"), N_("The code of the article that took its place")),
        Column("correction_note", _content("correction_note"), N_("What its publisher corrected"), width=30),
        Column("covers_place", _covers("place"), N_("The code of the place that it is about as a whole")),
        Column("covers_first", _covers("first"), N_("The first day that it is about as a whole")),
        Column("covers_last", _covers("last"), N_("The last day that it is about as a whole")),
        Column("seen_by", _content("tier"), N_("Who can see it"), Tier, team=True),
    ),
    rows=lambda named: named.articles(),
)  # fmt: skip
