"""Target 6: files of a selection, in a process of their own: time and peak memory, at two sizes."""

import json
from dataclasses import dataclass
from pathlib import Path

from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.services.benching import children, ground
from incidents.services.benching.figures import Part, Target, compared, differences, for_scale
from incidents.services.benching.ground import Ground
from incidents.services.benching.measuring import spent
from incidents.storage.yardsticks import flat_csv

_FORMS = ("csv-flat", "geojson", "xlsx")
_NOTHING = "killed_min=9999999"
_MOST_XLSX, _MOST_GROWTH = 12, 1.2


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file of so many records: seconds of the processor, most bytes held, bytes of the file."""

    records: int
    processor: float
    peak: int
    size: int


def measure(run: Ground) -> Target:
    """CSV, GeoJSON and XLSX of the smaller database and of the whole."""
    start = {form: _exported(run, run.smaller, form, "--query", _NOTHING)[0].processor for form in _FORMS}
    small, large = (
        {form: _written(run, size, form, start[form]) for form in _FORMS} for size in (run.smaller, run.size)
    )
    csv, xlsx = small["csv-flat"], small["xlsx"]
    return Target(
        id=6,
        what="Files out",
        parts=(
            compared(
                f"XLSX of {xlsx.records:,} records, processor time", "s", xlsx.processor, csv.processor,
                most=_MOST_XLSX, beside="CSV of the same", wrong=_wrong(run, large),
            ),
            *(_growth(form, small[form], large[form]) for form in _FORMS),
            _beside_stdlib(run, large["csv-flat"]),
        ),
    )  # fmt: skip


def _growth(form: str, small: Written, large: Written) -> Part:
    return compared(
        f"{form}: most memory held at {large.records:,} records", "MB", large.peak / 1e6, small.peak / 1e6,
        most=_MOST_GROWTH, beside=f"{small.records:,} records",
        more={"processor": large.processor, "reference_processor": small.processor, "file": large.size},
    )  # fmt: skip


def _beside_stdlib(run: Ground, ours: Written) -> Part:
    """What the standard library takes to write the columns of the findings as they stand, for scale."""
    path = run.scratch("files") / "plain.csv"
    rows, took = spent(flat_csv.write, path, Audience.TEAM)
    return for_scale(
        f"CSV of {ours.records:,} records, processor time", "s", ours.processor, took.processor / 1000,
        f"the driver and csv alone, {rows:,} rows of bare columns",
    )  # fmt: skip


def _written(run: Ground, size: int, form: str, start: float) -> Written:
    """The file of a whole database; `start` is what starting takes, which is seen where nothing is asked for."""
    run.told(f"Writing {form} of {size:,} records")
    child, file = _exported(run, size, form)
    return Written(
        records=int(json.loads(child.said)["incidents"]),
        processor=max(child.processor - start, 0.001),
        peak=child.peak,
        size=_taken(file),
    )


def _exported(run: Ground, size: int, form: str, *more: str) -> tuple[children.Child, Path]:
    file, folder = run.scratch("files") / form, ground.make(run, size)
    words = ["export", "--format", form, "--audience", "team", "--json", "-o", str(file)]
    return children.run(folder, [*words, *more]), file


def _taken(file: Path) -> int:
    size = file.stat().st_size
    file.unlink()
    return size


def _wrong(run: Ground, written: dict[str, Written]) -> tuple[str, ...]:
    count = ground.plain().count(Criteria())
    run.told(f"The database holds {count:,} findings of the team")
    return differences((f"records in {form}", one.records, count) for form, one in written.items())
