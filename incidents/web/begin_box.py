"""The box in which an article is handed in, on whatever page it stands."""

from wtforms import FileField, TextAreaField

from incidents.domain.vocabulary import N_
from incidents.web.forms import HouseForm
from incidents.web.i18n import later


class BeginForm(HouseForm):
    """Something to read."""

    text = TextAreaField(later(N_("The report's text, or its address")), default="")
    file = FileField(later(N_("Or a file: text, a saved page, a PDF")))
