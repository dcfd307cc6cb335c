"""What the words of a table mean here: terms by their code, label or the code of another scheme; what was not known."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from incidents.domain.reference import Term
from incidents.domain.script import fold

#: Words that a person may give a meaning besides the terms of a list: kind → what the codes are.
PLACE, ACTOR = "place", "actor"
_MOST_KINDS = 5000


class Glossary:
    """Answers presets by the word lists, and by what a person chose; counts the words that nobody knows.

    `chosen` maps list name → words of the file → our code; a blank code leaves them out on purpose.
    """

    def __init__(
        self, lists: Mapping[str, tuple[Term, ...]], chosen: Mapping[str, Mapping[str, str]], today: date
    ) -> None:
        self._known = {name: dict(_spellings(terms)) for name, terms in lists.items()}
        self._chosen = chosen
        self._today = today
        self.unknown: Counter[tuple[str, str]] = Counter()

    @property
    def today(self) -> date:
        """The day after which nothing can have happened yet."""
        return self._today

    def term(self, words: str, text: str) -> str:
        """The code of a term, blank where there is none; then the words are counted as unknown."""
        chosen = self.chosen(words, text)
        if chosen is not None:
            return chosen
        found = self._known.get(words, {}).get(folded(text), "")
        if not found and text.strip():
            self.miss(words, text)
        return found

    def chosen(self, words: str, text: str) -> str | None:
        """What a person said these words mean; None where nobody said anything."""
        return self._chosen.get(words, {}).get(text.strip())

    def miss(self, words: str, text: str) -> None:
        """Count words of the file that nobody knows."""
        key = (words, text.strip())
        if key in self.unknown or len(self.unknown) < _MOST_KINDS:
            self.unknown[key] += 1


@lru_cache(maxsize=5000)
def folded(text: str) -> str:
    """`fold`, once for words that come in row after row."""
    return fold(text)


def _spellings(terms: tuple[Term, ...]) -> "list[tuple[str, str]]":
    """Everything a term may be called, folded → its slug; its own slug and labels win over codes of other schemes.

    A retired term is still called by its slug, since records of ours may have it.
    """
    active = [term for term in terms if term.active]
    codes = [(fold(f"{scheme}:{code}"), term.slug) for term in active for scheme, code in term.codes]
    labels = [(fold(label), term.slug) for term in active for label in _labels(term)]
    return [*reversed(codes), *reversed(labels), *((fold(term.slug), term.slug) for term in terms)]


def _labels(term: Term) -> tuple[str, ...]:
    return tuple(filter(None, (term.label_en, term.label_ar, term.label_ckb)))
