"""Rows of a file beside what the database holds of their codes."""

from incidents.domain import codes
from incidents.domain.batches import RowState
from incidents.services.importing import sorting
from incidents.services.importing.sorting import Sorted
from incidents.storage import external_codes, incidents
from incidents.storage.db import Session


def beside(session: Session, dataset: str, read: list[Sorted]) -> list[Sorted]:
    """What each row is to the database as it now stands."""
    wanted = [one.draft.external for one in read if one.state == RowState.NEW]
    known = external_codes.known(session, dataset, wanted)
    shaped = [code for code in wanted if code not in known and codes.is_code(code)]
    ours = {code: code for code in incidents.numbers(session, shaped)}
    return sorting.against(read, known, ours)
