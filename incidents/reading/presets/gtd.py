"""The Global Terrorism Database (GTD).

Columns: GTD codebook. 0 in `imonth` and `iday` means not known. -9 and -99 mean not known, and so does an empty cell; a
0 in `nkill` is what the data set says: nobody. Attackers are counted in its totals and have figures of their own beside
them. Where several linked attacks were told of together, the codebook shares their total out, also in fractions: such a
share is kept as said and not counted until a reviewer has looked at what it covers.
"""

from dataclasses import replace

from incidents.domain.articles import Source
from incidents.domain.claims import Claim
from incidents.domain.counts import Qualifier
from incidents.domain.date_words import FIRST_YEAR
from incidents.domain.dates import UncertainDate, read_end
from incidents.domain.errors import Refused
from incidents.domain.incident import Cause
from incidents.domain.places import PlacePrecision
from incidents.domain.tabled import NamedActor, NamedPlace, Names, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import ALL, INJURED, KILLED, N_, Scope
from incidents.reading.presets.cells import Cells, code_of
from incidents.reading.presets.figures import NO_NUMBER, between, figure, numbered
from incidents.reading.presets.preset import Preset
from incidents.reading.sheets.table import Row

_UNKNOWN = frozenset({-9, -99})
_PLACES = {
    1: PlacePrecision.CITY,
    2: PlacePrecision.DISTRICT,  # the middle of the smallest area known
    3: PlacePrecision.DISTRICT,
    4: PlacePrecision.GOVERNORATE,
    5: PlacePrecision.UNKNOWN,
}
_MONTHS = 12
_YES_NO = {0: False, 1: True, -9: False}
_FIGURES = (
    ("nkill", KILLED, ALL),
    ("nkillter", KILLED, "armed_group_members"),
    ("nwound", INJURED, ALL),
    ("nwoundte", INJURED, "armed_group_members"),
    ("nhostkid", "abducted", ALL),
)
_SHARED = "A share of the total of several linked attacks."
_ARMED_TARGETS = frozenset({"Military", "Police", "Terrorists/Non-State Militia", "Violent Political Party"})
#: How the names of kinds of attack and of weapon begin, in every edition.
_ATTACKS = (
    ("Bombing", "remote-explosive"),
    ("Hostage Taking", "abduction"),
    ("Facility", "looting"),
    ("Armed Assault", "attack-on-civilians"),
    ("Assassination", "attack-on-civilians"),
    ("Unarmed Assault", "attack-on-civilians"),
)
_WEAPONS = (
    ("Firearms", "live-ammunition"),
    ("Explosives", "explosion"),
    ("Incendiary", "fire"),
    ("Vehicle", "vehicle"),
    ("Unknown", "unknown"),
    ("", "other"),
)
_NO_NAME = frozenset({"", "unknown"})


def _read(row: Row, names: Names) -> RowDraft:
    cells = Cells(row, names)
    claims = numbered(_figure(cells, *each) for each in _FIGURES)
    attack, place = cells.line("attacktype1_txt"), _name(cells)
    return cells.draft(
        external=cells.code("eventid"),
        title=Trilingual(en=", ".join(part for part in (attack or "Attack", place) if part)),
        passage=cells.text("summary"),
        occurred=_occurred(cells),
        event_type=_event_type(cells, attack),
        places=_places(cells, place),
        causes=_causes(cells),
        actors=_responsible(cells),
        claims=claims,
        sources=tuple(text for number in (1, 2, 3) if (text := cells.line(f"scite{number}"))),
        no_number_reason="" if any(claim.group == ALL for claim in claims) else NO_NUMBER,
    )


def _figure(cells: Cells, column: str, outcome: str, group: str) -> Claim | None:
    shared = _fraction(cells, column)
    if shared is not None:
        return replace(between(int(shared), int(shared) + 1, outcome=outcome, group=group, note=_SHARED),
                       printed=str(shared), scope=Scope.UNSURE)  # fmt: skip
    people = cells.people(column, unknown=_UNKNOWN)
    if not people:
        nobody = people == 0 and column == "nkill"
        return figure(0, outcome=outcome, qualifier=Qualifier.NONE) if nobody else None
    return figure(people, outcome=outcome, group=group)


