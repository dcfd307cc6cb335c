"""A record of ours gives the very same row whichever of our files it comes in, so that a second form adds nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents.domain.batches import Reading
from incidents.domain.codec import to_plain
from incidents.domain.moments import today
from incidents.services.exporting import Form
from incidents.services.importing import opening
from incidents.services.importing.glossary import Glossary
from incidents.services.reference import vocabulary
from storage.filled import records
from storage.houses import WHOLE, elsewhere, exported, needed, written


def rows(content: bytes, path: Path) -> dict[str, dict[str, Any]]:
    """Code → the row as plain values."""
    path.write_bytes(content)
    opened = opening.open_file(path, path.name, Reading(preset="auto"))
    names = Glossary(vocabulary(), {}, today())
    return {draft.external: to_plain(draft) for _, draft in opened.rows(names)}


@settings(max_examples=3, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(told=st.data())
def test_every_form_gives_the_same_row(
    store: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, told: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    with elsewhere(request, folder / "house"):
        written(told.draw(st.lists(records(*needed()), min_size=6, max_size=9)))
        found = {form: rows(exported(form), folder / form) for form in WHOLE}
    expected = found.pop(Form.JSON)
    for form, others in found.items():
        for code, row in others.items():
            for name in sorted({*row, *expected[code]} - {"warnings"}):
                assert row.get(name) == expected[code].get(name), (form, name)
        assert others.keys() == expected.keys()
