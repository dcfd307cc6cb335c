"""The incidents table: one row an incident, with the published ranges of each outcome."""

from collections.abc import Callable
from operator import attrgetter

from incidents.domain.places import PlaceLevel, PlacePrecision
from incidents.domain.rule import VERSION
from incidents.domain.vocabulary import N_, CauseRole, Clarity, DataKind, Grade, Status, Tier
from incidents.reports.cells import Value
from incidents.reports.columns import YES_NO, Column, Entry, Table
from incidents.reports.tables.dates import PRECISIONS, QUALIFIERS, date_part
from incidents.reports.tables.outcomes import OUTCOMES
from incidents.reports.tables.places import PLACE_PRECISIONS, latitude, longitude


def _content(path: str) -> Callable[[Entry], Value]:
    return attrgetter(f"record.content.{path}")


def _record(path: str) -> Callable[[Entry], Value]:
    return attrgetter(f"record.{path}")


def _date(path: str) -> Callable[[Entry], Value]:
    return lambda entry: date_part(entry.record.content.occurred, path)


def _place(read: Callable[[Entry], Value]) -> Callable[[Entry], Value]:
    return lambda entry: read(entry) if entry.main_place is not None else None


def _area(level: PlaceLevel, path: str) -> Callable[[Entry], Value]:
    def read(entry: Entry) -> Value:
        place = entry.around.get(level)
        return getattr(place, path) if place is not None else None

    return read


def _own(path: str) -> Callable[[Entry], Value]:
    """A name of the place itself, which stands first in its chain."""

    def read(entry: Entry) -> Value:
        place = entry.main_place
        return getattr(place.chain[0], path) if place is not None and place.chain else None

    return read


def _causes(role: CauseRole) -> Callable[[Entry], Value]:
    return lambda entry: tuple(one.term for one in entry.record.content.causes if one.role == role)


def _actors(path: str) -> Callable[[Entry], Value]:
    """Institutions and units only: a person is never a column of an incident."""
    read = attrgetter(path)
    return lambda entry: tuple(found for one in entry.record.content.actors if not one.person and (found := read(one)))


def _articles(entry: Entry) -> Value:
    return tuple(dict.fromkeys(link.article for link in entry.record.content.articles))


def _links(entry: Entry) -> Value:
    return tuple(f"{link.kind.value} {link.code}" for link in entry.record.content.links)


def _precision(entry: Entry) -> Value:
    return entry.main_place.precision if entry.main_place else PlacePrecision.UNKNOWN


