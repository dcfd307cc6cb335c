"""What is asked of the article library, as a value and as the address of a page."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from incidents.domain.articles import Article
from incidents.domain.errors import Refusals, Refused
from incidents.domain.script import clean_line, query_words
from incidents.domain.vocabulary import N_

DEFAULT_SIZE = 25
LARGEST_SIZE = 200
_LONGEST_TEXT = 1000
_LONGEST_CURSOR = 60
_CODE = re.compile(r"^[A-Za-z0-9_.-]{1,80}$")


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What is asked of the library: words, a language, an outlet, only those with an excerpt.

    `after` is the cursor of the next page.
    """

    text: str = ""
    language: str = ""
    outlet: str = ""
    excerpts: bool = False
    after: str = ""
    size: int = DEFAULT_SIZE

    @property
    def asks_anything(self) -> bool:
        """False for the whole library."""
        return bool(self.text or self.language or self.outlet or self.excerpts)

    def next(self, cursor: str | None) -> str | None:
        """The query string of the next page, None after the last."""
        return replace(self, after=cursor).query if cursor else None

    @property
    def query(self) -> str:
        """The canonical query string, empty parameters dropped."""
        size = "" if self.size == DEFAULT_SIZE else str(self.size)
        narrowed = [("q", self.text), ("language", self.language), ("outlet", self.outlet)]
        shown = [("excerpt", "only" if self.excerpts else ""), ("after", self.after), ("size", size)]
        return urlencode([pair for pair in (*narrowed, *shown) if pair[1]])


@dataclass(frozen=True)
class ArticlePage:
    """Some articles, newest publication first, how many there are in all, and the next page's cursor."""

    items: tuple[Article, ...]
    total: int
    next: str | None


@dataclass(frozen=True)
class ShelfChoices:
    """What the library could be narrowed to: (code, articles) of each, most articles first."""

    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]


def read_shelf(pairs: Iterable[tuple[str, str]]) -> Shelf:
    """The question of an address. Refusals: every unknown parameter and impossible value, each at its name."""
    given: dict[str, list[str]] = defaultdict(list)
    for param, value in pairs:
        if value.strip():
            given[param].append(value.strip())
    read: dict[str, str] = {}
    problems: list[Refused] = []
    for param, texts in given.items():
        try:
            read[param] = _read(param, texts)
        except Refused as refused:
            problems.append(refused.at(param))
    if problems:
        raise Refusals(problems)
    return Shelf(
        text=read.get("q", ""),
        language=read.get("language", ""),
        outlet=read.get("outlet", ""),
        excerpts="excerpt" in read,
        after=read.get("after", ""),
        size=int(read.get("size", DEFAULT_SIZE)),
    )


def _read(param: str, texts: list[str]) -> str:
    if param not in _READERS:
        raise Refused(N_("“%(name)s” is not something that can be asked for here."), name=param[:60])
    if len(texts) > 1:
        raise Refused(N_("This can be given once only."))
    return _READERS[param](texts[0])


def _code(text: str) -> str:
    if not _CODE.match(text):
        raise Refused(N_("“%(text)s” is not a code that is known here."), text=text[:60])
    return text


def _only(text: str) -> str:
    if text != "only":
        raise Refused(N_("“%(text)s” is not a choice here."), text=text[:60])
    return text


def _cursor(text: str) -> str:
    if len(text) > _LONGEST_CURSOR:
        raise Refused(N_("This page marker is not one of ours. Start again from the first page."))
    return text


def _words(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise Refused(N_("Search for at most %(n)s characters."), n=_LONGEST_TEXT)
    query_words(text)
    return clean_line(text)


def _size(text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) <= 9) or not 1 <= int(text) <= LARGEST_SIZE:  # noqa: PLR2004
        raise Refused(N_("Give a whole number from %(least)s to %(most)s."), least=1, most=LARGEST_SIZE)
    return text


_READERS: dict[str, Callable[[str], str]] = {
    "q": _words,
    "language": _code,
    "outlet": _code,
    "excerpt": _only,
    "after": _cursor,
    "size": _size,
}
