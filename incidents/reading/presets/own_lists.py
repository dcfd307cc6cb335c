"""The evidence lists of our own files, their incidents by the codes of the file."""

from collections.abc import Iterable, Iterator

from incidents.domain.companions import NamedList
from incidents.domain.errors import Refused
from incidents.domain.lists import ListDraft, ListItem
from incidents.domain.tabled import Names
from incidents.domain.vocabulary import N_
from incidents.reading.presets import shapes
from incidents.reading.presets.cells import Cells
from incidents.reading.presets.coded import trilingual
from incidents.reading.presets.joined import rows_of, sisters
from incidents.reading.sheets.json_file import KIND
from incidents.reading.sheets.table import Table

_MARKS = ("code", "cover_en", "question")
_ITEMS = ("list", "position", "incident", "note")
_MOST, _MOST_ITEMS = 10_000, 200_000
_TOO_MANY = N_("A file holds at most %(most)s of these.")


def lists(table: Table, names: Names) -> Iterator[NamedList]:
    """Every list of the file, with what is wrong with it. Refused: more than anyone has."""
    found = _plain(table, names) if table.kind == KIND else _of_cells(table, names)
    for number, one in enumerate(found, 1):
        if number > _MOST:
            raise Refused(_TOO_MANY, field="lists", most=_MOST)
        yield one


def _plain(table: Table, names: Names) -> Iterator[NamedList]:
    for _, one in sisters(table, {"lists": ("lists", _MARKS)}):
        for row in one.rows():
            cells, plain = Cells(row, names), row.plain or {}
            content = shapes.read(ListDraft, plain.get("content"), cells.problems)
            yield _named(cells, content or ListDraft())


def _of_cells(table: Table, names: Names) -> Iterator[NamedList]:
    found = list(sisters(table, {"lists": ("", _MARKS), "items": ("", _ITEMS)}))
    items = _items([one for name, one in found if name == "items"], names)
    for row in (row for name, one in found if name == "lists" for row in rows_of(one)):
        cells = Cells(row, names)
        content = ListDraft(
            title=trilingual(cells, "title"),
            cover=trilingual(cells, "cover", prose=True),
            items=items.get(cells.code("code"), ()),
            query=None if cells.line("picked_by_hand") == "yes" else cells.line("question"),
        )
        yield _named(cells, content)


def _items(tables: Iterable[Table], names: Names) -> dict[str, tuple[ListItem, ...]]:
    """List → its items in their order."""
    found: dict[str, list[tuple[int, ListItem]]] = {}
    for number, row in enumerate((row for one in tables for row in rows_of(one)), 1):
        if number > _MOST_ITEMS:
            raise Refused(_TOO_MANY, field="items", most=_MOST_ITEMS)
        cells = Cells(row, names)
        item = ListItem(cells.code("incident"), cells.text("note"))
        found.setdefault(cells.code("list"), []).append((cells.people("position") or 0, item))
    return {code: tuple(item for _, item in sorted(some, key=lambda pair: pair[0])) for code, some in found.items()}


def _named(cells: Cells, content: ListDraft) -> NamedList:
    at = f"lists {cells.row.number}"
    problems = tuple(one.at(f"{at}: {one.field}") for one in cells.problems)
    return NamedList(code=cells.code("code"), content=content, problems=problems)
