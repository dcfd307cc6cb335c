"""An article on the desk: its form shown, changed by buttons, recorded."""

import secrets

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, Refused
from incidents.domain.sittings import Seen, Sitting
from incidents.domain.vocabulary import N_
from incidents.services import desk, matching, reference, searching
from incidents.services.recording import Unanswered
from incidents.web.answers import seen
from incidents.web.desk.blueprint import blueprint
from incidents.web.desk.clash import Other, others
from incidents.web.desk.deeds import changed
from incidents.web.desk.form import DeskForm
from incidents.web.desk.sheet import Sheet
from incidents.web.gate import actor, needs
from incidents.web.i18n import say
from incidents.web.incidents.alike import offered
from incidents.web.incidents.understanding import understood
from incidents.web.incidents.warned import Warned, warned

_QUESTIONS = {"when": ("occurred",), "where": ("place", "place_code")}
_ANOTHER = N_("Recorded as another incident by somebody who was shown both.")
_DECIDED = {"another", "add_to"}
_RECORDING = ("record", "draft", "another", "add_to")


@blueprint.get("/reading/<code>")
@needs(Action.RECORD)
def sheet(code: str) -> ResponseReturnValue:
    """The article beside its form; or what was recorded from it a moment ago, and the ways on."""
    sitting = desk.sitting(code, actor())
    laid = Sheet.of(sitting, DeskForm.of(sitting.answers), request.args.get("event", ""))
    if request.args.get("recorded", "") in sitting.recorded and sitting.finished:
        return render_template("desk/recorded.html", sheet=laid, sitting=sitting, incidents=_recorded(sitting))
    return _page(laid)


@blueprint.post("/reading/<code>")
@needs(Action.RECORD)
def change(code: str) -> ResponseReturnValue:
    """Keep the answers; then do what the button says."""
    sitting = desk.sitting(code, actor())
    form = DeskForm()
    if form.new_place.form.pressed(request.form):
        return _page(Sheet.of(sitting, form, form.event.data or ""))
    laid = Sheet.of(sitting, form, form.event.data or "")
    answers, fragment = changed(laid, form.typed())
    try:
        version = desk.save(code, answers, seen(), actor())
    except Conflict:
        return _clash(laid), 409
    if any(name in request.form for name in _RECORDING):
        return _recorded_now(laid, version)
    chosen = request.form.get("choose") or form.event.data or ""
    return redirect(url_for("desk.sheet", code=code, event=chosen[:4] or None, _anchor=fragment or None), 303)


def _recorded_now(laid: Sheet, version: int) -> ResponseReturnValue:
    """On to what was recorded; or the sheet again, with what stands in the way."""
    form, odd = laid.form, tuple[Warned, ...]()
    if not form.validate():
        return _page(laid, version=version), 422
    if settled := form.settle_place(actor()):
        version = desk.save(laid.sitting.code, {**form.typed(), **settled}, Seen(version=version), actor())
    if not _DECIDED & set(request.form) and laid.candidates:
        form.refuse(Refused(N_("This may be here already. Look at what is listed under question 7, and choose.")))
        return _page(laid, version=version), 422
    try:
        kept = _kept(laid)
    except (Refused, Conflict) as refusal:
        form.refuse(refusal)
        odd = warned(refusal.warnings) if isinstance(refusal, Unanswered) else ()
        return _page(laid, version=version, odd=odd), 422
    return redirect(url_for("desk.sheet", code=laid.sitting.code, recorded=kept), 303)


def _kept(laid: Sheet) -> str:
    """The code of the incident that the answers went into."""
    form, sitting = laid.form, laid.sitting
    told = form.report(sitting, actor())
    if target := request.form.get("add_to"):
        return desk.add_to(sitting.code, target, told, actor())
    codes = tuple(one.code for one in laid.candidates) if "another" in request.form else ()
    kept = desk.record(sitting.code, told, actor(), submit=not _drafting(), reason=form.reason.data, apart=codes)
    if (other := request.form.get("another")) in codes:
        matching.not_same(kept, other, say(_ANOTHER), actor())
    return kept


def _drafting() -> bool:
    """Whether a draft is wanted: by the button, or by the one pressed before likely duplicates were shown."""
    return "draft" in request.form or request.form.get("way") == "draft"


def _clash(laid: Sheet) -> str:
    """What was typed here over what another window saved; sent once more, it replaces that."""
    newest = desk.sitting(laid.sitting.code, actor())
    return _page(laid, version=newest.version, clash=others(newest.answers, laid.form.typed()))


def _page(
    laid: Sheet, *, version: int = 0, odd: tuple[Warned, ...] = (), clash: tuple[Other, ...] | None = None
) -> str:
    return render_template(
        "desk/sheet.html",
        sheet=laid,
        sitting=laid.sitting,
        form=laid.form,
        version=version or laid.sitting.version,
        window=secrets.token_hex(8),
        odd=odd,
        clash=clash,
        echoes=_echoes(laid.form),
        incidents=_recorded(laid.sitting),
        alike=offered(laid.candidates),
        way="draft" if _drafting() else "record",
        outlets=[name for source in reference.all_sources() for name in source.name.all()],
    )


def _recorded(sitting: Sitting) -> tuple[object, ...]:
    return tuple(searching.summaries_of(sitting.recorded, actor()))


def _echoes(form: DeskForm) -> dict[str, str]:
    """Question → what was understood of its answers."""
    typed = form.typed()
    asked = {
        question: {name: next(iter(typed.get(name, ())), "") for name in names}
        for question, names in _QUESTIONS.items()
    }
    told = {question: understood(answers, actor()) for question, answers in asked.items()}
    return {question: "" if refused else words for question, (words, refused) in told.items()}
