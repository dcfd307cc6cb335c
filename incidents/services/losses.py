"""What a form cannot carry of a selection, in sentences, with how many records that touches."""

from incidents.domain.features import Features
from incidents.domain.vocabulary import N_
from incidents.reports.charts.words import Words
from incidents.reports.losses import LOSSES, Loss
from incidents.services.ordering import Form
from incidents.services.wording import records_words, words_of

_NOTHING = N_("Everything in these records is in it.")
_LEFT_OUT = N_("It leaves out %(records)s: %(why)s.")
_LOST = N_("It cannot carry: %(parts)s.")
_COUNTED = N_("%(what)s (%(records)s)")
_BETWEEN = N_("%(first)s; %(then)s")


def of_forms(found: Features, lang: str) -> dict[Form, tuple[str, ...]]:
    """Form → what it cannot carry of a selection with these features, before any file is made."""
    words = words_of(lang)
    return {form: sentences(form, found, words) for form in Form}


def looks_at(form: Form) -> bool:
    """Whether what a form loses depends on the records, so that their features have to be asked for."""
    return any(loss.feature is not None for loss in LOSSES.get(form, ()))


def sentences(form: Form, found: Features, words: Words) -> tuple[str, ...]:
    """What a form leaves out and what it narrows; a loss that touches no record is not told. () where nobody knows."""
    losses = LOSSES.get(form)
    if losses is None:
        return ()
    touching = [loss for loss in losses if loss.feature is None or found[loss.feature]]
    told = [
        words.say(_LEFT_OUT, records=records_words(found[loss.feature], words), why=words.say(loss.what))
        for loss in touching
        if loss.whole and loss.feature is not None
    ]
    parts = [_part(loss, found, words) for loss in touching if not loss.whole]
    if parts:
        told.append(words.say(_LOST, parts=_joined(parts, words)))
    return tuple(told) or (words.say(_NOTHING),)


def _part(loss: Loss, found: Features, words: Words) -> str:
    what = words.say(loss.what)
    if loss.feature is None:
        return what
    return words.say(_COUNTED, what=what, records=records_words(found[loss.feature], words))


def _joined(parts: list[str], words: Words) -> str:
    joined, *others = parts
    for part in others:
        joined = words.say(_BETWEEN, first=joined, then=part)
    return joined
