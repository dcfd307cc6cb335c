"""Our own files come back: what leaves one house stands field by field the same in an empty one, on both engines."""

from pathlib import Path

import pytest

from incidents import paths
from incidents.services import demonstration
from incidents.services.exporting import Form
from storage.houses import WHOLE, elsewhere, everything, exported
from storage.imported import bring, counts


@pytest.mark.parametrize("form", WHOLE)
def test_the_demonstration_comes_back_field_by_field(
    store: str, request: pytest.FixtureRequest, tmp_path: Path, form: Form
) -> None:
    demonstration.load(paths.data() / "demonstration")
    before, content = everything(), exported(form)
    assert (len(before["records"]), len(before["articles"])) == (46, 123)
    assert sum(len(one.get("claims", ())) for one in before["records"].values()) == 228
    with elsewhere(request, tmp_path / "elsewhere") as by:
        batch = bring(content, by, name="export")
        assert (batch.preset, counts(batch)) == ("own", (46, 0, 0, 0, 0))
        after = everything()
        assert after.pop("outlets").items() <= before.pop("outlets").items()  # one that nothing names stays behind
        assert after.pop("actors").items() <= before.pop("actors").items()
        for kind, expected in before.items():
            assert after[kind] == expected, kind
