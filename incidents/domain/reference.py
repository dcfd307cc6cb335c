"""Readers of the reference tables the program ships: places and the terms of every list.

The folder is handed in; nothing is read at import. A table that does not hold together (a parent that is not there, a
slug twice, an unknown level) is a fault in the data and raises ValueError with the file, the line and the reason.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from incidents.domain.errors import Refused
from incidents.domain.places import Place, PlaceLevel, Point

_TERM_COLUMNS = ("slug", "label_en", "label_ar", "label_ckb", "parent", "list_version", "active", "codes")


@dataclass(frozen=True)
class Term:
    """One term of one list: `slug` is its key for ever; a term is retired (`active` false), never deleted.

    `codes` are (scheme, code) in other lists: `huridocs-4` is HURIDOCS micro-thesaurus 4, `acled`, `hxl`, `ucdp` …
    `extra` holds the columns only this list has, such as the axis of a victim group.
    """

    list: str
    slug: str
    label_en: str
    label_ar: str
    label_ckb: str
    parent: str
    active: bool
    codes: tuple[tuple[str, str], ...]
    extra: tuple[tuple[str, str], ...]
    order: int
    list_version: str = "1"

    def label(self, language: str) -> str:
        """The label in `language` (en, ar, ckb), in English where that one is missing."""
        return {"ar": self.label_ar, "ckb": self.label_ckb}.get(language) or self.label_en

    def codes_of(self, scheme: str) -> tuple[str, ...]:
        """The codes this term has in `scheme`, in the order of the table."""
        return tuple(code for name, code in self.codes if name == scheme)

    def value(self, column: str) -> str:
        """The value of a column only this list has; empty where the list has no such column."""
        return dict(self.extra).get(column, "")


def read_places(folder: Path) -> tuple[Place, ...]:
    """Every place of `places.csv` in `folder`, each after its parent."""
    places: dict[str, Place] = {}
    for where, row in _rows(folder / "places.csv"):
        place = _place(where, row)
        if place.code in places:
            raise ValueError(f"{where}: the code {place.code} stands twice")
        if place.parent is not None and place.parent not in places:
            raise ValueError(f"{where}: the parent {place.parent} does not stand above {place.code}")
        places[place.code] = place
    return tuple(places.values())


def read_vocabulary(folder: Path) -> dict[str, tuple[Term, ...]]:
    """The lists in `folder`/vocabulary, by the name of the list, each in the order it is to be shown."""
    return {path.stem: _terms(path) for path in sorted((folder / "vocabulary").glob("*.csv"))}


def _terms(path: Path) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    for order, (where, row) in enumerate(_rows(path)):
        term = _term(path.stem, order, row)
        if not term.slug or not term.label_en or term.slug in terms:
            raise ValueError(f"{where}: the slug {term.slug!r} stands twice, or a slug or label is missing")
        if term.parent and term.parent not in terms:
            raise ValueError(f"{where}: the parent {term.parent} does not stand above {term.slug}")
        terms[term.slug] = term
    return tuple(terms.values())


def _term(name: str, order: int, row: Mapping[str, str]) -> Term:
    return Term(
        list=name,
        slug=row["slug"],
        label_en=row["label_en"],
        label_ar=row["label_ar"],
        label_ckb=row["label_ckb"],
        parent=row["parent"],
        active=row["active"] == "yes",
        codes=tuple(_split_code(code) for code in _parts(row["codes"])),
        extra=tuple((column, value) for column, value in row.items() if column not in _TERM_COLUMNS),
        order=order,
        list_version=row["list_version"],
    )


def _place(where: str, row: Mapping[str, str]) -> Place:
    try:
        return Place(
            code=row["code"],
            level=PlaceLevel(row["level"]),
            name_en=row["name_en"],
            name_ar=row["name_ar"],
            name_ckb=row["name_ckb"],
            variants=tuple(_parts(row["variants"])),
            parent=row["parent"] or None,
            iso3166_2=row["iso3166_2"],
            pcodes=tuple(_split_pcode(pcode) for pcode in _parts(row["pcodes"])),
            point=Point(float(row["lat"]), float(row["lon"])) if row["lat"] else None,
            radius_m=int(row["radius_m"]) if row["radius_m"] else None,
            place_type=row["place_type"],
            method=row["method"],
            population=int(row["population"]) if row["population"] else None,
        )
    except (KeyError, ValueError, Refused) as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with the words that say where it stands: the file and its line."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise ValueError(f"{where}: more or fewer cells than the heading has")
            yield where, row


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _split_code(text: str) -> tuple[str, str]:
    scheme, _, code = text.partition(":")
    return scheme, code


def _split_pcode(text: str) -> tuple[str, str, str]:
    scheme, version, code = text.split(":")
    return scheme, version, code
