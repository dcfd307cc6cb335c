"""One sentence, from its tokens to the people in it and what happened to them."""

from incidents.reading.casualties import arabic, english, grammar_words, harm_words, number_words, people_words
from incidents.reading.casualties.flight import with_flight
from incidents.reading.casualties.lexicon import Lexicon
from incidents.reading.casualties.nodes import Row
from incidents.reading.casualties.numbers import with_quantities
from incidents.reading.casualties.people import with_parties
from incidents.reading.casualties.strangers import with_strangers
from incidents.reading.casualties.ties import Tie, with_harms, with_suffering
from incidents.reading.prose import Prose, Sentence

_ENGLISH = Lexicon(
    grammar_words.ENGLISH, harm_words.ENGLISH, people_words.BODIES, people_words.WORDS, number_words.WORDS
)
_ARABIC = Lexicon(grammar_words.ARABIC, harm_words.ARABIC, people_words.BODIES, people_words.WORDS, number_words.WORDS)
_SORANI = Lexicon(number_words.WORDS, people_words.SORANI, harm_words.SORANI, grammar_words.SORANI)
_BOOKS = {"en": _ENGLISH, "ar": _ARABIC, "ckb": _SORANI}
_GRAMMARS = {"en": english.ties, "ar": arabic.ties, "ckb": arabic.ties}


def row_of(prose: Prose, sentence: Sentence) -> Row:
    """The nodes of a sentence: numbers, people with their number, harms, and the words around them."""
    marks = _BOOKS[sentence.language].mark(prose.of(sentence), sentence.first)
    return with_harms(
        with_parties(with_strangers(with_flight(with_suffering(with_quantities(Row(marks, prose.tokens))))))
    )


def ties_of(row: Row, sentence: Sentence) -> list[Tie]:
    """The people of a sentence that something happened to."""
    return _GRAMMARS[sentence.language](row)
