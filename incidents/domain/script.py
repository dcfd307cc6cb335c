"""Folding of Arabic, Kurdish and Latin text, so that spellings of one word meet; cleaning of text that comes in.

What each table rests on:
- letters: the Arabic and Sorani forms that unicode61 alone was seen to keep apart (أحمد/احمد, كوچۆ/کوچۆ) and the
  letters that Sorani adds to Arabic, each folded to the Arabic letter that Arabic texts write for it;
- articles: Arabic grammar (ال with the one-letter words joined to it) and the ways it is romanised;
- sounds: the romanisations met in press reports and gazetteers (Zaytun, Zeitoun; Khilani, Khulani; Nassriya);
- hidden characters: the Unicode standard on bidirectional text (UAX 9) and on tags (23.9); runs of marks: UAX 15.
"""

import re
import unicodedata
from dataclasses import dataclass

from incidents.domain.errors import Refused
from incidents.domain.vocabulary import N_

MOST_WORDS = 40  # in one search; more is a pasted text, not a question

#: Digits as typed in Arabic (U+0660…) and in Kurdish or Persian (U+06F0…).
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

# Decomposition already turns أ إ آ ؤ ئ into their bare letters; these have no decomposition.
_ARABIC = str.maketrans("ٱىیېێةەهھہۀکڪگچپڤۋژڕڵۆۇۊ", "اييييههههههكككجبففزرلووو", "ءـ")
_LATIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n"}
)
_QUOTES = str.maketrans("", "", "'’‘ʼʿʾʻ`´ʹ′ˈ")
_SIGNS = _QUOTES | str.maketrans(dict.fromkeys("-‐‑‒–—−", " "))
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
_FIRST_PLANE = 0xFFFF
_POSSESSIVE = re.compile(r"(?<=[a-z])['’]s(?![^\W_])")
_FINAL_H = re.compile(r"(?<=[^\W\d_]{2}[aeiou])h(?![^\W_])")

_WORD = re.compile(r"[^\W_]+")
_JOINED_ARTICLE = re.compile(r"(?<![^\W_])(?:al|el|ul|an|ar|as|ash|at|ath|az|ad|adh)[-‐‑](?=[^\W_])", re.IGNORECASE)
_LATIN_ARTICLES = frozenset({"al", "el"})
_ARABIC_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل")
_LETTERS_LEFT = 3


def fold(text: str) -> str:
    """The text with everything dropped that spellings of one word differ in; for comparing, never for showing.

    Case, accents, vowel signs, hyphens, apostrophes, tatweel, invisible characters and the final -h of Latin words
    go; Arabic and Kurdish letters and digits take one form. White space is single. Time is linear in the text.
    """
    plain = _bare(text) if not text.isascii() else text.casefold()
    if "'" in plain or "’" in plain:
        plain = _POSSESSIVE.sub("", plain)
    joined = " ".join(plain.translate(_SIGNS).split())
    return _FINAL_H.sub("", joined) if "h" in joined else joined


def plain(text: str) -> str:
    """Letters and digits folded, everything else as it stands; for reading typed dates and figures.

    Superscripts and fractions stay signs of their own: the footnote mark of "24¹" must not make 241 of it.
    """
    if text.isascii():
        return text.casefold()
    return "".join(char if unicodedata.category(char) == "No" else _bare(char) for char in text)


def _bare(text: str) -> str:
    """Case and marks gone, letters folded. Marks go first: putting long runs of them in order takes square time."""
    decomposed = unicodedata.normalize("NFKD", _visible(text)).casefold()
    settled = unicodedata.normalize("NFKD", _visible(decomposed))
    return _visible(settled).translate(_ARABIC).translate(_LATIN).translate(DIGITS)


