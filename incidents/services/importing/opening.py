"""Files to be brought in: kept under their digest, in a folder closed to others, and opened as somebody chose."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from incidents.domain.access import Action, Actor
from incidents.domain.batches import Batch, Reading
from incidents.domain.companions import Companions, NamedList
from incidents.domain.errors import NotFound, Refused
from incidents.domain.tabled import Names, RowDraft
from incidents.domain.vocabulary import N_
from incidents.reading.presets import by_hand, catalogue
from incidents.reading.presets.hand_fields import FIELDS, HandField
from incidents.reading.presets.preset import Preset
from incidents.reading.tables import Row, Table, open_table
from incidents.services.settings import current as settings

AUTO, BY_HAND = "auto", "by_hand"
MOST_BYTES = 200 * 1024 * 1024
_SAMPLE = 50
_PIECE = 1024 * 1024
_OURS_ALONE = 0o700


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A table with the preset it is read by; None where somebody has to say first what its columns mean."""

    table: Table
    preset: Preset | None

    def first(self, count: int) -> tuple[Row, ...]:
        """The first rows as they stand in the file."""
        return tuple(islice(self.table.rows(), count))

    def suggested(self) -> by_hand.Mapping_:
        """Which column is likely what, for reading by hand."""
        return by_hand.suggest_mapping(self.table.columns, self.first(_SAMPLE))

    def rows(self, names: Names) -> Iterator[tuple[Row, RowDraft]]:
        """Every row as a draft. Refused: what `check` refuses, or a file that cannot be read to its end."""
        return catalogue.drafts(self.table, self.check(), names)

    def companions(self, names: Names) -> Companions:
        """What a file of ours holds beside its rows. Refused: as for `rows`."""
        return self.check().companions(self.table, names)

    def articles(self, names: Names) -> Iterator[tuple[Row, RowDraft]]:
        """The library in a file of ours, a row an article with all that it is based on. Refused: as for `rows`."""
        return self.check().articles(self.table, names)

    def lists(self, names: Names) -> Iterator[NamedList]:
        """The evidence lists in a file of ours. Refused: as for `rows`."""
        return self.check().lists(self.table, names)

    def count(self) -> int:
        """How many rows there are. Refused: as for `rows`."""
        return catalogue.count(self.table, self.check())

    def check(self) -> Preset:
        """The preset. Refused: there is none, or a column is missing without which nothing can be read."""
        if self.preset is None:
            raise Refused(N_("No known data set has these columns. Say what each column means."), field="preset")
        missing = self.preset.missing(self.table.columns)
        if missing:
            raise Refused(N_("These columns are missing: %(columns)s."), field="preset", columns=", ".join(missing))
        return self.preset


def keep(source: IO[bytes], by: Actor) -> str:
    """Keep a file in the folder of imports and return its SHA-256. Refused: an empty file, or one that is too large."""
    by.require(Action.IMPORT)
    folder = _folder()
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as part:  # mode 0600 by itself
        kept = Path(part.name)
        try:
            while piece := source.read(_PIECE):
                size += len(piece)
                if size > MOST_BYTES:
                    raise Refused(N_("A file has at most %(most)s MB."), field="file", most=MOST_BYTES // _PIECE)
                digest.update(piece)
                part.write(piece)
            if not size:
                raise Refused(N_("The file is empty."), field="file")
            part.flush()
            os.fsync(part.fileno())
            kept.replace(folder / digest.hexdigest())
        finally:
            kept.unlink(missing_ok=True)
    return digest.hexdigest()


def path_of(sha256: str) -> Path:
    """Where a kept file lies. NotFound if it is not there any more."""
    found = settings().imports / sha256
    if not found.is_file():
        raise NotFound(N_("The file of this import is not kept here any more. Choose it again."))
    return found


def drop(sha256: str) -> None:
    """Let go of a file that no import needs."""
    (settings().imports / sha256).unlink(missing_ok=True)


def open_batch(batch: Batch) -> Opened:
    """The file of a batch, read as somebody chose. Refused: it cannot be read so."""
    return open_file(path_of(batch.sha256), batch.file_name, batch.reading)


def open_file(path: Path, name: str, reading: Reading) -> Opened:
    """A file called `name`, read as chosen; what was not chosen is found out."""
    table = open_table(
        path,
        name,
        sheet=reading.sheet,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        header_row=reading.header_row,
    )
    return Opened(table=table, preset=_preset(table, reading, name))


def preset_names() -> tuple[tuple[str, str], ...]:
    """Every preset by name with its title, a msgid."""
    return tuple((name, preset.title) for name, preset in catalogue.PRESETS.items())


def hand_fields() -> tuple[HandField, ...]:
    """The fields that a column of an unknown table can be read into."""
    return FIELDS


def _preset(table: Table, reading: Reading, name: str) -> Preset | None:
    if reading.preset == BY_HAND:
        mapping = by_hand.Mapping_(columns=reading.columns)
        return by_hand.preset(mapping, dataset=reading.dataset or Path(name).stem) if reading.columns else None
    if reading.preset in {"", AUTO}:
        return catalogue.recognise(table.columns)
    if reading.preset not in catalogue.PRESETS:
        raise Refused(N_("“%(text)s” is not a preset."), field="preset", text=reading.preset[:40])
    return catalogue.PRESETS[reading.preset]


def _folder() -> Path:
    folder = settings().imports
    folder.mkdir(mode=_OURS_ALONE, parents=True, exist_ok=True)
    return folder
