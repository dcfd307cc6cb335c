"""The forms of a review. Each has a prefix of its own, for several of them stand on one page."""

from typing import Any

from wtforms import BooleanField

from incidents.domain.incident import Setting
from incidents.domain.vocabulary import N_, Grade
from incidents.services.reviewing import Judgement
from incidents.web.forms import HouseForm, LineField, Longest, ProseField, listed_choices
from incidents.web.i18n import later, say
from incidents.web.incidents.fields import ChoiceField, ChoicesField, NumberField, button, choice

_MOST_PEOPLE = 9_999_999
_WHY = N_("Why, in a sentence. It stays in the history.")

#: When each grade is given (fields.md 2.3.6, after Airwars).
TESTS = {
    Grade.CONFIRMED: N_(
        "Those held responsible accept it, a court has found it finally, or a UN or NGO inquiry holds evidence."
    ),
    Grade.FAIR: N_("At least two sources that do not draw on one another, each at least possibly true."),
    Grade.WEAK: N_("One source, or several that repeat the same one."),
    Grade.CONTESTED: N_("Sources name different actors."),
    Grade.DISCOUNTED: N_("Shown not to have happened, or not to belong to this database. Say why."),
}


def _grades() -> list[Any]:
    return [
        choice(grade.value, say(N_("%(grade)s: %(test)s"), grade=say(grade.label), test=say(test)))
        for grade, test in TESTS.items()
    ]


def _counting() -> list[Any]:
    words = (("", N_("As the rule says")), ("yes", N_("Count it")), ("no", N_("Leave it out")))
    return [choice(code, say(text)) for code, text in words]


class Deed(HouseForm):
    """A deed on the version of a record that was read."""

    version = NumberField(least=1, most=999_999_999)


class VerifyForm(Deed):
    """Find it in order, and say how well supported it is."""

    grade = ChoicesField(later(N_("How well supported is it?")), choices=_grades)
    reason = ProseField(later(N_("Why, where it needs saying")))
    send = button(N_("Reviewed: it may be published"))


class ReasonForm(Deed):
    """A deed that only asks why: send back, withdraw."""

    reason = ProseField(later(_WHY))
    send = button(N_("Do it"))


class RejectForm(ReasonForm):
    """Do not accept it; a duplicate leads to the record that stays."""

    duplicate_of = LineField(later(N_("Code of the record it repeats, if it repeats one")), [Longest(80)])


class PublishForm(Deed):
    """Let the public read it."""

    personal_checked = BooleanField(later(N_("I read these passages. They may be public.")))
    send = button(N_("Publish"))


class JudgeForm(Deed):
    """One figure: does it count, and how believable is the report?"""

    counted = ChoiceField(later(N_("Does this figure count?")), choices=_counting)
    credibility = ChoiceField(
        later(N_("How believable is this report?")), choices=listed_choices("credibility", blank=N_("Not rated"))
    )
    reason = ProseField(later(_WHY))
    send = button(N_("Keep"))

    def judgement(self, number: int) -> Judgement:
        """The answers as a value."""
        return Judgement(
            number=number,
            counted={"yes": True, "no": False}.get(self.counted.data or ""),
            credibility=int(self.credibility.data) if self.credibility.data else None,
            reason=self.reason.data,
        )


class SettingForm(Deed):
    """A reviewer's own figure over the rule's."""

    min = NumberField(later(N_("At least")), least=0, most=_MOST_PEOPLE)
    best = NumberField(later(N_("Best")), least=0, most=_MOST_PEOPLE)
    max = NumberField(later(N_("At most")), least=0, most=_MOST_PEOPLE)
    reason = ProseField(later(_WHY))
    send = button(N_("Set this figure"))

    def setting(self, outcome: str, group: str) -> Setting:
        """The answers as a value, for the line they are of."""
        return Setting(
            outcome=outcome,
            group=group,
            min=self.min.data,
            best=self.best.data,
            max=self.max.data,
            reason=self.reason.data,
        )


class RateForm(HouseForm):
    """Is this outlet usually reliable?"""

    reliability = ChoiceField(
        later(N_("Is this outlet usually reliable?")), choices=listed_choices("reliability", blank=N_("Not rated"))
    )
    reason = ProseField(later(_WHY))
    send = button(N_("Keep"))
