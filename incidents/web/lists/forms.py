"""Forms of an evidence list."""

from dataclasses import replace
from typing import Any

from wtforms import FieldList, Form, FormField, StringField

from incidents.domain.lists import EvidenceList, ListDraft, ListItem
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_
from incidents.services.lists import MOST_ITEMS
from incidents.web.forms import HouseForm, LineField, Longest, ProseField, Required, TrilingualField
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import ChoicesField, NumberField

_LONGEST_QUESTION = 4000
_NO_TITLE = N_("Give the list a title, in one language at least.")
_STEPS = {"up": -1, "down": 1}


class ItemRow(Form):
    """An incident of the list with its note."""

    incident = LineField(later(N_("Incident")))
    note = ProseField(later(N_("Note on this incident")), [Longest(2000)])


class _Titled(HouseForm):
    """A title and a cover text, each in up to three languages."""

    title = TrilingualField(later(N_("Title")))
    cover = TrilingualField(later(N_("Cover text")), prose=True)

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field, and that there is a title."""
        fine = super().validate(extra_validators)
        if not self.title.value and not self.title.errors:
            first = self.title.form.en
            first.errors = [*first.errors, say(_NO_TITLE)]
            return False
        return fine


class NewListForm(_Titled):
    """A new list: by hand, with a first incident perhaps, or of a question."""

    query = ProseField(later(N_("The question")), [Longest(_LONGEST_QUESTION)])
    incident = LineField(later(N_("First incident")), [Longest(80)])

    def draft(self) -> ListDraft:
        """The list as typed."""
        items = (ListItem(self.incident.data),) if self.incident.data else ()
        return ListDraft(
            title=self.title.value,
            cover=self.cover.value,
            query=self.query.data.lstrip("?") if self.query.data else None,
            items=() if self.query.data else items,
        )


class EditListForm(_Titled):
    """Title, cover, notes and order. `step` is the button of a row, "up", "down" or "off" with the incident's code."""

    version = NumberField(least=1, most=999_999_999)
    items = FieldList(FormField(ItemRow), max_entries=MOST_ITEMS)
    step = StringField(default="")

    def show(self, found: EvidenceList) -> None:
        """Fill the form with a kept list."""
        self.version.data = found.version
        for code in LANGUAGES:
            self.title.form[code].data = getattr(found.content.title, code)
            self.cover.form[code].data = getattr(found.content.cover, code)
        for item in found.content.items:
            self.items.append_entry({"incident": item.incident, "note": item.note})

    def draft(self, before: ListDraft) -> ListDraft:
        """The list as typed, its pressed button obeyed; incidents come from the list, never from the form."""
        typed = {row.form.incident.data: row.form.note.data for row in self.items}
        items = tuple(ListItem(item.incident, typed.get(item.incident, item.note)) for item in before.items)
        draft = replace(before, title=self.title.value, cover=self.cover.value, items=items)
        return self._stepped(draft)

    def _stepped(self, draft: ListDraft) -> ListDraft:
        deed, _, incident = (self.step.data or "").partition(" ")
        if deed == "off":
            return draft.without(incident)
        return draft.moved(incident, _STEPS[deed]) if deed in _STEPS else draft


class AddForm(HouseForm):
    """Put an incident on one of one's lists."""

    incident = LineField(later(N_("Code of the incident")), [Required(), Longest(80)])
    to = ChoicesField(later(N_("On which list?")), [Required(N_("Choose a list."))], choices=())
    note = ProseField(later(N_("Note on this incident")), [Longest(2000)])


class ItemForm(HouseForm):
    """Put an incident on the list whose page this is."""

    incident = LineField(later(N_("Code of the incident")), [Required(), Longest(80)])
    note = ProseField(later(N_("Note on this incident")), [Longest(2000)])


class VersionForm(HouseForm):
    """A deed on the list as it was read."""

    version = NumberField(least=1, most=999_999_999)
