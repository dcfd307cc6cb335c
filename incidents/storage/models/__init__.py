"""Typed rows, one file an aggregate. Imported as a whole so that every table is known to the metadata."""

from incidents.storage.models import (
    account,
    article,
    claim,
    finding,
    history,
    incident,
    listing,
    person,
    place,
    publication,
    term,
)

__all__ = [
    "account",
    "article",
    "claim",
    "finding",
    "history",
    "incident",
    "listing",
    "person",
    "place",
    "publication",
    "term",
]
