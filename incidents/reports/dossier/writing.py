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
from incidents.reports.dossier.template import Order, Template

_CONTENTS_TO = 300  # incidents; a longer list of titles is no help


def document(order: Order) -> Document:
    """The whole document; its blocks are made as they are asked for."""
    tongue, title = order.tongue, title_of(order)[0]
    running = " · ".join(filter(None, (title, order.subject.code)))
    return Document(
        title=title,
        lang=tongue.lang,
        dated=order.head.made_at,
        blocks=_PARTS[order.template](order),
        running=running,
        page_words=tongue.say(N_("Page {page} of {pages}")),
        subject=" · ".join(order.subject.question),
        keywords=tuple(filter(None, (order.subject.code, order.head.rule_version, order.subject.digest))),
    )


def _report(order: Order) -> Iterator[Block]:
    """Overview, months, causes, actors, then incident by incident."""
    articles = Articles(order.tongue)
    yield from cover(order)
    yield from method.in_short(order)
    yield NewPage()
    yield Contents(told(order.tongue, N_("Contents")), depth=2 if order.subject.count <= _CONTENTS_TO else 1)
    yield NewPage()
    yield from overview(order)
    yield NewPage()
    yield heading(1, order.tongue, N_("Incident by incident"), "incidents")
    for number, record in enumerate(order.records(), start=1):
        yield from entry(number, record, order, articles)
    yield from _end(order, articles)


def _annex(order: Order) -> Iterator[Block]:
    """One table and its footnotes."""
    yield from cover(order)
    yield from totals(order)
    yield from table_and_footnotes(order)
    yield from method.in_short(order)
    yield from where_it_is(order)


def _procedures(order: Order) -> Iterator[Block]:
    """Incident by incident, point by point."""
    articles = Articles(order.tongue)
    yield from cover(order)
    yield from method.in_short(order)
    yield NewPage()
    yield heading(1, order.tongue, N_("Incident by incident"), "incidents")
    for number, record in enumerate(order.records(), start=1):
        yield from procedures.incident(number, record, order, articles)
    yield NewPage()
    yield from procedures.invoked_table(order)
    yield from _end(order, articles)


def _end(order: Order, articles: Articles) -> Iterator[Block]:
    yield NewPage()
    yield from method.annex(order)
    yield NewPage()
    yield from articles.annex(order)
    yield from where_it_is(order)


_PARTS: dict[Template, Callable[[Order], Iterator[Block]]] = {
    Template.REPORT: _report,
    Template.ANNEX: _annex,
    Template.PROCEDURES: _procedures,
}
