"""Exports: the selection as a file, made whole before any of it goes out, and written into the history."""

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from tempfile import TemporaryFile
from typing import IO, Any

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.disclosure import disclose
from incidents.domain.errors import NoRoom
from incidents.domain.incident import Record
from incidents.domain.query import to_string
from incidents.domain.vocabulary import N_, Audience, DataKind
from incidents.reports import csv, geojson, xlsx
from incidents.reports.columns import ExportHead
from incidents.reports.map_words import CREDIT
from incidents.services import mapping, releasing
from incidents.services.kinds import kind_of_house
from incidents.services.ordering import FILES, Form, Order, check, may_export_team, read_form
from incidents.services.reference import vocabulary
from incidents.services.wording import question_words, words_of
from incidents.storage import exports, history, publications
from incidents.storage.db import transaction
from incidents.storage.search import rows

__all__ = ["METHOD", "ExportResult", "Form", "Order", "export", "may_export_team", "read_form"]

Told = Callable[[int, int], None]
_IN_STEPS = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_ROOM = N_("The disk has no room for this file, so it was not made. Make room, or ask for fewer incidents.")
_WRITERS: dict[Form, Callable[..., int]] = {
    Form.CSV: csv.write_zip,
    Form.FLAT: csv.write_flat,
    Form.XLSX: xlsx.write,
}
#: How the ranges are made, in five lines; `/method` says it in full.
METHOD = (
    N_("No incident has a number of its own: articles, institutions and officials give figures, kept in their words."),
    N_("Counted are figures of this event alone, the latest of each voice; early ones give way to two later voices."),
    N_("The range runs from the smallest lower figure left to the largest. Nothing is averaged, no sources are added."),
    N_("Each figure that is not counted says why. All of them are here, so that anyone can apply another rule."),
    N_("Sums add what was reported, end by end. They are not death tolls: what nobody published is not here."),
)


@dataclass(frozen=True, kw_only=True)
class ExportResult:
    """What went out: the name and type of the file, how many incidents it holds, its SHA-256 in hexadecimal."""

    name: str
    mimetype: str
    count: int
    digest: str


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
        with TemporaryFile() as whole:
            with exports.snapshot():
                count = _write(form, order, whole, told)
            digest = _digest(whole)
            _tell("export finished", order, by, {"count": count, "sha256": digest})
            whole.seek(0)
            shutil.copyfileobj(whole, out, _IN_STEPS)
            out.flush()
    except OSError as fault:
        if fault.errno in _FULL:
            raise NoRoom(_NO_ROOM) from fault
        raise
    ending, mimetype = FILES[form]
    kind = "" if order.audience == Audience.PUBLIC else "-team"
    name = f"incidents{kind}-{datetime.now(UTC).date().isoformat()}.{ending}"
    return ExportResult(name=name, mimetype=mimetype, count=count, digest=digest)


def _write(form: Form, order: Order, out: IO[bytes], told: Told) -> int:
    if form == Form.MAP:
        page, count = mapping.download(order.criteria, order.lang)
        out.write(page)
        return count
    head = _head(order)
    found = _records(order.criteria, order.audience, partial(_told_of, told, head.count))
    if form == Form.GEOJSON:
        return geojson.write(found, head, out, shape=cache(mapping.shape))
    return _WRITERS[form](found, head, out)


def _head(order: Order) -> ExportHead:
    words, kind = words_of(order.lang), kind_of_house()
    return ExportHead(
        audience=order.audience,
        made_at=datetime.now(UTC),
        base_url=order.address,
        filter_words=question_words(order.criteria, words),
        count=rows.count(order.criteria, order.audience),
        lang=order.lang,
        data_kind_note="" if kind is DataKind.RECORD else words.say(kind.label),
        method_lines=tuple(words.say(line) for line in METHOD),
        licence=CREDIT,
        vocabulary=vocabulary(),
        say=words.say,
    )


def _records(criteria: Criteria, audience: Audience, told: Callable[[int], None]) -> Iterator[Record]:
    """The disclosed records of a selection, read a thousand at a time; `told` hears how many have gone by."""
    done = 0
    for numbers in exports.selection(criteria, audience):
        if criteria.release is not None:
            yield from releasing.records(criteria.release, numbers)
        elif audience == Audience.PUBLIC:
            yield from publications.read_all(numbers)
        else:
            yield from (disclose(record, audience) for record in exports.read_team(numbers))
        done += len(numbers)
        told(done)


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
    with transaction(by) as session:
        if not by.signed_in:
            exports.count_visit(session, order.form)
            return
        content = {
            "question": to_string(order.criteria),
            "words": list(question_words(order.criteria, words_of("en"))),
            "audience": order.audience.value,
        }
        history.append(session, by, deed, ("export", order.form), {**content, **result})
