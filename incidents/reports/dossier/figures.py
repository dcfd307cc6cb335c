"""The reported figures of one record: the range of each outcome, how it arises, and a table of all that was said."""

from collections.abc import Iterator, Sequence

from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_
from incidents.reports.dossier.articles import Articles
from incidents.reports.dossier.blocks import Block, Heading, Manner, Paragraph, Run, Table, Text
from incidents.reports.dossier.runs import paragraph, plain, quoted, strong, told
from incidents.reports.told.teller import FigureRow, Shown, Teller
from incidents.reports.told.tongue import Tongue

_HEAD = (
    N_("Source, and when the figure was given"),
    N_("Words or note"),
    N_("Figure as printed"),
    N_("What the number covers"),
    N_("Counted? Why"),
)
_WIDTHS = (0.22, 0.34, 0.12, 0.14, 0.18)
_PATTERN = N_("A pattern over time. Its figures form no range and enter no sum:")
_LOOSE = N_("Figures of a pattern over time: listed, and part of no total")
_GRAPHIC = N_("The words of the sources describe violence in detail.")


def figures(record: Record, teller: Teller, tongue: Tongue, articles: Articles) -> Iterator[Block]:
    """Every outcome with its table, or that no number of people is given."""
    outcomes, loose = teller.outcomes(), teller.loose()
    if "graphic" in record.content.sensitivity and record.content.claims:
        yield Paragraph(told(tongue, _GRAPHIC), Manner.SMALL)
    for one in outcomes:
        yield from _outcome(one, record, tongue, articles)
    yield from loose_figures(loose, record, tongue, articles)
    if not outcomes and not loose:
        yield Paragraph(no_number(record, tongue))


def loose_figures(loose: Sequence[FigureRow], record: Record, tongue: Tongue, articles: Articles) -> Iterator[Block]:
    """The figures of a pattern over time, which form no range; nothing where there are none."""
    if loose:
        yield Paragraph(told(tongue, _PATTERN))
        yield _table(told(tongue, _LOOSE), loose, record, tongue, articles)


def no_number(record: Record, tongue: Tongue) -> Text:
    """That no number is given, in the words of the record where it says why."""
    return plain(record.content.no_number_reason) or told(tongue, N_("No number of people is given."))


def line_words(one: Shown, tongue: Tongue) -> str:
    """An outcome with its range: "Reported killed: 46 to 70"."""
    return tongue.say(N_("%(outcome)s: %(range)s"), outcome=one.label, range=one.words)


def passage(row: FigureRow, tongue: Tongue) -> Iterator[Text]:
    """The words of the source in their own language, then our note; or that the wording was not kept."""
    if row.passage:
        yield quoted(row.passage, row.lang)
    if row.note:
        yield plain(row.note)
    if not row.passage and not row.note:
        yield told(tongue, N_("The wording was not kept."))


def _outcome(one: Shown, record: Record, tongue: Tongue, articles: Articles) -> Iterator[Block]:
    yield Heading(3, plain(line_words(one, tongue)))
    for words in (*one.groups, *one.sentences):
        yield from paragraph(plain(words), Manner.SMALL)
    yield _table(plain(one.caption), one.rows, record, tongue, articles)


def _table(caption: Text, rows: Sequence[FigureRow], record: Record, tongue: Tongue, articles: Articles) -> Table:
    sources = {claim.number: claim.article for claim in record.content.claims}
    return Table(
        caption=caption,
        head=tuple(told(tongue, one) for one in _HEAD),
        rows=tuple(_row(row, articles.note(sources[row.number], record), tongue) for row in rows),
        widths=_WIDTHS,
    )


def _row(row: FigureRow, noted: Text, tongue: Tongue) -> tuple[tuple[Text, ...], ...]:
    verdict = strong(tongue.say(N_("Counted") if row.counted else N_("Not counted")))
    why = (Run(": "), *plain(row.why)) if row.why else ()
    printed = [quoted(row.printed, row.lang)] if row.printed and row.printed != row.figure else []
    return (
        ((*plain(row.source), *noted), plain(row.when)),
        tuple(passage(row, tongue)),
        (plain(row.figure), *printed),
        (plain(row.covers),),
        ((*verdict, *why),),
    )
