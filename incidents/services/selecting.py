"""The disclosed records of a selection, read in parts so that memory stays flat."""

from collections.abc import Callable, Iterator

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.disclosure import disclose
from incidents.domain.incident import Record
from incidents.domain.lists import EvidenceList
from incidents.domain.vocabulary import Audience
from incidents.services import lists, releasing
from incidents.storage import exports, publications

_AT_ONCE = 200


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


def records_of_list(found: EvidenceList, audience: Audience, by: Actor) -> Iterator[Record]:
    """The records of a list in its own order, of a question by date, for one audience that whoever asks may serve."""
    codes = [one.code for one in lists.summaries(found, by, audience)]
    for start in range(0, len(codes), _AT_ONCE):
        part = codes[start : start + _AT_ONCE]
        if audience == Audience.PUBLIC:
            yield from publications.records(part)
        else:
            yield from (disclose(record, audience) for record in exports.team_records(part))
