"""How a date of a record is written in a row, and what its codes mean."""

from incidents.domain.dates import UncertainDate
from incidents.domain.vocabulary import N_
from incidents.reports.cells import Value

PRECISIONS = (
    ("1", N_("The day is known")),
    ("2", N_("One of two to six days")),
    ("3", N_("About a week")),
    ("4", N_("A month")),
    ("5", N_("A year, or longer than a month")),
)
QUALIFIERS = (("~", N_("Approximate")), ("?", N_("Uncertain")), ("%", N_("Approximate and uncertain")))


def date_part(when: UncertainDate | None, part: str) -> Value:
    """One part of a date; None where no date is known."""
    found: Value = None if when is None else getattr(when, part)
    return found
