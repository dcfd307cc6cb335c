"""Records as a printed list tells them: numbered, each figure with the number of its footnote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from incidents.domain.addresses import is_web_address
from incidents.domain.articles import ArticleRef
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.people import Involvement
from incidents.domain.vocabulary import N_, CauseRole, DataKind
from incidents.reports.told.phrases import listed, place_line, precision_words, source_words
from incidents.reports.told.teller import FigureRow, Shown, Teller
from incidents.reports.told.tongue import Tongue


@dataclass(frozen=True, kw_only=True)
class Note:
    """A footnote: who gave the figure, when, in which words, published where. `passage` is quoted, `note` is ours.

    `figure` is how the source prints it, where that was kept (`printed`), else our words for it.
    """

    number: int
    source: str
    when: str
    article: str
    title: str
    lang: str
    figure: str
    printed: str = ""
    passage: str
    passage_lang: str = ""
    note: str
    address: str
    archive: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """One reported figure in a list of them: its words, what it covers, why it is not counted, its footnote."""

    figure: str
    covers: str
    why: str
    note: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """One outcome: its range, how it arises, the footnotes that it rests on, and the figures that do not count."""

    label: str
    kind: str
    words: str
    groups: tuple[str, ...]
    sentences: tuple[str, ...]
    rests_on: tuple[int, ...]
    beside: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One incident of the printed list."""

    number: int
    code: str
    address: str
    title: str
    lang: str
    second: tuple[str, str] | None
    date: str
    places: tuple[str, ...]
    support: str
    summary: tuple[str, str]
    lines: tuple[Line, ...]
    loose: tuple[Told, ...]
    no_number: str
    causes: tuple[str, ...]
    held: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str, str], ...]
    notes: tuple[Note, ...]
    remark: str
    kind_note: str


def entries_of(records: Iterable[Record], remarks: Mapping[str, str], tongue: Tongue) -> Iterator[Entry]:
    """The records numbered from 1; footnotes run on through the whole list."""
    notes = count(1)
    for number, record in enumerate(records, start=1):
        yield Paper(record, tongue, notes).entry(number, remarks.get(record.code, ""))


def articles_of(records: Iterable[Record], tongue: Tongue) -> list[tuple[str, str, str, str, str]]:
    """The articles that the records lean on, each once: (code, its line, language, address, archived copy)."""
    refs = {link.article: link.ref for record in records for link in record.content.articles if link.ref}
    told = [
        (code, article_words(ref, tongue), ref.language, linked(ref.url), linked(ref.archive_url))
        for code, ref in refs.items()
    ]
    return sorted(told, key=lambda one: one[1].casefold())


class Paper:
    """Writes one record with its footnotes, which take their numbers from `notes`."""

    def __init__(self, record: Record, tongue: Tongue, notes: Iterator[int]) -> None:
        self._record, self._tongue, self._notes = record, tongue, notes
        self._footnotes: list[Note] = []

    def entry(self, number: int, remark: str) -> Entry:
        """The record as the list prints it; `remark` is the list's own note on it."""
        record, content, tongue = self._record, self._record.content, self._tongue
        teller, kind = tongue.teller(record), content.data_kind
        lines = tuple(self._line(one) for one in teller.outcomes())
        loose = tuple(self._told(row) for row in teller.loose())
        return Entry(
            number=number,
            code=record.code,
            address=tongue.address(record.code),
            title=teller.title,
            lang=content.title.best(tongue.lang)[1],
            second=next(iter(content.title.others(tongue.lang)), None),
            date=tongue.words.when(content.occurred),
            places=tuple(place_words(place, tongue) for place in content.places),
            support=tongue.say(record.grade.label),
            summary=content.summary.best(tongue.lang),
            lines=lines,
            loose=loose,
            no_number=content.no_number_reason,
            causes=causes_of(record, tongue),
            held=tuple(held(one, teller, tongue) for one in content.actors),
            facts=teller.facts(),
            notes=tuple(self._footnotes),
            remark=remark,
            kind_note=tongue.say(kind.label) if kind != DataKind.RECORD else "",
        )

    def _line(self, one: Shown) -> Line:
        counted = [self._noted(row) for row in one.rows if row.counted]
        beside = tuple(self._told(row) for row in one.rows if not row.counted)
        return Line(
            label=one.label,
            kind=one.kind,
            words=one.words,
            groups=one.groups,
            sentences=one.sentences,
            rests_on=tuple(counted),
            beside=beside,
        )

    def _told(self, row: FigureRow) -> Told:
        return Told(figure=row.figure, covers=row.covers, why=row.why, note=self._noted(row))

    def _noted(self, row: FigureRow) -> int:
        """Write the footnote of a figure, and return its number."""
        claim = next(one for one in self._record.content.claims if one.number == row.number)
        ref = self._record.ref(claim.article) or ArticleRef(code=claim.article)
        number = next(self._notes)
        self._footnotes.append(
            Note(
                number=number,
                source=row.source,
                when=row.when,
                article=ref.code,
                title=ref.title,
                lang=ref.language,
                figure=claim.printed or row.figure,
                printed=claim.printed,
                passage=row.passage,
                passage_lang=row.lang,
                note=row.note,
                address=linked(ref.url),
                archive=linked(ref.archive_url),
            )
        )
        return number


def place_words(place: IncidentPlace, tongue: Tongue) -> str:
    """A place and how exactly it is known: "Zaytun Bridge, Nasiriyah, Dhi Qar (within 1 km)"."""
    where = place_line(place, tongue.words) or tongue.say(N_("place not known"))
    how = precision_words(place.precision, place.radius_m, tongue.words)
    return tongue.say(N_("%(place)s (%(precision)s)"), place=where, precision=how)


def causes_of(record: Record, tongue: Tongue) -> tuple[str, ...]:
    """What is reported to have killed or injured; one among several is said to be that."""
    told = []
    for cause in record.content.causes:
        name, among = tongue.names.term("cause", cause.term), cause.role == CauseRole.AMONG
        told.append(tongue.say(N_("%(cause)s, reported among causes"), cause=name) if among else name)
    return tuple(told)


def held(one: Involvement, teller: Teller, tongue: Tongue) -> tuple[str, str, str]:
    """Who is said to be responsible, who says so, and the reply; that none was found is said too."""
    reply = tongue.best(one.reply) or tongue.say(N_("No reply found in the reports read for this record."))
    return tongue.best(one.name), teller.alleged_by(one), reply


def article_words(ref: ArticleRef, tongue: Tongue) -> str:
    """An article in a line: its title as printed, who wrote it, who published it, when."""
    outlet, say = source_words(ref, tongue.words), tongue.say
    when = tongue.words.when(ref.published) if ref.published else say(N_("no date given"))
    authors = listed(ref.authors, tongue.words)
    if not ref.title:
        return say(N_("%(outlet)s, %(date)s"), outlet=outlet, date=when)
    if authors:
        sentence = N_("“%(title)s”, %(authors)s, %(outlet)s, %(date)s")
        return say(sentence, title=ref.title, authors=authors, outlet=outlet, date=when)
    return say(N_("“%(title)s”, %(outlet)s, %(date)s"), title=ref.title, outlet=outlet, date=when)


def linked(address: str) -> str:
    """An address that may be opened; "" for any other."""
    return address if is_web_address(address) else ""
