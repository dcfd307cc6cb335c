"""TimeMap (Forensic Architecture): events, sources and associations as it reads them, in a zip with a note.

TimeMap drops an event that has a field it does not know or a date it cannot read, without a word. So only the fields of
its own schema are used; days are month/day/year, coordinates are texts, and blank where nothing may be drawn. It has
one day for an event: the first possible one. An event without a day stands at the day of its earliest article, or at
the day the record was made, and says so in its text and in a filter of its own. The numbers stand in the text and, for
programs, in `comments`.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from incidents.domain.incident import Record
from incidents.domain.places import PlacePrecision
from incidents.domain.vocabulary import INJURED, KILLED, N_
from incidents.reports import cover, packing, telling
from incidents.reports.columns import Entry, ExportHead

_UNDATED = N_("The date is not known; the day given is that of the first report, or of the record.")
_FILTER = "FILTER"


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records for TimeMap; how many were written. The codes of their articles are kept in memory meanwhile."""
    tally, associations, sources = cover.Tally(), dict[str, dict[str, Any]](), set[str]()
    with ExitStack() as stack:
        events, articles = packing.aside(stack), packing.aside(stack)
        for entry in (Entry.of(record, head) for record in records):
            tally.add(entry)
            filters = _filters(entry, head)
            associations |= {one["id"]: one for one in filters}
            events.write(b",\n" if tally.records > 1 else b"[\n")
            events.write(_json(_event(entry, head, [one["id"] for one in filters])))
            for code, source in _sources(entry):
                if code not in sources:
                    articles.write((b",\n" if sources else b"{\n") + _json(code) + b": " + _json(source))
                    sources.add(code)
        events.write(b"\n]\n" if tally.records else b"[]\n")
        articles.write(b"\n}\n" if sources else b"{}\n")
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            packing.note(archive, head, tally)
            packing.pack(archive, packing.member("events.json", head.made_at), events)
            packing.pack(archive, packing.member("sources.json", head.made_at), articles)
            listed = _json(list(associations.values()))
            archive.writestr(packing.member("associations.json", head.made_at), listed, ZIP_DEFLATED)
    return tally.records


def _event(entry: Entry, head: ExportHead, filters: list[str]) -> dict[str, Any]:
    content, place = entry.record.content, entry.main_place
    when = content.occurred
    point = place.where if place is not None and place.precision < PlacePrecision.DISTRICT else None
    undated = "" if when else f" {head.say(_UNDATED)}"
    return {
        "id": entry.record.code,
        "description": telling.account(entry, head) + undated,
        "date": _american(when.earliest if when else _stand_in(entry)),
        "time": content.time_from.strftime("%H:%M") if content.time_from and when else "",
        "time_precision": str(int(when.precision)) if when else "",
        "location": place.chain[0].name(head.lang) if place is not None and place.chain else "",
        "latitude": str(point.lat) if point else "",
        "longitude": str(point.lon) if point else "",
        "type": content.event_type,
        "category": head.label("event_type", content.event_type) if content.event_type else "",
        "associations": filters,
        "sources": [link.article for link in content.articles],
        "comments": "; ".join(f"{name}={value}" for name, value in _for_programs(entry, head)),
        "time_display": when.edtf if when else "",
    }


def _for_programs(entry: Entry, head: ExportHead) -> Iterator[tuple[str, Any]]:
    when = entry.record.content.occurred
    yield "code", entry.record.code
    yield "latest", when.latest.isoformat() if when else ""
    for outcome in (KILLED, INJURED):
        count = entry.count(outcome)
        for end in ("min", "max"):
            found = getattr(count, end) if count is not None else None
            yield f"{outcome}_{end}", "" if found is None else found
    yield "data_kind", entry.record.content.data_kind.value
    yield "licence", head.licence


def _stand_in(entry: Entry) -> date:
    """A day for an event that has none: TimeMap drops it otherwise."""
    refs = (link.ref for link in entry.record.content.articles)
    days = [ref.published.earliest for ref in refs if ref is not None and ref.published is not None]
    return min(days, default=entry.record.created)


def _filters(entry: Entry, head: ExportHead) -> list[dict[str, Any]]:
    """What TimeMap's readers can switch on and off: how well supported, whether anybody was killed, causes, no day."""
    record, say = entry.record, head.say
    killed = entry.count(KILLED)
    found = [_filter(say(N_("How well supported")), say(record.grade.label))]
    if killed is None:
        found.append(_filter(say(N_("Reported killed")), say(N_("no number given"))))
    else:
        found.append(_filter(say(N_("Reported killed")), say(N_("Yes")) if killed.most else say(N_("No"))))
    causes = dict.fromkeys(one.term for one in record.content.causes)
    found += [_filter(say(N_("Reported causes")), head.label("cause", cause)) for cause in causes]
    if record.content.occurred is None:
        found.append(_filter(say(N_("Date")), say(N_("date not known"))))
    return found


def _filter(subject: str, value: str) -> dict[str, Any]:
    return {"id": f"{subject}: {value}", "title": value, "desc": "", "mode": _FILTER, "filter_paths": [subject, value]}


def _sources(entry: Entry) -> Iterator[tuple[str, dict[str, Any]]]:
    for link in entry.record.content.articles:
        ref = link.ref
        yield (
            link.article,
            {
                "id": link.article,
                "title": ref.title if ref else "",
                "thumbnail": "",
                "paths": [],
                "type": "Article",
                "url": ref.url if ref else "",
                "description": ref.outlet.best("en")[0] if ref else "",
                "author": "; ".join(ref.authors) if ref else "",
                "date": _american(ref.published.earliest) if ref and ref.published else "",
            },
        )


def _american(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
