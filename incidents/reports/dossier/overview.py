"""The selection at a glance: people as ranges, charts with their tables, and the map."""

from collections.abc import Iterator

from incidents.domain.counts import Count
from incidents.domain.vocabulary import N_
from incidents.reports import map_words
from incidents.reports.dossier.blocks import Block, Facts, Heading, Manner, Paragraph, Picture, Run, Table
from incidents.reports.dossier.pictures import chart_picture
from incidents.reports.dossier.runs import heading, paragraph, plain, told
from incidents.reports.dossier.template import Dossier, Tabled
from incidents.reports.told.tongue import Tongue

_SUM = N_("Sum of the records here (%(n)s), as reported; not a death toll. Records that give no number: %(none)s.")
_MORE = N_("Further groups without a row: %(n)s")
_LEGEND = (
    N_("Killed: disc = lower figure, ring = upper"),
    N_("Injured only: lighter"),
    N_("Hollow: no number given"),
    N_("Broken circle or area: the place lies somewhere in it"),
)


def overview(dossier: Dossier) -> Iterator[Block]:
    """Totals, the map, then the selection by month, governorate, cause, actor and how well supported."""
    tongue = dossier.tongue
    yield heading(1, tongue, N_("Overview"), "overview")
    yield from totals(dossier)
    yield from _map(dossier)
    for tabled in dossier.overview.tables:
        yield from _tabled(tabled, tongue)


def totals(dossier: Dossier) -> Iterator[Block]:
    """What the records add up to, worded so that it is not taken for a finding."""
    found, tongue = dossier.overview, dossier.tongue
    number = tongue.words.number
    rows = [
        (N_("Records"), number(dossier.subject.count)),
        (N_("Reported killed"), _range(found.killed, tongue)),
        (N_("Reported injured"), _range(found.injured, tongue)),
        (N_("Records that give no number"), number(found.without)),
    ]
    if found.patterns:
        rows.append((N_("Of these, patterns over time, which enter no sum"), number(found.patterns)))
    yield Facts(tuple((told(tongue, name), plain(what)) for name, what in rows))
    yield Paragraph(told(tongue, _SUM, n=number(dossier.subject.count), none=number(found.without)), Manner.LEAD)
    yield from paragraph(plain(dossier.subject.reference), Manner.SMALL)


def _range(count: Count, tongue: Tongue) -> str:
    return tongue.words.count(count) or tongue.say(N_("no number given"))


def _map(dossier: Dossier) -> Iterator[Block]:
    found, tongue = dossier.overview, dossier.tongue
    if not found.summaries:
        return
    title = tongue.say(map_words.TITLE)
    legend = " · ".join(tongue.say(line) for line in _LEGEND)
    yield Picture(
        dossier.atlas.of_incidents(found.summaries),
        alt=tongue.say(N_("%(title)s. The tables below say the same in numbers."), title=title),
        caption=(*plain(f"{title}. {legend}. "), Run(map_words.CREDIT, lang="en")),
    )
    if found.off:
        yield Paragraph(told(tongue, map_words.UNPLACED, n=tongue.words.number(found.off)), Manner.SMALL)


def _tabled(tabled: Tabled, tongue: Tongue) -> Iterator[Block]:
    """A chart, and the same as a table."""
    chart, title = tabled.chart, tongue.say(tabled.title)
    if not chart.rows:
        return
    yield Heading(2, plain(title))
    drawn = chart_picture(chart.svg)
    if drawn:
        alt = tongue.say(N_("%(title)s. The table below says the same in numbers."), title=title)
        yield Picture(drawn, alt=alt, caption=plain(chart.caption))
    yield Table(
        caption=plain(title),
        head=tuple(plain(one) for one in chart.head),
        rows=tuple(tuple((plain(cell),) for cell in row) for row in chart.rows),
        widths=(0.4, *(0.6 / (len(chart.head) - 1) for _ in chart.head[1:])),
        numbers=frozenset(range(1, len(chart.head))),
    )
    if tabled.more:
        yield Paragraph(told(tongue, _MORE, n=tongue.words.number(tabled.more)), Manner.SMALL)
    yield from paragraph(told(tongue, tabled.note) if tabled.note else (), Manner.SMALL)
