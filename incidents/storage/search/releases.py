"""Rows of a release as summaries: each with what became of it since, and without words where it is public no longer."""

from collections.abc import Sequence
from dataclasses import replace

from incidents.domain.fates import Since
from incidents.domain.incident import Summary
from incidents.domain.releases import masked_summary
from incidents.domain.vocabulary import Audience
from incidents.storage.db import session
from incidents.storage.search import fates
from incidents.storage.search.sights import findable
from incidents.storage.search.summaries import of_findings


def of_release(numbers: Sequence[int], release: int) -> dict[int, Summary]:
    """The summaries of incidents as a release froze them, by row number; those that it does not hold are left out."""
    found = of_findings(numbers, findable(Audience.PUBLIC, release), session())
    since = fates.since(release, list(found))
    return {number: _told(summary, since.get(number)) for number, summary in found.items()}


def _told(summary: Summary, since: Since | None) -> Summary:
    shown = masked_summary(summary) if since is not None and since.gone else summary
    return replace(shown, since=since)
