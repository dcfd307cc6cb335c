"""Copies of articles: what was asked for, and what came of it."""

from incidents.domain.vocabulary import N_, Term


class CaptureKind(Term):
    """How a copy came, or was looked for again."""

    FETCHED = "fetched", N_("Fetched from its address")
    UPLOADED = "uploaded", N_("Uploaded as a file")
    RECHECKED = "rechecked", N_("Looked at again")


class CaptureState(Term):
    """What came of it."""

    QUEUED = "queued", N_("Waiting: the address could not be reached yet")
    KEPT = "kept", N_("A copy is kept")
    SAME = "same", N_("Still there, its text unchanged")
    CHANGED = "changed", N_("Still there, its text has changed")
    GONE = "gone", N_("No longer at its address")
    REFUSED = "refused", N_("Not fetched")
