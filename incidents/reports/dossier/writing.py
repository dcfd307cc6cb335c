"""A document from its parts, by template: what both printers take."""

from collections.abc import Callable, Iterator

from incidents.domain.vocabulary import N_
from incidents.reports.dossier import method, procedures
from incidents.reports.dossier.annex import table_and_footnotes
from incidents.reports.dossier.articles import Articles
from incidents.reports.dossier.blocks import Block, Contents, Document, NewPage
from incidents.reports.dossier.cover import cover, title_of, where_it_is
from incidents.reports.dossier.entry import entry
from incidents.reports.dossier.overview import overview, totals
from incidents.reports.dossier.runs import heading, told
from incidents.reports.dossier.template import Dossier, Template

_CONTENTS_TO = 300  # incidents; a longer list of titles is no help


def document(dossier: Dossier) -> Document:
    """The whole document; its blocks are made as they are asked for."""
    tongue, title = dossier.tongue, title_of(dossier)[0]
    running = " · ".join(filter(None, (title, dossier.subject.code)))
    return Document(
        title=title,
        lang=tongue.lang,
        dated=dossier.head.made_at,
        blocks=_PARTS[dossier.template](dossier),
        running=running,
        page_words=tongue.say(N_("Page {page} of {pages}")),
        subject=" · ".join(dossier.subject.question),
        keywords=tuple(filter(None, (dossier.subject.code, dossier.head.rule_version, dossier.subject.digest))),
    )


def _report(dossier: Dossier) -> Iterator[Block]:
    """Overview, months, causes, actors, then incident by incident."""
    articles = Articles(dossier.tongue)
    yield from cover(dossier)
    yield from method.in_short(dossier)
    yield NewPage()
    yield Contents(told(dossier.tongue, N_("Contents")), depth=2 if dossier.subject.count <= _CONTENTS_TO else 1)
    yield NewPage()
    yield from overview(dossier)
    yield NewPage()
    yield heading(1, dossier.tongue, N_("Incident by incident"), "incidents")
    for number, record in enumerate(dossier.records(), start=1):
        yield from entry(number, record, dossier, articles)
    yield from _end(dossier, articles)


def _annex(dossier: Dossier) -> Iterator[Block]:
    """One table and its footnotes."""
    yield from cover(dossier)
    yield from totals(dossier)
    yield from table_and_footnotes(dossier)
    yield from method.in_short(dossier)
    yield from where_it_is(dossier)


def _procedures(dossier: Dossier) -> Iterator[Block]:
    """Incident by incident, point by point."""
    articles = Articles(dossier.tongue)
    yield from cover(dossier)
    yield from method.in_short(dossier)
    yield NewPage()
    yield heading(1, dossier.tongue, N_("Incident by incident"), "incidents")
    for number, record in enumerate(dossier.records(), start=1):
        yield from procedures.incident(number, record, dossier, articles)
    yield NewPage()
    yield from procedures.invoked_table(dossier)
    yield from _end(dossier, articles)


def _end(dossier: Dossier, articles: Articles) -> Iterator[Block]:
    yield NewPage()
    yield from method.annex(dossier)
    yield NewPage()
    yield from articles.annex(dossier)
    yield from where_it_is(dossier)


_PARTS: dict[Template, Callable[[Dossier], Iterator[Block]]] = {
    Template.REPORT: _report,
    Template.ANNEX: _annex,
    Template.PROCEDURES: _procedures,
}
