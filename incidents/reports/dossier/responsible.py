"""Who is said to be responsible, as alleged by whom, and what they say."""

from collections.abc import Iterator

from incidents.domain.incident import Record
from incidents.domain.people import Involvement
from incidents.domain.vocabulary import N_
from incidents.reports.dossier.articles import Articles
from incidents.reports.dossier.blocks import Block, Paragraph, Run, Text
from incidents.reports.dossier.runs import joined, plain, said, strong, told
from incidents.reports.told.teller import Teller
from incidents.reports.told.tongue import Tongue

_NOBODY = N_("Nobody is named as responsible in the reports read for this record.")
_NO_REPLY = N_("No reply found in the reports read for this record.")


def responsible(record: Record, teller: Teller, tongue: Tongue, articles: Articles) -> Iterator[Block]:
    """A paragraph for each that is named, with the reply; that nobody is named, or that none replied, is said too."""
    for one in record.content.actors:
        answer = said(tongue, N_("What they say: %(reply)s"), reply=reply(one, tongue))
        yield Paragraph((*named(one, teller, tongue), *_noted(one, record, articles), Run(". "), *answer))
    if not record.content.actors:
        yield Paragraph(told(tongue, _NOBODY))


def named(one: Involvement, teller: Teller, tongue: Tongue) -> Text:
    """The name, and who says so: "Security forces (as alleged by Reuters)"."""
    name, lang = one.name.best(tongue.lang)
    who = strong(name or one.actor, "" if lang == tongue.lang else lang)
    sources = teller.alleged_by(one)
    if not sources:
        return said(tongue, N_("Said to be responsible: %(name)s"), name=who)
    return said(
        tongue, N_("Said to be responsible: %(name)s (as alleged by %(sources)s)"), name=who, sources=plain(sources)
    )


def reply(one: Involvement, tongue: Tongue) -> Text:
    """What they say, by position and in words; or that no reply was found."""
    words, lang = one.reply.best(tongue.lang)
    position = plain(tongue.names.term("official_position", one.position)) if one.position else ()
    answer = plain(words, "" if lang == tongue.lang else lang)
    return joined((position, answer), ". ") or told(tongue, _NO_REPLY)


def _noted(one: Involvement, record: Record, articles: Articles) -> Text:
    cited = [*one.alleged_by, *([one.reply_article] if one.reply_article else [])]
    return articles.notes(list(dict.fromkeys(cited)), record)
