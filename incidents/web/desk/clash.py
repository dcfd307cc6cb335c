"""What another window saved, beside what was typed here."""

from dataclasses import dataclass

from wtforms import FieldList, FormField

from incidents.domain.sittings import Answers
from incidents.web.desk.form import DeskForm

_UNSEEN = frozenset({"place_code", "dismissed"})


@dataclass(frozen=True)
class Other:
    """One answer that differs: its question, what the other window says, what this one says."""

    label: str
    theirs: str
    mine: str


def others(theirs: Answers, mine: Answers) -> tuple[Other, ...]:
    """Every answer that another window saved differently, in the order of the form; blank where it says nothing."""
    labels = _labels(theirs) | _labels(mine)
    differ = (name for name in labels if name not in _UNSEEN and _said(theirs, name) != _said(mine, name))
    return tuple(Other(labels[name], _said(theirs, name), _said(mine, name)) for name in differ)


def _said(answers: Answers, name: str) -> str:
    return ", ".join(text for text in answers.get(name, ()) if text.strip())


def _labels(answers: Answers) -> dict[str, str]:
    """Name of a field → its question, for every field that a person can see."""
    return dict(_of(DeskForm.of(answers)))


def _of(form: object) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for field in form:  # type: ignore[attr-defined]  # a form is the list of its fields
        if isinstance(field, FormField):
            found += _of(field.form)
        elif isinstance(field, FieldList):
            for entry in field:
                found += _of(entry.form)
        elif field.type not in {"HiddenField", "CSRFTokenField", "KeysField"} and field.label:
            found.append((field.name, str(field.label.text)))
    return found
