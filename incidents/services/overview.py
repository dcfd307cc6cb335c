"""What the database holds, at a glance: the front page, the charts, the code book, the log of corrections."""

import csv
import io
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from incidents.domain.access import Actor
from incidents.domain.claims import Claim
from incidents.domain.count_words import in_words
from incidents.domain.criteria import LARGEST_SIZE, Criteria
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import NotFound
from incidents.domain.incident import Record, Summary
from incidents.domain.moments import today
from incidents.domain.query import read_string
from incidents.domain.vocabulary import ALL, KILLED, N_, Audience, ClaimKind, ClaimStatus, Clarity
from incidents.reports import codebook
from incidents.reports.charts.words import Words
from incidents.reports.columns import ExportHead
from incidents.services import demonstration_files, searching
from incidents.services.demonstration_files import ReferenceTotal
from incidents.services.depicting import Strip, draw_strip
from incidents.services.reference import Names, outcomes, vocabulary
from incidents.services.settings import current as settings
from incidents.services.wording import date_words, first_words, people_words, place_words, words_of
from incidents.storage import corrections as changes
from incidents.storage import progress
from incidents.storage.corrections import Correction
from incidents.storage.search import rows

__all__ = [
    "Correction", "Ready", "Signature", "codebook_file", "codebook_rows", "contact", "corrections",
    "ready_questions", "reference_total", "signature",
]  # fmt: skip

