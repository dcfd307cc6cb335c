"""One agency in forty papers: articles that say nearly the same, and the person's word that they are one voice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from incidents.domain.access import Action, Actor
from incidents.domain.articles import ArticleDraft
from incidents.domain.captures import Alike, Part
from incidents.domain.errors import Refused
from incidents.domain.script import fold
from incidents.domain.suggestions import Suggestion
from incidents.domain.vocabulary import N_, Audience
from incidents.reading.families import read_families
from incidents.reading.prose import Prose
from incidents.services import file_shelf
from incidents.services.articles import amend_within
from incidents.storage import article_marks, article_values, articles, captures, library, sources
from incidents.storage.db import Session, transaction

__all__ = ["Alike", "agencies_named", "alike", "alike_among", "carried_by", "one_voice"]

_SURE = 0.8  # "told AFP" is less: a paper quotes the agency
_TOP, _END = 4000, 1000  # characters

Change = Callable[[ArticleDraft], ArticleDraft]


def alike(article: str, by: Actor) -> tuple[Alike, ...]:
    """Articles whose text is nearly this one's and that do not speak with one voice with it yet; for the team."""
    by.require(Action.READ_TEAM)
    library.article(article, Audience.TEAM)
    return article_marks.alike(article)


def alike_among(codes: Sequence[str], by: Actor) -> tuple[tuple[str, Alike], ...]:
    """Pairs of these articles whose texts are nearly the same and that still count as two voices; each pair once."""
    by.require(Action.READ_TEAM)
    found = [(code, other) for code in codes for other in article_marks.alike(code) if other.code in codes]
    return tuple((code, other) for code, other in found if code < other.code)


def agencies_named(article: str, by: Actor) -> tuple[Suggestion, ...]:
    """The agencies that sign the text kept of an article, but for one that stands as its outlet already."""
    by.require(Action.READ_TEAM)
    found = library.article(article, Audience.TEAM)
    kept = next((one.files[Part.TEXT] for one in captures.of_article(article) if Part.TEXT in one.files), None)
    if kept is None or found.content.via:
        return ()
    known = {fold(name) for name in (found.content.outlet, *found.outlet_name.all())}
    signed = read_families(Prose(_ends(file_shelf.read(kept).decode())))
    return tuple(one for one in signed if one.confidence >= _SURE and fold(str(one.value)) not in known)


def _ends(text: str) -> str:
    """Where agencies sign: the beginning of a text and its end."""
    return text if len(text) <= _TOP + _END else f"{text[:_TOP]}\n{text[-_END:]}"


def one_voice(article: str, origin: str, by: Actor) -> None:
    """Say that an article is the text of another one, and speaks with its voice; so do those based on it.

    Refused: the other one is based on this one, or is the same.
    """
    by.require(Action.RECORD)
    for code in (article, origin):
        library.article(code, Audience.TEAM)
    with transaction(by) as session:
        spoken = article_values.article(session, origin).content.origin or origin
        if article in {spoken, origin}:
            raise Refused(N_("These two speak with one voice already."), field="origin")
        for code in (article, *articles.based_on(session, article)):
            _amend(session, code, lambda content: replace(content, origin=spoken), by)


def carried_by(article: str, agency: str, by: Actor) -> None:
    """Say that an article is an agency's text, and that the outlet known so far carried it. `agency` is its name."""
    by.require(Action.RECORD)
    library.article(article, Audience.TEAM)
    with transaction(by) as session:
        code = sources.source_named(session, agency)
        before = article_values.article(session, article).content
        if code in {before.outlet, before.via}:
            raise Refused(N_("The agency stands there already."), field="agency")
        _amend(session, article, lambda content: replace(content, outlet=code, via=content.outlet), by)


def _amend(session: Session, code: str, change: Change, by: Actor) -> None:
    before = article_values.article(session, code)
    amend_within(session, before, change(before.content), before.version, by)
