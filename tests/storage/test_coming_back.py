"""Our own files come back: what leaves one house stands field by field the same in an empty one, on both engines."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents import paths
from incidents.domain.access import LOADER
from incidents.services import demonstration
from incidents.services.exporting import Form
from incidents.services.importing import handing
from storage.filled import records
from storage.houses import WHOLE, elsewhere, everything, exported, needed, written
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
        same(after, before)


@pytest.mark.parametrize(("form", "other"), [(Form.JSON, Form.XLSX), (Form.XLSX, Form.CSV), (Form.CSV, Form.JSON)])
@settings(max_examples=2, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(told=st.data())
def test_whatever_a_record_holds_comes_back_and_in_another_form_it_adds_nothing(
    store: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    form: Form,
    other: Form,
    told: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("houses")
    with elsewhere(request, folder / "first"):
        drafts = told.draw(st.lists(records(*needed()), min_size=6, max_size=9))
        written(drafts)
        before, content, again = everything(), exported(form), exported(other)
    assert len(before["lists"]) == 3
    with elsewhere(request, folder / "second"):
        batch = bring(content, LOADER, name="export")
        assert refusals(batch.code) == []
        assert counts(batch) == (len(drafts), 0, 0, 0, 0)
        same(everything(), before)
        assert counts(bring(again, LOADER, name="export")) == (0, 0, len(drafts), 0, 0)
        same(everything(), before)


def refusals(code: str) -> list[str]:
    return [f"{problem.column}: {problem}" for line in handing.every_line(code, LOADER) for problem in line.problems]


def same(after: dict[str, Any], before: dict[str, Any]) -> None:
    """All of it is there again; an outlet or actor that nothing names stays behind."""
    for kind, expected in before.items():
        if kind in {"outlets", "actors"}:
            assert after[kind].items() <= expected.items(), kind
        else:
            assert after[kind] == expected, kind
