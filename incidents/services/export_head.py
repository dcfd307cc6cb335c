"""What a file says about itself: the question, for whom and when, how its ranges are made, whose ground it shows."""

from datetime import UTC, datetime

from incidents.domain.vocabulary import N_, DataKind
from incidents.reports.columns import ExportHead
from incidents.reports.map_words import CREDIT
from incidents.services import accompanying
from incidents.services.kinds import kind_of_house
from incidents.services.naming import names_for
from incidents.services.ordering import Order
from incidents.services.reference import all_actors, vocabulary
from incidents.services.wording import question_words, words_of
from incidents.storage.search import rows

#: How the ranges are made, in five lines; `/method` says it in full.
METHOD = (
    N_("No incident has a number of its own: articles, institutions and officials give figures, kept in their words."),
    N_("Counted are figures of this event alone, the latest of each voice; early ones give way to two later voices."),
    N_("The range runs from the smallest lower figure left to the largest. Nothing is averaged, no sources are added."),
    N_("Each figure that is not counted says why. All of them are here, so that anyone can apply another rule."),
    N_("Sums add what was reported, end by end. They are not death tolls: what nobody published is not here."),
)


def head_of(order: Order, lost: tuple[str, ...] = ()) -> ExportHead:
    """The head of an ordered file, in its language; `lost` says in sentences what its form cannot carry."""
    words, kind = words_of(order.lang), kind_of_house()
    names = names_for(order.lang, order.audience, order.criteria.release)
    return ExportHead(
        audience=order.audience,
        made_at=order.made_at or datetime.now(UTC),
        base_url=order.address,
        filter_words=question_words(order.criteria, words, names),
        count=rows.count(order.criteria, order.audience),
        lang=order.lang,
        data_kind_note="" if kind is DataKind.RECORD else words.say(kind.label),
        method_lines=tuple(words.say(line) for line in METHOD),
        licence=CREDIT,
        losses=lost,
        sides={one.code: one.perpetrator_type for one in all_actors()},
        vocabulary=vocabulary(),
        say=words.say,
        companions=accompanying.answers(order.criteria, order.audience),
    )
