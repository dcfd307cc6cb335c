"""Institutions and groups said to be responsible, as suggestions; one only quoted, or hit, is not suggested."""

from collections.abc import Iterator, Sequence

from incidents.domain.people import Actor
from incidents.domain.script import fold
from incidents.domain.suggestions import Kind, Suggestion
from incidents.domain.vocabulary import N_
from incidents.reading.lexicon import Hit, Lexicon
from incidents.reading.prose import Prose
from incidents.reading.who.deeds import did
from incidents.reading.who.tables import NamedActor

ACTS = N_("The sentence says that they did it.")
_SURE = 0.8


class ActorReader:
    """Reads actors by the word table and by the names of the actors known; the value is a known actor's code, else a
    name in English."""

    def __init__(self, table: Sequence[NamedActor], known: Sequence[Actor] = ()) -> None:
        groups = [actor for actor in known if not actor.person]
        codes = {fold(name): actor.code for actor in groups for name in (*actor.name.all(), *actor.variants)}
        forms: dict[str, list[str]] = {}
        for row in table:
            known_as = next((codes[fold(form)] for form in (row.name, *row.forms) if fold(form) in codes), row.name)
            forms.setdefault(known_as, []).extend(row.forms)
        taken = {fold(form) for listed in forms.values() for form in listed}
        for actor in groups:
            own = (name for name in (*actor.name.all(), *actor.variants) if fold(name) not in taken)
            forms.setdefault(actor.code, []).extend(own)
        self._lexicon = Lexicon({value: "|".join(listed) for value, listed in forms.items() if listed})

    def read(self, prose: Prose) -> tuple[Suggestion, ...]:
        """Each actor once, where it is first said to have acted."""
        found: dict[str, Suggestion] = {}
        for hit in self._acting(prose):
            found.setdefault(hit.code, _suggestion(prose, hit))
        return tuple(found.values())

    def _acting(self, prose: Prose) -> Iterator[Hit]:
        for sentence in prose.sentences:
            for hit in self._lexicon.all(prose.tokens, sentence.first, sentence.last):
                if did(prose, hit.first, hit.last):
                    yield hit


def _suggestion(prose: Prose, hit: Hit) -> Suggestion:
    return Suggestion(
        kind=Kind.ACTOR,
        value=hit.code,
        words=prose.words(hit.first, hit.last),
        sentence=prose.quoted(prose.sentence_of(hit.first)),
        confidence=_SURE,
        why=ACTS,
    )
