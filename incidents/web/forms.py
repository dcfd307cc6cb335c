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
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, Form, FormField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import Choice, SelectChoice  # type: ignore[attr-defined]  # its stubs are a release behind
from wtforms.form import BaseForm
from wtforms.validators import StopValidation, ValidationError

from incidents.domain import vocabulary
from incidents.domain.count_words import read_count
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Conflict, Refusals, Refused
from incidents.domain.places import Point
from incidents.domain.script import clean_line, clean_text
from incidents.domain.text import LANGUAGES, Trilingual
from incidents.domain.vocabulary import N_
from incidents.services import recording, reference
from incidents.web.i18n import language, later, say

LONGEST_LINE = 500
LONGEST_TEXT = 20_000
_LONGEST_CODE = 80
_ROW = re.compile(r"-\d+(?=-|$)")
_OURS = frozenset({"csrf_token"})


class Required:
    """An answer is needed; `sentence` says which."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it from the class

    def __init__(self, sentence: str = N_("Answer this question.")) -> None:
        self.sentence = sentence

    def __call__(self, _form: Form, field: Field) -> None:
        """Stop at a blank, unless the field has something better to say of what was typed."""
        if not field.errors and not (field.data or getattr(field, "typed", "")):
            raise StopValidation(say(self.sentence))


class Longest:
    """At most `most` characters."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, _form: Form, field: Field) -> None:
        """Refuse a longer text, naming both lengths."""
        if (length := len(field.data or "")) > self.most:
            sentence = N_("This is too long: %(length)s characters, at most %(most)s.")
            raise ValidationError(say(sentence, length=length, most=self.most))


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
        self.form_errors.extend(say(sentence, name=name[:_LONGEST_CODE]) for name in strange[:1])
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


class LineField(StringField):
    """One line of text: trimmed, single spaces, no hidden control characters. `data` is never None."""

    data: Any  # always text; the stubs of WTForms let it be None
    clean: Callable[[str], str] = staticmethod(clean_line)
    most = LONGEST_LINE

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs["render_kw"] = {"dir": "auto", **(kwargs.get("render_kw") or {})}
        kwargs.setdefault("default", "")
        super().__init__(label, [*(validators or ()), Longest(self.most)], **kwargs)

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """Take the text as typed, so that it can be shown again even where it is refused."""
        self.typed = next(iter(valuelist), "")
        self.data = self.typed
        if len(self.typed) <= LONGEST_TEXT:  # a longer one is refused by its length
            self.data = _told(self.clean, self.typed)


class ProseField(LineField, TextAreaField):
    """Several lines of text."""

    clean = staticmethod(clean_text)
    most = LONGEST_TEXT


class ValueField(StringField):
    """A typed answer that means a value: `data` is the value or None, `typed` the words, shown again as they were.

    A subclass gives `read` (text to value, Refused for what cannot be read) and `show` (value to text).
    """

    data: Any  # a value of the domain, which the stubs of WTForms take for text

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs["render_kw"] = {"dir": "auto", "autocomplete": "off", **(kwargs.get("render_kw") or {})}
        self.typed = ""
        super().__init__(label, validators, **kwargs)

    def read(self, text: str) -> Any:
        """The value of a text that is not blank."""
        raise NotImplementedError

    def show(self, value: Any) -> str:
        """The value as a person would type it."""
        raise NotImplementedError

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """Keep the words, and what they mean."""
        self.typed = next(iter(valuelist), "")
        self.data = None
        if self.typed.strip():
            self.data = _told(self.read, self.typed)

    def _value(self) -> str:
        return self.typed or ("" if self.data is None else self.show(self.data))


class DateField(ValueField):
    """When: "28 Nov 2019", "Nov 2019", "yesterday", "٢٥ شباط ٢٠٢٠". `data` is an UncertainDate or None.

    "yesterday" counts from the date in the sister field named `published`, if that holds one, else from today.
    """

    def __init__(self, label: Any = None, validators: Any = None, *, published: str = "", **kwargs: Any) -> None:
        self._published = published
        super().__init__(label, validators, **kwargs)

    def read(self, text: str, published: date | None = None) -> UncertainDate:
        """The days that the words allow."""
        return read_date(text, today=recording.today(), published=published)

    def show(self, value: UncertainDate) -> str:
        """As it was typed once, else as EDTF."""
        return value.as_printed or value.edtf

    def pre_validate(self, form: BaseForm) -> None:
        """Read once more, now that the sister field is known."""
        sister = form._fields.get(self._published)
        if sister is not None and sister.data is not None and self.typed.strip():
            self.data = _told(lambda text: self.read(text, sister.data.latest), self.typed)


class CountField(ValueField):
    """How many people: "2", "at least 24", "dozens", "٢٥". `data` is a ReadCount or None; blank is not zero."""

    def read(self, text: str) -> Any:
        """The figure as it was said."""
        return read_count(text)

    def show(self, value: Any) -> str:
        """As it was typed once."""
        return str(value.as_printed)


