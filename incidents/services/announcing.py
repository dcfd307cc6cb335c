"""What was published, corrected, merged or withdrawn, for those who follow the record or cite a release of it."""

from dataclasses import dataclass
from datetime import datetime

from incidents.domain.access import VISITOR, Action, Actor
from incidents.domain.text import Trilingual
from incidents.storage import corrections
from incidents.storage.search import rows

#: What a feed tells at most; whoever was away longer reads the page of changes.
MOST_ANNOUNCED = 200


@dataclass(frozen=True, kw_only=True)
class Announced:
    """A public deed; `title` is empty where the public reads the record no longer, `into` where nothing leads on."""

    seq: int
    at: datetime
    code: str
    deed: str
    again: bool
    into: str
    title: Trilingual


def announced(by: Actor, after: int = 0) -> tuple[Announced, ...]:
    """The newest `MOST_ANNOUNCED` after the deed of this number; of a record only what the public may read today."""
    by.require(Action.READ_PUBLIC)
    found = corrections.announced(after, MOST_ANNOUNCED)
    codes = list(dict.fromkeys(code for one in found for code in (one.code, one.into) if code))
    titles = {one.code: one.title for one in rows.summaries_of(codes, VISITOR.audience)}
    return tuple(
        Announced(
            seq=one.seq,
            at=one.at,
            code=one.code,
            deed=one.deed,
            again=one.again,
            into=one.into if one.into in titles else "",
            title=titles.get(one.code, Trilingual()),
        )
        for one in found
    )
