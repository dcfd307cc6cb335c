"""Values for tests: invented, and looking invented. Only what a test is about is given; the rest is plain."""

from datetime import date
from typing import Any

from sqlalchemy import insert, select

from incidents.domain.access import LOADER, Actor, Role
from incidents.domain.articles import ArticleDraft, Source
from incidents.domain.claims import Claim
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Draft, IncidentPlace
from incidents.domain.text import Trilingual
from incidents.domain.vocabulary import Status, Tier
from incidents.storage import articles, sources
from incidents.storage.db import now, transaction
from incidents.storage.models.account import AccountRow, RoleRow

TODAY = date(2026, 11, 23)


def day(text: str) -> UncertainDate:
    """A date as EDTF: `day("2019-11-28")`."""
    return UncertainDate.from_edtf(text)


def claim(number: int, article: str, value: int | None = None, **more: Any) -> Claim:
    """A reported figure of people killed, unless said otherwise."""
    given: dict[str, Any] = {"outcome": "killed", "printed": "" if value is None else str(value)} | more
    return Claim(number=number, article=article, value=value, **given)


def draft(*claims: Claim, title: str = "Invented event at an invented bridge", **more: Any) -> Draft:
    """An incident in Nasiriyah on 28 November 2019, with the articles of its claims."""
    given: dict[str, Any] = {
        "title": Trilingual(en=title),
        "occurred": day("2019-11-28"),
        "places": (IncidentPlace(place="IQ-DQ-NASIRIYAH"),),
        "articles": tuple(ArticleLink(article=code) for code in dict.fromkeys(one.article for one in claims)),
    } | more
    return Draft(claims=claims, **given)


def kept_article(outlet: str = "invented-news", published: str = "2019-11-29", **more: Any) -> str:
    """Keep an article of an outlet and return its code."""
    given: dict[str, Any] = {"title": "An invented headline", "tier": Tier.PUBLIC} | more
    with transaction() as session:
        if outlet not in {one.code for one in sources.all_sources()}:
            sources.keep_source(session, Source(code=outlet, name=Trilingual(en=outlet.replace("-", " ").title())))
        wanted = ArticleDraft(outlet=outlet, published=day(published) if published else None, **given)
        return articles.add(session, wanted, LOADER, status=Status.DRAFT)


def account(name: str, role: Role) -> Actor:
    """Keep an account that cannot sign in, and return it as an actor."""
    with transaction() as session:
        found = session.scalar(select(RoleRow.id).where(RoleRow.name == role.value))
        if found is None:
            found = session.execute(insert(RoleRow).values(name=role.value, description="")).inserted_primary_key[0]
        row = AccountRow(
            name=name,
            name_key=name,
            password="!",
            fs_uniquifier=name,
            role_id=found,
            grants=[],
            created=now(),
            active=True,
        )
        session.add(row)
        session.flush()
        kept = row.id
    return Actor(account=kept, name=name, role=role)
