"""What became of a published record since somebody read or cited it."""

from dataclasses import dataclass
from datetime import date

from incidents.domain.vocabulary import N_, Term


class Fate(Term):
    """What became of a record since a release."""

    ADDED = "added", N_("Added since")
    AMENDED = "amended", N_("Changed since")
    RENEWED = "renewed", N_("Taken back and published anew since")
    WITHDRAWN = "withdrawn", N_("Withdrawn since")
    MERGED = "merged", N_("Merged into another record since")


@dataclass(frozen=True)
class Since:
    """What became of one record, and on which day; `into` is where it can be read now if its words of then are gone."""

    code: str
    fate: Fate
    day: date
    into: str = ""

    @property
    def gone(self) -> bool:
        """Whether the words of then were taken back from the public: then no release shows them either."""
        return self.fate in {Fate.RENEWED, Fate.WITHDRAWN, Fate.MERGED}
