"""What looks odd about a record, in the reader's words."""

from collections.abc import Iterable

from incidents.domain.checks import Warning_
from incidents.domain.dates import UncertainDate
from incidents.services.reference import Names
from incidents.web.i18n import language, say
from incidents.web.words import date_words


def warning_words(warnings: Iterable[Warning_]) -> tuple[str, ...]:
    """A sentence each, groups and dates said as people say them."""
    names = Names(language())
    said = []
    for warning in warnings:
        params = dict(warning.params)
        if "group" in params:
            params["group"] = names.term("victim_group", str(params["group"]))
        if "date" in params:
            params["date"] = date_words(UncertainDate.from_edtf(str(params["date"])))
        said.append(say(warning.message, **params))
    return tuple(said)
