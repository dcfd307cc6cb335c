"""Copies of articles on the web: keep, upload, look again, take along, try what waits; and whose text it is."""

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.captures import LARGEST, Copy, Part
from incidents.domain.errors import NotFound, Refused
from incidents.domain.vocabulary import N_
from incidents.services import articles, keeping
from incidents.web.articles.blueprint import blueprint
from incidents.web.articles.copy_words import told
from incidents.web.articles.forms import AgencyForm, UploadForm, VoiceForm
from incidents.web.articles.views import show_page
from incidents.web.forms import HouseForm
from incidents.web.gate import actor, needs
from incidents.web.sizes import MIB, takes

_AT_ONCE = 5  # of what waits, a press; each may take twenty seconds


@blueprint.post("/articles/<code>/copies/fetch")
@needs(Action.RECORD)
def fetch_copy(code: str) -> ResponseReturnValue:
    """Fetch the page of an article and keep it."""
    return _fetched(code, look_again=False)


@blueprint.post("/articles/<code>/copies/again")
@needs(Action.RECORD)
def look_again(code: str) -> ResponseReturnValue:
    """Look whether the page of an article is still there and reads the same."""
    return _fetched(code, look_again=True)


@blueprint.post("/articles/<code>/copies/upload")
@needs(Action.RECORD)
@takes(LARGEST + MIB)
def upload_copy(code: str) -> ResponseReturnValue:
    """Keep an uploaded file as a copy of an article."""
    found, form = articles.article(code, actor()), UploadForm()
    if form.submitted():
        try:
            copy = keeping.upload(code, form.file.data.stream, form.file.data.filename or "", actor())
            return _back(copy)
        except Refused as refusal:
            form.refuse(refusal)
    return show_page(found, upload=form), 422


@blueprint.get("/articles/<code>/copies/<copy>/<part>")
@needs(Action.READ_TEAM)
def copy_file(code: str, copy: str, part: str) -> Response:
    """One file of a copy: always to be saved, never to be shown here."""
    if part not in set(Part):
        raise NotFound(N_("There is no such copy."))
    found, body = keeping.part(code, copy, Part(part), actor())
    answer = Response(body, mimetype="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name_of(Part(part))}"'
    return answer


@blueprint.get("/copies")
@needs(Action.RECORD)
def waiting() -> str:
    """What waits to be fetched."""
    return _queue(())


@blueprint.post("/copies/try")
@needs(Action.RECORD)
def try_waiting() -> ResponseReturnValue:
    """Try what waits, a few at a time."""
    if not HouseForm().submitted():
        return redirect(url_for("articles.waiting"), 303)
    return _queue(keeping.try_waiting(actor(), most=_AT_ONCE))


@blueprint.post("/articles/<code>/voice")
@needs(Action.RECORD)
def one_voice(code: str) -> ResponseReturnValue:
    """Say that an article is the text of another one."""
    form = VoiceForm()
    if not form.submitted():
        raise NotFound(N_("There is no such article."))
    keeping.one_voice(code, form.origin.data, actor())
    if form.review.data:
        return redirect(url_for("review.show", code=form.review.data), 303)
    return redirect(url_for("articles.show", code=code, saved="voice"), 303)


@blueprint.post("/articles/<code>/agency")
@needs(Action.RECORD)
def agency(code: str) -> ResponseReturnValue:
    """Say that an article is the text of an agency, which its outlet carried."""
    form = AgencyForm()
    if not form.submitted():
        raise NotFound(N_("There is no such outlet."))
    keeping.carried_by(code, form.agency.data, actor())
    return redirect(url_for("articles.show", code=code, saved="voice"), 303)


def _fetched(code: str, *, look_again: bool) -> ResponseReturnValue:
    found, form = articles.article(code, actor()), HouseForm()
    if form.submitted():
        try:
            return _back(keeping.look_again(code, actor()) if look_again else keeping.fetch(code, actor()))
        except Refused as refusal:
            form.refuse(refusal)
    return show_page(found, asked=form), 422


def _back(copy: Copy) -> ResponseReturnValue:
    """To the article's page, which says what came of it."""
    address = url_for("articles.show", code=copy.article, saved=f"copy-{copy.state.value}", _anchor="copies")
    return redirect(address, 303)


def _queue(tried: tuple[Copy, ...]) -> str:
    return render_template(
        "articles/copies.html",
        waiting=[told(one) for one in keeping.waiting(actor())],
        tried=[told(one) for one in tried],
        fetching=keeping.allowed(),
        at_once=_AT_ONCE,
    )
