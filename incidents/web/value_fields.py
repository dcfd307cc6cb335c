"""Fields whose words mean a value of the domain: a date, a number of people, a point, a code."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms.form import BaseForm

from incidents.domain.count_words import read_count
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.moments import today
from incidents.domain.places import Point
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.web.text_fields import ValueField, told

_LONGEST_CODE = 80


class DateField(ValueField):
    """When: "28 Nov 2019", "Nov 2019", "yesterday", "٢٥ شباط ٢٠٢٠". `data` is an UncertainDate or None.

    "yesterday" counts from the date in the sister field named `published`, if that holds one, else from today.
    """

    def __init__(self, label: Any = None, validators: Any = None, *, published: str = "", **kwargs: Any) -> None:
        self._published = published
        super().__init__(label, validators, **kwargs)

    def read(self, text: str, published: date | None = None) -> UncertainDate:
        """The days that the words allow."""
        return read_date(text, today=today(), published=published)

    def show(self, value: UncertainDate) -> str:
        """As it was typed once, else as EDTF."""
        return value.as_printed or value.edtf

    def pre_validate(self, form: BaseForm) -> None:
        """Read once more, now that the sister field is known."""
        sister = form._fields.get(self._published)
        if sister is not None and sister.data is not None and self.typed.strip():
            self.data = told(lambda text: self.read(text, sister.data.latest), self.typed)


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
