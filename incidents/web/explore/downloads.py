"""The answer as a file, and the page to choose one from: what each form is for, and what it cannot carry."""

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.criteria import Criteria
from incidents.domain.errors import Refused
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_, Audience
from incidents.services import exporting, offering
from incidents.services.exporting import SPOKEN, ExportResult, Order, Template
from incidents.web.addresses import of_codes
from incidents.web.errors import page
from incidents.web.explore.asked import chips, may_have_team
from incidents.web.explore.blueprint import blueprint
from incidents.web.gate import actor, needs
from incidents.web.i18n import language
from incidents.web.query import Asked, address, asked, moved, read

_OURS = frozenset({"lang", "format", "audience", "template"})
_UNREADABLE = 400
_MOST = 20_000  # incidents of a file made while somebody waits: some seconds as CSV, half a minute as XLSX
_PAGE = frozenset({"lang", "audience"})


@blueprint.get("/incidents/download")
@needs(Action.EXPORT_PUBLIC)
def download() -> ResponseReturnValue:
    """The forms a selection comes in, each with what it cannot carry of it."""
    question = asked(besides=_PAGE)
    if elsewhere := moved(question, besides=_PAGE):
        return elsewhere
    criteria, by = question.criteria.question, actor()
    team = may_have_team(criteria, by)
    audience = Audience.TEAM if team and request.args.get("audience") == Audience.TEAM else Audience.PUBLIC
    offered = None if question.problems else offering.offered(criteria, audience, language(), _MOST, by)
    return render_template(
        "explore/download.html",
        **_around(question),
        offered=offered,
        most=_MOST,
        hrefs={form: _href(form.value, criteria, audience) for form in exporting.Form},
        audiences=[(one, address("explore.download", criteria, audience=one.value)) for one in Audience]
        if team
        else [],
    ), _UNREADABLE if question.problems else 200


def _around(question: Asked) -> dict[str, Any]:
    """The question in words, or what is wrong with it."""
    criteria, by = question.criteria.question, actor()
    return {
        "chips": chips(criteria, by),
        "problems": question.problems,
        "typed": {},
        "list_href": address("explore.incidents", criteria),
    }


def _href(form: str, criteria: Criteria, audience: Audience) -> str:
    team = audience.value if audience == Audience.TEAM else ""
    return address("explore.export", criteria, format=form, audience=team)


@blueprint.get("/export")
@needs(Action.EXPORT_PUBLIC)
def export() -> ResponseReturnValue:
    """The selection as a file, whole before its first byte is sent."""
    try:
        whole, result = _made(_order())
    except Refused as refusal:
        return page(_UNREADABLE, refusal.message, **refusal.params)
    whole.seek(0)
    answer = send_file(whole, result.mimetype, as_attachment=True, download_name=result.name, max_age=0)
    answer.headers["X-Incidents-Count"] = str(result.count)
    answer.headers["X-Incidents-SHA256"] = result.digest
    return answer


def _made(order: Order) -> tuple[IO[bytes], ExportResult]:
    """The file, which the answer closes once it is sent, and what is in it."""
    with ExitStack() as until:
        whole = until.enter_context(TemporaryFile())
        result = exporting.export(order, actor(), whole)
        until.pop_all()
    return whole, result


def _order() -> Order:
    audience = request.args.get("audience", Audience.PUBLIC.value)
    if audience not in set(Audience):
        raise Refused(N_("“%(text)s” is not an audience; it can be public or team."), text=audience[:40])
    form = request.args.get("format", "")
    return Order(
        form=form,
        criteria=read(request.args, besides=_OURS).question,
        template=exporting.read_template(request.args.get("template") or Template.REPORT),
        audience=Audience(audience),
        lang=_language(form),
        address=of_codes("incidents.show", external=True),
        article=of_codes("articles.show", external=True),
        list_page=of_codes("lists.show", external=True),
        most=_MOST,
    )


def _language(form: str) -> str:
    """That of the page; a form with a document in it speaks each of the three, whether or not the pages do."""
    asked = request.args.get("lang", "")
    return asked if form in SPOKEN and asked in LANGUAGES else language()
