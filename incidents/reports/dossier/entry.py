"""One incident of a special report, in full."""

from collections.abc import Iterator

from incidents.domain.claims import Claim
from incidents.domain.incident import IncidentPlace, Record
from incidents.domain.vocabulary import N_
from incidents.reports.dossier.articles import Articles
from incidents.reports.dossier.blocks import Block, Facts, Heading, Manner, Paragraph, Picture, Text
from incidents.reports.dossier.cover import kind_note
from incidents.reports.dossier.figures import figures
from incidents.reports.dossier.responsible import responsible
from incidents.reports.dossier.runs import fixed, heading, joined, paragraph, plain, quoted, said, told
from incidents.reports.dossier.template import Dossier
from incidents.reports.told.paper import causes_of, place_words
from incidents.reports.told.teller import FACTS, Teller
from incidents.reports.told.tongue import Tongue

_MAP_WIDTH = 0.62
_SAID = N_("%(what)s: %(words)s (%(source)s)")


def entry(number: int, record: Record, dossier: Dossier, articles: Articles) -> Iterator[Block]:
    """The record from its title to its sources."""
    tongue = dossier.tongue
    teller = tongue.teller(record)
    yield from opening(number, record, teller, dossier)
    yield from summary(record, tongue)
    yield from figures(record, teller, tongue, articles)
    yield from _map(record, dossier)
    yield heading(3, tongue, N_("Who is said to be responsible, and what they say"))
    yield from responsible(record, teller, tongue, articles)
    yield from beside_numbers(record, teller, tongue, articles)
    yield from sources(record, tongue, articles)


def opening(number: int, record: Record, teller: Teller, dossier: Dossier) -> Iterator[Block]:
    """Number and title, the facts in short, the list's own note."""
    tongue, content = dossier.tongue, record.content
    title, lang = content.title.best(tongue.lang)
    counted = f"{tongue.words.number(number)}. "
    yield Heading(2, (*plain(counted), *plain(title or teller.title, _other(lang, tongue))), anchor_of(record))
    for text, code in content.title.others(tongue.lang):
        yield Paragraph(plain(text, code), Manner.SMALL)
    yield Facts(tuple(_facts(record, tongue)))
    yield from kind_note(content.data_kind, dossier)
    remark = dossier.subject.notes.get(record.code, "")
    if remark:
        yield Paragraph(said(tongue, N_("Note of this list: %(note)s"), note=plain(remark)))


def summary(record: Record, tongue: Tongue) -> Iterator[Block]:
    """What happened, in our own words."""
    words, lang = record.content.summary.best(tongue.lang)
    for text in words.split("\n"):
        yield from paragraph(plain(text.strip(), _other(lang, tongue)))


def beside_numbers(record: Record, teller: Teller, tongue: Tongue, articles: Articles) -> Iterator[Block]:
    """Causes, alleged violations, and what articles say beside numbers."""
    rows = [
        (N_("Reported cause"), tongue.say(N_(", ")).join(causes_of(record, tongue))),
        (N_("Alleged violations"), tongue.say(N_(", ")).join(violations(record, tongue))),
    ]
    known = tuple((told(tongue, name), plain(what)) for name, what in rows if what)
    if known:
        yield Facts(known)
    for claim in record.content.claims:
        if claim.kind in FACTS:
            source = (*plain(teller.source(claim)), *articles.note(claim.article, record))
            what = told(tongue, claim.kind.label)
            yield Paragraph(said(tongue, _SAID, what=what, words=_words(claim), source=source), Manner.SMALL)


def _words(claim: Claim) -> Text:
    """What an article says, in its words or else in ours."""
    return quoted(claim.passage, claim.passage_lang) or plain(claim.fact or claim.note)


def sources(record: Record, tongue: Tongue, articles: Articles) -> Iterator[Block]:
    """The numbers of its articles, and where the record stands."""
    codes = [link.article for link in record.content.articles]
    noted = articles.listed(codes, record)
    if noted:
        yield Paragraph(said(tongue, N_("Articles: %(numbers)s"), numbers=noted), Manner.SMALL)
    address = tongue.address(record.code)
    yield Paragraph(said(tongue, N_("This record: %(address)s"), address=fixed(address, address)), Manner.SMALL)


def violations(record: Record, tongue: Tongue) -> tuple[str, ...]:
    """The alleged violations by their names."""
    return tuple(tongue.names.term("violation", slug) for slug in record.content.violations)


def anchor_of(record: Record) -> str:
    """What leads to an incident inside of the document."""
    return f"i-{record.code}"


def when_and_where(record: Record, tongue: Tongue) -> Iterator[tuple[Text, Text]]:
    """Date and places, each as exactly as it is known."""
    yield told(tongue, N_("Date")), joined((plain(tongue.words.when(record.content.occurred)), _hour(record)), ", ")
    for place in record.content.places:
        yield _place(place, tongue)
    if not record.content.places:
        yield told(tongue, N_("Place")), told(tongue, N_("place not known"))


def _facts(record: Record, tongue: Tongue) -> Iterator[tuple[Text, Text]]:
    yield from when_and_where(record, tongue)
    yield told(tongue, N_("How well supported")), told(tongue, record.grade.label)
    if record.grade_reason:
        yield told(tongue, N_("Why")), plain(record.grade_reason)
    yield told(tongue, N_("Record")), fixed(record.code, tongue.address(record.code))


def _hour(record: Record) -> Text:
    """The hour as the sources give it."""
    return plain(record.content.time_text)


def _place(place: IncidentPlace, tongue: Tongue) -> tuple[Text, Text]:
    words, lang = place.note.best(tongue.lang)
    noted = plain(words, _other(lang, tongue))
    return told(tongue, place.role.label), joined((plain(place_words(place, tongue)), noted), ". ")


def _map(record: Record, dossier: Dossier) -> Iterator[Block]:
    drawn = dossier.atlas.of_places(record.content.places)
    if drawn:
        where = place_words(record.content.places[0], dossier.tongue)
        yield Picture(
            drawn, alt=dossier.tongue.say(N_("Map of %(place)s"), place=where), caption=plain(where), width=_MAP_WIDTH
        )


def _other(lang: str, tongue: Tongue) -> str:
    return "" if lang == tongue.lang else lang
