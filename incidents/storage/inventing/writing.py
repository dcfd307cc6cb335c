"""Invented incidents into the database: a chunk a transaction, the tables as plain rows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from incidents.domain.access import Actor
from incidents.domain.articles import Source
from incidents.domain.people import Actor as Alleged
from incidents.domain.vocabulary import DataKind
from incidents.storage import history, lookup, people, sources
from incidents.storage.db import is_sqlite, session, take_time, transaction
from incidents.storage.inventing import sheets
from incidents.storage.inventing.invention import Invention
from incidents.storage.inventing.rows import Rows
from incidents.storage.models.article import ArticleRow, SourceRow
from incidents.storage.models.incident import IncidentRow
from incidents.storage.models.person import ActorRow
from incidents.storage.models.place import PlaceRow
from incidents.storage.search import words

_CACHE = -64_000  # kibibytes: the pages that a chunk touches in every table
_DEED = "invented records added"


def others() -> int:
    """How many incidents and articles are kept that are not invented."""
    return sum(
        session().scalar(select(func.count()).select_from(kind).where(kind.data_kind != DataKind.INVENTED.value)) or 0
        for kind in (IncidentRow, ArticleRow)
    )


def is_empty() -> bool:
    """Whether no incident is kept at all."""
    return session().scalar(select(IncidentRow.id).limit(1)) is None


def keep_names(current: Session, outlets: Iterable[Source], actors: Iterable[Alleged]) -> None:
    """Keep the invented outlets and actors that reports name."""
    for source in outlets:
        sources.keep_source(current, source)
    for actor in actors:
        people.keep(current, actor)


def numbers(current: Session, outlets: Iterable[str], actors: Iterable[str]) -> tuple[dict[str, int], ...]:
    """Row numbers of all places, and of these outlets and actors, by code."""
    places = dict(current.execute(select(PlaceRow.code, PlaceRow.id)).all())
    return (
        places,
        lookup.ids(current, SourceRow, outlets, field="source"),
        lookup.ids(current, ActorRow, actors, field="actor"),
    )


class Writer:
    """Adds chunks of invented incidents behind those that are there."""

    def __init__(self, prefix: str, seed: int) -> None:
        connection = session().connection()
        last = (sheets.last_number(connection, each) for each in (sheets.INCIDENT, sheets.ARTICLE, sheets.FINDING))
        self._rows = Rows(prefix, *last)
        self._seed = seed

    @property
    def next_incident(self) -> int:
        """The number that the next incident gets."""
        return self._rows.next_incident

    def write(self, chunk: Iterable[Invention], by: Actor) -> None:
        """Keep a chunk in a transaction of its own, with an entry in the history."""
        added = [self._rows.add(one) for one in chunk]
        gathered, found = self._rows.take()
        with transaction() as current:
            content = {"incidents": len(added), "seed": self._seed, "first": added[0], "last": added[-1]}
            history.append(current, by, _DEED, ("site", "synthetic"), content)
            with _unchecked(current) as connection:
                for sheet in sheets.SHEETS:
                    sheet.put(connection, gathered[sheet])
                words.write_all(current, found)
            sheets.count_on(connection)


@contextmanager
def _unchecked(current: Session) -> Iterator[Connection]:
    """Leave out SQLite's CHECKs, which take two thirds of the time of a row; tests hold our rows against them."""
    connection = current.connection()
    if not is_sqlite():
        yield connection
        return
    connection.execute(text(f"PRAGMA cache_size = {_CACHE}"))
    connection.execute(text("PRAGMA ignore_check_constraints = ON"))
    try:
        yield connection
    finally:
        connection.execute(text("PRAGMA ignore_check_constraints = OFF"))


@contextmanager
def with_side_indexes() -> Iterator[None]:
    """All side indexes stand afterwards; in a database that is empty they are made at once when all rows are in.

    A run that was killed leaves them away: the next one makes them.
    """
    if is_empty():
        with transaction() as current:
            for index in sheets.side_indexes():
                index.drop(_patient(current), checkfirst=True)
    try:
        yield
    finally:
        with transaction() as current:
            for index in sheets.side_indexes():
                index.create(_patient(current), checkfirst=True)


def settle() -> None:
    """Let the engine look at its tables anew, so that it plans by what is in them now."""
    with transaction() as current:
        _patient(current).execute(text("ANALYZE"))


def _patient(current: Session) -> Connection:
    """The connection, whose statements may take as long as millions of rows need until the transaction ends."""
    connection = current.connection()
    take_time(connection)
    if is_sqlite():
        connection.execute(text("PRAGMA analysis_limit = 2000"))
    return connection
