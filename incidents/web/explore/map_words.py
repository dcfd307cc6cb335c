"""The sentences that the map page's scripts fill in, because only they know what the map was moved to."""

from incidents.domain.vocabulary import N_
from incidents.web.i18n import say

_OPEN = {name: f"%({name})s" for name in ("n", "when", "low", "high", "source", "year")}
SENTENCES = {
    "loading": N_("Asking what lies here …"),
    "offline": N_("There is no connection. Nothing is drawn until the map can be asked again."),
    "refused": N_("The map could not be asked. Nothing is drawn until it answers again."),
    "played": N_("%(when)s · incidents in this view: %(n)s"),
    "drawing": N_("Corners: %(n)s"),
    "span": N_("%(low)s to %(high)s"),
    "play": N_("Play month by month"),
    "next": N_("Next month"),
    "pause": N_("Pause"),
    "population": N_("Population: %(source)s, estimate for %(year)s."),
}


def sentences() -> dict[str, str]:
    """The sentences in the reader's language, their %(name)s left open."""
    return {key: say(message, **_OPEN) for key, message in SENTENCES.items()}
