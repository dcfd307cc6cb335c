"""Two records of one incident: compare them, make them one, undo that; or say that they are different."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import Action
from incidents.domain.errors import Conflict, NotFound, Refused
from incidents.domain.incident import Record
from incidents.domain.merging import United
from incidents.domain.vocabulary import N_
from incidents.services import matching, merging, searching
from incidents.services.deed_words import DEEDS
from incidents.web.forms import HouseForm, LineField, Longest, ProseField
from incidents.web.gate import actor, needs
from incidents.web.i18n import later, say
from incidents.web.incidents.alike import offered
from incidents.web.incidents.blueprint import blueprint
from incidents.web.incidents.comparing import differences
from incidents.web.incidents.fields import NumberField, button

_WHY = N_("Why, in a sentence. It stays in the history.")
_MOST = 999_999_999
#: Where to go once two records were found different, by the word in the address.
_BACK = {"duplicates": "review.duplicate_pairs"}


class MergeForm(HouseForm):
    """The record that goes, both as they were read, and why."""

    other = LineField(later(N_("Code of the other record")), [Longest(80)])
    kept_version = NumberField(least=1, most=_MOST)
    gone_version = NumberField(least=1, most=_MOST)
    reason = ProseField(later(_WHY))
    send = button(N_("Merge them"))

    @property
    def versions(self) -> tuple[int, int]:
        """The versions that were compared."""
        return self.kept_version.data or 0, self.gone_version.data or 0


class DifferentForm(HouseForm):
    """The other record, and why it is another incident."""

    other = LineField(later(N_("Code of the other record")), [Longest(80)])
    back = LineField(default="")
    reason = ProseField(later(_WHY))
    send = button(N_("Not the same"))


class UndoForm(HouseForm):
    """Nothing but the press."""

    send = button(N_("Undo the merge"))


@blueprint.route("/incidents/<code>/merge", methods=["GET", "POST"])
@needs(Action.MERGE)
def merge(code: str) -> ResponseReturnValue:
    """Choose the other record, compare both, and make them one. The record of the address stays."""
    form = MergeForm(data={"other": request.args.get("other", "")})
    other = (form.other.data or "").strip().upper()
    if form.submitted():
        try:
            merging.merge(code, other, form.reason.data, actor(), versions=form.versions)
        except (Refused, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("incidents.show", code=code, saved="merged"), 303)
    return _merge_page(code, other, form), 422 if form.is_submitted() else 200


@blueprint.post("/incidents/<code>/merges/<int:number>/undo")
@needs(Action.MERGE)
def undo_merge(code: str, number: int) -> ResponseReturnValue:
    """Bring both records back. A change made since is told, in the reader's words."""
    if not UndoForm().submitted():
        return redirect(url_for("incidents.show", code=code), 303)
    try:
        undone = merging.undo(number, actor())
    except Conflict as refusal:
        deeds = [say(DEEDS.get(deed, deed)) for deed in refusal.params["deeds"].split(", ")]
        raise Conflict(refusal.message, code=refusal.params["code"], deeds=say(N_(", ")).join(deeds)) from refusal
    return redirect(url_for("incidents.show", code=undone.kept, saved="separated"), 303)


@blueprint.route("/incidents/<code>/different", methods=["GET", "POST"])
@needs(Action.RECORD)
def different(code: str) -> ResponseReturnValue:
    """Say that two records are of different incidents, and why."""
    form = DifferentForm(data={name: request.args.get(name, "") for name in ("other", "back")})
    other = (form.other.data or "").strip().upper()
    pair = [searching.incident(one, actor()) for one in (code, other)]
    if form.submitted():
        try:
            matching.not_same(code, other, form.reason.data, actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            endpoint = _BACK.get(form.back.data)
            here = url_for("incidents.show", code=code, saved="different")
            return redirect(url_for(endpoint, done="different") if endpoint else here, 303)
    page = render_template("incidents/different.html", form=form, record=pair[0], pair=pair)
    return page, 422 if form.is_submitted() else 200


def _merge_page(code: str, other: str, form: MergeForm) -> str:
    kept, found = searching.incident(code, actor()), _previewed(code, other, form)
    told: dict[str, Any] = {"gone": None, "apart": (), "changes": ()}
    if found is not None:
        _, gone, result = found
        form.kept_version.data, form.gone_version.data = kept.version, gone.version
        told = {
            "gone": gone,
            "apart": differences(gone.content, kept.content),
            "changes": differences(kept.content, result.content, beside=(gone.content,)),
        }
    alike = offered(matching.alike_to(kept, limit=8)) if found is None else ()
    return render_template("incidents/merge.html", form=form, record=kept, other=other, alike=alike, **told)


def _previewed(code: str, other: str, form: MergeForm) -> tuple[Record, Record, United] | None:
    """Both records and what they would become; None, with the reason on the form, where they cannot be one."""
    if not other:
        return None
    try:
        return merging.preview(code, other, actor())
    except NotFound:
        sentence = N_("“%(text)s” is not a code that is known here.")
        refusal = Refused(sentence, field="other", text=other[:80])
    except Refused as refused:
        refusal = refused
    if not form.errors:
        form.refuse(refusal)
    return None
