"""Invented files of other data sets, as their makers write them."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

_FIRST, _DAYS = date(2007, 1, 1), 4000
_LOW, _HIGH = (31.5, 43.5), (34.4, 45.0)  # inside the country on every side
_TOWNS = (
    ("Dhi Qar", "Nasiriyah", "31.0439", "46.2575"), ("Baghdad", "Karkh", "33.3128", "44.3615"),
    ("Basra", "Basra", "30.5085", "47.7835"), ("Ninewa", "Mosul", "36.3456", "43.1575"),
    ("Kirkuk", "Kirkuk", "35.4681", "44.3922"),
)  # fmt: skip
_SUB_EVENTS = (
    ("Protests", "Excessive force against protesters"), ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"), ("Violence against civilians", "Attack"),
)  # fmt: skip
_EVENTS = ("date", "longitude", "latitude", "type")
_ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip


def write(file: Path, preset: str, rows: int, seed: int) -> None:
    """A file of so many rows for this preset; the same seed gives the same file."""
    columns, made = _FEEDS[preset]
    draw = Random(seed)  # noqa: S311 - invented rows
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="")
        writer.writeheader()
        writer.writerows(made(draw, rows))


def _events(draw: Random, rows: int) -> Iterator[Mapping[str, str]]:
    for _ in range(rows):
        yield {
            "date": (_FIRST + timedelta(days=draw.randrange(_DAYS))).isoformat(),
            "longitude": f"{draw.uniform(_LOW[1], _HIGH[1]):.5f}",
            "latitude": f"{draw.uniform(_LOW[0], _HIGH[0]):.5f}",
            "type": draw.choice(("SAF", "IED", "Other")),
        }


def _acled(draw: Random, rows: int) -> Iterator[Mapping[str, str]]:
    for number in range(1, rows + 1):
        day = _FIRST + timedelta(days=draw.randrange(_DAYS))
        event, sub_event = draw.choice(_SUB_EVENTS)
        governorate, town, lat, lon = draw.choice(_TOWNS)
        yield {
            "event_id_cnty": f"IRQ{number}", "event_date": f"{day.day:02} {day:%B %Y}", "year": str(day.year),
            "time_precision": draw.choice(("1", "1", "1", "2")), "disorder_type": "Political violence",
            "event_type": event, "sub_event_type": sub_event, "actor1": "Invented Force", "inter1": "State forces",
            "actor2": "Civilians (Iraq)", "inter2": "Civilians", "iso": "368", "region": "Middle East",
            "country": "Iraq", "admin1": governorate, "admin2": town, "location": town, "latitude": lat,
            "longitude": lon, "geo_precision": draw.choice(("1", "1", "2")), "source": "Invented Agency",
            "source_scale": "National", "notes": f"Invented words of event {number}.",
            "fatalities": str(min(60, int(draw.paretovariate(1)))), "timestamp": "1575000000",
        }  # fmt: skip


_FEEDS: dict[str, tuple[tuple[str, ...], Callable[[Random, int], Iterator[Mapping[str, str]]]]] = {
    "events": (_EVENTS, _events),
    "acled": (_ACLED, _acled),
}
