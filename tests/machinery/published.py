"""A record taken all the way to the public, as two people do it."""

from incidents.domain.access import Actor
from incidents.domain.incident import Draft
from incidents.domain.vocabulary import Grade
from incidents.services import recording, reviewing
from incidents.storage import incidents


def published(content: Draft, author: Actor, reviewer: Actor) -> str:
    """The code of a record that its author submitted, and the reviewer found in order and published."""
    code = recording.record(content, author)
    recording.submit(code, incidents.record(code).version, author, "odd")
    reviewing.verify(code, incidents.record(code).version, Grade.WEAK, reviewer, reason="because")
    reviewing.publish(code, incidents.record(code).version, reviewer)
    return code
