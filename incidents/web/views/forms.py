"""Forms of a kept question."""

from wtforms import BooleanField, HiddenField

from incidents.domain.views import SavedView, ViewDraft, ViewPage
from incidents.domain.vocabulary import N_
from incidents.services.views import LONGEST_NAME
from incidents.web.forms import HouseForm, LineField, Longest, ProseField, Required
from incidents.web.i18n import later


class _Named(HouseForm):
    name = LineField(later(N_("Name")), [Required(N_("Give the question a name.")), Longest(LONGEST_NAME)])
    shared = BooleanField(later(N_("The whole team may open it")))


class KeepForm(_Named):
    """A question to keep, in the view it was asked in."""

    page = HiddenField()
    query = ProseField(later(N_("The question")), [Longest(100_000)])

    def draft(self) -> ViewDraft:
        """The question as asked; in the list, where the view is none of ours."""
        page = ViewPage(self.page.data) if self.page.data in set(ViewPage) else ViewPage.LIST
        return ViewDraft(name=self.name.data, page=page, query=self.query.data or "", shared=self.shared.data)


class RenameForm(_Named):
    """Another name, another circle. `seen` is the name that the page was opened with."""

    seen = HiddenField()

    def show(self, found: SavedView) -> None:
        """Fill the form with a kept question."""
        self.name.data = self.seen.data = found.content.name
        self.shared.data = found.content.shared