class _Visible(dict[int, int | None]):
    """Drops marks and invisible characters in `translate`; remembers the verdicts of the first plane, no more."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        verdict = None if unicodedata.combining(char) or unicodedata.category(char) in _INVISIBLE else code
        if code <= _FIRST_PLANE:
            self[code] = verdict
        return verdict


_VISIBLE = _Visible()


def _visible(text: str) -> str:
    return text.translate(_VISIBLE)


def tokens(text: str) -> list[str]:
    """The words of a text, folded and without the article, in order; the same for what is stored and what is asked.

    A text that is only an article keeps it. الخلاني, والخلاني and خلاني give one token, and so do al-Khilani, Khilani.
    """
    bare = text if text.isascii() and "-" not in text else _JOINED_ARTICLE.sub("", text)
    words = _WORD.findall(fold(bare))
    kept = [
        _without_article(word) if word.startswith(_ARABIC_ARTICLES) else word
        for word in words
        if word not in _LATIN_ARTICLES
    ]
    return kept or words


def _without_article(word: str) -> str:
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LETTERS_LEFT:
            return word[len(article) :]
    return word


@dataclass(frozen=True)
class Word:
    """One part of a search: tokens that follow one another (one for a single word), to be found or to be absent."""

    tokens: tuple[str, ...]
    excluded: bool = False


_PART = re.compile(r"""(?P<minus>[-−]?)(?:["“”«»„](?P<phrase>[^"“”«»„]*)["“”«»„]?|(?P<word>[^\s"“”«»„]+))""")


def query_words(query: str) -> tuple[Word, ...]:
    """Read `words`, `"a phrase"` and `-without`. An unclosed quotation mark runs to the end.

    Refused: more than `MOST_WORDS` words.
    """
    parts: list[Word] = []
    for found in _PART.finditer(query):
        inside = found["phrase"] if found["phrase"] is not None else found["word"]
        if words := tuple(tokens(inside)):
            parts.append(Word(words, excluded=bool(found["minus"])))
        if sum(len(part.tokens) for part in parts) > MOST_WORDS:
            raise Refused(N_("Search for %(most)s words or fewer."), field="q", most=MOST_WORDS)
    return tuple(parts)


#: One code for a sound, over both scripts: x = kh خ, c = sh ش, z = z dh zh ز ذ ظ ژ, t = t th ت ط ث.
_SOUNDS = {
    "kh": "x",
    "sh": "c",
    "ch": "j",
    "gh": "g",
    "th": "t",
    "dh": "z",
    "zh": "z",
    "ph": "f",
    "dj": "j",
    "ck": "k",
    "c": "k",
    "q": "k",
    "p": "b",
    "v": "f",
    "ş": "c",
    "ç": "j",
    "ğ": "g",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_ARABIC_SOUNDS = str.maketrans(
    "اأإآٱئعىةبپتطثجچحهھہخدضذظزژرڕسصشغگفڤقكکلڵمنەوؤۆيیێ",
    "aaaaaaaaabbtttjjhhhhxddzzzzrrsscggffkkkllmnewwwyyy",
    "ءـ",
)
_NAME_ARTICLE = re.compile(
    r"(?<![^\W_])(?:(?:[aeu]l|[ae](n|r|sh?|th?|z|dh?)(?=[\s-]\1))[\s-]+(?=[^\W_])|ال(?=[^\W_]{3}))"
)
_FEMININE = re.compile(r"[yi](?:[aeo]+h?|h)$")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouwy]")


def name_key(text: str) -> str:
    """A key that romanisations and Arabic or Kurdish spellings of one name share: its consonants, word by word.

    Articles, vowels, doubling and the final h go; a first vowel is kept as `a`, the ending -iya(h) or ية as `y`.
    Different names may share a key, so a match by key is a suggestion and never an answer.
    """
    lowered = unicodedata.normalize("NFC", _visible(text).casefold().translate(_QUOTES))
    sounded = _SOUND.sub(lambda found: _SOUNDS[found[0]], _NAME_ARTICLE.sub("", lowered))
    return " ".join(map(_skeleton, _WORD.findall(_bare(sounded.translate(_ARABIC_SOUNDS)))))


def _skeleton(word: str) -> str:
    ending = "y" if _FEMININE.search(word) else ""
    single = _DOUBLED.sub(r"\1", word.removesuffix("h") if len(word) > _LETTERS_LEFT else word)
    first = "a" if single[0] in "aeiou" else single[0]
    return first + _VOWELS.sub("", single[1:]) + ending


_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_MOST_MARKS = 30  # on one letter: the limit of UAX 15's stream-safe text; Arabic needs four


def clean_text(text: str) -> str:
    """A narrative fit to keep: composed (NFC), lines ended by \\n, no white space at its ends.

    The joiners and direction marks that Arabic and Kurdish writing need (U+200C to U+200F, U+061C) stay. Refused:
    control characters, characters that turn the direction of the text around them, tags, and piles of marks.
    """
    lines = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    if found := _HIDDEN.search(lines):
        raise Refused(
            N_("The text contains a hidden control character (%(code)s, character %(place)s of the text). Delete it."),
            code=f"U+{ord(found[0]):04X}",
            place=found.start() + 1,
        )
    run = 0
    for place, char in enumerate(lines):
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _MOST_MARKS:
            raise Refused(
                N_("More than %(most)s marks sit on one letter, near character %(place)s of the text."),
                most=_MOST_MARKS,
                place=place + 1,
            )
    return unicodedata.normalize("NFC", lines).strip()


def without_hidden(text: str) -> tuple[str, int]:
    """A pasted text with its hidden control characters left out, and how many there were; line ends become \\n.

    For a text that is read and quoted from, whose original is kept elsewhere as it came.
    """
    return _HIDDEN.subn("", _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))


def clean_line(text: str) -> str:
    """The same for a title or a name: one line, single spaces."""
    return " ".join(clean_text(text).split())
