"""Fields that offer a closed list: terms of the code, and terms of the word lists."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wtforms import RadioField, SelectField
from wtforms.fields.choices import Choice, SelectChoice  # type: ignore[attr-defined]  # its stubs are a release behind
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from incidents.domain import vocabulary
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.i18n import language, say


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
