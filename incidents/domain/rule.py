"""Rule v1: from claims to a casualty line, with the reason why each claim counts or not.

The rule is the project's own (`/method` prints it; `decisions/0002-rule-v1.md` argues it). Nothing is ever added
across voices or across axes, and nothing is averaged.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from incidents.domain.claims import Heard
from incidents.domain.counts import Bounds
from incidents.domain.moments import TimeSpan
from incidents.domain.vocabulary import ALL, ROLE_AXIS, WITHIN_CIVILIANS, ClaimKind, ClaimStatus, Scope, WhyNot

VERSION = "v1"
_FIRST_DAY = timedelta(hours=24)
_LATER_VOICES = 2
_WITHDRAWN = frozenset({ClaimStatus.SUPERSEDED, ClaimStatus.CORRECTED, ClaimStatus.RETRACTED, ClaimStatus.DISPUTED})
_MORE = frozenset({Scope.WIDER_AREA, Scope.SEVERAL_DAYS, Scope.CUMULATIVE, Scope.NATIONAL, Scope.MORE})
_UNRELIABLE, _IMPROBABLE = "E", 5


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether a claim counts towards a line, and if not, the first reason that holds."""

    claim: int
    counted: bool
    why: WhyNot | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """The derived figure of one outcome and one group.

    `min` and `max` are people or None; `open` means "or more"; `first` is the range of the first day's reports where
    later ones took over; `low` and `high` are the claims that set the two ends; `beside` stand next to the figure.
    """

    outcome: str
    group: str
    min: int | None
    max: int | None
    open: bool
    voices: int
    verdicts: tuple[Verdict, ...]
    first: tuple[int | None, int | None] | None = None
    low: int | None = None
    high: int | None = None
    beside: tuple[int, ...] = ()
    rule: str = VERSION

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """The claims that count, in the order of entry."""
        return tuple(verdict.claim for verdict in self.verdicts if verdict.counted)


@dataclass(frozen=True)
class Window:
    """The first day of an incident: a claim is early if its as-of ends within it (rule v1, 5)."""

    end: datetime

    @classmethod
    def of(cls, occurred: TimeSpan, *, time_known: bool) -> "Window":
        """24 hours from the start where its time is known, else from the end of the last day."""
        return cls((occurred.begin if time_known else occurred.end) + _FIRST_DAY)

    def is_early(self, heard: Heard) -> bool:
        """True where the number was given, for certain, within the first day."""
        return heard.as_of is not None and heard.as_of.end <= self.end

    def may_be_early(self, heard: Heard) -> bool:
        """True where the number may have been given within the first day."""
        return heard.as_of is not None and heard.as_of.begin < self.end


@dataclass(frozen=True)
class _Part:
    """What one voice says for one line: its claims, and the bounds they give together."""

    voice: str
    heard: tuple[Heard, ...]
    bounds: Bounds


def derive(heard: Iterable[Heard], window: Window | None) -> tuple[Line, ...]:
    """Every line that the claims give, `all` first for each outcome, outcomes and groups in the order of entry.

    Without a window (no date known) no claim is early. An outcome that only has claims that do not count still gets
    a line, with no minimum and no maximum, so that each of them is seen with its reason.
    """
    by_outcome: dict[str, list[Heard]] = defaultdict(list)
    for one in sorted(heard, key=lambda each: each.claim.number):
        if one.claim.kind in {ClaimKind.NUMBER, ClaimKind.DENIAL}:
            by_outcome[one.claim.outcome].append(one)
    return tuple(line for outcome, claims in by_outcome.items() for line in _lines(outcome, claims, window))


def _lines(outcome: str, claims: Sequence[Heard], window: Window | None) -> Iterable[Line]:
    yield _line(outcome, ALL, claims, window)
    groups = dict.fromkeys(one.claim.group for one in claims if one.claim.group != ALL)
    for group in groups:
        yield _line(outcome, group, [one for one in claims if one.claim.group == group], window)


def _line(outcome: str, group: str, claims: Sequence[Heard], window: Window | None) -> Line:
    why = {one.claim.number: reason for one in claims if (reason := _left_out(one)) is not None}
    standing = [one for one in claims if one.claim.number not in why]
    parts = list(_parts(standing, group, why))
    later = _drop_early(parts, window, why)
    low, high = _ends(later)
    return Line(
        outcome=outcome,
        group=group,
        min=None if low is None else low.bounds.min,
        max=None if high is None else high.bounds.max,
        open=high is not None and high.bounds.open,
        voices=len(later),
        verdicts=tuple(_verdict(one, why) for one in claims),
        first=_first_reports(standing, later, group, window),
        low=low.heard[0].claim.number if low else None,
        high=high.heard[0].claim.number if high else None,
        beside=tuple(number for number, reason in why.items() if reason in {WhyNot.DENIAL, WhyNot.COMBINED}),
    )


def _verdict(one: Heard, why: dict[int, WhyNot]) -> Verdict:
    reason = why.get(one.claim.number)
    return Verdict(claim=one.claim.number, counted=reason is None, why=reason)


