"""Releases: freeze what is public under a number and a date, read it back, say what became of it since."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from incidents.domain.access import Action, Actor
from incidents.domain.codec import to_plain
from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.fates import Fate, Since
from incidents.domain.incident import Record
from incidents.domain.releases import (
    RecordLine,
    Release,
    ReleaseCounts,
    ReleaseDraft,
    asks_closely,
    digest_of,
    masked_record,
)
from incidents.domain.script import clean_line, clean_text
from incidents.domain.text import LANGUAGES, Trilingual
from incidents.domain.vocabulary import N_, Audience
from incidents.services import proving
from incidents.services.wording import words_of
from incidents.storage import history, places, releases
from incidents.storage.db import transaction
from incidents.storage.search import fates, sums

LONGEST_TITLE, LONGEST_NOTE = 200, 5_000
#: Records that a page of changes names; the feed tells of the others.
MOST_CHANGES = 500
_GONE = {
    Fate.RENEWED: N_("Taken back and published anew since this release, on %(date)s"),
    Fate.WITHDRAWN: N_("Withdrawn since this release, on %(date)s"),
    Fate.MERGED: N_("Merged into another record since this release, on %(date)s"),
}


@dataclass(frozen=True, kw_only=True)
class Damage:
    """What of a release is not as it was made.

    `records` are not on file any more as it froze them; `lines` says that they do not come to the digest that is
    cited, `history` that the deed of making it names another digest, or is not told of at all.
    """

    records: int
    lines: bool
    history: bool

    @property
    def found(self) -> bool:
        """Whether anything is not as it was made."""
        return bool(self.records or self.lines or self.history)


@dataclass(frozen=True)
class Changes:
    """What changed since a release: how many of each kind, and the newest `MOST_CHANGES` of them."""

    counts: Counter[Fate]
    newest: tuple[Since, ...]


def make(draft: ReleaseDraft, by: Actor) -> Release:
    """Freeze what is public now. Refused: too long a title or note, or nothing that is public."""
    by.require(Action.RELEASE)
    kept = _checked(draft)
    with transaction(by) as session:
        history.lock(session)
        counts = _counts()
        if not counts.incidents:
            raise Refused(N_("Nothing is public yet, so there is nothing to release."))
        made = releases.add(session, kept, counts, history.length(), by)
        content = {"digest": made.digest, "counts": to_plain(counts), "content": to_plain(kept)}
        history.append(session, by, "released", ("release", str(made.number)), content, public=True)
    proving.exported(by)
    return made


def all_releases(by: Actor) -> tuple[Release, ...]:
    """Every release, the newest first."""
    by.require(Action.READ_PUBLIC)
    return releases.all_releases()


def release(number: int, by: Actor) -> Release:
    """One release. NotFound if there is none of this number."""
    by.require(Action.READ_PUBLIC)
    return releases.release(number)


def lines(number: int, by: Actor) -> Iterator[RecordLine]:
    """What the digest of a release is made of: a line for each of its records, by code. NotFound as above."""
    release(number, by)
    return releases.lines(number)


def changes(number: int, by: Actor, limit: int = MOST_CHANGES) -> Changes:
    """What changed since a release. NotFound as above."""
    release(number, by)
    return Changes(fates.counted(number), fates.changed(number, limit))


def require(criteria: Criteria) -> None:
    """Refused: a question about a release that there is not."""
    if criteria.release is not None and not releases.exists(criteria.release):
        raise Refused(N_("There is no release of this number."), field="release")


def is_close(criteria: Criteria) -> bool:
    """Whether a question to a release asks by something that finds no record taken back since."""
    return asks_closely(criteria, {code: chain[0].level for code, chain in places.chains(criteria.places).items()})


def damage(number: int, by: Actor) -> Damage:
    """What of a release is not as it was made: bodies, lines and digest held against one another. NotFound as above."""
    kept = release(number, by)
    return Damage(
        records=sum(frozen != now for frozen, now in releases.bodies(number)),
        lines=digest_of(releases.lines(number)) != kept.digest,
        history=not _is_told(kept),
    )


def _is_told(kept: Release) -> bool:
    """Whether the history has the deed of making a release, with its digest where what it held was not erased."""
    made = [one for one in history.entries(on=("release", str(kept.number))) if one.deed == "released"]
    return bool(made) and all(one.content is None or one.content["digest"] == kept.digest for one in made)


def records(number: int, incidents: Sequence[int]) -> Iterator[Record]:
    """The public copies of incidents, by row number, as a release froze them; of those withdrawn since the ranges."""
    since = fates.since(number, incidents)
    for incident, record in releases.read_all(number, incidents):
        fate = since.get(incident)
        yield masked_record(record, _sentence(fate)) if fate is not None and fate.gone else record


def _sentence(since: Since) -> Trilingual:
    day, each = UncertainDate.from_edtf(since.day.isoformat()), [words_of(lang) for lang in LANGUAGES]
    return Trilingual(*(words.say(_GONE[since.fate], date=words.when(day)) for words in each))


def _counts() -> ReleaseCounts:
    totals = sums.totals(Criteria(), Audience.PUBLIC)
    people = {outcome: Count(one.min, one.max, open=one.open) for outcome, one in sorted(totals.sums.items())}
    return ReleaseCounts(
        incidents=totals.incidents, without_number=totals.without_number, patterns=totals.summaries, people=people
    )


def _checked(draft: ReleaseDraft) -> ReleaseDraft:
    return ReleaseDraft(
        title=_cleaned(draft.title, "title", clean_line, LONGEST_TITLE),
        note=_cleaned(draft.note, "note", clean_text, LONGEST_NOTE),
    )


def _cleaned(text: Trilingual, field: str, clean: Callable[[str], str], longest: int) -> Trilingual:
    try:
        kept = Trilingual(*(clean(getattr(text, lang)) for lang in LANGUAGES))
    except Refused as refused:
        raise refused.at(field) from refused
    if any(len(one) > longest for one in kept.all()):
        raise Refused(N_("This is longer than the %(n)s characters that fit here."), field=field, n=longest)
    return kept
