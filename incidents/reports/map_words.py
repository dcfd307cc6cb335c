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
    "upto": N_("up to %(high)s"),
    "fewer": N_("fewer than %(high)s"),
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
    "in_area": N_("Somewhere in this area: %(area)s"),
    "unplaced": N_("Records whose place is not known well enough for the map: %(n)s"),
    "no_number": N_("No number given"),
    "no_population": N_("Population or figure not known"),
    "by_incidents": N_("Incidents"),
    "by_killed": N_("Reported killed, upper figure"),
    "by_injured": N_("Reported injured, upper figure"),
    "by_rate": N_("Reported killed per 100,000 inhabitants"),
    "least": N_("Fewest in this view"),
    "most": N_("Most in this view"),
    "draw_hint": N_(
        "Press on the map to add corners, or move the map under the cross and press Enter. "
        "Backspace takes the last corner back, Escape stops."
    ),
    "add_corner": N_("Add a corner"),
    "take_back": N_("Take one back"),
    "close_area": N_("Close the area"),
    "stop_drawing": N_("Stop drawing"),
    "corners": N_("Corners: %(n)s"),
}
"""Sentences that the map's scripts fill in themselves, because only they know what lies under one cluster."""

LAYERS = {
    "districts": N_("District lines"),
    "water": N_("Rivers and lakes"),
    "within": N_("How exactly each place is known"),
    "names": N_("Names"),
}

CELL_LAYERS = {
    "clusters": N_("Incidents gathered where they are close"),
    "whole": N_("Every incident as a dot"),
    "heat": N_("Where incidents lie close together"),
    "areas": N_("Governorates"),
}
"""Ways to see many incidents; the name of each in the messages between page and frame, and its words."""

LEGEND = (
    ("killed", N_("Killed: disc = lower figure, ring = upper")),
    ("injured", N_("Injured only")),
    ("none", N_("No number given")),
    ("zero", N_("None reported")),
    ("within", N_("The place lies somewhere in this circle or area")),
    ("several", N_("Several incidents, and how many; people added up as ranges")),
)

CELL_LEGEND = (
    ("upper", N_("Reported killed, upper figure; the lower figures are on the pages of the incidents")),
    ("none", N_("No number given")),
    ("zero", N_("None reported")),
    ("several", N_("Several incidents, and how many")),
)
"""What the marks of a file of cells mean: only upper figures are in it."""

AREAS_TITLE = N_("Known to the governorate only")
TITLE = N_("Map of incidents")
WITHIN_KM = N_("Place known within %(km)s km")
WITHIN_M = N_("Place known within %(m)s m")
IN_AREA = N_("Somewhere in this area: %(area)s")
UNPLACED = N_("Records whose place is not known well enough for the map: %(n)s")
LIST_TITLE = N_("Incidents on this map, newest first")
SUPPORT = N_("How well supported: %(grade)s")
CODE = N_("Record %(code)s")


OPEN = {name: f"%({name})s" for name in ("low", "high", "n", "figure", "without", "area")}


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
