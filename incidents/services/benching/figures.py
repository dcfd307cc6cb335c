"""What was measured of a target, and whether it holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Part:
    """One figure of a target beside its reference.

    `holds` is None where it was not measured; `note` then says why. `wrong` names numbers that the reference has
    otherwise: then the part fails, whatever the time. `more` are figures that decide nothing.
    """

    what: str
    unit: str
    limit: str
    value: float | None = None
    reference: float | None = None
    beside: str = ""
    ratio: float | None = None
    holds: bool | None = None
    note: str = ""
    wrong: tuple[str, ...] = ()
    more: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Target:
    """A target with its parts, the deciding one first."""

    id: int
    what: str
    parts: tuple[Part, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """Every number that differs from its reference."""
        return tuple(each for part in self.parts for each in part.wrong)

    @property
    def holds(self) -> bool | None:
        """False if one part fails or a number is wrong; None if one was not measured; else True."""
        said = [part.holds for part in self.parts]
        if self.wrong or False in said:
            return False
        return None if None in said else True

    def plain(self) -> dict[str, Any]:
        """The target as JSON has it: the deciding part's figures, then each part."""
        first = self.parts[0]
        return {
            "id": self.id,
            "what": self.what,
            "value": first.value,
            "reference": first.reference,
            "ratio": first.ratio,
            "limit": first.limit,
            "holds": self.holds,
            "wrong": list(self.wrong),
            "parts": [_plain(part, holds=_held(part)) for part in self.parts],
        }


def _held(part: Part) -> bool | None:
    return False if part.wrong else part.holds


def _plain(part: Part, *, holds: bool | None) -> dict[str, Any]:
    return {
        "what": part.what, "unit": part.unit, "value": part.value, "reference": part.reference, "beside": part.beside,
        "ratio": part.ratio, "limit": part.limit, "holds": holds, "note": part.note, "wrong": list(part.wrong),
        **part.more,
    }  # fmt: skip


def at_most(what: str, unit: str, value: float, most: float, **more: Any) -> Part:
    """A figure that may not be larger than `most`."""
    return Part(what=what, unit=unit, value=rounded(value), limit=f"≤ {most:g} {unit}", holds=value <= most, **more)


def compared(what: str, unit: str, value: float, reference: float, **more: Any) -> Part:
    """A figure beside its reference. `most` is the largest share of the reference that it may be."""
    most = more.pop("most")
    ratio = value / reference if reference else 0.0
    return Part(
        what=what, unit=unit, value=rounded(value), reference=rounded(reference), ratio=rounded(ratio),
        limit=f"≤ {most:g} × reference", holds=ratio <= most, **more,
    )  # fmt: skip


def faster(what: str, unit: str, value: float, reference: float, **more: Any) -> Part:
    """A rate beside its reference. `least` is the least multiple of the reference that it has to be."""
    least = more.pop("least")
    ratio = value / reference if reference else 0.0
    return Part(
        what=what, unit=unit, value=rounded(value), reference=rounded(reference), ratio=rounded(ratio),
        limit=f"≥ {least:g} × reference", holds=ratio >= least, **more,
    )  # fmt: skip


def at_least(what: str, unit: str, value: float, least: float, **more: Any) -> Part:
    """A rate that may not be smaller than `least`."""
    return Part(what=what, unit=unit, value=rounded(value), limit=f"≥ {least:g} {unit}", holds=value >= least, **more)


def for_scale(what: str, unit: str, value: float, reference: float, beside: str) -> Part:
    """A figure beside another that shows how large it is; nothing is asked of it."""
    return Part(
        what=what, unit=unit, value=rounded(value), reference=rounded(reference), beside=beside, limit="for scale",
        ratio=rounded(value / reference if reference else 0.0), holds=True,
    )  # fmt: skip


def not_measured(what: str, unit: str, limit: str, note: str) -> Part:
    """A figure that could not be taken here, and why."""
    return Part(what=what, unit=unit, limit=limit, note=note)


def rounded(value: float) -> float:
    """Three digits that count."""
    return float(f"{value:.3g}")


def differences(pairs: Iterable[tuple[str, Any, Any]]) -> tuple[str, ...]:
    """The names of those pairs whose two sides are not the same."""
    return tuple(name for name, ours, theirs in pairs if ours != theirs)


Measure = Callable[..., Target]
