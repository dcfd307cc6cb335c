"""What the database would refuse of a record of ours without saying which part of it is wrong."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from incidents.domain.claims import Claim
from incidents.domain.date_words import FIRST_YEAR, LAST_YEAR
from incidents.domain.errors import Refused
from incidents.domain.incident import Draft, Setting
from incidents.domain.vocabulary import N_, ClaimKind

_MOST_NUMBERED = 1_000_000
_WORST = 6  # how believable a report is, from 1
_NUMBERED = N_("The number of a figure runs from 1 to %(most)s; this is %(number)s.")
_TWICE = N_("Two figures have the number %(number)s.")
_ITSELF = N_("A figure cannot replace itself.")
_BACKWARDS = N_("The last day lies before the first one.")
_BELIEVABLE = N_("How believable a report is has a code from 1 to 6; this is %(code)s.")
_RADIUS = N_("A radius is more than 0 metres.")
_RISING = N_("The numbers must rise from minimum over best to maximum: %(numbers)s.")
_NO_REASON = N_("Say why this figure departs from the rule's own.")
_SET_TWICE = N_("This figure was set twice.")
_NO_DAY = N_("“%(text)s” is no day of the calendar, or lies in the future.")


def weighed(content: Draft, today: date) -> Iterator[Refused]:
    """Every fault of a record whose parts all have their shape."""
    when = content.occurred
    if when is not None and (when.earliest > today or not FIRST_YEAR <= when.earliest.year <= LAST_YEAR):
        yield Refused(_NO_DAY, field="occurred", text=when.edtf)
    for number, place in enumerate(content.places, 1):
        if place.radius_m is not None and place.radius_m <= 0:
            yield Refused(_RADIUS, field=f"places {number}: radius_m")
    twice = {number for number, times in Counter(claim.number for claim in content.claims).items() if times > 1}
    for place_in_file, claim in enumerate(content.claims, 1):
        at = f"claims {place_in_file}"
        if claim.number in twice:
            yield Refused(_TWICE, field=f"{at}: number", number=claim.number)
        yield from (Refused(found.message, field=f"{at}: {found.field}", **found.params) for found in _claim(claim))
    yield from _settings(content.settings)


def _claim(claim: Claim) -> Iterator[Refused]:
    if not 1 <= claim.number <= _MOST_NUMBERED:
        yield Refused(_NUMBERED, field="number", most=_MOST_NUMBERED, number=claim.number)
    if claim.replaces == claim.number:
        yield Refused(_ITSELF, field="replaces")
    if claim.scope_from and claim.scope_to and claim.scope_to < claim.scope_from:
        yield Refused(_BACKWARDS, field="scope_to")
    if claim.credibility is not None and not 1 <= claim.credibility <= _WORST:
        yield Refused(_BELIEVABLE, field="credibility", code=claim.credibility)
    if claim.kind == ClaimKind.NUMBER or claim.value is not None:
        yield from _bounds(claim)


def _bounds(claim: Claim) -> Iterator[Refused]:
    """Whether the numbers can be a number of people."""
    try:
        _ = claim.bounds
    except Refused as refused:
        yield refused.at("value")
    numbers = [number for number in (claim.value, claim.upper) if number is not None]
    if numbers != sorted(numbers) or (claim.value is None and claim.upper is not None) or min(numbers, default=0) < 0:
        yield Refused(_RISING, field="value", numbers=", ".join(map(str, numbers)))


def _settings(settings: tuple[Setting, ...]) -> Iterator[Refused]:
    seen: set[tuple[str, str]] = set()
    for place, one in enumerate(settings, 1):
        at, known = f"settings {place}", [number for number in (one.min, one.best, one.max) if number is not None]
        if known != sorted(known) or min(known, default=0) < 0:
            yield Refused(_RISING, field=at, numbers=", ".join(map(str, known)))
        if not one.reason.strip():
            yield Refused(_NO_REASON, field=f"{at}: reason")
        if (one.outcome, one.group) in seen:
            yield Refused(_SET_TWICE, field=at)
        seen.add((one.outcome, one.group))
