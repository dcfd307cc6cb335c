"""The seven questions, and their answers as a report."""

from typing import Any

from wtforms import FormField, StringField

from incidents.domain.access import Actor
from incidents.domain.errors import Refused
from incidents.domain.quick import Covers, QuickReport, link_in
from incidents.domain.vocabulary import N_
from incidents.web.forms import CountField, DateField, LineField, Longest, ProseField, term_choices
from incidents.web.i18n import later, say
from incidents.web.incidents.article_question import SourceLine
from incidents.web.incidents.fields import ChoicesField, SentenceField, button
from incidents.web.incidents.new_place import NewPlace
from incidents.web.incidents.place_question import PlaceQuestion


class QuickForm(PlaceQuestion):
    """Seven questions."""

    read_where = SourceLine(later(N_("Link or headline")))
    outlet = LineField(later(N_("Outlet")), [Longest(200)])
    published = DateField(later(N_("Date published, if known")))
    what = SentenceField(later(N_("What happened?")))
    occurred = DateField(later(N_("When?")), published="published")
    place = LineField(later(N_("Where?")), [Longest(120)])
    place_code = StringField(later(N_("Where?")), default="")
    place_choice = ChoicesField(later(N_("Which one?")), choices=())
    new_place = FormField(NewPlace, later(N_("Place not listed? Add it here")))
    killed = CountField(later(N_("Killed")))
    injured = CountField(later(N_("Injured")))
    passage = ProseField(later(N_("Copy the sentence that says so")))
    covers = ChoicesField(later(N_("Do these numbers cover only this event?")), choices=term_choices(Covers))
    add_to = StringField(default="")
    save = button(N_("Save"))
    draft = button(N_("Save draft"))
    sitting = StringField(default="")
    version = StringField(default="")
    window = StringField(default="")
    another = button(N_("Record another incident from this article"))

    @property
    def link(self) -> str:
        """The web address of question 1; blank where a headline was given."""
        return link_in(self.read_where.data or "")

    @property
    def decided(self) -> bool:
        """Whether a person said what to do about an article, or a likely duplicate, that is here already."""
        return bool(self.another.data or self.add_to.data)

    @property
    def other_than(self) -> str:
        """The code of the incident that this one was said not to be; blank or "1" where none was named."""
        return str((self.another.raw_data or [""])[0])

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer alone, then what they ask of one another."""
        self.find_place()
        fine = super().validate(extra_validators)
        return self.place_holds() and self._says_enough() and self._says_what_it_covers() and fine

    @property
    def has_its_place(self) -> bool:
        """A record that is here already has its place."""
        return bool(self.add_to.data)

    def report(self, by: Actor) -> QuickReport:
        """The answers as values; a new place is kept on the way."""
        return QuickReport(
            read_where=self.read_where.data,
            outlet=self.outlet.data,
            published=self.published.data,
            what=self.what.data,
            occurred=self.occurred.data,
            place=self.place_meant(by),
            killed=self.killed.data,
            injured=self.injured.data,
            passage=self.passage.data,
            covers=Covers(self.covers.data or Covers.UNSURE),
        )

    def _says_enough(self) -> bool:
        if self.read_where.data or self.outlet.data or self.what.data:
            return True
        self.refuse(Refused(N_("Answer question 1 or question 2. Everything else can wait."), field="read_where"))
        return False

    def _says_what_it_covers(self) -> bool:
        counted = self.killed.typed.strip() or self.injured.typed.strip()
        if self.draft.data or not counted or self.covers.data:
            return True
        self.covers.errors = [*self.covers.errors, say(N_("Choose one. “Not sure” is a good answer."))]
        return False
