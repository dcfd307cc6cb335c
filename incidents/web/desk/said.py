"""What a page or a file said of itself, as suggestions beside those that were read in its text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.suggestions import Kind, Reading, Suggestion, Words

_ABOUT = frozenset({Kind.TITLE, Kind.OUTLET, Kind.AUTHOR, Kind.PUBLISHED, Kind.LANGUAGE, Kind.ADDRESS, Kind.FAMILY})
_NOWHERE = Words("", 0, 0)


def with_said(reading: Reading, said: Iterable[Mapping[str, Any]]) -> Reading:
    """The reading with what the page said and the text does not say as well."""
    own = {(one.kind, one.value) for one in reading.suggestions if one.kind in _ABOUT}
    made = (one for one in map(_suggestion, said) if one is not None and (one.kind, one.value) not in own)
    return replace(reading, suggestions=(*reading.suggestions, *made))


def day_said(said: Iterable[Mapping[str, Any]]) -> date | None:
    """The day of publication, where the page said one."""
    found = (_suggestion(one) for one in said if one["kind"] == Kind.PUBLISHED.value)
    return next((one.value.latest for one in found if one is not None), None)


def _suggestion(said: Mapping[str, Any]) -> Suggestion | None:
    kind, value = Kind(said["kind"]), said["value"]
    if kind is Kind.PUBLISHED:
        try:
            value = UncertainDate.from_edtf(value[:10])
        except Refused:
            return None
    return Suggestion(
        kind=kind, value=value, words=_NOWHERE, sentence=_NOWHERE, confidence=said["confidence"], why=said["why"]
    )
