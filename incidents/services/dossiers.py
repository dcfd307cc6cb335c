"""Documents from a list or a question: what they are made from is gathered here, for one audience and of one moment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import IO

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.incident import Record
from incidents.domain.lists import EvidenceList
from incidents.domain.vocabulary import Audience
from incidents.reports.dossier import docx, pdf, template, writing
from incidents.reports.dossier.blocks import Document
from incidents.reports.dossier.pictures import Atlas
from incidents.services import canonical, lists, searching
from incidents.services.canonical import Selected
from incidents.services.depicting import ground
from incidents.services.dossier_overview import asker_for, overview_of, place_and_period
from incidents.services.export_head import head_of
from incidents.services.naming import names_for
from incidents.services.ordering import Form, Order
from incidents.services.overview import reference_total
from incidents.services.selecting import records
from incidents.services.shapes import Addresses
from incidents.services.telling import tongue_of
from incidents.services.wording import question_words, words_of
from incidents.storage import captures

Told = Callable[[int, int], None]
_NOW_AND_THEN = 20  # records
_PRINTERS: dict[Form, Callable[[Document, IO[bytes]], int]] = {Form.PDF: pdf.write, Form.DOCX: docx.write}


def write(order: Order, by: Actor, out: IO[bytes], told: Told) -> int:
    """Print the ordered document to `out`; how many incidents it holds. `told(done, expected)` hears how far it is."""
    document, count = made(order, by, told)
    _PRINTERS[Form(order.form)](document, out)
    told(count, count)
    return count


def made(order: Order, by: Actor, told: Told) -> tuple[Document, int]:
    """The document in its parts, and how many incidents it holds; its records are read as it is printed."""
    found = _list_of(order.criteria, by)
    question = lists.question(found) if found else order.criteria
    head = head_of(order)
    every = partial(_records, order, found, by)
    subject = _subject(order, found, head.count)
    digest = canonical.digest(_selected(order, found), every(), Addresses(order.address, order.article))
    document = writing.document(
        template.Dossier(
            template=order.template,
            head=head,
            tongue=tongue_of(order.lang, order.address),
            subject=replace(subject, digest=digest, reference=reference_total(question, order.lang)),
            overview=overview_of(question, asker_for(order.audience, by), order.lang),
            atlas=Atlas(ground(), words_of(order.lang)),
            records=lambda: _heard(every(), head.count, told),
            copies=partial(_copies, order.audience),
            links=searching.linked,
        )
    )
    return document, head.count


def _list_of(criteria: Criteria, by: Actor) -> EvidenceList | None:
    """The list whose order, texts and notes the document has, where one list, and all of it, is asked for."""
    return lists.evidence_list(criteria.whole_list, by) if criteria.whole_list else None


def _records(order: Order, found: EvidenceList | None, by: Actor) -> Iterator[Record]:
    if found is not None:
        return lists.records(found, by, order.audience)
    return records(order.criteria, order.audience, lambda _done: None)


def _heard(every: Iterator[Record], expected: int, told: Told) -> Iterator[Record]:
    for done, record in enumerate(every):
        if done % _NOW_AND_THEN == 0:
            told(done, expected)
        yield record


def _selected(order: Order, found: EvidenceList | None) -> Selected:
    if found is not None:
        return Selected.of_list(found, order.audience)
    return Selected(audience=order.audience, question=canonical.question_of(order.criteria))


def _subject(order: Order, found: EvidenceList | None, count: int) -> template.Subject:
    words = words_of(order.lang)
    names = names_for(order.lang, order.audience, order.criteria.release)
    if found is None:
        asked = place_and_period(order.criteria, words, names)
        return template.Subject(question=question_words(order.criteria, words, names), asked=asked, count=count)
    content = found.content
    return template.Subject(
        code=found.code,
        address=order.list_page(found.code),
        title=content.title,
        cover=content.cover,
        question=() if content.query is None else question_words(lists.question(found), words, names),
        by_hand=content.query is None,
        notes={item.incident: item.note for item in content.items},
        count=count,
        left_out=lists.left_out(found, count) if order.audience == Audience.TEAM else 0,  # paper travels
    )


def _copies(audience: Audience, articles: Sequence[str]) -> Mapping[str, str]:
    return captures.originals(articles, public=audience == Audience.PUBLIC)
