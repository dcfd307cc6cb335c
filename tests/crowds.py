"""Thousands of invented incidents at once, written as findings alone: for what many of them are asked."""

import random
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select

from incidents.domain.codes import ALPHABET, check_character
from incidents.domain.mercator import project
from incidents.domain.places import Place, PlaceLevel, PlacePrecision
from incidents.domain.vocabulary import ALL, Audience, Clarity, DataKind, Grade, Status, Tier
from incidents.services.reference import gazetteer_places
from incidents.storage.db import now, transaction
from incidents.storage.models.finding import FindingKeyRow, FindingLineRow, FindingRow, FindingTextRow
from incidents.storage.models.incident import IncidentRow

FIRST_DAY = date(2018, 1, 1)
_CHUNK = 500


def crowd(size: int, *, months: int = 24, seed: int = 7) -> None:
    """Keep `size` published incidents in the cities and squares of Iraq, one in ten known to its governorate only."""
    dice = random.Random(seed)  # noqa: S311 - the same crowd each time
    places = [place for place in gazetteer_places() if place.point and place.code.startswith("IQ-")]
    spots = [place for place in places if place.level in {PlaceLevel.CITY, PlaceLevel.SITE}]
    made = [_incident(number, dice, spots, months) for number in range(1, size + 1)]
    with transaction() as session:
        heads = [one["head"] for one in made]
        numbers = _kept(session, IncidentRow, heads)
        for one in made:
            one["finding"]["incident_id"] = numbers[one["head"]["code"]]
        found = _kept(session, FindingRow, [one["finding"] for one in made])
        for kind, name in ((FindingTextRow, "text"), (FindingLineRow, "lines"), (FindingKeyRow, "keys")):
            rows = [{"finding_id": found[one["head"]["code"]], **row} for one in made for row in one[name]]
            for start in range(0, len(rows), _CHUNK):
                session.execute(insert(kind), rows[start : start + _CHUNK])


def code_of(number: int) -> str:
    """The code of the incident of that number."""
    body = "X"
    for _ in range(5):
        body += ALPHABET[number % len(ALPHABET)]
        number //= len(ALPHABET)
    return f"IRQ-{body}{check_character(body)}"


def _kept(session: Any, kind: Any, rows: list[dict[str, Any]]) -> dict[str, int]:
    for start in range(0, len(rows), _CHUNK):
        session.execute(insert(kind), rows[start : start + _CHUNK])
    return {code: number for number, code in session.execute(select(kind.id, kind.code))}


def _incident(number: int, dice: random.Random, spots: list[Place], months: int) -> dict[str, Any]:
    code, day = code_of(number), FIRST_DAY + timedelta(days=dice.randrange(months * 30))
    place = spots[min(int(dice.paretovariate(0.9)) - 1, len(spots) - 1)]
    killed = None if dice.random() < 0.3 else (low := dice.choice((0, 0, 1, 1, 2, 5)), low + dice.choice((0, 0, 1, 4)))
    coarse = dice.random() < 0.1
    standing = {
        "status": Status.PUBLISHED.value, "grade": Grade.WEAK.value, "data_kind": DataKind.INVENTED.value,
        "clarity": Clarity.EVENT.value, "code": code,
    }  # fmt: skip
    head = standing | {"tier": Tier.PUBLIC.value, "earliest": day, "latest": day, "created": now(), "changed": now()}
    text = {"title_en": f"Invented event no. {number}", "place_en": place.name_en, "date_edtf": day.isoformat()}
    words = dict.fromkeys(("title_ar", "title_ckb", "place_ar", "place_ckb", "area_en", "area_ar", "area_ckb"), "")
    line = {"outcome": "killed", "group": ALL, "open": False, "low_said": "", "high_said": ""}
    governorate = "-".join(place.code.split("-")[:2])
    return {
        "head": head,
        "finding": standing | _finding(place, day, killed, governorate, dice, coarse=coarse),
        "text": [words | text | {"title_ar": f"حدث مختلق رقم {number}", "causes": ""}],
        "lines": [line | {"min": killed[0], "max": killed[1]}] if killed else [],
        "keys": [
            {"param": "grade", "code": Grade.WEAK.value},
            *({"param": "place", "code": one} for one in dict.fromkeys((place.code, governorate, "IQ"))),
        ],
    }


def _finding(
    place: Place, day: date, killed: Any, governorate: str, dice: random.Random, *, coarse: bool
) -> dict[str, Any]:
    point = place.point
    assert point is not None
    lat, lon = round(point.lat + dice.gauss(0, 0.02), 5), round(point.lon + dice.gauss(0, 0.02), 5)
    x, y = project(type(point)(lat, lon))
    low, high = killed or (None, None)
    return {
        "audience": Audience.PUBLIC.value, "earliest": day, "latest": day, "governorate": governorate,
        "precision": int(PlacePrecision.GOVERNORATE if coarse else PlacePrecision.CITY), "radius_m": 4000,
        "lat": lat, "lon": lon, "x": x, "y": y, "killed_min": low, "killed_max": high, "killed_open": False,
        "injured_min": None, "injured_max": None, "injured_open": False, "voices": 1, "disagree": low != high,
        "has_number": killed is not None, "figures": int(killed is not None), "changed": now(),
    }  # fmt: skip
