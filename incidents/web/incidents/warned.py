"""What looks odd about a record, in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.domain.checks import Warning_
from incidents.domain.dates import UncertainDate
from incidents.services.match_words import reasons_in_words
from incidents.services.reference import Names
from incidents.web.i18n import language, say
from incidents.web.words import date_words


@dataclass(frozen=True)
class Warned:
    """A sentence, and the record it speaks of where it speaks of another one, with the reasons."""

    words: str
    code: str = ""
    why: tuple[str, ...] = ()


def warned(warnings: Iterable[Warning_]) -> tuple[Warned, ...]:
    """A sentence each, groups and dates said as people say them."""
    names = Names(language())
    said = []
    for warning in warnings:
        params = dict(warning.params)
        if "group" in params:
            params["group"] = names.term("victim_group", str(params["group"]))
        if "date" in params:
            params["date"] = date_words(UncertainDate.from_edtf(str(params["date"])))
        why = params.pop("why", ())
        reasons = reasons_in_words(why, language(), names) if isinstance(why, tuple) else ()
        said.append(Warned(say(warning.message, **params), str(params.get("code", "")), reasons))
    return tuple(said)
