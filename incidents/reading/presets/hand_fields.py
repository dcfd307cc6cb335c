"""The fields that columns of an unknown table can be read into, and the names by which such columns are recognised."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incidents.domain.tabled import Cell
from incidents.domain.vocabulary import N_
from incidents.reading.sheets.table import Row, key

COUNTED = ("killed", "injured", "gas", "detained", "abducted", "disappeared", "missing", "displaced")
"""The outcomes that a table of anybody's is likely to count."""


@dataclass(frozen=True, kw_only=True)
class HandField:
    """A field that a column can be read into; `label` is a msgid. `words` is the list its values are mapped to.

    `names` are words of columns that mean it: the whole name first, then any that holds one.
    """

    name: str
    label: str
    words: str = ""
    names: tuple[str, ...] = ()


FIELDS: tuple[HandField, ...] = (
    HandField(name="code", label=N_("Its code in the table"),
              names=("id", "code", "ref", "event_id", "incident_id", "رمز", "الرمز", "معرف", "رقم الحادث", "ت")),
    HandField(name="title", label=N_("Title"), names=("title", "headline", "عنوان", "العنوان")),
    HandField(name="date", label=N_("Date, or first day"),
              names=("date", "event_date", "incident_date", "day", "start_date", "date_start", "from",
                     "تاريخ", "التاريخ", "تاريخ الحادث", "اليوم", "ڕێکەوت", "بەروار")),
    HandField(name="date_end", label=N_("Last day"),
              names=("end_date", "date_end", "to", "until", "تاريخ الانتهاء", "الى تاريخ")),
    HandField(name="time", label=N_("Time of day"), names=("time", "hour", "الوقت", "وقت", "الساعة")),
    HandField(name="place", label=N_("Place"),
              names=("place", "location", "site", "city", "town", "where", "مكان", "المكان", "الموقع", "موقع",
                     "المدينة", "شوێن")),
    HandField(name="district", label=N_("District"),
              names=("district", "admin2", "adm_2", "adm2", "qadha", "القضاء", "قضاء")),
    HandField(name="governorate", label=N_("Governorate"),
              names=("governorate", "province", "admin1", "adm_1", "adm1", "provstate", "المحافظة", "محافظة",
                     "پارێزگا")),
    HandField(name="country", label=N_("Country"), names=("country", "البلد", "الدولة")),
    HandField(name="lat", label=N_("Latitude"), names=("lat", "latitude", "y", "خط العرض", "عرض")),
    HandField(name="lon", label=N_("Longitude"), names=("lon", "lng", "long", "longitude", "x", "خط الطول", "طول")),
    HandField(name="place_precision", label=N_("How exactly the place is known (1 to 6)"),
              names=("place_precision", "location_precision")),
    HandField(name="killed", label=N_("Killed"),
              names=("killed", "deaths", "dead", "fatalities", "قتلى", "القتلى", "عدد القتلى", "شهداء", "الشهداء",
                     "عدد الشهداء", "کوژراو")),
    HandField(name="killed_min", label=N_("Killed, at least"),
              names=("killed_min", "min_killed", "deaths_min", "killed_low", "الحد الادنى للقتلى")),
    HandField(name="killed_max", label=N_("Killed, at most"),
              names=("killed_max", "max_killed", "deaths_max", "killed_high", "الحد الاعلى للقتلى")),
    HandField(name="injured", label=N_("Injured"),
              names=("injured", "wounded", "injuries", "جرحى", "الجرحى", "عدد الجرحى", "المصابين", "اصابات", "بريندار",
                     "بریندار")),
    HandField(name="injured_min", label=N_("Injured, at least"), names=("injured_min", "min_injured", "wounded_min")),
    HandField(name="injured_max", label=N_("Injured, at most"), names=("injured_max", "max_injured", "wounded_max")),
    HandField(name="gas", label=N_("Gas exposure or suffocation"),
              names=("gas", "suffocated", "اختناق", "حالات الاختناق")),
    HandField(name="detained", label=N_("Arrested or detained"),
              names=("detained", "arrested", "arrests", "معتقلين", "المعتقلين", "معتقلون", "عدد المعتقلين")),
    HandField(name="abducted", label=N_("Abducted"),
              names=("abducted", "kidnapped", "مختطفين", "المختطفين", "مخطوفين", "عدد المختطفين")),
    HandField(name="disappeared", label=N_("Enforced disappearance"), names=("disappeared", "مغيبين", "المغيبين")),
    HandField(name="missing", label=N_("Missing, cause unknown"), names=("missing", "مفقودين", "المفقودين")),
    HandField(name="displaced", label=N_("Displaced"), names=("displaced", "نازحين", "النازحين")),
    HandField(name="group", label=N_("Who they were"), words="victim_group",
              names=("victim_group", "victims", "victim_type", "الفئة", "الضحايا")),
    HandField(name="event_type", label=N_("Kind of event"), words="event_type",
              names=("event_type", "type", "category", "kind", "نوع الحادث", "النوع", "نوع الانتهاك")),
    HandField(name="cause", label=N_("Cause"), words="cause",
              names=("cause", "weapon", "weapons", "means", "السبب", "السلاح", "نوع السلاح", "سبب الوفاة")),
    HandField(name="actor", label=N_("Who is said to be responsible"),
              names=("actor", "perpetrator", "alleged_perpetrator", "responsible", "الجهة المسؤولة", "الجاني", "الفاعل",
                     "الجهة المنفذة")),
    HandField(name="source", label=N_("Source"), names=("source", "sources", "المصدر", "المصادر", "سەرچاوە")),
    HandField(name="url", label=N_("Address"), names=("url", "link", "source_url", "الرابط", "رابط")),
    HandField(name="notes", label=N_("What happened"),
              names=("notes", "description", "summary", "details", "text", "الوصف", "وصف", "ملاحظات", "التفاصيل",
                     "تفاصيل الحادث")),
)  # fmt: skip

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}.*|\d{1,2}[/.-](?:\d{1,2}|[^\W\d_]{3,9})[/.-]\d{2,4}.*")
_ADDRESS = re.compile(r"https?://\S+")


def guesses(columns: Sequence[str], sample: Sequence[Row]) -> Mapping[str, str]:
    """Field → the column that is likely it: by its name, by a word of it, by what stands in it. Each is used once."""
    found: dict[str, str] = {}
    for match in (_named, _holds_word):
        for one in FIELDS:
            _take(found, one.name, [column for column in columns if match(one, column)])
    for name, shape in (("date", _DAY), ("url", _ADDRESS)):
        _take(found, name, [column for column in columns if _looks(sample, column, shape)])
    return found


def _take(found: dict[str, str], name: str, columns: Sequence[str]) -> None:
    """Give a field that has no column yet the first of these that is free."""
    column = next((column for column in columns if column not in found.values()), None)
    if name not in found and column is not None:
        found[name] = column


def _named(one: HandField, column: str) -> bool:
    return key(column) in set(map(key, one.names))


def _holds_word(one: HandField, column: str) -> bool:
    """Whether the column's name holds a name of the field as a word of its own; short ones are left out."""
    words = f"_{key(column)}_"
    return any(f"_{key(name)}_" in words for name in one.names if len(name) > 3)  # noqa: PLR2004 - "x", "to", "id"


def _looks(sample: Sequence[Row], column: str, shape: re.Pattern[str]) -> bool:
    cells: list[Cell] = [cell for row in sample if (cell := row.cells.get(column)) is not None]
    texts = [str(cell).strip() for cell in cells if not isinstance(cell, int | float)]
    return bool(cells) and len(texts) == len(cells) and all(map(shape.fullmatch, texts))
