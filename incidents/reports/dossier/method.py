"""How the figures were made: five lines at the start, the whole rule and the table of words at the end."""

from collections.abc import Iterator

from incidents.domain import rule_words
from incidents.domain.counts import WORDINGS, Wording
from incidents.domain.vocabulary import N_
from incidents.reports.dossier.blocks import Block, Listed, Manner, Paragraph, Table, Text
from incidents.reports.dossier.runs import heading, marked, plain, told
from incidents.reports.dossier.template import Dossier
from incidents.reports.told.tongue import Tongue

_AS_IT_STANDS = N_("Reports, not findings of ours. “Alleged” and “said to be” are meant as they stand.")
_VAGUE = N_("vague: sets no lower end while a precise figure is left")


def in_short(dossier: Dossier) -> Iterator[Block]:
    """The method in five lines."""
    yield heading(2, dossier.tongue, N_("How the figures were made"))
    yield Listed(tuple(plain(line) for line in dossier.head.method_lines), numbered=True)
    yield Paragraph(told(dossier.tongue, _AS_IT_STANDS), Manner.SMALL)


def annex(dossier: Dossier) -> Iterator[Block]:
    """How minimum and maximum are derived, step by step, and how words are read as numbers."""
    tongue, head = dossier.tongue, dossier.head
    yield heading(1, tongue, N_("Annex: how the lower and the upper figure are derived"), "method")
    yield Paragraph(told(tongue, N_("The rule, %(version)s"), version=head.rule_version), Manner.LEAD)
    yield Listed(tuple(marked(tongue.say(step)) for step in rule_words.RULE), numbered=True)
    yield heading(2, tongue, N_("Why a figure does not count"))
    yield Paragraph(told(tongue, rule_words.WHY_NOT))
    yield heading(2, tongue, N_("Words that stand for numbers"))
    yield Paragraph(told(tongue, rule_words.WORDS_READ, version=head.bounds_version))
    yield _words_read(tongue)
    yield Paragraph(told(tongue, rule_words.BLANK))
    yield heading(2, tongue, N_("Sums"))
    yield Paragraph(told(tongue, rule_words.SUMS))


def _words_read(tongue: Tongue) -> Table:
    heads = (N_("What was said"), N_("How it is counted"), N_("Mind"))
    return Table(
        caption=told(tongue, N_("How words are read")),
        head=tuple(told(tongue, one) for one in heads),
        rows=tuple(_row(one, tongue) for one in WORDINGS),
        widths=(0.25, 0.35, 0.4),
    )


def _row(one: Wording, tongue: Tongue) -> tuple[tuple[Text, ...], ...]:
    mind = told(tongue, _VAGUE) if one.vague else ()
    return (told(tongue, one.said),), (told(tongue, one.counted),), (mind,) if mind else ()
