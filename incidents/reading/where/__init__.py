"""Places named in a text, found by the names of the place list; the most specific one wins."""

from incidents.reading.where.choosing import PlaceReader
from incidents.reading.where.mentions import Mention

__all__ = ["Mention", "PlaceReader"]
