"""Batches of an import: where each stands, and what became of each row."""

from incidents.domain.vocabulary import N_, Term


class BatchState(Term):
    """Where a batch stands."""

    WAITING = "waiting", N_("Looked at, not yet brought in")
    RUNNING = "running", N_("Being brought in")
    DONE = "done", N_("Brought in")
    UNDONE = "undone", N_("Undone")


class RowState(Term):
    """What became of a row of the file."""

    NEW = "new", N_("New")
    CHANGED = "changed", N_("Changed")
    SAME = "same", N_("Already here")
    DUPLICATE = "duplicate", N_("Twice in the file")
    REFUSED = "refused", N_("Refused")
