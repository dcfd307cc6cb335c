"""Every word list with its codes, for those who care for them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.services import reference
from incidents.web.gate import needs
from incidents.web.vocabulary.titles import title_of

blueprint = Blueprint("vocabulary", __name__)


@blueprint.get("/vocabulary")
@needs(Action.VOCABULARY)
def index() -> ResponseReturnValue:
    """The lists as they are in use, their labels in three languages, and where a label is missing."""
    lists = [(name, title_of(name), terms) for name, terms in reference.vocabulary().items()]
    return render_template("vocabulary/index.html", lists=lists)
