"""An article in words, as the library and its own page show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from babel import Locale

from incidents.domain.access import Actor
from incidents.domain.articles import Article, ArticleDraft, Covers
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import N_, Status
from incidents.services import articles as library
from incidents.services import searching
from incidents.services.reference import Names
from incidents.web.explore.rows import Row, rows_of
from incidents.web.i18n import language, say
from incidents.web.query import address
from incidents.web.words import best, date_words, day_words, is_web_address

OTHER = "other"
_SHORT = 320


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Everything told of an article, each text already in words; blank where nothing is said.

    `title` is as printed; `headline` stands for it where the title was not kept. `read_more` is the address, only
    where it is whole and the outlet's own. `cut`: the excerpt goes on where it was published. `leaning` is how many
    incidents lean on it; where they are many, `incidents` are some of them, and `list_href` leads to all.
    """

    code: str
    title: str
    headline: str
    lang: str
    outlet: str
    authors: str
    date_words: str
    language: str
    kind: str
    excerpt: str
    cut: bool
    read_more: str
    status: str
    incidents: tuple[Row, ...]
    leaning: int
    list_href: str


def digest(found: Iterable[Article], by: Actor) -> list[Shown]:
    """Articles of a page, each with a short excerpt and the incidents that lean on it."""
    articles = list(found)
    codes = tuple(dict.fromkeys(code for one in articles for code, _ in one.incidents))
    summaries = {one.code: one for one in searching.summaries_of(codes, by)}
    names = Names(language())
    return [_short(shown(one, summaries, names, by)) for one in articles]


def shown(article: Article, summaries: Mapping[str, Summary], names: Names, by: Actor) -> Shown:
    """An article in the reader's language."""
    content = article.content
    leaning = [summaries[code] for code, _ in article.incidents if code in summaries]
    return Shown(
        code=article.code,
        title=content.title,
        headline=headline(article),
        lang=content.language,
        outlet=outlet_words(article),
        authors=say(N_(", ")).join(content.authors),
        date_words=_when(content),
        language=language_words(content.language),
        kind=names.term("article_kind", content.kind) if content.kind else "",
        excerpt=content.excerpt,
        cut=content.excerpt_truncated,
        read_more=content.url if content.url_shown and is_web_address(content.url) else "",
        status="" if article.status == Status.PUBLISHED else say(article.status.label),
        incidents=tuple(rows_of(leaning)),
        leaning=library.how_many(article, by),
        list_href=address("explore.incidents", Criteria(articles=(article.code,))) if article.many else "",
    )


def headline(article: Article) -> str:
    """The title as printed; where it was not kept, the outlet and the day."""
    content = article.content
    return content.title or say(N_("%(outlet)s, %(date)s"), outlet=outlet_words(article), date=_when(content))


def _when(content: ArticleDraft) -> str:
    return date_words(content.published) if content.published else say(N_("no date given"))


def language_words(code: str) -> str:
    """A language by its name; the code of one that has no name here."""
    return str(Locale.parse(language()).languages.get(code, code)) if code != OTHER else say(N_("Another language"))


def outlet_words(article: Article) -> str:
    """Who published it: "Reuters, via SCMP"."""
    outlet = best(article.outlet_name) or say(N_("Source not named"))
    via = best(article.via_name)
    return say(N_("%(outlet)s, via %(via)s"), outlet=outlet, via=via) if via else outlet


def covers_words(covers: Covers | None, names: Names) -> str:
    """What a report is about as a whole: "Dhi Qar, 1 Oct 2019 to 10 Feb 2020"."""
    if covers is None:
        return ""
    span = UncertainDate.span(covers.first, covers.last, lasting=covers.first != covers.last)
    return say(N_("%(place)s, %(date)s"), place=names.place(covers.place), date=date_words(span))


def facts(article: Article, told: Shown, names: Names) -> list[tuple[str, str]]:
    """Named facts of the page, those only that there are."""
    content = article.content
    pairs = [
        (N_("Outlet"), told.outlet),
        (N_("Authors"), told.authors),
        (N_("Published"), told.date_words),
        (N_("Date as printed"), _as_printed(content)),
        (N_("Language"), told.language),
        (N_("Kind of text"), told.kind),
        (N_("Covers"), covers_words(content.covers, names)),
        (N_("Read by us"), day_words(content.accessed)),
    ]
    return [(say(name), what) for name, what in pairs if what]


def _as_printed(content: ArticleDraft) -> str:
    printed = content.published.as_printed if content.published else ""
    return printed if content.published and printed != content.published.edtf else ""


def _short(told: Shown) -> Shown:
    """The excerpt cut at a word, for the digest."""
    if len(told.excerpt) <= _SHORT:
        return told
    kept = told.excerpt[:_SHORT].rsplit(" ", 1)[0].rstrip(" ,;:")
    return replace(told, excerpt=f"{kept} …", cut=True)
