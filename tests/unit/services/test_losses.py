"""What forms cannot carry: each form that has losses, each loss by the feature that decides it."""

import pytest

from incidents.domain.features import Feature
from incidents.reports.columns import english
from incidents.reports.losses import LOSSES
from incidents.services import losses
from incidents.services.ordering import FILES, PURPOSES, Form
from incidents.services.wording import MapWords

NONE = dict.fromkeys(Feature, 0)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> MapWords:
    """English, with no catalogue and no house."""
    monkeypatch.setattr(losses, "records_words", lambda number, _: f"{number} records")
    return MapWords(lang="en", say=english, when=str, figure=str)


def test_every_loss_is_of_a_form_that_there_is() -> None:
    assert set(LOSSES) <= set(Form)


def test_every_form_has_a_file_and_stands_under_one_purpose() -> None:
    offered = [form for forms in PURPOSES.values() for form in forms]
    assert sorted(offered) == sorted(Form)
    assert set(FILES) == set(Form)


@pytest.mark.parametrize("form", list(Form))
def test_what_touches_no_record_is_not_told(form: Form, words: MapWords) -> None:
    told = " ".join(losses.sentences(form, NONE, words))
    for loss in LOSSES.get(form, ()):
        assert (loss.what in told) == (loss.feature is None), loss


@pytest.mark.parametrize("form", list(Form))
def test_what_touches_records_is_told_with_their_number(form: Form, words: MapWords) -> None:
    found = {feature: number for number, feature in enumerate(Feature, 10)}
    told = " ".join(losses.sentences(form, found, words))
    for loss in LOSSES.get(form, ()):
        if loss.feature is not None:
            number = found[loss.feature]
            part = f"leaves out {number} records: {loss.what}." if loss.whole else f"{loss.what} ({number} records)"
            assert part in told, loss


def test_a_form_that_carries_all_says_so_and_one_that_nobody_looked_at_says_nothing(
    words: MapWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LOSSES, "csv", ())
    assert losses.sentences(Form.CSV, NONE, words) == ("Everything in these records is in it.",)
    monkeypatch.delitem(LOSSES, "csv")
    assert losses.sentences(Form.CSV, NONE, words) == ()
