"""What a person may say that words of a file mean: a term of a list, a place, an institution, or nothing at all."""

from dataclasses import dataclass

from incidents.domain.batches import Unknown
from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_
from incidents.services import reference
from incidents.services.importing.glossary import ACTOR, PLACE

#: Chosen where the words say nothing here; the row comes in without them.
NOTHING = "-"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Words nobody knows, and the codes they may be given; no choices for a place, whose name is typed."""

    words: str
    text: str
    rows: int
    choices: tuple[tuple[str, str], ...]


def asked(unknown: tuple[Unknown, ...], lang: str) -> tuple[Asked, ...]:
    """Unknown words with the answers there are."""
    known: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in unknown:
        known.setdefault(one.words, _choices(one.words, lang))
    return tuple(Asked(words=one.words, text=one.text, rows=one.rows, choices=known[one.words]) for one in unknown)


def code_of(words: str, meant: str) -> str:
    """The code of an answer, blank for words that say nothing. Refused: nothing of ours is called so."""
    if meant == NOTHING:
        return ""
    if words == PLACE:
        return _place(meant)
    if meant not in {code for code, _ in _choices(words, "en")}:
        raise Refused(N_("“%(text)s” is not a term of this list."), field=words, text=meant[:80])
    return meant


def _choices(words: str, lang: str) -> tuple[tuple[str, str], ...]:
    if words == PLACE:
        return ()
    if words == ACTOR:
        return tuple((one.code, one.name.best(lang)[0]) for one in reference.all_actors() if not one.person)
    return tuple((term.slug, term.label(lang)) for term in reference.vocabulary().get(words, ()) if term.active)


def _place(meant: str) -> str:
    if any(place.code == meant for place in reference.gazetteer_places()):
        return meant
    exact = [match.place.code for match in reference.search_places(meant) if match.exact]
    if len(exact) != 1:
        sentence = N_("“%(text)s” is not one place that is known here.")
        raise Refused(sentence, field=PLACE, text=meant[:80])
    return exact[0]
