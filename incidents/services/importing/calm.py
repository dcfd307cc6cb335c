"""Long runs over many values, without looking for cycles among them at every step."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (500_000, 20, 50)


@contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for cycles of unused values rarely: rows of files make none, by the hundred thousand a chunk.

    Values go as before as soon as nothing refers to them, so memory stays flat.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
