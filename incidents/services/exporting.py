"""Exports: the selection as a file, made whole before any of it goes out, and written into the history."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any

from incidents.domain.access import Action, Actor
from incidents.domain.criteria import Criteria
from incidents.domain.disclosure import disclose
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.incident import Record
from incidents.domain.query import to_string
from incidents.domain.vocabulary import N_, Audience, DataKind, Status, Term
from incidents.reports import csv, geojson, xlsx
from incidents.reports.columns import ExportHead
from incidents.reports.map_words import CREDIT
from incidents.services import lists, mapping
from incidents.services.reference import vocabulary
from incidents.services.settings import current as settings
from incidents.services.wording import question_words, words_of
from incidents.storage import exports, history, publications
from incidents.storage.db import transaction
from incidents.storage.search import rows

_IN_STEPS = 1 << 20


class Form(Term):
    """The forms an export can have."""

    CSV = "csv", N_("CSV: every table, the code book and a note, in one zip")
    FLAT = "csv-flat", N_("CSV: one table, a row an incident")
    XLSX = "xlsx", N_("Excel workbook (XLSX)")
    GEOJSON = "geojson", N_("GeoJSON, for maps")
    MAP = "map", N_("The map, as one file that opens without a network")


_FILES = {
    Form.CSV: ("zip", "application/zip"),
    Form.FLAT: ("csv", "text/csv; charset=utf-8"),
    Form.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Form.GEOJSON: ("geojson", "application/geo+json"),
    Form.MAP: ("html", "text/html; charset=utf-8"),
}
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
class Order:
    """What is to go out: `form` is a code of Form, `address` gives the address of a record from its code."""

    form: str
    criteria: Criteria
    audience: Audience = Audience.PUBLIC
    lang: str = "en"
    address: Callable[[str], str] = "/incidents/{}".format


@dataclass(frozen=True, kw_only=True)
class ExportResult:
    """What went out: the name and type of the file, how many incidents it holds, its SHA-256 in hexadecimal."""

    name: str
    mimetype: str
    count: int
    digest: str


def export(order: Order, by: Actor, out: IO[bytes]) -> ExportResult:
    """Write the selection to `out`, once all of it is made; nothing half ever goes out. The map is always the public's.

    NotAllowed: the team's file for somebody who may not have it. Refused: a form that there is not, or more rows than
    it can hold.
    """
    form = read_form(order.form)
    order = replace(order, audience=Audience.PUBLIC if form == Form.MAP else order.audience)
    _require(by, order)
    _tell("export begun", order, by, {})
    with TemporaryFile() as whole:
        with exports.snapshot():
            count = _write(form, order, whole)
        digest = _digest(whole)
        _tell("export finished", order, by, {"count": count, "sha256": digest})
        whole.seek(0)
        shutil.copyfileobj(whole, out, _IN_STEPS)
    ending, mimetype = _FILES[form]
    kind = "" if order.audience == Audience.PUBLIC else "-team"
    name = f"incidents{kind}-{datetime.now(UTC).date().isoformat()}.{ending}"
    return ExportResult(name=name, mimetype=mimetype, count=count, digest=digest)


def read_form(form: str) -> Form:
    """The form asked for. Refused: one that there is not."""
    if form not in set(Form):
        raise Refused(N_("“%(text)s” is not a form that files come in here."), field="format", text=form[:40])
    return Form(form)


def may_export_team(by: Actor, criteria: Criteria) -> bool:
    """The team's copy goes to those who may export it; to others for lists of their own alone."""
    if by.may(Action.EXPORT_TEAM) or not by.may(Action.LIST):
        return by.may(Action.EXPORT_TEAM)
    chosen = [lists.evidence_list(code, by) for code in criteria.lists]
    return bool(chosen) and all(lists.may_hand_out(one, by) for one in chosen)


def _require(by: Actor, order: Order) -> None:
    by.require(Action.EXPORT_PUBLIC)
    if order.audience == Audience.TEAM and not may_export_team(by, order.criteria):
        raise NotAllowed(N_("The team's file is for advocates and managers, and for a list of your own."))
    if order.audience == Audience.PUBLIC and by.audience == Audience.TEAM:
        _refuse_unpublished(order.criteria, by)


def _refuse_unpublished(criteria: Criteria, by: Actor) -> None:
    """The public's file of a list that is not public would be empty without a word; so it is said."""
    for code in criteria.lists:
        if lists.evidence_list(code, by).status != Status.PUBLISHED:
            raise Refused(
                N_("The list %(code)s is not published, so the public's file of it would be empty. Publish it first."),
                field="list",
                code=code,
            )


def _write(form: Form, order: Order, out: IO[bytes]) -> int:
    if form == Form.MAP:
        page, count = mapping.download(order.criteria, order.lang)
        out.write(page)
        return count
    head, found = _head(order), _records(order.criteria, order.audience)
    if form == Form.GEOJSON:
        return geojson.write(found, head, out, shape=mapping.shape)
    return _WRITERS[form](found, head, out)


def _head(order: Order) -> ExportHead:
    words = words_of(order.lang)
    return ExportHead(
        audience=order.audience,
        made_at=datetime.now(UTC),
        base_url=order.address,
        filter_words=question_words(order.criteria, words),
        count=rows.count(order.criteria, order.audience),
        lang=order.lang,
        data_kind_note=words.say(DataKind.DEMONSTRATION.label) if settings().demonstration else "",
        method_lines=tuple(words.say(line) for line in METHOD),
        licence=CREDIT,
        vocabulary=vocabulary(),
        say=words.say,
    )


def _records(criteria: Criteria, audience: Audience) -> Iterator[Record]:
    """The disclosed records of a selection, read a thousand at a time."""
    for numbers in exports.selection(criteria, audience):
        if audience == Audience.PUBLIC:
            yield from publications.read_all(numbers)
        else:
            yield from (disclose(record, audience) for record in exports.read_team(numbers))


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
