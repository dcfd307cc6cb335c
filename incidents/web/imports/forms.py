"""Forms of an import: the file, how it is read, what its columns and words mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import request
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage

from incidents.domain.batches import Reading
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services.importing import meanings, opening
from incidents.services.importing.opening import Opened
from incidents.web.forms import HouseForm, LineField, Longest
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import ChoiceField, NumberField, choice

_ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1256")
_DELIMITERS = ((",", N_("Comma")), (";", N_("Semicolon")), ("\t", N_("Tab")), ("|", N_("Vertical bar")))
_FOUND = N_("Find it out")
_COLUMN, _WORD = "column-", "word-"
_MOST_WORDS = 500
_LAST_ROW = 1000


class UploadForm(HouseForm):
    """A file to look at."""

    file = FileField(later(N_("File")))
    preset = ChoiceField(later(N_("Kind of data set")))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.preset.choices = _presets()

    def sent(self) -> FileStorage:
        """The file. Refused: none was chosen."""
        sent = request.files.get("file")
        if sent is None or not sent.filename:
            raise Refused(N_("Choose a file."), field="file")
        return sent


class ReadingForm(HouseForm):
    """How a file is read. Columns and words come along under names of their own."""

    accepts = (_COLUMN, _WORD)
    preset = ChoiceField(later(N_("Kind of data set")))
    dataset = LineField(later(N_("What the data set is called")), [Longest(80)])
    encoding = ChoiceField(later(N_("Encoding")))
    delimiter = ChoiceField(later(N_("Between the cells stands")))
    sheet = ChoiceField(later(N_("Sheet")))
    header_row = NumberField(later(N_("Row with the names of the columns")), least=1, most=_LAST_ROW)

    def __init__(self, sheets: Iterable[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.preset.choices = _presets()
        self.encoding.choices = [choice("", say(_FOUND)), *(choice(name, name) for name in _ENCODINGS)]
        self.delimiter.choices = [choice("", say(_FOUND)), *(choice(sign, say(label)) for sign, label in _DELIMITERS)]
        self.sheet.choices = [choice("", say(N_("The first one"))), *(choice(name, name) for name in sheets)]

    def show(self, reading: Reading) -> None:
        """Fill the form with what was chosen before."""
        self.preset.data, self.dataset.data = reading.preset, reading.dataset
        self.encoding.data, self.delimiter.data = reading.encoding, reading.delimiter
        self.sheet.data, self.header_row.data = reading.sheet, reading.header_row

    def reading(self, before: Reading) -> Reading:
        """What was chosen. Refused: words that mean no place or term of ours."""
        preset = self.preset.data or opening.AUTO
        return Reading(
            preset=preset,
            dataset=self.dataset.data,
            encoding=self.encoding.data or "",
            delimiter=self.delimiter.data or "",
            sheet=self.sheet.data or "",
            header_row=self.header_row.data,
            columns=typed_columns() if preset == opening.BY_HAND else before.columns,
            values=_with_words(before.values),
        )


def typed_columns() -> dict[str, str]:
    """Our field → the column that was chosen for it."""
    return {
        name.removeprefix(_COLUMN): column
        for name, column in request.form.items()
        if name.startswith(_COLUMN) and column
    }


def columns_of(opened: Opened, reading: Reading) -> dict[str, str]:
    """Our field → its column: as chosen before, else as the names of the columns suggest."""
    return reading.columns or dict(opened.suggested().columns)


def hand_fields() -> list[tuple[str, str]]:
    """(field, words) of everything a column can be read into."""
    return [(one.name, say(one.label)) for one in opening.hand_fields()]


def _with_words(before: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """What words mean: those chosen before, and those chosen now. An answer left open changes nothing."""
    found = {words: dict(known) for words, known in before.items()}
    for number in range(_MOST_WORDS):
        words, text = request.form.get(f"{_WORD}{number}-list", ""), request.form.get(f"{_WORD}{number}-text", "")
        meant = request.form.get(f"{_WORD}{number}-code", "").strip()
        if not words or not text:
            break
        if meant:
            found.setdefault(words, {})[text] = meanings.code_of(words, meant)
    return found


def _presets() -> list[Any]:
    known = [choice(name, say(title)) for name, title in opening.preset_names()]
    by_hand = choice(opening.BY_HAND, say(N_("Another one: I say what the columns mean")))
    return [choice(opening.AUTO, say(_FOUND)), *known, by_hand]
