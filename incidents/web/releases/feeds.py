"""Feeds of what was published, corrected, merged and withdrawn: of everything, and since a release."""

from flask import Response, request, url_for

from incidents.domain.access import Action
from incidents.domain.vocabulary import N_
from incidents.services import announcing, releasing
from incidents.services.announcing import Announcement
from incidents.web.atom import Entry, document
from incidents.web.gate import actor, needs
from incidents.web.i18n import language, say
from incidents.web.releases.blueprint import blueprint
from incidents.web.words import best, number_words

_HOUSE = N_("Incident Record")
_TYPE = "application/atom+xml; charset=utf-8"
_DEEDS = {
    "published": N_("Published: %(what)s"),
    "withdrawn": N_("Withdrawn: %(what)s"),
    "merged": N_("Merged into another record: %(what)s"),
    "merge undone": N_("A record of its own again: %(what)s"),
}
_AGAIN = N_("Published again after a change: %(what)s")


@blueprint.get("/changes.atom")
@needs(Action.READ_PUBLIC)
def everything() -> Response:
    """The newest public deeds on records."""
    title = say(N_("Changes of the Incident Record"))
    return _feed(announcing.announced(actor()), title, url_for("pages.corrections", _external=True))


@blueprint.get("/releases/<int:number>/changes.atom")
@needs(Action.READ_PUBLIC)
def since(number: int) -> Response:
    """The newest public deeds on records since a release."""
    found = releasing.release(number, actor())
    told = announcing.announced(actor(), found.history_seq)
    title = say(N_("Changes since release %(number)s"), number=number_words(number))
    return _feed(told, title, url_for("releases.changes", number=number, _external=True))


def _feed(told: tuple[Announcement, ...], title: str, home: str) -> Response:
    own = url_for(request.endpoint or "", _external=True, **(request.view_args or {}))
    entries = [_entry(one) for one in told]
    return Response(document(entries, title=title, home=home, own=own, lang=language()), content_type=_TYPE)


def _entry(one: Announcement) -> Entry:
    """What was withdrawn is told by its code and day alone. Only the link follows a record to where it was merged."""
    what = best(one.title)
    named = say(N_("“%(title)s” (%(code)s)"), title=what, code=one.code) if what else one.code
    return Entry(
        mark=f"{url_for('incidents.show', code=one.code, _external=True)}#{one.mark}",
        title=say(_AGAIN if one.again else _DEEDS[one.deed], what=named),
        authors=(say(_HOUSE),),
        address=url_for("incidents.show", code=one.into or one.code, _external=True),
        lang=language(),
        updated=one.at,
    )
