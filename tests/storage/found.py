"""Five invented incidents, published, for everything that finds: each differs from the others in what is asked for."""

from dataclasses import replace
from typing import Any

from factories import account, claim, day, draft, kept_article
from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.codec import to_plain
from incidents.domain.counts import Qualifier
from incidents.domain.disclosure import public_article
from incidents.domain.incident import Cause, Draft, IncidentPlace
from incidents.domain.people import Actor as Alleged
from incidents.domain.people import Involvement
from incidents.domain.places import PlacePrecision
from incidents.domain.releases import ReleaseDraft
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Clarity, Grade
from incidents.services import disclosing, releasing
from incidents.storage import article_values, articles, incidents, people
from incidents.storage.db import transaction

CODES = {
    "bridge": "IRQ-0000001", "square": "IRQ-0000002", "silent": "IRQ-0000003", "pattern": "IRQ-0000004",
    "undated": "IRQ-0000005",
}  # fmt: skip
NAMES = {code: name for name, code in CODES.items()}


def keep(name: str, content: Draft, *, public: bool = True, grade: Grade = Grade.WEAK) -> str:
    """Keep an incident under the code of its name, for the team and, where `public`, for everyone."""
    code = CODES.get(name, name)
    with transaction() as session:
        incidents.add(session, content, LOADER, prefix="IRQ", code=code)
        incidents.grade(session, code, grade, "")
        disclosing.refresh_team(session, code)
        if public:
            disclosing.publish(session, code, LOADER)
    return code


def open_article(outlet: str, **more: Any) -> str:
    """An article that everyone may read."""
    code = kept_article(outlet, **more)
    with transaction() as session:
        content = article_values.article(session, code).content
        articles.publish(session, code, to_plain(public_article(content)))
    return code


def keep_five() -> None:
    """The five; `north` reports the first two, `south` the second and third."""
    north, south = open_article("invented-north"), open_article("invented-south", published="2019-12-30")
    with transaction() as session:
        people.keep(session, Alleged(code="G-FORCE", name=Trilingual(en="Invented force")))
    _bridge(north)
    _square(north, south)
    keep("silent", draft_of(
        "The invented silence", occurred=day("2020-01-05"), places=(IncidentPlace(place="IQ-KA-KARBALA"),),
        causes=(Cause(term="tear-gas-inhalation"),), articles=draft(claim(1, south)).articles,
    ), grade=Grade.FAIR)  # fmt: skip
    keep("pattern", draft_of(
        "An invented pattern", claim(1, south, 100), occurred=day("2019-10/2020-03"), clarity=Clarity.SUMMARY,
    ))  # fmt: skip
    keep("undated", draft_of(
        "Told without a day", claim(1, north, 4), occurred=None,
        places=(IncidentPlace(place="IQ-DQ", precision=PlacePrecision.GOVERNORATE),),
    ))  # fmt: skip


def _bridge(north: str) -> None:
    """Nasiriyah, one day, one source: 5 killed."""
    keep("bridge", draft_of(
        "March of Ahmad over an invented bridge",
        claim(1, north, 5, group="protesters", passage="five invented people"),
        title_ar="مسيرة أحمد عند جسر مختلق", occurred=day("2019-11-28"), violations=("life",),
        causes=(Cause(term="live-ammunition"),), actors=(Involvement(actor="G-FORCE", alleged_by=(north,)),),
    ))  # fmt: skip


def _square(north: str, south: str) -> None:
    """Baghdad, some day of November: 2 killed by one source, more than 10 by another; 30 injured."""
    keep("square", draft_of(
        "At the invented fountain",
        claim(1, north, 2),
        claim(2, south, 10, qualifier=Qualifier.MORE_THAN),
        claim(3, north, 30, outcome="injured"),
        occurred=day("2019-11"), places=(IncidentPlace(place="IQ-BG-TAHRIR-SQUARE"),),
    ), grade=Grade.CONTESTED)  # fmt: skip


def draft_of(title: str, *claims: Any, title_ar: str = "", **more: Any) -> Draft:
    """A draft with its title in English, and in Arabic where one is given."""
    content = draft(*claims, title=title, **more)
    return replace(content, title=Trilingual(en=title, ar=title_ar))


def release_five() -> Actor:
    """Keep the five, and freeze what is public of them as release 1; the manager who did."""
    keep_five()
    by = account("invented manager", Role.MANAGER)
    releasing.make(ReleaseDraft(), by)
    return by
