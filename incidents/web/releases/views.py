"""The releases there are, making one, what changed since one, and the lines that its digest is made of."""

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from incidents.domain.access import VISITOR, Action
from incidents.domain.errors import Refused
from incidents.domain.fates import Fate
from incidents.domain.releases import ReleaseDraft
from incidents.domain.vocabulary import N_
from incidents.services import releasing, searching
from incidents.web.explore.release import ReleaseWords, counted
from incidents.web.explore.rows import rows_of
from incidents.web.forms import HouseForm, TrilingualField
from incidents.web.gate import actor, needs
from incidents.web.i18n import later
from incidents.web.releases.blueprint import blueprint
from incidents.web.words import day_words


class ReleaseForm(HouseForm):
    """What is said of a release; both may stay blank."""

    title = TrilingualField(later(N_("Title")))
    note = TrilingualField(later(N_("What a reader should know of it")), prose=True)

    def draft(self) -> ReleaseDraft:
        """The release as typed."""
        return ReleaseDraft(title=self.title.value, note=self.note.value)


@blueprint.get("/releases")
@needs(Action.READ_PUBLIC)
def index() -> str:
    """Every release, and for managers the form that makes the next."""
    return _page(ReleaseForm())


@blueprint.post("/releases")
@needs(Action.READ_PUBLIC, write=Action.RELEASE)
def make() -> ResponseReturnValue:
    """Freeze what is public now."""
    form = ReleaseForm()
    if form.submitted():
        try:
            made = releasing.make(form.draft(), actor())
            return redirect(url_for("explore.release", release=made.number), 303)
        except Refused as refusal:
            form.refuse(refusal)
    return _page(form), 422


@blueprint.get("/releases/<int:number>/changes")
@needs(Action.READ_PUBLIC)
def changes(number: int) -> str:
    """What was added, changed, withdrawn or merged since a release: how many, and the newest by name."""
    found, release = releasing.changes(number, actor()), releasing.release(number, actor())
    codes = tuple(one.code for one in found.newest)
    rows = {row.code: row for row in rows_of(searching.summaries_of(codes, VISITOR))}
    groups = [
        (fate.label, [(one, rows.get(one.code), day_words(one.day)) for one in found.newest if one.fate == fate])
        for fate in Fate
    ]
    return render_template(
        "releases/changes.html",
        released=ReleaseWords.of(release),
        counts=counted(found),
        groups=[group for group in groups if group[1]],
        named=len(found.newest),
        all_changes=found.counts.total(),
    )


@blueprint.get("/releases/<int:number>/records.txt")
@needs(Action.READ_PUBLIC)
def records(number: int) -> Response:
    """The lines that the digest of a release is made of."""
    lines = releasing.lines(number, actor())
    answer = Response("".join(line.text for line in lines), mimetype="text/plain")
    answer.headers["Content-Disposition"] = f"inline; filename=release-{number}-records.txt"
    return answer


def _page(form: ReleaseForm) -> str:
    found = [ReleaseWords.of(one) for one in releasing.all_releases(actor())]
    return render_template("releases/index.html", releases=found, form=form)
