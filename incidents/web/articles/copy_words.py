"""Copies of an article in words: when, how, what came of it, and the files to take along."""

from dataclasses import dataclass

from flask import url_for

from incidents.domain.articles import Article
from incidents.domain.captures import Alike, CaptureState, Copy, Part, StoredFile
from incidents.domain.vocabulary import N_
from incidents.services import articles, keeping
from incidents.web.articles.telling import headline
from incidents.web.gate import actor, may
from incidents.web.i18n import say
from incidents.web.words import moment_words, number_words

_KB = 1024
_MB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of a copy: what it is, its address, its size in words, its SHA-256."""

    label: str
    href: str
    size: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A copy as the page shows it; `problem` and `led_to` are blank where there is nothing to say."""

    code: str
    article: str
    when: str
    kind: str
    state: str
    waits: bool
    file_name: str
    address: str
    led_to: str
    problem: str
    files: tuple[File, ...]


@dataclass(frozen=True, kw_only=True)
class Twin:
    """Another article that says nearly the same: its code, its words, and how much of the text, in per cent."""

    code: str
    words: str
    per_cent: int


def copy_section(found: Article) -> dict[str, object]:
    """What the section on copies is told of an article."""
    if not actor().signed_in or not may("read_team"):
        public = keeping.public_original(found.code)
        return {"public": size_and_digest(public) if public else None}
    return {
        "public": None,
        "copies": [told(one) for one in keeping.copies(found.code, actor())],
        "host": keeping.host_asked(found.content.url),
        "fetching": keeping.allowed(),
        "agencies": [str(one.value) for one in keeping.agencies_named(found.code, actor())] if may("record") else [],
        "twins": [twin(one) for one in keeping.alike(found.code, actor())],
    }


def told(copy: Copy) -> Told:
    """A copy in the reader's language."""
    led_to = copy.final_address if copy.final_address != copy.address else ""
    return Told(
        code=copy.code,
        article=copy.article,
        when=moment_words(copy.done or copy.asked),
        kind=say(copy.kind.label),
        state=say(copy.state.label),
        waits=copy.state is CaptureState.QUEUED,
        file_name=copy.file_name,
        address=copy.address,
        led_to=led_to,
        problem=say(copy.problem, **copy.problem_params) if copy.problem else "",
        files=tuple(_file(copy, part, file) for part, file in copy.files.items()),
    )


def twin(other: Alike) -> Twin:
    """A nearly equal article, with its headline and outlet."""
    return Twin(
        code=other.code, words=headline(articles.article(other.code, actor())), per_cent=round(other.share * 100)
    )


def size_and_digest(file: StoredFile) -> dict[str, str]:
    """The two facts by which anybody can recognise a file."""
    return {"size": size_words(file.size), "sha256": file.sha256}


def size_words(size: int) -> str:
    """Bytes in words: "3 KB", "1.2 MB"."""
    if size < _MB:
        return say(N_("%(size)s KB"), size=number_words(max(1, round(size / _KB))))
    return say(N_("%(size)s MB"), size=f"{size / _MB:.1f}")


def _file(copy: Copy, part: Part, file: StoredFile) -> File:
    href = url_for("articles.copy_file", code=copy.article, copy=copy.code, part=part.value)
    return File(label=say(part.label), href=href, size=size_words(file.size), sha256=file.sha256)
