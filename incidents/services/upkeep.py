"""Upkeep: whether the public may look in, whether the house stands, whether the history is whole."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from incidents.domain.access import Action, Actor
from incidents.domain.disclosure import disclose
from incidents.domain.errors import NotFound, Refused
from incidents.domain.finding import find
from incidents.domain.incident import Record
from incidents.domain.script import clean_line
from incidents.domain.vocabulary import N_, Audience, DataKind
from incidents.services import disclosing
from incidents.services.agreeing import NOTHING, Finding, Outside, check
from incidents.services.reference import labels
from incidents.storage import closed, findings, history, incidents, loading, publications, releases, site
from incidents.storage.db import Session, session, transaction
from incidents.storage.history import Fault

_PUBLIC_SITE = "public_site"
_ON, _OFF = "on", "off"
_INVENTED = "synthetic"
_CLOSED_HIDDEN = "closed_parts_hidden"
_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Health:
    """Whether the database answers, and how much room is left beside it, in bytes."""

    database: bool
    free: int


@dataclass(frozen=True, kw_only=True)
class Verified:
    """How many entries the history has, what is wrong with them, and with which checkpoints they do not agree."""

    entries: int
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with the history itself; the key to sign with is another matter."""
        return not self.faults and all(one.of_key for one in self.findings)


def public_site_on() -> bool:
    """Whether a visitor may read what is published; off until a manager turns it on."""
    return site.setting(_PUBLIC_SITE) == _ON


def turn_public_site(by: Actor, *, on: bool) -> None:
    """Open the published records to visitors, or ask everyone to sign in again."""
    by.require(Action.SETTINGS)
    with transaction(by) as current:
        site.change(current, _PUBLIC_SITE, _ON if on else _OFF)
        deed = "public site turned on" if on else "public site turned off"
        history.append(current, by, deed, ("site", _PUBLIC_SITE), {})


def erase(entries: Sequence[int], reason: str, by: Actor) -> None:
    """Destroy what entries of the history hold, such as a family's details; that the deeds were done stays provable.

    Refused: no reason. NotFound: an entry that is not there or holds nothing any more; then none is touched.
    """
    by.require(Action.HISTORY)
    if not reason.strip():
        raise Refused(N_("Say why. The reason itself must not hold what is to be erased."), field="reason")
    with transaction(by) as current:
        for seq in entries:
            if not history.erase(current, seq):
                raise NotFound(N_("Entry %(number)s is not there, or holds nothing any more."), number=seq)
            history.append(current, by, "content erased", ("history", str(seq)), {"reason": clean_line(reason)})


def is_demonstration() -> bool:
    """Whether records of the demonstration set are in this database."""
    return DataKind.DEMONSTRATION.value in incidents.kinds()


def is_invented() -> bool:
    """Whether invented records for load tests were put into this database."""
    return bool(site.setting(_INVENTED))


def mark_invented(current: Session, seed: int) -> None:
    """Keep that invented records are here, and from which seed; every page says so from now on."""
    site.change(current, _INVENTED, str(seed))


def health(folder: Path) -> Health:
    """Whether the house stands. Machines ask this, so it says nothing else."""
    return Health(database=site.answers(), free=shutil.disk_usage(folder).free)


def verify_history(by: Actor, outside: Outside = NOTHING) -> Verified:
    """Read the whole chain, and hold it against the checkpoints; where it is whole, keep when that was found."""
    by.require(Action.HISTORY)
    found = Verified(entries=history.length(), faults=history.verify(), findings=check(by, outside))
    if found.whole:
        with transaction() as current:
            history.mark_checked(current)
    return found


def rewrite_words() -> int:
    """Make the searchable words of every finding anew, after moving; returns how many findings there are."""
    with transaction() as current:
        return loading.write_words(current, _words_of) + releases.write_words(current, _words_in)


def hide_closed_parts() -> int:
    """Write the team's findings anew of records that hold parts for named people; done once, returns of how many.

    Findings written before the team's copy left those parts out hold them still.
    """
    if site.setting(_CLOSED_HIDDEN) == _ON:
        return 0
    with transaction() as current:
        codes = closed.incidents_with(current)
        for start in range(0, len(codes), _AT_ONCE):
            disclosing.refresh_team_all(current, codes[start : start + _AT_ONCE])
        site.change(current, _CLOSED_HIDDEN, _ON)
    return len(codes)


def _words_of(code: str, audience: Audience) -> Sequence[str]:
    public = audience == Audience.PUBLIC
    return _words_in(publications.record(code) if public else disclose(incidents.record(code), audience))


def _words_in(record: Record) -> Sequence[str]:
    articles = [link.article for link in record.content.articles]
    return find(record, labels, findings.sources_of(session(), articles)).words
