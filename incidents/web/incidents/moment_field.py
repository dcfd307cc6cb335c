"""When a figure was given: a day, a month, or a day with its hour."""

import re
from typing import Any

from incidents.domain.date_words import read_date
from incidents.domain.moments import clock, today
from incidents.domain.script import plain
from incidents.web.forms import ValueField

_HOUR = re.compile(r"^(.*?)[\s,T،]+(\d{1,2}:\d{2})\s*$", re.DOTALL)
_LONGEST = 160


class MomentField(ValueField):
    """ "28 Nov 2019, 09:00", "28 Nov 2019" or "Nov 2019". `data` is a text that `TimeSpan.between` reads, or None."""

    def read(self, text: str) -> str:
        """The text of the day, with its hour if one was given."""
        found = _HOUR.match(plain(text[:_LONGEST]))
        if found is None:
            return read_date(text, today=today()).edtf
        hour = clock(found[2])
        day = read_date(text[: len(found[1])], today=today()).earliest
        return f"{day.isoformat()}T{hour:%H:%M}" if hour else day.isoformat()

    def show(self, value: Any) -> str:
        """The same text, easier to read."""
        return str(value).replace("T", " ")


class ClockField(ValueField):
    """A time of day such as 03:00. `data` is a time or None."""

    def read(self, text: str) -> Any:
        """The time."""
        return clock(plain(text[:_LONGEST]))

    def show(self, value: Any) -> str:
        """Hours and minutes."""
        return f"{value:%H:%M}"
