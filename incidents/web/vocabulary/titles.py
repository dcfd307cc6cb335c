"""What the word lists are called: their own names are codes."""

from incidents.domain.vocabulary import N_
from incidents.web.i18n import say

TITLES = {
    "violation": N_("Alleged violations"),
    "outcome": N_("What was reported"),
    "victim_group": N_("Who they were"),
    "cause": N_("Cause and weapon"),
    "event_type": N_("Kind of event"),
    "place_type": N_("Kind of place"),
    "grade": N_("How well supported"),
    "scope": N_("What the number covers"),
    "degree": N_("Part in what happened, as alleged"),
    "attribution": N_("Who says so"),
    "official_position": N_("What those held responsible say"),
    "actor_kind": N_("Kind of actor"),
    "perpetrator_type": N_("Kind of actor, in other collections"),
    "source_kind": N_("Kind of source"),
    "source_scale": N_("Reach of a source"),
    "article_kind": N_("Kind of article"),
    "relation": N_("How an article belongs to a record"),
    "link": N_("How records belong together"),
    "claim_kind": N_("What a reported statement is about"),
    "claim_status": N_("What became of a reported figure"),
    "sensitivity": N_("What to mind before opening"),
    "reliability": N_("Is this outlet usually reliable?"),
    "credibility": N_("How believable is this report?"),
}


def title_of(name: str) -> str:
    """A word list as people call it; its code where it has no other name."""
    return say(TITLES[name]) if name in TITLES else name
