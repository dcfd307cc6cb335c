"""Who is told the name behind a code of a question: whoever could meet it in the records.

A question may be typed by anybody, so a code in it must not be a way to ask what the team calls something.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from incidents.domain.vocabulary import Audience
from incidents.services import reference, searching
from incidents.services.reference import Names
from incidents.storage.search import changes, sights

#: Parameters whose codes the team names; those of the others are in word lists that everyone may read.
GUARDED = ("place", "actor", "source")


@dataclass(frozen=True, eq=False)
class Met:
    """The codes of each guarded parameter that stand in records which an audience may read."""

    codes: Mapping[str, frozenset[str]]

    def holds(self, param: str, code: str) -> bool:
        """Whether the audience could have met a code."""
        return code in self.codes[param]


class AskedNames(Names):
    """Labels of codes as an audience is told them; a code that it could not meet is left as it was typed.

    The places that come with the program are on every map, and named to everyone.
    """

    def __init__(self, lang: str, met: Callable[[], Met]) -> None:
        super().__init__(lang)
        self._met = met  # asked only of a question that names such a code: at a million it takes an index to tell

    def place(self, code: str) -> str:
        """The display name of a place."""
        open_to_all = reference.is_shipped(code) or self._met().holds("place", code)
        return super().place(code) if open_to_all else code

    def actor(self, code: str) -> str:
        """The name of an actor."""
        return super().actor(code) if self._met().holds("actor", code) else code

    def source(self, code: str) -> str:
        """The name of an outlet or institution."""
        return super().source(code) if self._met().holds("source", code) else code


def names_for(lang: str, audience: Audience, release: int | None = None) -> AskedNames:
    """Labels for a question of today, or to a release, in words that an audience reads."""
    return AskedNames(lang, partial(met_by, audience, release))


def met_by(audience: Audience, release: int | None = None) -> Met:
    """What an audience could have met: in records of today and, asked of a release, in what it still shows."""
    stands = searching.everything(audience)
    public = searching.everything(Audience.PUBLIC)
    then = _still_shown(changes.stamp(), release) if release is not None else None
    return _met(reference.stamp(), stands, public, then)


@lru_cache(maxsize=16)
def _met(_stamp: Hashable, stands: searching.Offered, public: searching.Offered, then: Met | None) -> Met:
    found = {param: stands.amounts[param].keys() | public.amounts[param].keys() for param in GUARDED}
    return Met({param: frozenset(codes | (then.codes[param] if then else set())) for param, codes in found.items()})


@lru_cache(maxsize=4)
def _still_shown(_stamp: changes.Stamp, release: int) -> Met:
    return Met(sights.codes_still_shown(release, GUARDED))
