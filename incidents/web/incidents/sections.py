"""The six sections that a quick record can grow by, each with its place in the full form."""

from collections.abc import Callable, Sized
from dataclasses import dataclass

from incidents.domain.incident import Draft
from incidents.domain.vocabulary import N_


@dataclass(frozen=True)
class Section:
    """`title` and `words` are msgids; `part` is where it stands in the full form; `held` what a draft has of it."""

    title: str
    part: str
    words: str
    held: Callable[[Draft], Sized]


SECTIONS = (
    Section(
        N_("More sources"), "articles", N_("Other articles, and what each of them says."), lambda draft: draft.articles
    ),
    Section(
        N_("People and groups"),
        "figures",
        N_("Who they were, and each figure beside its words."),
        lambda draft: draft.claims,
    ),
    Section(
        N_("Cause and weapon"),
        "causes",
        N_("What is reported to have killed or injured; alleged violations."),
        lambda draft: draft.causes,
    ),
    Section(
        N_("Who is said to be responsible, and their reply"),
        "actors",
        N_("Institutions and units, who says so, and what they answer."),
        lambda draft: draft.actors,
    ),
    Section(
        N_("Exact place"),
        "places",
        N_("How exactly it is known, and how exactly it may be shown."),
        lambda draft: draft.places,
    ),
    Section(
        N_("Translations and protection"),
        "protection",
        N_("The other languages, who can see this, and what to mind."),
        lambda draft: draft.title.all(),
    ),
)
