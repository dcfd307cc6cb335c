"""Reading evidence lists."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import NotFound
from incidents.domain.lists import EvidenceList
from incidents.domain.vocabulary import Status
from incidents.services import exporting, lists
from incidents.web.citing import telling as citing
from incidents.web.errors import page as error_page
from incidents.web.gate import actor, needs
from incidents.web.i18n import NAMES as LANGUAGE_NAMES
from incidents.web.i18n import language
from incidents.web.lists.blueprint import blueprint
from incidents.web.lists.forms import ItemForm
from incidents.web.lists.printing import AUDIENCES
from incidents.web.lists.telling import incidents_of, shown, sums


@blueprint.get("/lists")
@needs(Action.READ_PUBLIC)
def index() -> str:
    """Every list that whoever asks may read."""
    return render_template("lists/index.html", lists=[shown(one, actor()) for one in lists.all_lists(actor())])


@blueprint.get("/lists/<code>")
@needs(Action.READ_PUBLIC)
def show(code: str) -> ResponseReturnValue:
    """One list with its incidents."""
    try:
        return show_page(lists.evidence_list(code, actor()), ItemForm(formdata=None))
    except NotFound:
        if lists.was_withdrawn(code):
            return error_page(410)
        raise


def show_page(found: EvidenceList, adding: ItemForm) -> str:
    """The page of a list; `adding` is shown to those who may change it."""
    return render_template(
        "lists/show.html",
        found=found,
        told=shown(found, actor()),
        rows=incidents_of(found, actor()),
        most=lists.MOST_ITEMS,
        sums=sums(found, actor()),
        citation=citing.shown(citing.of_list(found), "citing.evidence_list", code=found.code),
        **_document(),
        public=found.status == Status.PUBLISHED,
        may_hand_out=lists.may_hand_out(found, actor()),
        adding=adding,
        saved=request.args.get("saved", ""),
    )


def _document() -> dict[str, Any]:
    """What a document of the list can be: its kinds, languages, audiences and forms."""
    return {
        "templates": tuple(exporting.Template),
        "document_languages": tuple(LANGUAGE_NAMES.items()),
        "document_lang": language(),
        "document_audiences": tuple((audience.value, words) for audience, words in AUDIENCES.items()),
        "documents": [one for one in exporting.Form if one in exporting.SPOKEN and exporting.may_have(one, actor())],
    }
