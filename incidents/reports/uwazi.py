"""Uwazi's import: a zip with `import.csv` and a file of reported figures for each incident that has any.

Uwazi matches columns with the properties of a template by their names, which the note lists with the type of each. A
cell of several values has `|` between them; a span of days is `start:end`, as the import reads it, never the `~` of
Uwazi's own export; texts in a language carry it as `__ar`. Cells are as everywhere here: none runs as a formula.
"""

import csv
import html
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from io import StringIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from incidents.domain.incident import Record
from incidents.domain.places import PlacePrecision
from incidents.domain.text import LANGUAGES
from incidents.domain.vocabulary import ALL, INJURED, KILLED, N_, CauseRole
from incidents.reports import cover, packing, telling
from incidents.reports.cells import Value, cells
from incidents.reports.columns import Entry, ExportHead
from incidents.reports.lines import Lines
from incidents.reports.tables.figures import FIGURES
from incidents.reports.tables.outcomes import OTHER_OUTCOMES

_ENDS = ("min", "best", "max")
_PEOPLE = tuple(f"{outcome}_{end}" for outcome in (KILLED, INJURED, *OTHER_OUTCOMES) for end in _ENDS)
_LOCAL = tuple(f"{name}__{lang}" for name in ("title", "summary") for lang in LANGUAGES)
#: What Uwazi itself calls a property labelled "Geolocation".
GEOLOCATION = "geolocation_geolocation"
#: Column → the type of property that the template needs; the title is Uwazi's own.
PROPERTIES = {
    "code": "text",
    "date_range": "date range",
    "date_text": "text",
    "time_text": "text",
    "governorate": "select",
    "place": "text",
    "place_precision": "select",
    GEOLOCATION: "geolocation",
    "event_type": "select",
    "causes": "multiselect",
    "violations": "multiselect",
    "said_to_be_responsible": "multiselect",
    "outlets": "multiselect",
    "numbers_said": "text",
    **dict.fromkeys(_PEOPLE, "numeric"),
    "grade": "select",
    "data_kind": "select",
    "licence": "text",
    "page": "link",
}
COLUMNS = (*_LOCAL, *PROPERTIES, "attachments")
_BETWEEN = "|"
#: What Markdown would read as more than a sign; addresses too, which some readers make links of by themselves.
_MARKS = re.compile(
    r"[\\`*_{}\[\]#|~@]|(?<=:)/(?=/)|(?<=www)\.|^[-+=](?=\s|[-=])|(?<=\d)[.)](?=\s)", re.MULTILINE | re.IGNORECASE
)
_TEMPLATE = N_("Uwazi needs a template with these properties before the import; columns without one are passed over.")


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records for Uwazi's import, with their figures attached and a note; how many were written."""
    tally = cover.Tally()
    with ExitStack() as stack, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        lines = Lines.kept(COLUMNS, stack, begin=b"")
        for entry in (Entry.of(record, head) for record in records):
            tally.add(entry)
            attached = _attach(archive, entry, head)
            values = _values(entry, head) | {"attachments": attached}
            lines.add([values.get(name) for name in COLUMNS])
        lines.flush()
        packing.pack(archive, packing.member("import.csv", head.made_at), lines.out)
        properties = [f"{name}: {kind}" for name, kind in PROPERTIES.items()]
        packing.note(archive, head, tally, ["", head.say(_TEMPLATE), "summary: markdown", *properties])
    return tally.records


def _attach(archive: ZipFile, entry: Entry, head: ExportHead) -> str:
    """The reported figures of an incident as a file beside the table; its name, "" where there are none."""
    rows = FIGURES.lines(head.audience)(entry)
    if not rows:
        return ""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([column.name for column in FIGURES.shown(head.audience)])
    writer.writerows(cells(row) for row in rows)
    name = f"{entry.record.code}-figures.csv"
    archive.writestr(packing.member(name, head.made_at), text.getvalue().encode("utf-8-sig"), ZIP_DEFLATED)
    return name


def _values(entry: Entry, head: ExportHead) -> dict[str, Value]:
    content = entry.record.content
    return {
        **dict(_texts(entry)),
        "code": entry.record.code,
        "date_range": f"{content.occurred.earliest}:{content.occurred.latest}" if content.occurred else None,
        "date_text": content.occurred.edtf if content.occurred else None,
        "time_text": content.time_text or content.time_from,
        **_where(entry, head),
        "event_type": head.label("event_type", content.event_type) if content.event_type else None,
        "causes": _several(head.label("cause", one.term) for one in content.causes if one.role == CauseRole.CAUSE),
        "violations": _several(head.label("violation", one) for one in content.violations),
        "said_to_be_responsible": _several(one.name.best(head.lang)[0] for one in telling.alleged(entry)),
        "outlets": _several(telling.outlets(entry)),
        "numbers_said": telling.people(entry, head),
        **dict(_people(entry)),
        "grade": head.say(entry.record.grade.label),
        "data_kind": content.data_kind.value,
        "licence": head.licence,
        "page": entry.url,
    }


def _texts(entry: Entry) -> Iterator[tuple[str, Value]]:
    """Title and summary in each language; every entity needs a title, so the code stands in where there is none."""
    content = entry.record.content
    for lang in LANGUAGES:
        yield f"title__{lang}", getattr(content.title, lang)
        yield f"summary__{lang}", _plain(getattr(content.summary, lang))
    if not content.title.en:
        yield "title__en", telling.title(entry, "en")


def _plain(text: str) -> str:
    """A text for a property of Markdown, shown as it stands: none becomes an image, a link, a heading or an element."""
    return _MARKS.sub(r"\\\g<0>", html.escape(text, quote=False))


def _where(entry: Entry, head: ExportHead) -> dict[str, Value]:
    """The point only where the place is known more exactly than its district: Uwazi has pins and no areas."""
    place = entry.main_place
    governorate = next((one for level, one in entry.around.items() if level.value == "governorate"), None)
    told: dict[str, Value] = {"governorate": governorate.name(head.lang) if governorate else None}
    if place is None or not place.chain:
        return told
    told |= {"place": place.chain[0].name(head.lang), "place_precision": telling.precision(entry, head)}
    if place.where is not None and place.precision < PlacePrecision.DISTRICT:
        told[GEOLOCATION] = f"{place.where.lat}|{place.where.lon}"
    return told


def _people(entry: Entry) -> Iterator[tuple[str, Value]]:
    for (outcome, group), count in entry.counts.items():
        if group == ALL:
            yield from ((f"{outcome}_{end}", getattr(count, end)) for end in _ENDS)


def _several(values: Iterable[str]) -> str:
    """Several values in one cell; the sign between them is not left inside of any."""
    return _BETWEEN.join(dict.fromkeys(value.replace(_BETWEEN, "/") for value in values if value))
