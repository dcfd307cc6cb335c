"""The full form: everything a person may enter about an incident, and the draft made of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from wtforms import FieldList, FormField, StringField

from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import N_, Clarity, Tier
from incidents.services import reference
from incidents.web.forms import (
    DateField,
    HouseForm,
    LineField,
    ProseField,
    TermField,
    TrilingualField,
    listed_choices,
)
from incidents.web.i18n import language, later, say
from incidents.web.incidents.article_question import ArticleQuestion
from incidents.web.incidents.fields import ChoiceField, NumberField, TicksField, button, choice, in_order
from incidents.web.incidents.figure_row import MOST_FIGURES, FigureRow
from incidents.web.incidents.moment_field import ClockField
from incidents.web.incidents.new_place import NewPlace
from incidents.web.incidents.rows import ActorRow, ArticleRow, CauseRow, LinkRow, PlaceRow, actor_choices

_MOST = 50
_LASTING = {
    "": N_("As the words above say"),
    "lasting": N_("It went on from the first day to the last"),
    "moment": N_("One moment on one of these days"),
}
_HOURS = {
    "": N_("Not said"),
    "dawn": N_("Dawn"),
    "morning": N_("Morning"),
    "noon": N_("Noon"),
    "afternoon": N_("Afternoon"),
    "evening": N_("Evening"),
    "night": N_("Night"),
}


def _told(table: dict[str, str]) -> Any:
    return lambda: [choice(code, say(words)) for code, words in table.items()]


def _list_of(kind: Any, most: int = _MOST) -> "FieldList[Any]":
    return FieldList(FormField(kind), max_entries=most)


class EditForm(HouseForm):
    """Sections: what happened, when, where, articles, figures, causes, actors, links, protection."""

    version = NumberField(least=1, most=999_999_999)
    title = TrilingualField(later(N_("What happened, in one sentence")))
    summary = TrilingualField(later(N_("What happened, in at most 120 words of our own")), prose=True)
    occurred = DateField(later(N_("When?")))
    lasting = ChoiceField(later(N_("If it is a span")), choices=_told(_LASTING))
    time_from = ClockField(later(N_("Hour it began, if known")))
    time_text = LineField(later(N_("Time as the source says it")))
    time_of_day = ChoiceField(later(N_("Part of the day")), choices=_told(_HOURS))
    clarity = TermField(later(N_("One event or a pattern")), kind=Clarity, default=Clarity.EVENT)
    event_type = ChoiceField(later(N_("Kind of event")), choices=listed_choices("event_type", blank=N_("Not said")))
    places = _list_of(PlaceRow)
    new_place = FormField(NewPlace, later(N_("Place not listed? Add it here")))
    articles = _list_of(ArticleRow)
    new_article = FormField(ArticleQuestion, later(N_("Add an article")))
    figures = _list_of(FigureRow, MOST_FIGURES)
    no_number_reason = ProseField(later(N_("Why there is no number, if there is none")))
    causes = _list_of(CauseRow)
    violations = TicksField(later(N_("Alleged violations")), choices=listed_choices("violation"))
    actors = _list_of(ActorRow)
    new_actor = LineField(later(N_("Not listed? Name the institution, unit or group")))
    links = _list_of(LinkRow)
    sensitivity = TicksField(later(N_("What to mind")), choices=listed_choices("sensitivity"))
    tier = TermField(later(N_("Who can see this")), kind=Tier, default=Tier.PUBLIC)
    save = button(N_("Save"))
    add = StringField(default="")
    accepts = ("new_place-spot.",)

    def ask(self, articles: Iterable[tuple[str, str]]) -> None:
        """Put the choices into the rows; `articles` are (code, words) of those of the record."""
        known = [choice(code, words) for code, words in articles]
        said = [choice("", say(N_("Choose"))), *known]
        actors = actor_choices()
        for row in self.figures:
            row.form.article.choices = said
            if len(known) == 1 and row.form.blank:
                row.form.article.data = known[0].value
        for row in self.causes:
            row.form.article.choices = said
        for row in self.actors:
            row.form.actor.choices = [*actors, *_kept_person(row.form.actor.data, actors)]
            row.form.alleged_by.choices = known
            row.form.reply_article.choices = said

    def draft(self, before: Draft) -> Draft:
        """The draft as typed over the one that stood before; what the form does not ask for stays as it was."""
        return replace(
            before,
            title=self.title.value,
            summary=self.summary.value,
            occurred=self._occurred(),
            time_from=self.time_from.data,
            time_text=self.time_text.data,
            time_of_day=self.time_of_day.data or "",
            clarity=self.clarity.data,
            event_type=self.event_type.data or "",
            places=self._places(before),
            violations=in_order(self.violations.data, before.violations),
            causes=tuple(row.form.value() for row in self.causes if row.form.kept),
            actors=self._actors(before),
            claims=self._claims(before),
            articles=tuple(row.form.value() for row in self.articles if row.form.kept),
            links=tuple(row.form.value() for row in self.links if row.form.kept),
            no_number_reason=self.no_number_reason.data,
            sensitivity=in_order(self.sensitivity.data, before.sensitivity),
            tier=self.tier.data,
        )

    def _occurred(self) -> UncertainDate | None:
        when: UncertainDate | None = self.occurred.data
        if when is None or not self.lasting.data:
            return when
        return replace(when, lasting=self.lasting.data == "lasting")

    def _places(self, before: Draft) -> Any:
        known = {one.place: one for one in before.places}
        return tuple(row.form.value(known.get(row.form.place_code.data)) for row in self.places if row.form.kept)

    def _actors(self, before: Draft) -> Any:
        known = {one.actor: one for one in before.actors}
        return tuple(row.form.value(known.get(row.form.actor.data)) for row in self.actors if row.form.kept)

    def _claims(self, before: Draft) -> Any:
        """Rows that were there keep their number; new ones are numbered on from the highest that ever was."""
        known = {claim.number: claim for claim in before.claims}
        free = max(known, default=0) + 1
        claims = []
        for row in (each.form for each in self.figures if not each.form.drop.data):
            number = row.number.data
            if number in known:
                claims.append(row.claim(known.pop(number), number))
            elif not row.blank:
                claims.append(row.claim(None, free))
                free += 1
        numbers = {claim.number for claim in claims}
        return tuple(claim if claim.replaces in numbers else replace(claim, replaces=None) for claim in claims)

    def check_articles(self) -> bool:
        """Whether every article that a row leans on is one of the record."""
        linked = {row.form.article.data for row in self.articles if row.form.kept}
        fine = True
        for row in (each.form for each in (*self.figures, *self.causes)):
            if row.article.data and row.article.data not in linked and not row.drop.data:
                sentence = say(N_("This article is not one of the record any more."))
                row.article.errors = [*row.article.errors, sentence]
                fine = False
        return fine


def _kept_person(code: str, listed: Iterable[Any]) -> list[Any]:
    """A choice for an actor whom the list does not offer but the record names already."""
    if not code or code in {one.value for one in listed}:
        return []
    names = {one.code: one.name.best(language())[0] for one in reference.all_actors()}
    return [choice(code, names[code])] if code in names else []
