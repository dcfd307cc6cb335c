"""Typed rows, one file an aggregate. Imported as a whole so that every table is known to the metadata."""

from incidents.storage.models import (
    account,
    article,
    batch,
    capture,
    claim,
    finding,
    history,
    incident,
    listing,
    match,
    person,
    place,
    publication,
    sitting,
    term,
    token,
)

__all__ = [
    "account",
    "article",
    "batch",
    "capture",
    "claim",
    "finding",
    "history",
    "incident",
    "listing",
    "match",
    "person",
    "place",
    "publication",
    "sitting",
    "term",
    "token",
]
