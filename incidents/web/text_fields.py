"""Fields of text that keep what was typed: a line, prose, the same in three languages, and words that mean a value."""

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import Field, Form, FormField, StringField, TextAreaField
from wtforms.validators import StopValidation, ValidationError

from incidents.domain.errors import Refused
from incidents.domain.script import clean_line, clean_text
from incidents.domain.text import LANGUAGES, Trilingual
from incidents.domain.vocabulary import N_
from incidents.web.i18n import later, say

LONGEST_LINE = 500
LONGEST_TEXT = 20_000


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
            self.data = told(self.clean, self.typed)


class ProseField(LineField, TextAreaField):
    """Several lines of text."""

    clean = staticmethod(clean_text)
    most = LONGEST_TEXT


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
            self.data = told(self.read, self.typed)

    def _value(self) -> str:
        return self.typed or ("" if self.data is None else self.show(self.data))


def told(read: Callable[[str], Any], text: str) -> Any:
    """What `read` makes of the text; its refusal as WTForms wants it, in the reader's language."""
    try:
        return read(text)
    except Refused as refusal:
        raise ValidationError(say(refusal.message, **refusal.params)) from refusal
