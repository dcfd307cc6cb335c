"""The page of one incident, for the public and for the team; handing it to the reviewers."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, NotFound, Refused
from incidents.domain.incident import Record
from incidents.domain.vocabulary import N_, Audience, Status
from incidents.services import depicting, merging, recording, reviewing, searching
from incidents.web.citing.telling import of_incident, shown
from incidents.web.forms import HouseForm, ProseField
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, later, say
from incidents.web.incidents.blueprint import blueprint
from incidents.web.incidents.fields import NumberField, button
from incidents.web.incidents.sections import SECTIONS
from incidents.web.incidents.telling import Teller, place_line, without_words
from incidents.web.incidents.warned import warned

#: What a deed led to, by the word in the address it led to.
_SAVED = {
    "draft": N_("Saved as a draft. Only your team can see it."),
    "source": N_("Added. Only your team can see it until the change is published."),
    "changes": N_("Saved. Only your team can see it until it is published."),
    "submitted": N_("Handed on for review. Somebody else looks at it now."),
    "reopened": N_("Open again as a draft."),
    "merged": N_("Merged. The other address leads here now. It can be undone below, as long as neither is changed."),
    "separated": N_("Undone. Both records are as they were."),
    "different": N_("Kept. These two are not offered as one again."),
}


class SubmitForm(HouseForm):
    """Hand a draft to the reviewers; what looks odd is answered in a sentence."""

    version = NumberField(least=1, most=999_999_999)
    reason = ProseField(later(N_("Your answer to what looks odd")))
    submit = button(N_("Submit for review"))


class ReopenForm(HouseForm):
    """Open a withdrawn or refused record again."""

    version = NumberField(least=1, most=999_999_999)
    reason = ProseField(later(N_("Why it is opened again")))
    submit = button(N_("Open it again"))


@blueprint.get("/incidents/<code>")
@needs(Action.READ_PUBLIC)
def show(code: str) -> ResponseReturnValue:
    """One incident, as whoever asks may read it."""
    if code != code.upper():
        return redirect(url_for("incidents.show", code=code.upper()), 301)
    try:
        record = searching.incident(code, actor())
    except NotFound:
        if target := searching.leads_on(code, actor()):
            return redirect(url_for("incidents.show", code=target), 301)
        raise
    if record.forwarded_to:
        return redirect(url_for("incidents.show", code=record.forwarded_to), 301)
    return page(record)


@blueprint.post("/incidents/<code>/submit")
@needs(Action.RECORD)
def submit(code: str) -> ResponseReturnValue:
    """Hand a draft to the reviewers."""
    record = recording.working_copy(code, actor())
    form = SubmitForm()
    if form.submitted():
        try:
            recording.submit(code, form.version.data or 0, actor(), form.reason.data)
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("incidents.show", code=code, saved="submitted"), 303)
    return page(record, form), 422


@blueprint.post("/incidents/<code>/reopen")
@needs(Action.RECORD)
def reopen(code: str) -> ResponseReturnValue:
    """Open a withdrawn or refused record again as a draft."""
    record = recording.working_copy(code, actor())
    form = ReopenForm()
    if form.submitted():
        try:
            reviewing.reopen(code, form.version.data or 0, form.reason.data, actor())
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("incidents.show", code=code, saved="reopened"), 303)
    return page(record, reopening=form), 422


def page(record: Record, form: SubmitForm | None = None, reopening: ReopenForm | None = None) -> str:
    """The record as a page; the team's has its next steps beside it."""
    teller, content = Teller(record), record.content
    team = record.audience == Audience.TEAM
    return render_template(
        "incidents/show.html",
        record=record,
        content=content,
        team=team,
        saved=_SAVED.get(request.args.get("saved", "")) if team else None,
        title=teller.title,
        second=next(iter(content.title.others(language())), None),
        teller=teller,
        outcomes=teller.drawn(),
        graphic="graphic" in content.sensitivity,
        loose=teller.loose(),
        loose_without_words=without_words(teller.loose()),
        sections=SECTIONS,
        places=[(place, place_line(place)) for place in content.places],
        drawing=Markup(depicting.draw_places(record, language(), say)),  # noqa: S704 - built as a tree, texts escaped
        links=searching.linked(record),
        citation=shown(of_incident(record), "citing.incident", code=record.code),
        warnings=warned(recording.warnings(record)) if team and record.status == Status.DRAFT else (),
        form=form or SubmitForm(data={"version": record.version}),
        reopening=reopening or ReopenForm(data={"version": record.version}),
        steps=reviewing.open_steps(record, actor()) if team else (),
        kept_in_part=_kept_for_few(record) if team else "",
        merges=merging.merges_into(record.code, actor()) if team else (),
    )


def _kept_for_few(record: Record) -> str:
    """Why somebody who could change records does not change this one; blank where they may, or change none anyway."""
    by = actor()
    kept = by.may(Action.RECORD) and recording.is_kept_in_part(record.code, by)
    return recording.KEPT_FOR_FEW if kept else ""
