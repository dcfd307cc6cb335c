"""Records as a printed list tells them: numbered, each figure with the number of its footnote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from flask import url_for

from incidents.domain.articles import ArticleRef
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.vocabulary import N_, CauseRole, DataKind
from incidents.web.i18n import language, say
from incidents.web.incidents.telling import FigureRow, Shown, Teller, place_line
from incidents.web.words import best, date_words, is_web_address, precision_words, source_words


@dataclass(frozen=True, kw_only=True)
class Note:
    """A footnote: who gave the figure, when, in which words, published where. `passage` is quoted, `note` is ours."""

    number: int
    source: str
    when: str
    article: str
    title: str
    lang: str
    figure: str
    passage: str
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


def entries_of(records: Iterable[Record], remarks: Mapping[str, str]) -> list[Entry]:
    """The records numbered from 1; footnotes run on through the whole list."""
    notes = count(1)
    return [_entry(number, record, notes, remarks) for number, record in enumerate(records, start=1)]


def articles_of(records: Iterable[Record]) -> list[tuple[str, str, str, str, str]]:
    """The articles that the records lean on, each once: (code, its line, language, address, archived copy)."""
    refs = {link.article: link.ref for record in records for link in record.content.articles if link.ref}
    told = [
        (code, _article_words(ref), ref.language, _linked(ref.url), _linked(ref.archive_url))
        for code, ref in refs.items()
    ]
    return sorted(told, key=lambda one: one[1].casefold())


def _entry(number: int, record: Record, notes: Iterator[int], remarks: Mapping[str, str]) -> Entry:
    teller, content = Teller(record), record.content
    footnotes: list[Note] = []
    lines = tuple(_line(one, record, notes, footnotes) for one in teller.outcomes())
    loose = tuple(_told(row, record, notes, footnotes) for row in teller.loose())
    title, lang = content.title.best(language())
    kind = content.data_kind
    return Entry(
        number=number,
        code=record.code,
        address=url_for("incidents.show", code=record.code, _external=True),
        title=title or say(N_("No sentence yet on what happened")),
        lang=lang,
        second=next(iter(content.title.others(language())), None),
        date=date_words(content.occurred),
        places=tuple(_place(place) for place in content.places),
        support=say(record.grade.label),
        summary=content.summary.best(language()),
        lines=lines,
        loose=loose,
        no_number=content.no_number_reason,
        causes=tuple(_causes(record, teller)),
        held=tuple(_held(record, teller)),
        facts=teller.facts(),
        notes=tuple(footnotes),
        remark=remarks.get(record.code, ""),
        kind_note=say(kind.label) if kind != DataKind.RECORD else "",
    )


def _line(one: Shown, record: Record, notes: Iterator[int], footnotes: list[Note]) -> Line:
    counted = [_noted(row, record, notes, footnotes) for row in one.rows if row.counted]
    beside = tuple(_told(row, record, notes, footnotes) for row in one.rows if not row.counted)
    return Line(
        label=one.label,
        kind=one.kind,
        words=one.words,
        groups=one.groups,
        sentences=one.sentences,
        rests_on=tuple(counted),
        beside=beside,
    )


def _told(row: FigureRow, record: Record, notes: Iterator[int], footnotes: list[Note]) -> Told:
    return Told(figure=row.figure, covers=row.covers, why=row.why, note=_noted(row, record, notes, footnotes))


def _noted(row: FigureRow, record: Record, notes: Iterator[int], footnotes: list[Note]) -> int:
    """Write the footnote of a figure, and return its number."""
    claim = next(one for one in record.content.claims if one.number == row.number)
    ref = record.ref(claim.article) or ArticleRef(code=claim.article)
    number = next(notes)
    footnotes.append(
        Note(
            number=number,
            source=row.source,
            when=row.when,
            article=ref.code,
            title=ref.title,
            lang=ref.language,
            figure=claim.printed or row.figure,
            passage=row.passage,
            note=row.note,
            address=_linked(ref.url),
            archive=_linked(ref.archive_url),
        )
    )
    return number


def _place(place: IncidentPlace) -> str:
    where = place_line(place) or say(N_("place not known"))
    how = precision_words(place.precision, place.radius_m)
    return say(N_("%(place)s (%(precision)s)"), place=where, precision=how)


def _causes(record: Record, teller: Teller) -> Iterator[str]:
    for cause in record.content.causes:
        name = teller.names.term("cause", cause.term)
        among = cause.role == CauseRole.AMONG
        yield say(N_("%(cause)s, reported among causes"), cause=name) if among else name


def _held(record: Record, teller: Teller) -> Iterator[tuple[str, str, str]]:
    """Who is said to be responsible, who says so, and the reply; that none was found is said too."""
    for one in record.content.actors:
        reply = best(one.reply) or say(N_("No reply found in the reports read for this record."))
        yield best(one.name), teller.alleged_by(one), reply


def _article_words(ref: ArticleRef) -> str:
    outlet = source_words(ref)
    when = date_words(ref.published) if ref.published else say(N_("no date given"))
    authors = say(N_(", ")).join(ref.authors)
    if not ref.title:
        return say(N_("%(outlet)s, %(date)s"), outlet=outlet, date=when)
    if authors:
        sentence = N_("“%(title)s”, %(authors)s, %(outlet)s, %(date)s")
        return say(sentence, title=ref.title, authors=authors, outlet=outlet, date=when)
    return say(N_("“%(title)s”, %(outlet)s, %(date)s"), title=ref.title, outlet=outlet, date=when)


def _linked(address: str) -> str:
    return address if is_web_address(address) else ""
