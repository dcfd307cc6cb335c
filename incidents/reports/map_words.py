"""What the map says: its own sentences, and the words that the page hands in."""

from collections.abc import Callable
from dataclasses import dataclass

from incidents.domain.dates import UncertainDate
from incidents.domain.incident import Summary
from incidents.domain.vocabulary import N_
from incidents.reports.charts.words import Words

CREDIT = (
    "Boundaries: OCHA / Iraq CSO, CC BY 3.0 IGO · Natural Earth · © OpenStreetMap contributors · GeoNames, CC BY 4.0"
)
"""Who drew the ground. Never translated: each licence asks for its own words."""

SENTENCES = {
    "range": N_("%(low)s to %(high)s"),
    "range_open": N_("%(low)s to %(high)s or more"),
    "open": N_("%(low)s or more"),
    "records": N_("Incidents here: %(n)s"),
    "killed": N_("Reported killed: %(figure)s"),
    "injured": N_("Reported injured: %(figure)s"),
    "without": N_("Records that give no number: %(without)s"),
    "metres": N_("%(n)s m"),
    "kilometres": N_("%(n)s km"),
    "zoom_in": N_("Zoom in"),
    "zoom_out": N_("Zoom out"),
    "layers": N_("What the map shows"),
    "sum": N_("Sum of the records here, as reported; not a death toll"),
}
"""Sentences that the map's scripts fill in themselves, because only they know what lies under one cluster."""

LAYERS = {
    "districts": N_("District lines"),
    "water": N_("Rivers and lakes"),
    "within": N_("How exactly each place is known"),
    "names": N_("Names"),
}

LEGEND = (
    ("killed", N_("Killed: disc = lower figure, ring = upper")),
    ("injured", N_("Injured only")),
    ("none", N_("No number given")),
    ("zero", N_("None reported")),
    ("within", N_("The place lies somewhere in this circle or area")),
    ("several", N_("Several incidents, and how many; people added up as ranges")),
)

TITLE = N_("Map of incidents")
WITHIN_KM = N_("Place known within %(km)s km")
WITHIN_M = N_("Place known within %(m)s m")
IN_AREA = N_("Somewhere in this area: %(area)s")
UNPLACED = N_("Records whose place is not known well enough for the map: %(n)s")
LIST_TITLE = N_("Incidents on this map, newest first")
SUPPORT = N_("How well supported: %(grade)s")
CODE = N_("Record %(code)s")


OPEN = {name: f"%({name})s" for name in ("low", "high", "n", "figure", "without")}


@dataclass(frozen=True, kw_only=True)
class MapWords(Words):
    """The words of a drawing, and two that the page knows how to set.

    `when` words a date; `figure` words the numbers of a summary ("Killed: 46 to 70").
    """

    when: Callable[[UncertainDate | None], str]
    figure: Callable[[Summary], str]

    @property
    def direction(self) -> str:
        """Which way the language runs, as HTML names it."""
        return "rtl" if self.rtl else "ltr"

    @property
    def numerals(self) -> str:
        """The numbering system of the language, as browsers name it."""
        return "arab" if self.rtl else "latn"

    def sentences(self) -> dict[str, str]:
        """The map's own sentences, translated, their %(name)s left open for its scripts."""
        return {key: self.say(message, **OPEN) for key, message in SENTENCES.items()}


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What a map that travels alone says about itself, every line already in the reader's language.

    `question` is the filter in words, `total` the sum as reported, `label` what kind of data it is, `made` when and
    from which revision.
    """

    title: str
    question: str
    total: str
    label: str
    made: str
