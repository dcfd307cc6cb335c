"""What was published, corrected, merged or withdrawn, for those who follow the record or cite a release of it."""

from dataclasses import replace

from incidents.domain.access import VISITOR, Action, Actor
from incidents.domain.text import Trilingual
from incidents.storage import corrections
from incidents.storage.corrections import Announcement
from incidents.storage.search import rows

__all__ = ["MOST_ANNOUNCED", "Announcement", "announced"]

#: What a feed tells at most; whoever was away longer reads the page of changes.
MOST_ANNOUNCED = 200


def announced(by: Actor, after: int = 0) -> tuple[Announcement, ...]:
    """The newest `MOST_ANNOUNCED` after the deed of this number; of a record only what the public may read today."""
    by.require(Action.READ_PUBLIC)
    found = corrections.announced(after, MOST_ANNOUNCED)
    codes = list(dict.fromkeys(code for one in found for code in (one.code, one.into) if code))
    titles = {one.code: one.title for one in rows.summaries_of(codes, VISITOR.audience)}
    return tuple(
        replace(one, into=one.into if one.into in titles else "", title=titles.get(one.code, Trilingual()))
        for one in found
    )
