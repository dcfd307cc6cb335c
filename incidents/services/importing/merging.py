"""A next edition into a record: its own figures are replaced, and of the rest only what nobody changed since."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from incidents.domain.claims import Claim
from incidents.domain.incident import Draft, typed
from incidents.domain.vocabulary import ClaimKind, ClaimStatus
from incidents.services.importing.drafting import said_alike

#: What may differ between two editions that say the same; and what people add to a figure.
_BESIDE = frozenset(
    {"number", "article", "as_of", "page_or_time", "status", "replaces", "credibility", "credibility_reason",
     "override", "tier"}
)  # fmt: skip
_SAYS = tuple(one.name for one in fields(Claim) if one.name not in _BESIDE)


def merged(before: Draft, new: Draft, said: Mapping[str, Any]) -> tuple[Draft, tuple[int, ...]]:
    """The record after an edition, and the numbers of the figures that are the data set's now.

    `said` is what the edition before it said, as `drafting.said_of` gives it.
    """
    kept = typed(before)
    claims, own = _claims(kept.claims, new.claims, frozenset(said.get("claims", ())))
    known = {link.article for link in kept.articles}
    articles = (*kept.articles, *(link for link in new.articles if link.article not in known))
    taken = {name: getattr(new, name) for name in said_alike(said, kept)}
    return replace(kept, **taken, claims=claims, articles=articles), own


def _claims(
    before: tuple[Claim, ...], new: tuple[Claim, ...], own: frozenset[int]
) -> tuple[tuple[Claim, ...], tuple[int, ...]]:
    """Every figure that was there, those that the edition no longer gives as replaced; and the new ones after them."""
    open_ = [claim for claim in before if claim.number in own and claim.status == ClaimStatus.ACTIVE]
    last = max((claim.number for claim in before), default=0)
    kept, added = list[int](), list[Claim]()
    for claim in new:
        earlier = next((one for one in open_ if _subject(one) == _subject(claim)), None)
        if earlier is not None:
            open_.remove(earlier)
        if earlier is not None and _says(earlier) == _says(claim):
            kept.append(earlier.number)
            continue
        last += 1
        added.append(replace(claim, number=last, replaces=earlier.number if earlier else None))
    standing = [
        replace(claim, status=ClaimStatus.SUPERSEDED) if _is_over(claim, own, kept) else claim for claim in before
    ]
    return (*standing, *added), (*kept, *(claim.number for claim in added))


def _is_over(claim: Claim, own: frozenset[int], kept: list[int]) -> bool:
    return claim.number in own and claim.number not in kept and claim.status == ClaimStatus.ACTIVE


def _subject(claim: Claim) -> tuple[object, ...]:
    """What a figure is about; two editions give one figure each of it."""
    fact = "" if claim.kind == ClaimKind.NUMBER else claim.fact
    return claim.kind, claim.outcome, claim.group, claim.combined, claim.scope, fact


def _says(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in _SAYS)
