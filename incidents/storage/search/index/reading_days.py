"""Days as whole numbers, and the month and the year that a span lies in."""

import numpy as np

from incidents.storage.search.index.bits import Numbers
from incidents.storage.search.index.segment import NO_DAY

NO_STEP = -1
_ORDINAL_OF_EPOCH = 719_163  # date(1970, 1, 1).toordinal()
_EPOCH = 1970


def ordinals(days: Numbers) -> Numbers:
    """Days of numpy as ordinals, `NO_DAY` where there is none."""
    return np.where(np.isnat(days), NO_DAY, days.astype(np.int64) + _ORDINAL_OF_EPOCH).astype(np.int32)


def months(first: Numbers, last: Numbers) -> Numbers:
    """Months since the year 0 of the spans that lie in one, else `NO_STEP`."""
    return _step(first, last, "M", 12 * _EPOCH).astype(np.int32)


def years(first: Numbers, last: Numbers) -> Numbers:
    """Years of the spans that lie in one, else `NO_STEP`."""
    return _step(first, last, "Y", _EPOCH).astype(np.int16)


def _step(first: Numbers, last: Numbers, unit: str, epoch: int) -> Numbers:
    begun, ended = (days.astype(f"datetime64[{unit}]") for days in (first, last))
    return np.where(begun == ended, begun.astype(np.int64) + epoch, NO_STEP)
