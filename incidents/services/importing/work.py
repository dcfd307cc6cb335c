"""What a run over a file looks up once: its table, the words, places and institutions known here, its edition."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from incidents.domain.access import Actor
from incidents.domain.articles import Source
from incidents.domain.batches import Batch, BatchLine, Unknown
from incidents.domain.companions import NamedList
from incidents.domain.dates import UncertainDate
from incidents.domain.moments import TimeSpan, day_of, today
from incidents.domain.tabled import RowDraft
from incidents.geocoding.gazetteer import Gazetteer
from incidents.reading.tables import Row
from incidents.services.importing import opening
from incidents.services.importing.drafting import Drafter
from incidents.services.importing.glossary import Glossary
from incidents.services.importing.needs import Needs
from incidents.services.importing.newcomers import Newcomers, newcomers
from incidents.services.importing.opening import Opened
from incidents.services.importing.placing import Placer
from incidents.services.importing.sorting import Seen
from incidents.services.reference import all_actors, all_sources, areas, gazetteer, vocabulary
from incidents.storage import batches

#: Rows that are kept together or not at all: few where a file begins, so that it is soon seen whether it fits.
FEW, CHUNK = 200, 1000
_MOST_UNKNOWN = 200

Pair = tuple[Row, RowDraft]
Told = Callable[[int, int], None]
"""Hears how many rows are done, and of how many; 0 where that is not known."""


@dataclass(frozen=True, kw_only=True)
class Work:
    """One run over one file."""

    batch: Batch
    opened: Opened
    glossary: Glossary
    drafter: Drafter
    new: Newcomers
    seen: Seen

    @property
    def source(self) -> Source:
        """The data set, as a source of figures."""
        if self.opened.preset is None:
            raise RuntimeError("A file without a preset has no source.")
        return self.opened.preset.source

    @property
    def preset(self) -> str:
        """The name of the preset; blank where there is none."""
        return self.opened.preset.name if self.opened.preset else ""

    @property
    def as_of(self) -> TimeSpan:
        """When the figures of the file are given: the day on which it was handed in."""
        return TimeSpan.of(UncertainDate.day(day_of(self.batch.at)))

    def articles(self) -> Iterator[list[Pair]]:
        """The library of a file of ours, some articles at a time."""
        rows = self.opened.articles(self.glossary)
        while some := list(islice(rows, CHUNK)):
            yield some

    def lists(self) -> Iterator[NamedList]:
        """The evidence lists of a file of ours."""
        return self.opened.lists(self.glossary)

    def unknown(self) -> tuple[Unknown, ...]:
        """The words met so far that nobody knows, the most frequent first."""
        found = self.glossary.unknown.most_common(_MOST_UNKNOWN)
        return tuple(Unknown(words=words, text=text, rows=rows) for (words, text), rows in found)

    def chunks(self, after: int = 0) -> Iterator[list[Pair]]:
        """The rows behind `after`, some at a time."""
        rows = (pair for pair in self.opened.rows(self.glossary) if pair[0].number > after)
        begun = 0
        while chunk := list(islice(rows, FEW if begun < CHUNK else CHUNK)):
            begun += len(chunk)
            yield chunk


def prepare(code: str, by: Actor) -> Work:
    """Open the file of a batch. Refused: it cannot be read as it was chosen."""
    batch = batches.batch(code)
    return on(batch, opening.open_batch(batch), by)


def on(batch: Batch, opened: Opened, by: Actor) -> Work:
    """A run over a file that is open. Refused: no preset knows its columns, or one that it wants is missing."""
    opened.check()
    glossary = Glossary(vocabulary(), batch.reading.values, today())
    new = newcomers(opened.companions(glossary), by)
    known = Gazetteer((*gazetteer().places, *new.places)) if new.places else gazetteer()
    placer = Placer(known, areas(), glossary)
    actors = (*all_actors(), *new.actors)
    needs = Needs(
        places=placer.knows,
        actors=frozenset(actor.code for actor in actors),
        sources=frozenset(source.code for source in (*all_sources(), *new.sources)),
        wrong=new.wrong,
        by=by,
    )
    drafter = Drafter(placer, glossary, actors, vocabulary(), needs)
    return Work(batch=batch, opened=opened, glossary=glossary, drafter=drafter, new=new, seen=Seen())


def remember(seen: Seen, lines: Iterator[BatchLine]) -> None:
    """Let a second run know the codes that the first one met."""
    for line in lines:
        if line.digest:
            seen.first(line.external, line.number, line.digest)
