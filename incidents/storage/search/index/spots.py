"""Spots: rows at the very same point share a number, so that a point is looked at once for all rows there."""

from dataclasses import dataclass

import numpy as np

from incidents.storage.search.index.bits import Numbers, narrow


@dataclass(frozen=True, kw_only=True)
class Spots:
    """`of` is the spot of each row; the others are a point a spot. One that is not known is NaN, on the plane -1."""

    of: Numbers
    lat: Numbers
    lon: Numbers
    x: Numbers
    y: Numbers

    @classmethod
    def read(cls, lat: Numbers, lon: Numbers, x: Numbers, y: Numbers) -> "Spots":
        """The spots of rows with these points, which are compared to the last bit."""
        exact = (lat.view(np.int64), lon.view(np.int64), x, y)
        order = np.lexsort(exact)
        is_new = np.zeros(len(order), dtype=np.bool_)
        is_new[:1] = True
        for column in exact:
            ordered = column[order]
            is_new[1:] |= ordered[1:] != ordered[:-1]
        of = np.empty(len(order), dtype=np.int32)
        of[order] = np.cumsum(is_new) - 1
        first = order[is_new]
        return cls(of=narrow(of), lat=lat[first], lon=lon[first], x=x[first], y=y[first])
