"""Bags: a selection with all that it rests on, proven and signed, as one file for whoever is to keep it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZipFile

from incidents.domain.access import Actor
from incidents.domain.checkpoints import VerifierKey
from incidents.domain.incident import Record
from incidents.reports import csv, own_json
from incidents.reports.bag import readme, tags
from incidents.reports.bag.packing import Packing, file_pieces
from incidents.reports.bag.tags import About
from incidents.reports.bag.verifier import verify
from incidents.reports.bag.verifier.layout import CHECKPOINT, KEY, PROOFS, README, RECORDS
from incidents.reports.bag.verifier.notes import seal_text
from incidents.reports.bag.verifier.verify import Report
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.cover import Tally
from incidents.services import bag_copies, bag_proofs, dossiers, proving
from incidents.services.export_head import head_of
from incidents.services.ordering import MOST_IN_DOCUMENT, Form, Order
from incidents.services.proving import Kept
from incidents.services.selecting import records
from incidents.services.wording import words_of

__all__ = ["Report", "proven", "verified", "write"]

Told = Callable[[int, int], None]
_STAGES = 4  # the records, the tables, the document twice: each reads all of the records


@dataclass(kw_only=True)
class _Seen:
    """What went by while the records were written."""

    tally: Tally = field(default_factory=Tally)
    codes: list[str] = field(default_factory=list)
    articles: dict[str, None] = field(default_factory=dict)


def proven(order: Order, by: Actor) -> Order:
    """The order with the checkpoint that its bag leads to, made now if anything was done since the last one.

    The bag says that it was made at the moment of the checkpoint, so that the same order is the same bytes.
    """
    kept = proving.checkpoint(by)
    at = datetime.fromisoformat(kept.at.removesuffix("Z")).replace(tzinfo=UTC)
    return replace(order, proof=kept, made_at=at)


def write(order: Order, by: Actor, out: IO[bytes], told: Told) -> int:
    """Write the bag of an order that `proven` gave; how many incidents it holds. `told` hears how far it is."""
    if order.proof is None:
        raise ValueError("an order of a bag goes through `proven` first")
    head, kept, packing, seen = head_of(order), order.proof, Packing(out), _Seen()
    key = VerifierKey.parse(kept.verifier)
    with _file(packing, RECORDS) as file:
        own_json.write(_heard(_records(order, told, 0, head.count), head, seen), head, file)
    unproven = _put_history(packing, kept, seen)
    _put_tables(packing, _records(order, told, 1, head.count), head)
    document = len(seen.codes) <= MOST_IN_DOCUMENT
    if document:
        _put_documents(packing, order, by, told)
    packing.add("data/captures.json", [bag_copies.put(packing, sorted(seen.articles), order.audience, by)])
    contents = readme.Contents(head=head, tally=seen.tally, unproven=unproven, document=document)
    arabic = words_of("ar").say
    packing.add(README, [readme.readme(contents, arabic)])
    packing.add("data/LICENCE.txt", [readme.licence(head, arabic)])
    tags.add(packing, _about(order, head, kept, len(seen.codes)))
    packing.seal(lambda manifests, zipped: proving.signed_note(seal_text(key.name, manifests, zipped), kept))
    told(_STAGES * head.count, _STAGES * head.count)
    return len(seen.codes)


def verified(path: Path, keys: Sequence[VerifierKey] = ()) -> Report:
    """What is wrong with a bag, as its own `verify.py` finds it; of keys that it is held to, one has to fit."""
    return verify.check(path, tuple(map(str, keys)))


def _records(order: Order, told: Told, stage: int, expected: int) -> Iterator[Record]:
    return records(order.criteria, order.audience, lambda done: _part(told, stage)(done, expected))


def _part(told: Told, stage: int) -> Told:
    """How far one of the stages is, told as of all of them."""
    return lambda done, expected: told(stage * expected + done, _STAGES * expected)


def _heard(found: Iterator[Record], head: ExportHead, seen: _Seen) -> Iterator[Record]:
    for record in found:
        seen.tally.add(Entry.of(record, head))
        seen.codes.append(record.code)
        seen.articles.update(dict.fromkeys(link.article for link in record.content.articles))
        yield record


def _put_history(packing: Packing, kept: Kept, seen: _Seen) -> dict[str, str]:
    packing.add(CHECKPOINT, [kept.note.encode()])
    packing.add(KEY, [f"{kept.verifier}\n".encode()])
    with _file(packing, PROOFS) as file:
        return bag_proofs.put(packing, seen.codes, kept, file)


def _put_tables(packing: Packing, found: Iterator[Record], head: ExportHead) -> None:
    with TemporaryFile() as whole:
        csv.write_zip(found, head, whole)
        with ZipFile(whole) as tables:
            for name in tables.namelist():
                with tables.open(name) as table:
                    packing.add(f"data/csv/{name}", file_pieces(table))


def _put_documents(packing: Packing, order: Order, by: Actor, told: Told) -> None:
    for stage, form in enumerate((Form.PDF, Form.DOCX), start=2):
        with _file(packing, f"data/dossier.{order.lang}.{form}") as file:
            dossiers.write(replace(order, form=form.value), by, file, _part(told, stage))


def _about(order: Order, head: ExportHead, kept: Kept, count: int) -> About:
    origin = VerifierKey.parse(kept.verifier).name
    return About(head=head, records=count, code=order.criteria.whole_list, origin=origin, entries=kept.size)


@contextmanager
def _file(packing: Packing, name: str) -> Iterator[IO[bytes]]:
    """A file to write to, which goes into the bag once it is whole."""
    with TemporaryFile() as file:
        yield file
        file.seek(0)
        packing.add(name, file_pieces(file))
