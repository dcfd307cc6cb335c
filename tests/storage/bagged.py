"""Bags of invented incidents for tests: published with their entry in the history, some in ways that prove nothing."""

import io
import zipfile
from pathlib import Path
from typing import Any

from incidents.domain.access import LOADER, Actor
from incidents.domain.codec import to_plain
from incidents.domain.criteria import Criteria
from incidents.services import bags, exporting
from incidents.services.exporting import ExportResult, Form, Order
from incidents.storage import history, publications
from incidents.storage.db import transaction
from storage.found import CODES, keep_five

FOLDER = "incidents-bag"


def told(*codes: str) -> None:
    """Let the history tell that these were published, as publishing does."""
    for code in codes:
        body = to_plain(publications.record(code))
        with transaction() as session:
            history.append(session, LOADER, "published", ("incident", code), {"body": body}, public=True)


def keep_five_told() -> None:
    """The five, all of them told of in the history."""
    keep_five()
    told(*CODES.values())


def order_of(**given: Any) -> Order:
    """An order of a bag; of all incidents and for the public unless told."""
    return Order(**{"form": Form.BAG.value, "criteria": Criteria()} | given)


def exported(path: Path, by: Actor = LOADER, **given: Any) -> ExportResult:
    """Write a bag as an export does."""
    with path.open("wb") as out:
        return exporting.export(order_of(**given), by, out)


def written(by: Actor = LOADER, **given: Any) -> bytes:
    """A bag of the newest checkpoint, without an entry of its own in the history."""
    out = io.BytesIO()
    bags.write(bags.proven(order_of(**given), by), by, out, lambda _done, _expected: None)
    return out.getvalue()


def contents(bag: bytes) -> dict[str, bytes]:
    """The files of a bag, without the name of its folder."""
    with zipfile.ZipFile(io.BytesIO(bag)) as found:
        return {name.removeprefix(f"{FOLDER}/"): found.read(name) for name in found.namelist()}


def unpacked(path: Path, bag: bytes) -> Path:
    """A bag as a folder."""
    with zipfile.ZipFile(io.BytesIO(bag)) as found:
        found.extractall(path)
    return path / FOLDER