_WHAT: tuple[Column[Entry], ...] = (
    Column("code", _record("code"), N_("The code of the incident; it never changes and tells nothing of the event")),
    Column("url", lambda entry: entry.url, N_("The address of the incident's page"), width=30),
    Column(
        "data_kind", _content("data_kind"),
        N_("What kind of record it is: real work, the demonstration, or invented for tests"), DataKind,
    ),
    Column("title_en", _content("title.en"), N_("Title in English"), width=40),
    Column("title_ar", _content("title.ar"), N_("Title in Arabic"), width=40),
    Column("title_ckb", _content("title.ckb"), N_("Title in Kurdish"), width=40),
    Column("summary_en", _content("summary.en"), N_("What happened, in English, in our own words"), width=40),
    Column("summary_ar", _content("summary.ar"), N_("What happened, in Arabic, in our own words"), width=40),
    Column("summary_ckb", _content("summary.ckb"), N_("What happened, in Kurdish, in our own words"), width=40),
    Column("event_type", _content("event_type"), N_("The kind of event"), "event_type"),
    Column("clarity", _content("clarity"), N_("One event, or a pattern over time, which forms no range"), Clarity),
)  # fmt: skip
_WHEN: tuple[Column[Entry], ...] = (
    Column("earliest", _date("earliest"), N_("The first day on which it may have happened"), width=11),
    Column("latest", _date("latest"), N_("The last day on which it may have happened"), width=11),
    Column("date_precision", _date("precision"), N_("How exactly the day is known"), PRECISIONS),
    Column("date_qualifier", _date("qualifier"), N_("What is said of the date itself"), QUALIFIERS),
    Column(
        "date_lasting", _date("lasting"),
        N_("Yes: it went on from the first day to the last. No: it was one moment on one of these days"), YES_NO,
    ),
    Column("date_edtf", _date("edtf"), N_("The date in one text, in the form of ISO 8601-2")),
    Column("date_as_printed", _date("as_printed"), N_("The date in the words that were read")),
    Column("time_from", _content("time_from"), N_("The hour it began, on the clock of Iraq (UTC+3)")),
    Column("time_text", _content("time_text"), N_("The time in the words that were read")),
    Column("time_of_day", _content("time_of_day"), N_("The part of the day")),
)  # fmt: skip
_WHERE: tuple[Column[Entry], ...] = (
    Column("place_code", _place(attrgetter("main_place.place")), N_("The code of the place")),
    Column("place_en", _own("name_en"), N_("The name of the place in English"), width=24),
    Column("place_ar", _own("name_ar"), N_("The name of the place in Arabic"), width=24),
    Column("place_ckb", _own("name_ckb"), N_("The name of the place in Kurdish"), width=24),
    Column("governorate_code", _area(PlaceLevel.GOVERNORATE, "code"), N_("The code of the governorate")),
    Column("governorate_iso", _area(PlaceLevel.GOVERNORATE, "iso3166_2"), N_("The governorate in ISO 3166-2")),
    Column("governorate_en", _area(PlaceLevel.GOVERNORATE, "name_en"), N_("The governorate in English"), width=18),
    Column("governorate_ar", _area(PlaceLevel.GOVERNORATE, "name_ar"), N_("The governorate in Arabic"), width=18),
    Column("district_en", _area(PlaceLevel.DISTRICT, "name_en"), N_("The district in English"), width=18),
    Column("district_ar", _area(PlaceLevel.DISTRICT, "name_ar"), N_("The district in Arabic"), width=18),
    Column("place_precision", _precision, N_("How exactly the place is known"), PLACE_PRECISIONS),
    Column(
        "radius_m", _place(attrgetter("main_place.radius_m")),
        N_("How far from the point it may truly lie, in metres; empty where it may be anywhere in its area"),
    ),
    Column("lat", lambda entry: latitude(entry.main_place), N_("Latitude of the published point, WGS84 degrees")),
    Column("lon", lambda entry: longitude(entry.main_place), N_("Longitude of the published point, WGS84 degrees")),
)  # fmt: skip
_WHO_AND_HOW: tuple[Column[Entry], ...] = (
    Column("no_number_reason", _content("no_number_reason"), N_("Why no number is given, where that is known")),
    Column("causes", _causes(CauseRole.CAUSE), N_("Reported causes"), "cause"),
    Column(
        "causes_among", _causes(CauseRole.AMONG),
        N_("Causes that a source lists among several: nobody is said to have died of this one"), "cause",
    ),
    Column("violations", _content("violations"), N_("Alleged violations"), "violation", width=24),
    Column("actors", _actors("actor"), N_("Codes of those said to be responsible, as alleged by the sources")),
    Column("actors_en", _actors("name.en"), N_("Those said to be responsible, in English"), width=24),
    Column("actors_ar", _actors("name.ar"), N_("Those said to be responsible, in Arabic"), width=24),
)  # fmt: skip
_STANDING: tuple[Column[Entry], ...] = (
    Column("grade", _record("grade"), N_("How well supported the record is"), Grade),
    Column("grade_reason", _record("grade_reason"), N_("Why it was graded so")),
    Column("status", _record("status"), N_("Where the record stands on its way to the public"), Status, team=True),
    Column("seen_by", _content("tier"), N_("Who can see the record"), Tier, team=True),
    Column("sensitivity", _content("sensitivity"), N_("What a reader is warned of"), "sensitivity"),
    Column("articles", _articles, N_("Codes of the articles it rests on"), width=24),
    Column("links", _links, N_("Other incidents it is linked to, and how"), width=24),
    Column("created", _record("created"), N_("The day the record was made"), width=11),
    Column("changed", _record("changed"), N_("When it was last changed"), width=20),
    Column("published", _record("published_at"), N_("When it was published"), width=20),
    Column("revision", _record("revision"), N_("The number of the revision")),
    Column("rule_version", lambda _: VERSION, N_("The version of the rule that made the ranges")),
    Column("audience", _record("audience"), N_("For whom the row was made: the public or the team")),
)  # fmt: skip


INCIDENTS: Table[Entry] = Table(
    name="incidents",
    title=N_("Incidents"),
    row=N_("One row an incident"),
    columns=(
        *_WHAT,
        *_WHEN,
        *_WHERE,
        *OUTCOMES,
        *_WHO_AND_HOW,
        *_STANDING,
    ),
    rows=lambda entry: (entry,),
)
