"""A selection as JSON in one spelling: what the digest on a printed list and on a document is of."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from incidents.domain.criteria import Criteria
from incidents.domain.incident import Record
from incidents.domain.lists import EvidenceList
from incidents.domain.query import to_string
from incidents.domain.rule import VERSION
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience
from incidents.services.shapes import Addresses, incident_shape, texts

_NONE = '"incidents":[]'  # inside of a text the quotation marks would be escaped


@dataclass(frozen=True, kw_only=True)
class Selected:
    """What is selected: a list by its code and texts, or the question alone; notes by the code of their incident."""

    audience: Audience
    code: str = ""
    title: Trilingual = field(default_factory=Trilingual)
    cover: Trilingual = field(default_factory=Trilingual)
    question: str | None = None
    notes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_list(cls, found: EvidenceList, audience: Audience) -> "Selected":
        """An evidence list for one audience."""
        content = found.content
        return cls(
            audience=audience,
            code=found.code,
            title=content.title,
            cover=content.cover,
            question=content.query,
            notes={item.incident: item.note for item in content.items},
        )


def question_of(criteria: Criteria) -> str:
    """A question in its one spelling."""
    return to_string(criteria.question)


def pieces(selected: Selected, records: Iterable[Record], addresses: Addresses) -> Iterator[bytes]:
    """The selection and its records, piece by piece: sorted names, no spaces, UTF-8. Names of outlets in English."""
    before, _, after = _written(
        {
            "list": selected.code,
            "title": texts(selected.title),
            "cover": texts(selected.cover),
            "question": selected.question,
            "audience": selected.audience.value,
            "rule": VERSION,
            "incidents": [],
        }
    ).partition(_NONE)
    yield f"{before}{_NONE[:-1]}".encode()
    for place, record in enumerate(records):
        told = {"note": selected.notes.get(record.code, ""), "record": incident_shape(record, "en", addresses)}
        yield f"{',' if place else ''}{_written(told)}".encode()
    yield f"]{after}".encode()


def digest(selected: Selected, records: Iterable[Record], addresses: Addresses) -> str:
    """SHA-256 of all of it, in hexadecimal."""
    found = hashlib.sha256()
    for piece in pieces(selected, records, addresses):
        found.update(piece)
    return found.hexdigest()


def _written(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
