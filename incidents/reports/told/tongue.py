"""What a record is told with: the words and labels of one language, and addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from incidents.domain.incident import Record
from incidents.domain.text import Trilingual
from incidents.reports.map_words import MapWords
from incidents.reports.told.phrases import Labels
from incidents.reports.told.teller import Teller


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The words and labels of one language, and the address of a record from its code."""

    words: MapWords
    names: Labels
    address: Callable[[str], str]

    @property
    def lang(self) -> str:
        """The language spoken: en, ar or ckb."""
        return self.words.lang

    def say(self, message: str, **params: object) -> str:
        """A sentence of ours in this language."""
        return str(self.words.say(message, **params))

    def best(self, text: Trilingual) -> str:
        """The text in this language, else in the first that there is."""
        return text.best(self.lang)[0]

    def teller(self, record: Record) -> Teller:
        """Who tells a record in this language."""
        return Teller(record, self.words, self.names)
