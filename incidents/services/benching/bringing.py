"""Target 7: files of other data sets brought in, beside the same rows through objects and through the bare driver."""

import json
from dataclasses import dataclass
from pathlib import Path

from incidents.services.benching import children, feeds
from incidents.services.benching.figures import Part, Target, at_least, differences, faster
from incidents.services.benching.ground import Ground
from incidents.storage.yardsticks import copying

_EVENTS, _CLAIMED = 20_000, 5_000
_SHARE = 5  # of the size, where the databases are small
_FEW = 50  # rows of the file that tells what starting and reading the words of the house takes
_LEAST_TIMES, _LEAST_EVENTS, _LEAST_CLAIMED = 4, 10_000, 2_000


@dataclass(frozen=True, kw_only=True)
class Brought:
    """An import: rows, seconds of the processor for them alone, and the database they are in."""

    rows: int
    processor: float
    database: Path
    wrong: tuple[str, ...]


def measure(run: Ground) -> Target:
    """Invented events without figures, and invented events with them, each into a database of its own."""
    events = _brought(run, "events", min(_EVENTS, run.size // _SHARE))
    claimed = _brought(run, "acled", min(_CLAIMED, run.size // _SHARE))
    return Target(
        id=7,
        what="Files in",
        parts=(
            _beside_objects(run, events),
            at_least("event rows with text index, processor time", "rows/s", _rate(events), _LEAST_EVENTS),
            at_least(
                "rows with figures, lines and history, processor time", "rows/s", _rate(claimed), _LEAST_CLAIMED,
                wrong=claimed.wrong,
            ),
        ),
    )  # fmt: skip


def _beside_objects(run: Ground, events: Brought) -> Part:
    """The same rows of the same tables once more: an object a row, and the driver's executemany."""
    run.told("Writing the same rows through objects, and by the bare driver")
    objects, bare = (_copied(run, events, way) for way in (copying.through_objects, copying.by_the_driver))
    return faster(
        "event rows, processor time", "rows/s", _rate(events), events.rows / objects.seconds, least=_LEAST_TIMES,
        beside="the same rows through objects, their writing alone",
        more={"driver_rows_per_second": round(events.rows / bare.seconds)},
        wrong=(
            *events.wrong,
            *differences((f"rows of {table}", rows, objects.rows[table]) for table, rows in bare.rows.items()),
        ),
    )  # fmt: skip


def _rate(brought: Brought) -> float:
    return brought.rows / brought.processor


def _copied(run: Ground, events: Brought, way: copying.Way) -> copying.Copied:
    folder = _empty(run, "copy")
    return copying.copied(events.database, folder / "incidents.sqlite", way)


def _brought(run: Ground, preset: str, rows: int) -> Brought:
    run.told(f"Bringing in {rows:,} rows of {preset}")
    few, many = (_import(run, preset, count) for count in (min(_FEW, rows // 2), rows))
    told = json.loads(many[0].said)
    return Brought(
        rows=rows - min(_FEW, rows // 2),
        processor=max(many[0].processor - few[0].processor, 1e-6),
        database=many[1] / "incidents.sqlite",
        wrong=differences(
            [(f"new rows of {preset}", told["new"], rows), (f"refused rows of {preset}", told["refused"], [])]
        ),
    )


def _import(run: Ground, preset: str, rows: int) -> tuple[children.Child, Path]:
    folder = _empty(run, f"import-{preset}")
    file = folder / f"{preset}.csv"
    feeds.write(file, preset, rows, run.seed)
    return children.run(folder, ["import", str(file), "--preset", preset, "--json"], may_end=(0, 3)), folder


def _empty(run: Ground, name: str) -> Path:
    """A folder with an empty database at this version."""
    folder = run.scratch(name)
    children.run(folder, ["db", "upgrade"])
    return folder
