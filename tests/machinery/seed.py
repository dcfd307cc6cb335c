"""The lines of tests/data/seed-incidents.csv as drafts: read by the project's own readers of dates, places, numbers."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from incidents.domain.claims import Claim
from incidents.domain.count_words import read_count
from incidents.domain.date_words import read_date
from incidents.domain.dates import UncertainDate
from incidents.domain.errors import Refused
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace
from incidents.domain.places import Place
from incidents.domain.quick import placed
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import INJURED, KILLED, Scope
from incidents.geocoding.gazetteer import Gazetteer

SEED = Path(__file__).parents[1] / "data" / "seed-incidents.csv"
_TODAY = date(2026, 11, 23)
_DAYS = re.compile(r"(\d{4}-\d{2}-)(\d{2})/(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\b(\d{2}):(\d{2})\b")
_OVERNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2}) \d{2}:\d{2} - (\d{2}-\d{2}) ")
_PIECES = re.compile(r"[,/+:()]|\band\b|\btowards\b|\balso\b|;")
_APART = re.compile(r"[;,](?!\d{3})|\(|\+ ")


@dataclass(frozen=True, kw_only=True)
class SeedLine:
    """One line: its own mark, the event it is of, the address it was read at, and the draft made of it."""

    ref: str
    group: str
    address: str
    draft: Draft


def seed_lines(gazetteer: Gazetteer, article_of: Callable[[str], str]) -> Iterator[SeedLine]:
    """Every line; `article_of` keeps the article of an address and returns its code."""
    with SEED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            address = row["source"].split(" ")[0].rstrip(";")
            article = article_of(address)
            draft = Draft(
                title=Trilingual(en=row["place"]),
                occurred=occurred(row["date"]),
                time_from=_clock(row["date"]),
                time_of_day="night" if re.search("night", row["date"]) else "",
                places=tuple(places(row["place"], gazetteer)),
                articles=(ArticleLink(article=article),),
                claims=tuple(_claims(row, article)),
            )
            yield SeedLine(ref=row["ref"], group=row["incident_group"], address=address, draft=draft)


def occurred(text: str) -> UncertainDate:
    """Such as 2019-10-28/29 (night), 2019-11-12 (approx.), 2019-12-06 19:30 - 12-07 04:30, 2020-02-25?"""
    if found := _OVERNIGHT.match(text):
        return read_date(f"{found[1]}/{found[1][:5]}{found[2]}", today=_TODAY)
    if found := _DAYS.match(text):
        return read_date(f"{found[1]}{found[2]}/{found[1]}{found[3]}", today=_TODAY)
    found = _DAY.match(text)
    assert found is not None, text
    sign = "~" if "approx" in text else "?" if text.endswith("?") else ""
    when = read_date(found[0] + sign, today=_TODAY)
    if "night before" in text:
        return UncertainDate.span(when.earliest.replace(day=when.earliest.day - 1), when.latest)
    return when


def places(text: str, gazetteer: Gazetteer) -> Iterator[IncidentPlace]:
    """Every place of the list that a text names; none that only holds another one of them."""
    named: dict[str, Place] = {}
    for piece in _PIECES.split(text):
        exact = [
            match.place for match in gazetteer.search(re.sub("near | city centre", "", piece).strip()) if match.exact
        ]
        named |= {place.code: place for place in exact[:1]}
    around = {each.code for place in named.values() for each in gazetteer.chain(place)[1:]}
    for code, place in named.items():
        if code not in around:
            yield placed(place)


def _claims(row: dict[str, str], article: str) -> Iterator[Claim]:
    for number, outcome in enumerate((KILLED, INJURED), start=1):
        text = row[outcome]
        bare = _APART.split(text)[0].replace('"', "").replace("that day", "").strip()
        try:
            count = read_count(re.sub(r"^(\d+)\+$", r"at least \1", bare.replace("-", " to ") if bare != "-" else ""))
        except Refused:
            continue  # "not stated", "a number", "suffocations": no figure
        scope = Scope.NATIONAL if re.match(r"\d+ \(?nationwide", text) else Scope.INCIDENT
        yield Claim(
            number=number, article=article, outcome=outcome, qualifier=count.qualifier, value=count.value,
            upper=count.upper, printed=bare, scope=scope,
        )  # fmt: skip


def _clock(text: str) -> time | None:
    found = _CLOCK.search(text)
    if found:
        return time(int(found[1]), int(found[2]))
    return time(0) if "midnight" in text else None
