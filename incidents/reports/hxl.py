"""HXL, the Humanitarian Exchange Language: a table whose second row says what each column means (HXL 1.1).

Outcomes carry the tags that the vocabulary gives them; `+min` and `+max` are attributes of our own, as the standard
lets anyone add.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import IO

from incidents.domain.incident import Record
from incidents.domain.vocabulary import ALL, INJURED, KILLED, CauseRole
from incidents.reports import foreign, telling
from incidents.reports.cells import Value
from incidents.reports.columns import Column, Entry, ExportHead
from incidents.reports.foreign import Foreign, Values
from incidents.reports.tables.incidents import INCIDENTS
from incidents.reports.tables.outcomes import OTHER_OUTCOMES

#: Name of a column of our incidents table → its tag.
_OURS = {
    "code": "#event+code",
    "url": "#meta+url",
    "data_kind": "#meta+kind",
    "title_en": "#event+name+i_en",
    "title_ar": "#event+name+i_ar",
    "title_ckb": "#event+name+i_ckb",
    "summary_en": "#description+i_en",
    "summary_ar": "#description+i_ar",
    "summary_ckb": "#description+i_ckb",
    "event_type": "#event+type",
    "clarity": "#event+clarity",
    "earliest": "#date+start",
    "latest": "#date+end",
    "date_precision": "#date+precision",
    "date_edtf": "#date+edtf",
    "time_from": "#date+time",
    "time_text": "#date+time+text",
    "created": "#date+reported",
    "place_en": "#loc+name+i_en",
    "place_ar": "#loc+name+i_ar",
    "governorate_en": "#adm1+name",
    "governorate_iso": "#adm1+code+iso",
    "district_en": "#adm2+name",
    "place_precision": "#geo+precision",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "grade": "#status+grade",
}
#: Outcome → its tag. Where the vocabulary names none, an attribute of our own.
_OUTCOMES = {
    KILLED: "#affected+killed",
    INJURED: "#affected+injured",
    "died_custody": "#affected+killed+custody",
    "sexual": "#affected+sexual_violence",
} | {outcome: f"#affected+{outcome}" for outcome in OTHER_OUTCOMES if outcome not in {"died_custody", "sexual"}}
#: Groups of people that the standard has an attribute for, of those killed.
_GROUPS = {"children": "+children", "women": "+f", "men": "+m", "elderly": "+elderly"}
_ENDS = (("min", "+min", "min"), ("max", "+max", "max"), ("best", "+best", "best"), ("or_more", "+or_more", "no_top"))


def write(records: Iterable[Record], head: ExportHead, out: IO[bytes]) -> int:
    """The records under HXL tags, zipped with a note; how many were written."""
    return foreign.write(HXL, records, head, out)


def _row(entry: Entry, head: ExportHead) -> Values:
    causes = [head.label("cause", one.term) for one in entry.record.content.causes if one.role == CauseRole.CAUSE]
    return {
        **{name: column.read(entry) for name, column in _COLUMNS.items()},
        **{name: _end(entry, *how) for name, how in _PEOPLE.items()},
        "causes": tuple(causes),
        "violations": tuple(head.label("violation", one) for one in entry.record.content.violations),
        "actors_alleged": tuple(one.name.best(head.lang)[0] for one in telling.alleged(entry)),
        "sources": telling.outlets(entry),
        "licence": head.licence,
    }


def _end(entry: Entry, outcome: str, group: str, read: Callable[[object], Value]) -> Value:
    count = entry.count(outcome, group)
    return read(count) if count is not None else None


def _people() -> dict[str, tuple[str, str, Callable[[object], Value]]]:
    """Name of a column → outcome, group, and the end of the range that it holds."""
    every = [(outcome, outcome, ALL) for outcome in _OUTCOMES]
    every += [(f"{KILLED}_{group}", KILLED, group) for group in _GROUPS]
    return {
        f"{name}_{end}": (outcome, group, attrgetter(part)) for name, outcome, group in every for end, _, part in _ENDS
    }


def _tags() -> Mapping[str, str]:
    bases = dict(_OUTCOMES) | {f"{KILLED}_{group}": f"{_OUTCOMES[KILLED]}{tag}" for group, tag in _GROUPS.items()}
    people = {f"{name}_{end}": f"{base}{tag}" for name, base in bases.items() for end, tag, _ in _ENDS}
    besides = {
        "causes": "#cause",
        "violations": "#event+violation",
        "actors_alleged": "#org+alleged",
        "sources": "#meta+source",
        "licence": "#meta+licence",
    }
    return {**_OURS, **people, **besides}


_COLUMNS: Mapping[str, Column[Entry]] = {one.name: one for one in INCIDENTS.columns if one.name in _OURS}
_PEOPLE = _people()
_TAGGED = _tags()
HXL = Foreign(name="hxl", columns=tuple(_TAGGED), row=_row, tags=tuple(_TAGGED.values()))
