"""The shapes of what maps are drawn from."""

from incidents.web.api.schema_words import ADDRESS, NUMBER, PEOPLE, TEXT, YES_NO, Schema, answer, many, maybe, of, thing

_SUMS: dict[str, Schema] = {"incidents": PEOPLE, "patterns": PEOPLE, "silent": PEOPLE, "people": of("Sums")}
_PACKING = (
    "Little-endian: a 32-bit number of cells and a 32-bit number of bits of the grid (2 to that power cells a side, "
    "over the plane of web maps), then the cells by row and column, four varints each: rows since the cell before; "
    "columns since the cell before, or from the edge where the row is new; incidents; people reported killed at most, "
    "plus one, or 0 where no record gives a number."
)


def map_schemas() -> dict[str, Schema]:
    """A window's cells, the packed cells of a question, and the governorates."""
    area = thing(
        governorate=TEXT,
        label=TEXT,
        **_SUMS,
        unplaced=maybe(thing(**_SUMS)),
        population=maybe(thing(people=PEOPLE, year=PEOPLE)),
        killed_per_100000=maybe(thing(min=NUMBER, max=NUMBER, max_open=YES_NO)),
        words=thing(incidents=TEXT, killed=TEXT, injured=TEXT, rate=TEXT),
    )
    source = thing(source=TEXT, address=ADDRESS, year=PEOPLE)
    return {
        "Cells": answer(
            zoom=PEOPLE,
            total=PEOPLE,
            left_out=PEOPLE,
            cells=many(thing(lat=NUMBER, lon=NUMBER, code=TEXT, **_SUMS)),
            incidents=many(of("Summary")),
            areas=many(thing(governorate=TEXT, **_SUMS)),
        ),
        "Packed": {"type": "string", "format": "binary", "description": _PACKING},
        "Areas": answer(total=PEOPLE, areas=many(area), sources=many(source)),
    }
