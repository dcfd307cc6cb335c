"""The cover: what the document is of, for whom, how and when it was made, and by which digest it can be checked."""

from collections.abc import Iterator

from incidents.domain.vocabulary import N_, Audience, DataKind
from incidents.reports.dossier.blocks import Block, Facts, Heading, Manner, Paragraph, Text
from incidents.reports.dossier.runs import fixed, joined, paragraph, plain, said, told
from incidents.reports.dossier.template import Dossier, Template

_AUDIENCES = {
    Audience.PUBLIC: N_("Everyone: what is published, as exact as everyone may see it"),
    Audience.TEAM: N_("The team only: not for passing on"),
}
_KINDS = {
    Template.REPORT: N_("Special report"),
    Template.ANNEX: N_("Annex: reported figures and their sources"),
    Template.PROCEDURES: N_("Annex for the Special Procedures of the United Nations"),
}
_MADE = N_("Made from incidents: %(n)s.")
_LEFT_OUT = N_("Incidents of this list that are not public and are left out here: %(n)s.")
_TEAM = N_("For the team only: not for passing on")


def title_of(dossier: Dossier) -> tuple[str, str]:
    """The title and its language: the list's own, else place and period asked for, else that it is everything."""
    subject, tongue = dossier.subject, dossier.tongue
    if subject.title:
        return subject.title.best(tongue.lang)
    return subject.asked or " · ".join(subject.question) or tongue.say(N_("Every incident")), tongue.lang


def cover(dossier: Dossier) -> Iterator[Block]:
    """Title, warning, what was selected, and the facts of this copy."""
    tongue, subject = dossier.tongue, dossier.subject
    title, lang = title_of(dossier)
    yield Heading(1, plain(title, _other(lang, tongue.lang)))
    yield from (Paragraph(plain(text, code)) for text, code in subject.title.others(tongue.lang))
    yield Paragraph(told(tongue, _KINDS[dossier.template]), Manner.LEAD)
    yield from warnings(dossier)
    words, lang = subject.cover.best(tongue.lang)
    for text in words.split("\n"):
        yield from paragraph(plain(text.strip(), _other(lang, tongue.lang)), Manner.BODY)
    yield from paragraph(told(tongue, _MADE, n=tongue.words.number(subject.count)))
    if subject.left_out:
        yield from paragraph(told(tongue, _LEFT_OUT, n=tongue.words.number(subject.left_out)))
    yield Facts(tuple(facts(dossier)))


def warnings(dossier: Dossier) -> Iterator[Block]:
    """What must not be overlooked: that it is a demonstration, that it is the team's."""
    head, tongue = dossier.head, dossier.tongue
    yield from paragraph(plain(head.data_kind_note), Manner.WARNING)
    if head.audience == Audience.TEAM:
        yield Paragraph(told(tongue, _TEAM), Manner.WARNING)


def facts(dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    """Names and what they are, as the cover lists them."""
    tongue, subject, head, overview = dossier.tongue, dossier.subject, dossier.head, dossier.overview
    rows: list[tuple[str, Text]] = [
        (N_("Evidence list"), fixed(subject.code, subject.address)),
        (N_("What is on it"), _selection(dossier)),
        (N_("Period"), plain(overview.period)),
        (N_("Places"), plain(tongue.say(N_(", ")).join(overview.places))),
        (N_("Made for"), told(tongue, _AUDIENCES[head.audience])),
        (N_("Made at"), fixed(f"{head.made_at:%Y-%m-%d %H:%M} UTC")),
        (N_("Version of the rule"), fixed(head.rule_version)),
        (N_("Version of the word-to-number table"), fixed(head.bounds_version)),
        (N_("SHA-256 of the records"), fixed(subject.digest)),
        (N_("Licence and credits"), plain(head.licence, "en")),
    ]
    for name, what in rows:
        if what:
            yield plain(tongue.say(name)), what


def kind_note(kind: DataKind, dossier: Dossier) -> Iterator[Block]:
    """What kind of record one is, where it is no ordinary one."""
    if kind != DataKind.RECORD:
        yield Paragraph(told(dossier.tongue, kind.label), Manner.SMALL)


def where_it_is(dossier: Dossier) -> Iterator[Block]:
    """Where the list stands on the site, at the end of the document."""
    where = fixed(dossier.subject.address, dossier.subject.address)
    if where:
        yield Paragraph(said(dossier.tongue, N_("This list on the site: %(address)s"), address=where), Manner.SMALL)


def _selection(dossier: Dossier) -> Text:
    if dossier.subject.by_hand:
        return told(dossier.tongue, N_("Incidents picked by hand"))
    phrases = [plain(words) for words in dossier.subject.question]
    return joined(phrases, " · ") or told(dossier.tongue, N_("Every incident"))


def _other(lang: str, spoken: str) -> str:
    return "" if lang == spoken else lang
