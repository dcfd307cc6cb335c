"""One invented incident, before it is rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.domain.vocabulary import Status
from incidents.storage.inventing.days import Day
from incidents.storage.inventing.parts import Site, Terms, Words
from incidents.storage.inventing.stories import Told

_PUBLISHED = Status.PUBLISHED.value


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in two languages with its tokens, each text closed by a gap."""

    en: str
    ar: str
    words: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Invention:
    """One invented incident. `point` is its own where its site has one; `headlines` those of its articles.

    `status`, `tier` and `grade` are codes; `outing` is the status of its publication (published, withdrawn) or None.
    `created` and `changed` are moments as text to the second.
    """

    told: Told
    site: Site
    point: tuple[float, float] | None
    day: Day
    violations: Terms
    causes: Terms
    actors: Terms
    title: Wording
    summary: Wording
    headlines: Sequence[tuple[str, Words]]
    status: str
    outing: str | None
    tier: str
    grade: str
    created: str
    changed: str

    @property
    def revision(self) -> int:
        """One amended since it was published stands one further."""
        return 2 if self.outing == _PUBLISHED and self.status != _PUBLISHED else 1
