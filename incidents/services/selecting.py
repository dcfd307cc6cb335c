"""The disclosed records of a selection, read in parts so that memory stays flat."""

from collections.abc import Callable, Iterator

from incidents.domain.criteria import Criteria
from incidents.domain.disclosure import disclose
from incidents.domain.incident import Record
from incidents.domain.vocabulary import Audience
from incidents.services import releasing
from incidents.storage import exports, publications


def records(criteria: Criteria, audience: Audience, told: Callable[[int], None]) -> Iterator[Record]:
    """The records that answer a question, by date, a thousand at a time; `told` hears how many have gone by."""
    done = 0
    for numbers in exports.selection(criteria, audience):
        if criteria.release is not None:
            yield from releasing.records(criteria.release, numbers)
        elif audience == Audience.PUBLIC:
            yield from publications.read_all(numbers)
        else:
            yield from (disclose(record, audience) for record in exports.read_team(numbers))
        done += len(numbers)
        told(done)
