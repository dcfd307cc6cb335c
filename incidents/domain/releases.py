"""Releases: what was public at a moment, frozen and numbered, so that whoever cites it is answered alike for ever."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from incidents.domain.counts import Count
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Draft, Figure, Record, Summary
from incidents.domain.places import PlaceLevel, PlacePrecision
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Audience

#: Parameters by which a record is found no more in a release once it was taken back.
CLOSE = frozenset({"q", "bbox", "near", "within", "actor", "source", "article"})
PLACE = "place"
#: Places by which it is still found; by those below them it is not.
WIDE = (PlaceLevel.COUNTRY, PlaceLevel.GOVERNORATE)


@dataclass(frozen=True, kw_only=True)
class ReleaseDraft:
    """What a person says of a release."""

    title: Trilingual = field(default_factory=Trilingual)
    note: Trilingual = field(default_factory=Trilingual)


@dataclass(frozen=True, kw_only=True)
class ReleaseCounts:
    """What stood in a release: its incidents, those that give no number, the people of each outcome as reported."""

    incidents: int
    without_number: int
    patterns: int
    people: dict[str, Count]


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release. `at` is in UTC without a zone; `digest` the SHA-256 of its lines, in hexadecimal."""

    number: int
    content: ReleaseDraft
    at: datetime
    digest: str
    counts: ReleaseCounts
    history_seq: int


@dataclass(frozen=True)
class RecordLine:
    """One record of a release: its code, its revision, and the SHA-256 of what the public read of it."""

    code: str
    revision: int
    digest: str

    @property
    def text(self) -> str:
        """The line, as `records.txt` has it and the digest of the release is made of it."""
        return f"{self.code} {self.revision} {self.digest}\n"


def asks_closely(criteria: Criteria, levels: Mapping[str, PlaceLevel]) -> bool:
    """Whether a question asks by what a record is found by no more once it was taken back; `levels` of its places."""
    close = any(part.param in CLOSE for part in criteria.parts())
    return close or any(levels.get(place) not in WIDE for place in criteria.places)


def digest_of(lines: Iterable[RecordLine]) -> str:
    """The digest of a release: SHA-256 over its lines, which are sorted by code."""
    whole = hashlib.sha256()
    for line in sorted(lines, key=lambda one: one.code):
        whole.update(line.text.encode())
    return whole.hexdigest()


def masked_summary(summary: Summary) -> Summary:
    """A row of a record that is public no longer: its numbers go on counting, its words and its point are not shown."""
    return replace(
        summary,
        title=Trilingual(),
        place=Trilingual(),
        area=Trilingual(),
        point=None,
        precision=PlacePrecision.UNKNOWN,
        radius_m=None,
        causes=(),
        graphic=False,
    )


def masked_record(record: Record, title: Trilingual) -> Record:
    """The same of a whole record, for files: its days and numbers stay; `title` says what became of it."""
    content = record.content
    occurred = content.occurred and replace(content.occurred, as_printed="")
    return replace(
        record,
        content=Draft(title=title, occurred=occurred, clarity=content.clarity, data_kind=content.data_kind),
        kept_figures=tuple(map(_without_words, record.figures)),
        audience=Audience.PUBLIC,
        grade_reason="",
        contributors=(),
        steps=(),
        forwarded_to="",
    )


def _without_words(figure: Figure) -> Figure:
    """That a reviewer set the numbers stays, why does not."""
    return replace(figure, setting=figure.setting and replace(figure.setting, reason=""))
