"""The form beside the article: its answers, and the report made of them."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from wtforms import Field, FieldList, FormField, StringField

from incidents.domain.access import Actor
from incidents.domain.articles import ArticleDraft
from incidents.domain.dispatch import Dispatch, excerpt_of
from incidents.domain.errors import Conflict, Refusals, Refused
from incidents.domain.incident import Cause, Draft
from incidents.domain.quick import in_its_language, language_of, link_in, placed
from incidents.domain.script import clean_line
from incidents.domain.sittings import Answers, Sitting
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import N_, Tier
from incidents.services import reference
from incidents.web.answers import as_form, sent
from incidents.web.desk.figure_row import DeskFigure
from incidents.web.forms import DateField, LineField, Longest, ProseField
from incidents.web.i18n import language, later, say
from incidents.web.incidents.article_question import SourceLine
from incidents.web.incidents.fields import ChoiceField, ChoicesField, SentenceField, TicksField, choice, listed
from incidents.web.incidents.figure_row import MOST_FIGURES
from incidents.web.incidents.new_place import NewPlace
from incidents.web.incidents.place_question import PlaceQuestion

_LONGEST_NAME = 200


class KeysField(Field):
    """Names of suggestions, in hidden fields. `data` is the tuple of them."""

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """Each name once."""
        self.data = tuple(dict.fromkeys(valuelist))

    def process_data(self, value: Any) -> None:
        """None to begin with."""
        self.data = tuple(value or ())


def _languages() -> list[Any]:
    return [choice("", say(N_("As it seems"))), *(choice(code, say(text)) for code, text in DeskForm.LANGUAGES.items())]


class DeskForm(PlaceQuestion):
    """The source, what happened, when, where, figures, cause and who; every answer may be blank in a draft."""

    LANGUAGES = {"en": N_("English"), "ar": N_("Arabic"), "ckb": N_("Central Kurdish"), "other": N_("Another language")}  # noqa: RUF012

    version = StringField(default="")
    window = StringField(default="")
    event = StringField(default="")
    title = LineField(later(N_("Title, as printed")))
    link = SourceLine(later(N_("Link")))
    outlet = LineField(later(N_("Outlet")), [Longest(200)])
    agency = LineField(later(N_("News agency whose text it is, if it says so")), [Longest(200)])
    authors = LineField(later(N_("Author")), [Longest(500)])
    published = DateField(later(N_("Date published, if known")))
    language = ChoiceField(later(N_("Language")), choices=_languages)
    what = SentenceField(later(N_("What happened?")))
    occurred = DateField(later(N_("When?")), published="published")
    place = LineField(later(N_("Where?")), [Longest(120)])
    place_code = StringField(later(N_("Where?")), default="")
    place_choice = ChoicesField(later(N_("Which one?")), choices=())
    new_place = FormField(NewPlace, later(N_("Place not listed? Add it here")))
    figures = FieldList(FormField(DeskFigure), max_entries=MOST_FIGURES)
    causes = TicksField(later(N_("Cause or weapon")), choices=listed("cause"))
    actors = TicksField(later(N_("Who is said to be responsible")))
    other_actor = LineField(later(N_("Not listed? Name the institution, unit or group")))
    reason = ProseField(later(N_("Your answer to what looks odd")))
    dismissed = KeysField()

    accepts = (
        "new_place-spot.", "take", "all", "about", "dismiss", "choose", "add", "drop", "again", "keep", "draft",
        "record", "another", "add_to", "way",
    )  # fmt: skip

    @classmethod
    def of(cls, answers: Answers) -> "DeskForm":
        """The form holding the answers of a sitting."""
        return cls(formdata=as_form(answers)) if answers else cls(formdata=None)

    def typed(self) -> Answers:
        """Name → the texts it holds, as they were typed."""
        return self._typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = kwargs.get("formdata", ...)
        self._typed: Answers = sent() if given is ... else _texts(given)
        self.actors.choices = self._actors = list[Any]()
        self._names = {one.code: one.name.best(language())[0] for one in reference.all_actors() if not one.person}
        for code in self.actors.data or ():
            self.offer_actor(code)

    def row_of(self, key: str) -> DeskFigure | None:
        """The row that belongs to a suggestion."""
        return next((row.form for row in self.figures if row.form.key.data == key), None)

    def row_for(self, key: str) -> None:
        """Make a row for a suggestion that has none."""
        if self.row_of(key) is None and len(self.figures) < MOST_FIGURES:
            self.figures.append_entry({"key": key})

    def offer_actor(self, code: str) -> None:
        """Let somebody be ticked: by code, or by the name that is not listed yet."""
        if code not in {value for value, *_ in self.actors.iter_choices()}:
            self._actors.append(choice(code, self._names.get(code, code)))

    def validate(self, extra_validators: Any = None) -> bool:
        """Each answer alone, then the place they mean."""
        self.find_place()
        fine = all([super().validate(extra_validators), self._link_holds(), self._actors_hold()])
        return self.place_holds() and fine

    def refuse(self, refusal: Refused | Conflict) -> None:
        """Show a refusal at the question it is about."""
        if isinstance(refusal, Conflict):
            super().refuse(refusal)
            return
        each = refusal.problems if isinstance(refusal, Refusals) else (refusal,)
        super().refuse(Refusals(one.at(_AT.get(one.field or "", one.field or "")) for one in each))

    def _link_holds(self) -> bool:
        if self.link.errors or not self.link.data or link_in(self.link.data):
            return not self.link.errors
        sentence = N_("Give the whole address, beginning with https:// or http://.")
        self.refuse(Refused(sentence, field="link"))
        return False

    def _actors_hold(self) -> bool:
        """Whether everybody ticked is an institution or group: persons are named in the full form, by a manager."""
        persons = {one.code for one in reference.all_actors() if one.person}
        if all(
            code not in persons and clean_line(code) == code and len(code) <= _LONGEST_NAME for code in self._ticked()
        ):
            return True
        self.refuse(Refused(N_("Choose one of the answers given."), field="actors"))
        return False

    def _ticked(self) -> tuple[str, ...]:
        return tuple(self.actors.data or ())

    def report(self, sitting: Sitting, by: Actor) -> Dispatch:
        """The answers as values; a new place is kept on the way. Refused: a figure that does not fit together."""
        rows = [row.form for row in self.figures if not row.form.blank]
        listed_actors = {one.code for one in reference.all_actors()}
        ticked = self._ticked()
        return Dispatch(
            source=self._source(sitting.text),
            outlet=self.outlet.data,
            agency=self.agency.data,
            what=self.what.data,
            occurred=self.occurred.data,
            place=self.place_meant(by),
            claims=tuple(row.told() for row in rows),
            causes=tuple(self.causes.data or ()),
            actors=tuple(code for code in ticked if code in listed_actors),
            named=tuple(filter(None, (*(one for one in ticked if one not in listed_actors), self.other_actor.data))),
            keys=tuple(row.key.data for row in rows if row.key.data),
        )

    def sketch(self) -> Draft:
        """The answers as far as they can be compared with incidents that are here; what is wrong is left out."""
        claims = []
        for row in (each.form for each in self.figures if not each.form.blank):
            with suppress(Refused):
                claims.append(row.told())
        return Draft(
            title=in_its_language(self.what.data or ""),
            occurred=self.occurred.data,
            places=(placed(self.chosen),) if self.chosen else (),
            causes=tuple(Cause(term=term) for term in self.causes.data or ()),
            claims=tuple(claims),
        )

    def _source(self, text: str) -> ArticleDraft:
        excerpt, truncated = excerpt_of(text)
        code = self.language.data or language_of(text or self.title.data or self.what.data)
        return ArticleDraft(
            title=self.title.data,
            url=self.link.data,
            url_shown=bool(self.link.data),
            authors=(self.authors.data,) if self.authors.data else (),
            published=self.published.data,
            language=code if code in LANGUAGES else "",
            excerpt=excerpt,
            excerpt_truncated=truncated,
            tier=Tier.PUBLIC,
        )


def _texts(given: Any) -> Answers:
    return {name: tuple(texts) for name, texts in given.lists()} if given else {}


#: Field of a draft → the question of this form that asks for it; blank where no single question does.
_AT = {"title": "what", "articles": "title", "places": "place", "claims": "", "url": "link"}
