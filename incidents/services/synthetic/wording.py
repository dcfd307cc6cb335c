"""Invented words of English and Arabic look, used as often as words of a language are: the first in most texts."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product
from random import Random

from incidents.domain.finding import GAP
from incidents.domain.script import tokens
from incidents.services.synthetic.draws import zipf
from incidents.storage.inventing.invention import Wording

#: The word that opens most summaries, and so is found in most records.
_OPENING_EN, _OPENING_AR = "Invented reports say", "تقول تقارير مختلقة"
_OPENED = 0.7
_EN = (
    "crowd street evening market hospital bridge convoy shots witnesses families road district police smoke camp "
    "school clinic raid funeral checkpoint river station arrest strike patrol garden theatre harbour"
)
_AR = "حشد شارع مساء سوق مستشفى جسر موكب طلقات شهود عائلات طريق شرطة دخان مخيم مدرسة مداهمة جنازة حاجز نهر محطة"
_ONSETS, _ENDINGS = "b d f g k l m n r s t v z br dr gr kr tr", "a o u an or il um es ot ek"
_ROOTS, _TAILS = "بحدرسعقكلمن", "ان ور يم ات وس ين"
_WORDS, _EVERY_EN, _EVERY_AR = 2400, 13, 3
_SENTENCE_EN, _SENTENCE_AR, _HEADLINE = 9, 6, 4
_HEADED = {"en": "Invented headline", "ar": "عنوان مختلق"}

#: A text with its tokens.
Said = tuple[str, tuple[str, ...]]


class Vocabulary:
    """Texts put together from words whose tokens are known."""

    def __init__(self) -> None:
        self._words = {"en": zipf(_told([*_EN.split(), *_made_en()])), "ar": zipf(_told([*_AR.split(), *_made_ar()]))}

    def summaries(self, draw: Random, count: int) -> list[Wording]:
        """So many summaries in both languages."""
        english = self._sentences(draw, "en", (count, _SENTENCE_EN), _OPENING_EN, _OPENED)
        arabic = self._sentences(draw, "ar", (count, _SENTENCE_AR), _OPENING_AR, _OPENED)
        return [Wording(en[0], ar[0], (*en[1], GAP, *ar[1], GAP)) for en, ar in zip(english, arabic, strict=True)]

    def headlines(self, draw: Random, language: str, count: int) -> list[Said]:
        """So many headlines in one language."""
        return self._sentences(draw, language, (count, _HEADLINE), _HEADED[language], 1)

    def _sentences(self, draw: Random, language: str, size: tuple[int, int], opening: str, share: float) -> list[Said]:
        """`size` is how many, of how many words; a `share` of them begins with the words of `opening`."""
        count, length = size
        drawn = self._words[language].many(draw, count * length)
        opened = tuple(tokens(opening))
        found: list[Said] = []
        for start in range(0, len(drawn), length):
            chosen = drawn[start : start + length]
            text, known = " ".join([word for word, _ in chosen]), tuple([token for _, token in chosen])
            begins = draw.random() < share
            found.append((f"{opening} {text}", opened + known) if begins else (text, known))
        return found


def _told(words: Sequence[str]) -> list[tuple[str, str]]:
    """Each word with its token; those that make two, or one that another word makes, are left out."""
    found: dict[str, str] = {}
    for word in words:
        known = tokens(word)
        if len(known) == 1:
            found.setdefault(known[0], word)
    return [(word, token) for token, word in found.items()]


def _made_en() -> list[str]:
    made = ("".join(parts) for parts in product(*map(str.split, (_ONSETS, _ENDINGS, _ONSETS, _ENDINGS))))
    return list(islice(made, 0, None, _EVERY_EN))[:_WORDS]


def _made_ar() -> list[str]:
    made = ("".join(parts) for parts in product(_ROOTS, _ROOTS, _ROOTS, _TAILS.split()))
    return list(islice(made, 0, None, _EVERY_AR))[:_WORDS]


def title(number: int, place_en: str, place_ar: str) -> Wording:
    """The title of an incident: its number, and where."""
    shown = f"{number:,}"
    digits = shown.split(",")
    return Wording(
        f"Invented incident {shown} near {place_en}",
        f"حادث مختلق رقم {shown} قرب {place_ar}",
        (*_tokens("Invented incident"), *digits, *_tokens(f"near {place_en}"), GAP,
         *_tokens("حادث مختلق رقم"), *digits, *_tokens(f"قرب {place_ar}"), GAP),
    )  # fmt: skip


@lru_cache(maxsize=2000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))
