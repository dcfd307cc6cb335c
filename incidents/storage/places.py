"""Places in and out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from incidents.domain.errors import Conflict, Refused
from incidents.domain.places import Place, PlaceLevel, Point
from incidents.domain.vocabulary import N_
from incidents.storage.db import session
from incidents.storage.models.place import PlaceNameRow, PlaceRow
from incidents.storage.progress import progress

_CHUNK = 500


def all_places() -> tuple[Place, ...]:
    """Every place, parents first."""
    return _values(session(), session().scalars(select(PlaceRow).order_by(PlaceRow.path)).all())


def stamp() -> tuple[str, int, int]:
    """Changes when a place is added: what a gazetteer built from `all_places` is valid for, of which database."""
    now = progress()
    return now.database, now.places, now.newest_place


def place(code: str) -> Place | None:
    """One place by its code."""
    found = session().scalars(select(PlaceRow).where(PlaceRow.code == code)).all()
    return _values(session(), found)[0] if found else None


def chains(codes: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """Code → the place, then its ancestors up to the country."""
    wanted = {code for code in codes if code}
    if not wanted:
        return {}
    current = session()
    paths = dict(current.execute(select(PlaceRow.code, PlaceRow.path).where(PlaceRow.code.in_(wanted))).all())
    every = {part for path in paths.values() for part in path.split("/")}
    rows = current.scalars(select(PlaceRow).where(PlaceRow.code.in_(every))).all()
    values = {each.code: each for each in _values(current, rows)}
    return {code: tuple(values[part] for part in reversed(path.split("/"))) for code, path in paths.items()}


def add(current: Session, new: Place) -> None:
    """Keep a new place under its parent. Conflict if the code is taken; Refused if the parent is not known."""
    parent = current.scalars(select(PlaceRow).where(PlaceRow.code == new.parent)).first() if new.parent else None
    if new.parent and parent is None:
        raise Refused(N_("“%(text)s” is not a place that is known here."), field="parent", text=new.parent)
    if current.scalar(select(PlaceRow.id).where(PlaceRow.code == new.code)):
        raise Conflict(N_("There is a place with this code already."))
    row = PlaceRow(**_columns(new), parent_id=parent.id if parent else None, path=_path(parent, new.code))
    current.add(row)
    current.flush()
    _write_names(current, {row.id: new.variants})


def sync(current: Session, places: Iterable[Place]) -> None:
    """Bring the table to what the program ships: new places added, changed ones corrected, none deleted."""
    known = {row.code: row for row in current.scalars(select(PlaceRow))}
    named: list[tuple[PlaceRow, tuple[str, ...]]] = []
    for each in places:
        row = known.get(each.code)
        parent = known.get(each.parent) if each.parent else None
        if parent in current.new:
            current.flush()  # it has its number from here on, with all that came since
        columns = _columns(each) | {"parent_id": parent.id if parent else None, "path": _path(parent, each.code)}
        if row is None:
            row = known[each.code] = PlaceRow(**columns)
            current.add(row)
        else:
            current.execute(update(PlaceRow).where(PlaceRow.id == row.id).values(**columns))
        named.append((row, each.variants))
    current.flush()
    _write_names(current, {row.id: variants for row, variants in named})


def _path(parent: PlaceRow | None, code: str) -> str:
    return f"{parent.path}/{code}" if parent else code


def _columns(place: Place) -> dict[str, object]:
    return {
        "code": place.code,
        "level": place.level.value,
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "name_ckb": place.name_ckb,
        "iso3166_2": place.iso3166_2,
        "pcodes": [list(each) for each in place.pcodes],
        "lat": place.point.lat if place.point else None,
        "lon": place.point.lon if place.point else None,
        "radius_m": place.radius_m,
        "place_type": place.place_type,
        "method": place.method,
        "population": place.population,
    }


def _write_names(current: Session, names: Mapping[int, Iterable[str]]) -> None:
    """The spellings of places by row number, instead of those there were."""
    numbers = list(names)
    for start in range(0, len(numbers), _CHUNK):
        current.execute(delete(PlaceNameRow).where(PlaceNameRow.place_id.in_(numbers[start : start + _CHUNK])))
    rows = [
        {"place_id": number, "position": position, "name": name}
        for number, spellings in names.items()
        for position, name in enumerate(spellings)
    ]
    if rows:
        current.execute(insert(PlaceNameRow), rows)


def _values(current: Session, rows: Iterable[PlaceRow]) -> tuple[Place, ...]:
    rows = tuple(rows)
    names: dict[int, list[str]] = defaultdict(list)
    numbers = [row.id for row in rows]
    for start in range(0, len(numbers), _CHUNK):
        part = numbers[start : start + _CHUNK]
        query = select(PlaceNameRow).where(PlaceNameRow.place_id.in_(part)).order_by(PlaceNameRow.position)
        for name in current.scalars(query):
            names[name.place_id].append(name.name)
    return tuple(_value(row, tuple(names[row.id])) for row in rows)


def _value(row: PlaceRow, variants: tuple[str, ...]) -> Place:
    return Place(
        code=row.code,
        level=PlaceLevel(row.level),
        name_en=row.name_en,
        name_ar=row.name_ar,
        name_ckb=row.name_ckb,
        variants=variants,
        parent=row.path.rpartition("/")[0].rpartition("/")[2] or None,
        iso3166_2=row.iso3166_2,
        pcodes=tuple((scheme, version, code) for scheme, version, code in row.pcodes),
        point=Point(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
        radius_m=row.radius_m,
        place_type=row.place_type,
        method=row.method,
        population=row.population,
    )
