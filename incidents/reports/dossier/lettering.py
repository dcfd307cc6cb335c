"""Text made fit for paper: nothing in it that turns a page round, that no file can hold, or that runs over its edge.

What stays as it was written: words, the joiners and direction marks of Arabic and Kurdish, balanced isolates (UAX 9).
"""

import re
import unicodedata
from dataclasses import dataclass

from incidents.reports.charts import svg
from incidents.reports.dossier.blocks import FROM_THE_RIGHT, Kind, Run, Text

#: Opening and closing quotation marks around the words of a source, by the language of the document.
QUOTATION = {"en": ("“", "”"), "ar": ("«", "»"), "ckb": ("«", "»")}

# Controls, embeddings and overrides (they end only where somebody remembered to end them), tags, and what is no
# character. Line ends are made one before.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ISOLATES, _CLOSE = frozenset("\u2066\u2067\u2068"), "\u2069"
_LANGUAGE = re.compile("[a-z]{2,3}")
_MOST_FOOT = 120  # characters
_NO_WORDS = frozenset({Kind.FIXED, Kind.NOTE})
_BALANCED = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True, kw_only=True)
class Marks:
    """The invisible characters before and after a text that keep it in its own direction."""

    left_to_right: tuple[str, str]
    right_to_left: tuple[str, str]


#: Isolates, for what follows the Unicode standard.
ISOLATED = Marks(left_to_right=("\u2066", "\u2069"), right_to_left=("\u2067", "\u2069"))
#: Embeddings, which word processors have known for longer; a mark of the other side parts two that are neighbours.
EMBEDDED = Marks(left_to_right=("\u202a", "\u202c\u200f"), right_to_left=("\u202b", "\u202c\u200e"))


def from_the_right(lang: str) -> bool:
    """Whether a language is read from the right; regions do not count ("ar-IQ")."""
    return lang.partition("-")[0] in FROM_THE_RIGHT


def plain(text: str) -> str:
    """The text composed (NFC), without hidden controls; its line ends are `\\n`, and no isolate reaches over one."""
    text = unicodedata.normalize("NFC", svg.plain(_HIDDEN.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))))
    return "\n".join(map(_closed, text.split("\n"))) if _BALANCED.search(text) else text


def _closed(line: str) -> str:
    kept, depth = list[str](), 0
    for char in line:
        if char in _ISOLATES:
            depth += 1
        elif char == _CLOSE:
            if not depth:
                continue
            depth -= 1
        kept.append(char)
    return "".join(kept) + _CLOSE * depth


def worded(run: Run, lang: str, marks: Marks = ISOLATED) -> str:
    """The text of a run as it stands in a document in `lang`: quotation marks around it, its direction kept."""
    return "".join(parted(run, lang, marks))


def parted(run: Run, lang: str, marks: Marks) -> tuple[str, str, str]:
    """The same in three: opening mark, words, closing mark."""
    text = _directed(plain(run.text), own(run, lang), lang, marks)
    before, after = QUOTATION.get(tag(lang), QUOTATION["en"]) if run.kind is Kind.QUOTED else ("", "")
    return before, text, after


def own(run: Run, lang: str) -> str:
    """The language of a run, whose direction it keeps; what is fixed reads as English does."""
    return "en" if run.kind is Kind.FIXED else run.lang or lang


def turned(text: Text, lang: str) -> bool:
    """Whether a text is read from the other side than a document in `lang`: all its words are."""
    words = [run for run in text if run.kind not in _NO_WORDS and line(run.text)]
    right = from_the_right(lang)
    return bool(words) and all(from_the_right(own(run, lang)) is not right for run in words)


def _directed(text: str, own: str, lang: str, marks: Marks) -> str:
    """Each line of the text between marks, where its language runs against that of the document."""
    right = from_the_right(own)
    if right == from_the_right(lang):
        return text
    before, after = marks.right_to_left if right else marks.left_to_right
    return "\n".join(f"{before}{line}{after}" if line else line for line in text.split("\n"))


def worded_at_all(text: Text) -> bool:
    """Whether there are any words in a text."""
    return any(line(run.text) for run in text)


def address(link: str) -> str:
    """A link fit to be pressed: a place inside the document, or a page of the web; anything else is none."""
    return plain(link) if link.startswith(("#", "https://", "http://")) else ""


def tag(lang: str) -> str:
    """The part of a language tag that names the language; "" for what names none."""
    first = lang.partition("-")[0].lower()
    return first if _LANGUAGE.fullmatch(first) else ""


def line(text: str) -> str:
    """The text on one line, single spaces; for properties of a file, which have no lines."""
    return " ".join(plain(text).split())


def foot(text: str) -> str:
    """What runs at the foot of every page, short enough to leave the page to its text."""
    whole = line(text)
    return whole if len(whole) <= _MOST_FOOT else f"{plain(whole[:_MOST_FOOT].rstrip())}…"
