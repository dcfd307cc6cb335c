"""Fields that several forms about incidents share."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import g
from wtforms import RadioField, SelectField, SelectMultipleField, SubmitField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # its stubs are a release behind
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, TextArea

from incidents.domain.errors import Refused
from incidents.domain.script import plain
from incidents.domain.vocabulary import N_
from incidents.web.forms import LineField, ValueField, listed_choices
from incidents.web.i18n import later, say

_NUMBER = re.compile(r"[0-9]{1,9}")


class SentenceField(LineField):
    """A sentence: one line to keep, with room to write it in."""

    widget = TextArea()


class NumberField(ValueField):
    """A whole number from `least` to `most`, in any digits. `data` is an int or None."""

    def __init__(self, label: Any = None, validators: Any = None, *, least: int, most: int, **kwargs: Any) -> None:
        self._least, self._most = least, most
        kwargs["render_kw"] = {"inputmode": "numeric", **(kwargs.get("render_kw") or {})}
        super().__init__(label, validators, **kwargs)

    def read(self, text: str) -> int:
        """The number. Refused: anything else, or one out of bounds."""
        bare = plain(text[:100]).strip()
        if not _NUMBER.fullmatch(bare) or not self._least <= int(bare) <= self._most:
            sentence = N_("Give a whole number from %(least)s to %(most)s.")
            raise Refused(sentence, least=self._least, most=self._most)
        return int(bare)

    def show(self, value: int) -> str:
        """The number in digits."""
        return str(value)


class ChoiceField(SelectField):
    """One of a list; anything else is refused in words. `data` is the code, blank where none was chosen."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, validate_choice=False, **{"default": "", **kwargs})

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' own signature
        """Whether what was sent is one of the choices."""
        known = {value for value, *_ in self.iter_choices()}
        if (self.data or "") not in known | ({""} if not self.flags.required else set()):
            raise ValidationError(say(N_("Choose one of the answers given.")))


class ChoicesField(RadioField):
    """One of a few, each in sight. `data` is the code, blank where none was chosen."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, validate_choice=False, **{"default": "", **kwargs})

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' own signature
        """Whether what was sent is one of the choices."""
        if self.data and self.data not in {value for value, *_ in self.iter_choices()}:
            raise ValidationError(say(N_("Choose one of the answers given.")))


class TicksField(SelectMultipleField):
    """Several of a list, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **{"default": (), **kwargs})

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' own signature
        """Whether everything ticked is on the list."""
        known = {value for value, *_ in self.iter_choices()}
        if not set(self.data or ()) <= known:
            raise ValidationError(say(N_("Choose one of the answers given.")))


def in_order(ticked: Iterable[str] | None, before: tuple[str, ...]) -> tuple[str, ...]:
    """What is ticked, those that stood there before in the order they stood."""
    chosen = list(ticked or ())
    return (*(code for code in before if code in chosen), *(code for code in chosen if code not in before))


def listed(name: str, *, blank: str = "") -> Callable[[], list[SelectChoice]]:
    """The terms of a word list as choices, asked for once a page: a record has many rows with the same lists."""
    ask = listed_choices(name, blank=blank)

    def choices() -> list[SelectChoice]:
        known: dict[tuple[str, str], list[SelectChoice]] = g.setdefault("incidents_lists", {})
        if (name, blank) not in known:
            known[name, blank] = ask()
        return known[name, blank]

    return choices


def button(label: str) -> SubmitField:
    """A button of a form that has several."""
    return SubmitField(later(label))


def choice(value: str, label: str) -> SelectChoice:
    """One choice."""
    return SelectChoice(value=value, label=label)
