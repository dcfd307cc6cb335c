"""The front page: what the database holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from incidents.domain.access import Action
from incidents.domain.articles import Article
from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import N_
from incidents.services import articles, overview, searching
from incidents.services.overview import Ready, Signature
from incidents.web.explore.asked import totals_words
from incidents.web.explore.map_page import frame_address
from incidents.web.explore.months import month_bars
from incidents.web.explore.rows import rows_of
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.pages.blueprint import blueprint
from incidents.web.query import address
from incidents.web.words import best, date_words, number_words

_LATEST = Criteria(size=5)
_ARTICLES = 60
_SHOWN = 4


@dataclass(frozen=True)
class ArticleRow:
    """An article as a line of a list."""

    code: str
    title: str
    outlet: str
    date_words: str
    excerpt: str
    lang: str


@blueprint.get("/")
@needs(Action.READ_PUBLIC)
def home() -> ResponseReturnValue:
    """What was reported, by whom, and how well it is supported."""
    by, lang = actor(), language()
    totals, library = searching.totals(Criteria(), by), articles.newest(_ARTICLES, by)
    signature = overview.signature(by, lang, lambda code: url_for("incidents.show", code=code))
    return render_template(
        "pages/home.html",
        totals=totals_words(totals, Criteria()),
        figures=totals.figures,
        articles=library.total,
        map_frame_url=frame_address(Criteria()),
        cards=[_card(one) for one in overview.ready_questions(by, lang)],
        **_signed(signature),
        months=month_bars(Criteria(), by, "explore.incidents"),
        latest_incidents=rows_of(searching.page(_LATEST, by).items),
        latest_articles=[_article(one) for one in _told(library.items)],
    )


def _told(found: Sequence[Article]) -> list[Article]:
    """The newest that can be named by their headline, else the newest of all."""
    named = [one for one in found if one.content.title]
    return (named or list(found))[:_SHOWN]


def _card(ready: Ready) -> dict[str, str]:
    href = address("explore.incidents", ready.criteria)
    return {"title": ready.title, "href": href, "figure": ready.figure, "words": ready.words, "note": ready.note}


def _signed(signature: Signature | None) -> dict[str, Any]:
    """One number, and where it comes from."""
    if signature is None:
        return {"strip_svg": None}
    said = say(
        N_("%(title)s. A mark is one source’s figure at the time it was given. Counted: %(counted)s. Not counted, each "
           "with its reason: %(others)s."),
        title=signature.title, counted=number_words(signature.counted), others=number_words(signature.others),
    )  # fmt: skip
    return {
        "strip_svg": Markup(signature.strip.drawing),  # noqa: S704 - drawn by us, every text escaped
        "strip_keys": [(Markup(mark), words) for mark, words in signature.strip.keys],  # noqa: S704
        "strip_words": said,
        "strip_code": signature.code,
    }


def _article(article: Article) -> ArticleRow:
    content = article.content
    outlet, via = best(article.outlet_name), best(article.via_name)
    return ArticleRow(
        code=article.code,
        title=content.title,
        outlet=say(N_("%(outlet)s, via %(via)s"), outlet=outlet, via=via) if via else outlet,
        date_words=date_words(content.published) if content.published else "",
        excerpt=content.excerpt,
        lang=content.language or "en",
    )
