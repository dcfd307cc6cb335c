"""Articles of an import: the one that stands for the edition, and those that the rows of our own exports name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from incidents.domain import codes
from incidents.domain.access import Actor
from incidents.domain.addresses import is_web_address
from incidents.domain.articles import ArticleDraft, Source
from incidents.domain.batches import Batch
from incidents.domain.moments import day_of
from incidents.domain.tabled import NamedArticle, RowDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Tier
from incidents.services.kinds import of_this_house
from incidents.storage import articles, sources
from incidents.storage.db import Session


def edition(session: Session, batch: Batch, source: Source, by: Actor) -> str:
    """Keep the article that stands for the file, and its data set as a source; return its code."""
    if source.code not in {one.code for one in sources.all_sources()}:
        sources.keep_source(session, source)
    words = f"A file of {source.name.best('en')[0]}, as it was brought in: {batch.file_name}, SHA-256 {batch.sha256}."
    title = f"{source.name.best('en')[0]}: {batch.file_name}"
    draft = ArticleDraft(
        title=title, outlet=source.code, accessed=day_of(batch.at), summary=Trilingual(en=words), tier=Tier.PUBLIC
    )
    return articles.add(session, of_this_house(draft), by)


class Shelf:
    """Articles that rows name, each kept once: what the file calls it → the code of ours."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self._added: set[str] = set()
        self._fresh: tuple[str, ...] = ()

    def bring(self, session: Session, rows: Iterable[RowDraft], by: Actor) -> list[str]:
        """Keep those that are not here yet, after the institutions that figures name; the codes of the new articles."""
        rows = tuple(rows)
        _keep_institutions(session, rows)
        every = (one for row in rows for one in (*row.articles, *row.beside))
        named = {one.code: one for one in every if one.code not in self.known}
        here = articles.existing(session, named)
        self._fresh, new = tuple(named), {}
        for code, one in named.items():
            self.known[code] = code if code in here else self._known_address(one) or self._add(session, one, by)
            if self.known[code] in self._added:
                new[self.known[code]] = one
        self._tie(session, new)
        return list(new)

    def forget(self) -> None:
        """Let go of the articles that were brought last: their transaction came to nothing."""
        for code in self._fresh:
            self._added.discard(self.known.pop(code, ""))

    def _known_address(self, one: NamedArticle) -> str | None:
        """The article that is kept here under this address, unless it came in the same file, where it is another."""
        address = one.whole.url if one.whole else one.url
        found = articles.known_address(address) if address else None
        return None if one.whole and found in self._added else found

    def _add(self, session: Session, one: NamedArticle, by: Actor) -> str:
        code = one.code if codes.is_code(one.code) else ""
        kept = articles.add(session, of_this_house(_draft(session, one)), by, code=code)
        self._added.add(kept)
        return kept

    def _tie(self, session: Session, new: Mapping[str, NamedArticle]) -> None:
        """Let new articles name those that they are based on, and those that took their place."""
        wholes = {code: one.whole for code, one in new.items() if one.whole is not None}
        ties = {
            code: (self.known.get(whole.origin, ""), self.known.get(whole.superseded_by, ""))
            for code, whole in wholes.items()
            if whole.origin or whole.superseded_by
        }
        articles.tie(session, ties)


def _keep_institutions(session: Session, rows: Iterable[RowDraft]) -> None:
    """Keep institutions under the code by which figures name them, so that they and their articles stay one voice.

    Named as the outlet that speaks with this voice; where the file has none, by the code, until somebody names them.
    """
    rows = tuple(rows)
    wanted = {claim.institution for row in rows for claim in row.claims if claim.institution}
    missing = wanted - {one.code for one in sources.all_sources()} if wanted else set()
    voices = {one.voice: one.outlet for row in rows for one in row.articles if one.voice in missing}
    for code in sorted(missing):
        sources.keep_source(session, Source(code=code, name=voices.get(code, Trilingual(en=code))))


def _draft(session: Session, one: NamedArticle) -> ArticleDraft:
    if one.whole is not None:
        return _as_it_stood(one.whole)
    outlet = one.outlet.best("en")[0]
    return ArticleDraft(
        title=one.title,
        outlet=sources.source_named(session, outlet) if outlet else "",
        via=sources.source_named(session, one.via) if one.via else "",
        authors=one.authors,
        url=_address(one.url),
        url_shown=bool(_address(one.url)),
        archive_url=_address(one.archive_url),
        published=one.published,
        language=one.language,
        correction_note=one.correction_note,
        tier=one.tier,
    )


def _as_it_stood(whole: ArticleDraft) -> ArticleDraft:
    """An article of ours; what it names of other articles is kept once these are there."""
    url = _address(whole.url)
    return replace(
        whole,
        url=url,
        url_shown=whole.url_shown and bool(url),
        archive_url=_address(whole.archive_url),
        origin="",
        superseded_by="",
    )


def _address(text: str) -> str:
    """An address on the web; anything else that a file may hold in its place is not followed, and not kept."""
    return text if is_web_address(text) else ""
