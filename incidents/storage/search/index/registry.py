"""The indexes of this process: one for each database and audience."""

from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, create_engine, event

from incidents.domain.vocabulary import Audience
from incidents.storage.db import options, prepare
from incidents.storage.search.index.keeping import Index

_indexes: "WeakKeyDictionary[Engine, dict[Audience, Index]]" = WeakKeyDictionary()
_lock = Lock()


def index_of(engine: Engine, audience: Audience) -> Index:
    """The index of an audience of a database; it reads through connections of its own, each one moment long."""
    with _lock:
        if engine not in _indexes:
            own = _own_engine(engine)
            _indexes[engine] = {each: Index(own, each) for each in Audience}
            event.listen(engine, "engine_disposed", _let_go)
        return _indexes[engine][audience]


def _own_engine(engine: Engine) -> Engine:
    """So many connections as there are threads, so that no reader waits for one while it holds another."""
    own = create_engine(engine.url, max_overflow=-1, **options(engine.url.drivername))
    prepare(own)
    return own


def _let_go(engine: Engine) -> None:
    with _lock:
        held = _indexes.pop(engine, {})
    for index in held.values():
        index.let_go()
