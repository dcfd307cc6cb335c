"""Reading the library: the digest, one article, the feed."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.articles import Article
from incidents.domain.errors import NotFound, Refusals, Refused
from incidents.domain.shelf import ArticlePage, Shelf, read_shelf
from incidents.services import articles, keeping, reference
from incidents.web.articles.blueprint import blueprint
from incidents.web.articles.copy_words import copy_section
from incidents.web.articles.feed import entry
from incidents.web.articles.forms import RatingForm, UploadForm, WithdrawForm
from incidents.web.articles.telling import digest, facts, headline, language_words, outlet_words, shown
from incidents.web.atom import document
from incidents.web.errors import page as error_page
from incidents.web.forms import HouseForm
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say

_IN_THE_FEED = 50
_MANY_TYPED = 1000


@blueprint.get("/articles")
@needs(Action.READ_PUBLIC)
def index() -> ResponseReturnValue:
    """The digest, narrowed by words, language or outlet."""
    pairs = [pair for pair in request.args.items(multi=True) if pair[0] != "lang"]
    try:
        asked = read_shelf(pairs)
        page = articles.shelf(asked, actor())
    except Refused as refusal:
        return _page(Shelf(), problems=refusal), 400
    if len(pairs) != len([value for _, value in pairs if value.strip()]):
        return redirect(_address(asked.query), 303)
    return _page(asked, page)


@blueprint.get("/articles/feed.atom")
@needs(Action.READ_PUBLIC)
def feed() -> Response:
    """The newest public articles as an Atom feed."""
    found = articles.latest_public(_IN_THE_FEED)
    entries = [entry(one, outlet_words(one), _whole_address(one)) for one in found]
    text = document(entries, title=say("Articles"), home=url_for("articles.index", _external=True),
                         own=url_for("articles.feed", _external=True), lang=language())  # fmt: skip
    return Response(text, mimetype="application/atom+xml")


@blueprint.get("/articles/<code>")
@needs(Action.READ_PUBLIC)
def show(code: str) -> ResponseReturnValue:
    """One article with everything told of it."""
    try:
        found = articles.article(code, actor())
    except NotFound:
        if articles.was_withdrawn(code):
            return error_page(410)
        raise
    return show_page(found)


def show_page(
    found: Article,
    rating: RatingForm | None = None,
    withdrawal: WithdrawForm | None = None,
    *,
    upload: UploadForm | None = None,
    asked: HouseForm | None = None,
) -> str:
    """The page of an article; the forms are shown to those who may send them, those given with what is wrong."""
    names = reference.Names(language())
    summaries = {one.code: one for one in articles.incidents_of(found, actor())}
    told = shown(found, summaries, names, actor())
    return render_template(
        "articles/show.html",
        article=found,
        told=told,
        facts=facts(found, told, names),
        origin=_related(found.content.origin),
        correction=_related(found.content.superseded_by),
        rating=rating or RatingForm(formdata=None),
        withdrawal=withdrawal or WithdrawForm(formdata=None),
        kept=copy_section(found),
        upload=upload or UploadForm(formdata=None),
        asked=asked,
        saved=request.args.get("saved", ""),
    )


def _related(code: str) -> dict[str, str] | None:
    other = articles.related(code, actor())
    if other is None:
        return None
    content = other.content
    return {"code": other.code, "title": content.title, "words": headline(other), "lang": content.language}


def _page(asked: Shelf, page: ArticlePage | None = None, problems: Refused | None = None) -> str:
    names, choices = reference.Names(language()), articles.choices(actor())
    outlets = sorted(((code, names.source(code), n) for code, n in choices.outlets), key=lambda one: one[1].casefold())
    further = asked.next(page.next) if page else None
    wrong = problems.problems if isinstance(problems, Refusals) else (problems,) if problems else ()
    return render_template(
        "articles/index.html",
        asked=asked,
        typed={name: request.args.get(name, "")[:_MANY_TYPED] for name in ("q", "language", "outlet")},
        problems={one.field or "": say(one.message, **one.params) for one in wrong},
        items=digest(page.items, actor()) if page else [],
        total=page.total if page else 0,
        next_href=_address(further) if further else None,
        languages=[(code, language_words(code), n) for code, n in choices.languages],
        outlets=outlets,
        waiting=keeping.how_many_wait(actor()),
    )


def _address(query: str) -> str:
    lang = request.args.get("lang", "")
    base = url_for("articles.index", lang=lang) if lang else url_for("articles.index")
    return f"{base}{'&' if lang else '?'}{query}" if query else base


def _whole_address(found: Article) -> str:
    return url_for("articles.show", code=found.code, _external=True)
