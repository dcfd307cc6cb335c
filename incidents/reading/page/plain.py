"""What the head of a pasted text says about the article: its headline, outlet, author, date and language."""

import re
from collections.abc import Iterator
from datetime import date

from incidents.domain.dates import UncertainDate
from incidents.domain.suggestions import Kind, Suggestion, Words
from incidents.domain.vocabulary import N_
from incidents.reading.prose import Prose

HEADLINE, BYLINE, FROM_DATELINE, BY_LETTERS, HEAD_LINE = (
    N_("The first line, standing by itself."),
    N_("The line that names the author."),
    N_("The line that says where and when the report was written."),
    N_("Read from the letters of the text."),
    N_("The line that names the source."),
)
_LONGEST_TITLE = 200  # characters
_LINES_READ = 8
_ENDS = tuple(".!؟?:;؛،,")
_BYLINE = re.compile(
    r"^\s*(?:by|written by|author:|بقلم|كتب|كتبت|الكاتب|تحرير)\s*:?\s+(?P<value>[^\n,،.|]{3,60})", re.IGNORECASE
)
_SOURCE = re.compile(r"^\s*(?:source|outlet|المصدر|الوكالة)\s*:\s*(?P<value>[^\n]{2,80})", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]{4,500}")

_LINES: dict[Kind, tuple[re.Pattern[str], str, float]] = {
    Kind.AUTHOR: (_BYLINE, BYLINE, 0.7),
    Kind.OUTLET: (_SOURCE, HEAD_LINE, 0.7),
    Kind.ADDRESS: (_ADDRESS, HEAD_LINE, 0.6),
}


def about_text(prose: Prose, published: date | None = None, dateline: Words | None = None) -> tuple[Suggestion, ...]:
    """Suggestions of kinds TITLE, AUTHOR, OUTLET, ADDRESS, PUBLISHED and LANGUAGE; each only where the text shows it.

    `published` is the day of publication, `dateline` the words at the head of the text that name it.
    """
    found = [one for one in _found(prose) if one is not None]
    if published and dateline:
        found.append(_suggestion(Kind.PUBLISHED, UncertainDate.day(published), dateline, (FROM_DATELINE, 0.7)))
    return tuple(found)


def _found(prose: Prose) -> Iterator[Suggestion | None]:
    lines = list(_lines(prose.text))
    yield _title(lines)
    for kind, (pattern, why, sure) in _LINES.items():
        yield _matched(prose, lines, kind, pattern, (why, sure))
    yield _language(prose)


def _lines(text: str) -> Iterator[Words]:
    """The first lines that hold something, as they stand."""
    start, found = 0, 0
    for line in text[: _LINES_READ * _LONGEST_TITLE * 4].split("\n"):
        bare = line.strip()
        if bare and found < _LINES_READ:
            found += 1
            begin = start + line.index(bare)
            yield Words(bare, begin, begin + len(bare))
        start += len(line) + 1


def _title(lines: list[Words]) -> Suggestion | None:
    """The first line, where it is short, ends no sentence, and more follows."""
    if len(lines) < 2 or len(lines[0].passage) > _LONGEST_TITLE or lines[0].passage.endswith(_ENDS):  # noqa: PLR2004
        return None
    if _BYLINE.match(lines[0].passage) or _ADDRESS.match(lines[0].passage) or len(lines[0].passage.split()) <= 2:  # noqa: PLR2004
        return None
    return _suggestion(Kind.TITLE, lines[0].passage, lines[0], (HEADLINE, 0.6))


def _matched(
    prose: Prose, lines: list[Words], kind: Kind, pattern: re.Pattern[str], told: tuple[str, float]
) -> Suggestion | None:
    for line in lines:
        if found := pattern.search(line.passage):
            group = "value" if "value" in pattern.groupindex else 0
            value = found[group].strip()
            start = line.start + found.start(group)
            words = Words(prose.text[start : start + len(value)], start, start + len(value))
            return _suggestion(kind, value, words, told)
    return None


def _language(prose: Prose) -> Suggestion | None:
    if not prose.sentences:
        return None
    first = prose.sentences[0]
    share: dict[str, int] = {}
    for sentence in prose.sentences:
        share[sentence.language] = share.get(sentence.language, 0) + sentence.end - sentence.start
    language = max(share, key=lambda one: (share[one], one))
    return _suggestion(Kind.LANGUAGE, language, prose.quoted(first), (BY_LETTERS, 0.9))


def _suggestion(kind: Kind, value: object, words: Words, told: tuple[str, float]) -> Suggestion:
    return Suggestion(kind=kind, value=value, words=words, sentence=words, confidence=told[1], why=told[0])
