"""Checks on entry (fields.md 2.5): errors keep a record from being submitted, warnings are said and may be answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, IncidentPlace
from incidents.domain.places import looks_swapped, place_precision
from incidents.domain.vocabulary import ALL, N_, ClaimKind, ClaimStatus, Scope, WhyNot

#: What a submitted record must say.
_ASKED = {
    "title": N_("Say in one sentence what happened."),
    "articles": N_("Say where you read it: a record needs at least one article."),
    "occurred": N_("Say when it happened. A month or a year will do."),
    "places": N_("Say where it happened. A city or a governorate will do."),
}
_PERSON_AXIS = ("men", "women", "unknown")


@dataclass(frozen=True)
class Warning_:  # noqa: N801 - `Warning` is Python's own
    """Something odd that a person may have a reason for. `field` is where it shows."""

    message: str
    params: tuple[tuple[str, object], ...] = ()
    field: str = ""


def errors(draft: Draft, today: date) -> Iterator[Refused]:
    """What keeps a draft from being submitted."""
    yield from (Refused(message, field=field) for field, message in _ASKED.items() if not getattr(draft, field))
    if draft.occurred is not None and draft.occurred.earliest > today:
        yield Refused(N_("The date lies in the future."), field="occurred")
    linked = {link.article for link in draft.articles}
    for claim in draft.claims:
        if claim.article not in linked:
            yield Refused(N_("Figure %(number)s names no article of this record."), field="claims", number=claim.number)
    yield from _settings(draft)


def warnings(draft: Draft) -> Iterator[Warning_]:
    """What is odd about a draft, told by its own words alone."""
    yield from _groups(draft)
    yield from _article_dates(draft)
    for place in draft.places:
        yield from _place(place)
    yield from _same_voice(draft)


def _settings(draft: Draft) -> Iterator[Refused]:
    for one in draft.settings:
        known = [number for number in (one.min, one.best, one.max) if number is not None]
        if known != sorted(known):
            yield Refused(N_("The lower figure lies above the upper one."), field="settings")
        if not one.reason.strip():
            yield Refused(N_("Say why this figure departs from the rule's own."), field="settings")


def _groups(draft: Draft) -> Iterator[Warning_]:
    lines = draft.lines()
    totals = {line.outcome: line for line in lines if line.group == ALL}
    groups: dict[str, dict[str, int]] = {}
    for line in lines:
        total = totals[line.outcome]
        if line.group == ALL or line.min is None:
            continue
        groups.setdefault(line.outcome, {})[line.group] = line.min
        if total.max is not None and not total.open and line.min > total.max:
            yield Warning_(
                N_("%(group)s: %(n)s is more than the total of %(total)s."),
                (("group", line.group), ("n", line.min), ("total", total.max)),
                "claims",
            )
    for outcome, known in groups.items():
        total = totals[outcome]
        parts = [known[group] for group in _PERSON_AXIS if group in known]
        if len(parts) == len(_PERSON_AXIS) and total.min is not None and sum(parts) != total.min:
            yield Warning_(
                N_("Men, women and unknown make %(sum)s, the total says %(total)s."),
                (("sum", sum(parts)), ("total", total.min)),
                "claims",
            )


def _article_dates(draft: Draft) -> Iterator[Warning_]:
    if draft.occurred is None:
        return
    for link in draft.articles:
        published = link.ref.published if link.ref else None
        if published is not None and published.latest < draft.occurred.earliest - timedelta(days=1):
            yield Warning_(
                N_("The article of %(date)s is older than the incident."), (("date", published.edtf),), "articles"
            )


def _place(place: IncidentPlace) -> Iterator[Warning_]:
    if place.point is not None and looks_swapped(place.point):
        yield Warning_(N_("Latitude and longitude look swapped."), (), "places")
    if place.chain and place.point is None and place.precision < place_precision(place.chain[0]):
        yield Warning_(
            N_("%(place)s is not known as exactly as you say."), (("place", place.chain[0].name_en),), "places"
        )


def _same_voice(draft: Draft) -> Iterator[Warning_]:
    """A later figure of a voice that has one already: offer to say that it replaces the earlier one."""
    for line in draft.lines():
        for verdict in line.verdicts:
            claim = next(one for one in draft.claims if one.number == verdict.claim)
            if verdict.why == WhyNot.SUPERSEDED and claim.status == ClaimStatus.ACTIVE and line.group == claim.group:
                yield Warning_(
                    N_("Figure %(number)s was followed by a later one of the same source; only the later counts."),
                    (("number", claim.number),),
                    "claims",
                )


def needs_word(draft: Draft) -> bool:
    """Whether a reviewer has to look at what some figures cover before they can count."""
    return any(claim.kind == ClaimKind.NUMBER and claim.scope in {Scope.UNSURE, Scope.MORE} for claim in draft.claims)
