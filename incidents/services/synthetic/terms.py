"""Violations, causes and actors of invented incidents, as sets that recur."""

from collections.abc import Callable, Sequence

from incidents.domain.finding import Labels
from incidents.domain.incident import Cause
from incidents.domain.people import Actor, Involvement
from incidents.domain.vocabulary import CauseRole
from incidents.services.synthetic.draws import Weighted, stream, zipf
from incidents.storage.inventing import parts
from incidents.storage.inventing.parts import Terms

_VIOLATIONS = zipf(
    ("life", "killing-many", "attempted-killing", "targeted-killing", "physical-assault", "limits-on-assembly",
     "arrest", "detention", "abduction", "killing-in-demonstration", "destruction", "enforced-disappearance",
     "death-threats", "illegal-search", "looting", "torture-act", "mass-arrest", "surveillance", "censorship",
     "denial-of-medical-care"),
    0.9,
)  # fmt: skip
_CAUSES = zipf(
    ("explosion", "live-ammunition", "unknown", "tear-gas-or-smoke-impact", "beating", "knife", "fire", "vehicle",
     "sniper", "stun-grenade", "rubber-round", "other"),
)  # fmt: skip
_DEGREES, _ATTRIBUTIONS = ("", "carried-out", "suspected", "gave-orders"), ("alleged", "alleged", "probable", "unknown")
_HOW_MANY_VIOLATIONS = Weighted((0, 1, 2, 3, 4), (8, 42, 30, 14, 6))
_HOW_MANY_CAUSES = Weighted((0, 1, 2), (32, 56, 12))
_HOW_MANY_ACTORS = Weighted((0, 1, 2, 3, 4), (18, 44, 24, 11, 3))


def violations(seed: int, labels: Labels, count: int) -> Weighted[Terms]:
    """About 1.6 an incident."""
    draw = stream(seed, "violations")
    return _even(
        [parts.violations(_VIOLATIONS.some(draw, _HOW_MANY_VIOLATIONS.one(draw)), labels) for _ in range(count)]
    )


def causes(seed: int, labels: Labels, count: int) -> Weighted[Terms]:
    """About 0.8 an incident; where a source lists several, they are reported among causes."""
    draw = stream(seed, "causes")
    made = []
    for _ in range(count):
        slugs = _CAUSES.some(draw, _HOW_MANY_CAUSES.one(draw))
        role = CauseRole.AMONG if len(slugs) > 1 else CauseRole.CAUSE
        made.append(parts.causes([Cause(term=slug, role=role) for slug in slugs], labels))
    return _even(made)


def actors(seed: int, known: Sequence[Actor], numbers: Callable[[str], int], count: int) -> Weighted[Terms]:
    """About 1.35 an incident."""
    draw, chosen = stream(seed, "actors"), zipf(known)
    made = []
    for _ in range(count):
        involved = [
            Involvement(
                actor=one.code, name=one.name, degree=draw.choice(_DEGREES), attribution=draw.choice(_ATTRIBUTIONS)
            )
            for one in chosen.some(draw, _HOW_MANY_ACTORS.one(draw))
        ]
        made.append(parts.actors(involved, numbers))
    return _even(made)


def _even(made: Sequence[Terms]) -> Weighted[Terms]:
    return Weighted(made, [1.0] * len(made))
