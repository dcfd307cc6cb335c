"""Which status may follow which, and who may take the step. Nobody reviews their own work."""

from dataclasses import dataclass

from incidents.domain.access import Action, Actor
from incidents.domain.errors import NotAllowed, Refused
from incidents.domain.vocabulary import N_, Status


@dataclass(frozen=True)
class Rule:
    """What one step asks: the action, a second person, a reason."""

    action: Action
    second_person: bool = False
    reason: bool = False


#: (from, to) → rule. A step that is not here does not exist.
STEPS: dict[tuple[Status, Status], Rule] = {
    (Status.DRAFT, Status.SUBMITTED): Rule(Action.RECORD),
    (Status.SUBMITTED, Status.DRAFT): Rule(Action.REVIEW, second_person=True, reason=True),
    (Status.SUBMITTED, Status.VERIFIED): Rule(Action.REVIEW, second_person=True),
    (Status.SUBMITTED, Status.REJECTED): Rule(Action.REVIEW, second_person=True, reason=True),
    (Status.DRAFT, Status.REJECTED): Rule(Action.REVIEW, second_person=True, reason=True),
    (Status.VERIFIED, Status.PUBLISHED): Rule(Action.PUBLISH),
    (Status.VERIFIED, Status.DRAFT): Rule(Action.REVIEW, second_person=True, reason=True),
    (Status.VERIFIED, Status.REJECTED): Rule(Action.REVIEW, second_person=True, reason=True),
    (Status.PUBLISHED, Status.WITHDRAWN): Rule(Action.WITHDRAW, reason=True),
    (Status.WITHDRAWN, Status.DRAFT): Rule(Action.RECORD, reason=True),
    (Status.WITHDRAWN, Status.REJECTED): Rule(Action.REVIEW, second_person=True, reason=True),
    (Status.REJECTED, Status.DRAFT): Rule(Action.REVIEW, reason=True),
}

#: What amending does to the status of the working copy; the publication stays as it is meanwhile.
AFTER_AMENDMENT: dict[Status, Status] = {
    Status.DRAFT: Status.DRAFT,
    Status.SUBMITTED: Status.SUBMITTED,
    Status.VERIFIED: Status.SUBMITTED,
    Status.PUBLISHED: Status.DRAFT,
    Status.WITHDRAWN: Status.DRAFT,
}


def next_steps(status: Status, actor: Actor, *, is_author: bool) -> tuple[Status, ...]:
    """The statuses this actor may move a record to."""
    return tuple(
        new
        for (old, new), rule in STEPS.items()
        if old == status and actor.may(rule.action) and not (rule.second_person and is_author)
    )


def check_step(old: Status, new: Status, actor: Actor, *, is_author: bool, reason: str = "") -> None:
    """Refused or NotAllowed, with a sentence, unless the actor may take this step."""
    rule = STEPS.get((old, new))
    if rule is None:
        raise Refused(N_("A record that is “%(old)s” cannot become “%(new)s”."), old=old.label, new=new.label)
    actor.require(rule.action)
    if rule.second_person and is_author:
        raise NotAllowed(N_("You worked on this revision, so another person has to review it."))
    if rule.reason and not reason.strip():
        raise Refused(N_("Say why, in a sentence. It stays in the history."), field="reason")


def after_amendment(status: Status) -> Status:
    """The status of the working copy once it was amended. Refused where a record no longer takes amendments."""
    if status not in AFTER_AMENDMENT:
        raise Refused(N_("This record was not accepted, so it cannot be amended. Open it again first."))
    return AFTER_AMENDMENT[status]
