"""The reader against the scored set: the least precision and recall, over all languages and in each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from incidents.reading.scoring import ALL, Measure, Scores
from incidents.services.reading import shipped_reader
from incidents.services.scoring import score_folder

HERE = Path(__file__).parent / "passages"

#: The least precision and the least recall.
AIMS = {Measure.FIGURES: (0.95, 0.90), Measure.DATES: (0.95, 0.95), Measure.PLACES: (0.90, 0.90)}


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score_folder(HERE, shipped_reader().read)


@pytest.mark.parametrize("language", [ALL, "en", "ar"])
@pytest.mark.parametrize("measure", AIMS)
def test_the_aim_is_met(scores: Scores, measure: Measure, language: str) -> None:
    tally = {(one, of): tally for one, of, tally in scores.rows()}[measure, language]
    precision, recall = AIMS[measure]
    slips = [slip for slip in scores.slips if slip.measure is measure and language in {ALL, slip.passage.split("-")[0]}]
    assert tally.precision >= precision, slips
    assert tally.recall >= recall, slips


def test_the_scores_are_told(scores: Scores, tell: Callable[[str], None]) -> None:
    for line in scores.table():
        tell(line)
    assert {language for _, language in scores.tallies} == {"en", "ar", "ckb"}
