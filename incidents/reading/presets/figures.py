"""Figures of data sets as reported figures: what the set says of a number of people, and nothing that it does not."""

from collections.abc import Iterable, Iterator

from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.values import altered
from incidents.domain.vocabulary import ALL, KILLED, N_
from incidents.reading.presets.cells import Cells

_FIGURE = Claim(number=0, article="")
NO_NUMBER = "The data set gives no number of people."
"""Why a record has no number; kept with the record, so in one language."""


def figure(
    value: int, *, outcome: str = KILLED, group: str = ALL, qualifier: Qualifier = Qualifier.EXACT, note: str = ""
) -> Claim:
    """One number, said by the data set itself. It is numbered later."""
    return altered(
        _FIGURE,
        outcome=outcome,
        group=group,
        qualifier=qualifier,
        value=value,
        printed="" if qualifier is Qualifier.NONE else str(value),
        note=note,
    )


def between(low: int, high: int, *, outcome: str = KILLED, group: str = ALL, note: str = "") -> Claim:
    """A range whose both ends the data set gives; the same number twice is that number."""
    claim = figure(low, outcome=outcome, group=group, note=note)
    return claim if low == high else altered(claim, upper=high, printed=f"{low}–{high}")


def bounded(low: int | None, high: int | None, *, outcome: str = KILLED, group: str = ALL) -> Claim | None:
    """A range of which an end may be empty: then it is "at least" or "up to", never the number itself."""
    if low is None and high is None:
        return None
    if low is None or high is None:
        qualifier = Qualifier.UP_TO if low is None else Qualifier.AT_LEAST
        return figure(high or low or 0, outcome=outcome, group=group, qualifier=qualifier)
    return between(low, high, outcome=outcome, group=group)


def numbered(claims: Iterable[Claim | None]) -> tuple[Claim, ...]:
    """The figures there are, numbered from 1."""
    return tuple(altered(claim, number=number) for number, claim in enumerate(_given(claims), start=1))


def in_order(cells: Cells, low: tuple[str, int | None], high: tuple[str, int | None]) -> bool:
    """Whether two numbers, each with its column, are in order, as far as they are there; else the row is refused."""
    (low_column, least), (high_column, most) = low, high
    if least is None or most is None:
        return True
    if least > most:
        cells.refuse(
            low_column,
            N_("The lower number (%(low)s) is more than the higher one in “%(other)s” (%(high)s)."),
            low=least,
            high=most,
            other=cells.shown(high_column),
        )
    return least <= most


def _given(claims: Iterable[Claim | None]) -> Iterator[Claim]:
    return (claim for claim in claims if claim is not None)
