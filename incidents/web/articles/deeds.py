"""Changing the library: add, correct, publish, withdraw, rate an outlet."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.articles import Article
from incidents.domain.errors import Conflict, NotFound, Refused
from incidents.domain.vocabulary import N_
from incidents.services import articles, reference, reviewing
from incidents.web.articles.blueprint import blueprint
from incidents.web.articles.forms import ArticleForm, RatingForm, WithdrawForm
from incidents.web.articles.views import show_page
from incidents.web.gate import actor, needs


@blueprint.route("/articles/new", methods=["GET", "POST"])
@needs(Action.RECORD)
def new() -> ResponseReturnValue:
    """Add an article to the library."""
    form = ArticleForm()
    if form.submitted():
        try:
            code = articles.add(form.draft(), actor(), outlet_name=form.outlet.data, via_name=form.via.data)
            return redirect(url_for("articles.show", code=code, saved="new"), 303)
        except Refused as refusal:
            form.refuse(refusal)
    return _form(form), 422 if form.is_submitted() else 200


@blueprint.route("/articles/<code>/edit", methods=["GET", "POST"])
@needs(Action.RECORD)
def edit(code: str) -> ResponseReturnValue:
    """Correct the team's copy of an article."""
    found = articles.article(code, actor())
    form = ArticleForm()
    if not form.is_submitted():
        form.show(found)
        return _form(form, found)
    if form.submitted():
        try:
            _amend(found, form)
            return redirect(url_for("articles.show", code=code, saved="changed"), 303)
        except Conflict:
            return _too_late(form, code), 409
        except Refused as refusal:
            form.refuse(refusal)
    return _form(form, found), 422


@blueprint.post("/articles/<code>/publish")
@needs(Action.PUBLISH)
def publish(code: str) -> ResponseReturnValue:
    """Let the public read an article as it now stands."""
    articles.publish(code, actor())
    return redirect(url_for("articles.show", code=code, saved="published"), 303)


@blueprint.post("/articles/<code>/withdraw")
@needs(Action.WITHDRAW)
def withdraw(code: str) -> ResponseReturnValue:
    """Take an article back from the public."""
    found, form = articles.article(code, actor()), WithdrawForm()
    if not form.submitted():
        return show_page(found, RatingForm(formdata=None), form), 422
    articles.withdraw(code, form.reason.data, actor())
    return redirect(url_for("articles.show", code=code, saved="withdrawn"), 303)


@blueprint.post("/articles/<code>/rating")
@needs(Action.RATE)
def rate(code: str) -> ResponseReturnValue:
    """Say how reliable the outlet of an article usually is."""
    found, form = articles.article(code, actor()), RatingForm()
    if not found.content.outlet:
        raise NotFound(N_("There is no such outlet."))
    if not form.submitted():
        return show_page(found, form, WithdrawForm(formdata=None)), 422
    reviewing.rate_source(found.content.outlet, form.reliability.data, form.reliability_reason.data, actor())
    return redirect(url_for("articles.show", code=code, saved="rated"), 303)


def _amend(found: Article, form: ArticleForm) -> None:
    """Save over the version that the writer had read; no version sent is none read."""
    draft = form.draft(found.content)
    names = {"outlet_name": form.outlet.data, "via_name": form.via.data}
    articles.amend(found.code, draft, form.version.data or 0, actor(), **names)


def _too_late(form: ArticleForm, code: str) -> str:
    """Both texts side by side; saving once more saves over the other on purpose."""
    standing = articles.article(code, actor())
    differences = form.changed_fields(standing)
    form.version.typed, form.version.data = "", standing.version
    return _form(form, standing, differences)


def _form(
    form: ArticleForm, found: Article | None = None, differences: list[tuple[str, str, str]] | None = None
) -> str:
    outlets = sorted({name for source in reference.all_sources() for name in source.name.all()})
    return render_template("articles/form.html", form=form, article=found, differences=differences, outlets=outlets)
