"""What a selection can be had as, by what people do with it; before any file is made, what each form cannot carry."""

from dataclasses import dataclass

from incidents.domain.access import Actor
from incidents.domain.criteria import Criteria
from incidents.domain.vocabulary import Audience
from incidents.services.losses import of_forms
from incidents.services.ordering import PURPOSES, SPOKEN, Form, Order, Purpose, command, may_have
from incidents.storage.search.answering import answers


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A form; `losses` in sentences. `command` makes the file where the site does not, "" where it does."""

    form: Form
    losses: tuple[str, ...]
    command: str = ""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """How many incidents an audience may have, and the forms they come in, by purpose."""

    audience: Audience
    count: int
    offers: dict[Purpose, tuple[Offer, ...]]


def offered(criteria: Criteria, audience: Audience, lang: str, most: int, by: Actor) -> Offered:
    """The forms for an audience that whoever asks may have; the site makes files of up to `most` incidents."""
    asked = answers(audience, criteria)
    count, losses = asked.count(criteria), of_forms(asked.features(criteria), lang)
    offers = {
        purpose: tuple(
            Offer(
                form=form,
                losses=losses[form],
                command=command(Order(form=form, criteria=criteria, audience=audience, lang=lang))
                if count > most and form is not Form.MAP
                else "",
            )
            for form in forms
            if may_have(form, by) and _is_there(form, criteria, audience)
        )
        for purpose, forms in PURPOSES.items()
    }
    return Offered(audience=audience, count=count, offers={purpose: some for purpose, some in offers.items() if some})


def _is_there(form: Form, criteria: Criteria, audience: Audience) -> bool:
    """The map is the public's alone; documents, and bags with theirs, tell what stands today."""
    if form is Form.MAP:
        return audience == Audience.PUBLIC
    return criteria.release is None or form not in SPOKEN
