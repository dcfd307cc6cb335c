"""Where a record stood in the house it came from, in a sentence that is kept with it, so in one language."""

from incidents.domain.moments import day_of
from incidents.domain.tabled import Stood


def stood_words(stood: Stood) -> str:
    """What a reviewer here is told of the record's standing there; it stands here as a draft, whatever it says."""
    parts = [f"“{stood.status.label}”" if stood.status else "", f"graded “{stood.grade.label}”"]
    parts += [f"revision {stood.revision}"]
    parts += [f"recorded on {stood.created.isoformat()}"] if stood.created else []
    parts += [f"published on {day_of(stood.published).isoformat()}"] if stood.published else []
    reason = f" Reason of the grade: {stood.grade_reason}" if stood.grade_reason else ""
    return f"In the file it came from it stood so: {', '.join(filter(None, parts))}.{reason}"
