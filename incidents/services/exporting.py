"""Exports: the selection as a file, made whole before any of it goes out, and written into the history."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from tempfile import TemporaryFile
from typing import IO, Any

from incidents.domain.access import Actor
from incidents.domain.errors import DISK_FULL, NoRoom
from incidents.domain.moments import today
from incidents.domain.query import to_string
from incidents.domain.vocabulary import N_, Audience
from incidents.reports import acled, csv, ftm, ged, geojson, geopackage, hxl, kml, own_json, timemap, uwazi, xlsx
from incidents.reports.dossier.template import Template
from incidents.services import bags, dossiers, losses, mapping, naming, proving
from incidents.services.export_head import METHOD, head_of
from incidents.services.ordering import (
    DOCUMENTS,
    FILES,
    SPOKEN,
    Form,
    Order,
    check,
    may_export_team,
    may_have,
    read_form,
    read_template,
)
from incidents.services.selecting import records
from incidents.services.wording import question_words, words_of
from incidents.storage import exports, history
from incidents.storage.db import transaction
from incidents.storage.search.features import features

__all__ = [
    "DOCUMENTS", "METHOD", "SPOKEN", "ExportResult", "Form", "Order", "Template", "export", "may_export_team",
    "may_have", "read_form", "read_template",
]  # fmt: skip

Told = Callable[[int, int], None]
_IN_STEPS = 1 << 20
_NO_ROOM = N_("The disk has no room for this file, so it was not made. Make room, or ask for fewer incidents.")


def _drawn(write: Callable[..., int]) -> Callable[..., int]:
    """A writer that draws areas, with the outlines at hand."""
    return lambda records, head, out: write(records, head, out, shape=cache(mapping.shape))


_WRITERS: dict[Form, Callable[..., int]] = {
    Form.CSV: csv.write_zip,
    Form.FLAT: csv.write_flat,
    Form.XLSX: xlsx.write,
    Form.GEOJSON: _drawn(geojson.write),
    Form.GPKG: _drawn(geopackage.write),
    Form.KML: _drawn(kml.write),
    Form.HXL: hxl.write,
    Form.ACLED: acled.write,
    Form.GED: ged.write,
    Form.TIMEMAP: timemap.write,
    Form.UWAZI: uwazi.write,
    Form.FTM: ftm.write,
    Form.JSON: own_json.write,
}


@dataclass(frozen=True, kw_only=True)
class ExportResult:
    """What went out: the name and type of the file, how many incidents it holds, its SHA-256 in hexadecimal.

    `losses` says in sentences what the form left out or narrowed.
    """

    name: str
    mimetype: str
    count: int
    digest: str
    losses: tuple[str, ...] = ()


def _unheard(_done: int, _expected: int) -> None:
    """Nobody asked how far it got."""


def export(order: Order, by: Actor, out: IO[bytes], told: Told = _unheard) -> ExportResult:
    """Write the selection to `out`, once all of it is made; nothing half ever goes out. The map is always the public's.

    All of it is of one moment. `told(done, expected)` hears how many incidents are written, now and then.
    NotAllowed: the team's file for somebody who may not have it. Refused: a form that there is not, or more incidents
    than the order allows. NoRoom: the disk is full.
    """
    form = read_form(order.form)
    order = replace(order, audience=Audience.PUBLIC if form == Form.MAP else order.audience)
    check(order, by)
    _tell("export begun", order, by, {})
    try:
        order = bags.proven(order, by) if form == Form.BAG else order
        with TemporaryFile() as whole:
            with exports.snapshot():
                lost = _losses(form, order)
                count = _write(order, by, lost, whole, told)
            digest = _digest(whole)
            _tell("export finished", order, by, {"count": count, "sha256": digest})
            proving.exported(by)
            whole.seek(0)
            shutil.copyfileobj(whole, out, _IN_STEPS)
            out.flush()
    except OSError as fault:
        if fault.errno in DISK_FULL:
            raise NoRoom(_NO_ROOM) from fault
        raise
    ending, mimetype = FILES[form]
    kind = "" if order.audience == Audience.PUBLIC else "-team"
    name = f"incidents{kind}-{today().isoformat()}.{ending}"
    return ExportResult(name=name, mimetype=mimetype, count=count, digest=digest, losses=lost)


def _losses(form: Form, order: Order) -> tuple[str, ...]:
    """What the form cannot carry; the features of the records are asked for only where they decide anything of it."""
    found = features(order.criteria, order.audience) if losses.looks_at(form) else {}
    return losses.sentences(form, found, words_of(order.lang))


def _write(order: Order, by: Actor, lost: tuple[str, ...], out: IO[bytes], told: Told) -> int:
    form = Form(order.form)
    if form == Form.MAP:
        page, count = mapping.download(order.criteria, order.lang, lost)
        out.write(page)
        return count
    if form in DOCUMENTS:
        return dossiers.write(order, by, out, told)
    if form == Form.BAG:
        return bags.write(order, by, out, told)
    head = head_of(order, lost)
    found = records(order.criteria, order.audience, partial(_told_of, told, head.count))
    return _WRITERS[form](found, head, out)


def _told_of(told: Told, expected: int, done: int) -> None:
    told(done, expected)


def _digest(whole: IO[bytes]) -> str:
    whole.seek(0)
    digest = hashlib.sha256()
    for step in iter(partial(whole.read, _IN_STEPS), b""):
        digest.update(step)
    return digest.hexdigest()


def _tell(deed: str, order: Order, by: Actor, result: dict[str, Any]) -> None:
    """Write an account's export into the history; a visitor's is only counted, once it is finished."""
    if not by.signed_in and not result:
        return
    names = naming.names_for("en", Audience.TEAM, order.criteria.release)
    words = question_words(order.criteria, words_of("en"), names)
    with transaction(by) as session:
        if not by.signed_in:
            exports.count_visit(session, order.form)
            return
        content = {
            "question": to_string(order.criteria),
            "words": list(words),
            "audience": order.audience.value,
        }
        history.append(session, by, deed, ("export", order.form), {**content, **result})
