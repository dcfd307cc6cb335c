"""What a record of our own needs: places, actors and outlets that are known here or come in the same file."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from incidents.domain.access import Action, Actor
from incidents.domain.errors import Refused
from incidents.domain.tabled import RowDraft
from incidents.domain.vocabulary import N_

_UNKNOWN = {
    "place": N_("The place %(code)s is not known here, and the file does not say what it is."),
    "actor": N_("The actor %(code)s is not known here, and the file does not say who it is."),
    "source": N_("The outlet %(code)s is not known here, and the file does not say what it is."),
}
_ACT = N_("Only a manager makes a natural person public; this record says why one is.")


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What is known here, with what the file brings; `wrong` is why some of the file's own cannot be kept."""

    places: Callable[[str], bool]
    actors: Collection[str]
    sources: Collection[str]
    wrong: Mapping[tuple[str, str], Refused]
    by: Actor

    def check(self, row: RowDraft) -> None:
        """Refused: a record of ours, whole, names what nobody here knows, or says what only a manager may say."""
        for refusal in self.lacking(row):
            raise refusal

    def lacking(self, row: RowDraft) -> Iterator[Refused]:
        """Everything that a record of ours lacks; nothing of any other row."""
        for kind, code, at in _needed(row) if row.whole else ():
            if not self._is_known(kind, code):
                yield self.wrong.get((kind, code)) or Refused(_UNKNOWN[kind], field=at, code=code[:80])
        if any(one.involvement.official_act for one in row.actors) and not self.by.may(Action.NAME_PERSON):
            yield Refused(_ACT, field="actors")

    def _is_known(self, kind: str, code: str) -> bool:
        if kind == "place":
            return self.places(code)
        return code in (self.actors if kind == "actor" else self.sources)


def _needed(row: RowDraft) -> Iterator[tuple[str, str, str]]:
    """Kind, code and field of everything that the record names, but for articles and incidents."""
    yield from (("place", place.code, f"places {n}") for n, place in enumerate(row.places, 1) if place.code)
    for number, actor in enumerate(row.actors, 1):
        if actor.involvement.actor:
            yield "actor", actor.involvement.actor, f"actors {number}"
    for number, claim in enumerate(row.claims, 1):
        if claim.institution:
            yield "source", claim.institution, f"claims {number}: institution"
    for article in (*row.articles, *row.beside):
        if article.whole is not None:
            yield from (("source", code, "articles") for code in (article.whole.outlet, article.whole.via) if code)
            yield from (("place", article.whole.covers.place, "articles"),) if article.whole.covers else ()