def _left_out(one: Heard) -> WhyNot | None:
    """Rule v1 (1), (3), (8): the first reason that holds for a claim taken alone."""
    claim = one.claim
    if claim.override is not None and claim.override.counted:
        return None
    rated_out = one.reliability == _UNRELIABLE or claim.credibility == _IMPROBABLE
    tests = (
        (claim.override is not None or claim.status == ClaimStatus.REJECTED or rated_out, WhyNot.REVIEW),
        (claim.status in _WITHDRAWN, WhyNot.WITHDRAWN),
        (claim.kind == ClaimKind.DENIAL, WhyNot.DENIAL),
        (bool(claim.combined), WhyNot.COMBINED),
        (claim.scope in _MORE, WhyNot.MORE),
        (claim.scope == Scope.PART, WhyNot.PART),
        (claim.scope == Scope.UNSURE, WhyNot.UNSURE),
        (one.as_of is None, WhyNot.UNDATED),
    )
    return next((reason for holds, reason in tests if holds), None)


def _parts(standing: Sequence[Heard], group: str, why: dict[int, WhyNot]) -> Iterable[_Part]:
    """One part a voice: its latest own figure, else (for `all`) its latest figures along the role axis (4, 6)."""
    by_voice: dict[str, dict[str, list[Heard]]] = defaultdict(lambda: defaultdict(list))
    for one in standing:
        by_voice[one.voice][one.claim.group].append(one)
    for voice, groups in by_voice.items():
        latest = {name: _latest(claims, why) for name, claims in groups.items()}
        own = latest.pop(group, None)
        added = ROLE_AXIS - WITHIN_CIVILIANS if "civilians" in latest else ROLE_AXIS
        if group == ALL:
            _explain_groups(latest, added, why, has_total=own is not None)
        roles = tuple(one for name, one in latest.items() if name in added)
        if own is not None:
            yield _Part(voice, (own,), own.claim.bounds)
        elif group == ALL and roles:
            yield _Part(voice, roles, _sum(one.claim.bounds for one in roles))


def _latest(claims: Sequence[Heard], why: dict[int, WhyNot]) -> Heard:
    """The latest of one voice for one group; the others are superseded, computed here and stored nowhere."""
    if len(claims) == 1:
        return claims[0]
    latest = max(claims, key=lambda one: one.recency)
    why.update({one.claim.number: WhyNot.SUPERSEDED for one in claims if one is not latest})
    return latest


def _explain_groups(
    latest: dict[str, Heard], added: frozenset[str], why: dict[int, WhyNot], *, has_total: bool
) -> None:
    for name, one in latest.items():
        if name not in added:
            why[one.claim.number] = WhyNot.SUBGROUP
        elif has_total:
            why[one.claim.number] = WhyNot.OWN_TOTAL


def _sum(parts: Iterable[Bounds]) -> Bounds:
    """Figures of one voice along the role axis, added: open upward, since other people may have been hit as well."""
    known = list(parts)
    return Bounds(
        min=sum(part.min or 0 for part in known),
        max=sum(part.max or part.min or 0 for part in known),
        open=True,
        vague=all(part.vague for part in known),
        approximate=any(part.approximate for part in known),
    )


def _drop_early(parts: list[_Part], window: Window | None, why: dict[int, WhyNot]) -> list[_Part]:
    """Set early parts aside when at least two other voices speak after the first day (rule v1, 5)."""
    if window is None or len(parts) <= _LATER_VOICES:
        return parts
    early = [part for part in parts if all(window.is_early(one) for one in part.heard)]
    after = [part for part in parts if not any(window.may_be_early(one) for one in part.heard)]
    if len(after) < _LATER_VOICES:
        return parts
    for part in early:
        why.update({one.claim.number: WhyNot.EARLY for one in part.heard})
    return [part for part in parts if part not in early]


def _ends(parts: Sequence[_Part]) -> tuple[_Part | None, _Part | None]:
    """The parts that set minimum and maximum (rule v1, 7): vague words set no minimum while a precise one is left."""
    floors = [part for part in parts if part.bounds.min is not None]
    precise = [part for part in floors if not part.bounds.vague]
    low = min(precise or floors, key=lambda part: part.bounds.min or 0, default=None)
    tops = [part for part in parts if part.bounds.max is not None]
    high = max(tops, key=lambda part: (part.bounds.max or 0, part.bounds.open), default=None)
    return low, high


def _first_reports(
    standing: Sequence[Heard], later: Sequence[_Part], group: str, window: Window | None
) -> tuple[int | None, int | None] | None:
    """The range of what was said on the first day, told only where later reports took over."""
    if window is None or not any(not window.may_be_early(one) for part in later for one in part.heard):
        return None
    early = [one.claim.bounds for one in standing if one.claim.group == group and window.may_be_early(one)]
    lows = [each.min for each in early if each.min is not None]
    tops = [each.max for each in early if each.max is not None]
    return (min(lows, default=None), max(tops, default=None)) if early else None
