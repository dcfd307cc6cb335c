"""Citations as files for programs, and the page on which a question is cited."""

from flask import Response, render_template, request

from incidents.domain.access import Action
from incidents.domain.criteria import Criteria
from incidents.domain.query import written
from incidents.services import lists, releasing, searching, views
from incidents.services.citing import Cited
from incidents.web.citing.blueprint import blueprint
from incidents.web.citing.telling import file_of, of_incident, of_list, of_question, of_release, shown
from incidents.web.gate import actor, needs
from incidents.web.query import address, read, way


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
def question_file(ending: str) -> Response:
    """A question, as it is answered today."""
    return file_of(of_question(read(request.args)), ending)


@blueprint.get("/releases/<int:release>/cite.<ending>")
@needs(Action.READ_PUBLIC)
def release_file(release: int, ending: str) -> Response:
    """A release, or a question to it."""
    return file_of(_of_then(release), ending)


@blueprint.get("/incidents/cite")
@needs(Action.READ_PUBLIC)
def question() -> str:
    """The page on which a question is cited."""
    criteria = read(request.args)
    return _page(of_question(criteria), criteria, "citing.question_file")


@blueprint.get("/releases/<int:release>/cite")
@needs(Action.READ_PUBLIC)
def question_then(release: int) -> str:
    """The same of a question to a release, or of the release itself."""
    cited = _of_then(release)
    return _page(cited, read(request.args), "citing.release_file", release=release)


def _of_then(release: int) -> Cited:
    found = releasing.release(release, actor())
    criteria = read(request.args)
    asks = way("explore.incidents", criteria.question)[1]
    return of_question(criteria) if asks else of_release(found)


def _page(cited: Cited, criteria: Criteria, endpoint: str, **values: object) -> str:
    query = written(way("explore.incidents", criteria.question)[1])
    return render_template(
        "citing/question.html",
        citation=shown(cited, endpoint, query, **values),
        title=cited.work.title,
        address=cited.work.address,
        back=address("explore.incidents", criteria.question),
    )
