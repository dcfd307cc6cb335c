"""The base of every form, and the fields that read values of the domain and keep what was typed.

A form gives back values, not itself: fields below hold domain values in `data` and the typed words in `typed`. A
sentence of refusal stands at its field, in the reader's language; nothing that was typed is lost.

    class WhenForm(HouseForm):
        what = LineField(later(N_("What happened?")), [Required(), Longest(200)])
        when = DateField(later(N_("When?")))

    form = WhenForm()
    if form.submitted():
        try:
            code = recording.record(form.draft(), actor())
        except Refused as refusal:
            form.refuse(refusal)
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField

from incidents.domain.errors import Conflict, Refusals, Refused
from incidents.domain.vocabulary import N_
from incidents.web.choices import TermField, TermRadios, listed_choices, term_choices
from incidents.web.i18n import say
from incidents.web.text_fields import (
    LONGEST_LINE,
    LONGEST_TEXT,
    LineField,
    Longest,
    ProseField,
    Required,
    TrilingualField,
    ValueField,
)
from incidents.web.value_fields import CodeField, CountField, DateField, PointField

__all__ = [
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "CodeField",
    "CountField",
    "DateField",
    "HouseForm",
    "LineField",
    "Longest",
    "PointField",
    "ProseField",
    "Required",
    "TermField",
    "TermRadios",
    "TrilingualField",
    "ValueField",
    "listed_choices",
    "term_choices",
]

_MOST_SHOWN = 80  # characters of a strange name
_ROW = re.compile(r"-\d+(?=-|$)")
_OURS = frozenset({"csrf_token"})


class HouseForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form of the house: refuses answers it did not ask for, and puts refusals of the services at their fields."""

    #: Beginnings of names that may come along without a field.
    accepts: tuple[str, ...] = ()

    def submitted(self) -> bool:
        """Whether it was sent and every field holds."""
        return bool(self.validate_on_submit())

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field, and that nothing else was sent (AZ-6)."""
        fine = bool(super().validate(extra_validators=extra_validators))
        strange = sorted(_strangers(self))
        sentence = N_("There is an answer here that this form does not ask for: %(name)s.")
        self.form_errors.extend(say(sentence, name=name[:_MOST_SHOWN]) for name in strange[:1])
        return fine and not strange

    def refuse(self, refusal: Refused | Conflict) -> None:
        """Show a refusal, or each of several, at the field it names; at the top of the form where it names none."""
        for problem in refusal.problems if isinstance(refusal, Refusals) else (refusal,):
            sentence = say(problem.message, **problem.params)
            field = self._fields.get(getattr(problem, "field", None) or "")
            if field is None:
                self.form_errors.append(sentence)
            else:
                field.errors = [*field.errors, sentence]


def _strangers(form: FlaskForm) -> set[str]:
    """Names that were sent and that no field of the form has."""
    if request.method != "POST":
        return set()
    asked = {_ROW.sub("-0", name) for name in _names(form)} | _OURS
    return {
        name for name in request.form if _ROW.sub("-0", name) not in asked and not name.startswith(form.accepts or "\0")
    }


def _names(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        yield field.name
        if isinstance(field, FormField):
            yield from _names(field.form)
        elif isinstance(field, FieldList):
            yield from _names(field.entries)
