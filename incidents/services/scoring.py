"""Scoring the reader against a folder of annotated passages."""

from pathlib import Path

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.reading.passages import Passage, read_passages
from incidents.reading.scoring import Read, Scores, score


def score_folder(folder: Path, read: Read) -> Scores:
    """Score every `*.jsonl` below `folder`, in the order of their names.

    Refused: a folder that holds none, a file that cannot be read, a line that is no annotated passage.
    """
    files = sorted(folder.rglob("*.jsonl"))
    if not files:
        raise Refused(N_("There is no file of passages (*.jsonl) in %(folder)s."), folder=str(folder))
    return score([passage for file in files for passage in _passages(file)], read)


def _passages(file: Path) -> list[Passage]:
    try:
        with file.open(encoding="utf-8") as lines:
            return list(read_passages(lines))
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(N_("%(file)s cannot be read: %(why)s"), file=str(file), why=str(fault)) from fault
    except Refused as fault:
        raise Refused(N_("%(file)s: %(why)s"), file=str(file), why=str(fault)) from fault
