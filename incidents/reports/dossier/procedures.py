"""The annex for the UN Special Procedures: each incident by the points that a communication asks for.

The points are those of the questionnaires of the special procedures on submitting information (OHCHR): who, when,
where, what, by whom, what was done about it at home. Articles of treaties are those of the word list of violations.
"""

from collections.abc import Iterator, Mapping

from incidents.domain.incident import Record
from incidents.domain.reference import Term
from incidents.domain.vocabulary import N_, ClaimKind, LinkKind
from incidents.reports.dossier.articles import Articles
from incidents.reports.dossier.blocks import Block, Facts, Paragraph, Table, Text
from incidents.reports.dossier.entry import opening, sources, summary
from incidents.reports.dossier.figures import line_words, loose_figures, no_number
from incidents.reports.dossier.responsible import named, reply
from incidents.reports.dossier.runs import fixed, heading, joined, plain, quoted, said, strong, told
from incidents.reports.dossier.template import Dossier
from incidents.reports.told.teller import Teller

_PERSONS = N_(
    "No name is given. This record keeps no names of victims, families or witnesses, and no consent to pass a name on"
    " is recorded."
)
_NO_STEPS = N_(
    "No step is recorded by itself. Where reports name one, such as an inquiry, an arrest or a judgment, it stands in"
    " the account above and in the reply below."
)
_NONE_INVOKED = N_("No alleged violation is recorded, so no article is invoked.")
_TREATIES = N_(
    "Articles of the International Covenant on Civil and Political Rights (ICCPR) and of the International Covenant on"
    " Economic, Social and Cultural Rights (ICESCR), both adopted by General Assembly resolution 2200A (XXI) of"
    " 16 December 1966. Which article belongs to which alleged violation is this record’s own table; it is no finding"
    " that an article was breached."
)
_TAKEN = frozenset({LinkKind.CAUSES, LinkKind.CONSEQUENCE})


def incident(number: int, record: Record, dossier: Dossier, articles: Articles) -> Iterator[Block]:
    """One incident, point by point."""
    tongue = dossier.tongue
    teller = tongue.teller(record)
    yield from opening(number, record, teller, dossier)
    yield heading(3, tongue, N_("Circumstances"))
    yield from summary(record, tongue)
    yield from _figures(record, teller, dossier, articles)
    rows: list[tuple[str, Text]] = [
        (N_("Persons"), told(tongue, _PERSONS)),
        (N_("Forces, as each source names them"), _forces(record, teller, dossier, articles)),
        (N_("Steps taken at home"), _steps(record, dossier)),
        (N_("The reply of the State"), _replies(record, dossier, articles)),
        (N_("Articles invoked"), _invoked(record, dossier)),
    ]
    yield Facts(tuple((told(tongue, name), what) for name, what in rows))
    yield from sources(record, tongue, articles)


def invoked_table(dossier: Dossier) -> Iterator[Block]:
    """Which alleged violation stands for which articles, and whose table that is."""
    tongue, treaties = dossier.tongue, _treaties(dossier)
    yield heading(1, tongue, N_("Annex: articles invoked"), "invoked")
    yield Paragraph(told(tongue, _TREATIES))
    yield Table(
        caption=told(tongue, N_("Alleged violations and the articles they stand for")),
        head=(told(tongue, N_("Alleged violation")), told(tongue, N_("Articles invoked"))),
        rows=tuple(((plain(tongue.names.term("violation", slug)),), (fixed(text),)) for slug, text in treaties.items()),
        widths=(0.6, 0.4),
    )


def _figures(record: Record, teller: Teller, dossier: Dossier, articles: Articles) -> Iterator[Block]:
    """The ranges, each with the articles that it rests on; the figures of a pattern over time, which form none."""
    outcomes, loose = teller.outcomes(), teller.loose()
    by_number = {claim.number: claim.article for claim in record.content.claims}
    for one in outcomes:
        rests_on = dict.fromkeys(by_number[row.number] for row in one.rows if row.counted)
        yield Paragraph((*strong(line_words(one, dossier.tongue)), *articles.notes(list(rests_on), record)))
        yield from (Paragraph(plain(sentence)) for sentence in one.sentences)
    yield from loose_figures(loose, record, dossier.tongue, articles)
    if not outcomes and not loose:
        yield Paragraph(no_number(record, dossier.tongue))


def _forces(record: Record, teller: Teller, dossier: Dossier, articles: Articles) -> Text:
    """Who is named by whom; then the very words in which articles speak of them."""
    actors = [
        (*named(one, teller, dossier.tongue), *articles.notes(one.alleged_by, record)) for one in record.content.actors
    ]
    words = [
        said(
            dossier.tongue,
            N_("%(words)s (%(source)s)"),
            words=quoted(claim.passage, claim.passage_lang),
            source=(*plain(teller.source(claim)), *articles.note(claim.article, record)),
        )
        for claim in record.content.claims
        if claim.kind is ClaimKind.ACTOR and claim.passage
    ]
    return joined((*actors, *words), ". ") or told(
        dossier.tongue, N_("Nobody is named as responsible in the reports read for this record.")
    )


def _steps(record: Record, dossier: Dossier) -> Text:
    """Records that this one led to; else that none is recorded by itself."""
    found = [link for link in dossier.links(record) if link.kind in _TAKEN]
    told_links = [
        said(
            dossier.tongue,
            N_("%(kind)s: %(title)s (%(code)s)"),
            kind=plain(dossier.tongue.say(link.kind.label)),
            title=plain(dossier.tongue.best(link.title)),
            code=fixed(link.code, dossier.tongue.address(link.code)),
        )
        for link in found
    ]
    return joined(told_links, ". ") or told(dossier.tongue, _NO_STEPS)


def _replies(record: Record, dossier: Dossier, articles: Articles) -> Text:
    each = [
        said(
            dossier.tongue,
            N_("%(name)s: %(reply)s"),
            name=strong(dossier.tongue.best(one.name)),
            reply=(*reply(one, dossier.tongue), *articles.notes([one.reply_article] * bool(one.reply_article), record)),
        )
        for one in record.content.actors
    ]
    return joined(each, ". ") or told(dossier.tongue, N_("No reply found in the reports read for this record."))


def _invoked(record: Record, dossier: Dossier) -> Text:
    treaties = _treaties(dossier)
    found = [part.strip() for slug in record.content.violations for part in treaties.get(slug, "").split(";")]
    articles = sorted(dict.fromkeys(filter(None, found)), key=_by_treaty)
    return fixed(", ".join(articles)) or told(dossier.tongue, _NONE_INVOKED)


def _by_treaty(article: str) -> tuple[str, int]:
    name, _, number = article.partition(" ")
    return name, int(number) if number.isdigit() else 0


def _treaties(dossier: Dossier) -> Mapping[str, str]:
    """Violation → its articles, by the column `instrument` of the word list."""
    terms: tuple[Term, ...] = dossier.head.vocabulary.get("violation", ())
    return {term.slug: term.value("instrument") for term in terms if term.value("instrument")}
