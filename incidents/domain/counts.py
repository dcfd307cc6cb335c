"""Numbers of people: what a reported figure allows, and how ranges add up. Empty is never zero.

The word-to-number table below is printed on `/method`, and its version stands in every export. The bounds are this
project's own choice, made for casualty figures in press reports: a vague word stands for the fewest it can mean.
"""

from dataclasses import dataclass
from enum import StrEnum

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

BOUNDS_VERSION = "1"


class Qualifier(StrEnum):
    """How a report states a figure."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    ABOUT = "about"
    DOZENS = "dozens"
    SEVERAL = "several"
    SCORES = "scores"
    HUNDREDS = "hundreds"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One row of the word-to-number table.

    `said` and `counted` are msgids for the page. `fixed` is the number that the word itself stands for; None where
    the report gives one. `step` is added to that number; `floor` tells whether it sets a minimum.
    """

    qualifier: Qualifier
    said: str
    counted: str
    fixed: int | None = None
    step: int = 0
    floor: bool = True
    open: bool = False
    vague: bool = False
    approximate: bool = False


WORDINGS: tuple[Wording, ...] = (
    Wording(qualifier=Qualifier.EXACT, said=N_("n"), counted=N_("n, neither fewer nor more")),
    Wording(qualifier=Qualifier.AT_LEAST, said=N_("at least n"), counted=N_("n or more"), open=True),
    Wording(qualifier=Qualifier.MORE_THAN, said=N_("more than n"), counted=N_("n + 1 or more"), step=1, open=True),
    Wording(qualifier=Qualifier.UP_TO, said=N_("up to n"), counted=N_("n or fewer; sets no minimum"), floor=False),
    Wording(qualifier=Qualifier.ABOUT, said=N_("about n"), counted=N_("n, marked approximate"), approximate=True),
    Wording(qualifier=Qualifier.SEVERAL, said=N_("several"), counted=N_("2 or more"), fixed=2, open=True, vague=True),
    Wording(qualifier=Qualifier.DOZENS, said=N_("dozens"), counted=N_("24 or more"), fixed=24, open=True, vague=True),
    Wording(qualifier=Qualifier.SCORES, said=N_("scores"), counted=N_("40 or more"), fixed=40, open=True, vague=True),
    Wording(
        qualifier=Qualifier.HUNDREDS, said=N_("hundreds"), counted=N_("200 or more"), fixed=200, open=True, vague=True
    ),
    Wording(qualifier=Qualifier.NONE, said=N_("none"), counted=N_("0, only where the words say nobody"), fixed=0),
)
_BY_QUALIFIER = {wording.qualifier: wording for wording in WORDINGS}


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The fewest and the most people that a reported figure allows.

    `max` of an `open` bound is the number said, since the rule takes the largest bound that was said: "more than 50"
    gives min 51, max 51, open.
    """

    min: int | None
    max: int | None
    open: bool = False
    vague: bool = False
    approximate: bool = False


def bounds(qualifier: Qualifier, value: int | None, upper: int | None = None) -> Bounds:
    """The bounds of one figure, by the table; `upper` is the far end of a range such as "29 to 80".

    Refused: a missing number where the words need one, a number below zero, a range whose end is below its start.
    """
    wording = _BY_QUALIFIER[qualifier]
    if wording.fixed is not None:
        low = high = wording.fixed
    elif value is None:
        raise Refused(N_("“%(said)s” needs a number."), said=wording.said)
    else:
        low, high = value + wording.step, (value if upper is None else upper) + wording.step
    if low < 0:
        raise Refused(N_("A number of people cannot be below zero: %(value)s."), value=value)
    if high < low:
        raise Refused(N_("The range is reversed: %(low)s is more than %(high)s."), low=value, high=upper)
    return Bounds(
        min=low if wording.floor else None,
        max=high,
        open=wording.open,
        vague=wording.vague,
        approximate=wording.approximate,
    )


@dataclass(frozen=True)
class Count:
    """A published number of people: 0 ≤ min ≤ best ≤ max, each of them empty where nothing says it.

    `open` means that the largest figure said "or more".
    """

    min: int | None
    max: int | None
    open: bool = False
    best: int | None = None

    def __post_init__(self) -> None:
        known = [number for number in (self.min, self.best, self.max) if number is not None]
        if any(number < 0 for number in known):
            raise Refused(N_("A number of people cannot be below zero: %(value)s."), value=min(known))
        if self.open and self.max is None:
            raise Refused(N_("“Or more” needs a number before it."))
        if known != sorted(known):
            raise Refused(
                N_("The numbers must rise from minimum over best to maximum: %(numbers)s."),
                numbers=", ".join(map(str, known)),
            )

    @property
    def known(self) -> bool:
        """Whether there is any number at all."""
        return self.min is not None or self.max is not None or self.best is not None

    def add(self, other: "Count") -> "Count":
        """Both together. A side that is empty adds nothing; `best` is kept only where both have one."""
        if not (self.known and other.known):
            return self if self.known else other
        best = None if self.best is None or other.best is None else self.best + other.best
        return Count(_plus(self.min, other.min), _plus(self.most, other.most), self.no_top or other.no_top, best)

    @property
    def most(self) -> int | None:
        """The largest number there is: the maximum where one is set."""
        return next((number for number in (self.max, self.best, self.min) if number is not None), None)

    @property
    def no_top(self) -> bool:
        """Whether more people are possible than `most`: it said "or more", or no maximum is set."""
        return self.open or (self.known and self.max is None)


def _plus(one: int | None, other: int | None) -> int | None:
    """A sum in which an empty end adds nothing, and which is empty where both are."""
    return other if one is None else one if other is None else one + other
