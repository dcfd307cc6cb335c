"""N invented incidents into the database: `incidents synthetic`."""

from collections.abc import Callable, Iterator

from incidents.domain.access import LOADER
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import reference, upkeep
from incidents.services.settings import current as settings
from incidents.services.synthetic import names
from incidents.services.synthetic.inventing import Inventor, Stock
from incidents.storage.db import transaction
from incidents.storage.inventing import writing

_CHUNK = 2000


def make(count: int, seed: int, told: Callable[[int, int], None]) -> int:
    """Add so many invented incidents; `told(done, of)` hears how far it got. Returns how many were added.

    Refused: records that are not invented are kept here.
    """
    check()
    stock = _furnish(count, seed)
    writer = writing.Writer(settings().prefix, seed)
    inventor = Inventor(seed, stock)
    with writing.with_side_indexes():
        for done, size in _chunks(count):
            writer.write(inventor.invent(writer.next_incident, size), LOADER)
            told(done + size, count)
    writing.settle()
    return count


def check() -> None:
    """Refused: a database that holds records that are not invented."""
    if (kept := writing.others()) > 0:
        raise Refused(
            N_("This database holds %(kept)s records that are not invented. Invented ones belong in another."),
            kept=kept,
        )


def _furnish(count: int, seed: int) -> Stock:
    outlets, actors = names.outlets(), names.actors()
    with transaction() as session:
        writing.keep_names(session, outlets, actors)
        upkeep.mark_invented(session, seed)
        places, sources, groups = writing.numbers(session, [one.code for one in outlets], [one.code for one in actors])
    return Stock.of(
        seed,
        count,
        named=(outlets, actors, reference.gazetteer_places()),
        numbers=(sources, groups, places),
        labels=reference.labels,
    )


def _chunks(count: int) -> Iterator[tuple[int, int]]:
    for done in range(0, count, _CHUNK):
        yield done, min(_CHUNK, count - done)
