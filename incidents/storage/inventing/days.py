"""Days as both drivers take them, and uncertain dates with what every table keeps of them."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from incidents.domain.codec import to_plain
from incidents.domain.dates import UncertainDate


@dataclass(frozen=True, kw_only=True)
class Day:
    """When an incident happened. `last` is the ordinal of its last day, from which its reports are counted.

    `columns` are those of the incident from `earliest` to `date_lasting`; `body` is its JSON, blank for undated.
    """

    earliest: str | None
    latest: str | None
    edtf: str
    columns: tuple[str | None, str | None, int | None, str, bool]
    body: str
    last: int


@lru_cache(maxsize=20_000)
def iso(ordinal: int) -> str:
    """The day as text."""
    return date.fromordinal(ordinal).isoformat()


@lru_cache(maxsize=100_000)
def day(when: UncertainDate | None, last: int) -> Day:
    """An uncertain date, or none, whose reports are counted from the day `last`."""
    if when is None:
        return Day(earliest=None, latest=None, edtf="", columns=(None, None, None, "", False), body="", last=last)
    earliest, latest = when.earliest.isoformat(), when.latest.isoformat()
    return Day(
        earliest=earliest,
        latest=latest,
        edtf=when.edtf,
        columns=(earliest, latest, int(when.precision), when.qualifier.value, when.lasting),
        body=json.dumps(to_plain(when)),
        last=last,
    )
