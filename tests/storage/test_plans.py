"""What is looked up a thousand times a minute is found by an index, not by looking through everything."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import aliased

from incidents.storage.db import is_sqlite, session
from incidents.storage.models.publication import PublicationRow, stands


@pytest.mark.parametrize("name", ["publication", "today"])
def test_the_publication_of_an_incident_that_stands_is_found_by_its_index(store: str, name: str) -> None:
    read = PublicationRow if name == "publication" else aliased(PublicationRow, name=name)
    current = session()
    if not is_sqlite():
        current.execute(text("SET LOCAL enable_seqscan = off"))  # a table with nothing in it is read whole otherwise
    asked = current.query(read.id).where(read.incident_id == 7, stands(name)).statement
    words = str(asked.compile(current.connection(), compile_kwargs={"literal_binds": True}))
    plan = current.execute(text(f"EXPLAIN {'QUERY PLAN ' if is_sqlite() else ''}{words}")).all()
    assert "uq_publication_standing" in str(plan)
