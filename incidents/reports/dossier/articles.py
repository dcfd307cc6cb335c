"""The articles of a document: numbered as they are met, told in an annex with the digests of our copies."""

from collections.abc import Iterator, Sequence

from incidents.domain.articles import ArticleRef
from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports.dossier.blocks import Block, Facts, Heading, Kind, Paragraph, Run, Text
from incidents.reports.dossier.runs import fixed, heading, joined, note, plain, quoted, told
from incidents.reports.dossier.template import Dossier
from incidents.reports.told.paper import linked
from incidents.reports.told.phrases import listed, source_words
from incidents.reports.told.tongue import Tongue

_AT_ONCE = 200


class Articles:
    """Hands out numbers from 1 as articles are met."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._refs: dict[str, ArticleRef] = {}
        self._numbers: dict[str, int] = {}

    def note(self, code: str, record: Record) -> Text:
        """The raised number of an article; nothing for one that this audience may not see."""
        number = self._number(code, record)
        return note(self._tongue.words.number(number), f"a-{number}") if number else ()

    def notes(self, codes: Sequence[str], record: Record) -> Text:
        """Several numbers in a row."""
        return tuple(run for code in codes for run in self.note(code, record))

    def listed(self, codes: Sequence[str], record: Record) -> Text:
        """The same on the line, for a list of them."""
        numbers = [number for code in codes if (number := self._number(code, record))]
        each = (fixed(self._tongue.words.number(number), f"#a-{number}") for number in numbers)
        return joined(each, self._tongue.say(N_(", ")))

    def _number(self, code: str, record: Record) -> int:
        """The number of an article, given at its first mention; 0 where this audience may not see it."""
        ref = record.ref(code)
        if ref is None:
            return 0
        self._refs.setdefault(code, ref)
        return self._numbers.setdefault(code, len(self._numbers) + 1)

    def annex(self, dossier: Dossier) -> Iterator[Block]:
        """Every article that was met, by number."""
        if not self._refs:
            return
        yield heading(1, self._tongue, N_("Annex: articles"), "articles")
        yield heading(2, self._tongue, N_("In the order in which they are first named"))
        every = list(self._refs.items())
        for start in range(0, len(every), _AT_ONCE):
            part = every[start : start + _AT_ONCE]
            copies = dossier.copies([code for code, _ in part])
            for code, ref in part:
                yield from _told(self._numbers[code], ref, copies.get(code, ""), self._tongue)


def _told(number: int, ref: ArticleRef, digest: str, tongue: Tongue) -> Iterator[Block]:
    """One article: its number and outlet, then what is known of it, a line each."""
    counted = Run(f"{tongue.words.number(number)}. ", Kind.STRONG)
    yield Heading(3, (counted, *plain(source_words(ref, tongue.words))), f"a-{number}")
    if ref.title:
        yield Paragraph(quoted(ref.title, ref.language))
    yield Facts(tuple(_facts(ref, digest, tongue)))


def _facts(ref: ArticleRef, digest: str, tongue: Tongue) -> Iterator[tuple[Text, Text]]:
    address, archive = linked(ref.url), linked(ref.archive_url)
    when = plain(tongue.words.when(ref.published)) if ref.published else told(tongue, N_("no date given"))
    rows: tuple[tuple[str, Text], ...] = (
        (N_("Published"), when),
        (N_("Written by"), plain(listed(ref.authors, tongue.words))),
        (N_("Address"), fixed(address, address)),
        (N_("Archived copy"), fixed(archive, archive)),
        (N_("SHA-256 of our copy"), fixed(digest)),
        (N_("What its publisher corrected"), plain(ref.correction_note, ref.language)),
        (N_("Record of the article"), fixed(ref.code)),
    )
    return ((told(tongue, name), what) for name, what in rows if what)