def _fraction(cells: Cells, column: str) -> float | None:
    """A number of people that is not whole, as a share of several attacks is."""
    try:
        number = float(str(cells.cell(column)))
    except ValueError:
        return None
    return number if 0 < number < _MOST and not number.is_integer() else None


_MOST = 100_000


def _occurred(cells: Cells) -> UncertainDate | None:
    first = _first_day(cells)
    last = cells.day("resolution") if cells.choice("extended", _YES_NO, blank=False) else None
    printed = cells.line("approxdate")
    if first is None or last is None or last.latest < first.earliest:
        return replace(first, as_printed=printed) if first is not None else None
    return UncertainDate.span(first.earliest, last.latest, lasting=True, as_printed=printed)


def _first_day(cells: Cells) -> UncertainDate | None:
    """The day, the month or the year on which it began."""
    year, month, day = (cells.people(column, unknown=_UNKNOWN) or 0 for column in ("iyear", "imonth", "iday"))
    if not year:
        cells.refuse("iyear", N_("The year is missing."))
        return None
    if not FIRST_YEAR <= year <= cells.names.today.year:
        cells.refuse("iyear", N_("%(date)s is no year from %(first)s to this one."), date=year, first=FIRST_YEAR)
        return None
    try:
        first = read_end(str(year), str(month) if month else None, str(day) if month and day else None)
    except Refused as refused:
        cells.problems.append(refused.at(cells.shown("iday" if month <= _MONTHS else "imonth")))
        return None
    if first.earliest > cells.names.today:
        cells.refuse("iyear", N_("%(date)s lies in the future."), date=first.earliest.isoformat())
    return first


def _event_type(cells: Cells, attack: str) -> str:
    found = next((kind for beginning, kind in _ATTACKS if attack.startswith(beginning)), "other" if attack else "")
    armed = cells.line("targtype1_txt") in _ARMED_TARGETS
    return "other" if found == "attack-on-civilians" and armed else found


def _name(cells: Cells) -> str:
    city = cells.line("city")
    return city if city.casefold() not in _NO_NAME else ""


def _places(cells: Cells, name: str) -> tuple[NamedPlace, ...]:
    precision = cells.choice("specificity", _PLACES, PlacePrecision.UNKNOWN)
    if precision is PlacePrecision.CITY and cells.choice("vicinity", _YES_NO, blank=False):
        precision = PlacePrecision.DISTRICT
    areas = tuple(text for column in ("country_txt", "provstate")
                  if (text := cells.line(column)).casefold() not in _NO_NAME)  # fmt: skip
    place = NamedPlace(
        name=name,
        within=areas,
        point=cells.point("latitude", "longitude"),
        precision=precision,
        note=Trilingual(en=cells.line("location")),
    )
    return (place,) if place.name or place.within or place.point else ()


def _causes(cells: Cells) -> tuple[Cause, ...]:
    weapon = cells.line("weaptype1_txt")
    return (Cause(term=next(term for beginning, term in _WEAPONS if weapon.startswith(beginning))),) if weapon else ()


def _responsible(cells: Cells) -> tuple[NamedActor, ...]:
    name = cells.line("gname")
    return (NamedActor(name=Trilingual(en=name)),) if name.casefold() not in _NO_NAME else ()


PRESET = Preset(
    name="gtd",
    title=N_("GTD: attacks, from press reports"),
    source=Source(
        code="gtd", name=Trilingual(en="Global Terrorism Database"), kind="ngo", scale="international", family="gtd"
    ),
    marks=(("eventid", "iyear", "imonth", "iday"),),
    required=("eventid", "iyear"),
    external=lambda row: code_of(row, "eventid"),
    read=_read,
)
