"""The annex of a submission: one table of incidents, and a footnote for each number in it."""

from collections.abc import Iterator
from itertools import count

from incidents.domain.vocabulary import N_
from incidents.reports.dossier.blocks import Block, Manner, Paragraph, Run, Table, Text
from incidents.reports.dossier.runs import fixed, heading, in_order, joined, note, plain, quoted, said, strong, told
from incidents.reports.dossier.template import Dossier
from incidents.reports.told.paper import Entry, Line, Note, Paper, Told
from incidents.reports.told.tongue import Tongue

_HEAD = (N_("Number"), N_("Date and place"), N_("What is reported"), N_("Record"))
_WIDTHS = (0.06, 0.24, 0.48, 0.22)
_BESIDE = N_("Not counted: %(figures)s")


def table_and_footnotes(dossier: Dossier) -> Iterator[Block]:
    """Every incident as a row; then the footnotes, which run on through the whole table."""
    entries = list(_entries(dossier))
    tongue = dossier.tongue
    yield Table(
        caption=told(tongue, N_("Incidents, and what is reported of each")),
        head=tuple(told(tongue, one) for one in _HEAD),
        rows=tuple(_row(one, dossier) for one in entries),
        widths=_WIDTHS,
        numbers=frozenset({0}),
    )
    yield heading(2, tongue, N_("Footnotes"), "footnotes")
    for one in entries:
        for each in one.notes:
            yield Paragraph(footnote(each, tongue), Manner.SMALL)


def _entries(dossier: Dossier) -> Iterator[Entry]:
    notes = count(1)
    for number, record in enumerate(dossier.records(), start=1):
        yield Paper(record, dossier.tongue, notes).entry(number, dossier.subject.notes.get(record.code, ""))


def footnote(one: Note, tongue: Tongue) -> Text:
    """Who gives a figure, when, in which words, and where it stands."""
    said_by = (*plain(one.source), Run(", "), *plain(one.when))
    title = quoted(one.title, one.lang)
    words = quoted(one.passage, one.passage_lang or one.lang) if one.passage else plain(one.note)
    figure = quoted(one.printed, one.passage_lang or one.lang) or plain(one.figure)
    parts = [said_by, title, figure, words or told(tongue, N_("The wording was not kept.")), _where(one)]
    return (*strong(f"[{tongue.words.number(one.number)}]"), Run(" "), *joined(parts, ". "))


def _where(one: Note) -> Text:
    return joined((fixed(one.address, one.address), fixed(one.archive, one.archive), fixed(one.article)), " · ")


def _row(one: Entry, dossier: Dossier) -> tuple[tuple[Text, ...], ...]:
    """What kind of record it is stands in the row only where the cover does not say it of all."""
    tongue = dossier.tongue
    title = strong(one.title, "" if one.lang == tongue.lang else one.lang)
    kind = [plain(one.kind_note)] if one.kind_note and not dossier.head.data_kind_note else []
    return (
        (plain(tongue.words.number(one.number)),),
        (plain(one.date), *(plain(place) for place in one.places)),
        (title, *_reported(one, tongue), *_remark(one)),
        (fixed(one.code, one.address), plain(one.support), *kind),
    )


def _reported(one: Entry, tongue: Tongue) -> Iterator[Text]:
    for line in one.lines:
        yield _line(line, tongue)
        if line.beside:
            yield _beside(line.beside, tongue)
    if one.loose:
        yield _beside(one.loose, tongue)
    if not one.lines and not one.loose:
        yield plain(one.no_number) or told(tongue, N_("No number of people is given."))


def _line(line: Line, tongue: Tongue) -> Text:
    words = tongue.say(N_("%(outcome)s: %(range)s"), outcome=line.label, range=line.words)
    return (*plain(words), *(run for number in line.rests_on for run in _mark(number, tongue)))


def _beside(figures: tuple[Told, ...], tongue: Tongue) -> Text:
    each = [(*plain(_why(one)), *_mark(one.note, tongue)) for one in figures]
    return said(tongue, _BESIDE, figures=joined(each, tongue.say(N_(", "))))


def _why(one: Told) -> str:
    return f"{one.figure} ({one.why})" if one.why else one.figure


def _mark(number: int, tongue: Tongue) -> Text:
    return note(tongue.words.number(number), "footnotes")


def _remark(one: Entry) -> tuple[Text, ...]:
    return (plain(in_order(one.remark)),) if one.remark else ()
