"""Words as runs: what keeps its order in any text is set apart, words of another language say which."""

import re
from collections.abc import Iterable, Iterator

from incidents.reports.dossier.blocks import Heading, Kind, Manner, Paragraph, Run, Text
from incidents.reports.told.tongue import Tongue

#: An address, a code of ours, a digest, or digits with something between them: 12–15, 2019-11-28, 03:00.
_IN_ORDER = re.compile(
    r"https?://\S+|\b[A-Z]{1,4}-[0-9A-Z]{4,}\b|\b[0-9a-f]{64}\b|[0-9٠-٩۰-۹]+(?:\s?[-‐-―/:.,٫٬]\s?[0-9٠-٩۰-۹]+)+"
)
_PLACE = re.compile("\ue000(\\w+)\ue001")  # of the private use area: nothing that is said holds it
_STRONG = re.compile(r"<strong>(.*?)</strong>", re.DOTALL)
_START, _END = "\u2066", "\u2069"  # what stands between them runs from the left, and changes nothing around it


def plain(text: str, lang: str = "") -> Text:
    """A text as runs, its numbers and codes in their own order. `lang` is its language, blank for the document's.

    Words in Latin letters alone stay together and say so, whatever the document's language.
    """
    if any(char.isascii() and char.isalpha() for char in text) and not _from_the_right(text):
        return (Run(text, lang=lang or "en"),)
    return tuple(_split(text, lang))


def fixed(text: str, link: str = "") -> Text:
    """A number, a range, a code, a digest, an address."""
    return (Run(text, Kind.FIXED, link=link),) if text else ()


def strong(text: str, lang: str = "") -> Text:
    """Words that stand out."""
    return (Run(in_order(text), Kind.STRONG, lang),) if text else ()


def quoted(text: str, lang: str = "") -> Text:
    """Words of a source, as they were printed."""
    return (Run(in_order(text), Kind.QUOTED, lang),) if text else ()


def note(number: str, anchor: str) -> Text:
    """The raised number of a source, leading to it; in brackets, so that no copy of the text adds it to a figure."""
    return Run("\u00a0"), Run(f"[{number}]", Kind.NOTE, link=f"#{anchor}")


def in_order(text: str) -> str:
    """A text whose numbers and codes keep their order although it cannot be divided into runs."""
    return _IN_ORDER.sub(lambda found: f"{_START}{found[0]}{_END}", text) if _from_the_right(text) else text


def said(tongue: Tongue, message: str, **parts: Text) -> Text:
    """A sentence of ours with runs in its places."""
    whole = tongue.say(message, **{name: f"\ue000{name}\ue001" for name in parts})
    pieces = _PLACE.split(whole)
    return tuple(run for index, piece in enumerate(pieces) for run in (parts[piece] if index % 2 else plain(piece)))


def told(tongue: Tongue, message: str, **params: object) -> Text:
    """A sentence of ours with plain words in its places."""
    return plain(tongue.say(message, **params))


def marked(text: str) -> Text:
    """A sentence of ours in which words between <strong> and </strong> stand out."""
    pieces = _STRONG.split(text)
    return tuple(run for index, piece in enumerate(pieces) for run in (strong(piece) if index % 2 else plain(piece)))


def joined(texts: Iterable[Text], between: str) -> Text:
    """Several texts in a row."""
    every = [one for one in texts if one]
    return tuple(run for index, one in enumerate(every) for run in ((Run(between), *one) if index else one))


def heading(level: int, tongue: Tongue, message: str, anchor: str = "") -> Heading:
    """A title in words of ours."""
    return Heading(level, plain(tongue.say(message)), anchor)


def paragraph(text: Text, manner: Manner = Manner.BODY) -> Iterator[Paragraph]:
    """A paragraph; none where there is nothing to say."""
    if text:
        yield Paragraph(text, manner)


def _split(text: str, lang: str) -> Iterator[Run]:
    done = 0
    for found in _IN_ORDER.finditer(text):
        if found.start() > done:
            yield Run(text[done : found.start()], lang=lang)
        yield Run(found[0], Kind.FIXED)
        done = found.end()
    if done < len(text):
        yield Run(text[done:], lang=lang)


def _from_the_right(text: str) -> bool:
    return any("\u0590" <= char <= "\u08ff" for char in text)