class PointField(ValueField):
    """Coordinates: latitude, then longitude, decimal or in degrees, in any digits. `data` is a Point or None."""

    def read(self, text: str) -> Point:
        """The point on the earth."""
        return reference.read_point(text)

    def show(self, value: Point) -> str:
        """Decimal degrees, latitude first."""
        return f"{value.lat:g}, {value.lon:g}"


class CodeField(ValueField):
    """The code of something known: `known(code)` tells whether it is. `data` is the code or None."""

    def __init__(
        self,
        label: Any = None,
        validators: Any = None,
        *,
        known: Callable[[str], bool],
        missing: str = N_("“%(code)s” is not known here."),
        **kwargs: Any,
    ) -> None:
        self._known, self._missing = known, missing
        super().__init__(label, validators, **kwargs)

    def read(self, text: str) -> str:
        """The code, its spaces taken off."""
        code = clean_line(text)
        if len(code) > _LONGEST_CODE or not self._known(code):
            raise Refused(self._missing, code=code[:_LONGEST_CODE])
        return code

    def show(self, value: str) -> str:
        """The code itself."""
        return value


class TermField(SelectField):
    """One of a closed list. `kind` is a Term of the domain: `data` is one of its members, or None for the blank.

    `blank` is the words of the empty choice; without it one must be chosen. `left_out` are members not offered.
    """

    def __init__(
        self,
        label: Any = None,
        validators: Any = None,
        *,
        kind: type[vocabulary.Term],
        blank: str = "",
        left_out: tuple[vocabulary.Term, ...] = (),
        **kwargs: Any,
    ) -> None:
        self._kind = kind
        self._codes = frozenset(one.value for one in kind if one not in left_out)
        self._may_be_blank = bool(blank)
        choices = term_choices(kind, blank=blank, left_out=left_out)
        super().__init__(label, validators, choices=choices, coerce=self._term, **kwargs)

    def _term(self, code: Any) -> Any:
        return self._kind(code) if code else None

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """The member of the code that was sent; Refused for any other code."""
        code = next(iter(valuelist), "")
        if code and code not in self._codes:
            raise ValueError(say(N_("Choose one of the answers given.")))
        self.data = self._term(code)

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 - WTForms hands it in
        """Whether the blank was offered."""
        if self.data is None and not self.process_errors and not self._may_be_blank:
            raise ValidationError(say(N_("Choose one of the answers given.")))

    def iter_choices(self) -> Iterator[Any]:
        """The choices, the chosen one marked."""
        for value, label, _, attributes in super().iter_choices():
            yield Choice(value, label, value == (self.data or ""), attributes)


class _TrilingualLines(Form):
    en = LineField(later(N_("English")), render_kw={"lang": "en"})
    ar = LineField(later(N_("Arabic")), render_kw={"lang": "ar"})
    ckb = LineField(later(N_("Central Kurdish")), render_kw={"lang": "ckb"})


class _TrilingualTexts(Form):
    en = ProseField(later(N_("English")), render_kw={"lang": "en"})
    ar = ProseField(later(N_("Arabic")), render_kw={"lang": "ar"})
    ckb = ProseField(later(N_("Central Kurdish")), render_kw={"lang": "ckb"})


class TrilingualField(FormField):  # type: ignore[type-arg]  # a parameter for type checkers alone
    """The same text in three languages, as three fields; `value` is the Trilingual. `prose` for several lines."""

    def __init__(self, label: Any = None, *, prose: bool = False, **kwargs: Any) -> None:
        super().__init__(_TrilingualTexts if prose else _TrilingualLines, label, **kwargs)
        self.type = "FormField"  # the components know it by this name

    @property
    def value(self) -> Trilingual:
        """What was typed, as the value."""
        return Trilingual(**{code: self.form[code].data or "" for code in LANGUAGES})


class TermRadios(TermField, RadioField):
    """The same as a list of buttons."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.type = "RadioField"  # the components know it by this name


def term_choices(
    kind: type[vocabulary.Term], *, blank: str = "", left_out: tuple[vocabulary.Term, ...] = ()
) -> Callable[[], list[SelectChoice]]:
    """The members of a Term as choices in the reader's language, for `choices=` of a field."""
    offered = [one for one in kind if one not in left_out]
    return lambda: [*_blank(blank), *(SelectChoice(value=one.value, label=say(one.label)) for one in offered)]


def listed_choices(name: str, *, blank: str = "") -> Callable[[], list[SelectChoice]]:
    """The terms of a word list (`outcome`, `cause` …) that are in use, in the reader's language."""

    def choices() -> list[SelectChoice]:
        terms = [term for term in reference.vocabulary().get(name, ()) if term.active]
        return [*_blank(blank), *(SelectChoice(value=term.slug, label=term.label(language())) for term in terms)]

    return choices


def _blank(words: str) -> list[SelectChoice]:
    return [SelectChoice(value="", label=say(words))] if words else []


def _told(read: Callable[[str], Any], text: str) -> Any:
    """What `read` makes of the text; its refusal as WTForms wants it, in the reader's language."""
    try:
        return read(text)
    except Refused as refusal:
        raise ValidationError(say(refusal.message, **refusal.params)) from refusal


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
