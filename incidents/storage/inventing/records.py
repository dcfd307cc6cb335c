"""A draft as the record that the rules of the house read."""

from datetime import date, datetime

from incidents.domain.incident import Draft, Record
from incidents.domain.vocabulary import Audience, Grade, Status


def record_of(draft: Draft) -> Record:
    """The team's record of a draft; nothing that varies between invented incidents is in it yet."""
    return Record(
        code="",
        audience=Audience.TEAM,
        version=1,
        revision=1,
        status=Status.DRAFT,
        grade=Grade.PROVISIONAL,
        content=draft,
        created=date(2003, 1, 1),
        changed=datetime(2003, 1, 1),  # noqa: DTZ001 - moments are kept in UTC without a zone
    )
