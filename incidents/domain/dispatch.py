"""One happening as one article tells it, taken over by a person; and the draft made of it."""

from dataclasses import dataclass, replace

from incidents.domain.articles import ArticleDraft
from incidents.domain.claims import Claim
from incidents.domain.dates import UncertainDate
from incidents.domain.incident import ArticleLink, Cause, Draft
from incidents.domain.people import Involvement
from incidents.domain.places import Place
from incidents.domain.quick import in_its_language, placed
from incidents.domain.vocabulary import CauseRole

_EXCERPT = 600  # characters of an article that its excerpt holds


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """What was taken over of an article about one incident.

    `source` names no outlet yet: `outlet` is its name, and `agency` that of the news agency whose text it carries.
    `claims` have no number and no article yet. `causes` and `actors` are codes; `named` are institutions, units or
    groups that are not listed yet. `keys` are the suggestions that the figures were taken from.
    """

    source: ArticleDraft
    outlet: str = ""
    agency: str = ""
    what: str = ""
    occurred: UncertainDate | None = None
    place: Place | None = None
    claims: tuple[Claim, ...] = ()
    causes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def names_a_source(self) -> bool:
        """Whether it says where it was read."""
        return bool(self.source.title or self.source.url or self.outlet or self.agency)

    def article(self, outlet: str, via: str) -> ArticleDraft:
        """The article, with the codes its outlet was kept under; an agency's text speaks with the agency's voice."""
        return replace(self.source, outlet=outlet, via=via)

    def draft(self, article: str) -> Draft:
        """The incident draft; `article` is the code the article was kept under, blank if none was named."""
        return replace(
            self.added_to(Draft(), article),
            title=in_its_language(self.what),
            occurred=self.occurred,
            places=(placed(self.place),) if self.place else (),
        )

    def added_to(self, draft: Draft, article: str) -> Draft:
        """The draft with this article and what it says; figures are numbered on, what is named already stays."""
        linked = {link.article for link in draft.articles}
        known = {one.actor for one in draft.actors}
        first = max((claim.number for claim in draft.claims), default=0) + 1
        return replace(
            draft,
            articles=draft.articles if article in {"", *linked} else (*draft.articles, ArticleLink(article=article)),
            claims=(
                *draft.claims,
                *(replace(claim, number=n, article=article) for n, claim in enumerate(self._claims(article), first)),
            ),
            causes=(*draft.causes, *self._causes(draft, article)),
            actors=(
                *draft.actors,
                *(Involvement(actor=code, alleged_by=_by(article)) for code in self.actors if code not in known),
            ),
        )

    def _claims(self, article: str) -> tuple[Claim, ...]:
        return self.claims if article else ()

    def _causes(self, draft: Draft, article: str) -> tuple[Cause, ...]:
        """One cause is a cause; several are reported among causes, and nobody is said to have died of one of them."""
        role = CauseRole.CAUSE if len(self.causes) == 1 else CauseRole.AMONG
        known = {(one.term, one.article) for one in draft.causes}
        return tuple(
            Cause(term=term, role=role, article=article) for term in self.causes if (term, article) not in known
        )


def excerpt_of(text: str) -> tuple[str, bool]:
    """The beginning of a text, cut at the end of a sentence where there is one; and whether anything was cut."""
    bare = text.strip()
    if len(bare) <= _EXCERPT:
        return bare, False
    cut = bare[:_EXCERPT]
    end = max(cut.rfind(sign) for sign in (". ", ".\n", "! ", "? ", "؟ ", "\n"))
    return (cut[: end + 1] if end > 0 else cut.rpartition(" ")[0] or cut).strip(), True


def _by(article: str) -> tuple[str, ...]:
    return (article,) if article else ()
