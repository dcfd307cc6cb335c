"""The word tables of the folder `reading`: what actors, causes, weapons and groups are called in reports.

The folder is handed in; nothing is read at import. Forms are written with `|` between them.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = "reading"


@dataclass(frozen=True)
class NamedActor:
    """An institution or group as the press names it: code, name in English, and forms."""

    code: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class WordTables:
    """The tables; each but `actors` maps a code to its forms."""

    actors: tuple[NamedActor, ...]
    causes: Mapping[str, tuple[str, ...]]
    weapons: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]


def read_tables(folder: Path) -> WordTables:
    """The tables of `folder`/reading. A row without code or form is a fault in the data and raises ValueError."""
    base = folder / FOLDER
    actors = tuple(NamedActor(row["code"], row["name_en"], _forms(row)) for row in _rows(base / "actors.csv"))
    causes, weapons, groups, places = (
        {row["code"]: _forms(row) for row in _rows(base / f"{name}.csv")}
        for name in ("causes", "weapons", "groups", "place_forms")
    )
    return WordTables(actors, causes, weapons, groups, places)


def _forms(row: Mapping[str, str]) -> tuple[str, ...]:
    cells = (value for column, value in row.items() if column.startswith("forms"))
    return tuple(form.strip() for cell in cells for form in cell.split("|") if form.strip())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            if None in row or None in row.values() or not row["code"] or not _forms(row):
                raise ValueError(f"{path.name}, line {reader.line_num}: a code, a form or a cell is missing")
            yield row
