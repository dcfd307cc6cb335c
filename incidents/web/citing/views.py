"""Citations as files for programs, and the page on which a question is cited."""

from collections.abc import Callable

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.domain.query import written
from incidents.services import lists, releasing, searching, views
from incidents.services.citing import Cited
from incidents.web.citing.blueprint import blueprint
from incidents.web.citing.telling import file_of, of_incident, of_list, of_question, of_release, shown
from incidents.web.errors import page as error_page
from incidents.web.gate import actor, needs
from incidents.web.query import address, read, way

_LIST = "explore.incidents"
_UNREADABLE = 400


@blueprint.get("/incidents/<code>/cite.<ending>")
@needs(Action.READ_PUBLIC)
def incident(code: str, ending: str) -> Response:
    """An incident, as whoever asks may read it."""
    return file_of(of_incident(searching.incident(code, actor())), ending)


@blueprint.get("/lists/<code>/cite.<ending>")
@needs(Action.READ_PUBLIC)
def evidence_list(code: str, ending: str) -> Response:
    """A list, as whoever asks may read it."""
    return file_of(of_list(lists.evidence_list(code, actor())), ending)


@blueprint.get("/views/<code>/cite.<ending>")
@needs(Action.LIST)
def view(code: str, ending: str) -> Response:
    """A kept question, under its name, at the address of what it asks."""
    found = views.view(code, actor())
    return file_of(of_question(views.question(found), found.content.name), ending)


@blueprint.get("/incidents/cite.<ending>")
@needs(Action.READ_PUBLIC)
def question_file(ending: str) -> ResponseReturnValue:
    """A question, as it is answered today."""
    return _or_why(lambda: file_of(of_question(read(request.args)), ending))


@blueprint.get("/releases/<int:release>/cite.<ending>")
@needs(Action.READ_PUBLIC)
def release_file(release: int, ending: str) -> ResponseReturnValue:
    """A release, or a question to it."""
    return _or_why(lambda: file_of(_of_then(release), ending))


@blueprint.get("/incidents/cite")
@needs(Action.READ_PUBLIC)
def question() -> ResponseReturnValue:
    """The page on which a question is cited."""
    return _or_why(lambda: _page(of_question(read(request.args)), "citing.question_file"))


@blueprint.get("/releases/<int:release>/cite")
@needs(Action.READ_PUBLIC)
def question_then(release: int) -> ResponseReturnValue:
    """The same of a question to a release, or of the release itself."""
    return _or_why(lambda: _page(_of_then(release), "citing.release_file", release=release))


def _or_why(answer: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    """An answer, or the page that says why the question cannot be asked."""
    try:
        return answer()
    except Refused as refusal:
        return error_page(_UNREADABLE, refusal.message, **refusal.params)


def _of_then(release: int) -> Cited:
    found = releasing.release(release, actor())
    criteria = read(request.args)
    asks = way(_LIST, criteria.question)[1]
    return of_question(criteria) if asks else of_release(found)


def _page(cited: Cited, endpoint: str, **values: object) -> str:
    criteria = read(request.args).question
    return render_template(
        "citing/question.html",
        citation=shown(cited, endpoint, written(way(_LIST, criteria)[1]), **values),
        title=cited.work.title,
        address=cited.work.address,
        back=address(_LIST, criteria),
    )