_ENOUGH = 4  # figures that make a strip worth drawing
_LOG = 200
#: Questions to begin with, shown where the database has an answer: the question, its title.
READY = (
    ("place=IQ-DQ-ZAYTUN-BRIDGE", N_("What happened at Zaytun Bridge?")),
    ("from=2020-02-25&to=2020-02-25&place=IQ-BG-KHILANI-SQUARE", N_("What happened at Khilani Square on 25 February?")),
    (
        "cause=smoke-grenade-impact&cause=tear-gas-canister-impact&cause=tear-gas-or-smoke-impact",
        N_("Who was killed by tear-gas grenades?"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A ready question with the beginning of its answer: `figure` ("46 to 70"), what it counts, a line more."""

    title: str
    criteria: Criteria
    figure: str
    words: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One number and where it comes from: the drawing, of which record, how many of its figures count or do not."""

    code: str
    title: str
    killed: str
    counted: int
    others: int
    strip: Strip


def ready_questions(by: Actor, lang: str) -> tuple[Ready, ...]:
    """The questions to begin with that have an answer here."""
    words, known = words_of(lang), outcomes()
    found = (
        (title, criteria, searching.counted(replace(criteria, size=LARGEST_SIZE), by))
        for query, title in READY
        for criteria in [read_string(query, outcomes=known, today=today())]
    )
    return tuple(
        _ready(words.say(title), criteria, newest.items, n, words, by)
        for title, criteria, (newest, n) in found
        if newest.items
    )


def signature(by: Actor, lang: str, page: Callable[[str], str]) -> Signature | None:
    """The incident with the most reported figures, drawn; None while none has enough of them.

    `page` gives the address of a record by its code.
    """
    code = _most_told(progress.stamp(), by.audience)
    record = _record(code, by) if code else None
    shown = record.figure(KILLED) if record else None
    if record is None or shown is None:
        return None
    words = words_of(lang)
    drawn = draw_strip(shown, record, lang, words.say, page(record.code))
    counted = len(shown.line.counted)
    if drawn is None:
        return None
    return Signature(
        code=record.code,
        title=record.content.title.best(lang)[0],
        killed=words.count(shown.count),
        counted=counted,
        others=len(shown.line.verdicts) - counted,
        strip=drawn,
    )


def reference_total(criteria: Criteria, lang: str) -> str:
    """The total given by others whose period lies nearest to the one asked for; "" where none is known."""
    first = criteria.since.earliest if criteria.since else None
    last = criteria.until.latest if criteria.until else None
    near = [(_overlap(one.period, first, last), one) for one in _totals() if one.killed is not None]
    share, total = max(near, key=lambda pair: pair[0], default=(0.0, None))
    if total is None or not share or total.killed is None:
        return ""
    words = words_of(lang)
    told = words.say(
        N_("For comparison: %(who)s gave %(killed)s killed in %(place)s, %(period)s."),
        who=total.who.best(lang)[0],
        killed=words.number(total.killed),
        place=Names(lang).place(total.place),
        period=date_words(total.period, words),
    )
    return " ".join(filter(None, (told, total.note.best(lang)[0])))


def codebook_rows(lang: str) -> tuple[codebook.Row, ...]:
    """Every column of the public files with its meaning, each followed by its codes: (table, column, code, …)."""
    head = ExportHead(
        audience=Audience.PUBLIC, made_at=datetime.now(UTC), base_url=str, lang=lang, vocabulary=vocabulary(),
        say=words_of(lang).say,
    )  # fmt: skip
    return tuple(codebook.rows(head))


def codebook_file(lang: str) -> bytes:
    """The code book as CSV, in UTF-8 with the mark that spreadsheets want."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([codebook.HEADING, *codebook_rows(lang)])
    return out.getvalue().encode("utf-8-sig")


def corrections() -> tuple[Correction, ...]:
    """The newest deeds on published records: published anew, withdrawn, merged, or separated again; newest first.

    Where a merged record leads is told while that is public.
    """
    found = changes.latest(_LOG)
    public = {one.code for one in rows.summaries_of([one.into for one in found if one.into], Audience.PUBLIC)}
    return tuple(replace(one, into=one.into if one.into in public else "") for one in found)


@lru_cache(maxsize=8)
def _most_told(_stamp: Hashable, audience: Audience) -> str | None:
    """Looked for once while nothing changes: among a million it takes a second."""
    return rows.most_told(audience, _ENOUGH)


def contact() -> str:
    """Whom to write to, as the settings say; blank where nobody is named."""
    return settings().contact


def _ready(title: str, criteria: Criteria, shown: tuple[Summary, ...], n: int, words: Words, by: Actor) -> Ready:
    """The beginning of the answer; `shown` are the newest of its `n` incidents."""
    if n == 1:
        figure, told, note = _of_one(shown[0], words)
        return Ready(title=title, criteria=criteria, figure=figure, words=told, note=note)
    pattern = next((one for one in shown if one.clarity == Clarity.SUMMARY), None)
    said = _latest_running_total(_record(pattern.code, by), words) if pattern else None
    many = N_("Incidents with this among the reported causes: %(n)s.") if criteria.causes else N_("Incidents: %(n)s")
    among = words.say(many, n=words.number(n))
    if said:
        return Ready(title=title, criteria=criteria, figure=said[0], words=said[1], note=among)
    return Ready(title=title, criteria=criteria, figure="", words=among, note="")


def _of_one(summary: Summary, words: Words) -> tuple[str, str, str]:
    """Figure, what it counts, and a line more, of the only incident that answers."""
    killed = people_words(summary, KILLED, words)
    first = first_words(summary, words)
    told = N_("reported killed (later reports)") if first else N_("reported killed")
    notes = []
    if first:
        notes.append(words.say(N_("First-day reports: %(range)s."), range=first))
    if injured := people_words(summary, "injured", words):
        notes.append(words.say(N_("Injured: %(range)s."), range=injured))
    notes.append(f"{place_words(summary, words)} · {date_words(summary.occurred, words)}")
    return killed, words.say(told) if killed else "", " ".join(notes)


def _latest_running_total(record: Record | None, words: Words) -> tuple[str, str] | None:
    """The newest figure of killed of a pattern over time, in its words, and who gave it."""
    if record is None:
        return None
    heard = {one.claim.number: one for one in record.content.heard()}
    told = [one for one in heard.values() if _stands(one.claim)]
    if not told:
        return None
    newest = max(told, key=lambda one: one.recency)
    claim = newest.claim
    ref = record.ref(claim.article)
    who = claim.said_by or (ref.outlet.best(words.lang)[0] if ref else "")
    return words.phrase(in_words(claim.qualifier, claim.value, claim.upper)), words.say(N_("killed (%(who)s)"), who=who)


def _stands(claim: Claim) -> bool:
    is_number = claim.kind == ClaimKind.NUMBER and claim.outcome == KILLED and claim.group == ALL
    return is_number and claim.status == ClaimStatus.ACTIVE


def _record(code: str, by: Actor) -> Record | None:
    try:
        return searching.incident(code, by)
    except NotFound:
        return None


def _overlap(period: UncertainDate, first: date | None, last: date | None) -> float:
    """Which part of both periods together is shared, 0 to 1; an open side reaches as far as the total does."""
    begin, end = first or period.earliest, last or period.latest
    shared = (min(end, period.latest) - max(begin, period.earliest)).days + 1
    together = (max(end, period.latest) - min(begin, period.earliest)).days + 1
    # of totals that fit equally well the one over the longer period stands nearest to everything that is asked
    return max(shared, 0) / together + max(shared, 0) / 1e6


def _totals() -> tuple[ReferenceTotal, ...]:
    return _read_totals(settings().data) if settings().demonstration else ()


@lru_cache(maxsize=2)
def _read_totals(data: Path) -> tuple[ReferenceTotal, ...]:
    return demonstration_files.read(data / "demonstration", data).totals
