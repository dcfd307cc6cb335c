"""One more source of a record: where it was read, what it says, what the numbers cover."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Refused
from incidents.domain.incident import Record
from incidents.domain.quick import Covers, QuickReport
from incidents.domain.vocabulary import ALL, N_
from incidents.services import recording, reference
from incidents.web.forms import (
    CountField,
    DateField,
    HouseForm,
    LineField,
    Longest,
    ProseField,
    listed_choices,
    term_choices,
)
from incidents.web.gate import actor, needs
from incidents.web.i18n import later, say
from incidents.web.incidents.article_question import SourceLine
from incidents.web.incidents.blueprint import blueprint
from incidents.web.incidents.fields import ChoiceField, ChoicesField, button, choice
from incidents.web.incidents.filling import words_of_articles


class SourceForm(HouseForm):
    """Question 1 anew, the figures, and the sentence that gives them."""

    known = ChoiceField(later(N_("An article of this record")))
    read_where = SourceLine(later(N_("Link or headline")))
    outlet = LineField(later(N_("Outlet")), [Longest(200)])
    published = DateField(later(N_("Date published, if known")))
    killed = CountField(later(N_("Killed")))
    injured = CountField(later(N_("Injured")))
    group = ChoiceField(later(N_("Who they were")), choices=listed_choices("victim_group"), default=ALL)
    said_by = LineField(later(N_("Who says it, in the article's words")))
    passage = ProseField(later(N_("Copy the sentence that says so")))
    covers = ChoicesField(later(N_("Do these numbers cover only this event?")), choices=term_choices(Covers))
    save = button(N_("Add it"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer alone, then what they ask of one another."""
        fine = super().validate(extra_validators)
        if not (self.known.data or self.read_where.data or self.outlet.data):
            self.refuse(Refused(N_("Say where you read it."), field="read_where"))
            fine = False
        counted = self.killed.typed.strip() or self.injured.typed.strip()
        if not counted and not self.passage.data:
            self.refuse(Refused(N_("Give a figure, or the sentence that matters."), field="killed"))
            fine = False
        if counted and not self.covers.data:
            self.refuse(Refused(N_("Choose one. “Not sure” is a good answer."), field="covers"))
            fine = False
        return fine

    def report(self, record: Record) -> QuickReport:
        """The answers as values."""
        return QuickReport(
            known=self.known.data or "",
            read_where=self.read_where.data,
            outlet=self.outlet.data,
            published=self.published.data,
            occurred=record.content.occurred,
            killed=self.killed.data,
            injured=self.injured.data,
            group=self.group.data or ALL,
            said_by=self.said_by.data,
            passage=self.passage.data,
            covers=Covers(self.covers.data or Covers.UNSURE),
        )


@blueprint.route("/incidents/<code>/sources/new", methods=["GET", "POST"])
@needs(Action.RECORD)
def add_source(code: str) -> ResponseReturnValue:
    """One more source; the record then holds its figures."""
    record = recording.working_copy(code, actor())
    form = SourceForm()
    told = words_of_articles([link.article for link in record.content.articles])
    form.known.choices = [choice("", say(N_("Another one, named below"))), *(choice(*pair) for pair in told)]
    if form.submitted():
        try:
            recording.add_source(code, form.report(record), actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("incidents.show", code=code, saved="source"), 303)
    outlets = [name for source in reference.all_sources() for name in source.name.all()]
    page = render_template("incidents/source.html", form=form, record=record, outlets=outlets)
    return page, 422 if form.is_submitted() else 200
